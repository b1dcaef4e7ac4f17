import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cancelledBy } from "../../src/core/cancel.js";
import type { Reply, Session } from "../../src/database/session.js";
import { watched } from "../../src/database/watch.js";
import type { WatchOptions } from "../../src/database/watch.js";

beforeEach(() => {
  vi.useFakeTimers();
  vi.advanceTimersByTime(7000);
});
afterEach(() => void vi.useRealTimers());

/** What a look finds: how long another session waits for us, for whom we wait, which standbys a COMMIT waits for. */
interface Look {
  readonly waitedMs?: number;
  readonly blockers?: readonly (readonly [pid: string, who: string, waitedMs: string, vacuumed: string | null])[];
  readonly standbys?: string;
  /** The connection is lost instead. */
  readonly lost?: boolean;
}

const ours = 7;
const rowsOf = ({ waitedMs, blockers = [], standbys }: Look): readonly (readonly (readonly (string | null)[])[])[] => [
  waitedMs === undefined ? [] : [["8", String(waitedMs), String(ours), "t"]],
  blockers,
  standbys === undefined ? [] : [[standbys]],
];

interface Given extends Partial<Pick<WatchOptions, "maxBlockMs" | "lockTimeoutMs">> {
  /** How long the step lasts. */
  readonly lastsMs: number;
  /** What the looks find, the last of them again and again. */
  readonly looks?: readonly Look[];
  /** What the first attempts to connect meet. */
  readonly refused?: readonly Error[];
  /** How long a cancel takes to be answered. */
  readonly cancelMs?: number;
  /** How long a look does. */
  readonly lookMs?: number;
}

async function watch({ lastsMs, looks = [{}], refused = [], cancelMs = 0, lookMs = 0, ...limits }: Given) {
  const at = (): number => Math.round(performance.now() - began);
  const seen = { opened: [] as number[], looks: [] as number[], cancels: [] as number[], closed: 0 };
  const told = { waits: [] as number[], blocked: [] as string[], unwatched: [] as string[] };
  const send = async (sql: string): Promise<Reply> => {
    const cancels = sql.includes("pg_cancel_backend(7)");
    (cancels ? seen.cancels : seen.looks).push(at());
    const takesMs = cancels ? cancelMs : lookMs;
    if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
    const look = looks[seen.looks.length - 1] ?? looks.at(-1) ?? {};
    if (!cancels && look.lost === true) throw new Error("the connection was lost");
    const results = [[], [], [], [], ...rowsOf(look)].map((rows) => ({ rows }));
    return { results, error: null, notices: [] } as unknown as Reply;
  };
  const close = async (): Promise<void> => void (seen.closed += 1);
  const options: WatchOptions = {
    target: { pid: ours, lockKey: { key: "1", classid: 1, objid: 2 } },
    onlyQueries: false,
    maxBlockMs: 500,
    lockTimeoutMs: 0,
    open: async () => {
      seen.opened.push(at());
      const failure = refused[seen.opened.length - 1];
      if (failure !== undefined) throw failure;
      return { announcedPid: null, send, close } as unknown as Session;
    },
    onWait: (ms) => void told.waits.push(ms),
    onBlocked: (who) => void told.blocked.push(who),
    onUnwatched: (why) => void told.unwatched.push(why),
    ...limits,
  };
  const began = performance.now();
  const running = watched(options, async () => {
    await new Promise((resolve) => setTimeout(resolve, lastsMs));
    return "done";
  });
  let endedAt = -1;
  void running.then(() => (endedAt = at()));
  await vi.advanceTimersByTimeAsync(lastsMs + 60_000);
  const { value, watched: found } = await running;
  expect(value).toBe("done");
  return { ...seen, ...told, found, endedAt };
}

test.each([
  { name: "250 ms has no second connection", lastsMs: 249, opened: [], closed: 0 },
  { name: "longer has one, which is closed behind it", lastsMs: 1000, opened: [250], closed: 2 },
  { name: "a short lock_timeout has it in half of that", lastsMs: 90, lockTimeoutMs: 100, opened: [50], closed: 2 },
  { name: "a long lock_timeout waits no longer for it", lastsMs: 300, lockTimeoutMs: 9000, opened: [250], closed: 2 },
])("a step of $name", async ({ lastsMs, lockTimeoutMs = 0, opened, closed }) => {
  const seen = await watch({ lastsMs, lockTimeoutMs });
  expect(seen.opened).toEqual(opened);
  expect(Math.min(2, seen.closed)).toBe(closed);
  const nothing = { blockedBy: null, gaveWay: false, vacuumed: null };
  expect(seen.found).toEqual({ longestWaitMs: opened.length === 0 ? null : 0, ...nothing });
});

test("it looks ten times a second and keeps the longest wait", async () => {
  const { looks, found, waits } = await watch({
    lastsMs: 600,
    looks: [{ waitedMs: 5 }, { waitedMs: 90 }, { waitedMs: 20 }],
  });
  expect(looks).toEqual([250, 350, 450, 550]);
  expect(waits).toEqual([5, 90, 20, 20]);
  expect(found).toMatchObject({ longestWaitMs: 90, gaveWay: false });
});

test.each([
  { name: "shorter than max-block lets it go on", look: { waitedMs: 499 }, cancels: [] },
  { name: "of max-block cancels it, again at each look", look: { waitedMs: 500 }, cancels: [250, 350] },
  { name: "of none with 0 lets it go on", look: { waitedMs: 0 }, maxBlockMs: 0, cancels: [] },
  { name: "of any with 0 cancels it", look: { waitedMs: 1 }, maxBlockMs: 0, cancels: [250, 350] },
  { name: "of hours with off lets it go on", look: { waitedMs: 9e6 }, maxBlockMs: "off", cancels: [] },
  { name: "for a COMMIT that waits for a standby lets it", look: { waitedMs: 900, standbys: "s1" }, cancels: [] },
] as const)("a wait $name", async ({ look, cancels, ...limits }) => {
  const seen = await watch({ lastsMs: 400, looks: [look], ...limits });
  expect(seen.cancels).toEqual(cancels);
  expect(seen.found.gaveWay).toBe(cancels.length > 0);
});

test("a step is over when its cancel is answered, which would hit what comes next; a look is not waited for", async () => {
  const cancelled = await watch({ lastsMs: 300, looks: [{ waitedMs: 900 }], cancelMs: 5000 });
  expect(cancelled).toMatchObject({ cancels: [250], endedAt: 5250 });
  const looking = await watch({ lastsMs: 300, looks: [{ waitedMs: 900 }], lookMs: 5000 });
  expect(looking).toMatchObject({ cancels: [], looks: [250], waits: [], endedAt: 300 });
  expect(looking.found).toMatchObject({ longestWaitMs: null, gaveWay: false });
});

test("who blocks us is told once, after 2 s; the report names the last", async () => {
  const waits = (ms: number) => ({ blockers: [["9", "pid 9", String(ms), null] as const] });
  const { blocked, found } = await watch({ lastsMs: 700, looks: [1999, 2000, 2100].map(waits) });
  expect(blocked).toEqual(["pid 9"]);
  expect(found.blockedBy).toBe("pid 9");
  expect((await watch({ lastsMs: 300, looks: [waits(1999)] })).blocked).toEqual([]);
});

test("all who block us are named, and the table that an autovacuum works on is kept", async () => {
  const blockers = [
    ["9", "pid 9", "10", null],
    ["8", "pid 8", "10", "public.t"],
  ] as const;
  const { found } = await watch({ lastsMs: 400, looks: [{ blockers }, {}] });
  expect(found).toMatchObject({ blockedBy: "pid 9, pid 8", vacuumed: "public.t" });
});

test("a standby that a COMMIT waits for is told after 2 s of it, counted anew for each COMMIT", async () => {
  const waits = { standbys: "s1" };
  const once = { lastsMs: 250 + 2100, looks: [waits] };
  expect((await watch(once)).blocked).toEqual([
    "a synchronous standby to confirm the COMMIT (synchronous_standby_names is 's1')",
  ]);
  const between = [...Array.from({ length: 10 }, () => waits), {}, waits];
  expect((await watch({ ...once, looks: between })).blocked).toEqual([]);
});

test("a lost connection is followed by another, each pause twice as long up to 10 s, anew after a look", async () => {
  const none = new Error("too many connections");
  const { opened, unwatched } = await watch({ lastsMs: 60_000, refused: Array.from({ length: 12 }, () => none) });
  const pauses = opened.slice(1).map((ms, index) => ms - (opened[index] ?? 0));
  expect(pauses.slice(0, 9)).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000, 10_000]);
  expect(unwatched).toEqual(["too many connections"]);
  const lost = await watch({ lastsMs: 1200, looks: [{}, { lost: true }, {}, { lost: true }, {}] });
  expect(lost.opened).toEqual([250, 550, 850]);
  expect(lost.unwatched).toEqual(["the connection was lost"]);
});

test.each([
  { name: "before anybody can have waited for max-block", lastsMs: 490, refused: new Error("none") },
  { name: "where nobody minds", lastsMs: 5000, maxBlockMs: "off", refused: new Error("none") },
  { name: "where the run is cancelled", lastsMs: 5000, refused: cancelledBy("SIGTERM") },
] as const)("that nobody looks is not told $name", async ({ lastsMs, refused, ...limits }) => {
  const seen = await watch({ lastsMs, refused: Array.from({ length: 30 }, () => refused), ...limits });
  expect(seen.unwatched).toEqual([]);
  expect(seen.found.longestWaitMs).toBeNull();
});
