import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { refuseTransactionPooler } from "../../src/database/pooler.js";
import type { Reply, Session } from "../../src/database/session.js";
import type { Target } from "../../src/database/target.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const later = async <T>(ms: number, value: T): Promise<T> => {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  return value;
};

interface Given {
  /** The backend that our own query reaches each time, the last again and again; null where it is not answered. */
  readonly pids?: readonly (number | null)[];
  /** After how long each of the other connections is there; null where it fails. */
  readonly opensMs?: number | null;
  /** After how long they have begun their transactions. */
  readonly beginsMs?: number;
}

/** Behind something that announced another pid than the backend's, which is 42. */
async function ask({ pids = [42], opensMs = 0, beginsMs = 0 }: Given) {
  const [closed, begun, asked]: [number[], number[], number[]] = [[], [], []];
  const began = performance.now();
  const at = (): number => Math.round(performance.now() - began);
  const reply = (pid: number | null): Reply => ({ results: [{ rows: [[String(pid)]] }], error: null }) as never;
  const own = async (): Promise<Reply> => {
    asked.push(at());
    const pid = pids[Math.min(asked.length, pids.length) - 1] ?? null;
    return await later(pid === null ? 1e6 : 0, reply(pid));
  };
  const other = async (sql: string): Promise<Reply> => {
    if (sql.startsWith("BEGIN")) begun.push(at());
    return await later(sql.startsWith("BEGIN") ? beginsMs : 0, reply(1));
  };
  const openOther = async (): Promise<Session> => {
    await later(opensMs ?? 0, null);
    if (opensMs === null) throw new Error("too many connections");
    return { send: other, close: async () => void closed.push(at()) } as never;
  };
  const session = { announcedPid: 1, send: own } as unknown as Session;
  const ended = refuseTransactionPooler(session, { pid: 42, lent: false } as Target, openOther).then(
    () => ({ refused: false, endedAt: at() }),
    () => ({ refused: true, endedAt: at() }),
  );
  await vi.advanceTimersByTimeAsync(120_000);
  return { ...(await ended), closed, begun: begun.length, asked: asked.length };
}

test.each([
  { name: "a backend that stays the same", given: {}, seen: { refused: false, begun: 24, asked: 16 } },
  { name: "another one at once", given: { pids: [43] }, seen: { refused: true, begun: 0, asked: 1 } },
  {
    name: "another one while the others hold theirs",
    given: { pids: [42, 43] },
    seen: { refused: true, begun: 3, asked: 2 },
  },
  {
    name: "another one the last time",
    given: { pids: [...Array<number>(15).fill(42), 43] },
    seen: { refused: true, begun: 24, asked: 16 },
  },
])("$name: whether it is refused, and the three others are closed", async ({ given, seen: expected }) => {
  const seen = await ask(given);
  expect(seen).toMatchObject(expected);
  expect(seen.closed).toHaveLength(3);
});

test.each([
  { name: "our own query is a pooler", given: { pids: [null] }, seen: { refused: true, endedAt: 2000, begun: 0 } },
  {
    name: "our own query beside others is a pooler",
    given: { pids: [42, null] },
    seen: { refused: true, endedAt: 2000, begun: 3 },
  },
  {
    name: "a BEGIN is left out, and closed at once",
    given: { beginsMs: 9000 },
    seen: { refused: false, endedAt: 16_000, begun: 24 },
  },
])("what is not answered in 2 s: $name", async ({ given, seen: expected }) => {
  const seen = await ask(given);
  expect(seen).toMatchObject(expected);
  if (given.beginsMs !== undefined) expect(seen.closed.slice(0, 3)).toEqual([2000, 2000, 2000]);
});

test("a connection that comes after 2 s is waited for no longer, and closed when it comes", async () => {
  expect(await ask({ opensMs: 3000 })).toMatchObject({
    refused: false,
    endedAt: 2000,
    begun: 0,
    closed: [3000, 3000, 3000],
  });
});

test("connections that are not to be had leave the question to our own", async () => {
  expect(await ask({ opensMs: null })).toMatchObject({ refused: false, begun: 0, asked: 16, closed: [] });
  expect(await ask({ opensMs: null, pids: [42, 43] })).toMatchObject({ refused: true });
});
