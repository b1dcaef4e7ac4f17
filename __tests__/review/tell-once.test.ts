import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/model.js";
import { finding, type ProblemId } from "../../src/core/problems.js";
import { tellOnce } from "../../src/review/review.js";

const [file, undo] = ["migrations/V2__x.sql", "migrations/U2__x.sql"];
const say = (rule: string, { waived = null, ...parts }: Partial<Finding> = {}): Finding => ({
  ...finding(rule as ProblemId, { message: rule, file, ...parts }),
  waived,
});

interface Case {
  readonly name: string;
  readonly reviewed: readonly Finding[];
  readonly measured: readonly Finding[];
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "a second run that fails is told by the rule about that statement, as grave as it was measured",
    reviewed: [
      say("drop-if-exists", {
        line: 1,
        message: "DROP x has no IF EXISTS: a second run fails; measured: a second run fails",
      }),
      say("create-if-not-exists", { line: 2, message: "CREATE y: a second run fails; measured: a second run fails" }),
    ],
    measured: [say("rerun-fails", { line: 1, message: "a second run in the same session fails: gone (42P01)" })],
    expected: [
      "error drop-if-exists DROP x has no IF EXISTS; measured: a second run fails: gone (42P01)",
      "warning create-if-not-exists CREATE y: a second run fails",
    ],
  },
  {
    name: "a second run that fails where no rule saw it stands alone",
    reviewed: [say("drop-if-exists", { line: 1 })],
    measured: [say("rerun-fails", { line: 4 })],
    expected: ["warning drop-if-exists drop-if-exists", "error rerun-fails rerun-fails"],
  },
  {
    name: "a waiver of the rule accepts what was measured of it",
    reviewed: [say("drop-if-exists", { line: 1, waived: "runs once" })],
    measured: [say("rerun-fails", { line: 1, message: "a second run in another session fails: gone" })],
    expected: ["error drop-if-exists drop-if-exists; measured: a second run in another session fails: gone (waived)"],
  },
  {
    name: "a second run that changes something is told by the rule about what raises no error",
    reviewed: [say("drop-if-exists", { line: 1 }), say("index-name", { line: 2, message: "the index has no name" })],
    measured: [say("rerun-changes", { message: "a second run changes what the first one made: index a_idx1" })],
    expected: [
      "warning drop-if-exists drop-if-exists",
      "error index-name the index has no name; measured: a second run changes what the first one made: index a_idx1",
    ],
  },
  {
    name: "an undo script that leaves something behind says what, once, and not again when it is redone",
    reviewed: [say("undo-incomplete", { file: undo, message: "it leaves behind a; measured: the schema is another" })],
    measured: [
      say("undo-differs", { file: undo, message: "the undo script leaves another schema than before: table a" }),
      say("redo-fails", { line: 1 }),
    ],
    expected: ["error undo-incomplete it leaves behind a; measured: table a"],
  },
  {
    name: "what fails on redo for another reason is told",
    reviewed: [],
    measured: [say("redo-fails", { line: 1 })],
    expected: ["error redo-fails redo-fails"],
  },
  {
    name: "an undo script that was made comes with the finding that there is none",
    reviewed: [say("undo-missing", { message: "version 2 has no undo script" })],
    measured: [
      say("undo-proposed", {
        message:
          "there is no undo script; this one brings back the schema, as tried. It removes what column a holds by then",
        fix: [{ file: undo, sql: "SELECT 1;\n" }],
      }),
    ],
    expected: [
      "warning undo-missing version 2 has no undo script; one was made and tried, and it brings back the schema. It removes what column a holds by then [1 file]",
    ],
  },
  {
    name: "why none was made is told with the finding that there is none",
    reviewed: [say("undo-missing", { message: "version 2 has no undo script" })],
    measured: [say("undo-not-made", { message: "there is no undo script, and none was made: it changes rows" })],
    expected: ["warning undo-missing version 2 has no undo script; none was made: it changes rows"],
  },
  {
    name: "rows that do not come back are told at the statement that destroys them",
    reviewed: [say("undo-cannot-restore", { line: 3 })],
    measured: [say("undo-rows", { file: undo, message: "the rows of a do not" })],
    expected: ["note undo-cannot-restore undo-cannot-restore; measured: the rows of a do not"],
  },
  {
    name: "what PostgreSQL refuses is told by the rule that knows why",
    reviewed: [say("enum-value-used", { line: 2 }), say("add-required-column", { line: 3 })],
    measured: [
      say("does-not-run", { line: 2, message: "the migration fails: unsafe use (55P04)", hint: "commit first" }),
      say("fails-on-rows", { line: 3, message: "it fails on rows" }),
    ],
    expected: [
      "error enum-value-used enum-value-used; measured: the migration fails: unsafe use (55P04)",
      "error add-required-column add-required-column; measured: it fails on rows",
    ],
  },
  {
    name: "a safe form that can run again is the way out of both",
    reviewed: [
      say("create-index", { line: 1, column: 1, help: "CREATE INDEX CONCURRENTLY IF NOT EXISTS a" }),
      say("create-if-not-exists", { line: 1, column: 1 }),
      say("create-if-not-exists", { line: 2, column: 1 }),
    ],
    measured: [say("rerun-fails", { line: 1, message: "a second run in the same session fails: there (42P07)" })],
    expected: [
      "error create-index create-index; measured: a second run fails: there (42P07)",
      "warning create-if-not-exists create-if-not-exists",
    ],
  },
  {
    name: "a note does not take the place of a warning, nor what is waived of what is not",
    reviewed: [
      say("drop-index", { line: 1, severity: "note", help: "DROP INDEX CONCURRENTLY IF EXISTS a" }),
      say("drop-if-exists", { line: 1 }),
      say("create-index", { line: 2, waived: "small", help: "CREATE INDEX CONCURRENTLY IF NOT EXISTS a" }),
      say("create-if-not-exists", { line: 2 }),
    ],
    measured: [],
    expected: [
      "note drop-index drop-index",
      "warning drop-if-exists drop-if-exists",
      "error create-index create-index (waived)",
      "warning create-if-not-exists create-if-not-exists",
    ],
  },
];

describe("review and rehearsal", () => {
  test.each(cases)("$name", ({ reviewed, measured, expected }) => {
    const told = tellOnce({ reviewed, measured, migrationOf: new Map([[undo, file]]) });
    expect(
      told.map(({ severity, rule, message, waived, fix }) => {
        const more = `${waived === null ? "" : " (waived)"}${fix === undefined ? "" : ` [${fix.length} file]`}`;
        return `${severity} ${rule} ${message}${more}`;
      }),
    ).toEqual(expected);
  });

  test("what the server hints at is kept", () => {
    const told = tellOnce({
      reviewed: [say("newer-syntax", { line: 2 })],
      measured: [say("does-not-run", { line: 2, hint: "upgrade" })],
      migrationOf: new Map(),
    });
    expect(told).toEqual([expect.objectContaining({ rule: "newer-syntax", hint: "upgrade" })]);
  });
});

describe("what was measured finds the finding of the rule about the same cause, and no other", () => {
  const other = "migrations/V3__y.sql";
  /** `statement`: on the same line; `file`: anywhere in the file. */
  const partners: readonly { readonly measured: string; readonly rule: string; readonly by: "statement" | "file" }[] = [
    { measured: "rerun-fails", rule: "drop-if-exists", by: "statement" },
    { measured: "undo-twice", rule: "drop-if-exists", by: "statement" },
    { measured: "rerun-changes", rule: "index-name", by: "file" },
    { measured: "undo-differs", rule: "undo-incomplete", by: "file" },
    { measured: "undo-fails", rule: "replace-view", by: "statement" },
    { measured: "undo-proposed", rule: "undo-missing", by: "file" },
    { measured: "undo-not-made", rule: "undo-missing", by: "file" },
    ...["newer-syntax", "enum-value-used", "function-result", "column-in-use", "replace-view"].map(
      (rule) => ({ measured: "does-not-run", rule, by: "statement" }) as const,
    ),
    ...["add-required-column", "narrow-column"].map(
      (rule) => ({ measured: "fails-on-rows", rule, by: "statement" }) as const,
    ),
  ];
  const mergedIn = (
    reviewed: readonly Finding[],
    measured: readonly Finding[],
    migrationOf: ReadonlyMap<string, string> = new Map(),
  ): readonly string[] =>
    tellOnce({ reviewed, measured, migrationOf }).map(({ rule, message }) =>
      message === rule ? "as it was" : `${rule} merged`,
    );

  test.each(partners)("$measured with $rule, by its $by", ({ measured, rule, by }) => {
    const elsewhere = [
      say(rule, { file: other, line: 4 }),
      say("drop-column", { line: 4 }),
      ...(by === "statement" ? [say(rule, { line: 5 }), say(rule)] : []),
    ];
    const right = say(rule, { line: by === "statement" ? 4 : 9 });
    const nothing = elsewhere.map(() => "as it was");
    expect(mergedIn([...elsewhere, right], [say(measured, { line: 4 })])).toEqual([...nothing, `${rule} merged`]);
    expect(mergedIn(elsewhere, [say(measured, { line: 4 })])).toEqual([...nothing, "as it was"]);
    if (by === "statement") expect(mergedIn([say(rule)], [say(measured)])).toEqual(["as it was", "as it was"]);
  });

  test("undo-rows with what its own migration destroys", () => {
    const lost = (where: string): Finding => say("undo-cannot-restore", { file: where, line: 3 });
    const reviewed = [lost(other), say("drop-column", { line: 3 }), lost(file)];
    const migrationOf = new Map([[undo, file]]);
    expect(mergedIn(reviewed, [say("undo-rows", { file: undo })], migrationOf)).toEqual([
      "as it was",
      "as it was",
      "undo-cannot-restore merged",
    ]);
  });

  test("a second run with the finding that took the place of the one about it, on that statement only", () => {
    const index = (line: number, where = file): Finding =>
      say("create-index", { file: where, line, column: 1, help: "CREATE INDEX CONCURRENTLY IF NOT EXISTS a" });
    const twin = (line: number, where = file): Finding => say("create-if-not-exists", { file: where, line, column: 1 });
    const reviewed = [
      index(2),
      twin(2),
      index(1, other),
      twin(1, other),
      say("drop-column", { line: 1 }),
      index(1),
      twin(1),
    ];
    expect(mergedIn(reviewed, [say("rerun-fails", { line: 1 })])).toEqual([
      ...Array.from({ length: 3 }, () => "as it was"),
      "create-index merged",
    ]);
  });

  test.each(["redo-fails", "redo-differs"])(
    "%s follows from what the undo script of the same migration leaves behind",
    (rule) => {
      const migrationOf = new Map([
        [undo, file],
        ["migrations/U3__y.sql", other],
      ]);
      const left = say("undo-differs", { file: undo });
      const rulesIn = (...measured: readonly Finding[]): readonly string[] =>
        tellOnce({ reviewed: [], measured, migrationOf }).map((one) => one.rule);
      expect(rulesIn(left, say(rule))).toEqual(["undo-differs"]);
      expect(rulesIn(left, say(rule, { file: other }))).toEqual(["undo-differs", rule]);
      expect(rulesIn(say("undo-fails", { file: undo }), say(rule))).toEqual(["undo-fails", rule]);
      expect(rulesIn(left, say("rerun-fails"))).toEqual(["undo-differs", "rerun-fails"]);
    },
  );
});
