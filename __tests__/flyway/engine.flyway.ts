import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withWorld, type World } from "../engine/world.js";
import { describeFlyway, flywayProgram, infoOf, javaArguments, objectionsOf } from "../support/flyway.js";

const files = {
  "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY);",
  "V2__note.sql": "INSERT INTO users VALUES (1);\nALTER TABLE users ADD COLUMN note text DEFAULT '${note}';\n",
  "U2__note.sql": "ALTER TABLE users DROP COLUMN note; DELETE FROM users;",
  "V3__index.sql": "CREATE INDEX CONCURRENTLY users_note ON users (note);",
  "R__names.sql": "CREATE OR REPLACE VIEW names AS SELECT id FROM users;",
  "afterMigrate.sql": "CREATE TABLE IF NOT EXISTS called (); COMMENT ON TABLE called IS 'by Flyway';",
};
const secret = 'pa ss"wörd\\${HOME}';

/** A program that writes down what it was called with, then is Flyway. */
function spy(root: string): string {
  const path = join(root, "spy flyway");
  writeFileSync(
    path,
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${root}/arguments'\nenv > '${root}/environment'\nls -aR > '${root}/listing'\nexec '${flywayProgram}' "$@"\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

const variables = {
  PATH: process.env.PATH ?? "",
  JAVA_ARGS: javaArguments,
  GITHUB_TOKEN: "ghs_secret",
  // A setting that does not hold here; Flyway itself would fail by it.
  FLYWAY_INIT_SQL: "SELECT 1 / 0",
};

const apply = (world: World, program: string, inputs = {}) =>
  world.run(
    "apply",
    { engine: "flyway", "flyway-path": program, placeholders: `note=${secret}`, ...inputs },
    { variables },
  );

describeFlyway("engine: flyway", () => {
  test("the whole story: apply by Flyway, status, rollback and apply again, with nothing but vetted files in reach", () =>
    withWorld({ files }, async (world) => {
      const { db, root, run } = world;
      const program = spy(root);
      writeFileSync(join(root, "migrations", "beforeConnect.sh"), `#!/bin/sh\ntouch '${root}/connected'\n`);
      writeFileSync(join(root, "migrations", "notes.txt"), "");
      const first = await apply(world, program);
      expect(first.findings.filter((one) => !one.startsWith("not-runnable"))).toEqual([
        expect.stringMatching(/^flyway-setting: .*: FLYWAY_INIT_SQL \(/),
      ]);
      expect(first.report.failure).toBeNull();
      expect(first.environment.steps.map(({ script, result }) => `${script} ${result}`)).toEqual([
        "V1__users.sql done",
        "V2__note.sql done",
        "V3__index.sql done",
        "R__names.sql done",
      ]);
      expect(first.log).toContain("flyway migrate, 4 of its files to run");
      expect(await db.query("SELECT note FROM users")).toEqual([{ note: secret }]);
      const events = await db.query<{ event: string; message: string; installed_by: string }>(
        "SELECT event, message, installed_by FROM schema_version_log ORDER BY id",
      );
      expect(events.map(({ event, message, installed_by: by }) => `${event} ${by} ${message}`)).toEqual(
        [1, 2, 3, 4].map((rank) => `apply dana by Flyway, rank ${rank}`),
      );
      expect(await db.query("SELECT obj_description('called'::regclass) AS said")).toEqual([{ said: "by Flyway" }]);
      expect(existsSync(join(root, "connected"))).toBe(false);
      const [given, around, listing] = ["arguments", "environment", "listing"].map((name) =>
        readFileSync(join(root, name), "utf8"),
      );
      for (const hidden of [db.server.password, secret]) expect(given).not.toContain(hidden);
      expect(around).toContain(`FLYWAY_PASSWORD=${db.server.password}`);
      expect(around).not.toMatch(/GITHUB_TOKEN|FLYWAY_INIT_SQL/);
      expect(listing).not.toMatch(/beforeConnect|notes|U2__/);
      expect(given).toContain("-postgresql.transactional.lock=false");
      expect(await objectionsOf(db, { root, settings: [`-placeholders.note=x`] })).toEqual([]);

      const inputs = { placeholders: `note=${secret}`, engine: "flyway", confirm: "default" };
      world.write({ "U3__index.sql": "DROP INDEX CONCURRENTLY users_note;" });
      const back = await run("rollback", { ...inputs, "target-version": "1" }, { variables });
      expect(back.report.failure).toBe("blocked");
      const expectPlan = { "expect-plan": back.environment.planDigest ?? "" };
      expect(
        (await run("rollback", { ...inputs, "target-version": "1", ...expectPlan }, { variables })).report.failure,
      ).toBeNull();
      const states = async (): Promise<readonly string[]> =>
        (await run("status", inputs, { variables })).environment.migrations.map(({ state }) => state);
      expect(await states()).toEqual(["applied", "pending", "pending"]);
      expect((await apply(world, program)).report.failure).toBeNull();
      expect(await states()).toEqual(["applied", "applied", "applied"]);
      expect(await objectionsOf(db, { root, settings: [`-placeholders.note=x`] })).toEqual([]);
      expect((await apply(world, program)).environment.steps).toEqual([]);
    }));

  test("a program that is not there, and one that is none, are told", () =>
    withWorld({ files: { "V1__a.sql": "CREATE TABLE a ();" } }, async (world) => {
      const absent = await apply(world, "/nowhere/flyway");
      expect(absent.report.failure).toBe("bad-input");
      expect(absent.findings[0]).toMatch(/^flyway: Flyway could not be run: .*No such file/);
      const other = await apply(world, "/bin/true");
      expect(other.report.failure).toBe("database");
      expect(other.findings[0]).toBe("flyway: Flyway said nothing (exit code 0)");
      expect(other.environment.migrations.map(({ state }) => state)).toEqual(["pending"]);
    }));

  test("a failure is a finding with file, line and SQLSTATE; what ran before it is on record, as it is to Flyway", () =>
    withWorld(
      {
        files: {
          "V1__a.sql": "CREATE TABLE a ();",
          "V2__b.sql": "CREATE TABLE b ();\n\nCREATE TABLE c (x nosuch);\n",
          "V3__c.sql": "CREATE TABLE d ();",
        },
      },
      async (world) => {
        const { report, environment } = await apply(world, flywayProgram);
        expect(report.failure).toBe("database");
        const [failed] = report.findings;
        expect(failed).toMatchObject({
          rule: "statement",
          file: "migrations/V2__b.sql",
          line: 3,
          message: 'type "nosuch" does not exist (42704)',
          state: "V2 is rolled back; default is at version 1 and consistent",
        });
        expect(environment.migrations.map(({ version, state, result }) => `${version} ${state} ${result}`)).toEqual([
          "1 applied done",
          "2 pending failed",
          "3 pending not-run",
        ]);
        const events = await world.db.query<{ event: string; sqlstate: string | null }>(
          "SELECT event, sqlstate FROM schema_version_log ORDER BY id",
        );
        expect(events).toEqual([
          { event: "apply", sqlstate: null },
          { event: "fail", sqlstate: "42704" },
        ]);
      },
    ));

  test("a file without a transaction that failed blocks nothing here: it runs again, its INVALID index gone", () =>
    withWorld({ files: { "V1__t.sql": "CREATE TABLE t (id int); INSERT INTO t VALUES (1), (1);" } }, async (world) => {
      const { db, write, root } = world;
      await apply(world, flywayProgram);
      write({ "V2__index.sql": "CREATE UNIQUE INDEX CONCURRENTLY t_id ON t (id);" });
      const failed = await apply(world, flywayProgram);
      expect(failed.report.findings[0]).toMatchObject({ rule: "statement", file: "migrations/V2__index.sql", line: 1 });
      expect(failed.environment.migrations.map(({ state }) => state)).toEqual(["applied", "failed"]);
      expect((await infoOf(db, { root })).map(({ state }) => state)).toEqual(["Success", "Failed"]);
      await db.query("DELETE FROM t");
      expect((await apply(world, flywayProgram)).report.failure).toBeNull();
      expect((await infoOf(db, { root })).map(({ state }) => state)).toEqual(["Success", "Success"]);
      expect(await db.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 't_id'::regclass")).toEqual([
        { indisvalid: true },
      ]);
    }));

  test("all or nothing; a plan that is not the approved one does not run", () =>
    withWorld({ files: { "V1__a.sql": "CREATE TABLE a ();", "V2__b.sql": "SELECT 1 / 0;" } }, async (world) => {
      const inputs = { transaction: "all" };
      const other = await apply(world, flywayProgram, { ...inputs, "expect-plan": "0".repeat(32) });
      expect(other.findings[0]).toMatch(/^plan-changed/);
      const { report, environment } = await apply(world, flywayProgram, inputs);
      expect(report.findings[0]).toMatchObject({ message: "division by zero (22012)", file: "migrations/V2__b.sql" });
      expect(environment.migrations.map(({ state }) => state)).toEqual(["pending", "pending"]);
      expect(await world.db.query("SELECT FROM pg_class WHERE relname = 'a'")).toEqual([]);
    }));

  test("a cancel ends Flyway's connections", () =>
    withWorld({ files: { "V1__slow.sql": "CREATE TABLE slow (); SELECT pg_sleep(60);" } }, async (world) => {
      const controller = new AbortController();
      const { Failure } = await import("../../src/core/failure.js");
      const { finding } = await import("../../src/core/problems.js");
      const running = world.run(
        "apply",
        { engine: "flyway", "flyway-path": flywayProgram },
        { variables, signal: controller.signal },
      );
      for (;;) {
        const [{ count } = { count: "0" }] = await world.db.query<{ count: string }>(
          "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()",
        );
        if (count !== "0") break;
        await new Promise((settle) => setTimeout(settle, 100));
      }
      const started = Date.now();
      controller.abort(new Failure("cancelled", [finding("cancelled", { message: "cancelled" })]));
      const { report, environment } = await running;
      expect(report.failure).toBe("cancelled");
      expect(Date.now() - started).toBeLessThan(15_000);
      expect(environment.migrations.map(({ state }) => state)).toEqual(["pending"]);
    }));
});
