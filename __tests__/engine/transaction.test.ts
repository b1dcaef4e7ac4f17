import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quoteIdentifier } from "../../src/core/quote.js";
import type { Directives, Script } from "../../src/core/model.js";
import { takeLock } from "../../src/database/lock.js";
import type { Session } from "../../src/database/session.js";
import { runTransaction, toWatching, toWatchingAlone, walSql } from "../../src/database/transaction.js";
import type { Held, RunOptions, Unit } from "../../src/database/transaction.js";
import { openHomes, type Homes } from "./homes.js";

let homes: Homes;

beforeAll(async () => {
  homes = await openHomes();
});

afterAll(() => homes.close());

const options: RunOptions = {
  signal: new AbortController().signal,
  onRetry: () => {},
  onWait: () => {},
  onUnwatched: () => {},
  onNotice: () => {},
  lockTimeoutMs: 5000,
  statementTimeoutMs: 0,
  maxBlockMs: 700,
};

const held = { openOther: () => Promise.reject(new Error("nobody watches")), onBlocked: () => {} } as unknown as Held;

const before = { walPosition: "0/1", walAt: "2026-01-01T00:00:00.000Z" };

test("what fails behind a COMMIT takes nothing back, and leaves the next step without a recovery point", async () => {
  const home = await homes.make("CREATE TABLE made (n int)");
  await homes.within(home, async (session, target) => {
    await takeLock(session, target, { waitMs: 0, signal: options.signal, onWait: () => {} });
    const insert = (n: number): Unit => ({
      scripts: [],
      record: () => [`INSERT INTO ${quoteIdentifier(home)}.made VALUES (${n})`],
    });
    // As a cancel that comes late, but at the same place each time.
    const send: Session["send"] = (sql, more) => session.send(sql.replace(walSql, "SELECT 1/0"), more);
    const late = await runTransaction(
      { ...held, session: { ...session, send }, target },
      [insert(1), insert(2)],
      before,
      options,
    );
    expect(late).toMatchObject({ kind: "done", executionMs: [expect.any(Number), expect.any(Number)] });
    expect(late).toMatchObject({ wal: { walPosition: null, walAt: before.walAt } });
    expect(await homes.db.query(`SELECT n FROM ${quoteIdentifier(home)}.made ORDER BY n`)).toEqual([
      { n: 1 },
      { n: 2 },
    ]);
  });
});

describe("scripts that hold their locks together are watched as", () => {
  const script = (directives: Directives): Script => ({ directives }) as Script;
  test.each<{
    name: string;
    files: readonly Directives[];
    maxBlockMs: number | "off";
    lockTimeoutMs: number;
    alone: number;
  }>([
    { name: "the run has it", files: [{}, {}], maxBlockMs: 700, lockTimeoutMs: 5000, alone: 0 },
    { name: "a file directs it", files: [{}, { maxBlockMs: 9 }], maxBlockMs: 9, lockTimeoutMs: 5000, alone: 0 },
    {
      name: "the one says that bears the most",
      files: [{ maxBlockMs: 9 }, { maxBlockMs: 10 }],
      maxBlockMs: 10,
      lockTimeoutMs: 5000,
      alone: 0,
    },
    {
      name: "one directs that bears all",
      files: [{ maxBlockMs: "off" }, { maxBlockMs: 10 }],
      maxBlockMs: "off",
      lockTimeoutMs: 5000,
      alone: 0,
    },
    {
      name: "the one says that waits the least itself",
      files: [{ lockTimeoutMs: 30 }, { lockTimeoutMs: 20 }, {}],
      maxBlockMs: 700,
      lockTimeoutMs: 20,
      alone: 30,
    },
    {
      name: "those say that wait a time at all",
      files: [{ lockTimeoutMs: 0 }, { lockTimeoutMs: 1 }],
      maxBlockMs: 700,
      lockTimeoutMs: 1,
      alone: 0,
    },
    { name: "nobody waits a time", files: [{ lockTimeoutMs: 0 }], maxBlockMs: 700, lockTimeoutMs: 0, alone: 0 },
  ])("$name", ({ files, maxBlockMs, lockTimeoutMs, alone }) => {
    const scripts = files.map(script);
    expect(toWatching(held, scripts, options)).toMatchObject({ maxBlockMs, lockTimeoutMs, onlyQueries: false });
    // Outside a transaction only what a file directs is a limit.
    const [first = script({})] = scripts;
    expect(toWatchingAlone(held, first, options)).toMatchObject({ lockTimeoutMs: alone, onlyQueries: true });
  });
});
