import { describe, expect, test } from "vitest";
import { read } from "./reading.js";

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
      name: "one that begins like another",
      file: "flyway.conf",
      text: "flyway.tables=x",
      expected: 'error 1 unknown setting "tables" of Flyway\'s',
    },
    {
      name: "an empty list",
      file: "flyway.toml",
      text: "[flyway]\nlocations = []",
      expected: "error 2 locations is empty",
    },
    {
      name: "a setting that is a folder of settings",
      file: "flyway.conf",
      text: "flyway.placeholders=x",
      expected: 'error 1 unknown setting "placeholders" of Flyway\'s',
    },
    {
      name: "an environment that is not there",
      file: "flyway.toml",
      text: '[environments.prod]\n[flyway]\nenvironment = "prdo"',
      expected: 'error 3 there is no environment "prdo" in Flyway\'s configuration',
    },
    {
      name: "a fraction, whose last zeros are lost",
      file: "flyway.toml",
      text: "[flyway]\ntarget = 1.10",
      expected: "error 2 target is written as a number or a date",
    },
    {
      name: "a date",
      file: "flyway.toml",
      text: "[flyway.placeholders]\nday = 2026-01-02",
      expected: "error 2 placeholders.day is written as a number or a date",
    },
    {
      name: "one in a line with others, which has none of its own",
      file: "flyway.toml",
      text: "[flyway]\nplaceholders = { x = 1.5 }",
      expected: "error  placeholders.x is written as a number or a date",
    },
    {
      name: "one behind its name as a text",
      file: "flyway.toml",
      text: '[flyway]\nlocations = [\n"group"\n]\n"group" = "ja"',
      expected: 'error 5 group "ja" is neither true nor false',
    },
    {
      name: "an empty text",
      file: "flyway.conf",
      text: "flyway.sqlMigrationPrefix=\nflyway.placeholders.x=\nflyway.sqlMigrationSeparator=",
      expected: "error 3 sqlMigrationSeparator is empty",
    },
    {
      name: "no number",
      file: "flyway.conf",
      text: "flyway.lockRetryCount=-2",
      expected: 'error 1 lockRetryCount "-2" is no number',
    },
    {
      name: "a variable in a setting that does not hold anyway",
      file: "flyway.conf",
      text: "flyway.initSql=${SQL}",
      expected:
        "note  settings that do not hold here: initSql (each file begins with a clean session; role and schemas are inputs)",
    },
    {
      name: "a setting of one environment alone",
      file: "flyway.toml",
      text: "[environments.a.flyway]\ntable = 'x'",
      expected:
        "note  settings that do not hold here: environments.a.flyway.table (settings are read from [flyway] alone)",
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

  test("and its file, with the name that was meant", async () => {
    const { told } = await read("flyway.conf", "flyway.locatoins=x\nflyway.zzzzzzzzzz=x\nflyway.url=x");
    expect(told.map(({ file, line, help }) => [file, line, help])).toEqual([
      ["flyway.conf", 1, "did you mean locations?"],
      ["flyway.conf", 2, "remove it, or correct its name"],
      ["flyway.conf", undefined, expect.stringMatching(/^Flyway itself/)],
    ]);
    const { told: ofVariable } = await read("flyway.conf", "flyway.group=true", { variables: { FLYWAY_GROUP: "ja" } });
    expect(ofVariable[0]).not.toHaveProperty("file");
  });

  test("a file that is named and not there", async () => {
    const { findings } = await read("flyway.conf", "", { named: "a.conf" });
    expect(findings).toEqual(["error  there is no file a.conf"]);
  });
});
