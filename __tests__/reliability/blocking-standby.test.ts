import { expect, test } from "vitest";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { withOwnServer } from "../support/servers.js";
import { tables } from "./orders-and-customers.js";
import { runCommand, type Migrations } from "./run-command.js";
import { until, whileReading } from "./waiting-clients.js";

/** For whom each COMMIT of the server waits from now on. */
async function setStandbys(database: TestDatabase, names: string): Promise<void> {
  await database.query(`ALTER SYSTEM SET synchronous_standby_names = '${names}'`);
  await database.query("SELECT pg_reload_conf()");
  await until(database, `SELECT WHERE current_setting('synchronous_standby_names') = '${names}'`);
}

/** What somebody may do who has had enough of it: the COMMIT is done then, on this server alone. */
async function cancelWait(database: TestDatabase): Promise<void> {
  await database.query("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
}

const told = "    waiting for a synchronous standby to confirm the COMMIT (synchronous_standby_names is 'gone')";

const lasting = "SELECT pg_sleep(1.5);\n";
const files = {
  "V1__tables.sql": tables,
  "V2__seen.sql": `${lasting}ALTER TABLE visits ADD COLUMN seen date;`,
  "V3__alone.sql": `-- schema-version: transaction=false\n${lasting}`,
};
const more = { ...files, "V4__more.sql": "ALTER TABLE orders ADD COLUMN more date;" };

const flags = { "existing-schema": "allow", "max-block": "500ms" };

/** Applies while no standby answers, from before the run and from each of those steps on, until the wait for it is told. */
async function applyUnanswered(database: TestDatabase, those: Migrations, steps: RegExp): Promise<readonly string[]> {
  const waits: string[] = [];
  let place = "before the steps";
  let setting = setStandbys(database, "gone");
  await setting;
  const onLine = (line: string): void => {
    if (/^V\d/.test(line)) place = line;
    if (steps.test(line)) setting = setting.then(() => setStandbys(database, "gone"));
    if (!line.startsWith("    waiting for")) return;
    waits.push(`${place}: ${line}`);
    setting = setting.then(() => (place === "V2 seen" ? cancelWait(database) : setStandbys(database, "")));
  };
  // A query that waits for it as long does not end it: what is committed cannot be rolled back.
  const { value, worstMs } = await whileReading(database, ["visits"], () =>
    runCommand("apply", { url: database.url, files: those, flags, onLine }),
  );
  await setting;
  expect(value.report.failure).toBeNull();
  const warned = value.lines.filter(
    (line) => line === "    WARNING: canceling wait for synchronous replication due to user request",
  );
  expect(warned).toHaveLength(those === files ? 1 : 0);
  expect(worstMs).toBeGreaterThan(those === files ? 2000 : 0);
  return waits;
}

test(
  "a COMMIT that waits for a standby which does not answer is told, be it of a step or of what is recorded",
  { timeout: 60_000 },
  async () => {
    await withOwnServer({ major: 16, settings: { synchronous_commit: "on" } }, (server) =>
      withDatabase({ server }, async (database) => {
        await database.query("CREATE TABLE visits (id int)");
        // The tool's tables, a file in a transaction, the row of one without.
        expect(await applyUnanswered(database, files, /^V[23]/)).toEqual([
          `before the steps: ${told}`,
          `V2 seen: ${told}`,
          `V3 alone: ${told}`,
        ]);
        // The snapshot of the schema as it was.
        expect(await applyUnanswered(database, more, /never/)).toEqual([`before the steps: ${told}`]);
      }),
    );
  },
);
