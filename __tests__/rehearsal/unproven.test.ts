import { expect, test } from "vitest";
import { replay } from "../../src/shadow/replay.js";
import { describeEngines, inShadow, toRunnable } from "../shadow/shadows.js";
import { rehearseFiles, show } from "./rehearsing.js";

const signal = new AbortController().signal;

/** What is on record: the target has rows in these tables, the throw-away database has none. */
const recorded = `CREATE TABLE roles (name text PRIMARY KEY, grade int);
  CREATE TABLE users (id int PRIMARY KEY, role text NOT NULL REFERENCES roles DEFERRABLE, note text);
  CREATE FUNCTION role_of(wanted text) RETURNS int LANGUAGE plpgsql AS
    'DECLARE found int; BEGIN SELECT grade INTO STRICT found FROM roles WHERE name = wanted; RETURN found; END';`;

function looksInto(tables: string, sqlstate: string): RegExp {
  return new RegExp(
    `^not-rehearsed: it looks into rows of ${tables}, which only the target has: .* \\(${sqlstate}\\)$`,
  );
}

const wrong = /^does-not-run: /;

interface Case {
  readonly name: string;
  readonly sql: string;
  readonly told: RegExp;
  /** Everywhere; the others on one server only. */
  readonly sample?: true;
}

const cases: readonly Case[] = [
  { name: "a name that is nowhere", sql: "SELECT * FROM roles WHERE nothing = 1;", told: wrong },
  {
    name: "a row that refers to one of the target",
    sql: "INSERT INTO users VALUES (1, 'admin') ON CONFLICT DO NOTHING;",
    sample: true,
    told: looksInto("public.roles", "23503"),
  },
  {
    name: "the same where the check is deferred to the end",
    sql: "SET CONSTRAINTS ALL DEFERRED; INSERT INTO users VALUES (1, 'admin') ON CONFLICT DO NOTHING;",
    told: looksInto("public.roles", "23503"),
  },
  {
    name: "a value that is looked up, into a required column",
    sql: "INSERT INTO users SELECT 2, (SELECT name FROM roles WHERE grade = 77) WHERE NOT EXISTS (SELECT FROM users WHERE id = 2);",
    told: looksInto("public.roles, public.users", "23502"),
  },
  {
    name: "SELECT INTO STRICT in a block",
    sql: "DO $$ DECLARE r roles; BEGIN SELECT * INTO STRICT r FROM roles WHERE name = 'admin'; END $$;",
    told: looksInto("public.roles", "P0002"),
  },
  {
    name: "SELECT INTO STRICT in a function of the target",
    sql: "UPDATE users SET note = 'x' WHERE false; SELECT role_of('admin');",
    told: looksInto("public.roles", "P0002"),
  },
  {
    name: "a block that insists on a row",
    sql: "DO $$ BEGIN IF NOT EXISTS (SELECT FROM roles WHERE name = 'admin') THEN RAISE EXCEPTION 'no admin'; END IF; END $$;",
    told: looksInto("public.roles", "P0001"),
  },
  {
    name: "a block that raises a code of its own for a row",
    sql: "DO $$ BEGIN IF (SELECT max(grade) FROM roles WHERE name = 'admin') IS NULL THEN RAISE EXCEPTION 'no admin' USING ERRCODE = '45001'; END IF; END $$;",
    told: looksInto("public.roles", "45001"),
  },
  {
    name: "an assertion about rows, outside a transaction",
    sql: "-- schema-version: transaction=false\nSELECT 1;\nDO $$ BEGIN ASSERT (SELECT count(*) FROM roles) > 99; END $$;",
    sample: true,
    told: looksInto("public.roles", "P0004"),
  },
  {
    name: "a row that refers to one that the file itself should have made",
    sql: "CREATE TABLE IF NOT EXISTS kinds (id int PRIMARY KEY); CREATE TABLE IF NOT EXISTS things (kind int REFERENCES kinds); INSERT INTO things VALUES (1);",
    told: wrong,
  },
  { name: "a required column left out", sql: "INSERT INTO users (id) VALUES (3);", sample: true, told: wrong },
  {
    name: "a block that raises whatever the rows",
    sql: "DO $$ BEGIN RAISE EXCEPTION 'no'; END $$;",
    told: wrong,
  },
  {
    name: "a block that looks for a table only",
    sql: "DO $$ BEGIN IF to_regclass('nowhere') IS NULL THEN RAISE EXCEPTION 'no table'; END IF; END $$;",
    told: wrong,
  },
  { name: "a division by zero", sql: "SELECT 1 / 0;", told: wrong },
  {
    name: "a new owner who may not create there",
    sql: "CREATE SCHEMA own; CREATE TABLE own.t (a int); ALTER TABLE own.t OWNER TO reader;",
    sample: true,
    told: /^not-rehearsed: permission denied for schema own \(42501\): privileges that no file gave are not on the throw-away database$/,
  },
];

describeEngines([14, 18, "pglite"], (engine) => {
  test(
    "what depends on rows of the target, or on its privileges, is not called wrong",
    { timeout: 120_000 },
    async () => {
      await inShadow(engine, { trust: "pull-request", mirror: { roles: ["reader"] } }, async (shadow) => {
        const limits = { scriptMs: 60_000, totalMs: 60_000, signal };
        await replay(shadow, [await toRunnable("V1__x.sql", recorded)], limits);
        const tried = cases.filter(({ sample }) => engine === 18 || sample);
        const files = Object.fromEntries(tried.map(({ sql }, index) => [`V${index + 2}__x.sql`, sql]));
        const rehearsed = await rehearseFiles(shadow, files);
        const lines = rehearsed.map((one) => show(one)[0] ?? "nothing");
        expect(rehearsed.map(({ proof }) => proof?.runs ?? null)).not.toContain(true);
        expect(
          tried.flatMap(({ name, told }, index) => (told.test(lines[index] ?? "") ? [] : [[name, lines[index]]])),
        ).toEqual([]);
      });
    },
  );
});

describeEngines([16], (engine) => {
  test("what takes too long is stopped, and said to be unproven", { timeout: 60_000 }, async () => {
    await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
      const again = "DO $$ BEGIN IF to_regclass('again') IS NOT NULL THEN PERFORM pg_sleep(60); END IF; END $$;";
      const files = {
        "V1__slow.sql": "SELECT pg_sleep(60);",
        "V2__again.sql": `${again} CREATE TABLE IF NOT EXISTS again (a int);`,
        "V3__undo.sql": "CREATE TABLE IF NOT EXISTS undone (a int);",
        "U3__undo.sql": "DROP TABLE undone; SELECT pg_sleep(60);",
        "V4__directed.sql": "-- schema-version: statement-timeout=10s\n\nSELECT pg_sleep(0.8);",
      };
      const rehearsed = await rehearseFiles(shadow, files, { scriptMs: 600 });
      const stopped = "did not end within 0.6 s and was stopped, so nothing is proven of it";
      expect(rehearsed.map((one) => show(one).filter((line) => !/^undo-(?:proposed|not-made)/.test(line)))).toEqual([
        [`took-too-long: it ${stopped}`],
        [`took-too-long: the second run: it ${stopped}`],
        [`took-too-long: the undo script: it ${stopped}`],
        [],
      ]);
      expect(rehearsed.map(({ proof }) => proof && [proof.rerun, proof.undo])).toEqual([
        null,
        ["not-run", "missing"],
        ["unchanged", "not-run"],
        ["unchanged", "missing"],
      ]);
      expect(rehearsed.flatMap(({ findings }) => findings.map(({ severity }) => severity)).slice(0, 1)).toEqual([
        "warning",
      ]);
    });
  });

  test("what no time is left for is said once", { timeout: 60_000 }, async () => {
    await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
      const files = Object.fromEntries([1, 2, 3, 4].map((n) => [`V${n}__x.sql`, "SELECT pg_sleep(60);"]));
      const rehearsed = await rehearseFiles(shadow, files, { scriptMs: 20_000, totalMs: 1000 });
      expect(rehearsed.map(show)).toEqual([
        ["took-too-long: the time for all rehearsals was over while it ran, so nothing is proven of it"],
        [
          "took-too-long: V2__x.sql and 2 more behind it: not rehearsed, since the time for all rehearsals (1 s) was over",
        ],
        [],
        [],
      ]);
    });
  });
});
