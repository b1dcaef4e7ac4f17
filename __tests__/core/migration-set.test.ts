import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksum } from "../../src/core/checksum.js";
import { stableChecksum, toMigrationSet, type SourceFile } from "../../src/core/migration-set.js";

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

describe("a migration set", () => {
  test("sorts files by what their names say", () => {
    const names =
      "V10__c.sql V2__b.sql sub/V1_1__a.sql U2__b.sql B5__start.sql B1__first.sql R__z.sql R__B.sql R__10.sql R__2.sql " +
      "afterMigrate__b.sql beforeMigrate__a.sql notes.txt";
    const set = setOf(...names.split(" "));
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

  test("the checksum of a versioned script in a plan is over its text with placeholders replaced", () => {
    const script = toMigrationSet([source("V1__x.sql", "${schema} ${flyway:timestamp}")], none).versioned[0]?.script;
    expect(script && stableChecksum(script, placeholders)).toBe(checksum("shop ${flyway:timestamp}"));
  });
});
