import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { lockKeyOf } from "../../src/database/target.js";
import { startCli } from "../support/action.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import type { Ended, Running } from "../support/running.js";
import { soak } from "./depth.js";
import { withMigrations, type Workplace } from "./in-process.js";

const processes = 32;
const versions = Array.from({ length: 20 }, (_, index) => index + 1);

/** Each version notes that it ran; a second row of one shows that it ran twice. */
const noted = (version: number): string => `INSERT INTO ran VALUES (${version});\n`;
const twenty = Object.fromEntries(
  versions.map((version) => [
    `V${version}__step.sql`,
    `${version === 1 ? "CREATE TABLE ran (version integer);\n" : `CREATE TABLE table_${version} (id integer);\n`}${noted(version)}`,
  ]),
);
/** Its second version waits until the test lets it go on. */
const gate = 4711;
const slow = { ...twenty, "V2__step.sql": `SELECT pg_advisory_xact_lock(${gate});\n${noted(2)}` };

/** Keeps the slow run at its second version; `open` lets it go on. */
async function closeGate(database: TestDatabase): Promise<{ readonly open: () => Promise<void> }> {
  const keeper = await database.connect();
  await keeper.query(`SELECT pg_advisory_lock(${gate})`);
  return { open: () => keeper.end() };
}

function applyAs(
  actor: string,
  { workplace, url, flags = [] }: { readonly workplace: Workplace; readonly url: string; readonly flags?: string[] },
): Promise<Running<Ended>> {
  const args = ["apply", "--migrations", workplace.migrations, "--database-url", url, ...flags];
  return startCli({ args, env: { GITHUB_ACTOR: actor }, limitMs: 110_000 });
}

/** The versions that a run says it applied itself. */
function doneBy(json: string): readonly number[] {
  const report = JSON.parse(json) as {
    readonly environments: readonly { readonly migrations: readonly { version: string; result: string | null }[] }[];
  };
  const migrations = report.environments.flatMap((environment) => environment.migrations);
  return migrations.filter(({ result }) => result === "done").map(({ version }) => Number(version));
}

async function readRan(database: TestDatabase): Promise<readonly number[]> {
  return (await database.query<{ version: number }>("SELECT version FROM ran ORDER BY 1")).map(
    ({ version }) => version,
  );
}

async function readEvents(database: TestDatabase): Promise<readonly string[]> {
  const rows = await database.query<{ row: string }>(
    "SELECT event || ' ' || version AS row FROM schema_version_log ORDER BY version::int, id",
  );
  return rows.map(({ row }) => row);
}

/** Waits until so many of the tool's connections are there. */
async function untilConnected(database: TestDatabase, count: number): Promise<void> {
  const sql = `SELECT FROM pg_stat_activity WHERE datname = '${database.name}' AND application_name LIKE 'schema-version%'`;
  while ((await database.query(sql)).length < count) await sleep(20);
}

/** Waits until the slow migration runs; returns the pid of its backend. */
async function untilHeld(database: TestDatabase): Promise<number> {
  for (;;) {
    const [found] = await database.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = '${database.name}' AND wait_event = 'advisory'`,
    );
    if (found !== undefined) return found.pid;
    await sleep(20);
  }
}

test.each(Array.from({ length: soak ? 20 : 1 }, (_, index) => index + 1))(
  `${processes} processes that apply the same 20 migrations at once apply each of them once (round %i)`,
  { timeout: 120_000 },
  () =>
    withMigrations(twenty, (workplace) =>
      withDatabase({}, async (database) => {
        // Nobody begins before all of them ask for the lock.
        const holder = await database.connect();
        await holder.query("SELECT pg_advisory_lock($1)", [lockKeyOf("public").key]);
        const running = await Promise.all(
          Array.from({ length: processes }, (_, index) =>
            applyAs(`runner-${index}`, { workplace, url: database.url, flags: ["--format", "json"] }),
          ),
        );
        await untilConnected(database, processes);
        await holder.end();
        const ended = await Promise.all(running.map(({ done }) => done));
        expect(ended.map(({ exitCode }) => exitCode)).toEqual(running.map(() => 0));
        expect(await readRan(database)).toEqual(versions);
        expect(await readEvents(database)).toEqual(versions.map((version) => `apply ${version}`));
        // Nor does anyone claim what another one did.
        expect(ended.flatMap(({ stdout }) => doneBy(stdout)).toSorted((a, b) => a - b)).toEqual(versions);
      }),
    ),
);

test("who cannot wait is told who holds the lock, from where and since when", { timeout: 60_000 }, () =>
  withMigrations(slow, (workplace) =>
    withDatabase({}, async (database) => {
      const { open } = await closeGate(database);
      const holder = await applyAs("holder", { workplace, url: database.url });
      const pid = await untilHeld(database);
      const flags = ["--lock-wait", "1s"];
      const waiting = await Promise.all(
        ["a", "b", "c"].map((name) => applyAs(name, { workplace, url: database.url, flags })),
      );
      const ended = await Promise.all(waiting.map(({ done }) => done));
      for (const { exitCode, stdout } of ended) {
        expect(exitCode).toBe(3);
        expect(stdout.replaceAll(/\s+/g, " ")).toMatch(
          new RegExp(
            `another run holds the lock of this database \\(pid ${pid}, schema-version by holder, ` +
              `since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC\\); waited 1 s`,
          ),
        );
      }
      await open();
      expect((await holder.done).exitCode).toBe(0);
      expect(await readRan(database)).toEqual(versions);
      expect(await readEvents(database)).toEqual(versions.map((version) => `apply ${version}`));
    }),
  ),
);

test("another database, and another home schema, do not wait", { timeout: 60_000 }, () =>
  withMigrations(slow, (workplace) =>
    withMigrations(twenty, (quick) =>
      withDatabase({}, (database) =>
        withDatabase({}, async (other) => {
          const { open } = await closeGate(database);
          const holder = await applyAs("holder", { workplace, url: database.url });
          await untilHeld(database);
          const flags = ["--lock-wait", "1s"];
          const elsewhere = await applyAs("a", { workplace: quick, url: other.url, flags });
          const beside = await applyAs("b", {
            workplace: quick,
            url: database.url,
            flags: [...flags, "--schemas", "beside"],
          });
          expect((await elsewhere.done).exitCode).toBe(0);
          expect((await beside.done).exitCode).toBe(0);
          await open();
          expect((await holder.done).exitCode).toBe(0);
        }),
      ),
    ),
  ),
);
