import type { LogEventName } from "../core/model.js";
import { literalOrNull, quoteLiteral } from "../core/quote.js";
import type { RunOrigin } from "../core/run-origin.js";
import { tableIn } from "./tables.js";

/** Who does it and from where: on every event of the log. */
export interface Recorder extends RunOrigin {
  /** The actor: a person or a bot, never only the database role. At most 100 characters are kept. */
  readonly installedBy: string;
  readonly environment: string;
  readonly toolVersion: string;
}

/** What an event is about. */
export interface EventSubject {
  /** Null for repeatables and for what concerns the whole database. */
  readonly version: string | null;
  readonly description: string | null;
  readonly script: string | null;
  readonly checksum: string | null;
}

export interface EventDetails {
  readonly event: LogEventName;
  readonly success: boolean;
  /** SQL that gives milliseconds, or null. */
  readonly executionMs?: string;
  readonly sqlstate?: string | null;
  readonly message?: string | null;
  readonly reason?: string | null;
  /** For `start` and `undo-start`: JSON with the statement and the indexes that were INVALID before. */
  readonly detail?: string | null;
  readonly walPosition?: string | null;
  readonly walAt?: string | null;
  /** SQL that gives the two, in place of them. */
  readonly walSql?: { readonly position: string; readonly at: string };
}

/** The server's UTC clock, whatever the session's zone is. */
const now = "pg_catalog.clock_timestamp() AT TIME ZONE 'UTC'";

/** Milliseconds since the message arrived at the server: one message is one step. */
export const sinceMessage =
  "(extract(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.statement_timestamp()) * 1000)::pg_catalog.int4";

/** SQL that appends one event to the log. */
export function logEventSql(
  home: string,
  { version, description, script, checksum }: EventSubject,
  recorder: Recorder,
  details: EventDetails,
): string {
  const expressions = {
    version: literalOrNull(version),
    description: literalOrNull(description),
    script: literalOrNull(script),
    checksum: literalOrNull(checksum),
  };
  return insertEventSql(home, expressions, recorder, details);
}

/** The same with expressions in place of what the event is about. */
export function insertEventSql(
  home: string,
  subject: Readonly<Record<keyof EventSubject, string>>,
  recorder: Recorder,
  details: EventDetails,
): string {
  const all: Readonly<Record<string, string>> = {
    event: quoteLiteral(details.event),
    version: subject.version,
    description: subject.description,
    script_name: subject.script,
    checksum: subject.checksum,
    installed_by: quoteLiteral(recorder.installedBy.slice(0, 100)),
    database_role: "session_user",
    logged_at: "pg_catalog.clock_timestamp()",
    execution_time: details.executionMs ?? "NULL",
    success: String(details.success),
    sqlstate: literalOrNull(details.sqlstate ?? null),
    message: literalOrNull(details.message?.replaceAll("\0", "") ?? null),
    reason: literalOrNull(details.reason ?? null),
    detail: literalOrNull(details.detail ?? null),
    environment: quoteLiteral(recorder.environment),
    repository: literalOrNull(recorder.repository),
    ref: literalOrNull(recorder.ref),
    commit_sha: literalOrNull(recorder.commit),
    pull_request: literalOrNull(recorder.pullRequest),
    run_id: literalOrNull(recorder.runId),
    run_url: literalOrNull(recorder.runUrl),
    tool_version: quoteLiteral(recorder.toolVersion),
    wal_position: details.walSql?.position ?? literalOrNull(details.walPosition ?? null),
    wal_at: details.walSql?.at ?? literalOrNull(details.walAt ?? null),
  };
  // The server plans each value that it is given, NULL too.
  const given = Object.entries(all).filter(([, value]) => value !== "NULL");
  const [names, values] = [given.map(([name]) => name), given.map(([, value]) => value)];
  return `INSERT INTO ${tableIn(home, "log")} (${names.join(", ")}) VALUES (${values.join(", ")})`;
}

export interface VersionRow {
  readonly version: string;
  readonly description: string;
  readonly script: string;
  readonly checksum: string;
}

/** How a row ended. */
export interface RowEnd {
  readonly success: boolean;
  /** SQL that gives milliseconds. */
  readonly executionMs: string;
  /** ISO 8601 in UTC, for what another engine did; now unless told. */
  readonly installedOn?: string;
}

function installedOnSql({ installedOn }: RowEnd): string {
  return installedOn === undefined ? now : `${quoteLiteral(installedOn.replace(/Z$/, ""))}::pg_catalog.timestamp`;
}

/** SQL that writes the row of a version that has none; fails where it has. */
export function addVersionSql(
  home: string,
  row: VersionRow,
  { installedBy }: Pick<Recorder, "installedBy">,
  end: RowEnd,
): string {
  const { version, description, script, checksum } = row;
  const expressions = {
    version: quoteLiteral(version),
    description: quoteLiteral(description),
    script: quoteLiteral(script),
    checksum: quoteLiteral(checksum),
  };
  return insertVersionSql(home, expressions, { installedBy }, end);
}

/** The same with expressions in place of the row's own values. */
export function insertVersionSql(
  home: string,
  { version, description, script, checksum }: VersionRow,
  { installedBy }: Pick<Recorder, "installedBy">,
  end: RowEnd,
): string {
  const values = [version, description, script, checksum, quoteLiteral(installedBy.slice(0, 100))];
  return `INSERT INTO ${tableIn(home, "versions")} (version, description, script_name, checksum, installed_by, installed_on, execution_time, success)
 VALUES (${values.join(", ")}, ${installedOnSql(end)}, ${end.executionMs}, ${end.success})`;
}

/** SQL that writes the row of a version, over the one that an unfinished attempt left. */
export function putVersionSql(
  home: string,
  row: VersionRow,
  recorder: Pick<Recorder, "installedBy">,
  end: RowEnd,
): string {
  return `${addVersionSql(home, row, recorder, end)} ON CONFLICT (version) DO UPDATE SET
 description = EXCLUDED.description, script_name = EXCLUDED.script_name, checksum = EXCLUDED.checksum, installed_by = EXCLUDED.installed_by,
 installed_on = EXCLUDED.installed_on, execution_time = EXCLUDED.execution_time, success = EXCLUDED.success`;
}

/** SQL that writes the row of a repeatable, over that of its last run. */
export function putRepeatableSql(
  home: string,
  row: Omit<VersionRow, "version">,
  { installedBy }: Pick<Recorder, "installedBy">,
  end: RowEnd,
): string {
  const values = [row.description, row.script, row.checksum, installedBy.slice(0, 100)].map(quoteLiteral);
  return `INSERT INTO ${tableIn(home, "repeatables")} (description, script_name, checksum, installed_by, installed_on, execution_time, success)
 VALUES (${values.join(", ")}, ${installedOnSql(end)}, ${end.executionMs}, ${end.success}) ON CONFLICT (description) DO UPDATE SET
 script_name = EXCLUDED.script_name, checksum = EXCLUDED.checksum, installed_by = EXCLUDED.installed_by,
 installed_on = EXCLUDED.installed_on, execution_time = EXCLUDED.execution_time, success = EXCLUDED.success`;
}
