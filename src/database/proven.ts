import { literalOrNull, quoteLiteral } from "../core/quote.js";
import { provesEvent, provesNone, provesRow } from "./recorded.js";
import { addVersionSql, logEventSql, putRepeatableSql, putVersionSql } from "./records.js";
import type { EventDetails, EventSubject, Recorder, RowEnd, VersionRow } from "./records.js";
import { tableIn } from "./tables.js";

/*
 * What is written to the tool's tables, each with a look at it: what a trigger or a rule of others changed or dropped fails
 * the transaction that wrote it.
 */

/** SQL that appends one event to the log. */
export function provenEvent(
  home: string,
  subject: EventSubject,
  recorder: Recorder,
  details: EventDetails,
): readonly string[] {
  const about = {
    version: literalOrNull(subject.version),
    script: literalOrNull(subject.script),
    checksum: literalOrNull(subject.checksum),
  };
  return [logEventSql(home, subject, recorder, details), `SELECT ${provesEvent(home, about, details.event)}`];
}

/** SQL that writes the row of a version that has none; fails where it has. */
export function provenNewVersion(
  home: string,
  row: VersionRow,
  recorder: Pick<Recorder, "installedBy">,
  end: RowEnd,
): readonly string[] {
  return [addVersionSql(home, row, recorder, end), looksAt(home, "versions", row, end)];
}

/** SQL that writes the row of a version, over the one that is there. */
export function provenVersion(
  home: string,
  row: VersionRow,
  recorder: Pick<Recorder, "installedBy">,
  end: RowEnd,
): readonly string[] {
  return [putVersionSql(home, row, recorder, end), looksAt(home, "versions", row, end)];
}

/** SQL that writes the row of a repeatable, over that of its last run. */
export function provenRepeatable(
  home: string,
  row: Omit<VersionRow, "version">,
  recorder: Pick<Recorder, "installedBy">,
  end: RowEnd,
): readonly string[] {
  const { description, script, checksum } = row;
  return [
    putRepeatableSql(home, row, recorder, end),
    looksAt(home, "repeatables", { description, script, checksum }, end),
  ];
}

/** SQL that removes the row of a version. */
export function provenRemoval(home: string, version: string): readonly string[] {
  const row = `${tableIn(home, "versions")} WHERE version = ${quoteLiteral(version)}`;
  return [`DELETE FROM ${row}`, `SELECT ${provesNone(row)}`];
}

/** SQL that removes the rows of all repeatables: an undo may have dropped what they made. */
export function provenRemovalOfRepeatables(home: string): readonly string[] {
  const rows = tableIn(home, "repeatables");
  return [`DELETE FROM ${rows}`, `SELECT ${provesNone(rows)}`];
}

/** SQL that marks the row of a version as unfinished. */
export function provenUnfinished(home: string, row: VersionRow): readonly string[] {
  const sql = `UPDATE ${tableIn(home, "versions")} SET success = false WHERE version = ${quoteLiteral(row.version)}`;
  return [sql, looksAt(home, "versions", row, { success: false })];
}

/** SQL that gives the row of a version its file's checksum and description. */
export function provenChecksum(
  home: string,
  row: VersionRow & Pick<RowEnd, "success">,
  now: Pick<VersionRow, "description" | "checksum">,
): readonly string[] {
  const set = `checksum = ${quoteLiteral(now.checksum)}, description = ${quoteLiteral(now.description)}`;
  const sql = `UPDATE ${tableIn(home, "versions")} SET ${set} WHERE version = ${quoteLiteral(row.version)}`;
  return [sql, looksAt(home, "versions", { ...row, ...now }, row)];
}

function looksAt(
  home: string,
  table: "versions" | "repeatables",
  row: Omit<VersionRow, "version"> & Partial<Pick<VersionRow, "version">>,
  end: Pick<RowEnd, "success">,
): string {
  const values = {
    ...(row.version === undefined ? {} : { version: quoteLiteral(row.version) }),
    description: quoteLiteral(row.description),
    script: quoteLiteral(row.script),
    checksum: quoteLiteral(row.checksum),
  };
  return `SELECT ${provesRow(home, table, values, end)}`;
}
