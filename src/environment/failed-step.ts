import { Failure } from "../core/failure.js";
import type { FailureKind } from "../core/failure.js";
import type { Finding, Step } from "../core/model.js";
import { scriptOf } from "../core/plan.js";
import { finding } from "../core/problems.js";
import { holdsRowValues, maskRowValues, redact } from "../core/redact.js";
import type { StatementError } from "../database/message.js";
import { ownMessageSql } from "../database/own-message.js";
import { logEventSql } from "../database/records.js";
import type { EventSubject } from "../database/records.js";
import { highest } from "../core/state.js";
import { titleOf } from "./run-state.js";
import type { RunState } from "./run-state.js";

/** What an event says a step is about. */
export function subjectOf(step: Step): EventSubject {
  const script = scriptOf(step);
  switch (step.kind) {
    case "apply":
      return {
        version: step.migration.version.text,
        description: step.migration.description,
        script: script.name,
        checksum: step.migration.checksum,
      };
    case "repeat":
      return {
        version: null,
        description: step.repeatable.description,
        script: script.name,
        checksum: step.repeatable.checksum,
      };
    case "undo":
      return {
        version: step.row.version,
        description: step.row.description,
        script: script.name,
        checksum: script.checksum,
      };
  }
}

/** The server's message without secrets and row values, as it may be shown and recorded. */
export function safeMessage(run: RunState, error: Pick<StatementError, "message" | "sqlstate">): string {
  const { secrets, showValues } = run.world.config;
  const text = showValues ? error.message : maskRowValues(error.message, error.sqlstate);
  return redact(text, secrets);
}

/** The finding of a failed statement: where, what, the state of the database, and what to do. */
export function toFailedFinding(run: RunState, step: Step | null, error: StatementError, state: string): Finding {
  const { config } = run.world;
  const detail = config.showValues && error.detail !== null ? `; ${redact(error.detail, config.secrets)}` : "";
  const hidden = !config.showValues && error.detail !== null && holdsRowValues(error.sqlstate);
  const hint =
    error.hint ?? (hidden ? "the server named row values, which are hidden; --show-values prints them" : null);
  const script = step === null ? null : scriptOf(step);
  const place = error.location ?? (script === null ? {} : { file: script.file });
  return finding("statement", {
    message: `${safeMessage(run, error)} (${error.sqlstate})${detail}`,
    help: helpFor(error),
    environment: run.loaded.environment.name,
    ...place,
    ...(hint === null ? {} : { hint: redact(hint, config.secrets) }),
    state,
  });
}

function helpFor({ sqlstate }: StatementError): string {
  if (sqlstate === "55P03")
    return "a lock was not to be had in five tries: run apply when the table is less busy, or raise lock-timeout";
  if (sqlstate === "40P01") return "the migration met a deadlock five times: run apply when the tables are less busy";
  if (sqlstate === "57014")
    return "the statement took too long or was cancelled: raise statement-timeout, or direct one in the file";
  if (sqlstate === "42501")
    return "grant what is missing to the role that logs in, or let the owner run it with the input role";
  return "correct the migration (it is not applied, so the file may change), then run apply again";
}

/** Appends a `fail` or `cancel` event in a transaction of its own. A database that is gone cannot take it: then not. */
export async function recordEnd(
  run: RunState,
  event: "fail" | "cancel",
  step: Step | null,
  error: Pick<StatementError, "message" | "sqlstate">,
): Promise<void> {
  const nothing: EventSubject = { version: null, description: null, script: null, checksum: null };
  const { session, target } = run.holding;
  const sql = logEventSql(target.home, event, step === null ? nothing : subjectOf(step), run.recorder, {
    success: false,
    sqlstate: error.sqlstate,
    message: redact(maskRowValues(error.message, error.sqlstate), run.world.config.secrets),
    ...run.wal,
  });
  try {
    const reply = await session.send(ownMessageSql(target, [sql]));
    if (reply.error !== null) await session.send("ROLLBACK");
    if (reply.error !== null) run.world.log.line(`the ${event} event could not be recorded: ${reply.error.message}`);
  } catch {
    run.world.log.line(`the ${event} event could not be recorded: the connection is gone`);
  }
}

/** Runs work between the steps; a cancel or a lost connection there becomes the run's end, on record, with its report kept. */
export async function settleFailure(
  run: RunState,
  work: () => Promise<FailureKind | null>,
): Promise<FailureKind | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const cancelled = error.kind === "cancelled";
    await recordEnd(run, cancelled ? "cancel" : "fail", null, {
      message: error.message,
      sqlstate: cancelled ? "57014" : "XX000",
    });
    run.findings.push(...error.findings.map((one) => ({ ...one, environment: run.recorder.environment })));
    return error.kind;
  }
}

/** For example `V14 is rolled back; production is at version 13 and consistent`. */
export function stateAfter(run: RunState, step: Step, transactional: boolean): string {
  const name = run.loaded.environment.name;
  const done = run.planned.plan.steps.filter((one) => run.outcomes.get(scriptOf(one))?.result === "done");
  const undone = new Set(done.flatMap((one) => (one.kind === "undo" ? [one.row.version] : [])));
  const before = run.loaded.onRecord.history.applied.map((row) => row.version).filter((one) => !undone.has(one));
  const applied = done.flatMap((one) => (one.kind === "apply" ? [one.migration.version.text] : []));
  const version = highest([...before, ...applied]);
  const at = version === null ? `${name} has no version` : `${name} is at version ${version}`;
  const title = titleOf(step).split(" ")[0] ?? "";
  return transactional
    ? `${title} is rolled back; ${at} and consistent`
    : `${title} did not finish and cannot be rolled back: what its statements before did stays; otherwise ${at}`;
}
