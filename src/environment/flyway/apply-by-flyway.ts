import { randomBytes } from "node:crypto";
import type { FailureKind } from "../../core/failure.js";
import type { Script } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { quoteLiteral } from "../../core/quote.js";
import { redact } from "../../core/redact.js";
import { releaseLock, takeLock } from "../../database/lock.js";
import type { Answer } from "../../flyway/answer.js";
import { readFlywayRows } from "../../flyway/history-table.js";
import { toJdbcUrl } from "../../flyway/jdbc-url.js";
import { flywayLockKey } from "../../flyway/lock-key.js";
import { runFlyway } from "../../flyway/run-flyway.js";
import { withStage } from "../../flyway/stage.js";
import type { Stage, StagedFile } from "../../flyway/stage.js";
import type { RunState } from "../run/run-state.js";
import { recordFlywayRows } from "./record-flyway.js";
import { resumeByFlyway } from "./resume-by-flyway.js";
import { tellFailure, tellNotRun } from "./tell-failure.js";
import { untilEnded } from "./until-ended.js";

/**
 * Lets the real Flyway run the plan's steps, and no others: only their files and those on record are within its reach.
 * Our connection idles with our lock; the record is written from the rows that Flyway wrote. Throws Failure.
 */
export async function applyByFlyway(run: RunState): Promise<FailureKind | null> {
  const { steps } = run.planned.plan;
  const { mirror } = run.loaded;
  if (mirror === null) return null;
  const { table } = mirror.flyway;
  const { session } = run.holding;
  const invalidBefore = await resumeByFlyway(run, table);
  const before = new Set((await readFlywayRows(session, table)).map(({ rank }) => rank));
  const title = `flyway migrate, ${steps.length} of its files to run`;
  run.world.log.group(title);
  run.world.log.progress(title);
  try {
    return await withoutLock(run, async () => {
      const answer = await withStage(filesOf(run), (stage) => migrate(run, stage, before));
      const rows = (await readFlywayRows(session, table)).filter(({ rank }) => !before.has(rank));
      await recordFlywayRows(run, rows, invalidBefore);
      return answer.kind === "done" ? await tellNotRun(run) : await tellFailure(run, answer, { rows, invalidBefore });
    });
  } finally {
    run.world.log.progress("");
    run.world.log.endGroup();
  }
}

/** What is on record, without which Flyway would miss it, and what is to run; callbacks as well. */
function filesOf({ loaded, planned }: RunState): readonly StagedFile[] {
  const wanted = new Set(planned.plan.steps.map(scriptOf));
  const onRecord = [
    ...loaded.state.migrations.flatMap((one) => ("row" in one && one.migration !== null ? [one.migration.script] : [])),
    ...loaded.state.repeatables.flatMap((one) =>
      "row" in one && one.repeatable !== null ? [one.repeatable.script] : [],
    ),
  ].filter((script) => !wanted.has(script) && script.runner === undefined);
  const callbacks = loaded.set.callbacks.map(({ script }) => script);
  const toStaged = (script: Script): StagedFile => ({
    script,
    transactional: planned.parsed.get(script)?.transactional ?? null,
  });
  return [...onRecord, ...wanted, ...callbacks].map(toStaged);
}

/**
 * Flyway takes its own lock; while it works, ours keeps other runs of this tool away. What follows in a run that was not
 * cancelled needs both again.
 */
async function withoutLock<T>(run: RunState, work: () => Promise<T>): Promise<T> {
  const { session, target } = run.holding;
  const { signal } = run.world;
  const { lockWaitMs, flyway } = run.loaded.environment;
  const lockKey = flywayLockKey(target.home, flyway.table);
  await releaseLock(session, lockKey);
  const done = await work();
  if (!signal.aborted) await takeLock(session, target, { key: lockKey, waitMs: lockWaitMs, signal, onWait: () => {} });
  return done;
}

async function migrate(run: RunState, stage: Stage, before: ReadonlySet<number>): Promise<Answer> {
  const { world, loaded, holding } = run;
  const { database } = loaded.environment;
  if (database.kind !== "server") throw new Error("the embedded database was refused before");
  const { config } = world;
  const applicationName = `schema-version flyway ${randomBytes(6).toString("hex")}`;
  const { sslrootcert } = database.target;
  const authorities = sslrootcert === "system" ? null : sslrootcert; // Java trusts those of its own
  const url = toJdbcUrl(database.target, {
    applicationName,
    settings: sessionSettings(run),
    authorities:
      authorities?.includes("-----BEGIN") === true ? stage.write("authorities.pem", authorities) : authorities,
  });
  const running = runFlyway(stage, {
    program: config.engine.kind === "flyway" ? config.engine.program : "flyway",
    variables: config.engine.kind === "flyway" ? config.engine.variables : {},
    url,
    user: database.target.user,
    password: await world.readPassword(loaded.environment),
    settings: settingsOf(run),
    placeholders: loaded.environment.placeholders,
    signal: world.signal,
    onLine: (line) => world.log.line(redact(`    ${line}`, config.secrets)),
  });
  return await untilEnded(running, {
    session: holding.session,
    signal: world.signal,
    cancelSql: `SELECT pg_catalog.pg_terminate_backend(a.pid) FROM pg_catalog.pg_stat_activity a WHERE a.application_name OPERATOR(pg_catalog.=) ${quoteLiteral(applicationName)}`,
    look: () => tellProgress(run, before),
  });
}

/** Rows that have come since are told as they come. */
function tellProgress(run: RunState, before: ReadonlySet<number>): () => Promise<void> {
  const told = new Set(before);
  return async () => {
    const { mirror } = run.loaded;
    if (mirror === null) return;
    for (const row of await readFlywayRows(run.holding.session, mirror.flyway.table)) {
      if (!told.has(row.rank))
        run.world.log.done(`  ${row.script}  ${row.success ? "done" : "failed"}  ${row.executionMs} ms`);
      told.add(row.rank);
    }
  };
}

function sessionSettings({ loaded, planned }: RunState): Readonly<Record<string, string>> {
  const { role, lockTimeoutMs, statementTimeoutMs } = loaded.environment;
  // An expired lock_timeout would leave an INVALID index.
  const alone = [...planned.parsed.values()].some(({ transactional }) => !transactional);
  return {
    ...(role === null ? {} : { role }),
    ...(alone ? {} : { lock_timeout: String(lockTimeoutMs) }),
    ...(statementTimeoutMs === 0 ? {} : { statement_timeout: String(statementTimeoutMs) }),
  };
}

function settingsOf({ loaded, holding, recorder, world }: RunState): Readonly<Record<string, string>> {
  const { home, schemas } = holding.target;
  const { naming, scriptSettings } = world.config;
  const { placeholderPrefix, placeholderSuffix } = scriptSettings;
  return {
    table: loaded.environment.flyway.table,
    defaultSchema: home,
    schemas: schemas.join(","),
    encoding: "UTF-8",
    installedBy: loaded.environment.flyway.installedBy ?? recorder.installedBy,
    // The plan has judged all that; what must not run is not staged.
    outOfOrder: "true",
    ignoreMigrationPatterns: "*:missing,*:future,*:ignored",
    group: String(loaded.environment.transaction === "all"),
    // Else CREATE INDEX CONCURRENTLY would wait for ever for Flyway's own transaction.
    "postgresql.transactional.lock": "false",
    lockRetryCount: String(Math.ceil(loaded.environment.lockWaitMs / 1000)),
    sqlMigrationPrefix: naming.versioned,
    sqlMigrationSeparator: naming.separator,
    sqlMigrationSuffixes: naming.suffixes.join(","),
    repeatableSqlMigrationPrefix: naming.repeatable,
    baselineMigrationPrefix: naming.baseline,
    mixed: String(scriptSettings.mixed === "allow"),
    ...(placeholderPrefix === undefined ? {} : { placeholderPrefix }),
    ...(placeholderSuffix === undefined ? {} : { placeholderSuffix }),
  };
}
