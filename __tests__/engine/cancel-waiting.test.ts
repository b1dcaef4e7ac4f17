import { afterEach, expect, test, vi } from "vitest";
import { cancelledBy } from "../../src/core/cancel.js";
import { parseDatabaseUrl } from "../../src/core/database-url.js";
import { cancellable, untilCancelled } from "../../src/database/cancellable.js";
import { connect } from "../../src/database/postgres.js";
import type { Reply, Session } from "../../src/database/session.js";
import { lockKeyOf, readTarget } from "../../src/database/target.js";
import { readWaits } from "../../src/database/waits.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { eventsOf, lockIsFree, ours, versionsOf, waitUntil } from "./observe.js";
import { withWorld, type Inputs, type World } from "./world.js";

const message = "cancelled: the run was cancelled (SIGTERM)";
const reason = "so";

interface Waiting {
  readonly command: string;
  readonly inputs?: Inputs;
  /** What another session has locked, so that the command waits in a statement of the tool's own. */
  readonly locked: string;
}

/** Each on a database with version 1 applied, edited since, and a view that drifted. */
const waiting: readonly Waiting[] = [
  { command: "repair", inputs: { all: "true", reason }, locked: "schema_version_log IN EXCLUSIVE MODE" },
  {
    command: "repair",
    inputs: { "accept-drift": "true", reason },
    locked: "schema_version_snapshot IN EXCLUSIVE MODE",
  },
  { command: "repair", inputs: { "accept-drift": "true", reason }, locked: "viewed" },
  {
    command: "adopt",
    inputs: { environment: "b", "copy-of": "a", reason },
    locked: "schema_version_log IN EXCLUSIVE MODE",
  },
  { command: "export", inputs: { to: "flyway" }, locked: "flyway_schema_history IN EXCLUSIVE MODE" },
  { command: "status", locked: "schema_version" },
  { command: "drift", locked: "viewed" },
];

/** Cancels a command that waits for what is locked; nothing of it may be left at work, or be done when the lock goes. */
async function cancelWaiting({ db, run }: World, { command, inputs, locked }: Waiting): Promise<void> {
  const holder = await db.connect();
  await holder.query(`BEGIN; LOCK TABLE ${locked}`);
  const controller = new AbortController();
  const long = { environment: "a", "lock-timeout": "1m", ...inputs };
  const running = run(command, long, { signal: controller.signal });
  await waitUntil(db, `SELECT FROM pg_stat_activity WHERE ${ours} AND wait_event_type = 'Lock'`);
  const started = Date.now();
  controller.abort(cancelledBy("SIGTERM"));
  const { findings, report } = await running;
  const tookMs = Date.now() - started;
  expect({ command, locked, findings, failure: report.failure }).toEqual({
    command,
    locked,
    findings: [message],
    failure: "cancelled",
  });
  expect(tookMs).toBeLessThan(3000);
  await waitUntil(db, `SELECT WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE ${ours})`);
  await holder.query("ROLLBACK");
  expect(await lockIsFree(db)).toBe(true);
}

const record = async (db: TestDatabase): Promise<unknown> =>
  await db.query(`SELECT (SELECT json_agg(v) FROM schema_version v) AS rows, (SELECT count(*) FROM schema_version_log) AS events,
    (SELECT json_agg(s.taken_at) FROM schema_version_snapshot s) AS snapshots, (SELECT count(*) FROM flyway_schema_history) AS flyway`);

test("a command that is cancelled while it waits in a statement of the tool's own ends at once, and does not do it later", () =>
  withWorld({ files: { "V1__a.sql": "CREATE TABLE a (id int);", "U1__a.sql": "DROP TABLE a;" } }, async (world) => {
    const { db, run, write } = world;
    await run("apply", { environment: "a" });
    await run("export", { environment: "a", to: "flyway" });
    write({ "V1__a.sql": "CREATE TABLE a (id bigint);" });
    await db.query(
      "CREATE TABLE viewed (id int); CREATE VIEW v AS SELECT * FROM viewed; DELETE FROM flyway_schema_history",
    );
    const before = await record(db);
    for (const one of waiting) await cancelWaiting(world, one);
    expect(await record(db)).toEqual(before);
    await db.query("TRUNCATE schema_version");
    await cancelWaiting(world, {
      command: "baseline",
      inputs: { "target-version": "1" },
      locked: "schema_version_log IN EXCLUSIVE MODE",
    });
    expect(await db.query("SELECT FROM schema_version")).toEqual([]);
    // It is on record by then, and the schema as it is there not yet.
    await cancelWaiting(world, { command: "baseline", inputs: { "target-version": "1" }, locked: "viewed" });
    write({ "V2__b.sql": "CREATE TABLE b (id int);" });
    await cancelWaiting(world, { command: "apply", locked: "viewed" });
    await cancelWaiting(world, { command: "apply", locked: "schema_version_snapshot IN EXCLUSIVE MODE" });
    expect(await versionsOf(db)).toEqual(["1"]);
    expect((await eventsOf(db)).slice(-3)).toEqual(["baseline 1", "cancel R", "cancel R"]);
  }));

afterEach(() => void vi.useRealTimers());

/** A session that answers when its statement is cancelled. */
function stubborn(announcedPid: number): { readonly session: Session; readonly asked: number[] } {
  const asked: number[] = [];
  let answer = (): void => {};
  const reply: Reply = { results: [], error: null, notices: [] };
  const session: Session = {
    announcedPid,
    send: () => new Promise((settle) => (answer = (): void => settle(reply))),
    cancel: async (pid) => {
      asked.push(pid);
      answer();
    },
    close: async () => {},
  };
  return { session, asked };
}

test("what is sent behind a cancel, to put it on record, has until four seconds after it", async () => {
  vi.useFakeTimers();
  const { session, asked } = stubborn(7);
  const controller = new AbortController();
  const held = cancellable(session, 7, controller.signal);
  controller.abort(cancelledBy("SIGTERM"));
  await vi.advanceTimersByTimeAsync(1000);
  const sent = held.send("INSERT");
  await vi.advanceTimersByTimeAsync(2900);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  await sent;
  expect(asked).toEqual([7]);
  const behind = held.send("and what follows is cancelled at once");
  await vi.advanceTimersByTimeAsync(600);
  await behind;
  expect(asked).toEqual([7, 7, 7]);
});

test.each([
  { name: "is cancelled", pid: 7, lent: false, cancelled: [7] },
  { name: "of another number is left alone: it may be at work for others", pid: 8, lent: false, cancelled: [] },
  { name: "that a pool lends is left alone too", pid: 7, lent: true, cancelled: [] },
])("what only reads is not waited for, and its process $name", async ({ pid, lent, cancelled }) => {
  const { session, asked } = stubborn(7);
  const controller = new AbortController();
  const reading = untilCancelled(session, { pid, lent }, controller.signal);
  const under = reading.send("SELECT 1");
  controller.abort(cancelledBy("SIGTERM"));
  await expect(under).rejects.toThrow("the run was cancelled");
  await expect(reading.send("SELECT 2")).rejects.toThrow("the run was cancelled");
  expect(asked).toEqual(cancelled);
});

test("a statement that keeps all others from the catalogs is cancelled, and who watches it is not kept waiting", () =>
  withDatabase({}, async (database) => {
    const parsed = parseDatabaseUrl(database.url);
    if (!("ok" in parsed)) throw new Error("bad URL");
    const open = (): Promise<Session> => connect(parsed.ok, { applicationName: "mine" });
    const [session, beside] = [await open(), await open()];
    const target = await readTarget(session, { schemas: [], role: null, patienceMs: null });
    await session.send("BEGIN; LOCK TABLE pg_proc");
    const running = session.send("SELECT 1 FROM pg_class, generate_series(1, 1000000000)");
    const started = performance.now();
    const [looked] = await Promise.allSettled([
      readWaits(beside, { target, onlyQueries: true }),
      session.cancel(target.pid),
    ]);
    expect((await running).error?.sqlstate).toBe("57014");
    expect(performance.now() - started).toBeLessThan(5000);
    expect(looked).toMatchObject({ reason: { message: expect.stringContaining("(55P03)") as string } });
    // The one that asked in vain is gone.
    const opened = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'mine'";
    await expect.poll(() => database.query(opened)).toHaveLength(2);
    await Promise.all([session.close(), beside.close()]);
  }));

test("a run that waits for its lock again, behind a connection that was lost, is cancelled like any other", async () => {
  await withWorld({ files: { "V1__long.sql": "SELECT pg_sleep(30);" } }, async ({ db, run }) => {
    const controller = new AbortController();
    let tell = (): void => {};
    const waits = new Promise<void>((resolve) => (tell = resolve));
    const onLog = (line: string): void => (line.startsWith("waiting for another run") ? tell() : undefined);
    const running = run("apply", {}, { signal: controller.signal, onLog });
    const asleep = `datname = current_database() AND query LIKE '%pg_sleep(30)%' AND wait_event = 'PgSleep'`;
    await waitUntil(db, `SELECT FROM pg_stat_activity WHERE ${asleep}`);
    const other = await db.connect();
    const taken = other.query(`SELECT pg_advisory_lock(${lockKeyOf("public").key})`);
    await waitUntil(db, "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
    await db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${asleep}`);
    await Promise.all([taken, waits]);
    controller.abort(cancelledBy("SIGTERM"));
    const started = Date.now();
    const { findings, report } = await running;
    expect(Date.now() - started).toBeLessThan(3000);
    expect([findings[0], report.failure]).toEqual([message, "cancelled"]);
  });
});
