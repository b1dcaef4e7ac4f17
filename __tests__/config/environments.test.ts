import { describe, expect, test } from "vitest";
import { configOf, problemsOf, type Given } from "./reading.js";
import { chosen, file, run, variables } from "./two-environments.js";

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
      "No environment is deployed from the branch feature: nothing was applied. Configured are staging from develop, canary from main, production from main.",
    ]);
    expect((await configOf({ ...run, event: "push", branch: null })).leftOut).toEqual([
      "No environment is deployed from this push: nothing was applied. Configured are staging from develop, canary from main, production from main.",
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
      const flyway = {
        FLYWAY_PLACEHOLDERS_TENANT: "flyway",
        FLYWAY_PLACEHOLDERS_Region: "eu",
        flyway_placeholders_zone: "a",
        FLYWAY_URL: "x",
      };
      const { environments } = await configOf({
        ...run,
        event: "pull_request",
        variables: { ...variables, ...flyway },
        given,
      });
      return Object.fromEntries(environments.at(-1)?.placeholders ?? []);
    };
    expect(await placeholders({})).toEqual({ tenant: "acme", region: "eu", zone: "a" });
    expect(await placeholders({ placeholders: "TENANT=input" })).toEqual({ tenant: "input", region: "eu", zone: "a" });
    expect(await placeholders({ placeholders: "other=1" })).toEqual({
      tenant: "flyway",
      region: "eu",
      zone: "a",
      other: "1",
    });
  });
});
