import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { linesChecksum } from "../../src/flyway/checksum.js";
import { withWorld } from "../engine/world.js";
import { createFlywayTable, insertRows } from "./rows.js";

const files = {
  "V1__a.sql": "CREATE TABLE a ();",
  "U1__a.sql": "DROP TABLE a;",
  "V2__b.sql": "CREATE TABLE b ();",
  "R__r.sql": "SELECT 1;",
};
const config = "flyway:\n  history: mirror\n";

test("our rows are Flyway's too, in the same order, and a rollback is a mark", () =>
  withWorld({ files }, async ({ db, run }) => {
    await run("apply", {}, { config });
    const rows = (): Promise<readonly object[]> =>
      db.query(
        "SELECT installed_rank AS rank, version, description, type, script, checksum, installed_by AS by, success FROM flyway_schema_history ORDER BY 1",
      );
    const of = (rank: number, version: string | null, description: string, script: keyof typeof files) => ({
      rank,
      version,
      description,
      type: "SQL",
      script,
      checksum: linesChecksum(files[script]),
      by: "dana",
      success: true,
    });
    const applied = [of(1, "1", "a", "V1__a.sql"), of(2, "2", "b", "V2__b.sql"), of(3, null, "r", "R__r.sql")];
    expect(await rows()).toEqual(applied);
    const times = await db.query(
      "SELECT FROM schema_version v JOIN flyway_schema_history f USING (version, installed_on)",
    );
    expect(times).toHaveLength(2);
    // What ours has lost Flyway's still has.
    await db.query("TRUNCATE schema_version");
    expect((await run("apply", {}, { config })).report.failure).toBeNull();
    expect(await db.query("SELECT FROM schema_version")).toHaveLength(2);
    await db.query(
      "DELETE FROM schema_version WHERE version = '2'; DELETE FROM flyway_schema_history WHERE version = '2'",
    );
    expect((await run("rollback", { steps: "1", confirm: "default" }, { config })).report.failure).toBeNull();
    expect((await rows()).slice(2)).toEqual([
      { ...of(4, "1", "a", "V1__a.sql"), type: "DELETE" },
      { ...of(5, null, "r", "R__r.sql"), type: "DELETE" },
    ]);
  }));

test("a dry run and a check write nothing, and the digest that was approved holds after Flyway's rows are recorded", () =>
  withWorld({ files }, async ({ db, run }) => {
    await createFlywayTable(db);
    await insertRows(db, [{ rank: 1, version: "1", description: "a", checksum: linesChecksum(files["V1__a.sql"]) }]);
    await db.query("CREATE TABLE a ()");
    const { environment } = await run("check", {}, { config });
    expect(environment.migrations.map(({ state }) => state)).toEqual(["applied", "pending"]);
    await run("apply", { "dry-run": "true" }, { config });
    expect(await db.query("SELECT FROM pg_class WHERE relname = 'schema_version'")).toEqual([]);
    const applied = await run("apply", { "expect-plan": environment.planDigest ?? "" }, { config });
    expect(applied.report.failure).toBeNull();
    const events = await db.query<{ event: string }>(
      "SELECT event FROM schema_version_log WHERE event IN ('adopt', 'apply') ORDER BY id",
    );
    expect(events.map(({ event }) => event)).toEqual(["adopt", "apply", "apply"]);
  }));

test("a file that is not the one that Flyway recorded is edited, a table of Flyway 3 is refused", () =>
  withWorld({ files }, async ({ db, run }) => {
    await createFlywayTable(db);
    await insertRows(db, [{ rank: 1, version: "1", description: "a", checksum: 5 }]);
    expect((await run("apply", {}, { config })).environment.migrations[0]?.state).toBe("edited");
    const recorded = "SELECT version FROM schema_version";
    await insertRows(db, [{ rank: 2, version: "2", description: "b" }]);
    await insertRows(db, [{ rank: 3, version: "3", script: `${"x".repeat(256)}.sql` }]);
    expect((await run("apply", {}, { config })).findings).toContainEqual(
      expect.stringMatching(/^flyway-row: 3 x+\.sql: its script has 260 characters/),
    );
    await db.query("DELETE FROM flyway_schema_history WHERE version = '3'");
    await db.query("ALTER TABLE flyway_schema_history ADD COLUMN version_rank int");
    const { report, findings } = await run("apply", {}, { config });
    expect(report.failure).toBe("blocked");
    expect(findings.join()).toContain("the layout of Flyway 2 or 3");
    expect(await db.query(recorded)).toEqual([{ version: "1" }]);
  }));

test("a file that runs without a transaction is unfinished there too until it is done, and so is its undo", () =>
  withWorld(
    {
      files: {
        "V1__a.sql": "CREATE TABLE a (id int);",
        "V2__i.sql":
          "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a (id);\nCREATE INDEX CONCURRENTLY IF NOT EXISTS j ON b (id);",
        "U2__i.sql": "DROP INDEX CONCURRENTLY IF EXISTS i;\nDROP INDEX CONCURRENTLY k;",
      },
    },
    async ({ db, run }) => {
      const rows = async (): Promise<string> => {
        const sql = "SELECT version, type, success FROM flyway_schema_history ORDER BY installed_rank";
        const found = await db.query<{ version: string; type: string; success: boolean }>(sql);
        return found.map(({ version, type, success }) => `${version} ${type} ${success}`).join(", ");
      };
      const rollback = { steps: "1", confirm: "default" };
      await run("apply", {}, { config });
      expect(await rows()).toBe("1 SQL true, 2 SQL false");
      await db.query("CREATE TABLE b (id int)");
      expect((await run("apply", {}, { config })).report.failure).toBeNull();
      expect(await rows()).toBe("1 SQL true, 2 SQL true");
      await run("rollback", rollback, { config });
      expect(await rows()).toBe("1 SQL true, 2 SQL false");
      await db.query("CREATE INDEX k ON b (id)");
      expect((await run("rollback", rollback, { config })).report.failure).toBeNull();
      expect(await rows()).toBe("1 SQL true, 2 SQL true, 2 DELETE true");
    },
  ));

const rowsOf = "SELECT version, type, script, installed_by AS by FROM flyway_schema_history ORDER BY installed_rank";
const tables = "SELECT relname FROM pg_class WHERE relname ~ '^(schema_version|flyway)' AND relkind = 'r'";

test("rows go both ways into tables that are there, and none is made again", () =>
  withWorld({ files: { "V1__a.sql": "SELECT 1;", "V2__b.sql": "SELECT 2;" } }, async ({ db, run, write }) => {
    await run("apply", { "expect-plan": "0".repeat(32) }, { config });
    expect(await db.query(tables)).toEqual([]);
    await run("apply", {}, { config });
    await db.query("DELETE FROM flyway_schema_history WHERE version = '1'");
    await insertRows(db, [
      { rank: 3, version: "3", description: "c" },
      { rank: 4, version: "9", success: false },
      { rank: 5, version: "2", type: "DELETE", on: "2100-01-01 10:00:00" },
    ]);
    write({ "V3__c.sql": "SELECT 3;", "V9__x.sql": "SELECT 9;" });
    await db.query(`CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE '% again', tg_tag; END$$;
      CREATE PUBLICATION p FOR ALL TABLES; CREATE EVENT TRIGGER refuse ON ddl_command_start EXECUTE FUNCTION refuse()`);
    const { report, log, environment } = await run("apply", { "out-of-order": "allow" }, { config });
    expect(report.failure).toBeNull();
    expect(log).toContain("  3 by Flyway: taken over; Flyway has no checksum of it");
    expect(environment.migrations.map(({ version, state }) => `${version} ${state}`)).toEqual(
      ["1", "2", "3", "9"].map((version) => `${version} applied`),
    );
    const types = await db.query<{ version: string; type: string }>(rowsOf);
    expect(types.map(({ version, type }) => `${version} ${type}`).join()).toBe(
      "2 SQL,3 SQL,2 DELETE,1 SQL,2 SQL,9 SQL",
    );
    const events = await db.query(
      "SELECT event, version, success FROM schema_version_log WHERE message ~ '^(forgotten|by Flyway$)' ORDER BY id",
    );
    expect(events).toEqual([
      { event: "adopt", version: "2", success: true },
      { event: "start", version: "9", success: false },
    ]);
  }));

test("the baseline of baselineOnMigrate is written to both tables when the plan may run, and to none before", () =>
  withWorld({ files: { "V1__a.sql": "SELECT 1;", "V2__b.sql": "SELECT 2;" } }, async ({ db, root, run }) => {
    await db.query("CREATE TABLE a ()");
    writeFileSync(join(root, "flyway.conf"), "flyway.locations=filesystem:migrations\nflyway.baselineOnMigrate=true");
    await run("apply", { "expect-plan": "0".repeat(32) }, { config });
    expect(await db.query(tables)).toEqual([]);
    expect((await run("apply", {}, { config })).report.failure).toBeNull();
    expect(await db.query(rowsOf)).toEqual([
      { version: "1", type: "BASELINE", script: "<< baseline >>", by: "dana" },
      { version: "2", type: "SQL", script: "V2__b.sql", by: "dana" },
    ]);
  }));

test("a baseline's file is one to Flyway, export writes what it lacks, and names who did it as Flyway would", () =>
  withWorld({ files: { "B2__b.sql": "SELECT 2;" } }, async ({ db, root, run, write }) => {
    await run("apply", {}, { config });
    write({ "V3__c.sql": "SELECT 3;", "U3__c.sql": "SELECT 4;" });
    await insertRows(db, [{ rank: 2, version: "3", description: "c" }]);
    await run("apply", {}, { config });
    await run("rollback", { steps: "1", confirm: "default" });
    writeFileSync(join(root, "flyway.conf"), "flyway.locations=filesystem:migrations\nflyway.installedBy=robot");
    expect((await run("export", { to: "flyway" })).findings).toEqual([
      "exported: 1 rows written to flyway_schema_history",
    ]);
    expect(await db.query(rowsOf)).toEqual([
      { version: "2", type: "SQL_BASELINE", script: "B2__b.sql", by: "dana" },
      { version: "3", type: "SQL", script: "V3__c.sql", by: "maria" },
      { version: "3", type: "DELETE", script: "V3__c.sql", by: "robot" },
    ]);
    expect((await run("export", { to: "flyway" })).findings).toEqual([
      "exported: 0 rows written to flyway_schema_history",
    ]);
  }));
