import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/read-config.js";

describe("schemas that Flyway's configuration names for other environments than ours", () => {
  const two =
    "[environments.prod]\nschemas = ['a']\n[environments.test]\nschemas = ['b']\n[environments.dev]\nuser = 'u'";
  const ours = "environments:\n  production:\n    database-url: ${URL}\n";

  test.each([
    {
      name: "are told",
      config: ours,
      told: "no schemas are named for production: flyway.toml names them for prod, test alone",
    },
    {
      name: "are told without an environment of ours",
      config: null,
      told: "no schemas are named for default: flyway.toml names them for prod, test alone",
    },
    { name: "are no matter where ours names its own", config: `schemas: x\n${ours}`, told: null },
    { name: "are no matter where one is meant", config: ours.replace("production", "dev"), told: null },
    {
      name: "are no matter where Flyway names one",
      config: ours,
      variables: { FLYWAY_ENVIRONMENT: "test" },
      told: null,
    },
    { name: "are no matter where there are none", config: ours, toml: "[environments.dev]\nuser = 'u'", told: null },
  ])("$name", async ({ config, toml = two, variables = {}, told }) => {
    const read = await readConfig({
      entry: "cli",
      given: new Map([["command", "status"]]),
      variables: { URL: "postgresql://u@db/x", DATABASE_URL: "postgresql://u@db/x", ...variables },
      eventName: null,
      pushedBranch: null,
      publicRepository: false,
      readText: (file) => (file === "flyway.toml" ? toml : file.endsWith(".yml") ? config : null),
    });
    const notes = "ok" in read ? read.ok.notes.filter(({ severity }) => severity === "warning") : read.findings;
    expect(notes.map(({ rule, message }) => `${rule} ${message}`)).toEqual(
      told === null ? [] : [`flyway-setting ${told}`],
    );
  });
});
