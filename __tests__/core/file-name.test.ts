import { describe, expect, test } from "vitest";
import { parseFileName, type FileName } from "../../src/core/file-name.js";

/** A short text for what a name says: kind, version or event, description. */
function show(parsed: FileName): string {
  switch (parsed.kind) {
    case "versioned":
    case "undo":
    case "baseline":
      return `${parsed.kind} ${parsed.version.text} "${parsed.description}"`;
    case "repeatable":
      return `repeatable "${parsed.description}"`;
    case "callback":
      return `callback ${parsed.event} "${parsed.description}"`;
    case "foreign-callback":
      return `foreign ${parsed.event}`;
    case "bad":
      return `bad: ${parsed.reason}`;
    default:
      return parsed.kind;
  }
}

describe("names that Flyway accepts", () => {
  test.each([
    ["V1.sql", 'versioned 1 ""'],
    ["V1__.sql", 'versioned 1 ""'],
    ["V1__add_users.sql", 'versioned 1 "add users"'],
    ["V1_1__x.sql", 'versioned 1.1 "x"'],
    ["V1.1__x.sql", 'versioned 1.1 "x"'],
    ["V001__x.sql", 'versioned 001 "x"'],
    ["V1_0__x.sql", 'versioned 1.0 "x"'],
    ["V1___lead.sql", 'versioned 1 " lead"'],
    ["V1__a__b.sql", 'versioned 1 "a  b"'],
    ["V1__a_.sql", 'versioned 1 "a "'],
    ["V1__a.b c.sql", 'versioned 1 "a.b c"'],
    ["V1__x.sql.sql", 'versioned 1 "x.sql"'],
    ["V1__x.SQL", 'versioned 1 "x"'],
    ["V1__x.Sql", 'versioned 1 "x"'],
    ["V-1__x.sql", 'versioned -1 "x"'],
    ["V20261122140000__x.sql", 'versioned 20261122140000 "x"'],
    ["U1__x.sql", 'undo 1 "x"'],
    ["U1.sql", 'undo 1 ""'],
    ["B10__x.sql", 'baseline 10 "x"'],
    ["R__.sql", 'repeatable ""'],
    ["R.sql", 'repeatable ""'],
    ["R__views.sql", 'repeatable "views"'],
    ["R__1_views.sql", 'repeatable "1 views"'],
    ["afterMigrate__refresh.sql", 'callback afterMigrate "refresh"'],
    ["afterMigrate.sql", 'callback afterMigrate ""'],
    ["afterMigrateError.sql", 'callback afterMigrateError ""'],
    ["beforeEachMigrate__a_b.sql", 'callback beforeEachMigrate "a b"'],
    ["beforeEachMigrateStatement.sql", "foreign beforeEachMigrateStatement"],
    ["afterEachMigrateStatementError__x.sql", "foreign afterEachMigrateStatementError"],
    ["createSchema.sql", "foreign createSchema"],
    ["afterConnect.sql", "foreign afterConnect"],
    ["beforeUndo.sql", "foreign beforeUndo"],
  ])("%s", (name, expected) => {
    expect(show(parseFileName(name))).toBe(expected);
  });

  test("every callback of the design is one that runs", () => {
    const events = [
      ...["beforeMigrate", "beforeEachMigrate", "afterEachMigrate", "afterMigrate", "afterMigrateError"],
      ...["beforeValidate", "afterValidate", "beforeRepeatables", "afterVersioned"],
    ];
    const shown = events.map((event) => show(parseFileName(`${event}.sql`)));
    expect(shown).toEqual(events.map((event) => `callback ${event} ""`));
  });
});

describe("names that say nothing to us", () => {
  test.each(["V1__x.txt", "V1__x.sql.conf", "README.md", "V1__x", "sql", "V1__x.sql~"])("%s is no SQL", (name) => {
    expect(parseFileName(name)).toEqual({ kind: "not-sql" });
  });
});

describe("names that are wrong say why", () => {
  test.each([
    ["V1_.sql", '"1_" is no version; a version is numbers with "." or "_" in between'],
    ["V_8_0__D.sql", '"_8_0" is no version; a version is numbers with "." or "_" in between'],
    ["V__x.sql", 'there is no version between "V" and "__"'],
    ["V.sql", 'there is no version between "V" and "__"'],
    ["B__x.sql", 'there is no version between "B" and "__"'],
    ["R1__x.sql", '"1" stands after "R"; the name of a repeatable is R__<description>.sql'],
    ["Readme.sql", '"eadme" stands after "R"; the name of a repeatable is R__<description>.sql'],
    ["R_x.sql", '"_x" stands after "R"; the name of a repeatable is R__<description>.sql'],
    ["V1__x.sql ", 'a space stands after ".sql"'],
    ["v1__x.sql", 'the prefix is an upper-case "V", not "v"'],
    ["r__x.sql", 'the prefix is an upper-case "R", not "r"'],
    ["schema.sql", "it starts with none of V, U, B, R__ and the names of callbacks"],
    [".sql", "it starts with none of V, U, B, R__ and the names of callbacks"],
    ["VACUUM.sql", '"ACUUM" is no version; a version is numbers with "." or "_" in between'],
    ["Backup.sql", '"ackup" is no version; a version is numbers with "." or "_" in between'],
    ["V1-2__x.sql", '"1-2" is no version; a version is numbers with "." or "_" in between'],
    ["V1_add_users.sql", '"1_add_users" is no version; two underscores separate the version from the description'],
    ["V1.2_add.sql", '"1.2_add" is no version; two underscores separate the version from the description'],
    ["Vlatest__x.sql", '"latest" is a keyword of Flyway, not a version'],
    ["VNext.sql", '"Next" is a keyword of Flyway, not a version'],
    [
      "afterMigrate_x.sql",
      '"_x" stands after "afterMigrate"; the name of the callback afterMigrate is afterMigrate__<description>.sql',
    ],
    ["aftermigrate.sql", 'the callback is spelled "afterMigrate"'],
    ["AfterMigrate__x.sql", 'the callback is spelled "afterMigrate"'],
  ])("%s", (name, expected) => {
    expect(show(parseFileName(name))).toBe(`bad: ${expected}`);
  });
});
