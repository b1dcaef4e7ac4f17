import { describe, expect, test } from "vitest";
import { parseArguments } from "../../src/config/arguments.js";

const parse = (line: string | readonly string[], variables: Readonly<Record<string, string>> = {}) => {
  const args = typeof line === "string" ? line.split(" ").filter(Boolean) : line;
  const { given, findings, ...rest } = parseArguments(args, variables);
  return {
    given: Object.fromEntries(given),
    problems: findings.map(({ message, help }) => `${message} → ${help}`),
    ...rest,
  };
};

describe("a command line", () => {
  test.each<readonly [string | readonly string[], Readonly<Record<string, string>>]>([
    ["", {}],
    ["apply", { command: "apply" }],
    ["apply --lock-wait 5s", { command: "apply", "lock-wait": "5s" }],
    ["apply --lock-wait=5s", { command: "apply", "lock-wait": "5s" }],
    ["--lock-wait 5s apply", { command: "apply", "lock-wait": "5s" }],
    ["apply --dry-run", { command: "apply", "dry-run": "true" }],
    ["apply --dry-run --lock-wait 5s", { command: "apply", "dry-run": "true", "lock-wait": "5s" }],
    ["--dry-run apply", { command: "apply", "dry-run": "true" }],
    ["apply --dry-run false", { command: "apply", "dry-run": "false" }],
    ["apply --dry-run=false", { command: "apply", "dry-run": "false" }],
    ["rollback --target-version -1", { command: "rollback", "target-version": "-1" }],
    [
      ["check", "--database-url", "postgres://u:a=b@h/d?x=y"],
      { command: "check", "database-url": "postgres://u:a=b@h/d?x=y" },
    ],
    [["check", "--database-url=postgres://u:a=b@h/d"], { command: "check", "database-url": "postgres://u:a=b@h/d" }],
    [["check", "--placeholders", "a=1", "--placeholders=b=2"], { command: "check", placeholders: "a=1\nb=2" }],
    [["new", "add email"], { command: "new", description: "add email" }],
    [["new", "add", "email", "to", "users"], { command: "new", description: "add email to users" }],
    [["new", "--description", "add email"], { command: "new", description: "add email" }],
    [["apply", "--environment", ""], { command: "apply" }],
    [["apply", "--environment="], { command: "apply" }],
  ])("%j", (line, given) => {
    expect(parse(line)).toEqual({ given, problems: [], help: false, version: false });
  });

  test.each<readonly [string, object]>([
    ["--help", { help: true, given: {} }],
    ["-h", { help: true, given: {} }],
    ["help", { help: true, given: {} }],
    ["help apply", { help: true, given: { command: "apply" } }],
    ["apply --help", { help: true, given: { command: "apply" } }],
    ["--version", { version: true, given: {} }],
  ])("%s asks for words", (line, expected) => {
    expect(parse(line)).toMatchObject({ problems: [], ...expected });
  });

  test.each<readonly [string | readonly string[], string]>([
    ["apply --databse-url x", "unknown flag --databse-url → did you mean --database-url?"],
    ["apply --databse-url=postgres://u:hunter22@h", "unknown flag --databse-url → did you mean --database-url?"],
    ["apply --force", "unknown flag --force → --help lists them"],
    ["apply -f", "unknown flag -f → --help lists them"],
    ["apply --Dry-Run", "unknown flag --Dry-Run → did you mean --dry-run?"],
    ["apply --constructor x", "unknown flag --constructor → --help lists them"],
    ["apply --lock-wait", "--lock-wait needs a value → --lock-wait <duration>"],
    ["apply --lock-wait --dry-run", "--lock-wait needs a value → --lock-wait <duration>"],
    ["apply now", 'unexpected "now" → a flag begins with --, and a switch takes nothing, true or false'],
    [
      "apply postgres://u:hunter22@h/d",
      'unexpected "postgres://u:***@h/d" → a flag begins with --, and a switch takes nothing, true or false',
    ],
    ["apply --dry-run maybe", 'unexpected "maybe" → a flag begins with --, and a switch takes nothing, true or false'],
    ["apply --lock-wait 1s --lock-wait 2s", "--lock-wait is given twice → leave one of them out"],
    [["check", "--database-url", ""], "--database-url is given, but empty → is the variable set that it comes from?"],
    [["check", "--database-url="], "--database-url is given, but empty → is the variable set that it comes from?"],
  ])("%j is refused", (line, problem) => {
    expect(parse(line).problems).toEqual([problem]);
  });

  test("all that is wrong with it is told at once", () => {
    expect(parse("apply now --forse --lock-wait").problems).toHaveLength(3);
  });
});

describe("SCHEMA_VERSION_ variables", () => {
  test("count below flags", () => {
    const variables = {
      SCHEMA_VERSION_LOCK_WAIT: "1s",
      SCHEMA_VERSION_ENVIRONMENT: "staging",
      SCHEMA_VERSION_ALL: "true",
    };
    expect(parse("apply --lock-wait 2s", variables).given).toEqual({
      command: "apply",
      "lock-wait": "2s",
      environment: "staging",
      all: "true",
    });
  });

  test("may name the command", () => {
    expect(parse("", { SCHEMA_VERSION_COMMAND: "check" }).given).toEqual({ command: "check" });
    expect(parse("apply", { SCHEMA_VERSION_COMMAND: "check" }).given).toEqual({ command: "apply" });
  });

  test("that are empty count as not set, and an empty flag unsets them", () => {
    expect(parse("apply", { SCHEMA_VERSION_ENVIRONMENT: "" }).given).toEqual({ command: "apply" });
    expect(parse(["apply", "--environment", ""], { SCHEMA_VERSION_ENVIRONMENT: "staging" }).given).toEqual({
      command: "apply",
    });
  });

  test("that are mistyped are told; others belong to somebody else", () => {
    expect(
      parse("apply", { SCHEMA_VERSION_LOCKWAIT: "1s", SCHEMA_VERSION_HOME_FOLDER: "/x", SCHEMA: "x" }).problems,
    ).toEqual(["unknown variable SCHEMA_VERSION_LOCKWAIT → did you mean SCHEMA_VERSION_LOCK_WAIT?"]);
  });
});
