import { quoteLiteral } from "../core/quote.js";
import type { ServerMessage } from "../database/session.js";
import { sendBounded } from "../shadow/bounded.js";
import type { ShadowDatabase } from "../shadow/shadow.js";
import { keepTime, timeIsOver } from "./bounds.js";
import type { Bounds } from "./bounds.js";
import { isAlone, toTransactions } from "./transactions.js";
import type { Transaction } from "./transactions.js";
import { isHarmless, wrapperOf } from "./harmless.js";
import type { Statement, Unit } from "./statement.js";

/** One statement may take so long on a database without rows. */
const statementMs = 20_000;

export interface Ran {
  /** Statements of the transaction that were complete before the error. */
  readonly completed: number;
  readonly error: ServerMessage | null;
  /** Statements that did nothing, for want of privileges, and only warned of it. */
  readonly powerless: readonly Statement[];
}

/**
 * Runs a transaction on a throw-away database, all of it or nothing; where a superuser is needed, statement by statement,
 * so that nothing else runs as one. Throws when it does not end in time.
 */
export async function run(database: ShadowDatabase, transaction: Transaction, bounds: Bounds): Promise<Ran> {
  const ran = await runTogether(database, transaction, bounds);
  const { elevate } = bounds;
  if (ran.error === null) return await empower(database, ran, bounds);
  if (ran.error?.sqlstate !== insufficientPrivilege || elevate === null) return ran;
  const [first] = transaction;
  const setting = first?.sql.startsWith("SET LOCAL ") === true ? [first] : [];
  for (const [completed, statement] of transaction.entries()) {
    const alone = statement === first ? [statement] : [...setting, statement];
    const single = await runTogether(database, alone, bounds);
    const { error } = single.error === null ? await empower(database, single, bounds) : single;
    if (error === null) continue;
    const needed = error.sqlstate === insufficientPrivilege && (await mayElevate(database, statement));
    const again = needed ? await elevate(() => runTogether(database, [silent, statement], bounds)) : { error };
    if (again.error !== null) return { completed, error: again.error, powerless: [] };
  }
  return { completed: transaction.length, error: null, powerless: [] };
}

const insufficientPrivilege = "42501";

/** PostgreSQL's warnings of a GRANT or REVOKE by who may not; where one may in part, it is no error. */
const warnings: ReadonlySet<string> = new Set(["01006", "01007"]);

/** Runs once more, as a superuser, what did nothing for want of privileges; where it may not, that is for the comparison. */
async function empower(database: ShadowDatabase, ran: Ran, bounds: Bounds): Promise<Ran> {
  const { elevate } = bounds;
  if (elevate === null) return ran;
  for (const statement of ran.powerless) {
    if (!(await mayElevate(database, statement))) continue;
    const { error } = await elevate(() => runTogether(database, [silent, statement], bounds));
    if (error !== null) return { ...ran, error };
  }
  return { ...ran, powerless: [] };
}

async function mayElevate(database: ShadowDatabase, statement: Statement): Promise<boolean> {
  const wrapper = wrapperOf(statement);
  const harmless = wrapper === null ? isHarmless(statement) : await isUnvalidated(database, wrapper);
  return harmless && !(await firesForSuperusers(database));
}

async function isUnvalidated({ session }: ShadowDatabase, wrapper: string): Promise<boolean> {
  const name = wrapper.startsWith('"') ? wrapper.slice(1, -1).replaceAll('""', '"') : wrapper;
  const sql = `SELECT w.oid FROM pg_catalog.pg_foreign_data_wrapper w WHERE w.fdwvalidator = 0 AND w.fdwname = ${quoteLiteral(name)}`;
  const { results } = await session.send(sql, { maxRows: 1 });
  return results[0]?.rows.length === 1;
}

/** Event triggers would run as the superuser too. This silences all but those that `firesForSuperusers` finds. */
const silent: Statement = { sql: "SET LOCAL session_replication_role = replica", data: "kept", boundary: "none" };

/** Whether there is an event trigger that runs whatever the session says, or before it can say anything. */
async function firesForSuperusers({ session }: ShadowDatabase): Promise<boolean> {
  const sql = `SELECT e.oid FROM pg_catalog.pg_event_trigger e WHERE e.evtenabled IN ('A', 'R') OR e.evtenabled <> 'D' AND e.evtevent = 'login'`;
  const { results, error } = await session.send(sql, { maxRows: 1 });
  return error !== null || results[0]?.rows.length !== 0;
}

async function runTogether(database: ShadowDatabase, transaction: Transaction, bounds: Bounds): Promise<Ran> {
  keepTime(bounds);
  const alone = isAlone(transaction);
  const sqls = transaction.map(({ sql }) => sql);
  const message = alone ? sqls : ["BEGIN", ...sqls, "COMMIT"];
  const limits = { ...bounds, scriptMs: statementMs };
  const reply = await sendBounded(database, [0], limits, () =>
    database.session.send(message.join(";\n"), { maxRows: 1 }),
  );
  if ("stuck" in reply) throw new RangeError(timeIsOver);
  if (reply.error !== null && !alone) await database.session.send("ROLLBACK");
  const before = alone ? 0 : 1;
  const powerless = reply.notices
    .filter(({ sqlstate }) => warnings.has(sqlstate))
    .flatMap(({ completed }) => transaction[completed - before] ?? []);
  return { completed: reply.results.length - before, error: reply.error, powerless };
}

export interface Refused {
  readonly unit: Unit;
  readonly error: ServerMessage;
}

/** What ran, in the order in which it ran, and what did not. */
export interface Executed {
  readonly done: readonly Unit[];
  readonly refused: readonly Refused[];
}

/**
 * Runs units, each as a whole. One that is refused is tried again as long as others succeed: objects that depend on each
 * other find their order by themselves, on a database that is thrown away.
 */
export async function execute(database: ShadowDatabase, units: readonly Unit[], bounds: Bounds): Promise<Executed> {
  const done: Unit[] = [];
  let pending = units;
  for (;;) {
    const refused: Refused[] = [];
    for (let first = 0; first < pending.length; first += together) {
      const ran = await executeSome(database, pending.slice(first, first + together), bounds);
      done.push(...ran.done);
      refused.push(...ran.refused);
    }
    if (refused.length === 0 || refused.length === pending.length) return { done, refused };
    pending = refused.map(({ unit }) => unit).filter((unit) => !isOutdated(unit, done));
  }
}

/** A whole schema is thousands of units, and most of them run. */
const together = 32;

/** Runs some units in one message where they all run; else each half of them alone. */
async function executeSome(database: ShadowDatabase, units: readonly Unit[], bounds: Bounds): Promise<Executed> {
  const [first] = units;
  if (first === undefined) return { done: [], refused: [] };
  if (units.length === 1) {
    const error = await executeUnit(database, first, bounds);
    return error === null ? { done: [first], refused: [] } : { done: [], refused: [{ unit: first, error }] };
  }
  const [transaction, ...others] = toTransactions(units);
  if (transaction !== undefined && others.length === 0) {
    const ran = await runTogether(database, transaction, bounds);
    const { error } = ran.error === null ? await empower(database, ran, bounds) : ran;
    if (error === null) return { done: units, refused: [] };
  }
  const half = Math.ceil(units.length / 2);
  const left = await executeSome(database, units.slice(0, half), bounds);
  const right = await executeSome(database, units.slice(half), bounds);
  return { done: [...left.done, ...right.done], refused: [...left.refused, ...right.refused] };
}

/** Whether it would drop what was created meanwhile under the same name, to replace it. */
function isOutdated(unit: Unit, done: readonly Unit[]): boolean {
  const [, dropped] = /^DROP (?:[A-Z]+ )+(.*)$/.exec(withoutQuotes(unit[0]?.sql ?? "")) ?? [];
  if (dropped === undefined) return false;
  const created = done.flat().filter(({ sql }) => sql.startsWith("CREATE "));
  return created.some(({ sql }) => withoutQuotes(sql).includes(` ${dropped}`));
}

function withoutQuotes(sql: string): string {
  return sql.replaceAll('"', "");
}

async function executeUnit(database: ShadowDatabase, unit: Unit, bounds: Bounds): Promise<ServerMessage | null> {
  for (const transaction of toTransactions([unit])) {
    const { error } = await run(database, transaction, bounds);
    if (error !== null) return error;
  }
  return null;
}
