import { describe, expect, test } from "vitest";
import { inputs } from "../../src/config/inputs.js";
import { configOf, problemsOf } from "./reading.js";

const url = "postgresql://u:hunter22@h/d";

describe("an input", () => {
  test("has a default that is what nobody's saying means", async () => {
    const nothing = await configOf({ given: { command: "check" } });
    const defaults = inputs
      .filter(({ name, default: value }) => value !== "" && !["command", "github-token", "config"].includes(name))
      .map((input) => [input.name, input.default] as const);
    expect(defaults.length).toBeGreaterThan(10);
    expect(await configOf({ given: { command: "check", ...Object.fromEntries(defaults) } })).toEqual(nothing);
  });

  const settings: readonly (readonly [string, string, object])[] = [
    ["schemas", "app, audit ,", { schemas: ["app", "audit"] }],
    ["role", "owner", { role: "owner" }],
    ["existing-schema", "allow", { existingSchema: "allow" }],
    ["out-of-order", "allow", { outOfOrder: "allow" }],
    ["transaction", "all", { transaction: "all" }],
    ["on-failure", "undo", { onFailure: "undo" }],
    ["lock-wait", "5m", { lockWaitMs: 300_000 }],
    ["lock-timeout", "250ms", { lockTimeoutMs: 250 }],
    ["statement-timeout", "7", { statementTimeoutMs: 7000 }],
    ["max-block", "2s", { maxBlockMs: 2000 }],
    ["max-block", "off", { maxBlockMs: "off" }],
    [
      "placeholders",
      "Schema=app\n\n  Key = a=b ",
      {
        placeholders: new Map([
          ["schema", "app"],
          ["key", " a=b "],
        ]),
      },
    ],
  ];

  test.each(settings)("%s: %j is read, from an input and from the file alike", async (name, value, expected) => {
    const command = { command: "check" };
    expect((await configOf({ given: { ...command, [name]: value } })).environments[0]).toMatchObject(expected);
    const top = `${name}: ${JSON.stringify(value)}\n`;
    expect((await configOf({ given: command, file: top })).environments[0]).toMatchObject(expected);
    const own = `environments:\n  production:\n    ${name}: ${JSON.stringify(value)}\n`;
    expect((await configOf({ given: command, file: own })).environments[0]).toMatchObject(expected);
  });

  test.each<readonly [Readonly<Record<string, string>>, object]>([
    [{ command: "check", migrations: "db" }, { migrations: "db" }],
    [{ command: "check", comment: "off" }, { comment: "off" }],
    [{ command: "check", "fail-on": "warning, drift" }, { failOn: ["warning", "drift"] }],
    [{ command: "check", "github-token": "ghs_x" }, { githubToken: "ghs_x" }],
    [{ command: "check", "password-command": "pass" }, { passwordCommand: "pass" }],
    [{ command: "check", publish: "all" }, { audience: "team" }],
    [{ command: "apply", "dry-run": "true" }, { dryRun: true }],
    [{ command: "apply", "dry-run": "false" }, { dryRun: false }],
    [{ command: "apply", "expect-plan": "0".repeat(32) }, { expectPlan: "0".repeat(32) }],
    [{ command: "rollback", "target-version": "1_0" }, { rollback: { by: "target", version: "1_0" } }],
    [
      { command: "rollback", "target-version": "0", confirm: "x" },
      { rollback: { by: "target", version: "0" }, confirm: "x" },
    ],
    [{ command: "rollback", steps: "2" }, { rollback: { by: "steps", count: 2 } }],
    [{ command: "rollback", "run-id": "77" }, { rollback: { by: "run", runId: "77" } }],
    [
      { command: "baseline", "target-version": "12", description: "x" },
      { targetVersion: "12", description: "x" },
    ],
    [
      { command: "repair", "target-version": "12", reason: "x" },
      { targetVersion: "12", reason: "x", all: false },
    ],
    [{ command: "repair", all: "true", reason: "x" }, { all: true }],
    [{ command: "adopt", "copy-of": "production" }, { copyOf: "production" }],
    [
      { command: "new", description: "x" },
      { description: "x", environments: [] },
    ],
    [{ command: "check", "show-values": "true" }, { showValues: true }],
  ])("%j is read", async (given, expected) => {
    expect(await configOf({ given })).toMatchObject(expected);
  });

  test("ssl-ca and PGPASSWORD complete a URL that lacks them", async () => {
    const target = async (given: Readonly<Record<string, string>>) => {
      const { environments } = await configOf({
        given: { command: "check", ...given },
        variables: { PGPASSWORD: "from-pg" },
      });
      const database = environments[0]?.database;
      return database?.kind === "server" ? database.target : null;
    };
    expect(await target({ "database-url": "postgres://u@h/d", "ssl-ca": "/ca.pem" })).toMatchObject({
      password: "from-pg",
      sslrootcert: "/ca.pem",
    });
    expect(await target({ "database-url": `${url}?sslrootcert=/own.pem` })).toMatchObject({
      password: "hunter22",
      sslrootcert: "/own.pem",
    });
  });
});

describe("a bad input is told with the way out:", () => {
  const cli = { command: "check" };
  const duration = "write 500ms, 20s or 5m; a number alone is seconds";
  test.each<readonly [Readonly<Record<string, string>>, string]>([
    [{ ...cli, "out-of-order": "maybe" }, 'out-of-order "maybe" is none of block, allow → block is the default'],
    [{ ...cli, "existing-schema": "yes" }, 'existing-schema "yes" is none of block, allow → block is the default'],
    [{ ...cli, schemas: "app, $user" }, 'schemas names "$user", which is no schema → write the schema\'s own name'],
    [{ ...cli, transaction: "none" }, 'transaction "none" is none of each, all → each is the default'],
    [{ ...cli, "on-failure": "go" }, 'on-failure "go" is none of stop, undo → stop is the default'],
    [{ ...cli, comment: "on" }, 'comment "on" is none of auto, off → auto is the default'],
    [{ ...cli, publish: "none" }, 'publish "none" is none of auto, all → auto is the default'],
    [{ ...cli, "lock-wait": "soon" }, `lock-wait "soon" is no duration → ${duration}`],
    [{ ...cli, "lock-timeout": "1h" }, `lock-timeout "1h" is no duration → ${duration}`],
    [{ ...cli, "statement-timeout": "-1" }, `statement-timeout "-1" is no duration → ${duration}`],
    [{ ...cli, "max-block": "never" }, `max-block "never" is no duration → ${duration}`],
    [
      { ...cli, "dry-run": "yes" },
      'dry-run "yes" is neither true nor false → correct it; the README lists every input',
    ],
    [
      { ...cli, "fail-on": "errors" },
      'fail-on "errors" is none of error, warning, drift, never → a comma list, for example error, drift',
    ],
    [{ ...cli, "fail-on": "," }, "fail-on names no level → a comma list, for example error, drift"],
    [
      { ...cli, placeholders: "a=1\nsecretvalue" },
      "a line of placeholders has no name=value → write one name=value a line",
    ],
    [{ ...cli, placeholders: "=1" }, "a line of placeholders has no name=value → write one name=value a line"],
    [
      { ...cli, "expect-plan": "abc" },
      'expect-plan "abc" is no plan digest → copy the 32 hexadecimal digits that the dry run prints',
    ],
    [
      { ...cli, config: "x.yml" },
      "the configuration file x.yml does not exist → name one that does, or leave the input config out: .github/schema-version.yml may be absent",
    ],
    [
      { ...cli, "database-url": "mysql://u:hunter22@h" },
      "the database URL does not begin with postgresql:// → write postgresql://user:password@host:5432/database?sslmode=verify-full",
    ],
    [
      { command: "rollback" },
      "rollback needs exactly one of target-version, steps and run-id: none is given → target-version: the version that stays; steps: how many; run-id: what that run applied",
    ],
    [
      { command: "rollback", steps: "1", "run-id": "2" },
      "rollback needs exactly one of target-version, steps and run-id: steps and run-id are given → target-version: the version that stays; steps: how many; run-id: what that run applied",
    ],
    ...["target-version", "steps", "run-id"].map((name): [Record<string, string>, string] => [
      { command: "apply", [name]: "3" },
      `apply runs all that is pending: ${name} does not bound it → leave ${name} out; a file that should wait belongs on another branch`,
    ]),
    [{ command: "rollback", steps: "0" }, 'steps "0" is no positive number → for example 1: the newest migration'],
    [{ command: "rollback", steps: "1e3" }, 'steps "1e3" is no positive number → for example 1: the newest migration'],
    [
      { command: "rollback", "target-version": "latest" },
      'target-version "latest" is no version → write it as in the files\' names, for example 12 or 2.1; 0 is before all',
    ],
    [
      { command: "baseline" },
      "baseline needs --target-version → name the version of the last file whose changes are there",
    ],
    [
      { command: "baseline", "target-version": "1.x" },
      'target-version "1.x" is no version → write it as in the files\' names, for example 12 or 2.1; 0 is before all',
    ],
    [
      { command: "repair", reason: "x" },
      "repair needs --target-version, --all or --accept-drift → status shows which versions are edited, missing or failed",
    ],
    [
      { command: "repair", all: "true" },
      "repair needs --reason, for the record → say why the record and not the file is wrong",
    ],
    [
      { command: "adopt", all: "true" },
      "adopt needs --reason with --all, for the record → say why the file and not Flyway's record is right",
    ],
    [{ command: "new" }, 'new needs a description → for example: new "add email to users"'],
    [{ command: "check", databse: "x" }, 'unknown input "databse" → the README lists every input'],
    [{ command: "check", "databse-url": "x" }, 'unknown input "databse-url" → did you mean database-url?'],
    [{ command: "check", database_url: "x" }, 'unknown input "database_url" → did you mean database-url?'],
    [{ command: "check", constructor: "x" }, 'unknown input "constructor" → the README lists every input'],
  ])("%j", async (given, expected) => {
    expect(await problemsOf({ given })).toEqual([expected]);
  });

  test("all bad ones together", async () => {
    const given = {
      command: "aply",
      "lock-wait": "soon",
      comment: "x",
      environmnt: "y",
      "database-url": "nonsense",
      steps: "x",
    };
    const problems = await problemsOf({ given });
    expect(problems.map((one) => one.split(" → ")[0])).toEqual([
      'unknown input "environmnt"',
      'unknown command "aply"',
      "the database URL does not begin with postgresql://",
      'lock-wait "soon" is no duration',
      'comment "x" is none of auto, off',
    ]);
  });

  test("flags of the command line are no inputs of the action", async () => {
    const problems = await problemsOf({
      entry: "action",
      event: "push",
      given: { command: "check", all: "true", format: "json" },
    });
    expect(problems.map((one) => one.split(" → ")[0])).toEqual(['unknown input "all"', 'unknown input "format"']);
  });

  test("new is for the command line, adopt is not", async () => {
    const inWorkflow = (command: string): ReturnType<typeof problemsOf> =>
      problemsOf({ entry: "action", event: "workflow_dispatch", given: { command, "database-url": url } });
    expect(await inWorkflow("new")).toEqual(["new is for the command line → node dist/cli.js new --help"]);
    expect(await inWorkflow("adopt")).toEqual([]);
  });

  test("in the action's words where the action is meant", async () => {
    const problems = await problemsOf({
      entry: "action",
      event: "workflow_dispatch",
      given: { command: "repair", "database-url": url },
    });
    expect(problems).toEqual([
      "repair needs reason, for the record → say why the record and not the file is wrong",
      "repair needs target-version → status shows which versions are edited, missing or failed",
    ]);
  });
});
