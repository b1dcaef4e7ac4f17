import { expect, test } from "vitest";
import type { FlywayRow } from "../../src/core/flyway-row.js";
import type { MirrorChange } from "../../src/core/mirror.js";
import type { Script } from "../../src/core/model.js";
import { linesChecksum } from "../../src/flyway/checksum.js";
import { mirrorSql } from "../../src/flyway/mirror-sql.js";

const text = "SELECT '${who}';";
const script: Script = {
  file: "migrations/V7__a.sql",
  name: "V7__a.sql",
  text,
  checksum: "c",
  settings: {},
  directives: {},
  waivers: [],
};
const ours = {
  version: "7" as string | null,
  description: "a",
  script: "V7__a.sql",
  checksum: "c",
  installedBy: "dana",
  installedOn: "2026-01-02T03:04:05.678901Z",
  executionMs: 42,
  success: true,
};
const theirs: FlywayRow = { ...ours, rank: 3, type: "SQL", checksum: 5 };
const add = { kind: "add", row: ours, type: "SQL", script } as const;

const sqlOf = (change: MirrorChange, installedBy = "ci"): string =>
  mirrorSql({ home: "s", name: "f" }, change, { placeholders: new Map([["who", "me"]]), installedBy }).join(";\n");

/** What a row of `add` says, behind its rank. */
const added = (more: Partial<typeof add.row>, over: Partial<Extract<MirrorChange, { kind: "add" }>> = {}): string =>
  /\+ 1, (.*) FROM "s"."f" t$/s.exec(sqlOf({ ...add, row: { ...ours, ...more }, ...over }))?.[1] ?? "";

const rest = "E'dana', E'2026-01-02T03:04:05.678901'::pg_catalog.timestamp, 42, true";

test.each([
  {
    name: "a version",
    given: added({}),
    expected: `E'7', E'a', E'SQL', E'V7__a.sql', ${linesChecksum(text)}, ${rest}`,
  },
  {
    name: "a repeatable, with the checksum of what it runs",
    given: added({ version: null }),
    expected: `NULL, E'a', E'SQL', E'V7__a.sql', ${linesChecksum("SELECT 'me';")}, ${rest}`,
  },
  {
    name: "a version without a file",
    given: added({}, { script: null }),
    expected: `E'7', E'a', E'SQL', E'V7__a.sql', NULL, ${rest}`,
  },
  {
    name: "a baseline, whose script is its description to Flyway",
    given: added({ description: "start" }, { type: "BASELINE", script: null }),
    expected: `E'7', E'start', E'BASELINE', E'start', NULL, ${rest}`,
  },
  {
    name: "a description that just fits",
    given: added({ description: "x".repeat(200) }),
    expected: `E'7', E'${"x".repeat(200)}', E'SQL', E'V7__a.sql', ${linesChecksum(text)}, ${rest}`,
  },
  {
    name: "a description that does not, cut as Flyway cuts it",
    given: added({ description: "x".repeat(201) }),
    expected: `E'7', E'${"x".repeat(197)}...', E'SQL', E'V7__a.sql', ${linesChecksum(text)}, ${rest}`,
  },
  {
    name: "as much of who did it as fits",
    given: added({ installedBy: "w".repeat(101) }),
    expected: `E'7', E'a', E'SQL', E'V7__a.sql', ${linesChecksum(text)}, ${rest.replace("dana", "w".repeat(100))}`,
  },
])("Flyway's table gets $name", ({ given, expected }) => {
  expect(given).toBe(expected);
});

test("an unfinished row of the same makes room for it", () => {
  expect(sqlOf(add)).toContain(`DELETE FROM "s"."f" WHERE version = E'7' AND NOT success;\n`);
  expect(sqlOf({ ...add, row: { ...ours, version: null } })).toContain(
    `DELETE FROM "s"."f" WHERE version IS NULL AND description = E'a' AND NOT success;\n`,
  );
});

test.each([
  {
    name: "of a version is marked as deleted",
    row: theirs,
    expected: /'DELETE',.*E'ci'.* WHERE t\.version = E'7' AND/s,
  },
  {
    name: "of a repeatable is marked like all of them",
    row: { ...theirs, version: null },
    expected: /'DELETE',.*E'ci'.* WHERE t\.version IS NULL AND t\.type <> 'SCHEMA' AND/s,
  },
  {
    name: "that failed is gone",
    row: { ...theirs, success: false },
    expected: /^DELETE FROM "s"\."f" WHERE installed_rank = 3$/,
  },
])("a row $name when it is taken back", ({ row, expected }) => {
  expect(sqlOf({ kind: "take-back", row })).toMatch(expected);
});

test("who took it back is cut to what fits", () => {
  expect(sqlOf({ kind: "take-back", row: theirs }, "w".repeat(101))).toContain(` E'${"w".repeat(100)}',`);
});

test("a row whose file was taken as it is now gets that file's checksum and description", () => {
  expect(sqlOf({ kind: "align", row: theirs, description: "y".repeat(201), script })).toBe(
    `UPDATE "s"."f" SET checksum = ${linesChecksum(text)}, description = E'${"y".repeat(197)}...' WHERE installed_rank = 3`,
  );
});
