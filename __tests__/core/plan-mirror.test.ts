import { expect, test } from "vitest";
import type { FlywayRow } from "../../src/core/flyway-row.js";
import { planMirror } from "../../src/core/mirror.js";
import { filesOf, historyOf } from "./states.js";

/** Rows by short names: `1`, `1!` that failed, `R:view`. */
const rowsOf = (text: string): readonly FlywayRow[] =>
  text.split(" ").map((word, index) => ({
    rank: index + 1,
    version: /^\d/.test(word) ? word.replace("!", "") : null,
    description: /^\d/.test(word) ? "x" : word.replace(/^R:|!$/g, ""),
    type: "SQL",
    script: word,
    checksum: 1,
    installedBy: "maria",
    installedOn: "2020-01-01T00:00:00Z",
    executionMs: 1,
    success: !word.endsWith("!"),
  }));

test.each([
  { name: "says the same", ours: "1", repeated: "view", theirs: "1 R:view", expected: "" },
  { name: "failed there and was applied here since", ours: "1", repeated: "", theirs: "1!", expected: "add 1" },
  { name: "failed there and ran here since", ours: "", repeated: "view", theirs: "R:view!", expected: "add view" },
  { name: "failed on both sides", ours: "1!", repeated: "", theirs: "1!", expected: "" },
])("what $name is told to Flyway: $expected", ({ ours, repeated, theirs, expected }) => {
  const changes = planMirror(rowsOf(theirs), {
    set: filesOf("1 R:view"),
    history: historyOf({ applied: ours, repeated }),
    isSame: () => true,
    undoneAt: new Map(),
  });
  expect(changes.map(({ kind, row }) => `${kind} ${row.version ?? row.description}`).join()).toBe(expected);
});
