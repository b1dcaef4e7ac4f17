import { describe, expect, test } from "vitest";
import { usualNaming } from "../../src/core/file-name.js";
import { noFlywaySettings } from "../../src/config/flyway/flyway-settings.js";
import { read } from "./reading.js";

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

  test.each([
    { name: "by our name of it", text: toml, environment: "production", expected: "core,live,audit" },
    {
      name: "by Flyway's",
      text: toml.replace('environment = "default"', 'environment = "production"'),
      environment: "staging",
      expected: "core,live,audit",
    },
    {
      name: "the one called default otherwise",
      text: toml.replace('environment = "default"', ""),
      environment: "staging",
      expected: "core,app",
    },
    {
      name: "a variable names it",
      text: toml,
      environment: "default",
      variables: { flyway_environment: "production" },
      expected: "core,live,audit",
    },
    {
      name: "a variable holds the schemas",
      text: toml,
      environment: "production",
      variables: { FLYWAY_SCHEMAS: "shop , spare" },
      expected: "core,shop,spare",
    },
    { name: "none", text: "[environments.default]\nuser = 'u'", environment: "default", expected: undefined },
  ])("schemas of the environment that is meant: $name", async ({ text, environment, variables = {}, expected }) => {
    const { settings } = await read("flyway.toml", text, { variables });
    expect(settings.valuesFor(environment).get("schemas")).toBe(expected);
  });

  test("nothing, and what switches nothing on, leaves Flyway's defaults", async () => {
    const off = ["outOfOrder", "group", "mixed", "baselineOnMigrate", "validateMigrationNaming"];
    const unsaid = ["installedBy", "baselineVersion", "baselineDescription", "callbackLocations"];
    const text = [
      ...off.map((name) => `${name}=false`),
      "executeInTransaction=true",
      ...unsaid.map((name) => `${name}=`),
    ];
    for (const lines of [[], text]) {
      const { settings, findings } = await read("flyway.conf", lines.map((line) => `flyway.${line}`).join("\n"));
      expect(findings).toEqual([]);
      const { valuesFor, passedOver, ...rest } = settings;
      expect(rest).toEqual({
        ...noFlywaySettings,
        file: "flyway.conf",
        naming: { ...usualNaming, strict: false },
        valuesFor: undefined,
        passedOver: undefined,
      });
      expect(passedOver("default")).toEqual([]);
      expect(Object.fromEntries(valuesFor("default"))).toEqual({ "flyway.table": "flyway_schema_history" });
    }
  });

  test("what is left", async () => {
    const text = `flyway.installedBy=ci\nflyway.mixed=true\nflyway.lockRetryCount=-1\nflyway.baselineOnMigrate=TRUE
      flyway.sqlMigrationPrefix=\nflyway.undoSqlMigrationPrefix=X\nflyway.baselineMigrationPrefix=Y
      flyway.repeatableSqlMigrationPrefix=Z\nflyway.callbackLocations=a,, b
      flyway.ignoreMigrationPatterns=*:*, REPEATABLE:missing, versioned:Pending, Versioned:FUTURE`;
    const { settings, findings } = await read("flyway.conf", text);
    expect(findings).toEqual([]);
    expect(settings.naming).toMatchObject({ versioned: "", undo: "X", baseline: "Y", repeatable: "Z" });
    expect(settings.scriptSettings).toEqual({ mixed: "allow" });
    expect(settings.baseline.made).toBe("by-apply");
    expect(settings.callbackLocations).toEqual(["a", "b"]);
    expect(settings.ignored).toEqual(["missing", "ignored", "future", "future"]);
    expect(settings.valuesFor("x").get("flyway.installedBy")).toBe("ci");
    expect(settings.valuesFor("x").get("lock-wait")).toBe("2147483s");
    const longest = await read("flyway.conf", "flyway.lockRetryCount=999999999");
    expect(longest.settings.valuesFor("x").get("lock-wait")).toBe("2147483s");
  });

  test("whole numbers and truth values of TOML are texts", async () => {
    const { settings, findings } = await read(
      "flyway.toml",
      "[flyway.placeholders]\na = 12345678901234567890\nb = true",
    );
    expect(findings).toEqual([]);
    expect(settings.valuesFor("x").get("flyway.placeholders")).toBe("a=12345678901234567890\nb=true");
  });

  test("tables of Redgate's other programs are passed over", async () => {
    const { findings } = await read(
      "flyway.toml",
      'id = "x"\nname = "y"\n[redgateCompare]\nx = 1.5\n[flywayDesktop]\ny = 2',
    );
    expect(findings).toEqual([]);
  });

  test("another file, where one is named, or none", async () => {
    const other = await read("conf/a.conf", "flyway.table=other", { named: "conf/a.conf" });
    expect(other.settings.valuesFor("x").get("flyway.table")).toBe("other");
    const off = await read("flyway.conf", "flyway.table=x", { named: "off", variables: { FLYWAY_TABLE: "y" } });
    expect([off.settings, off.findings]).toEqual([noFlywaySettings, []]);
    const unread = await read("none", "", { named: "a.toml", unreadable: "EISDIR" });
    expect(unread.findings).toEqual(["error  a.toml is a folder, not a file"]);
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
