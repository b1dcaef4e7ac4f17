import { begin } from "../replay-message.js";
import { query } from "../../database/session.js";
import type { Result } from "../../database/session.js";
import { checkDeferred } from "../../database/settings.js";
import type { Statement } from "../../sql/script.js";
import { locksSql, relationsSql, toHeldLocks, toRelations, writtenSql } from "./observed.js";
import { brokenAfter } from "./ran.js";
import type { Ended, Place, Ran, RunOptions, Wrote } from "./ran.js";
import { alone, answers, isEnded, leave, rest, sendChunks, works } from "./send.js";
import type { Said } from "./send.js";
import { seenFirst, traceStatement, withDeferred } from "./trace.js";
import type { Seen, Step } from "./trace.js";

/** Looking after each of thousands of statements would take minutes; those behind run together. */
const mostTraced = 400;

/** Runs a script in one transaction, as `apply` would, without its rows. Throws Failure for a server that is lost. */
export async function runInTransaction<T>(place: Place, options: RunOptions<T>): Promise<Ran<T>> {
  const said: Said = { traces: [], notices: [] };
  const opened = await open(place, options);
  const ended = (await runStatements(place, said, opened)) ?? ((await answers(place)) ? null : broke(place));
  if (ended !== null) return await fail(place, said, ended);
  const value = (await options.inside?.(await askWritten(place, opened))) ?? null;
  const closing = options.end === "commit" ? "COMMIT" : "ROLLBACK";
  const { file } = place.runnable.script;
  const closed = await sendChunks(place, said, [{ kind: "end", statements: [closing], file }]);
  if (isEnded(closed)) return await fail(place, said, closed);
  if (!(await works(place))) return await fail(place, said, broke(place));
  return { ...said, error: null, leftOpen: false, value, broken: null, stopped: null };
}

function broke({ runnable }: Place): Ended {
  return brokenAfter(runnable);
}

async function fail(place: Place, said: Said, ended: Ended): Promise<Ran<never>> {
  const { ended: error, ...how } = await leave(place, ended);
  return { ...said, ...how, error, leftOpen: false, value: null };
}

interface Opened {
  /** Null where nobody looks what each statement does. */
  readonly relations: Result | null;
  readonly written: string | null;
}

async function open<T>({ database }: Place, { trace, inside }: RunOptions<T>): Promise<Opened> {
  const questions = [...(inside === undefined ? [] : [writtenSql]), ...(trace ? [relationsSql] : [])];
  const sql = [begin, ...database.prepare, ...questions].join(";\n");
  const results = await query(database.session, sql, "preparing the shadow");
  const written = inside === undefined ? undefined : results.at(trace ? -2 : -1);
  return { relations: (trace ? results.at(-1) : null) ?? null, written: written?.rows[0]?.[0] ?? null };
}

async function askWritten({ database }: Place, { written }: Opened): Promise<Wrote> {
  if (written === null) return "unknown";
  const { results } = await database.session.send(writtenSql);
  return results[0]?.rows[0]?.[0] === written ? "quiet" : "wrote";
}

/** The statements and what is deferred; null when all of them are done. */
async function runStatements(place: Place, said: Said, { relations }: Opened): Promise<Ended | null> {
  const { runnable } = place;
  if (relations === null) return await runRest(place, said, null);
  let seen = seenFirst(toRelations(relations));
  for (const statement of runnable.parsed.statements.slice(0, mostTraced)) {
    const chunk = { kind: "script", script: alone(runnable.parsed, statement) } as const;
    const sent = await sendChunks(place, said, [chunk, ownLocks]);
    if (isEnded(sent)) return sent;
    const locks = sent.at(-1);
    if (locks?.columns[0] !== "relation") return brokenAfter(runnable);
    const done = traceStatement(seen, toHeldLocks(locks), stepOf(place, statement));
    said.traces.push(done.trace);
    seen = done.seen;
  }
  return await runRest(place, said, seen);
}

const ownLocks = { kind: "own", statements: [locksSql] } as const;

function stepOf({ database }: Place, { location, kind }: Statement): Step {
  return { line: location.line ?? 1, kind, engine: database.engine };
}

/** What nobody looked at, and what is deferred: that is told with the statement that most likely put it off. */
async function runRest(place: Place, said: Said, seen: Seen | null): Promise<Ended | null> {
  const { parsed, script } = place.runnable;
  const traced = said.traces.length;
  const last = parsed.statements.findLastIndex(({ kind }) => deferring.has(kind));
  const statement = parsed.statements[last];
  const looks = seen !== null && statement !== undefined && traced === parsed.statements.length;
  const sent = await sendChunks(place, said, [
    { kind: "script", script: rest(parsed, traced) },
    { kind: "end", statements: [checkDeferred], file: script.file },
    ...(looks ? [ownLocks] : []),
  ]);
  if (isEnded(sent)) return sent;
  const [locks, trace] = [sent.at(-1), said.traces[last]];
  if (!looks || trace === undefined) return null;
  if (locks?.columns[0] !== "relation") return brokenAfter(place.runnable);
  const later = traceStatement(seen, toHeldLocks(locks), stepOf(place, statement)).trace;
  said.traces[last] = withDeferred(trace, later);
  return null;
}

/** Statements that change rows, or may. */
const deferring = new Set([
  "InsertStmt",
  "UpdateStmt",
  "DeleteStmt",
  "MergeStmt",
  "CopyStmt",
  "SelectStmt",
  "CallStmt",
  "DoStmt",
]);
