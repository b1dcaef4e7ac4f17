import type { Result, SendOptions, ServerMessage, Session } from "../session.js";
import { ownSearchPath } from "../target.js";

/** Settings under which PostgreSQL writes definitions; left to the server, each of them changed some text (measured). */
export const readingSettings: readonly string[] = [
  `SET LOCAL search_path = ${ownSearchPath}`,
  "SET LOCAL jit = off",
  "SET LOCAL TimeZone = 'UTC'",
  "SET LOCAL DateStyle = 'ISO, YMD'",
  "SET LOCAL IntervalStyle = 'postgres'",
  "SET LOCAL bytea_output = 'hex'",
  "SET LOCAL standard_conforming_strings = on",
  "SET LOCAL quote_all_identifiers = off",
  "SET LOCAL lc_monetary = 'C'",
  "SET LOCAL extra_float_digits = 1",
  // Below deadlock_timeout, so that where we meet DDL it is we who give way.
  "SET LOCAL lock_timeout = '500ms'",
  "SET LOCAL statement_timeout = '60s'",
];

/** Our joins are written in a good order, and hashing suits them all: to plan for more took twice as long (measured). */
const planningSettings = ["SET LOCAL join_collapse_limit = 1", "SET LOCAL enable_mergejoin = off"];

const settings = [...readingSettings, ...planningSettings];

/**
 * In whose transaction the catalog is read: in its `own`, as everybody committed it; or in the `open` one of the
 * session, as it would be after COMMIT. The settings end with it, so that a transaction pooler does not mind.
 */
export type ReadingIn = "own" | "open";

interface Frame {
  readonly begin: string;
  readonly end: readonly string[];
  /** After an error. */
  readonly leave: string;
}

const toSavepoint = ["ROLLBACK TO SAVEPOINT schema_version_snapshot", "RELEASE SAVEPOINT schema_version_snapshot"];

const frames: Readonly<Record<ReadingIn, Frame>> = {
  own: { begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", end: ["COMMIT"], leave: "ROLLBACK" },
  // Back to the savepoint also where all went well: it ends the settings and the locks on what views read.
  open: { begin: "SAVEPOINT schema_version_snapshot", end: toSavepoint, leave: toSavepoint.join("; ") },
};

/** Sends queries, grouped into transactions, as one message; gives the results of the queries alone, in order. */
export async function sendReadOnly(
  session: Session,
  transactions: readonly (readonly string[])[],
  readingIn: ReadingIn,
  options: Pick<SendOptions, "onResult"> = {},
): Promise<{ readonly results: readonly Result[]; readonly error: ServerMessage | null }> {
  const { begin, end, leave } = frames[readingIn];
  const sqls = transactions.map((queries) => [begin, ...settings, ...queries, ...end]);
  const { results, error } = await session.send(sqls.flat().join(";\n"), options);
  if (error !== null) {
    await session.send(leave);
    return { results: [], error };
  }
  let start = 0;
  const ours = transactions.flatMap((queries, index) => {
    const first = start + 1 + settings.length;
    start += sqls[index]?.length ?? 0;
    return results.slice(first, first + queries.length);
  });
  return { results: ours, error: null };
}
