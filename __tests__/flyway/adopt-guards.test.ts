import { describe, expect, test } from "vitest";
import { flywayLockKey } from "../../src/flyway/lock-key.js";
import { versionsOf } from "../engine/observe.js";
import { withWorld } from "../engine/world.js";
import { all, files, given, row, rowsOf, states } from "./adopting.js";
import { createFlywayTable, insertRows } from "./rows.js";

const ours = "SELECT relname FROM pg_class WHERE relname ~ '^schema_version' AND relkind = 'r' ORDER BY 1";

describe("adopt, beside a Flyway that is at work", () => {
  test.each([
    { name: "under its table's name of today", table: "flyway_schema_history", at: "flyway_schema_history" },
    { name: "under the old name, which it is about to have no more", table: "schema_version", at: "schema_version" },
    { name: "under the name that the old one is to have", table: "schema_version", at: "flyway_schema_history" },
  ])("waits for its lock $name, says so, and gives up in time", ({ table, at }) =>
    withWorld({ files }, async ({ db, run }) => {
      await createFlywayTable(db, { name: table });
      const flyway = await db.connect({ applicationName: "Flyway" });
      await flyway.query(`SELECT pg_advisory_lock(${flywayLockKey("public", at).key})`);
      const waited = await run("adopt", { ...given, "lock-wait": "300ms" });
      expect(waited.findings).toEqual([expect.stringMatching(/^lock-held: .*\(pid \d+, Flyway, .*; waited 0\.3 s$/)]);
      expect(waited.log).toContain("waiting for Flyway, which is at work");
      await flyway.query("SELECT pg_advisory_unlock_all()");
      expect((await run("adopt", { ...given, "lock-wait": "0" })).report.failure).toBeNull();
    }),
  );

  test("so does every command that writes, where its table is kept beside ours", () =>
    withWorld({ files }, async ({ db, run }) => {
      const config = "flyway:\n  history: mirror\n";
      const flyway = await db.connect({ applicationName: "Flyway" });
      await flyway.query(`SELECT pg_advisory_lock(${flywayLockKey("public", "flyway_schema_history").key})`);
      const waited = await run("apply", { ...given, "lock-wait": "0" }, { config });
      expect(waited.findings).toEqual([expect.stringMatching(/^lock-held: .*, Flyway, /)]);
      expect(await db.query(ours)).toEqual([]);
      expect((await run("status", given, { config })).findings).toEqual([]);
      expect((await run("apply", { ...given, "lock-wait": "0" })).findings).toEqual([]);
    }));

  test("in another schema does not wait", () =>
    withWorld({ files }, async ({ db, run }) => {
      await createFlywayTable(db);
      const flyway = await db.connect();
      await flyway.query(`SELECT pg_advisory_lock(${flywayLockKey("other", "flyway_schema_history").key})`);
      expect((await run("adopt", { ...given, "lock-wait": "0" })).report.failure).toBeNull();
    }));
});

test("a table of another program's that has the name of ours blocks, and stays as it is", () =>
  withWorld({ files }, async ({ db, run }) => {
    await createFlywayTable(db);
    await insertRows(db, all);
    await db.query("CREATE TABLE schema_version (id int)");
    const { report, findings } = await run("adopt", given);
    expect(report.failure).toBe("blocked");
    expect(findings[0]).toMatch(/^foreign-table: the table schema_version is not the tool's/);
    expect(await db.query(ours)).toEqual([{ relname: "schema_version" }]);
    expect(await rowsOf(db)).toHaveLength(4);
  }));

test("a table that only has the name of Flyway's is none of its", () =>
  withWorld({ files }, async ({ db, run }) => {
    await db.query("CREATE SCHEMA other");
    for (const column of ["installed_rank int", "script text"]) {
      await db.query(`CREATE TABLE flyway_schema_history (${column})`);
      expect((await run("adopt", given)).findings).toEqual([
        "flyway-history: there is no table flyway_schema_history in the schema public",
      ]);
      await db.query("DROP TABLE flyway_schema_history");
    }
    await db.query(`CREATE TABLE other.flyway_schema_history (installed_rank int, script text);
      CREATE VIEW public.flyway_schema_history AS SELECT * FROM other.flyway_schema_history`);
    expect((await run("adopt", given)).report.failure).toBe("blocked");
  }));

test("a history without a row is taken over too: our tables say so, once", () =>
  withWorld({ files }, async (world) => {
    const { db, run } = world;
    await createFlywayTable(db);
    const dry = await run("adopt", { ...given, "dry-run": "true" });
    expect(dry.findings).toEqual(["adopted: 0 rows of Flyway's: 0 would be taken over, 0 on record already, 0 left"]);
    expect(await db.query(ours)).toEqual([]);
    expect(dry.log.filter((line) => line.includes("renamed"))).toEqual([]);
    expect((await run("adopt", given)).findings).toEqual([
      "adopted: 0 rows of Flyway's: 0 taken over, 0 on record already, 0 left",
    ]);
    const made = ["schema_version", "schema_version_log", "schema_version_repeatable"];
    expect(await db.query(ours)).toEqual(made.map((relname) => ({ relname })));
    const before = await db.query("SELECT xmin::text FROM pg_class WHERE relname ~ '^schema_version' ORDER BY oid");
    expect((await run("adopt", given)).report.failure).toBeNull();
    expect(await db.query("SELECT xmin::text FROM pg_class WHERE relname ~ '^schema_version' ORDER BY oid")).toEqual(
      before,
    );
    expect(await states(world)).toBe("1:pending 2:pending 3:pending view:pending");
  }));

test("an old history without a row is renamed too, where the log of a lost record is left", () =>
  withWorld({ files }, async ({ db, run }) => {
    await createFlywayTable(db);
    await run("adopt", given);
    await db.query("DROP TABLE flyway_schema_history, schema_version");
    await createFlywayTable(db, { name: "schema_version" });
    expect((await run("adopt", given)).report.failure).toBeNull();
    expect(await rowsOf(db)).toEqual([]);
    expect(await versionsOf(db)).toEqual([]);
  }));

test("a dry run that finds more leaves the record and the kept schema as they were", () =>
  withWorld({ files }, async ({ db, run }) => {
    await createFlywayTable(db);
    await insertRows(db, [row(1, "V1__one.sql")]);
    await run("adopt", given);
    await insertRows(db, [row(2, "V2__two.sql")]);
    const state = `SELECT (SELECT string_agg(s.moment || s.xmin, ',') FROM schema_version_snapshot s) AS snapshots,
      (SELECT string_agg(v.version || v.xmin, ',') FROM schema_version v) AS versions,
      (SELECT count(*)::int FROM schema_version_log) AS events`;
    const before = await db.query(state);
    const { findings } = await run("adopt", { ...given, "dry-run": "true" });
    expect(findings).toEqual(["adopted: 2 rows of Flyway's: 1 would be taken over, 1 on record already, 0 left"]);
    expect(await db.query(state)).toEqual(before);
    expect((await run("adopt", given)).findings).toEqual([
      "adopted: 2 rows of Flyway's: 1 taken over, 1 on record already, 0 left",
    ]);
    expect(await versionsOf(db)).toEqual(["1", "2"]);
  }));

test("files that differ are taken by the version that was named, and no other", () =>
  withWorld({ files }, async ({ db, run }) => {
    await createFlywayTable(db);
    await insertRows(db, [row(1, "V1__one.sql", { checksum: 5 }), row(2, "V2__two.sql")]);
    const wrong = await run("adopt", { ...given, "target-version": "2", reason: "blanks" });
    expect(wrong.report.findings.filter(({ severity }) => severity === "error")).toMatchObject([
      { rule: "flyway-checksum", file: "migrations/V1__one.sql" },
    ]);
    const right = await run("adopt", { ...given, "target-version": "1", reason: "blanks" });
    expect(right.report.failure).toBeNull();
  }));

test("what a repair has forgotten does not come back by another adopt", () =>
  withWorld({ files }, async ({ db, run, remove }) => {
    await createFlywayTable(db);
    await insertRows(db, all);
    await run("adopt", given);
    remove("V2__two.sql");
    await run("repair", { ...given, "target-version": "2", reason: "it was never ours" });
    expect(await versionsOf(db)).toEqual(["1", "3"]);
    expect((await run("adopt", given)).report.failure).toBeNull();
    expect(await versionsOf(db)).toEqual(["1", "3"]);
  }));

test("a history under the name of ours is renamed also where the configuration names it", () =>
  withWorld({ files }, async ({ db, run }) => {
    await createFlywayTable(db, { name: "schema_version" });
    await insertRows(db, [row(1, "V1__one.sql")], { name: "schema_version" });
    expect((await run("adopt", given, { config: "flyway:\n  table: schema_version\n" })).report.failure).toBeNull();
    expect(await rowsOf(db)).toHaveLength(1);
    expect(await versionsOf(db)).toEqual(["1"]);
  }));

test("a history whose table the configuration names is found there", () =>
  withWorld({ files }, async (world) => {
    const { db, run } = world;
    await createFlywayTable(db, { name: "history" });
    await insertRows(db, all, { name: "history" });
    const config = "flyway:\n  table: history\n";
    expect((await run("adopt", given)).findings).toEqual([
      "flyway-history: there is no table flyway_schema_history in the schema public",
    ]);
    expect((await run("adopt", given, { config })).findings).toEqual([
      "adopted: 4 rows of Flyway's: 4 taken over, 0 on record already, 0 left",
    ]);
    expect(await states(world)).toBe("1:applied 2:applied 3:applied view:current");
  }));
