import { begin } from "../replay-message.js";
import { query } from "../../database/session.js";
import type { Session } from "../../database/session.js";
import { checkDeferred } from "../../database/settings.js";
import type { StatementError } from "../../database/message.js";
import type { Runnable } from "../../database/transaction.js";
import type { ShadowDatabase } from "../shadow.js";
import type { Limits } from "../bounded.js";
import { toExcuse } from "./excuse.js";
import type { Excuse } from "./excuse.js";
import { relationsSql, toRelations } from "./observed.js";
import type { Relations } from "./observed.js";
import { limitRun } from "./ran.js";
import type { Place, Ran } from "./ran.js";
import { runScript } from "./run.js";
import { alone, isEnded, rest, sendChunks } from "./send.js";
import type { Stage } from "./stage.js";
import { isAboutRows, wordsOf } from "./told.js";

export interface RowsOptions {
  readonly runnable: Runnable;
  /** Where it failed, on tables without rows of ours; it is as before. */
  readonly database: ShadowDatabase;
  readonly ran: Ran<null>;
  readonly limits: Limits;
}

/**
 * What fails on rows and on none may be right all the same, where it looked into tables whose rows are on the target only;
 * null where it did not. Throws Failure for a server that is lost.
 */
export async function blameRows(stage: Stage, options: RowsOptions): Promise<Excuse | null> {
  const { runnable, ran, limits } = options;
  const { error, traces } = ran;
  if (error === null || !isAboutRows(error)) return null;
  const at = runnable.parsed.statements.findIndex(({ location }) => location === error.location);
  const done = at === -1 ? traces.length : at;
  const limited = limitRun(limits, runnable.script);
  const counted = runnable.parsed.transactional
    ? await countInTransaction({ ...options, limits: limited }, done)
    : await countAlone(stage, { ...options, limits: limited }, done);
  const looked = counted === null ? [] : listLooked(counted, stage.ofTarget());
  const missed = looked.filter((table) => mayLack(table, error));
  if (missed.length === 0) return null;
  return toExcuse(`it looks into rows of ${missed.join(", ")}, which only the target has: ${wordsOf(error)}`);
}

/** A foreign key says which table it is; ON CONFLICT looks into another. */
function mayLack(table: string, { sqlstate, detail }: StatementError): boolean {
  const [, name] = (sqlstate === "23503" && /is not present in table "(.*)"\.$/.exec(detail ?? "")) || [];
  return name === undefined || table.replaceAll('"', "").endsWith(`.${name.replaceAll('"', "")}`);
}

/** What the session has counted around the failing statement; what a savepoint takes back stays counted. */
interface Counted {
  readonly before: Relations;
  readonly after: Relations;
}

/** Tables that were there before, and that the statement looked into, whoever did it for it: a function, a foreign key. */
function listLooked({ before, after }: Counted, ofTarget: ReadonlySet<string>): readonly string[] {
  const looked = [...after].flatMap(([oid, now]) => {
    const table = now.kind === "i" ? now.table : oid;
    const was = before.get(oid);
    if (table === null || !ofTarget.has(table) || was === undefined || now.scans === was.scans) return [];
    return [after.get(table)?.name ?? now.name];
  });
  return [...new Set(looked)].toSorted();
}

const nothingSaid = { traces: [], notices: [] };

/** Runs it again up to there; nothing of it stays. */
async function countInTransaction(place: Place, done: number): Promise<Counted | null> {
  const { database, runnable } = place;
  const { parsed, script } = runnable;
  await query(database.session, [begin, ...database.prepare].join(";\n"), "preparing the shadow");
  const first = parsed.statements
    .slice(0, done)
    .map((one) => ({ kind: "script", script: alone(parsed, one) }) as const);
  const last = { kind: "end", statements: [checkDeferred], file: script.file } as const;
  const sent = await sendChunks(place, nothingSaid, first);
  const counted = isEnded(sent)
    ? null
    : await countAround(place, [{ kind: "script", script: rest(parsed, done) }, last]);
  await database.session.send("ROLLBACK");
  return counted;
}

/** Runs it again up to there on a database of its own, since what it commits stays. */
async function countAlone(stage: Stage, place: Place, done: number): Promise<Counted | null> {
  const { runnable, limits } = place;
  const statement = runnable.parsed.statements[done];
  if (statement === undefined || statement.needsNoTransaction) return null;
  const database = await stage.another();
  try {
    const { error } = await runScript(database, runnable, { limits, trace: false, end: "commit", first: done });
    if (error !== null) return null;
    await query(database.session, begin, "preparing the shadow");
    return await countAround({ ...place, database }, [{ kind: "script", script: alone(runnable.parsed, statement) }]);
  } finally {
    await database.close();
  }
}

async function countAround(place: Place, chunks: Parameters<typeof sendChunks>[2]): Promise<Counted | null> {
  const { session } = place.database;
  const before = await readRelations(session, "SAVEPOINT missed_rows");
  const sent = await sendChunks(place, nothingSaid, chunks);
  // Another time it may run, or end the session.
  if (!isEnded(sent) || sent.broken !== null || sent.stopped !== null) return null;
  return { before, after: await readRelations(session, "ROLLBACK TO SAVEPOINT missed_rows") };
}

async function readRelations(session: Session, first: string): Promise<Relations> {
  const [, relations] = await query(session, `${first};\n${relationsSql}`, "looking at the shadow's relations");
  return relations === undefined ? new Map() : toRelations(relations);
}
