import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksum } from "../../src/core/checksum.js";
import { toMigrationSet, toStableText, type SourceFile } from "../../src/core/migration-set.js";

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

describe("a migration set", () => {
  test("sorts files by what their names say", () => {
    const set = setOf(
      ...["V10__c.sql", "V2__b.sql", "sub/V1_1__a.sql", "U2__b.sql", "B5__start.sql", "B1__first.sql"],
      ...["R__z.sql", "R__B.sql", "R__10.sql", "R__2.sql", "afterMigrate__b.sql", "beforeMigrate__a.sql", "notes.txt"],
    );
    expect(
      set.versioned.map(({ kind, version, description, undo }) => [kind, version.text, description, undo?.name]),
    ).toEqual([
      ["versioned", "1.1", "a", undefined],
      ["versioned", "2", "b", "U2__b.sql"],
      ["versioned", "10", "c", undefined],
    ]);
    expect(set.baselines.map(({ kind, version, undo }) => [kind, version.text, undo])).toEqual([
      ["baseline", "1", null],
      ["baseline", "5", null],
    ]);
    expect(set.repeatables.map(({ description }) => description)).toEqual(["10", "2", "B", "z"]);
    expect(set.callbacks.map(({ event, description }) => `${event} ${description}`)).toEqual([
      "beforeMigrate a",
      "afterMigrate b",
    ]);
    expect(set.findings).toEqual([]);
  });

  test("keeps file, name, text, settings, directives and waivers of a script", () => {
    const text = "-- schema-version: lock-timeout=1s\n-- schema-version: allow syntax because x\n\nSELECT 1;\r\n";
    const { versioned } = toMigrationSet([source("a/V1__x.sql", text, { placeholderReplacement: false })], none);
    expect(versioned[0]?.script).toEqual({
      file: "migrations/a/V1__x.sql",
      name: "a/V1__x.sql",
      text,
      checksum: checksum(text),
      settings: { placeholderReplacement: false },
      directives: { lockTimeoutMs: 1_000 },
      waivers: [{ rules: ["syntax"], reason: "x", line: 2, scope: "file" }],
    });
    expect(versioned[0]?.checksum).toBe(checksum(text));
  });

  test("pairs an undo script by equal versions, not by text", () => {
    expect(setOf("V1_0__x.sql", "sub/U001__y.sql").versioned[0]?.undo?.name).toBe("sub/U001__y.sql");
  });

  test("has no order of its own", () => {
    const names = ["V1__a.sql", "V1.1__b.sql", "V2__c.sql", "U1__a.sql", "R__a.sql", "R__b.sql", "afterMigrate.sql"];
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        expect(setOf(...shuffled)).toEqual(setOf(...names));
      }),
    );
  });
});

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

describe("the checksum", () => {
  const placeholders = new Map([
    ["schema", "shop"],
    ["flyway:timestamp", "2026-11-22 14:00:00"],
    ["flyway:workingDirectory", "/w"],
    ["flyway:user", "app"],
  ]);
  const sumOf = (name: string, text: string, settings: SourceFile["settings"] = {}) => {
    const { repeatables, versioned } = toMigrationSet([source(name, text, settings)], placeholders);
    return (repeatables[0] ?? versioned[0])?.checksum;
  };

  test.each([
    {
      name: "of a repeatable is over the replaced text",
      file: "R__x.sql",
      text: "SELECT '${schema} ${flyway:user}'",
      over: "SELECT 'shop app'",
    },
    {
      name: "of a repeatable leaves volatile built-ins",
      file: "R__x.sql",
      text: "${schema} ${flyway:timestamp} ${FLYWAY:WORKINGDIRECTORY}",
      over: "shop ${flyway:timestamp} ${FLYWAY:WORKINGDIRECTORY}",
    },
    { name: "of a repeatable knows its file name", file: "a/R__x.sql", text: "${flyway:filename}", over: "R__x.sql" },
    { name: "of a repeatable leaves what is undefined", file: "R__x.sql", text: "${schema} ${no}", over: "shop ${no}" },
    {
      name: "of a versioned file is over the raw text",
      file: "V1__x.sql",
      text: "SELECT '${schema}'",
      over: "SELECT '${schema}'",
    },
  ])("$name", ({ file, text, over }) => {
    expect(sumOf(file, text)).toBe(checksum(over));
  });

  test("of a repeatable whose replacement is off is over the raw text", () => {
    expect(sumOf("R__x.sql", "SELECT '${schema}'", { placeholderReplacement: false })).toBe(
      checksum("SELECT '${schema}'"),
    );
  });

  test("the stable text of a versioned script has its placeholders replaced too", () => {
    const script = toMigrationSet([source("V1__x.sql", "${schema} ${flyway:timestamp}")], none).versioned[0]?.script;
    expect(script && toStableText(script, placeholders)).toBe("shop ${flyway:timestamp}");
  });
});
