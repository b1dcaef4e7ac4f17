import { quoteIdentifier } from "../core/quote.js";
import type { Result, ServerMessage } from "./session.js";
import { snapshotTable } from "./tables.js";

/**
 * What the table of snapshots holds: it is `absent`; `empty`; `settled`, as the last run left the schema; `unsettled`, as
 * a run found the schema that did not get to its end; `unreadable` for this role; or nobody asked.
 */
export type SnapshotState = "absent" | "empty" | "settled" | "unsettled" | "unreadable" | "not-asked";

/**
 * SQL that tells the state. Sent behind the COMMIT of another message it costs no round trip, and fails alone. It uses
 * no function and no operator, since it runs with the session's own search_path.
 */
export function snapshotStateSql(home: string): string {
  return `SELECT moment FROM ${quoteIdentifier(home)}.${quoteIdentifier(snapshotTable)}`;
}

/** The state, from the answer to `snapshotStateSql`. */
export function toSnapshotState(result: Result | undefined, error: ServerMessage | null): SnapshotState {
  if (error !== null) return error.sqlstate === "42P01" ? "absent" : "unreadable";
  const moments = (result?.rows ?? []).map(([moment]) => moment);
  if (moments.length === 0) return "empty";
  return moments.includes("before") ? "unsettled" : "settled";
}

/** Whether the table is there, as far as that is known. */
export function isPresent(state: SnapshotState): "present" | "absent" {
  return state === "absent" || state === "not-asked" ? "absent" : "present";
}
