import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareVersionTexts, highest, keyOf } from "../../src/core/state.js";
import { historyOf, showState, stateOf, type StateParts } from "./states.js";

describe("the state of a database", () => {
  test.each<StateParts & { readonly name: string; readonly expected: string }>([
    { name: "nothing anywhere", files: "", expected: "" },
    { name: "a new database", files: "1 2 10", expected: "1:pending 2:pending 10:pending" },
    { name: "all applied", files: "1 2", applied: "1 2", expected: "1:applied 2:applied" },
    { name: "one more file", files: "1 2 10", applied: "1 2", expected: "1:applied 2:applied 10:pending" },
    {
      name: "versions in their own order, not in that of text or rows",
      files: "10 9 1.10 1.9",
      applied: "9 1.9",
      expected: "1.9:applied 1.10:out-of-order 9:applied 10:pending",
    },
    {
      name: "equal versions match whatever their text",
      files: "1_0 002 3",
      applied: "1=1_0 2.0.0=002",
      expected: "1:applied 2.0.0:applied 3:pending",
    },
    {
      name: "a gap below the newest is out of order",
      files: "1 2 10",
      applied: "1 10",
      expected: "1:applied 2:out-of-order 10:applied",
    },
    {
      name: "several gaps",
      files: "1 2 3 4",
      applied: "3",
      expected: "1:out-of-order 2:out-of-order 3:applied 4:pending",
    },
    { name: "an edited file", files: "1 2", applied: "1* 2", expected: "1:edited 2:applied" },
    {
      name: "a row below the newest file whose file is gone",
      files: "1 3",
      applied: "1 2 3",
      expected: "1:applied 2:missing 3:applied",
    },
    {
      name: "a row above every file: another branch was deployed",
      files: "1 2",
      applied: "1 2 3",
      expected: "1:applied 2:applied 3:ahead",
    },
    { name: "rows without any file", files: "", applied: "1 2", expected: "1:ahead 2:ahead" },
    {
      name: "a gone file below a pending one",
      files: "1 3",
      applied: "1 2",
      expected: "1:applied 2:missing 3:pending",
    },
    {
      name: "a baseline by command where a B file of that version came later",
      files: "1 2 B2",
      applied: "<2>",
      expected: "1:below-baseline 2:baseline",
    },
    { name: "a file that did not finish", files: "1 2", applied: "1 2!", expected: "1:applied 2:failed" },
    {
      name: "one that did not finish and was changed since",
      files: "1 2",
      applied: "1 2*!",
      expected: "1:applied 2:failed",
    },
    { name: "one that did not finish and is gone", files: "1", applied: "1 2!", expected: "1:applied 2:failed" },
    { name: "one whose last event is its start", files: "1", applied: "1!", events: "1:start", expected: "1:failed" },
    {
      name: "an undo that did not finish",
      files: "1 2",
      applied: "1 2!",
      events: "2:undo-start",
      expected: "1:applied 2:undo-failed",
    },
    {
      name: "an undo that did not finish, its file gone",
      files: "1",
      applied: "1 2!",
      events: "2:undo-start",
      expected: "1:applied 2:undo-failed",
    },
    // The event is older than the row: it was applied again since.
    {
      name: "an old undo of a version that is applied",
      files: "1",
      applied: "1",
      events: "1:undo-start",
      expected: "1:applied",
    },
    {
      name: "a baseline by command",
      files: "1 2 3",
      applied: "<2>",
      expected: "1:below-baseline 2:baseline 3:pending",
    },
    {
      name: "a baseline by command between files",
      files: "1 2 3",
      applied: "<2.5>",
      expected: "1:below-baseline 2:below-baseline 2.5:baseline 3:pending",
    },
    {
      name: "a baseline and what came after it",
      files: "1 2 3 4",
      applied: "<2> 3",
      expected: "1:below-baseline 2:baseline 3:applied 4:pending",
    },
    {
      name: "a B file replaces what is below it in an empty schema",
      files: "1 2 B2 3",
      expected: "1:below-baseline 2:below-baseline 2:pending 3:pending",
    },
    {
      name: "the highest B file wins",
      files: "B1 B3 1 2 3 4",
      expected: "1:below-baseline 2:below-baseline 3:below-baseline 3:pending 4:pending",
    },
    {
      name: "a B file in a schema that holds relations counts for nothing",
      files: "1 B2 3",
      schema: "occupied",
      expected: "1:pending 3:pending",
    },
    {
      name: "a B file beside a history counts for nothing",
      files: "1 B2 3",
      applied: "1",
      expected: "1:applied 3:pending",
    },
    { name: "a B file on record", files: "1 B2 3", applied: "B2 3", expected: "1:below-baseline 2:baseline 3:applied" },
    {
      name: "a B file that was edited",
      files: "1 B2 3",
      applied: "B2*",
      expected: "1:below-baseline 2:edited 3:pending",
    },
    { name: "a B file that is gone", files: "1 3", applied: "B2", expected: "1:below-baseline 2:baseline 3:pending" },
    {
      name: "a B file that did not finish",
      files: "1 B2 3",
      applied: "B2!",
      expected: "1:below-baseline 2:failed 3:pending",
    },
    {
      name: "a version text that no file can have",
      files: "1",
      applied: "1 old-one",
      expected: "old-one:missing 1:applied",
    },
    {
      name: "repeatables in every state",
      files: "1 R:a R:b R:c R:d",
      applied: "1",
      repeated: "b c* d! e",
      expected: "1:applied a:pending b:current c:outdated d:outdated e:missing",
    },
  ])("$name", ({ expected, ...parts }) => {
    expect(showState(stateOf(parts))).toBe(expected);
  });

  test("names the highest version on record, finished or not", () => {
    expect(stateOf({ files: "1 2 10" }).currentVersion).toBeNull();
    expect(stateOf({ files: "1 2 10", applied: "9 10 2" }).currentVersion).toBe("10");
    expect(stateOf({ files: "", applied: "1 2!" }).currentVersion).toBe("2");
  });

  test("shows every row and every file once, whatever they are", () => {
    const version = fc.constantFrom("1", "2", "3", "4", "1.1", "10");
    const some = fc.uniqueArray(version);
    const marked = some.chain((all) =>
      fc.tuple(...all.map((one) => fc.constantFrom("", "*", "!").map((mark) => one + mark))),
    );
    fc.assert(
      fc.property(some, marked, fc.constantFrom<"empty" | "occupied">("empty", "occupied"), (files, rows, schema) => {
        const state = stateOf({ files: files.join(" "), applied: rows.join(" "), schema });
        const shown = state.migrations.map((one) => ("row" in one ? one.row.version : one.migration.version.text));
        const known = new Set([...files, ...rows.map((one) => one.replace(/[*!]/, ""))]);
        expect(shown.toSorted(compareVersionTexts)).toEqual([...known].toSorted(compareVersionTexts));
        expect(shown).toEqual(shown.toSorted(compareVersionTexts));
      }),
    );
  });

  test("keeps file and row together", () => {
    const [one] = stateOf({ files: "1", applied: "1*" }).migrations;
    expect(one).toMatchObject({
      state: "edited",
      migration: { script: { file: "migrations/V1__x.sql" } },
      row: historyOf({ applied: "1*" }).applied[0],
    });
  });
});

describe("versions as text", () => {
  test.each([
    ["1", "1.0", true],
    ["01", "1", true],
    ["1_2", "1.2", true],
    ["1", "1.0.1", false],
    ["x", "x", true],
    ["x", "y", false],
    // A text that is no version must not meet a version's key.
    ["?1", "1", false],
  ])("%s and %s are the same: %s", (a, b, same) => {
    expect(keyOf(a) === keyOf(b)).toBe(same);
  });

  test("are ordered as numbers; what is no version comes first", () => {
    const sorted = ["a", "b", "1", "1.2", "1.10", "2", "10"];
    for (const [i, a] of sorted.entries())
      for (const [j, b] of sorted.entries()) expect(Math.sign(compareVersionTexts(a, b))).toBe(Math.sign(i - j));
    expect(highest(["2", "10", "9", "b"])).toBe("10");
    expect(highest([])).toBeNull();
  });
});
