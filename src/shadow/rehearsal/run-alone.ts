import { query } from "../../database/session.js";
import { checkDeferred } from "../../database/settings.js";
import type { Statement } from "../../sql/script.js";
import { asNode } from "../../sql/syntax.js";
import { readDeclaredTrace } from "./declared.js";
import { readDetachTrace } from "./detached.js";
import { locksSql, relationsSql, toHeldLocks, toRelations } from "./observed.js";
import { brokenAfter } from "./ran.js";
import type { Ended, Place, Ran, RunOptions } from "./ran.js";
import { alone, isEnded, leave, sendChunks, works } from "./send.js";
import type { Said } from "./send.js";
import { seenFirst, traceStatement } from "./trace.js";

/** Runs a script statement by statement, each committed on its own. Throws Failure for a server that is lost. */
export async function runAlone<T>(place: Place, options: RunOptions<T>): Promise<Ran<T>> {
  const { database, runnable } = place;
  const said: Said = { traces: [], notices: [] };
  const fail = async (ended: Ended): Promise<Ran<T>> => {
    const { ended: error, ...how } = await leave(place, ended);
    return { ...said, ...how, error, leftOpen: false, value: null };
  };
  const opening = ["BEGIN READ WRITE", ...database.prepare, "COMMIT"].join(";\n");
  await query(database.session, opening, "preparing the shadow");
  for (const statement of runnable.parsed.statements.slice(0, options.first)) {
    const ended = options.trace ? await runTraced(place, said, statement) : await runOne(place, said, statement);
    if (ended !== null) return await fail(ended);
  }
  const leftOpen = await endsOpenTransaction(place);
  if (!(await works(place))) return await fail(brokenAfter(runnable));
  const value = (await options.inside?.("unknown")) ?? null;
  return { ...said, error: null, leftOpen, value, broken: null, stopped: null };
}

async function runOne(place: Place, said: Said, statement: Statement): Promise<Ended | null> {
  const sent = await sendChunks(place, said, [{ kind: "script", script: alone(place.runnable.parsed, statement) }]);
  return isEnded(sent) ? sent : null;
}

/** What ends transactions of its own cannot be looked at inside of one. */
function mayEndTransaction({ kind, text }: Statement): boolean {
  return (
    kind === "CallStmt" || kind === "TransactionStmt" || (kind === "DoStmt" && /\b(?:commit|rollback)\b/i.test(text))
  );
}

async function runTraced(place: Place, said: Said, statement: Statement): Promise<Ended | null> {
  const { database, runnable } = place;
  const line = statement.location.line ?? 1;
  const runDeclared = async (): Promise<Ended | null> => {
    const node = asNode(statement.node);
    const effect =
      statement.kind === "AlterTableStmt"
        ? await readDetachTrace(database, node)
        : await readDeclaredTrace(database.session, statement);
    said.traces.push({ line, ...effect });
    return await runOne(place, said, statement);
  };
  if (statement.needsNoTransaction || mayEndTransaction(statement)) return await runDeclared();
  const [, relations] = await query(database.session, `BEGIN;\n${relationsSql}`, "looking at the shadow's relations");
  const sent = await sendChunks(place, said, [
    { kind: "script", script: alone(runnable.parsed, statement) },
    // Its transaction ends with it, and so does what is deferred.
    { kind: "end", statements: [checkDeferred], file: runnable.script.file },
    { kind: "own", statements: [locksSql] },
  ]);
  if (isEnded(sent)) return refusesTransaction(sent) ? await leaveFor(place, runDeclared) : sent;
  const locks = sent.at(-1);
  if (locks?.columns[0] !== "relation" || relations === undefined) return brokenAfter(runnable);
  const seen = seenFirst(toRelations(relations));
  said.traces.push(
    traceStatement(seen, toHeldLocks(locks), { line, kind: statement.kind, engine: database.engine }).trace,
  );
  const committed = await sendChunks(place, said, [
    { kind: "end", statements: ["COMMIT"], file: runnable.script.file },
  ]);
  return isEnded(committed) ? committed : null;
}

/**
 * Some forms cannot be told from their syntax: REINDEX and CLUSTER of a partitioned table, a procedure that a function
 * calls and that commits.
 */
function refusesTransaction({ ended, broken }: Ended): boolean {
  return broken === null && (ended.sqlstate === "25001" || ended.sqlstate === "2D000");
}

async function leaveFor(place: Place, run: () => Promise<Ended | null>): Promise<Ended | null> {
  await place.database.session.send("ROLLBACK");
  return await run();
}

/** PostgreSQL warns when there is nothing to roll back. */
const noTransaction = "25P01";

async function endsOpenTransaction({ database }: Place): Promise<boolean> {
  const { notices, error } = await database.session.send("ROLLBACK");
  return error === null && !notices.some(({ sqlstate }) => sqlstate === noTransaction);
}
