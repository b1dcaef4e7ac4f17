import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Report } from "../../src/core/report.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { withOwnServer } from "../support/servers.js";
import { messagesOf, runHere, withMigrations, type Workplace } from "./in-process.js";
import { withRestarts } from "./restart.js";

/*
 * Files that share a message commit without waiting for the disk, but for the last of them. A server whose WAL writer
 * does not run loses all of them when it stops at once, as a machine does that loses its power.
 */

const durable = { fsync: "on", full_page_writes: "on", synchronous_commit: "on" };
const last = 30;
const versions = Array.from({ length: last }, (_, index) => index + 1);
/** 6 go alone, then 2, 2, 3, 4, 5 and 7 together: this one is the fifth of its message where the machine is quick. */
const odd = 27;
type Files = Readonly<Record<string, string>>;
const many = (sql: string): Files => ({
  ...Object.fromEntries(versions.map((version) => [`V${version}__t.sql`, `CREATE TABLE t${version} (id int);\n`])),
  [`V${odd}__t.sql`]: sql,
});
const upTo = (version: number): readonly string[] => versions.slice(0, version).map(String);
const applied = (from: number, to: number): readonly string[] =>
  versions.slice(from - 1, to).map((version) => `apply ${version}`);

interface Scene {
  readonly database: TestDatabase;
  readonly workplace: Workplace;
  /** Stops the server, which forgets what is not on the disk, and starts it again. */
  readonly crash: () => Promise<void>;
}

async function withForgetfulServer(major: number, files: Files, work: (scene: Scene) => Promise<void>): Promise<void> {
  await withMigrations(files, (workplace) =>
    withOwnServer({ major, settings: durable }, (server) =>
      withRestarts(server, ({ stopNow, startAgain }) =>
        withDatabase({ server }, async (database) => {
          const [writer] = await look(database, "SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'");
          process.kill(Number(writer), "SIGSTOP");
          const crash = (): Promise<void> => {
            stopNow(Number(writer));
            return startAgain();
          };
          await work({ database, workplace, crash });
        }),
      ),
    ),
  );
}

/** The only column of a query's rows, on a connection of its own: the one before may be gone. */
async function look(database: TestDatabase, sql: string): Promise<readonly string[]> {
  const client = await database.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows.flatMap((row) => Object.values(row).map(String));
}

const versionsSql = "SELECT version FROM schema_version ORDER BY length(version), version";
const eventsSql = "SELECT event || ' ' || version FROM schema_version_log ORDER BY id";

function doneOf({ environments: [environment] }: Report): readonly string[] {
  return (environment?.steps ?? []).filter(({ result }) => result === "done").map(({ version }) => version ?? "");
}

/** Sleeps where another file of its message has committed; the notice brings what the server has to say of that one. */
const sleeper = `DO $$BEGIN IF EXISTS (SELECT FROM schema_version_log WHERE logged_at >= now()) THEN
  RAISE NOTICE 'now'; PERFORM pg_sleep(60); END IF; END$$;\n`;
const sleepers: Files = Object.fromEntries(versions.slice(19).map((version) => [`V${version}__t.sql`, sleeper]));

test("a server that crashes in the midst of a message loses files that had committed: the run told none of them as done", () =>
  withForgetfulServer(16, { ...many(sleeper), ...sleepers }, async ({ database, workplace, crash }) => {
    const running = runHere({ workplace, command: "apply", url: database.url });
    while ((await look(database, "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'")).length === 0)
      await sleep(20);
    const committed = (await look(database, versionsSql)).length;
    await crash();
    const { report, lines } = await running;
    const kept = (await look(database, versionsSql)).length;
    expect(kept).toBeLessThan(committed);
    expect(doneOf(report)).toEqual(upTo(kept));
    expect(lines.filter((line) => line.includes("  done"))).toHaveLength(kept);
    expect(report.findings.map(({ rule, state }) => `${rule}: ${state}`)).toEqual([
      `connection-lost: V${kept + 1} is rolled back; default is at version ${kept} and consistent (looked up after connecting again)`,
    ]);
    for (const version of versions.slice(kept)) {
      await writeFile(join(workplace.migrations, `V${version}__t.sql`), `CREATE TABLE t${version} (id int);\n`);
    }
    const next = await runHere({ workplace, command: "apply", url: database.url });
    expect(messagesOf(next.report)).toEqual([]);
    expect(await look(database, eventsSql)).toEqual([
      ...applied(1, kept),
      `fail ${kept + 1}`,
      ...applied(kept + 1, last),
    ]);
  }));

test.each([
  { name: "behind the last of its message", major: 16, sql: "CREATE TABLE t27 (id int);\n", told: 29 },
  { name: "before a file that fails", major: 14, sql: "SELECT 1/0;\n", told: odd - 1 },
  { name: "before a file that fails", major: 18, sql: "SELECT 1/0;\n", told: odd - 1 },
])("what is told as done is not lost by a crash right then: $name (PostgreSQL $major)", ({ major, sql, told }) =>
  withForgetfulServer(major, many(sql), async ({ database, workplace, crash }) => {
    let back = Promise.resolve();
    const onLine = (line: string): void => {
      if (line.startsWith(`  V${told} t  done`)) back = crash();
    };
    const { report } = await runHere({ workplace, command: "apply", url: database.url, onLine });
    await back;
    expect(doneOf(report)).toEqual(upTo(told));
    expect(await look(database, versionsSql)).toEqual(upTo(told));
  }),
);
