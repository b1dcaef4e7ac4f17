import { expect, test } from "vitest";
import { replay } from "../../src/shadow/replay.js";
import { describeEngines, inShadow, toRunnable } from "../shadow/shadows.js";
import { rehearseFiles } from "./rehearsing.js";
import { toEffect } from "./statements/table.js";

const fixture = `CREATE TABLE people (id int PRIMARY KEY, label text, flags bit(3), code varchar(20));
CREATE TABLE visits (person int, label text);
CREATE TABLE filled (id int PRIMARY KEY); INSERT INTO filled VALUES (1);`;

/** No row of ours stands in for a target's here: what each of them reads and rewrites shows all the same. */
const statements: readonly { readonly sql: string; readonly expected: string; readonly rules: readonly string[] }[] = [
  {
    sql: "ALTER TABLE people ALTER COLUMN label TYPE int USING label::int",
    expected:
      "public.people AccessExclusive, public.people Share, public.people_pkey AccessExclusive | public.people | public.people",
    rules: ["fails-on-rows"],
  },
  {
    sql: "ALTER TABLE visits ADD CONSTRAINT visits_filled FOREIGN KEY (person) REFERENCES filled",
    expected:
      "public.filled AccessShare, public.filled RowShare, public.filled ShareRowExclusive, public.filled_pkey AccessShare, public.visits AccessShare, public.visits ShareRowExclusive |  | public.filled, public.visits",
    rules: ["fails-on-rows"],
  },
  {
    sql: "ALTER TABLE visits ADD CONSTRAINT visits_people FOREIGN KEY (person) REFERENCES people",
    expected:
      "public.people AccessShare, public.people RowShare, public.people ShareRowExclusive, public.people_pkey AccessShare, public.visits AccessShare, public.visits ShareRowExclusive |  | public.people, public.visits",
    rules: [],
  },
];

describeEngines([14, 18], (engine) => {
  test(
    "what a statement would read is known where the tables must be empty for it to run",
    { timeout: 60_000 },
    async () => {
      await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
        const limits = { scriptMs: 60_000, totalMs: 60_000, signal: new AbortController().signal };
        await replay(shadow, [await toRunnable("V1__x.sql", fixture)], limits);
        for (const { sql, expected, rules } of statements) {
          const [one] = await rehearseFiles(shadow, { "V2__x.sql": sql });
          const told = one?.findings.map(({ rule }) => rule).filter((rule) => !/^(rerun|undo)/.test(rule));
          expect({ sql, effect: one?.proof?.statements.map(toEffect), told }).toEqual({
            sql,
            effect: [expected],
            told: rules,
          });
        }
      });
    },
  );
});

/** The first file makes a table, and the second asks more of its rows: it has none before the application knows of it. */
const onNewTables: readonly {
  readonly name: string;
  readonly files: Record<string, string>;
  readonly told: readonly string[];
}[] = [
  {
    name: "a table that a pending file makes",
    files: {
      "V2__x.sql": "CREATE TABLE fresh (id int PRIMARY KEY, person int REFERENCES people);",
      "V3__x.sql": "ALTER TABLE fresh ADD COLUMN x int NOT NULL;",
    },
    told: [],
  },
  {
    name: "its own rows",
    files: {
      "V2__x.sql": "CREATE TABLE fresh (id int); INSERT INTO fresh VALUES (1);",
      "V3__x.sql": "ALTER TABLE fresh ADD COLUMN x int NOT NULL;",
    },
    told: ["does-not-run"],
  },
  {
    name: "a table of before, behind one that makes another",
    files: {
      "V2__x.sql": "CREATE TABLE fresh (id int);",
      "V3__x.sql": "ALTER TABLE people ADD COLUMN x int NOT NULL; ALTER TABLE fresh ADD COLUMN x int NOT NULL;",
    },
    told: ["fails-on-rows"],
  },
];

describeEngines([18], (engine) => {
  test("rows in the way are those of tables that the target has", { timeout: 60_000 }, async () => {
    await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
      const limits = { scriptMs: 60_000, totalMs: 60_000, signal: new AbortController().signal };
      await replay(shadow, [await toRunnable("V1__x.sql", fixture)], limits);
      for (const { name, files, told } of onNewTables) {
        const last = (await rehearseFiles(shadow, files)).at(-1);
        const rules = last?.findings.map(({ rule }) => rule).filter((rule) => !/^(rerun|undo)/.test(rule));
        expect({ name, rules }).toEqual({ name, rules: told });
      }
    });
  });
});
