import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startCli } from "../support/action.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { withOwnServer } from "../support/servers.js";
import { randomFrom, seed, soak, tell, toCount } from "./depth.js";
import { runHere, withMigrations, type Workplace } from "./in-process.js";
import type { ProxyOptions } from "./protocol-proxy.js";
import { withRestarts } from "./restart.js";
import { many, mixed } from "./scenarios.js";
import { finish, forEachOf, runUndisturbed, throughProxy, type Scenario, type Undisturbed } from "./survive-cut.js";

const kills = toCount("SCHEMA_VERSION_KILLS", soak ? 1000 : 50);
const restarts = toCount("SCHEMA_VERSION_RESTARTS", soak ? 100 : 6);
const random = randomFrom(seed);

/** What may not happen, counted. */
interface Damage {
  readonly notUnderstood: readonly string[];
  readonly appliedTwice: readonly string[];
  readonly eventsMissing: readonly string[];
}

const none: Damage = { notUnderstood: [], appliedTwice: [], eventsMissing: [] };

/** What befell the databases: damage, how disturbed runs ended, and how much of their work they had done. */
function toRecord() {
  const damage = { notUnderstood: [] as string[], appliedTwice: [] as string[], eventsMissing: [] as string[] };
  const counts = new Map<string, number>();
  return { damage, counts, count: (what: string): unknown => counts.set(what, (counts.get(what) ?? 0) + 1) };
}

/** Whether a disturbed run left some of the versions applied, which is what the test is about. */
async function workDone(database: TestDatabase): Promise<"nothing" | "some" | "all"> {
  const [made] = await database.query<{ made: boolean }>("SELECT to_regclass('schema_version') IS NOT NULL AS made");
  if (made?.made !== true) return "nothing";
  const [{ versions } = { versions: 0 }] = await database.query<{ versions: number }>(
    "SELECT count(*)::int AS versions FROM schema_version",
  );
  return versions === 0 ? "nothing" : versions < 5 ? "some" : "all";
}

async function inspect(
  database: TestDatabase,
  what: string,
  { damage }: ReturnType<typeof toRecord>,
  understand: () => Promise<unknown>,
): Promise<void> {
  try {
    await understand();
  } catch (error) {
    damage.notUnderstood.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const twice = await database.query("SELECT name FROM counter GROUP BY name HAVING count(*) > 1");
  if (twice.length > 0) damage.appliedTwice.push(`${what}: ${JSON.stringify(twice)}`);
  const missing = await database.query(
    `SELECT script_name FROM (SELECT script_name FROM schema_version UNION ALL SELECT script_name FROM schema_version_repeatable) r
     WHERE (SELECT count(*) FROM schema_version_log l WHERE l.event = 'apply' AND l.script_name = r.script_name) <> 1`,
  );
  if (missing.length > 0) damage.eventsMissing.push(`${what}: ${JSON.stringify(missing)}`);
}

function applyBy(workplace: Workplace, url: string): ReturnType<typeof startCli> {
  const args = ["apply", "--migrations", workplace.migrations, "--database-url", url];
  return startCli({ args, env: { GITHUB_ACTOR: "alice" }, limitMs: 60_000 });
}

/** When something ends: a little after that message of the client, of all that went through. */
interface Instant {
  readonly message: number;
  readonly delayMs: number;
}

/** Nine of ten while the files are being applied, the others from the first word to the server on. */
function anInstant({ counted, begins }: Undisturbed): Instant {
  const first = random() < 0.9 ? begins : 1;
  return { message: first + Math.floor(random() * (counted.client - first)), delayMs: random() * 4 };
}

/** Runs the work with a way to the database that tells when that instant has come, or `over` before it. */
async function until(
  database: TestDatabase,
  { message, delayMs }: Instant,
  work: (url: string, come: (over: Promise<unknown>) => Promise<void>) => Promise<string>,
): Promise<string> {
  const sent = { reached: (): void => {} };
  const reached = new Promise<void>((resolve) => (sent.reached = resolve));
  const look: ProxyOptions["cut"] = ({ from, number }) => {
    if (from === "client" && number === message) sent.reached();
    return null;
  };
  const come = async (over: Promise<unknown>): Promise<void> => {
    await Promise.race([reached, over]);
    await sleep(delayMs);
  };
  return throughProxy(database, { cut: look }, (url) => work(url, come));
}

/** Counted in messages, not in time, so that a busy machine kills at the same places as an idle one. */
async function killAt(workplace: Workplace, database: TestDatabase, instant: Instant): Promise<string> {
  return until(database, instant, async (url, come) => {
    const running = await applyBy(workplace, url);
    await come(running.done);
    running.kill("SIGKILL");
    const { signal, exitCode } = await running.done;
    return signal ?? `exit code ${exitCode}`;
  });
}

async function killOne(
  scenario: Scenario,
  undisturbed: Undisturbed,
  instants: readonly Instant[],
  record: ReturnType<typeof toRecord>,
) {
  await withDatabase({}, async (database) => {
    for (const instant of instants) {
      const ended = await killAt(scenario.workplace, database, instant);
      record.count(ended);
    }
    record.count(await workDone(database));
    const what = `killed at ${JSON.stringify(instants)}, seed ${seed}`;
    await inspect(database, what, record, () =>
      finish(scenario, undisturbed, database, { disturbances: instants.length }),
    );
  });
}

test(
  `after SIGKILL at ${kills} random instants no database is misunderstood, nothing runs twice, no event is missing`,
  {
    timeout: soak ? 7_200_000 : 180_000,
  },
  () =>
    withMigrations(mixed, async (workplace) => {
      const scenario: Scenario = { command: "apply", workplace, inputs: {}, template: null };
      const undisturbed = await runUndisturbed(scenario);
      const instant = (): Instant => anInstant(undisturbed);
      const record = toRecord();
      // Every third run is killed, and the run that comes to its help as well.
      const all = Array.from({ length: kills }, (_, index) => (index % 3 === 0 ? [instant(), instant()] : [instant()]));
      await forEachOf(all, { atOnce: 2 }, (instants) => killOne(scenario, undisturbed, instants, record));
      tell(JSON.stringify({ damage: record.damage, ...Object.fromEntries(record.counts) }));
      expect(record.damage).toEqual(none);
      expect(record.counts.get("SIGKILL")).toBeGreaterThan(kills);
      expect(record.counts.get("some")).toBeGreaterThan(kills / 4);
    }),
);

const durable = { fsync: "on", full_page_writes: "on", synchronous_commit: "on" };
/** What nobody waits for stays off the disk for long. */
const forgetful = { ...durable, wal_writer_delay: "10s" };

test.each([
  { name: "each file in its own message", files: mixed },
  { name: "several files in a message", files: many },
])(
  `after ${restarts} immediate stops of the server, and its restart, the same holds: $name`,
  {
    timeout: soak ? 3_600_000 : 120_000,
  },
  ({ files }) =>
    withMigrations(files, (workplace) =>
      withOwnServer({ major: 16, settings: forgetful }, (server) =>
        withRestarts(server, async ({ stopAtOnce, startAgain }) => {
          const scenario: Scenario = { command: "apply", workplace, inputs: {}, template: null };
          const undisturbed = await runUndisturbed(scenario);
          const record = toRecord();
          for (let turn = 1; turn <= restarts; turn += 1) {
            await withDatabase({ server }, async (database) => {
              const instant = anInstant(undisturbed);
              const ended = await until(database, instant, async (url, come) => {
                const run = runHere({ workplace, command: "apply", url });
                await come(run);
                await stopAtOnce();
                await startAgain();
                return (await run).report.failure ?? "success";
              });
              record.count(ended);
              const what = `stopped at ${JSON.stringify(instant)}, seed ${seed}`;
              await inspect(database, what, record, () => finish(scenario, undisturbed, database, { disturbances: 1 }));
            });
          }
          tell(JSON.stringify({ damage: record.damage, ...Object.fromEntries(record.counts) }));
          expect(record.damage).toEqual(none);
          expect(record.counts.get("database")).toBeGreaterThan(restarts / 4);
        }),
      ),
    ),
);

test("a run whose server restarts under it says what became of its step", { timeout: 60_000 }, () =>
  withMigrations(
    { "V1__users.sql": "CREATE TABLE users (id int);\n", "V2__slow.sql": "SELECT pg_sleep(60);\n" },
    (workplace) =>
      withOwnServer({ major: 16, settings: durable }, (server) =>
        withRestarts(server, ({ stopAtOnce, startAgain }) =>
          withDatabase({ server }, async (database) => {
            const run = runHere({ workplace, command: "apply", url: database.url });
            const asleep = "SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
            while ((await database.query(asleep)).length === 0) await sleep(20);
            await stopAtOnce();
            await sleep(1000);
            await startAgain();
            const { report } = await run;
            expect(report.findings.map(({ rule, state }) => `${rule}: ${state}`)).toEqual([
              "connection-lost: V2 is rolled back; default is at version 1 and consistent (looked up after connecting again)",
            ]);
          }),
        ),
      ),
  ),
);
