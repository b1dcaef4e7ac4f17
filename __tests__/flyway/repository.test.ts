import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { withWorld } from "../engine/world.js";

describe("a repository of Flyway's, unchanged", () => {
  test("its settings hold for apply and status: places, names, placeholders, schema, target", () =>
    withWorld({}, async ({ db, root, run }) => {
      const put = (name: string, text: string): void => {
        mkdirSync(join(root, dirname(name)), { recursive: true });
        writeFileSync(join(root, name), text);
      };
      put("db/one/M1-users.pgsql", "CREATE TABLE [[name]] (id int);");
      put("db/two/M2-orders.pgsql", "CREATE TABLE orders (note text DEFAULT '${untouched}');");
      put("db/two/M3-later.pgsql", "CREATE TABLE later ();");
      put("db/two/notes.pgsql", "this is no migration");
      put(
        "flyway.toml",
        `[flyway]
locations = ["filesystem:db/*"]
defaultSchema = "shop"
sqlMigrationPrefix = "M"
sqlMigrationSeparator = "-"
sqlMigrationSuffixes = [".pgsql"]
placeholderPrefix = "[["
placeholderSuffix = "]]"
target = "2"
outputFile = "x"
[flyway.placeholders]
name = "users"`,
      );
      const { report, findings } = await run("apply");
      expect(report.failure).toBeNull();
      expect(findings).toEqual([
        'file-name: "notes.pgsql" is no name of a migration: it starts with none of M, U, B, R- and the names of callbacks',
        "flyway-setting: settings that do not hold here: outputFile (--output says it)",
      ]);
      const rows = await db.query<{ script_name: string }>("SELECT script_name FROM shop.schema_version ORDER BY 1");
      expect(rows.map((row) => row.script_name)).toEqual(["M1-users.pgsql", "M2-orders.pgsql"]);
      expect(await db.query("SELECT FROM shop.users")).toEqual([]);
      const { environment } = await run("status");
      expect(environment.migrations.map(({ version, state }) => `${version} ${state}`)).toEqual([
        "1 applied",
        "2 applied",
        "3 pending",
      ]);
      expect(environment.steps).toEqual([]);
    }));

  const write = (root: string, files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(root, dirname(name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
  };

  test("baselineOnMigrate: a schema that holds relations counts as being at the version, and apply records that", () =>
    withWorld({}, async ({ db, root, run }) => {
      await db.query("CREATE TABLE users (id int)");
      write(root, {
        "flyway.conf": "flyway.locations=filesystem:sql\nflyway.baselineOnMigrate=true\nflyway.baselineVersion=1.1",
        "sql/V1__users.sql": "CREATE TABLE users (id int);",
        "sql/V2__email.sql": "ALTER TABLE users ADD email text;",
      });
      const planned = await run("check");
      expect(planned.environment.migrations.map(({ version, state }) => `${version} ${state}`)).toEqual([
        "1 below-baseline",
        "1.1 baseline",
        "2 pending",
      ]);
      expect(planned.findings).toContainEqual(expect.stringContaining("it counts as being at version 1.1"));
      expect(await db.query("SELECT to_regclass('schema_version') AS it")).toEqual([{ it: null }]);
      const { report, environment, findings } = await run("apply");
      expect(report.failure).toBeNull();
      expect(findings).toContainEqual(expect.stringContaining("it counts as being at version 1.1"));
      expect(environment.migrations.map(({ version, state }) => `${version} ${state}`)).toEqual([
        "1 below-baseline",
        "1.1 baseline",
        "2 applied",
      ]);
      expect(
        await db.query("SELECT event, version FROM schema_version_log WHERE event <> 'start' ORDER BY id"),
      ).toEqual([
        { event: "baseline", version: "1.1" },
        { event: "apply", version: "2" },
      ]);
      expect((await run("apply")).findings.join()).not.toContain("counts as being");
    }));

  test("baselineOnMigrate: an empty schema gets no baseline, and one with Flyway's history is not touched", () =>
    withWorld({}, async ({ db, root, run }) => {
      write(root, {
        "flyway.conf": "flyway.locations=filesystem:sql\nflyway.baselineOnMigrate=true\nflyway.table=past",
        "sql/V1__users.sql": "CREATE TABLE users (id int);",
      });
      await db.query("CREATE TABLE past (installed_rank int PRIMARY KEY, version text, script text)");
      const { report, findings } = await run("apply");
      expect(report.failure).toBe("blocked");
      expect(findings).toContainEqual(expect.stringContaining("a history of Flyway's, past, that was not taken over"));
      await db.query("DROP TABLE past");
      const after = await run("apply");
      expect(after.environment.migrations.map(({ state }) => state)).toEqual(["applied"]);
    }));

  test("a table of Flyway's under another name is no drift", () =>
    withWorld({}, async ({ db, root, run }) => {
      write(root, {
        "flyway.conf": "flyway.locations=filesystem:sql\nflyway.table=Past",
        "sql/V1__users.sql": "CREATE TABLE users (id int);",
      });
      await run("apply");
      await db.query('CREATE TABLE "Past" (installed_rank int CONSTRAINT past_pk PRIMARY KEY, script text)');
      expect((await run("drift")).findings.filter((one) => one.includes("unexpected"))).toEqual([]);
      await db.query("CREATE TABLE past (id int)");
      expect((await run("drift")).findings.join()).toContain("table public.past is unexpected");
    }));

  test("without its configuration: where an application that brings Flyway along has its files", () =>
    withWorld({}, async ({ root, run }) => {
      rmSync(join(root, "migrations"), { recursive: true, force: true });
      write(root, { "src/main/resources/db/migration/V1__users.sql": "CREATE TABLE users (id int);" });
      expect((await run("apply")).environment.migrations.map(({ script }) => script)).toEqual(["V1__users.sql"]);
      write(root, { "migrations/V2__own.sql": "CREATE TABLE own (id int);" });
      expect((await run("status")).environment.migrations.map(({ state }) => state)).toEqual(["missing", "pending"]);
    }));

  test("mixed: a file of both kinds runs without a transaction", () =>
    withWorld({}, async ({ db, root, run }) => {
      write(root, {
        "flyway.conf": "flyway.locations=filesystem:sql\nflyway.mixed=true",
        "sql/V1__both.sql": "CREATE TABLE t (id int);\nCREATE INDEX CONCURRENTLY t_id ON t (id);",
      });
      expect((await run("apply")).report.failure).toBeNull();
      expect(await db.query("SELECT to_regclass('t_id') IS NOT NULL AS it")).toEqual([{ it: true }]);
    }));

  test("callbackLocations and the placeholder of the table", () =>
    withWorld({}, async ({ db, root, run }) => {
      write(root, {
        "flyway.conf": "flyway.locations=filesystem:sql\nflyway.callbackLocations=filesystem:after\nflyway.table=past",
        "sql/V1__log.sql": "CREATE TABLE log AS SELECT '${flyway:table}'::text AS note;",
        "sql/afterMigrate.sql": "INSERT INTO log VALUES ('among the migrations');",
        "after/afterMigrate.sql": "INSERT INTO log VALUES ('in their own folder');",
        "after/V2__no.sql": "INSERT INTO log VALUES ('no callback');",
      });
      expect((await run("apply")).report.failure).toBeNull();
      expect(await db.query("SELECT note FROM log")).toEqual([{ note: "past" }, { note: "in their own folder" }]);
    }));

  test("Java and shell migrations are listed; they block while pending, and not once Flyway has run them", () =>
    withWorld({}, async ({ root, run }) => {
      const resources = join(root, "src/main/resources/db/migration");
      const classes = join(root, "src/main/java/db/migration");
      for (const folder of [resources, classes]) mkdirSync(folder, { recursive: true });
      writeFileSync(join(resources, "V1__sql.sql"), "CREATE TABLE one ();");
      writeFileSync(join(resources, "V2__shell.sh"), "echo 2");
      writeFileSync(join(resources, "build.sh"), "echo");
      writeFileSync(join(classes, "V3__Java.java"), "class V3__Java {}");
      writeFileSync(join(classes, "Vocabulary.java"), "class Vocabulary {}");
      const inputs = { migrations: "classpath:db/migration" };
      const { findings, report } = await run("apply", inputs);
      expect(report.failure).toBe("blocked");
      expect(findings).toEqual([
        "not-runnable: V3__Java.java is pending, and is a Java migration, which only Flyway runs",
        "not-runnable: V2__shell.sh is pending, and is a script, which only Flyway runs",
        "not-runnable: only Flyway runs src/main/resources/db/migration/V2__shell.sh, src/main/java/db/migration/V3__Java.java",
      ]);
    }));

  test("what is not there may be passed over, what is above may block", () =>
    withWorld(
      { files: { "V1__a.sql": "SELECT 1;", "V2__b.sql": "SELECT 2;", "V3__c.sql": "SELECT 3;" } },
      async ({ root, run, remove }) => {
        await run("apply");
        remove("V2__b.sql");
        expect((await run("apply")).report.failure).toBe("blocked");
        writeFileSync(join(root, "flyway.conf"), "flyway.ignoreMigrationPatterns=versioned:missing");
        expect((await run("apply")).report.failure).toBeNull();
        remove("V3__c.sql");
        writeFileSync(join(root, "flyway.conf"), "flyway.ignoreMigrationPatterns=*:missing,*:future");
        expect((await run("apply")).report.failure).toBeNull();
        writeFileSync(join(root, "flyway.conf"), "flyway.ignoreMigrationPatterns=*:missing");
        expect((await run("apply")).report.failure).toBe("blocked");
      },
    ));
});
