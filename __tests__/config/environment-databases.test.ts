import { describe, expect, test } from "vitest";
import { problemsOf, type Given } from "./reading.js";
import { chosen, file, run, variables } from "./two-environments.js";

describe("where the database is", () => {
  const cli: Given = { entry: "cli" };
  const DATABASE_URL = "postgres://u@variable/d";
  const flag = { "database-url": "postgres://u@flag/d" };

  test.each<Given & { readonly name: string; readonly expected: string }>([
    { name: "DATABASE_URL on the command line", ...cli, variables: { DATABASE_URL }, expected: "default@variable" },
    {
      name: "Flyway's variables on the command line",
      ...cli,
      variables: { FLYWAY_URL: "jdbc:postgresql://flyway/d", FLYWAY_USER: "u" },
      expected: "default@flyway",
    },
    {
      name: "DATABASE_URL beats them",
      ...cli,
      variables: { DATABASE_URL, FLYWAY_URL: "jdbc:postgresql://flyway/d", FLYWAY_USER: "u" },
      expected: "default@variable",
    },
    { name: "a flag beats it", ...cli, variables: { DATABASE_URL }, given: flag, expected: "default@flag" },
    {
      name: "the action ignores it",
      entry: "action",
      event: "push",
      variables: { DATABASE_URL },
      given: { command: "check" },
      expected: "default: the input database-url is empty",
    },
    {
      name: "a configured one beats it",
      ...cli,
      file,
      variables: { ...variables, DATABASE_URL },
      given: { environment: "canary" },
      expected: "canary@c",
    },
    {
      name: "a configured one that is not set is not replaced by it",
      ...cli,
      file,
      variables: { DATABASE_URL },
      given: { environment: "canary" },
      expected: "canary: the variable CANARY_URL is not set",
    },
    {
      name: "a flag beats a configured one",
      ...cli,
      file,
      variables,
      given: { environment: "canary", ...flag },
      expected: "canary@flag",
    },
    { name: "without any, the embedded one", ...cli, expected: "default in .schema-version" },
    {
      name: "an empty variable is none",
      ...cli,
      variables: { DATABASE_URL: "" },
      expected: "default in .schema-version",
    },
    { name: "blanks are none", ...cli, variables: { DATABASE_URL: " \n" }, expected: "default in .schema-version" },
    {
      name: "never the embedded one on a runner",
      ...cli,
      variables: { CI: "true" },
      expected: "default: the variable DATABASE_URL is not set",
    },
    { name: "CI=false is no runner", ...cli, variables: { CI: "false" }, expected: "default in .schema-version" },
    {
      name: "never the embedded one where environments are configured",
      ...cli,
      file,
      variables: {},
      expected:
        "staging: the variable STAGING_URL is not set canary: the variable CANARY_URL is not set production: the variable PRODUCTION_URL is not set",
    },
    {
      name: "one of several that is not set",
      ...run,
      event: "pull_request",
      variables: { ...variables, CANARY_URL: "" },
      expected: "staging@s canary: the variable CANARY_URL is not set production@p",
    },
    {
      name: "an environment without a URL",
      ...cli,
      file: "environments:\n  a:\n    branch: x\n",
      expected: "a: the configuration file gives it no database-url",
    },
  ])("$name", async ({ name: _name, expected, ...given }) => {
    expect(await chosen({ ...given, given: { command: "check", ...given.given } })).toBe(expected);
  });

  const writing: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["apply", {}],
    ["rollback", { steps: "1" }],
    ["baseline", { "target-version": "1" }],
    ["repair", { all: "true", reason: "x" }],
    ["adopt", { "copy-of": "x" }],
  ];
  test.each(writing)("%s needs one on a runner and where environments are configured", async (command, more) => {
    const given = { command, ...more };
    expect(await problemsOf({ ...cli, variables: { CI: "1" }, given })).toEqual([
      `the variable DATABASE_URL is not set, and ${command} needs one → pass --database-url, or set DATABASE_URL`,
    ]);
    expect(await problemsOf({ ...cli, file, variables: {}, given: { ...given, environment: "canary" } })).toEqual([
      `.github/schema-version.yml:11 canary: the variable CANARY_URL is not set, and ${command} needs one → set CANARY_URL from a secret`,
    ]);
    expect(await problemsOf({ ...cli, variables: {}, given })).toEqual([]);
  });

  test("a push without its secret is bad input, not a success", async () => {
    const event = { entry: "action", event: "push", branch: "main" } as const;
    expect(await problemsOf(event)).toEqual([
      "the input database-url is empty, and apply needs one → set database-url from a secret",
    ]);
    const half = { ...variables, PRODUCTION_URL: "" };
    expect(await problemsOf({ ...event, file, variables: half })).toEqual([
      ".github/schema-version.yml:14 production: the variable PRODUCTION_URL is not set, and apply needs one → set PRODUCTION_URL from a secret",
    ]);
  });

  test("a refused URL says where it comes from, and never itself", async () => {
    const broken = { ...variables, CANARY_URL: "postgres://u:hunter22@h:port/d" };
    expect(await problemsOf({ ...run, event: "pull_request", variables: broken })).toEqual([
      ".github/schema-version.yml:11 canary: the port of the database URL is no number from 1 to 65535 (from the variable CANARY_URL) → write postgresql://user:password@host:5432/database?sslmode=verify-full",
    ]);
    expect(
      (await problemsOf({ ...cli, given: { command: "check" }, variables: { DATABASE_URL: "u:hunter22@h" } }))[0],
    ).toMatch(/^the database URL does not begin with postgresql:\/\/ \(from the variable DATABASE_URL\) → /);
  });
});
