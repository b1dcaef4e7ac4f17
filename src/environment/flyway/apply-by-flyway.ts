import { randomBytes } from "node:crypto";
import type { FailureKind } from "../../core/failure.js";
import type { FlywayRow } from "../../core/flyway-row.js";
import type { Script, Step } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { finding } from "../../core/problems.js";
import { quoteLiteral } from "../../core/quote.js";
import { redact } from "../../core/redact.js";
import { keyOf } from "../../core/state.js";
import { releaseLock, takeLock } from "../../database/lock.js";
import type { Answer } from "../../flyway/answer.js";
import { readFlywayRows } from "../../flyway/history-table.js";
import { toJdbcUrl } from "../../flyway/jdbc-url.js";
import { flywayLockKey } from "../../flyway/lock-key.js";
import { runFlyway } from "../../flyway/run-flyway.js";
import { withStage } from "../../flyway/stage.js";
import type { Stage, StagedFile } from "../../flyway/stage.js";
import { recordEnd, stateAfter, whereItStands } from "../run/failed-step.js";
import { recordFlywayRows } from "./record-flyway.js";
import { resumeByFlyway } from "./resume-by-flyway.js";
import { settle, titleOf } from "../run/run-state.js";
import type { RunState } from "../run/run-state.js";
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
  await resumeByFlyway(run);
  const before = new Set((await readFlywayRows(session, table)).map(({ rank }) => rank));
  const title = `flyway migrate, ${steps.length} of its files to run`;
  run.world.log.group(title);
  run.world.log.progress(title);
  try {
    const answer = await withStage(filesOf(run), (stage) => withoutLock(run, () => migrate(run, stage, before)));
    const rows = (await readFlywayRows(session, table)).filter(({ rank }) => !before.has(rank));
    await recordFlywayRows(run, rows);
    return answer.kind === "done" ? null : await tellFailure(run, answer, rows);
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

/** Flyway takes its own lock; while it works, ours keeps other runs of this tool away. */
async function withoutLock<T>(run: RunState, work: () => Promise<T>): Promise<T> {
  const { session, target } = run.holding;
  const { lockWaitMs, flyway } = run.loaded.environment;
  const lockKey = flywayLockKey(target.home, flyway.table);
  await releaseLock(session, lockKey);
  try {
    return await work();
  } finally {
    const signal = new AbortController().signal;
    await takeLock(session, target, { key: lockKey, waitMs: lockWaitMs, signal, onWait: () => {} });
  }
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

/** The finding of what Flyway failed at, with its place in our files, and what is on record of it. */
async function tellFailure(
  run: RunState,
  answer: Extract<Answer, { kind: "failed" }>,
  rows: readonly FlywayRow[],
): Promise<FailureKind> {
  const { message, sqlstate, path, line } = answer;
  const { steps } = run.planned.plan;
  const cancelled = run.world.signal.aborted;
  const step = steps.find((one) => isAbout(scriptOf(one), path)) ?? null;
  const callback = run.loaded.set.callbacks.find(({ script }) => isAbout(script, path))?.script ?? null;
  const failedRow = rows.some(
    (row) => !row.success && step?.kind === "apply" && keyOf(row.version ?? "") === keyOf(step.migration.version.text),
  );
  if (step !== null) settle(run, step, { result: "failed", executionMs: null, retries: [] });
  const told = cancelled ? "the run was cancelled" : redact(message, run.world.config.secrets);
  await recordEnd(run, cancelled ? "cancel" : "fail", step ?? callback, {
    message: told,
    sqlstate: sqlstate ?? "XX000",
  });
  const file = step === null ? callback?.file : scriptOf(step).file;
  const rule = cancelled ? "cancelled" : sqlstate === null ? "flyway" : "statement";
  run.findings.push(
    finding(rule, {
      message: sqlstate === null || cancelled ? told : `${told} (${sqlstate})`,
      environment: run.recorder.environment,
      ...(file === undefined ? {} : { file, ...(line === null ? {} : { line }) }),
      state: stateOf(run, step, failedRow),
    }),
  );
  return cancelled ? "cancelled" : "database";
}

function stateOf(run: RunState, step: Step | null, failedRow: boolean): string {
  if (step === null) return whereItStands(run);
  return run.loaded.environment.transaction === "all"
    ? `all are rolled back (${titleOf(step)} failed); ${whereItStands(run)}`
    : stateAfter(run, step, !failedRow);
}

function isAbout(script: Script, path: string | null): boolean {
  return path !== null && (path === script.name || path.replaceAll("\\", "/").endsWith(`/sql/${script.name}`));
}
