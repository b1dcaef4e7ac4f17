import { describe, expect, test } from "vitest";
import { run } from "../../src/run.js";
import { toSurroundings, withWorld, type Files, type Inputs, type World } from "./world.js";

/** All calls of the log in order: a group that begins (>) and ends (<), what is under way (~), lines. */
async function shownBy({ db, root }: World, command: string, inputs: Inputs = {}): Promise<readonly string[]> {
  const calls: string[] = [];
  const keep =
    (sign: string) =>
    (text = ""): void =>
      void calls.push(`${sign}${text}`.replaceAll(/\d+(?:\.\d+)? m?s\b/g, "N ms"));
  const surroundings = await toSurroundings(db, { root, log: [] }, { command, ...inputs }, {});
  const log = { group: keep("> "), endGroup: keep("<"), line: keep(""), done: keep(""), progress: keep("~ ") };
  await run({ ...surroundings, log });
  return calls;
}

/** What is shown of a part that runs on its own. */
const part = (title: string, end = "done  N ms"): readonly string[] => [
  ...[`> ${title}`, `~ ${title}`, `  ${title}  ${end}`],
  ...["~ ", "<"],
];
const callback = (event: string): readonly string[] => [`~ ${event}: ${event}.sql`, "~ ", `  ${event} ${event}.sql`];
const shown = (files: Files, inputs: Inputs = {}): Promise<readonly string[]> =>
  withWorld({ files }, (world) => shownBy(world, "apply", inputs));

const view = "CREATE OR REPLACE VIEW v AS SELECT 1 AS a;";

describe("a run shows each part as it begins and as it ends", () => {
  test("of an apply, with callbacks on their own around a file without a transaction; of a rollback", async () => {
    const files = {
      "V1__a.sql": "CREATE TABLE a (id int);",
      "V2__index.sql": "CREATE INDEX CONCURRENTLY IF NOT EXISTS a_id ON a (id);",
      "U2__index.sql": "DROP INDEX CONCURRENTLY IF EXISTS a_id;",
      "V3__c.sql": "CREATE TABLE c (id int);",
      "U3__c.sql": "DROP TABLE IF EXISTS c;",
      "beforeEachMigrate.sql": "INSERT INTO notes.told VALUES ('before');",
      "afterEachMigrate.sql": "INSERT INTO notes.told VALUES ('after');",
    };
    await withWorld({ files }, async (world) => {
      await world.db.query("CREATE SCHEMA notes; CREATE TABLE notes.told (event text)");
      expect(await shownBy(world, "apply")).toEqual([
        ...part("V1 a"),
        ...callback("beforeEachMigrate"),
        ...part("V2 index"),
        ...callback("afterEachMigrate"),
        ...part("V3 c"),
      ]);
      const told = await world.db.query("SELECT event FROM notes.told");
      expect(told.map((row) => row["event"])).toEqual(["before", "after", "before", "after", "before", "after"]);
      expect(await shownBy(world, "rollback", { steps: "2", confirm: "default" })).toEqual([
        ...part("U3 c"),
        ...part("U2 index"),
      ]);
    });
  });

  test("all in one transaction are one group", async () => {
    const files = {
      "V1__a.sql": "CREATE TABLE a (id int);",
      "V2__b.sql": "CREATE TABLE b (id int);",
      "R__v.sql": view,
    };
    const title = "3 files in one transaction";
    expect(await shown(files, { transaction: "all" })).toEqual([
      ...[`> ${title}`, `~ ${title}`],
      ...["V1 a", "V2 b", "R v"].map((each) => `  ${each}  done  N ms`),
      ...["~ ", "<"],
    ]);
  });

  test("one that fails among them is named", async () => {
    const files = {
      "V1__a.sql": "CREATE TABLE a (id int);",
      "V2__b.sql": "CREATE TABLE a (id int);",
      "R__v.sql": view,
    };
    const title = "3 files in one transaction";
    expect(await shown(files, { transaction: "all" })).toEqual([
      ...[`> ${title}`, `~ ${title}`, "  V2 b  failed"],
      ...["~ ", "<"],
    ]);
  });

  test("one that fails alone is the last", async () => {
    const files = {
      "V1__a.sql": "CREATE TABLE a (id int);",
      "V2__b.sql": "CREATE TABLE a (id int);",
      "R__v.sql": view,
    };
    expect(await shown(files)).toEqual([...part("V1 a"), ...part("V2 b", "failed")]);
  });

  test("files of one message are one group, and what fails among them has its own", async () => {
    const versions = [1, 2, 3, 4, 5, 6, 7, 8];
    const files = Object.fromEntries(
      versions.map((version) => [`V${version}__t${version}.sql`, `CREATE TABLE t${version} (id int);`]),
    );
    // How many share a message is a matter of time; the last two do, unless the machine is very busy.
    const lines = await shown({ ...files, "V8__t8.sql": "CREATE TABLE t1 ();" });
    const groups = lines.flatMap((line) => /^[<>]/.exec(line) ?? []);
    expect(groups.join("")).toMatch(/^(?:><)+$/);
    const underWay = lines.filter((line) => line.startsWith("~ V"));
    expect([...new Set(underWay)]).toEqual(versions.map((version) => `~ V${version} t${version}`));
    expect(lines.slice(-5)).toEqual(part("V8 t8", "failed"));
    expect(lines.filter((line) => line.includes("done"))).toHaveLength(7);
  });

  test("one that is not worth starting says so, and what is in its way", async () => {
    await withWorld({ files: { "V1__a.sql": "CREATE TABLE a (id int);" } }, async (world) => {
      await world.run("apply");
      await world.db.query("INSERT INTO a VALUES (NULL)");
      world.write({ "V2__key.sql": "ALTER TABLE a ALTER COLUMN id SET NOT NULL;" });
      const lines = await shownBy(world, "apply");
      expect(lines).toEqual(part("V2 key", lines[2]?.replace("  V2 key  ", "")));
      expect(lines[2]).toMatch(/^ {2}V2 key {2}not started: a row of public\.a has no id/);
    });
  });
});

test("how long each file took is told, and the attempts of a transaction for all are told once", async () => {
  const files = {
    "V1__a.sql": "CREATE TABLE a (id int); SELECT pg_sleep(0.05);",
    "V2__b.sql": "DO $$ BEGIN IF nextval('notes.attempt') = 1 THEN RAISE SQLSTATE '40P01'; END IF; END $$;",
  };
  await withWorld({ files }, async (world) => {
    await world.db.query("CREATE SCHEMA notes; CREATE SEQUENCE notes.attempt");
    const { environment, log } = await world.run("apply", { transaction: "all" });
    const [first, second] = environment.steps;
    expect([first, second].map((step) => step?.retries.map(({ sqlstate }) => sqlstate))).toEqual([["40P01"], []]);
    expect(first?.executionMs).toBeGreaterThanOrEqual(50);
    expect(second?.executionMs).toBeLessThan(50);
    expect(log).toContain(`  V1 a  done  ${first?.executionMs} ms`);
  });
});
