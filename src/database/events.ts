import type { LogEvent, LogEventName } from "../core/model.js";
import { quoteLiteral } from "../core/quote.js";
import type { Session } from "./session.js";
import { tableIn } from "./tables.js";
import type { Target } from "./target.js";
import { read } from "./read.js";

const utc = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The whole log, newest first. Read-only. */
export async function readEvents(session: Session, target: Target): Promise<readonly LogEvent[]> {
  const rows = await read(
    session,
    `SELECT id, event, version, description, script_name, checksum, installed_by, database_role, ${utc("logged_at")},
       execution_time, success, sqlstate, message, reason, environment, repository, ref, commit_sha, pull_request, run_id,
       run_url, tool_version, wal_position, ${utc("wal_at")}
     FROM ${tableIn(target.home, "log")} ORDER BY id DESC`,
    "reading the log",
  );
  return rows.map(toEvent);
}

/** Scripts that were run, or begun, since a time (ISO 8601), by name and checksum. Read-only. */
export async function readRunScripts(
  session: Session,
  { home }: Target,
  since: string,
): Promise<readonly { readonly script: string; readonly checksum: string }[]> {
  const rows = await read(
    session,
    `SELECT DISTINCT script_name, checksum FROM ${tableIn(home, "log")} WHERE logged_at >= ${quoteLiteral(since)}::timestamptz
       AND event IN ('start', 'apply', 'undo-start', 'undo') AND script_name IS NOT NULL`,
    "reading the log",
  );
  return rows.map(([script, checksum]) => ({ script: script ?? "", checksum: checksum ?? "" }));
}

function toEvent(row: readonly (string | null)[]): LogEvent {
  const text = (index: number): string | null => row[index] ?? null;
  const number = (index: number): number | null => (text(index) === null ? null : Number(text(index)));
  return {
    id: Number(text(0)),
    event: (text(1) ?? "start") as LogEventName,
    version: text(2),
    description: text(3),
    script: text(4),
    checksum: text(5),
    installedBy: text(6) ?? "",
    databaseRole: text(7) ?? "",
    at: text(8) ?? "",
    executionMs: number(9),
    success: text(10) === "t",
    sqlstate: text(11),
    message: text(12),
    reason: text(13),
    environment: text(14),
    repository: text(15),
    ref: text(16),
    commit: text(17),
    pullRequest: number(18),
    runId: text(19),
    runUrl: text(20),
    toolVersion: text(21) ?? "",
    walPosition: text(22),
    walAt: text(23),
  };
}
