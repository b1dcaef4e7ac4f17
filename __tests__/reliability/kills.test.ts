import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startCli } from "../support/action.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { withOwnServer } from "../support/servers.js";
import { withWay, type Way } from "./counting-proxy.js";
import { randomFrom, seed, soak, tell } from "./depth.js";
import { runHere, withMigrations, type Workplace } from "./in-process.js";
import { withRestarts } from "./restart.js";
import { mixed } from "./scenarios.js";
import { finish, forEachOf, runUndisturbed, type Scenario, type Undisturbed } from "./survive-cut.js";

const kills = soak ? 1000 : 50;
const restarts = soak ? 100 : 8;
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

/** Resolves when the program has come through: how long it takes to start says little on a busy machine. */
async function connected(way: Way): Promise<void> {
  for (const until = Date.now() + 30_000; way.count() === 0 && Date.now() < until;) await sleep(1);
}

/** How long an undisturbed run of the program works once it has connected. */
async function timeOf(workplace: Workplace): Promise<number> {
  return withDatabase({}, (database) =>
    withWay(database, async (way) => {
      const running = await applyBy(workplace, way.url);
      await connected(way);
      const started = performance.now();
      const { exitCode, stderr } = await running.done;
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.any(String) });
      return performance.now() - started;
    }),
  );
}

async function killAt(workplace: Workplace, database: TestDatabase, afterMs: number): Promise<string> {
  return withWay(database, async (way) => {
    const running = await applyBy(workplace, way.url);
    await connected(way);
    await sleep(afterMs);
    running.kill("SIGKILL");
    const { signal, exitCode } = await running.done;
    return signal ?? `exit code ${exitCode}`;
  });
}

async function killOne(
  scenario: Scenario,
  undisturbed: Undisturbed,
  delays: readonly number[],
  record: ReturnType<typeof toRecord>,
) {
  await withDatabase({}, async (database) => {
    for (const delay of delays) {
      const ended = await killAt(scenario.workplace, database, delay);
      record.count(ended);
    }
    record.count(await workDone(database));
    const what = `killed after ${delays.map(Math.round).join(" and ")} ms, seed ${seed}`;
    await inspect(database, what, record, () =>
      finish(scenario, undisturbed, database, { disturbances: delays.length }),
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
      const worksMs = await timeOf(workplace);
      const instant = (): number => random() * worksMs * 1.1;
      const record = toRecord();
      // Every third run is killed, and the run that comes to its help as well.
      const all = Array.from({ length: kills }, (_, index) => (index % 3 === 0 ? [instant(), instant()] : [instant()]));
      await forEachOf(all, { atOnce: 2 }, (delays) => killOne(scenario, undisturbed, delays, record));
      tell(JSON.stringify({ damage: record.damage, ...Object.fromEntries(record.counts) }));
      expect(record.damage).toEqual(none);
      expect(record.counts.get("SIGKILL")).toBeGreaterThan(kills / 2);
      expect(record.counts.get("some")).toBeGreaterThan(kills / 10);
    }),
);

const durable = { fsync: "on", full_page_writes: "on", synchronous_commit: "on" };

test(
  `after ${restarts} immediate stops of the server, and its restart, the same holds`,
  {
    timeout: soak ? 3_600_000 : 120_000,
  },
  () =>
    withMigrations(mixed, (workplace) =>
      withOwnServer({ major: 16, settings: durable }, (server) =>
        withRestarts(server, async ({ stopAtOnce, startAgain }) => {
          const scenario: Scenario = { command: "apply", workplace, inputs: {}, template: null };
          const undisturbed = await runUndisturbed(scenario);
          const record = toRecord();
          for (let turn = 1; turn <= restarts; turn += 1) {
            await withDatabase({ server }, async (database) => {
              const delay = 20 + random() * 200;
              const run = runHere({ workplace, command: "apply", url: database.url });
              await sleep(delay);
              await stopAtOnce();
              await startAgain();
              const { report } = await run;
              const ended = report.failure ?? "success";
              record.count(ended);
              const what = `stopped after ${Math.round(delay)} ms, seed ${seed}`;
              await inspect(database, what, record, () => finish(scenario, undisturbed, database, { disturbances: 1 }));
            });
          }
          tell(JSON.stringify({ damage: record.damage, ...Object.fromEntries(record.counts) }));
          expect(record.damage).toEqual(none);
          expect(record.counts.get("database")).toBeGreaterThan(0);
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
