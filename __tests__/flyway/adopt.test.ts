import { describe, expect, test } from "vitest";
import { linesChecksum } from "../../src/flyway/checksum.js";
import { withWorld } from "../engine/world.js";
import { all, files, given, row, rowsOf, states } from "./adopting.js";
import { createFlywayTable, insertRows, rankedColumns } from "./rows.js";

describe("adopt takes over Flyway's history", () => {
  test("every row becomes one of ours with who, when and how long; Flyway's table stays as it was; again is nothing", () =>
    withWorld({ files }, async (world) => {
      const { db, run } = world;
      await createFlywayTable(db);
      await insertRows(db, all);
      const before = await rowsOf(db);
      const { report, findings } = await run("adopt", given);
      expect(report.failure).toBeNull();
      expect(findings).toEqual(["adopted: 4 rows of Flyway's: 4 taken over, 0 on record already, 0 left"]);
      expect(await states(world)).toBe("1:applied 2:applied 3:applied view:current");
      const ours = await db.query(
        "SELECT version, description, script_name, installed_by, installed_on::text, execution_time FROM schema_version ORDER BY 1",
      );
      expect(ours[1]).toEqual({
        version: "2",
        description: "two",
        script_name: "V2__two.sql",
        installed_by: "maria",
        installed_on: "2020-01-02 10:00:00.123456",
        execution_time: 42,
      });
      const events = await db.query<{ event: string; version: string | null; installed_by: string }>(
        "SELECT event, version, installed_by FROM schema_version_log ORDER BY id",
      );
      expect(events.map(({ event, version, installed_by: by }) => `${event} ${version} ${by}`)).toEqual([
        "adopt 1 dana",
        "adopt 2 dana",
        "adopt 3 dana",
        "adopt null dana",
      ]);
      expect(await rowsOf(db)).toEqual(before);
      expect((await run("adopt", given)).findings).toEqual([
        "adopted: 4 rows of Flyway's: 0 taken over, 4 on record already, 0 left",
      ]);
      expect(await db.query("SELECT FROM schema_version_log")).toHaveLength(4);
      expect((await run("apply", given)).environment.steps).toEqual([]);
    }));

  test("a dry run tells each row's fate and writes nothing", () =>
    withWorld({ files }, async ({ db, run }) => {
      await createFlywayTable(db);
      await insertRows(db, all);
      const { log, report } = await run("adopt", { ...given, "dry-run": "true" });
      expect(log).toContain("public.flyway_schema_history: 4 rows of Flyway's, nothing is written");
      expect(log).toContain("  2 SQL 2 two: taken over");
      expect(report.failure).toBeNull();
      expect(await db.query("SELECT FROM pg_class WHERE relname = 'schema_version'")).toEqual([]);
    }));

  test("the fates are told before anything is written", () =>
    withWorld({ files }, async ({ db, run }) => {
      await createFlywayTable(db);
      await insertRows(db, all);
      const seen: Promise<readonly object[]>[] = [];
      await run("adopt", given, {
        onLog: (text) => {
          if (text.includes("taken over") && seen.length === 0)
            seen.push(db.query("SELECT FROM pg_class WHERE relname = 'schema_version'"));
        },
      });
      expect(seen).toHaveLength(1);
      expect(await seen[0]).toEqual([]);
    }));

  test("without it, apply blocks and names it", () =>
    withWorld({ files }, async ({ db, run }) => {
      await createFlywayTable(db);
      const { report, findings } = await run("apply", given);
      expect(report.failure).toBe("blocked");
      expect(findings).toEqual([
        "flyway-history: the schema has a history of Flyway's, flyway_schema_history, that was not taken over",
      ]);
    }));

  test("where there is none, it says where it looked", () =>
    withWorld({ files }, async ({ run }) => {
      const { report, findings } = await run("adopt", given);
      expect(report.failure).toBe("blocked");
      expect(findings).toEqual(["flyway-history: there is no table flyway_schema_history in the schema public"]);
    }));
});

describe("what blocks", () => {
  test("files that differ, each told; one is taken for a reason, then all", () =>
    withWorld({ files }, async (world) => {
      const { db, run } = world;
      await createFlywayTable(db);
      await insertRows(db, [
        row(1, "V1__one.sql", { checksum: 5 }),
        row(2, "V2__two.sql", { checksum: 6 }),
        row(3, "V3__three.sql"),
      ]);
      const first = await run("adopt", given);
      expect(first.report.failure).toBe("blocked");
      expect(
        first.report.findings
          .filter(({ severity }) => severity === "error")
          .map(({ file, message }) => `${file} ${message}`),
      ).toEqual([
        "migrations/V1__one.sql 1 SQL 1 one: migrations/V1__one.sql is not the file that Flyway recorded (checksum 5 there)",
        "migrations/V2__two.sql 2 SQL 2 two: migrations/V2__two.sql is not the file that Flyway recorded (checksum 6 there)",
      ]);
      const one = await run("adopt", { ...given, "target-version": "1.0", reason: "only blanks" });
      expect(one.report.findings.filter(({ severity }) => severity === "error")).toHaveLength(1);
      expect(await db.query("SELECT FROM pg_class WHERE relname = 'schema_version'")).toEqual([]);
      const both = await run("adopt", { ...given, all: "true", reason: "only blanks" });
      expect(both.report.failure).toBeNull();
      expect(await states(world)).toBe("1:applied 2:applied 3:applied view:pending");
      const events = await db.query<{ reason: string }>("SELECT reason FROM schema_version_log WHERE version = '2'");
      expect(events).toEqual([{ reason: "only blanks" }]);
    }));

  test("versions above 20 characters and scripts above 255, all listed", () =>
    withWorld({ files }, async ({ db, run }) => {
      await createFlywayTable(db);
      await insertRows(db, [
        row(1, "V1__one.sql"),
        { rank: 2, version: "2026.01.02.10.11.12.1" },
        { rank: 3, version: "202601021011121314151" },
        { rank: 4, version: "5", script: `${"a".repeat(252)}.sql` },
      ]);
      const { report, findings } = await run("adopt", given);
      expect(report.failure).toBe("blocked");
      expect(findings.filter((one) => one.startsWith("flyway-row"))).toEqual([
        "flyway-row: 2 SQL 2026.01.02.10.11.12.1 x: its version has 21 characters; 20 is the most",
        "flyway-row: 3 SQL 202601021011121314151 x: its version has 21 characters; 20 is the most",
        "flyway-row: 4 SQL 5 x: its script has 256 characters; 255 is the most",
      ]);
      expect(await db.query("SELECT FROM pg_class WHERE relname = 'schema_version'")).toEqual([]);
    }));
});

describe("a history under the name of ours", () => {
  test.each([
    { name: "of Flyway 4", columns: undefined, ranked: false },
    { name: "of Flyway 2 and 3", columns: rankedColumns, ranked: true },
  ])("$name is renamed, which is said before", ({ columns, ranked }) =>
    withWorld({ files }, async (world) => {
      const { db, run } = world;
      await createFlywayTable(db, { name: "schema_version", ...(columns === undefined ? {} : { columns }) });
      const old = { name: "schema_version", ranked };
      await insertRows(db, [{ ...row(1, "V1__one.sql"), version: "1", type: ranked ? "INIT" : "BASELINE" }], old);
      // Flyway 3 hashed bytes, with their line ends.
      await insertRows(db, [row(2, "V2__two.sql")], old);
      // That nobody knows where its relations come from would lead to the wrong command.
      const before = (await run("status", given)).report.findings.filter(({ severity }) => severity === "error");
      expect(before.map(({ rule }) => rule)).toEqual(["foreign-table"]);
      const dry = await run("adopt", { ...given, "dry-run": "true" });
      expect(dry.findings).toContainEqual(expect.stringContaining("would be renamed to flyway_schema_history"));
      expect(dry.findings).toContainEqual(expect.stringContaining("2 would be taken over"));
      const said = "  the table is renamed to flyway_schema_history, because ours has the name schema_version";
      expect(dry.log).toContain(said);
      expect(await db.query("SELECT FROM pg_class WHERE relname = 'flyway_schema_history'")).toEqual([]);
      const { log, report } = await run("adopt", given);
      expect(report.failure).toBeNull();
      expect(log).toContain(said);
      expect(report.findings.filter(({ severity }) => severity === "warning")).toEqual([]);
      expect(await db.query("SELECT moment FROM schema_version_snapshot")).toEqual([{ moment: "last" }]);
      expect(await states(world)).toBe("1:baseline 2:applied 3:pending view:pending");
      expect(await rowsOf(db)).toHaveLength(2);
      const indexes = await db.query<{ relname: string }>(
        "SELECT relname FROM pg_class WHERE relkind = 'i' AND relname ~ '^(flyway|schema_version_(pk|s_idx)$)' ORDER BY 1",
      );
      expect(indexes.map(({ relname }) => relname)).toEqual([
        "flyway_schema_history_pk",
        "flyway_schema_history_s_idx",
      ]);
      expect((await run("adopt", given)).findings).toEqual([
        "adopted: 2 rows of Flyway's: 0 taken over, 2 on record already, 0 left",
      ]);
      expect((await run("apply", given)).report.failure).toBeNull();
      expect(await states(world)).toBe("1:baseline 2:applied 3:applied view:current");
    }),
  );

  test("two histories block", () =>
    withWorld({ files }, async ({ db, run }) => {
      await createFlywayTable(db);
      await createFlywayTable(db, { name: "schema_version" });
      const { findings } = await run("adopt", given);
      expect(findings).toEqual([
        "flyway-history: the schema public holds two histories of Flyway's, flyway_schema_history and schema_version",
      ]);
    }));
});

describe("after it", () => {
  test("a failed file without a transaction runs again; whose an INVALID index is nobody knows, so it is told, and stays", () =>
    withWorld({ files: { "V1__t.sql": "CREATE TABLE t (id int);" } }, async (world) => {
      const { db, run, write } = world;
      await createFlywayTable(db);
      const text = "CREATE UNIQUE INDEX CONCURRENTLY t_id ON t (id);";
      write({ "V2__index.sql": text });
      await insertRows(db, [
        { rank: 1, version: "1", description: "t", checksum: linesChecksum("CREATE TABLE t (id int);") },
        { rank: 2, version: "2", description: "index", checksum: linesChecksum(text), success: false },
      ]);
      await db.query("CREATE TABLE t (id int); INSERT INTO t VALUES (1), (1)");
      await db.query(text).catch(() => {}); // leaves the INVALID index that Flyway's attempt would have left
      await db.query("DELETE FROM t");
      await run("adopt", given);
      const [refused] = (await run("apply", given)).report.findings;
      expect(refused).toMatchObject({
        message: 'relation "t_id" already exists (42P07)',
        hint: 'drop it by hand: DROP INDEX CONCURRENTLY "public"."t_id"',
      });
      await db.query("DROP INDEX t_id; INSERT INTO t VALUES (1), (1)");
      // What an attempt of ours leaves is cleared from then on.
      expect((await run("apply", given)).report.failure).toBe("database");
      await db.query("DELETE FROM t");
      expect((await run("apply", given)).report.failure).toBeNull();
      expect(await db.query("SELECT FROM pg_index WHERE indexrelid = 't_id'::regclass AND indisvalid")).toHaveLength(1);
    }));

  test("what was rolled back here does not come back by another adopt; a row that Flyway deleted goes here too", () =>
    withWorld({ files: { ...files, "U3__three.sql": "SELECT 1;" } }, async (world) => {
      const { db, run } = world;
      await createFlywayTable(db);
      await insertRows(db, all);
      await run("adopt", given);
      await run("rollback", { ...given, steps: "1", confirm: "default" });
      const { log } = await run("adopt", given);
      expect(log).toContain("  3 SQL 3 three: left: it was rolled back here since");
      expect(await states(world)).toBe("1:applied 2:applied 3:pending view:pending");
      await insertRows(db, [row(5, "V2__two.sql", { type: "DELETE" })]);
      const gone = await run("adopt", given);
      expect(gone.log).toContain("  version 2 here: forgotten, Flyway has it as deleted or undone");
      expect(gone.findings).toContain("adopted: version 2 is forgotten: Flyway has it as deleted or undone");
      expect(await states(world)).toBe("1:applied 2:pending 3:pending view:pending");
    }));

  test("a row whose file comes later is completed by another adopt", () =>
    withWorld({ files: { "V1__one.sql": files["V1__one.sql"] } }, async (world) => {
      const { db, run, write } = world;
      await createFlywayTable(db);
      await insertRows(db, [row(1, "V1__one.sql"), row(2, "V2__two.sql")]);
      await run("adopt", given);
      expect(await states(world)).toBe("1:applied 2:ahead");
      write({ "V2__two.sql": files["V2__two.sql"] });
      await run("adopt", given);
      expect(await states(world)).toBe("1:applied 2:applied");
    }));
});
