import { describe, expect, test } from "vitest";
import { noFlywaySettings } from "../../src/config/flyway/flyway-settings.js";
import { readFlywayUrl } from "../../src/config/flyway/read-variables.js";
import { parseDatabaseUrl } from "../../src/core/database-url.js";
import { read } from "./reading.js";

describe("variables of Flyway's", () => {
  const variables = { FLYWAY_LOCATIONS: "filesystem:a,filesystem:b", FLYWAY_OUT_OF_ORDER: "true", FLYWAY_TABLE: "" };

  test("beat the file", async () => {
    const { settings, findings } = await read("flyway.conf", "flyway.locations=c\nflyway.table=past", { variables });
    expect(findings).toEqual([]);
    expect(settings.locations).toEqual(["filesystem:a", "filesystem:b"]);
    expect(settings.valuesFor("default").get("out-of-order")).toBe("allow");
    expect(settings.valuesFor("default").get("flyway.table")).toBe("past");
  });

  test("stand in for what the file looks up", async () => {
    const { settings, findings } = await read("flyway.conf", "flyway.defaultSchema=${SCHEMA}", {
      variables: { FLYWAY_DEFAULT_SCHEMA: "shop" },
    });
    expect(findings).toEqual([]);
    expect(settings.valuesFor("default").get("schemas")).toBe("shop");
  });

  test("name an environment, where a file has some", async () => {
    const { findings } = await read("flyway.conf", "flyway.group=true", { variables: { FLYWAY_ENVIRONMENT: "prod" } });
    expect(findings).toEqual([]);
  });

  test("hold without one", async () => {
    const { settings } = await read("none", "", { variables });
    expect(settings.file).toBeNull();
    expect(settings.locations).toEqual(["filesystem:a", "filesystem:b"]);
  });

  test("those that do not hold are told, and alone change nothing", async () => {
    const { settings, findings } = await read("none", "", {
      variables: {
        FLYWAY_SKIP_EXECUTING_MIGRATIONS: "true",
        FLYWAY_URL: "x",
        FLYWAY_PLACEHOLDERS: "x",
        flyway_initSql: "",
      },
    });
    expect(settings).toBe(noFlywaySettings);
    expect(findings).toEqual([
      "note  settings that do not hold here: FLYWAY_SKIP_EXECUTING_MIGRATIONS (baseline records versions that are there already)",
    ]);
  });

  test("what is wrong with one is told by its name", async () => {
    const { findings } = await read("flyway.conf", "flyway.group=true", { variables: { FLYWAY_GROUP: "ja" } });
    expect(findings).toEqual(['error  FLYWAY_GROUP: group "ja" is neither true nor false']);
  });

  test.each([
    [{ FLYWAY_URL: "jdbc:postgresql://h:1/d", FLYWAY_USER: "u", FLYWAY_PASSWORD: "p@+ /" }, "u:p@+ /@h:1/d prefer"],
    [
      { FLYWAY_URL: "jdbc:postgresql://h/d?user=v&password=a+b&sslmode=require&ApplicationName=x" },
      "v:a+b@h:5432/d require",
    ],
    [{ FLYWAY_URL: "jdbc:postgresql://h/d?ssl=true", FLYWAY_USER: "u" }, "u:null@h:5432/d verify-full"],
    [
      {
        FLYWAY_URL: " jdbc:postgresql://h/d?user=v&password=p&sslmode=require\n",
        FLYWAY_USER: "",
        FLYWAY_PASSWORD: "",
      },
      "v:p@h:5432/d require",
    ],
  ])("%j is a login", (given, expected) => {
    const parsed = parseDatabaseUrl(readFlywayUrl(given) ?? "");
    if (!("ok" in parsed)) throw new Error(parsed.problem);
    const { user, password, host, port, database, sslmode } = parsed.ok;
    expect(`${user}:${password}@${host}:${port}/${database} ${sslmode}`).toBe(expected);
  });

  test.each([undefined, "", " "])("none is in %j", (url) => {
    expect(readFlywayUrl({ FLYWAY_URL: url, FLYWAY_USER: "u" })).toBeNull();
  });
});
