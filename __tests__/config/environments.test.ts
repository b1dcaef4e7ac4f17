import { describe, expect, test } from "vitest";
import { configOf, problemsOf, type Given } from "./reading.js";

const file = `
migrations: db/migrations
lock-timeout: 3s
environments:
  staging:
    branch: develop
    database-url: \${STAGING_URL}
    lock-timeout: 1s
  canary:
    branch: main
    database-url: \${CANARY_URL}
  production:
    branch: main
    database-url: \${PRODUCTION_URL}
    schemas: [app, audit]
    placeholders:
      tenant: acme
`;
const variables = {
  STAGING_URL: "postgres://u:staging-pw@s/d",
  CANARY_URL: "postgres://u:canary-pw@c/d",
  PRODUCTION_URL: "postgres://u:production-pw@p/d",
};
const run: Given = { entry: "action", file, variables };

/** `name@host`, or `name: why not`, of each environment that the run is about. */
const chosen = async (given: Given): Promise<string> => {
  const { environments } = await configOf(given);
  return environments
    .map(({ name, database }) => {
      switch (database.kind) {
        case "server":
          return `${name}@${database.target.host}`;
        case "embedded":
          return `${name} in ${database.folder}`;
        case "none":
          return `${name}: ${database.reason}`;
      }
    })
    .join(" ");
};

describe("the environments of a run", () => {
  test.each<Given & { readonly name: string; readonly expected: string }>([
    {
      name: "a pull request is checked against all",
      event: "pull_request",
      expected: "staging@s canary@c production@p",
    },
    { name: "a merge queue's group too", event: "merge_group", expected: "staging@s canary@c production@p" },
    {
      name: "a push applies to those of its branch, in the file's order",
      event: "push",
      branch: "main",
      expected: "canary@c production@p",
    },
    { name: "a push to another branch", event: "push", branch: "develop", expected: "staging@s" },
    { name: "a push to a branch of no environment", event: "push", branch: "feature", expected: "" },
    { name: "a branch is matched whole", event: "push", branch: "mai", expected: "" },
    { name: "a pushed tag belongs to no branch", event: "push", branch: null, expected: "" },
    {
      name: "a push that only checks looks at all",
      event: "push",
      branch: "main",
      given: { command: "check" },
      expected: "staging@s canary@c production@p",
    },
    { name: "one by name", event: "push", branch: "main", given: { environment: "staging" }, expected: "staging@s" },
    {
      name: "one by name for a rollback",
      event: "workflow_dispatch",
      given: { command: "rollback", steps: "1", environment: "canary" },
      expected: "canary@c",
    },
    {
      name: "new files are of no environment",
      entry: "cli",
      given: { command: "new", description: "x" },
      expected: "",
    },
    {
      name: "without a file there is one, which nobody named",
      file: {},
      event: "push",
      branch: "main",
      given: { "database-url": "postgres://u@h/d" },
      expected: "default@h",
    },
    {
      name: "without a file the name is a label",
      file: {},
      event: "push",
      branch: "main",
      given: { "database-url": "postgres://u@h/d", environment: "prod" },
      expected: "prod@h",
    },
    {
      name: "an empty file is as none",
      file: "# nothing\n",
      event: "pull_request",
      expected: "default: the input database-url is empty",
    },
    {
      name: "a file of another path",
      file: { "db/sv.yml": file },
      event: "push",
      branch: "develop",
      given: { config: "db/sv.yml" },
      expected: "staging@s",
    },
    {
      name: "an environment without a branch is never pushed to",
      file: file.replace("branch: develop", ""),
      event: "push",
      branch: "develop",
      expected: "",
    },
  ])("$name", async ({ expected, name: _name, ...given }) => {
    expect(await chosen({ ...run, ...given })).toBe(expected);
  });

  test("a push that deploys nothing says so", async () => {
    expect((await configOf({ ...run, event: "push", branch: "feature" })).leftOut).toEqual([
      "No environment is deployed from the branch feature: nothing was applied.",
    ]);
    expect((await configOf({ ...run, event: "push", branch: null })).leftOut).toEqual([
      "No environment is deployed from this push: nothing was applied.",
    ]);
    expect((await configOf({ ...run, event: "push", branch: "main" })).leftOut).toEqual([]);
  });

  test.each<readonly [string, Given, string]>([
    [
      "a name that is not configured",
      { event: "push", given: { environment: "prod" } },
      'the environment "prod" is not configured → configured are staging, canary, production',
    ],
    [
      "apply by hand names none",
      { event: "workflow_dispatch", given: { command: "apply" } },
      "apply needs an environment, because several are configured → name one of staging, canary, production",
    ],
    [
      "rollback names none",
      { event: "workflow_dispatch", given: { command: "rollback", steps: "1" } },
      "rollback needs an environment, because several are configured → name one of staging, canary, production",
    ],
    [
      "one URL for several",
      { event: "pull_request", given: { "database-url": "postgres://u@h/d" } },
      "database-url is one database, but several environments are configured → name one of staging, canary, production with environment, or leave the URLs to the configuration file",
    ],
  ])("%s", async (_, given, expected) => {
    expect(await problemsOf({ ...run, ...given })).toEqual([expected]);
  });

  test("a single configured environment needs no name", async () => {
    const single = "environments:\n  production:\n    database-url: ${PRODUCTION_URL}\n";
    const given = { command: "apply" };
    expect(await chosen({ entry: "cli", file: single, variables, given })).toBe("production@p");
  });
});

describe("values of an environment", () => {
  const lockTimeouts = async (given: Given): Promise<readonly number[]> =>
    (await configOf({ ...run, event: "pull_request", ...given })).environments.map(
      ({ lockTimeoutMs }) => lockTimeoutMs,
    );

  test("its own beat the file's, an input beats both", async () => {
    expect(await lockTimeouts({})).toEqual([1000, 3000, 3000]);
    expect(await lockTimeouts({ given: { "lock-timeout": "2s" } })).toEqual([2000, 2000, 2000]);
    expect(await lockTimeouts({ file: file.replaceAll(/ *lock-timeout: .*\n/g, "") })).toEqual([5000, 5000, 5000]);
  });

  test("migrations come from the file, unless an input says otherwise", async () => {
    expect((await configOf({ ...run, event: "pull_request" })).migrations).toBe("db/migrations");
    expect((await configOf({ ...run, event: "pull_request", given: { migrations: "m" } })).migrations).toBe("m");
  });

  test("FLYWAY_PLACEHOLDERS_ variables count below the file's and the input's lines", async () => {
    const placeholders = async (given: Readonly<Record<string, string>>) => {
      const flyway = { FLYWAY_PLACEHOLDERS_TENANT: "flyway", FLYWAY_PLACEHOLDERS_Region: "eu", FLYWAY_URL: "x" };
      const { environments } = await configOf({
        ...run,
        event: "pull_request",
        variables: { ...variables, ...flyway },
        given,
      });
      return Object.fromEntries(environments.at(-1)?.placeholders ?? []);
    };
    expect(await placeholders({})).toEqual({ tenant: "acme", region: "eu" });
    expect(await placeholders({ placeholders: "TENANT=input" })).toEqual({ tenant: "input", region: "eu" });
    expect(await placeholders({ placeholders: "other=1" })).toEqual({ tenant: "flyway", region: "eu", other: "1" });
  });
});

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
