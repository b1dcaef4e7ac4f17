import type { LogEventName } from "../core/model.js";
import { quoteLiteral } from "../core/quote.js";
import type { StatementError } from "./message.js";
import type { RowEnd, VersionRow } from "./records.js";
import type { Session } from "./session.js";
import { ownTrigger, snapshotTable, tableIn, tableNames } from "./tables.js";
import type { TableName } from "./tables.js";
import type { Target } from "./target.js";
import { tryRead } from "./read.js";

/*
 * A trigger or a rule on the tool's tables can change or drop what is written, without an error: then a migration would
 * have run and count as pending. So each step looks for its row before it commits.
 */

const unrecorded = "schema_version.unrecorded";

/** An expression that fails unless such a row is there, whose values are expressions; repeatables have no version. */
export function provesRow(
  home: string,
  table: Exclude<TableName, "log">,
  row: Omit<VersionRow, "version"> & Partial<Pick<VersionRow, "version">>,
  { success }: Pick<RowEnd, "success">,
): string {
  const { version, description, script, checksum } = row;
  const key = version === undefined ? "" : `version = ${version} AND `;
  const same = `${key}description = ${description} AND script_name = ${script} AND checksum = ${checksum} AND ${success ? "success" : "NOT success"}`;
  return provesSome(`${tableIn(home, table)} WHERE ${same}`);
}

/** An expression that fails unless there is a row; `from` is what follows FROM. */
export function provesSome(from: string): string {
  return fails(`NOT EXISTS (SELECT FROM ${from})`);
}

/** An expression that fails while there is a row; `from` is what follows FROM. */
export function provesNone(from: string): string {
  return fails(`EXISTS (SELECT FROM ${from})`);
}

/** An expression that fails unless the log's last event is this one, of this very transaction; all but its name are expressions. */
export function provesEvent(
  home: string,
  about: Pick<VersionRow, "version" | "script" | "checksum">,
  event: LogEventName,
): string {
  const { version, script, checksum } = about;
  const expected = { version, script_name: script, checksum };
  const same = [
    "l.xmin = pg_catalog.pg_current_xact_id()::pg_catalog.xid",
    `l.event = ${quoteLiteral(event)}`,
    ...Object.entries(expected).map(([column, value]) => `l.${column} IS NOT DISTINCT FROM ${value}`),
  ].join(" AND ");
  return fails(`(SELECT ${same} FROM ${tableIn(home, "log")} l ORDER BY l.id DESC LIMIT 1) IS NOT TRUE`);
}

function fails(condition: string): string {
  return `CASE WHEN ${condition} THEN pg_catalog.current_setting('${unrecorded}')::pg_catalog.int4 END`;
}

type OwnError = Pick<StatementError, "message" | "sqlstate" | "own" | "context">;

/** Whether one of our statements missed a table of ours, with its schema or not, or a column; a trigger has a context. */
function missesOurs({ own, sqlstate, message, context }: OwnError): boolean {
  return own && context === null && /^42P01|^42703/.test(sqlstate) && message.includes("schema_version");
}

/** An error of ours in words; any other as it is. The transaction that failed is over. */
export async function inWords<E extends OwnError>(
  { session, target }: { readonly session: Session; readonly target: Target },
  error: E,
): Promise<E> {
  const { message: said } = error;
  if (missesOurs(error)) {
    const message = `the file drops, moves or changes a table of the tool's own, so that the step cannot be recorded: ${said}`;
    return { ...error, message, own: false };
  }
  if (!isUnrecorded(error)) return error;
  const message = await tellMeddlers({ session, target }, "what is recorded of the step, which is therefore not done");
  return { ...error, message, sqlstate: "55000" };
}

/** Whether it is a proof that failed: what was written is not there as it was written. */
export function isUnrecorded({ message }: Pick<StatementError, "message">): boolean {
  return message.includes(unrecorded);
}

/** What a proof that failed means: which triggers and rules of others keep `what` from being written as it should be. */
export async function tellMeddlers(
  { session, target }: { readonly session: Session; readonly target: Target },
  what = "what is written",
): Promise<string> {
  const names = await findMeddlers(session, target.home);
  return `a trigger or a rule on the tool's tables changes or drops ${what}${names === "" ? "" : ` (${names})`}`;
}

/** Empty where none is left, or nobody can be asked. */
async function findMeddlers(session: Session, home: string): Promise<string> {
  const named = [...Object.values(tableNames), snapshotTable].map(quoteLiteral).join(", ");
  const from = `JOIN pg_class c ON c.oid = x.table_oid JOIN pg_namespace n ON n.oid = c.relnamespace`;
  const { rows } = await tryRead(session, [
    `SELECT string_agg(format('%s %I on %I', x.kind, x.name, c.relname), ', ' ORDER BY c.relname, x.name) FROM (
      SELECT 'trigger' AS kind, tgname AS name, tgrelid AS table_oid FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'
      UNION ALL SELECT 'rule', rulename, ev_class FROM pg_rewrite WHERE ev_enabled <> 'D') x ${from}
      WHERE n.nspname = ${quoteLiteral(home)} AND c.relname IN (${named}) AND x.name <> ${quoteLiteral(ownTrigger)}`,
  ]);
  return rows[0]?.[0]?.[0] ?? "";
}
