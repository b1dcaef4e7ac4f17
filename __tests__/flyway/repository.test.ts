import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseDatabaseUrl } from "../../src/core/database-url.js";
import { readFlywaySettings } from "../../src/config/flyway/read-settings.js";
import { readFlywayUrl } from "../../src/config/flyway/read-variables.js";
import type { Finding } from "../../src/core/model.js";
import { findFolders } from "../../src/files/locations.js";
import { withWorld } from "../engine/world.js";

async function read(
  name: "flyway.toml" | "flyway.conf" | "none",
  text: string,
  variables: Readonly<Record<string, string>> = {},
) {
  const findings: Finding[] = [];
  const readText = (file: string): string | null => (file === name ? text : null);
  const settings = await readFlywaySettings({ readText, variables }, null, findings);
  return { settings, findings: findings.map(({ severity, message, line }) => `${severity} ${line ?? ""} ${message}`) };
}

const toml = `
[environments.default]
url = "jdbc:postgresql://db/shop"
user = "app"
schemas = ["app"]
[environments.production]
schemas = ["live", "audit"]

[flyway]
environment = "default"
locations = ["filesystem:db/migration", "classpath:db/callbacks"]
table = "history"
defaultSchema = "core"
outOfOrder = true
group = true
target = "12"
encoding = "ISO-8859-1"
sqlMigrationPrefix = "M"
sqlMigrationSeparator = "-"
sqlMigrationSuffixes = [".pgsql", ".sql"]
ignoreMigrationPatterns = ["*:missing", "repeatable:future"]
baselineVersion = "7"
baselineDescription = "before"
validateMigrationNaming = true
cleanDisabled = true
lockRetryCount = 5
[flyway.placeholders]
owner = "app"
"Two.Words" = "a=b"
[flyway.postgresql.transactional]
lock = false
`;

const conf = `
# the same
flyway.url=jdbc:postgresql://db/shop
flyway.user = app
flyway.schemas=app
flyway.locations=filesystem:db/migration,classpath:db/callbacks
flyway.table=history
flyway.defaultSchema=core
flyway.outOfOrder=true
flyway.group=true
flyway.target=12
flyway.encoding=ISO-8859-1
flyway.sqlMigrationPrefix=M
flyway.sqlMigrationSeparator=-
flyway.sqlMigrationSuffixes=.pgsql,\\
  .sql
flyway.ignoreMigrationPatterns=*:missing,repeatable:future
flyway.baselineVersion=7
flyway.baselineDescription=before
flyway.validateMigrationNaming=true
flyway.cleanDisabled=true
flyway.lockRetryCount=5
flyway.placeholders.owner=app
flyway.placeholders.Two.Words=a=b
flyway.postgresql.transactional.lock=false
`;

describe("a Flyway configuration is read", () => {
  test.each([
    { name: "flyway.toml", text: toml },
    { name: "flyway.conf", text: conf },
  ] as const)("$name", async ({ name, text }) => {
    const { settings, findings } = await read(name, text);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^note {2}settings that do not hold here: /);
    for (const told of ["url", "user", "cleanDisabled", "postgresql.transactional.lock"])
      expect(findings[0]).toContain(told);
    expect(Object.fromEntries(settings.valuesFor("staging"))).toEqual({
      "flyway.table": "history",
      target: "12",
      "out-of-order": "allow",
      transaction: "all",
      "lock-wait": "5s",
      "flyway.placeholders": "owner=app\nTwo.Words=a=b",
      schemas: "core,app",
    });
    expect(settings.locations).toEqual(["filesystem:db/migration", "classpath:db/callbacks"]);
    expect(settings.naming).toEqual({
      versioned: "M",
      undo: "U",
      baseline: "B",
      repeatable: "R",
      separator: "-",
      suffixes: [".pgsql", ".sql"],
      strict: true,
    });
    expect(settings.scriptSettings).toEqual({ encoding: "ISO-8859-1" });
    expect(settings.baseline).toEqual({ version: "7", description: "before", made: "on-purpose" });
    expect(settings.ignored).toEqual(["missing"]);
  });

  test("schemas of the environment that is meant", async () => {
    const { settings } = await read("flyway.toml", toml);
    expect(settings.valuesFor("production").get("schemas")).toBe("core,live,audit");
  });

  test("how placeholders are written, and replacement switched off", async () => {
    const text = `flyway.placeholderPrefix=<<\nflyway.placeholderSuffix=>>\nflyway.executeInTransaction=false`;
    const { settings } = await read("flyway.conf", text);
    expect(settings.scriptSettings).toEqual({
      placeholderPrefix: "<<",
      placeholderSuffix: ">>",
      executeInTransaction: false,
    });
    expect(settings.ignored).toBeNull();
    expect((await read("flyway.toml", "[flyway]\nplaceholderReplacement = false")).settings.scriptSettings).toEqual({
      placeholderReplacement: false,
    });
  });
});

describe("variables of Flyway's", () => {
  const variables = { FLYWAY_LOCATIONS: "filesystem:a,filesystem:b", FLYWAY_OUT_OF_ORDER: "true", FLYWAY_TABLE: "" };

  test("beat the file", async () => {
    const { settings, findings } = await read("flyway.conf", "flyway.locations=c\nflyway.table=past", variables);
    expect(findings).toEqual([]);
    expect(settings.locations).toEqual(["filesystem:a", "filesystem:b"]);
    expect(settings.valuesFor("default").get("out-of-order")).toBe("allow");
    expect(settings.valuesFor("default").get("flyway.table")).toBe("past");
  });

  test("stand in for what the file looks up", async () => {
    const { settings, findings } = await read("flyway.conf", "flyway.defaultSchema=${SCHEMA}", {
      FLYWAY_DEFAULT_SCHEMA: "shop",
    });
    expect(findings).toEqual([]);
    expect(settings.valuesFor("default").get("schemas")).toBe("shop");
  });

  test("hold without one", async () => {
    const { settings } = await read("none", "", variables);
    expect(settings.file).toBeNull();
    expect(settings.locations).toEqual(["filesystem:a", "filesystem:b"]);
  });

  test("what is wrong with one is told by its name", async () => {
    const { findings } = await read("flyway.conf", "flyway.group=true", { FLYWAY_GROUP: "ja" });
    expect(findings).toEqual(['error  FLYWAY_GROUP: group "ja" is neither true nor false']);
  });

  test.each([
    [{ FLYWAY_URL: "jdbc:postgresql://h:1/d", FLYWAY_USER: "u", FLYWAY_PASSWORD: "p@+ /" }, "u:p@+ /@h:1/d prefer"],
    [
      { FLYWAY_URL: "jdbc:postgresql://h/d?user=v&password=a+b&sslmode=require&ApplicationName=x" },
      "v:a+b@h:5432/d require",
    ],
    [{ FLYWAY_URL: "jdbc:postgresql://h/d?ssl=true", FLYWAY_USER: "u" }, "u:null@h:5432/d verify-full"],
  ])("%j is a login", (given, expected) => {
    const parsed = parseDatabaseUrl(readFlywayUrl(given) ?? "");
    if (!("ok" in parsed)) throw new Error(parsed.problem);
    const { user, password, host, port, database, sslmode } = parsed.ok;
    expect(`${user}:${password}@${host}:${port}/${database} ${sslmode}`).toBe(expected);
  });
});

describe("what is wrong in one is told with its line", () => {
  test.each([
    {
      name: "an unknown setting",
      file: "flyway.conf",
      text: "flyway.locatoins=x",
      expected: 'error 1 unknown setting "locatoins" of Flyway\'s',
    },
    {
      name: "an unknown setting of TOML",
      file: "flyway.toml",
      text: '[flyway]\n\nlocatoins = "x"',
      expected: 'error 3 unknown setting "locatoins" of Flyway\'s',
    },
    {
      name: "an unknown table",
      file: "flyway.toml",
      text: "[flywy]\nx = 1",
      expected: 'error  unknown setting "flywy" of Flyway\'s',
    },
    {
      name: "an unknown setting of an environment",
      file: "flyway.toml",
      text: '[environments.a]\nurll = "x"',
      expected: 'error 2 unknown setting "environments.a.urll" of Flyway\'s',
    },
    {
      name: "no encoding",
      file: "flyway.conf",
      text: "\nflyway.encoding: EBCDIC",
      expected: 'error 2 "EBCDIC" is no encoding that is known here',
    },
    {
      name: "a key of something else, which Flyway passes over",
      file: "flyway.conf",
      text: "spring.flyway.url=x",
      expected: "note  settings that do not hold here: spring.flyway.url (Flyway's settings begin with flyway.)",
    },
    { name: "no TOML", file: "flyway.toml", text: "[flyway\nx", expected: /^error 1 no valid TOML: / },
    {
      name: "neither true nor false",
      file: "flyway.conf",
      text: "flyway.group=ja",
      expected: 'error 1 group "ja" is neither true nor false',
    },
    {
      name: "no pattern",
      file: "flyway.conf",
      text: "flyway.ignoreMigrationPatterns=*:gone",
      expected: 'error 1 "*:gone" is no pattern of states',
    },
    {
      name: "a variable in another setting",
      file: "flyway.conf",
      text: "flyway.placeholderPrefix=${\nflyway.defaultSchema=${SCHEMA}",
      expected: "error 2 defaultSchema holds a variable, which is not looked up",
    },
    {
      name: "a variable of the environment",
      file: "flyway.conf",
      text: "flyway.placeholders.x=${SECRET}",
      expected:
        "note  settings that do not hold here: placeholders.x (a variable is not looked up: give its value with the input placeholders)",
    },
  ] as const)("$name", async ({ file, text, expected }) => {
    const { findings } = await read(file, text);
    expect(findings).toHaveLength(1);
    if (typeof expected === "string") expect(findings[0]).toBe(expected);
    else expect(findings[0]).toMatch(expected);
  });
});

describe("locations", () => {
  const root = mkdtempSync(join(tmpdir(), "locations-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  for (const name of [
    "db/a/sql/V1__x.sql",
    "db/a/sql/deep/V2__x.sql",
    "db/b/sql/V3__x.sql",
    "db/b/other/V4__x.sql",
    "src/main/resources/db/migration/V5__x.sql",
  ]) {
    mkdirSync(join(root, dirname(name)), { recursive: true });
    writeFileSync(join(root, name), "");
  }
  const found = (...locations: readonly string[]): readonly string[] =>
    findFolders(locations, { root, choose: "all" }).folders.map(({ folder, fits }) =>
      fits === null ? folder : `${folder} ${fits.source}`,
    );

  test.each([
    { given: ["filesystem:db/a/sql"], expected: ["db/a/sql"] },
    { given: ["db/a/sql/"], expected: ["db/a/sql"] },
    { given: ["classpath:db/migration"], expected: ["src/main/resources/db/migration"] },
    { given: ["classpath:/db/migration"], expected: ["src/main/resources/db/migration"] },
    { given: ["db/migration"], expected: ["src/main/resources/db/migration"] },
    { given: ["filesystem:db/*/sql"], expected: ["db/a/sql", "db/b/sql"] },
    { given: ["filesystem:db/**/sql"], expected: ["db/a/sql", "db/b/sql"] },
    { given: ["filesystem:db/?/other"], expected: ["db/b/other"] },
    { given: ["filesystem:db/a", "filesystem:db/a/sql"], expected: ["db/a"] },
    { given: ["filesystem:db/a/sql", "filesystem:db/a/sql"], expected: ["db/a/sql"] },
    { given: ["filesystem:db/b/sql", "filesystem:nosuch"], expected: ["db/b/sql"] },
  ])("$given", ({ given, expected }) => {
    expect(found(...given)).toEqual(expected);
  });

  test("a pattern for files keeps those that fit, named from before the pattern", () => {
    const [one] = findFolders(["filesystem:db/**/V3*.sql"], { root, choose: "all" }).folders;
    expect(one?.folder).toBe("db");
    expect(["a/sql/V1__x.sql", "b/sql/V3__x.sql", "V3.sql"].filter((name) => one?.fits?.test(name))).toEqual([
      "b/sql/V3__x.sql",
      "V3.sql",
    ]);
  });

  test("one that is not there, and one that is no folder, are told", () => {
    const { findings } = findFolders(["filesystem:db/a", "filesystem:nosuch", "s3:bucket/x"], { root, choose: "all" });
    expect(findings.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'error "s3:bucket/x" is no folder of this repository',
      'warning there is no folder "filesystem:nosuch"',
    ]);
  });
});

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
