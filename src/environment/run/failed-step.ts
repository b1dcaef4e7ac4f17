import { Failure } from "../../core/failure.js";
import type { FailureKind } from "../../core/failure.js";
import type { Finding, Script, Step } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { finding } from "../../core/problems.js";
import { holdsRowValues, maskCopiedLine, maskRowValues, redact } from "../../core/redact.js";
import { highest } from "../../core/state.js";
import { writeGrants } from "../../database/grants.js";
import { asCancelled } from "../../database/cancellable.js";
import type { StatementError } from "../../database/message.js";
import { provenEvent } from "../../database/proven.js";
import { isUnrecorded, tellMeddlers } from "../../database/recorded.js";
import type { EventSubject } from "../../database/records.js";
import { sendOwn } from "../../database/send-own.js";
import { isPresent } from "../../database/snapshot-state.js";
import { helpForLack, isConnectionLost, ofOurs } from "../../database/session.js";
import type { Outcome } from "../../database/outcome.js";
import { unseen } from "../../database/watch.js";
import type { Watched } from "../../database/watch.js";
import { regain } from "./regain.js";
import { subjectOf, titleOf } from "./run-state.js";
import type { RunState } from "./run-state.js";

/** What is told of an error, whether it came from the server or from the tool. */
type Told = Pick<StatementError, "message" | "sqlstate"> &
  Partial<Pick<StatementError, "detail" | "context" | "own"> & { readonly watched: Watched }>;

/** The server's words without row values, unless they may be shown: those stay out of the record. */
function wordsOf(
  { message, sqlstate, detail = null, context = null, own, watched = unseen }: Told,
  showValues: boolean,
): { readonly message: string; readonly more: readonly string[] } {
  const who = inTheWay(sqlstate, watched);
  const more = (place: string | null): readonly string[] => [detail, place, ...who].filter((part) => part !== null);
  if (showValues || own === true) return { message, more: more(context) };
  const place = context === null ? null : maskCopiedLine(context);
  return { message: maskRowValues(message, sqlstate), more: holdsRowValues(sqlstate) ? [] : more(place) };
}

type Failed = Extract<Outcome, { kind: "failed" }>;

/** The finding of a failed statement: where, what, the state of the database, and what to do. */
export function toFailedFinding(
  run: RunState,
  script: Script,
  { error, watched }: Pick<Failed, "error" | "watched">,
  { state, wayOut }: { readonly state: string; readonly wayOut: keyof typeof waysOut },
): Finding {
  const { secrets, showValues } = run.world.config;
  const { message, more } = wordsOf({ ...error, watched }, showValues);
  const hidden = error.detail !== null && !more.includes(error.detail);
  const hint =
    error.hint ?? (hidden ? "the server named row values, which are hidden; --show-values prints them" : null);
  return finding("statement", {
    message: redact([`${message} (${error.sqlstate})`, ...more].join("; "), secrets),
    help: hasGivenWay(error.sqlstate, watched) ? helpForGivingWay(wayOut) : helpFor(error, wayOut, run),
    environment: run.loaded.environment.name,
    ...(error.location ?? { file: script.file }),
    ...(hint === null ? {} : { hint: redact(hint, secrets) }),
    state,
  });
}

/** A statement may also fail by itself while it is being cancelled. */
function hasGivenWay(sqlstate: string, { gaveWay }: Watched): boolean {
  return gaveWay && sqlstate === "57014";
}

/** Who hindered the last attempt of a step that was tried again and again. */
function inTheWay(sqlstate: string, watched: Watched): readonly string[] {
  const { longestWaitMs, blockedBy } = watched;
  const gaveWay = hasGivenWay(sqlstate, watched);
  const waiters = gaveWay ? [`another session had waited ${longestWaitMs ?? 0} ms for us (max-block)`] : [];
  const hindered = gaveWay || sqlstate === "55P03" || sqlstate === "40P01";
  return [...waiters, ...(hindered && blockedBy !== null ? [`blocked by ${blockedBy}`] : [])];
}

function helpForGivingWay(wayOut: keyof typeof waysOut): string {
  return `another session waited longer than max-block for this step, in every try: run ${commandOf(wayOut)} when the table is less busy, or direct a longer max-block in the file`;
}

function commandOf(wayOut: keyof typeof waysOut): "apply" | "rollback" {
  return wayOut === "undo" ? "rollback" : "apply";
}

/** What to do about a statement that is wrong, by what its file is and what it left. */
const waysOut = {
  migration: "correct the migration (it is not applied, so the file may change), then run apply again",
  unfinished:
    "remove what hinders it and run apply again: it runs the whole file again; if the file itself must change, clear by hand what it left and run repair first",
  undo: "correct the undo script, then run rollback again",
  callback: "correct the callback, then run apply again",
};

/** What it makes is there already: relation, column, schema, function, and any other object or constraint. */
const duplicates: ReadonlySet<string> = new Set(["42P07", "42701", "42P06", "42723", "42710"]);

/** The file may be right: whoever reads "already exists" wants to know where it came from. */
const helpForDuplicate =
  "it was made by hand, by another tool, or an undo script left it: drift shows what no applied file makes. Remove it there, or correct the migration (it is not applied, so the file may change), then run apply again";

function helpFor(
  { sqlstate, own }: StatementError,
  wayOut: keyof typeof waysOut,
  { holding, loaded }: RunState,
): string {
  if (sqlstate === "55P03")
    return `a lock was not to be had in six tries: run ${commandOf(wayOut)} when the table is less busy, or raise lock-timeout`;
  if (sqlstate === "40P01")
    return `the file met a deadlock in six tries: run ${commandOf(wayOut)} when the tables are less busy`;
  if (sqlstate === "57014")
    return "the statement took too long or was cancelled: raise statement-timeout, or direct one in the file";
  // No file is wrong.
  if (sqlstate.startsWith("53")) return helpForLack(sqlstate);
  if (sqlstate === "42501" && own)
    return writeGrants(holding.target, { snapshots: isPresent(loaded.onRecord.snapshots) });
  if (own) return ofOurs;
  if (sqlstate === "42501")
    return "grant what is missing to the role that logs in, or let the owner run it with the input role";
  if (wayOut === "migration" && duplicates.has(sqlstate)) return helpForDuplicate;
  return waysOut[wayOut];
}

/** Appends a `fail` or `cancel` event in a transaction of its own. A database that is gone cannot take it: then not. */
export async function recordEnd(
  run: RunState,
  event: "fail" | "cancel",
  about: Step | Script | null,
  error: Told,
): Promise<void> {
  const { session, target } = run.holding;
  const tellWhy = (reason: string): void => run.world.log.line(`the ${event} event could not be recorded: ${reason}`);
  if (run.connection === "lost") return tellWhy("the connection is gone");
  const { message, more } = wordsOf(error, false);
  const sql = provenEvent(target.home, toSubject(about), run.recorder, {
    event,
    success: false,
    sqlstate: error.sqlstate,
    message: redact([message, ...more].join("; "), run.world.config.secrets),
    ...run.wal,
  });
  try {
    const { error: unable } = await sendOwn(run.holding, sql);
    if (unable === null) return;
    await session.send("ROLLBACK");
    tellWhy(isUnrecorded(unable) ? await tellMeddlers(run.holding) : unable.message);
  } catch (cause) {
    tellWhy(isConnectionLost(cause) || !(cause instanceof Error) ? "the connection is gone" : cause.message);
  }
}

function toSubject(about: Step | Script | null): EventSubject {
  if (about === null) return { version: null, description: null, script: null, checksum: null };
  if ("kind" in about) return subjectOf(about);
  return { version: null, description: null, script: about.name, checksum: about.checksum };
}

/**
 * Runs work between the steps; a cancel or a lost connection there becomes the run's end, on record, with its report
 * kept. For that a lost connection is regained.
 */
export async function settleFailure(
  run: RunState,
  work: () => Promise<FailureKind | null>,
): Promise<FailureKind | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const lost = isConnectionLost(error);
    const regained = lost ? await regain(run) : null;
    const met = asCancelled(error, run.world.signal);
    const cancelled = met.kind === "cancelled";
    await recordEnd(run, cancelled ? "cancel" : "fail", null, {
      message: met.message,
      sqlstate: cancelled ? "57014" : lost ? "08006" : "XX000",
    });
    const environment = run.recorder.environment;
    run.findings.push(...met.findings.map((one) => ({ state: whereItStands(run), ...one, environment })));
    return regained instanceof Failure ? regained.kind : met.kind;
  }
}

/** For example `production is at version 13`. */
export function whereItStands(run: RunState): string {
  const name = run.loaded.environment.name;
  const done = run.planned.plan.steps.filter((one) => run.outcomes.get(scriptOf(one))?.result === "done");
  const undone = new Set(done.flatMap((one) => (one.kind === "undo" ? [one.row.version] : [])));
  const finished = run.loaded.onRecord.history.applied.filter((row) => row.success).map((row) => row.version);
  const before = finished.filter((one) => !undone.has(one));
  const applied = done.flatMap((one) => (one.kind === "apply" ? [one.migration.version.text] : []));
  const version = highest([...before, ...applied]);
  return version === null ? `${name} has no version` : `${name} is at version ${version}`;
}

/** The same where nothing is half done: `production is at version 13 and consistent`. */
export function whereItRests(run: RunState): string {
  const where = whereItStands(run);
  return where.endsWith(" has no version") ? `${where} and is consistent` : `${where} and consistent`;
}

/** For example `V14 is rolled back; production is at version 13 and consistent`. */
export function stateAfter(run: RunState, step: Step, transactional: boolean): string {
  // A version says which one it is, an R does not.
  const title = step.kind === "repeat" ? titleOf(step) : (titleOf(step).split(" ")[0] ?? "");
  // "U14 is rolled back" would read as if version 14 were gone.
  const back =
    step.kind === "undo"
      ? `nothing of ${title} stays, V${step.row.version} is still applied`
      : `${title} is rolled back`;
  return transactional
    ? `${back}; ${whereItRests(run)}`
    : `${title} did not finish and cannot be rolled back: what its statements before did stays; otherwise ${whereItStands(run)}`;
}
