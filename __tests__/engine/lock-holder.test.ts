import { getEventListeners } from "node:events";
import type { Client } from "pg";
import { describe, expect, test } from "vitest";
import { Failure } from "../../src/core/failure.js";
import { describeHolder, releaseLock, sleep, takeLock, type LockHolder } from "../../src/database/lock.js";
import type { Session } from "../../src/database/session.js";
import { lockKeyOf, readTarget } from "../../src/database/target.js";
import { withSession } from "../live/sessions.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { waitUntil } from "./observe.js";
import { withWorld } from "./world.js";

const { key, classid, objid } = lockKeyOf("public");
const ofDatabase =
  "locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
const held = `SELECT count(*)::int AS n FROM pg_locks WHERE ${ofDatabase} AND granted`;

interface Waited {
  readonly message: string;
  readonly help: string;
  readonly holders: readonly LockHolder[];
}

/** What a run says that does not wait, and whom it met; `before` is done before it looks who holds the lock. */
async function giveUp(session: Session, before: () => Promise<unknown> = async () => {}): Promise<Waited> {
  const target = await readTarget(session, { schemas: [], role: null, patienceMs: null });
  const holders: LockHolder[] = [];
  const looking: Session = {
    ...session,
    send: async (sql, options) => {
      if (sql.includes("pg_stat_activity")) await before();
      return await session.send(sql, options);
    },
  };
  const options = { waitMs: 0, signal: new AbortController().signal, onWait: (one: LockHolder) => holders.push(one) };
  const error = await takeLock(looking, target, options).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw new Error("it got the lock", { cause: error });
  const [{ message, help } = { message: "", help: "" }] = error.findings;
  return { message, help, holders };
}

/** Locks that resemble the tool's, each in one thing another. */
async function holdDecoys(db: TestDatabase): Promise<void> {
  const other = await db.connect({ url: db.server.url("postgres"), applicationName: "decoy" });
  await other.query(`SELECT pg_advisory_lock_shared(${key})`);
  const decoy = await db.connect({ applicationName: "decoy" });
  const [high, low] = [classid | 0, objid | 0];
  const near = (BigInt(classid) << 32n) | BigInt(objid ^ 1);
  const far = (BigInt(classid ^ 1) << 32n) | BigInt(objid);
  await decoy.query(`SELECT pg_advisory_lock(${high}, ${low}), pg_advisory_lock(${BigInt.asIntN(64, near)}),
    pg_advisory_lock(${BigInt.asIntN(64, far)})`);
}

describe("who holds the lock", () => {
  test("is nobody who holds another lock, or who has just let it go", () =>
    withDatabase({}, async (db) => {
      await holdDecoys(db);
      await withSession(db.url, async (session) => {
        const holder = await db.connect();
        await holder.query(`SELECT pg_advisory_lock(${key})`);
        const freed = await giveUp(session, () => holder.query(`SELECT pg_advisory_unlock(${key})`));
        expect(freed).toEqual({
          message: "another run holds the lock of this database (it was just released); waited 0 s",
          help: "wait for it, or raise lock-wait",
          holders: [],
        });
      });
    }));

  test("is told by name, also where it gave none or another role's is not to be seen, and nobody who waits for it", () =>
    withDatabase({}, async (db) => {
      // Before it and behind it in the server's list.
      const open = (): Promise<Client[]> =>
        Promise.all([1, 2, 3, 4].map(() => db.connect({ applicationName: "waiter" })));
      const [earlier, holder, later] = [await open(), await db.connect({ applicationName: "" }), await open()];
      await holder.query(`SELECT pg_advisory_lock(${key})`);
      const { rows } = await holder.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      for (const waiter of [...earlier, ...later]) waiter.query(`SELECT pg_advisory_lock(${key})`).catch(() => {}); // it is ended with the database
      await waitUntil(db, `SELECT FROM pg_locks WHERE ${ofDatabase} AND NOT granted HAVING count(*) = 8`);
      const pid = rows[0]?.pid ?? 0;
      await withSession(db.url, async (session) => {
        const { message, help, holders } = await giveUp(session);
        expect(holders).toEqual([{ pid, application: "", since: expect.stringMatching(/ UTC$/) as string }]);
        expect(message).toContain(`(pid ${pid}, no application name, since 2`);
        expect(help).toContain(`where that run is gone for good, SELECT pg_terminate_backend(${pid})`);
      });
      const stranger = await db.role();
      await withSession(stranger.url, async (session) => {
        expect((await giveUp(session)).message).toContain(`(pid ${pid}, no application name, since unknown)`);
      });
      await holder.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'waiter' AND datname = current_database()",
      );
    }));

  test.each([
    { holder: { pid: 7, application: "psql", since: "today" }, words: "pid 7, psql, since today" },
    { holder: { pid: 7, application: "", since: "today" }, words: "pid 7, no application name, since today" },
  ])("$words", ({ holder, words }) => expect(describeHolder(holder)).toBe(words));
});

describe("the lock", () => {
  test("is held twice, keeps its idle session, and is given back whole", () =>
    withDatabase({}, async (db) => {
      await db.query(`ALTER DATABASE ${db.name} SET idle_session_timeout = '77s'`);
      await withSession(db.url, async (own) => {
        // As behind a pooler of sessions, where nobody has said before that the session stays open.
        const session = { ...own, announcedPid: 1 };
        const target = await readTarget(session, { schemas: [], role: null, patienceMs: null });
        const show = async (): Promise<unknown> =>
          (await session.send("SHOW idle_session_timeout")).results[0]?.rows[0];
        expect(await show()).toEqual(["77s"]);
        await takeLock(session, target, { waitMs: 0, signal: new AbortController().signal, onWait: () => {} });
        expect(await show()).toEqual(["0"]);
        expect(await db.query(held)).toEqual([{ n: 1 }]);
        await session.send(`SELECT pg_advisory_unlock(${key})`);
        expect(await db.query(held)).toEqual([{ n: 1 }]);
        await session.send(`SELECT pg_advisory_lock(${key})`);
        await releaseLock(session, target.lockKey);
        expect(await db.query(held)).toEqual([{ n: 0 }]);
      });
    }));

  test("of a run that is cancelled already is not asked for", () =>
    withDatabase({}, async (db) => {
      await withSession(db.url, async (session) => {
        const target = await readTarget(session, { schemas: [], role: null, patienceMs: null });
        const signal = AbortSignal.abort(new Error("cancelled"));
        await expect(takeLock(session, target, { waitMs: 0, signal, onWait: () => {} })).rejects.toThrow("cancelled");
        expect(await db.query(held)).toEqual([{ n: 0 }]);
      });
    }));

  test("that is waited for is told once for each holder", () =>
    withWorld({ files: { "V1__a.sql": "SELECT 1;" } }, async ({ db, run }) => {
      await db.query(`ALTER DATABASE ${db.name} SET log_statement = 'all'`);
      const holder = await db.connect({ applicationName: "another" });
      await holder.query(`SELECT pg_advisory_lock(${key})`);
      const { log } = await run("apply", { "lock-wait": "700ms" });
      expect(log.filter((line) => line.startsWith("waiting for another run: pid "))).toHaveLength(1);
      // With pauses that grow.
      const asked = (await db.logLines()).filter((line) => line.includes("pg_try_advisory_lock"));
      expect(asked.length).toBeGreaterThan(2);
      expect(asked.length).toBeLessThan(11);
    }));
});

test("no command leaves a connection or a lock behind, whether it went well, failed or never got the lock", () =>
  withWorld({ files: { "V1__a.sql": "CREATE TABLE a ();", "V2__b.sql": "SELECT 1/0;" } }, async ({ db, run }) => {
    const others = `SELECT pid, state, query FROM pg_stat_activity WHERE datname = current_database()
      AND application_name LIKE 'schema-version%' AND state IS NOT NULL`;
    const nobody = `SELECT WHERE NOT EXISTS (${others})`;
    for (const command of ["status", "check", "history", "apply", "drift"]) {
      await run(command);
      await waitUntil(db, nobody);
    }
    const holder = await db.connect();
    await holder.query(`SELECT pg_advisory_lock(${key})`);
    await run("apply", { "lock-wait": "0" });
    await waitUntil(db, nobody);
    expect(await db.query(held)).toEqual([{ n: 1 }]);
  }));

test("a pause ends at once when the run is cancelled, before it or in it, and leaves no timer", async () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  await expect(sleep(60_000, AbortSignal.abort(new Error("before")))).rejects.toThrow("before");
  const controller = new AbortController();
  const paused = sleep(60_000, controller.signal);
  expect(timers()).toBe(before + 1);
  controller.abort(new Error("in it"));
  await expect(paused).rejects.toThrow("in it");
  expect(timers()).toBe(before);
  const { signal } = new AbortController();
  await sleep(1, signal);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});
