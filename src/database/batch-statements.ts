import { lockProof } from "./lock.js";
import type { StatementError } from "./message.js";
import { noteBegin, sinceBegin, walBefore } from "./noted.js";
import { provesEvent, provesRow } from "./recorded.js";
import { insertEventSql, insertVersionSql } from "./records.js";
import type { Recorder } from "./records.js";
import { beforeOwn, ownSettings, settingCalls } from "./settings.js";
import type { Target } from "./target.js";
import type { Held, RunOptions } from "./transaction.js";

/** What each unit of a batch executes: it begins, its row, its event, it ends. */
export const [beginName, rowName, eventName, endName] = [
  "schema_version_begin",
  "schema_version_row",
  "schema_version_event",
  "schema_version_end",
] as const;

/**
 * A unit whose file prepares any is found out by its end; one that forgets ours, by what executes it next. No count: the
 * server takes twice as long for one.
 */
const undisturbed = `CASE WHEN NOT EXISTS (SELECT FROM pg_catalog.pg_prepared_statement() OFFSET 4) THEN 1 ELSE pg_catalog.current_setting('schema_version.disturbed')::pg_catalog.int4 END`;

/** Whether it was a statement of ours that failed because a file has prepared or forgotten any. */
export function isDisturbed({ own, sqlstate, message }: Pick<StatementError, "own" | "sqlstate" | "message">): boolean {
  return own && (sqlstate === "26000" || message.includes("schema_version.disturbed"));
}

export interface PrepareOptions extends Pick<RunOptions, "lockTimeoutMs" | "statementTimeoutMs"> {
  readonly recorder: Recorder;
  readonly reason: string | null;
}

/**
 * Prepares what units of batches execute, planned once for all of them. In a message of its own: the server keeps the
 * text of the whole message with each statement, and hands it out whenever it is asked which are prepared. `refused`: the
 * server could not, and the session is clean. Throws Failure for a lost connection.
 */
export async function prepareBatches(
  { session, target }: Held,
  options: PrepareOptions,
): Promise<"prepared" | "refused"> {
  const reply = await session.send(prepareAll(target, options).join(";\n"));
  if (reply.error === null) return "prepared";
  await session.send(beforeOwn(target).join(";\n"));
  return "refused";
}

/** Leaves the session clean for what is no batch. Throws Failure for a lost connection. */
export async function forgetBatches({ session }: Held): Promise<void> {
  await session.send("DEALLOCATE ALL");
}

/** Each under the search_path that it will run with, or it would be planned anew each time. */
function prepareAll(
  target: Target,
  { recorder, reason, lockTimeoutMs, statementTimeoutMs }: PrepareOptions,
): readonly string[] {
  const row = { version: "$1", description: "$2", script: "$3", checksum: "$4" };
  const end = { success: true, executionMs: sinceBegin };
  const details = { event: "apply" as const, ...end, reason, walSql: walBefore };
  const begin = [
    lockProof(target),
    ...noteBegin,
    ...settingCalls(target, { lockTimeout: `'${lockTimeoutMs}'`, statementTimeout: `'${statementTimeoutMs}'` }),
  ];
  const recorded = [provesRow(target.home, "versions", row, end), provesEvent(target.home, row, details.event)];
  const proofs = [lockProof(target), sinceBegin, undisturbed, ...recorded];
  const types = "pg_catalog.text, pg_catalog.text";
  return [
    "DEALLOCATE ALL",
    ...ownSettings,
    `PREPARE ${rowName} (${types}, ${types}) AS ${insertVersionSql(target.home, row, recorder, end)}`,
    `PREPARE ${eventName} (${types}, ${types}) AS ${insertEventSql(target.home, row, recorder, details)}`,
    `PREPARE ${endName} (${types}, ${types}) AS SELECT ${proofs.join(", ")}`,
    "RESET ALL",
    `PREPARE ${beginName} AS SELECT ${begin.join(", ")}`,
    ...ownSettings,
  ];
}
