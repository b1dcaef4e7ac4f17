import { describe, expect, test } from "vitest";
import { parseDatabaseUrl } from "../../src/core/database-url.js";
import { readFlywaySettings } from "../../src/config/flyway/read-settings.js";
import { readFlywayUrl } from "../../src/config/flyway/read-variables.js";
import type { Finding } from "../../src/core/model.js";

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
