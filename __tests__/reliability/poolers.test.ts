import { describe, expect, test } from "vitest";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { absence, withOtherClients, withPooler, type Pooler, type PoolerOptions } from "./pgbouncer.js";
import { runCommand } from "./run-command.js";

const files = { "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY);" };

/** A database and its URL behind a pooler. */
async function behind<T>(
  options: Omit<PoolerOptions, "server">,
  work: (url: string, database: TestDatabase, pooler: Pooler) => Promise<T>,
): Promise<T> {
  return await withDatabase({}, (database) =>
    withPooler({ ...options, server: database.server }, (pooler) => work(pooler.url(database.name), database, pooler)),
  );
}

/** Everything that a run could leave behind on the server, whichever of the pool's connections it was on. */
const leftBehind = `SELECT count(*) FILTER (WHERE kind = 'lock')::int AS locks, count(*) FILTER (WHERE kind = 'relation')::int AS relations
  FROM (SELECT 'lock' AS kind FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    UNION ALL SELECT 'relation' FROM pg_class WHERE relnamespace = 'public'::regnamespace) x`;

describe.skipIf(absence !== null)(`behind PgBouncer${absence === null ? "" : ` (${absence})`}`, () => {
  describe("in transaction mode", () => {
    const mode = "transaction";

    test.each([0, 2, 4, 8])("a pool of 20 is refused 40 of 40 times beside %d other clients", async (clients) => {
      await behind({ mode, size: 20 }, async (url, database) => {
        const refused = await withOtherClients(url, clients, async () => {
          const said: string[] = [];
          for (let run = 0; run < 40; run += 1) said.push((await runCommand("apply", { url, files })).said);
          return said.filter((text) => text.startsWith("pooler: a transaction pooler"));
        });
        expect(refused).toHaveLength(40);
        expect(refused[0]).toContain("use the URL of the database itself, or of a pooler in session mode");
        expect(await database.query(leftBehind)).toEqual([{ locks: 0, relations: 0 }]);
      });
    });

    test.each([
      { size: 1, clients: 0 },
      { size: 2, clients: 0 },
      { size: 2, clients: 4 },
    ])("a pool of $size is refused beside $clients other clients, in bounded time", async ({ size, clients }) => {
      await behind({ mode, size }, async (url, database) => {
        await withOtherClients(url, clients, async () => {
          const runs = await Promise.all([1, 2].map(() => runCommand("apply", { url, files })));
          for (const { report, said, durationMs } of runs) {
            expect(report.failure).toBe("database");
            expect(said).toMatch(/^pooler: /);
            // Four questions of 2 s each at worst: the others' connections, our pid, their BEGIN, our pid again.
            expect(durationMs).toBeLessThan(10_000);
          }
        });
        expect(await database.query(leftBehind)).toEqual([{ locks: 0, relations: 0 }]);
      });
    });

    test("every command that writes is refused", async () => {
      await behind({ mode, size: 20 }, async (url, database) => {
        await runCommand("apply", { url: database.url, files });
        const before = await database.query(leftBehind);
        const runs: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
          ["rollback", { "target-version": "0", confirm: "default" }],
          ["baseline", { "target-version": "1" }],
          ["repair", { all: "true", reason: "why" }],
          ["adopt", { "copy-of": "production" }],
        ];
        for (const [command, flags] of runs) {
          expect((await runCommand(command, { url, files, flags })).said).toMatch(/^pooler: /);
        }
        expect(await database.query(leftBehind)).toEqual(before);
      });
    });

    test.each([{ role: "" }, { role: "owner" }])(
      "check, status, history and a dry run work, and leave the pool as they found it (role: $role)",
      async ({ role }) => {
        await behind({ mode, size: 2 }, async (url, database) => {
          await runCommand("apply", { url: database.url, files });
          const owner = await database.role();
          await database.query(
            `GRANT USAGE ON SCHEMA public TO ${owner.name}; GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${owner.name}`,
          );
          const more = {
            ...files,
            "U1__users.sql": "DROP TABLE users;",
            "V2__more.sql": "CREATE TABLE more (id int);",
          };
          const acting: Readonly<Record<string, string>> = role === "" ? {} : { role: owner.name };
          for (const command of ["check", "status", "history"]) {
            const { report, environment } = await runCommand(command, { url, files: more, flags: acting });
            const { failure } = report;
            expect({ command, failure, version: environment.currentVersion }).toEqual({
              command,
              failure: null,
              version: "1",
            });
          }
          const dryRun = { ...acting, "target-version": "0", "dry-run": "true" };
          const { environment } = await runCommand("rollback", { url, files: more, flags: dryRun });
          expect(environment.steps.map(({ version }) => version)).toEqual(["1"]);
          expect(await poolState(url, database)).toEqual(untouched);
        });
      },
    );

    test("a refused run leaves the pool as it found it", async () => {
      await behind({ mode, size: 4 }, async (url, database) => {
        await runCommand("apply", { url, files, flags: { schemas: "app", role: "postgres" } });
        expect(await poolState(url, database)).toEqual(untouched);
      });
    });
  });

  describe("in session mode", () => {
    const mode = "session";

    test.each([{ size: 20 }, { size: 2 }, { size: 1 }])("apply works with a pool of $size", async ({ size }) => {
      await behind({ mode, size }, async (url, database) => {
        const lasting = { ...files, "V2__lasting.sql": "SELECT pg_sleep(1.2);" };
        const { report, environment, durationMs } = await runCommand("apply", { url, files: lasting });
        expect(report.failure).toBeNull();
        expect(environment.currentVersion).toBe("2");
        // With no connection left nobody watches the step: the run does not wait for one.
        expect(environment.longestWaitMs).toBe(size === 1 ? null : 0);
        expect(durationMs).toBeLessThan(6000);
        expect(await database.query("SELECT version FROM schema_version ORDER BY version")).toHaveLength(2);
      });
    });

    test("a pool that cleans nothing gets its connections back as they were", async () => {
      await behind({ mode, size: 2, reset: "" }, async (url, database) => {
        const role = await database.role();
        await database.query(`GRANT ALL ON DATABASE "${database.name}" TO ${role.name}`);
        const flags = { role: role.name, schemas: "app" };
        expect((await runCommand("apply", { url, files, flags })).report.failure).toBeNull();
        expect(await poolState(url, database)).toEqual({ ...untouched, locks: 0 });
      });
    });

    test("the lock of one run holds off another that comes through the same pool", async () => {
      await behind({ mode, size: 20 }, async (url, database) => {
        const holder = await database.connect({ url, applicationName: "holder" });
        const key = await lockKey(database);
        await holder.query(`SELECT pg_advisory_lock(${key})`);
        const { said } = await runCommand("apply", { url, files, flags: { "lock-wait": "200ms" } });
        expect(said).toMatch(/^lock-held: another run holds the lock of this database \(pid \d+, holder, since /);
      });
    });
  });

  test.each([{ clients: 0 }, { clients: 8 }])(
    "statement mode is refused too, 20 of 20 times beside $clients other clients",
    async ({ clients }) => {
      await behind({ mode: "statement", size: 20 }, async (url, database) => {
        const refusing = async (): Promise<readonly string[]> => {
          const said: string[] = [];
          for (let run = 0; run < 20; run += 1) said.push((await runCommand("apply", { url, files })).said);
          return said.filter((text) => text.startsWith("pooler: a transaction pooler"));
        };
        expect(await withOtherClients(url, clients, refusing, "SELECT count(*) FROM pg_class")).toHaveLength(20);
        expect(await database.query(leftBehind)).toEqual([{ locks: 0, relations: 0 }]);
      });
    },
  );
});

const fresh = { read_only: "off", now: "off", path: '"$user", public', role: "none", lock: "0", statement: "0" };
const untouched = { settings: [fresh, fresh], locks: 0 };

/** What two of the pool's connections, held at the same time, say of themselves once a run is over. */
async function poolState(url: string, database: TestDatabase): Promise<unknown> {
  const clients = [await database.connect({ url }), await database.connect({ url })];
  const settings: unknown[] = [];
  for (const client of clients) {
    await client.query("BEGIN");
    const { rows } = await client.query(
      `SELECT current_setting('default_transaction_read_only') AS read_only, current_setting('transaction_read_only') AS now,
         current_setting('search_path') AS path, current_setting('role') AS role, current_setting('lock_timeout') AS lock,
         current_setting('statement_timeout') AS statement`,
    );
    settings.push(...(rows as readonly unknown[]));
  }
  for (const client of clients) await client.query("ROLLBACK");
  const [left] = await database.query<{ locks: number }>(leftBehind);
  return { settings, locks: left?.locks };
}

/** The key that the tool locks, learned from a run that holds it. */
async function lockKey(database: TestDatabase): Promise<string> {
  const run = runCommand("apply", { url: database.url, files: { "V1__sleep.sql": "SELECT pg_sleep(0.5);" } });
  for (;;) {
    const [row] = await database.query<{ key: string }>(
      `SELECT ((classid::bigint << 32) | objid::bigint)::text AS key FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    if (row === undefined) continue;
    await run;
    return row.key;
  }
}
