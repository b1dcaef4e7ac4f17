import type { Adoption, Taken } from "../core/adoption.js";
import { keyOf } from "../core/state.js";
import { provenEvent, provenRemoval, provenRepeatable, provenVersion } from "../database/proven.js";
import type { EventSubject, Recorder, RowEnd } from "../database/records.js";
import type { Wal } from "../database/outcome.js";

export interface TakeOver {
  readonly home: string;
  /** Name of Flyway's table, for the record. */
  readonly table: string;
  readonly recorder: Recorder;
  readonly reason: string | null;
  readonly wal: Wal;
  /** Versions on our record, by `keyOf`, as they are spelled there. */
  readonly spelled: ReadonlyMap<string, string>;
  /** The indexes that are INVALID now, as they are put on record: nobody knows which of them an attempt of Flyway's left. */
  readonly invalid: readonly string[];
}

/** SQL that takes over rows of Flyway's: a row of ours and an event for each, in Flyway's order. */
export function takeOverSql({ versions, repeatables, removed }: Adoption, options: TakeOver): readonly string[] {
  const { home, table, recorder, wal } = options;
  const taken = [
    ...versions.map((one) => ofVersion(one, options)),
    ...repeatables.map((one) => ofRepeatable(one, options)),
  ];
  const inOrder = taken.toSorted((a, b) => a.rank - b.rank).flatMap(({ sql }) => sql);
  const gone = removed.flatMap(({ version, description, script, checksum }) => [
    ...provenRemoval(home, version),
    ...provenEvent(home, { version, description, script, checksum }, recorder, {
      event: "adopt",
      success: true,
      message: `forgotten: ${table} has it as deleted or undone`,
      ...wal,
    }),
  ]);
  return [...gone, ...inOrder];
}

interface Statements {
  readonly rank: number;
  readonly sql: readonly string[];
}

function ofVersion(taken: Adoption["versions"][number], { home, spelled, ...options }: TakeOver): Statements {
  const version = spelled.get(keyOf(taken.row.version)) ?? taken.row.version;
  const row = { ...taken.row, version };
  const { installedOn, success } = row;
  const end: RowEnd = { success, executionMs: String(row.executionMs), installedOn };
  const subject = { version, description: row.description, script: row.script, checksum: row.checksum };
  const put = provenVersion(home, row, row, end);
  return { rank: taken.from.rank, sql: [...put, ...eventsOf(taken, subject, { home, ...options })] };
}

function ofRepeatable(
  taken: Adoption["repeatables"][number],
  { home, ...options }: Omit<TakeOver, "spelled">,
): Statements {
  const { row } = taken;
  const { installedOn, success } = row;
  const end: RowEnd = { success, executionMs: String(row.executionMs), installedOn };
  const subject = { version: null, description: row.description, script: row.script, checksum: row.checksum };
  return {
    rank: taken.from.rank,
    sql: [...provenRepeatable(home, row, row, end), ...eventsOf(taken, subject, { home, ...options })],
  };
}

function eventsOf(
  { from, fate, row }: Taken<{ readonly success: boolean; readonly executionMs: number }>,
  subject: EventSubject,
  { home, table, recorder, reason, wal, invalid }: Omit<TakeOver, "spelled">,
): readonly string[] {
  const message = `${table}, rank ${from.rank}, installed by ${from.installedBy} on ${from.installedOn}: ${fate.told}`;
  const details = { success: row.success, executionMs: String(row.executionMs), message, reason, ...wal };
  const adopted = provenEvent(home, subject, recorder, { event: "adopt", ...details });
  if (row.success) return adopted;
  // Any of them may have been there before Flyway's attempt: none is ours to drop.
  const detail = JSON.stringify({ statement: 1, line: null, invalidBefore: invalid });
  return [
    ...adopted,
    ...provenEvent(home, subject, recorder, { event: "start", success: false, message: "by Flyway", detail, ...wal }),
  ];
}
