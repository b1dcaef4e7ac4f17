import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readInvalidIndexes } from "../../src/database/invalid-indexes.js";
import type { Result, Session } from "../../src/database/session.js";
import { parse } from "../sql/scripts.js";

/* What is made of a server's answers while others build: how long it is looked again, and whose an index is. */

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Rows = Result["rows"];

interface Reading {
  /** Tables with who builds on them. */
  readonly builders?: Rows;
  /** Indexes that a transaction is about to change. */
  readonly changing?: Rows;
  readonly invalid?: Rows;
}

const mine = ["16", "public", "i", "8", "t", "t"];

/** What is found by readings one behind the other, the last again and again; and when. */
async function readAll(
  readings: readonly Reading[],
  { resolved }: { readonly resolved: string | null } = { resolved: "8" },
) {
  const { statements } = await parse("CREATE INDEX CONCURRENTLY i ON t (id);");
  const begun = Date.now();
  const at: number[] = [];
  const send = (sql: string) => {
    const resolving = sql.includes("to_regclass");
    const { builders = [], changing = [], invalid = [] } = readings[at.length] ?? readings.at(-1) ?? {};
    if (!resolving) at.push(Date.now() - begun);
    const rows: readonly Rows[] = resolving ? [[], [], [[resolved]], []] : [[], [], builders, changing, invalid, []];
    const results = rows.map((one) => ({ command: "", columns: [], types: [], rows: one }));
    return Promise.resolve({ results, notices: [], error: null });
  };
  const target = { identity: { databaseOid: "5" } as never, searchPath: null };
  const found = readInvalidIndexes({ send } as unknown as Session, target, statements);
  await vi.runAllTimersAsync();
  return { found: await found, at };
}

describe("an INVALID index of ours", () => {
  const index = { oid: "16", schema: "public", name: "i", builder: null, named: true, nameable: true };

  test("is found at once where nobody builds", async () => {
    expect(await readAll([{ invalid: [mine] }])).toEqual({ found: [index], at: [0] });
  });

  test("has who builds on its table", async () => {
    const { found } = await readAll([
      {
        invalid: [mine],
        builders: [
          ["9", "pid 1 (x)"],
          ["8", "pid 2 (nightly)"],
        ],
      },
    ]);
    expect(found).toEqual([{ ...index, builder: "pid 2 (nightly)" }]);
  });

  test("that a transaction is about to change is looked at again until that is over", async () => {
    const unsettled = { invalid: [mine], changing: [["16"]] };
    expect(await readAll([unsettled, unsettled, { invalid: [] }])).toEqual({ found: [], at: [0, 50, 100] });
  });

  test("that stays so is somebody's, and is not waited for without end", async () => {
    const { found, at } = await readAll([{ invalid: [mine], changing: [["16"]] }]);
    expect(found).toEqual([{ ...index, builder: "another transaction" }]);
    expect([at.length, at.at(-1)]).toEqual([40, 1950]);
  });

  test("is none of it where another index is changed", async () => {
    expect(await readAll([{ invalid: [mine], changing: [["17"]] }])).toEqual({ found: [index], at: [0] });
  });

  test("is not looked for where the file's names mean nothing", async () => {
    expect(await readAll([{ invalid: [mine] }], { resolved: null })).toEqual({ found: [], at: [] });
  });

  test("may have a name that the file does not say, or that we may not say", async () => {
    const { found } = await readAll([{ invalid: [["16", "public", "i", "8", "f", "f"]] }]);
    expect(found).toEqual([{ ...index, named: false, nameable: false }]);
  });
});
