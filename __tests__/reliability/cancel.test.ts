import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { startCli } from "../support/action.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import type { Ended, Running } from "../support/running.js";
import { withOwnServer } from "../support/servers.js";
import { asleep, ours, phases, until, users } from "./cancel-phases.js";
import { withMigrations } from "./in-process.js";

const signals = ["SIGINT", "SIGTERM"] as const;
const patienceMs = 7000;

async function start(url: string, migrations: string, flags: readonly string[] = []): Promise<Running<Ended>> {
  return await startCli({
    args: ["apply", "--migrations", migrations, "--database-url", url, "--format", "json", ...flags],
    limitMs: 20_000,
  });
}

/** What went wrong, with the state that the database is said to be in. */
function findingsOf({ stdout }: Ended): readonly string[] {
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly { rule: string; message: string }[] };
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}

async function readVersions(database: TestDatabase): Promise<readonly string[]> {
  const [table] = await database.query<{ made: boolean }>("SELECT to_regclass('schema_version') IS NOT NULL AS made");
  if (table?.made !== true) return [];
  const rows = await database.query<{ version: string }>(
    "SELECT version || CASE WHEN success THEN '' ELSE ' unfinished' END AS version FROM schema_version ORDER BY 1",
  );
  return rows.map(({ version }) => version);
}

async function readLast(database: TestDatabase): Promise<unknown> {
  const [table] = await database.query<{ made: boolean }>(
    "SELECT to_regclass('schema_version_log') IS NOT NULL AS made",
  );
  if (table?.made !== true) return null;
  const [last] = await database.query("SELECT event, version FROM schema_version_log ORDER BY id DESC LIMIT 1");
  return last ?? null;
}

describe.concurrent.each(signals)(
  "%s ends a run inside 7 s, with the statement cancelled and the lock free",
  (signal) => {
    test.each(phases)("$name", ({ files, flags, prepare, reached, withinMs = patienceMs, last, applied, state }) =>
      withMigrations(files, ({ migrations }) =>
        withDatabase({}, async (database) => {
          await prepare?.(database);
          const running = await start(database.url, migrations, flags);
          await reached(database, running);
          const signalled = performance.now();
          running.kill(signal);
          const ended = await running.done;
          expect(performance.now() - signalled).toBeLessThan(withinMs);
          expect(ended).toMatchObject({ exitCode: 3, signal: null });
          const told = `cancelled: the run was cancelled (${signal})${state === null ? "" : `\nstate: ${state}`}`;
          expect(findingsOf(ended)).toEqual([told]);
          // No backend of ours is left, and with it no lock.
          await until(database, `SELECT WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE ${ours})`);
          expect(performance.now() - signalled).toBeLessThan(patienceMs);
          expect(await readLast(database)).toEqual(last);
          expect(await readVersions(database)).toEqual(applied);
          expect(await database.query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
        }),
      ),
    );

    test("while it connects to a host that does not answer", () =>
      withMigrations(users, async ({ migrations }) => {
        const held = new Set<Socket>();
        const silent = createServer((socket) => held.add(socket)).listen(0, "127.0.0.1");
        await once(silent, "listening");
        const { port } = silent.address() as AddressInfo;
        const running = await start(`postgres://u:p@127.0.0.1:${port}/d`, migrations);
        await once(silent, "connection");
        const signalled = performance.now();
        running.kill(signal);
        const ended = await running.done;
        // At once, not when its patience with the host is over: there is nothing to wait for.
        expect(performance.now() - signalled).toBeLessThan(3000);
        expect(ended).toMatchObject({ exitCode: 3, signal: null });
        expect(findingsOf(ended)).toEqual([`cancelled: the run was cancelled (${signal})`]);
        for (const socket of held) socket.destroy();
        silent.close();
      }));
  },
);

test.each([
  { name: "one that comes twice does not cut its own work short", sent: ["SIGTERM", "SIGTERM"] },
  { name: "nor does another one", sent: ["SIGINT", "SIGTERM"] },
  { name: "a terminal that is closed cancels as well", sent: ["SIGHUP"] },
] as const)("of signals $name", ({ sent }) =>
  withMigrations({ ...users, "V2__slow.sql": "SELECT pg_sleep(60);\n" }, ({ migrations }) =>
    withDatabase({}, async (database) => {
      const running = await start(database.url, migrations);
      await asleep(database);
      for (const signal of sent) {
        running.kill(signal);
        await sleep(20);
      }
      const ended = await running.done;
      expect(ended).toMatchObject({ exitCode: 3, signal: null });
      expect(findingsOf(ended)[0]).toMatch(`cancelled: the run was cancelled (${sent[0]})`);
      expect(await readLast(database)).toEqual({ event: "cancel", version: "2" });
      await until(database, `SELECT WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE ${ours})`);
    }),
  ),
);

test("a server that has no connection left is reached all the same", { timeout: 60_000 }, () =>
  withMigrations({ ...users, "V2__slow.sql": "SELECT pg_sleep(60);\n" }, ({ migrations }) =>
    withOwnServer({ major: 16, settings: { max_connections: "12", max_wal_senders: "0" } }, (server) =>
      withDatabase({ server }, async (database) => {
        await database.query("SELECT 1");
        const running = await start(database.url, migrations, ["--max-block", "off"]);
        await asleep(database);
        for (;;) {
          const client = await database.connect().catch((error: Error) => error);
          if (!(client instanceof Error)) continue;
          expect(client.message).toMatch(/too many clients/);
          break;
        }
        const signalled = performance.now();
        running.kill("SIGTERM");
        const ended = await running.done;
        expect(performance.now() - signalled).toBeLessThan(patienceMs - 500);
        expect(ended.exitCode).toBe(3);
        expect(await readLast(database)).toEqual({ event: "cancel", version: "2" });
      }),
    ),
  ),
);

test(
  "a backend that does not answer holds a run for less than 7 s, and what it does is on record",
  { timeout: 60_000 },
  () =>
    withMigrations(
      { ...users, "V2__slow.sql": "CREATE TABLE half (id int);\nSELECT pg_sleep(60);\n" },
      ({ migrations }) =>
        withDatabase({}, async (database) => {
          const running = await start(database.url, migrations);
          await asleep(database);
          const [backend] = await database.query<{ pid: number }>(
            `SELECT pid FROM pg_stat_activity WHERE ${ours} AND wait_event = 'PgSleep'`,
          );
          process.kill(backend?.pid ?? 0, "SIGSTOP");
          try {
            const signalled = performance.now();
            running.kill("SIGTERM");
            const ended = await running.done;
            expect(performance.now() - signalled).toBeLessThan(patienceMs);
            expect(ended).toMatchObject({ exitCode: 3, signal: null, stdout: "" });
            expect(ended.stderr).toContain(
              "did not answer to the cancel in time: what the database was doing may still",
            );
          } finally {
            process.kill(backend?.pid ?? 0, "SIGCONT");
          }
          // The cancel has reached it, so it rolls back and goes; the lock is free for the next run.
          await until(database, `SELECT WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE ${ours})`);
          expect(await readVersions(database)).toEqual(["1"]);
          expect(await database.query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
        }),
    ),
);
