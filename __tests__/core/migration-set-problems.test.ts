import { describe, expect, test } from "vitest";
import { toMigrationSet, type SourceFile } from "../../src/core/migration-set.js";

const none: ReadonlyMap<string, string> = new Map();

const source = (name: string, text = "SELECT 1;", settings: SourceFile["settings"] = {}): SourceFile => ({
  file: `migrations/${name}`,
  name,
  text,
  settings,
});

const setOf = (...names: readonly string[]) =>
  toMigrationSet(
    names.map((name) => source(name)),
    none,
  );

const show = (...names: readonly string[]): readonly string[] =>
  setOf(...names).findings.map(({ rule, severity, file, message }) => `${rule} ${severity} ${file}: ${message}`);

describe("problems of files", () => {
  test.each([
    {
      name: "two equal versions",
      names: ["V1__a.sql", "sub/V1_0__b.sql"],
      expected: [
        'duplicate-version error migrations/sub/V1_0__b.sql: "migrations/V1__a.sql" and "migrations/sub/V1_0__b.sql" have the same version 1',
      ],
    },
    {
      name: "three equal versions",
      names: ["V1__a.sql", "V1.0__b.sql", "V01__c.sql"],
      expected: [
        'duplicate-version error migrations/V1.0__b.sql: "migrations/V1__a.sql" and "migrations/V1.0__b.sql" have the same version 1',
        'duplicate-version error migrations/V01__c.sql: "migrations/V1__a.sql" and "migrations/V01__c.sql" have the same version 1',
      ],
    },
    {
      name: "two undo scripts",
      names: ["V1__a.sql", "U1__a.sql", "U1.0__a.sql"],
      expected: [
        'duplicate-version error migrations/U1.0__a.sql: "migrations/U1__a.sql" and "migrations/U1.0__a.sql" have the same version 1',
      ],
    },
    {
      name: "two baselines",
      names: ["B1__a.sql", "B1__b.sql"],
      expected: [
        'duplicate-version error migrations/B1__b.sql: "migrations/B1__a.sql" and "migrations/B1__b.sql" have the same version 1',
      ],
    },
    { name: "a migration and a baseline of one version", names: ["V1__a.sql", "B1__a.sql"], expected: [] },
    {
      name: "two repeatables of one description",
      names: ["R__a_b.sql", "x/R__a_b.sql"],
      expected: [
        'duplicate-version error migrations/x/R__a_b.sql: "migrations/R__a_b.sql" and "migrations/x/R__a_b.sql" have the same description "a b"',
      ],
    },
    { name: "repeatables that differ in case", names: ["R__a.sql", "R__A.sql"], expected: [] },
    {
      name: "two callbacks of one name",
      names: ["afterMigrate__a.sql", "x/afterMigrate__a.sql"],
      expected: [
        'duplicate-version error migrations/x/afterMigrate__a.sql: "migrations/afterMigrate__a.sql" and "migrations/x/afterMigrate__a.sql" have the same name "afterMigrate__a"',
      ],
    },
    {
      name: "callbacks of one event",
      names: ["afterMigrate__a.sql", "afterMigrate.sql", "beforeMigrate__a.sql"],
      expected: [],
    },
    {
      name: "an undo script without a migration",
      names: ["U3__x.sql", "B3__x.sql"],
      expected: [
        'undo-without-migration warning migrations/U3__x.sql: "U3__x.sql" undoes version 3, which has no V file',
      ],
    },
    {
      name: "a bad name",
      names: ["sub/v1__x.sql"],
      expected: [
        'file-name error migrations/sub/v1__x.sql: "v1__x.sql" is no name of a migration: the prefix is an upper-case "V", not "v"',
      ],
    },
    {
      name: "a callback that does not run here",
      names: ["beforeClean.sql"],
      expected: ['callback-not-run note migrations/beforeClean.sql: "beforeClean" is not run by this engine'],
    },
    { name: "a version of 20 characters", names: ["V12345678901234567890__x.sql"], expected: [] },
    {
      name: "a version of 21 characters",
      names: ["V123456789012345678901__x.sql"],
      expected: [
        "too-long error migrations/V123456789012345678901__x.sql: the version has 21 characters; 20 is the most",
      ],
    },
    { name: "a script name of 255 characters, not bytes", names: [`${"𝄞".repeat(243)}/V1__xyz.sql`], expected: [] },
    { name: "what is no SQL", names: ["README.md", "V1__x.txt"], expected: [] },
  ])("$name", ({ names, expected }) => {
    expect(show(...names)).toEqual(expected);
  });

  test("a script name above 255 characters", () => {
    const name = `${"a".repeat(247)}/R__a.sql`;
    expect(show(name)).toEqual([
      `too-long error migrations/${name}: the script name has 256 characters; 255 is the most`,
    ]);
  });

  test("all problems of all files come in one list", () => {
    const files = [
      source("V1__a.sql", "-- schema-version: x=1\nSELECT 1;"),
      source("V1.0__b.sql", "-- schema-version: allow nothing\nSELECT 1;"),
      source("bad.sql"),
      source("U9__x.sql"),
    ];
    const rules = toMigrationSet(files, none).findings.map(({ rule }) => rule);
    expect(rules.toSorted()).toEqual([
      "directive",
      "duplicate-version",
      "file-name",
      "undo-without-migration",
      "waiver",
      "waiver",
    ]);
  });

  const usual = "add the V file, or remove the U file";
  test.each([
    { name: "nothing is like it", names: ["V1__a.sql", "U2__b.sql"], help: usual },
    {
      name: "one of its description has none",
      names: ["V31__a.sql", "U13__a.sql"],
      help: `is it that of version 31? Then name it so; else ${usual}`,
    },
    { name: "that one has an undo script", names: ["V31__a.sql", "U31__a.sql", "U13__a.sql"], help: usual },
    { name: "two of its description have none", names: ["V1__a.sql", "V2__a.sql", "U13__a.sql"], help: usual },
    { name: "there is no description", names: ["V31.sql", "U13.sql"], help: usual },
  ])("of an undo script without a migration: $name", ({ names, help }) => {
    expect(setOf(...names).findings.map((one) => one.help)).toEqual([help]);
  });

  test("the first of two equal versions stays in the set", () => {
    expect(setOf("V1__a.sql", "V1.0__b.sql").versioned.map(({ script }) => script.name)).toEqual(["V1__a.sql"]);
  });

  test("a directive and a script setting that disagree", () => {
    const file = source("V1__a.sql", "-- schema-version: transaction=false\nSELECT 1;", { executeInTransaction: true });
    expect(toMigrationSet([file], none).findings).toMatchObject([
      {
        rule: "directive",
        message: "the directive says transaction=false, V1__a.sql.conf says executeInTransaction=true",
      },
    ]);
    expect(toMigrationSet([{ ...file, settings: { executeInTransaction: false } }], none).findings).toEqual([]);
  });
});
