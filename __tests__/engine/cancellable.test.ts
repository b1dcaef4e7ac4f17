import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cancelledBy } from "../../src/core/cancel.js";
import { Failure } from "../../src/core/failure.js";
import { finding } from "../../src/core/problems.js";
import { cancelOnAbort } from "../../src/database/cancel-on-abort.js";
import { asCancelled, cancellable, untilCancelled } from "../../src/database/cancellable.js";
import { connectionLost, type Session } from "../../src/database/session.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const reason = cancelledBy("SIGINT");

interface Pace {
  readonly messageMs: number;
  readonly cancelMs: number;
  readonly announcedPid: number | null;
}

/** A session whose messages and cancels take a while; what it is asked for, each with its time. */
function toSession({ messageMs = 100, cancelMs = 0, announcedPid = 7 }: Partial<Pace> = {}) {
  const begun = Date.now();
  const done: string[] = [];
  const take = async (what: string, ms: number): Promise<void> => {
    done.push(`${what} at ${Date.now() - begun}`);
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  };
  const session = {
    announcedPid,
    send: (sql: string) =>
      sql === "fails"
        ? take(sql, messageMs).then(() => Promise.reject(new Error("it failed")))
        : take(sql, messageMs).then(() => ({ results: [], notices: [], error: null })),
    cancel: (pid: number) => take(`cancel ${pid}`, cancelMs),
  };
  return { session: session as unknown as Session, done, now: () => Date.now() - begun };
}

function abortAt(ms: number): AbortSignal {
  const controller = new AbortController();
  if (ms === 0) controller.abort(reason);
  else if (ms > 0) setTimeout(() => controller.abort(reason), ms);
  return controller.signal;
}

/** The same, once all that is waited for has come. */
async function settled<T>(work: Promise<T>): Promise<T | string> {
  const ended = work.catch((error: Error) => error.message);
  await vi.runAllTimersAsync();
  return await ended;
}

describe("a statement whose run is cancelled", () => {
  test.each([
    { name: "is cancelled", abort: 100, ends: 300, done: ["cancel 7 at 100"], over: 300 },
    {
      name: "is cancelled twice a second until it has ended",
      abort: 100,
      ends: 1200,
      done: ["cancel 7 at 100", "cancel 7 at 600", "cancel 7 at 1100"],
      over: 1200,
    },
    { name: "before it began is cancelled at once", abort: 0, ends: 300, done: ["cancel 7 at 0"], over: 300 },
    { name: "when it has ended is left alone", abort: 400, ends: 300, done: [], over: 300 },
    { name: "is over when the cancel is", abort: 200, ends: 300, cancelMs: 250, done: ["cancel 7 at 200"], over: 450 },
  ])("$name", async ({ abort, ends, cancelMs = 0, done, over }) => {
    const { session, done: asked, now } = toSession({ cancelMs });
    const { settled: whenSettled } = cancelOnAbort(session, 7, abortAt(abort));
    let overAt = -1;
    setTimeout(() => void whenSettled().then(() => (overAt = now())), ends);
    await vi.runAllTimersAsync();
    expect({ asked, overAt }).toEqual({ asked: done, overAt: over });
  });
});

describe("a session that does what a run is at", () => {
  test("has its message cancelled with the run, and what follows four seconds later", async () => {
    const { session, done } = toSession({ messageMs: 300 });
    const own = cancellable(session, 7, abortAt(400));
    await settled(
      (async () => {
        await own.send("one");
        await own.send("two");
        for (let more = 0; more < 14; more += 1) await own.send("more");
      })(),
    );
    // The messages begin every 300 ms; the run is cancelled at 400, what is sent behind it from 4400 on.
    expect(done.filter((one) => one.startsWith("cancel"))).toEqual([
      "cancel 7 at 400",
      "cancel 7 at 4400",
      "cancel 7 at 4500",
    ]);
    expect(done.filter((one) => !one.startsWith("cancel"))).toHaveLength(16);
  });

  test("that begins when the run is cancelled already has four seconds, too", async () => {
    const { session, done } = toSession({ messageMs: 4300 });
    await settled(cancellable(session, 7, abortAt(0)).send("late"));
    expect(done).toEqual(["late at 0", "cancel 7 at 4000"]);
  });

  test("whose message fails is told why, and nothing is cancelled behind it", async () => {
    const { session, done } = toSession();
    expect(await settled(cancellable(session, 7, abortAt(200)).send("fails"))).toBe("it failed");
    expect(done).toEqual(["fails at 0"]);
  });
});

describe("a session that only reads", () => {
  const own = { pid: 7, lent: false };
  test.each([
    { name: "that is not cancelled", abort: -1, said: null, done: ["read at 0"] },
    { name: "that is cancelled afterwards", abort: 200, said: null, done: ["read at 0"] },
    { name: "that is cancelled before", abort: 0, said: reason.message, done: [] },
    { name: "that is cancelled meanwhile", abort: 50, said: reason.message, done: ["read at 0", "cancel 7 at 50"] },
    {
      name: "of a server that names no process",
      abort: 50,
      announcedPid: null,
      said: reason.message,
      done: ["read at 0", "cancel 7 at 50"],
    },
    {
      name: "of a pooler that names another process",
      abort: 50,
      announcedPid: 8,
      said: reason.message,
      done: ["read at 0"],
    },
    {
      name: "of a pooler that lends us a process",
      abort: 50,
      target: { ...own, lent: true },
      said: reason.message,
      done: ["read at 0"],
    },
    { name: "that fails", abort: -1, sql: "fails", said: "it failed", done: ["fails at 0"] },
  ])("$name", async ({ abort, sql = "read", announcedPid = 7, target = own, said, done }) => {
    const { session, done: asked } = toSession({ announcedPid });
    const ended = await settled(untilCancelled(session, target, abortAt(abort)).send(sql));
    expect(typeof ended === "string" ? ended : null).toBe(said);
    expect(asked).toEqual(done);
  });

  test("is not waited for any more when it is cancelled", async () => {
    const { session, now } = toSession({ messageMs: 9000 });
    let endedAt = -1;
    await settled(
      untilCancelled(session, own, abortAt(50))
        .send("read")
        .catch(() => (endedAt = now())),
    );
    expect(endedAt).toBe(50);
  });
});

describe("a cancel explains", () => {
  const failure = (message: string): Failure => new Failure("database", [finding("statement", { message })]);
  const signal = { aborted: true, reason } as AbortSignal;
  test.each([
    { name: "a lost connection", error: connectionLost(new Error("it is gone")), explained: true },
    {
      name: "a cancelled statement",
      error: failure("canceling statement due to user request (57014)"),
      explained: true,
    },
    { name: "no other failure", error: failure("no such table (42P01)"), explained: false },
    { name: "nothing that is no failure of a database", error: new Error("(57014)"), explained: false },
    {
      name: "nothing where the run goes on",
      error: failure("(57014)"),
      given: { aborted: false, reason } as AbortSignal,
      explained: false,
    },
    {
      name: "nothing where the run ends for another reason",
      error: failure("(57014)"),
      given: { aborted: true, reason: new Error("x") } as AbortSignal,
      explained: false,
    },
  ])("$name", ({ error, given = signal, explained }) =>
    expect(asCancelled(error, given)).toBe(explained ? reason : error),
  );
});
