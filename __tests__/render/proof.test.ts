import { describe, expect, test } from "vitest";
import type { Proof } from "../../src/core/model.js";
import { isHeavy, listTableLocks, sayHowLong } from "../../src/render/lock-words.js";
import { toProofMarks, type ShownProof } from "../../src/render/proof-words.js";
import { files, toEnvironment } from "../golden/build.js";

type Statement = Proof["statements"][number];
type On = NonNullable<Statement["locks"][number]["on"]>;

const statement = (
  line: number,
  locks: readonly (readonly [string, string, On?])[],
  parts: Partial<Statement> = {},
): Statement => ({
  line,
  locks: locks.map(([relation, mode, on]) => ({ relation, mode, ...(on === undefined ? {} : { on }) })),
  rewrites: [],
  scans: [],
  ...parts,
});
const proof = (...statements: readonly Statement[]): Proof => ({
  runs: true,
  rerun: "unchanged",
  undo: "identical",
  redo: "identical",
  queries: { checked: 0, notChecked: 0, broken: 0 },
  statements,
});
const sized = [
  toEnvironment("staging", [files.email], { sizes: [{ table: "public.a", rows: 10, bytes: 8_192 }] }),
  toEnvironment("production", [files.email], { sizes: [{ table: "public.a", rows: 2e9, bytes: 3e11 }] }),
];

describe("locks on existing tables", () => {
  const say = (shown: Proof, transactional: boolean, environments = sized): readonly string[] =>
    listTableLocks(shown, { transactional, environments }).map(
      (lock) => `${lock.relation} ${lock.mode}, ${sayHowLong(lock)}${isHeavy(lock) ? "!" : ""}`,
    );

  test.each([
    {
      name: "an instant, where nothing is read or written whole",
      shown: proof(statement(1, [["public.a", "AccessExclusiveLock"]])),
      expected: ["public.a ACCESS EXCLUSIVE, an instant: reads and writes wait"],
    },
    {
      name: "a rewrite says the size of the largest target",
      shown: proof(statement(1, [["public.a", "AccessExclusiveLock"]], { rewrites: ["public.a"] })),
      expected: ["public.a ACCESS EXCLUSIVE, rewrite of 279 GB, 2 billion rows: reads and writes wait meanwhile!"],
    },
    {
      name: "a scan that only stops writes",
      shown: proof(statement(1, [["public.a", "ShareLock"]], { scans: ["public.a"] })),
      expected: ["public.a SHARE, scan of 279 GB, 2 billion rows: writes wait meanwhile!"],
    },
    {
      name: "an index built concurrently stops nobody",
      shown: proof(statement(1, [["public.a", "ShareUpdateExclusiveLock"]], { scans: ["public.a"] })),
      expected: ["public.a SHARE UPDATE EXCLUSIVE, scan of 279 GB, 2 billion rows: reads and writes go on"],
    },
    {
      name: "an unknown size counts as large",
      shown: proof(statement(1, [["public.z", "AccessExclusiveLock"]], { rewrites: ["public.z"] })),
      expected: ["public.z ACCESS EXCLUSIVE, rewrite of the table: reads and writes wait meanwhile!"],
    },
    {
      name: "a small table is not heavy",
      shown: proof(statement(1, [["public.a", "AccessExclusiveLock"]], { rewrites: ["public.a"] })),
      environments: sized.slice(0, 1),
      expected: ["public.a ACCESS EXCLUSIVE, rewrite of 8 kB, 10 rows: reads and writes wait meanwhile"],
    },
    {
      name: "a lock lasts until the transaction ends where a later statement takes long; the worst comes first",
      shown: proof(
        statement(1, [["public.b", "AccessExclusiveLock"]]),
        statement(2, [["public.a", "ShareLock"]], { scans: ["public.a"] }),
        statement(3, [["public.c", "AccessExclusiveLock"]]),
      ),
      expected: [
        "public.a SHARE, scan of 279 GB, 2 billion rows: writes wait meanwhile!",
        "public.b ACCESS EXCLUSIVE, until the transaction ends: reads and writes wait",
        "public.c ACCESS EXCLUSIVE, an instant: reads and writes wait",
      ],
    },
    {
      name: "without a transaction it does not",
      transactional: false,
      shown: proof(
        statement(1, [["public.b", "AccessExclusiveLock"]]),
        statement(2, [["public.a", "ShareUpdateExclusiveLock"]], { scans: ["public.a"] }),
      ),
      expected: [
        "public.b ACCESS EXCLUSIVE, an instant: reads and writes wait",
        "public.a SHARE UPDATE EXCLUSIVE, scan of 279 GB, 2 billion rows: reads and writes go on",
      ],
    },
    {
      name: "what reads and writes of rows take, indexes and tables that are pending too are not told",
      shown: proof(
        statement(1, [
          ["public.a", "RowExclusiveLock"],
          ["public.b", "AccessShareLock"],
          ["public.a_pkey", "AccessExclusiveLock", "other"],
        ]),
      ),
      expected: [],
    },
    {
      name: "the strongest of several modes counts",
      shown: proof(
        statement(1, [
          ["public.a", "AccessShareLock"],
          ["public.a", "ShareRowExclusiveLock", "existing-table"],
        ]),
      ),
      expected: ["public.a SHARE ROW EXCLUSIVE, an instant: writes wait"],
    },
  ])("$name", ({ shown, expected, transactional = true, environments = sized }) => {
    expect(say(shown, transactional, environments)).toEqual(expected);
  });
});

interface Around {
  readonly rows?: ShownProof["rows"];
  readonly version?: string | null;
}

describe("what was proven of a migration", () => {
  const say = (parts: Partial<Proof>, { rows = "not-seen", version = "15" }: Around = {}): string =>
    toProofMarks({ proof: { ...proof(), ...parts }, rows, environments: [] }, { version })
      .map(({ mark, text }) => `${mark} ${text}`)
      .join("; ");

  test.each([
    { name: "all of it", parts: {}, expected: "ok runs; ok rerun; ok undo identical; ok redo" },
    {
      name: "nothing more where it does not run",
      parts: { runs: false, rerun: "not-run", undo: "not-run", redo: "not-run" } as const,
      expected: "error does not run",
    },
    {
      name: "what moved the second time",
      parts: { rerun: "changed" } as const,
      expected: "ok runs; error a rerun changes it again; ok undo identical; ok redo",
    },
    {
      name: "what could not be tried is not called good",
      parts: { rerun: "not-run", undo: "missing", redo: "not-run" } as const,
      expected: "ok runs; none rerun not tried; warning no undo script",
    },
    {
      name: "an undo that differs, and a redo that fails",
      parts: { undo: "different", redo: "fails" } as const,
      expected: "ok runs; ok rerun; error undo leaves another schema; error redo fails",
    },
    {
      name: "statements of the application that go on planning",
      parts: { queries: { checked: 412, notChecked: 19, broken: 0 } },
      expected: "ok runs; ok rerun; ok undo identical; ok redo; ok 412 of 431 observed statements still plan",
    },
    {
      name: "those that do not",
      parts: { queries: { checked: 1, notChecked: 0, broken: 1 } },
      expected: "ok runs; ok rerun; ok undo identical; ok redo; error 1 of 1 observed statement no longer plan",
    },
    {
      name: "those of which none could be asked",
      parts: { queries: { checked: 0, notChecked: 2, broken: 0 } },
      expected: "ok runs; ok rerun; ok undo identical; ok redo; none none of 2 observed statements could be checked",
    },
    {
      name: "a row of the target on which it would fail, beside what ran on rows of ours",
      parts: {},
      around: { rows: "in-the-way" } as const,
      expected: "ok runs; error a row stands in the way; ok rerun; ok undo identical; ok redo",
    },
    {
      name: "of a repeatable no way back, because it has none",
      parts: { undo: "not-run", redo: "not-run" } as const,
      around: { version: null },
      expected: "ok runs; ok rerun",
    },
  ])("$name", ({ parts, around = {}, expected }) => expect(say(parts, around)).toBe(expected));
});
