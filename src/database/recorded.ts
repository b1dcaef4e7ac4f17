import { quoteLiteral } from "../core/quote.js";
import type { StatementError } from "./message.js";
import type { Session } from "./session.js";
import { ownTrigger, tableIn, tableNames } from "./tables.js";
import type { TableName } from "./tables.js";
import type { Target } from "./target.js";

/*
 * A trigger or a rule on the tool's tables can change or drop what is written, without an error: then a migration would
 * have run and count as pending. So each step looks for its row before it commits.
 */

const unrecorded = "schema_version.unrecorded";

/** An expression that fails unless such a row is there; `key` is an expression of its key. */
export function provesRow(home: string, table: Exclude<TableName, "log">, key: string): string {
  const column = table === "versions" ? "version" : "description";
  return fails(`NOT EXISTS (SELECT FROM ${tableIn(home, table)} WHERE ${column} = ${key} AND success)`);
}

/** An expression that fails while the row of a version is there. */
export function provesNoRow(home: string, version: string): string {
  return fails(`EXISTS (SELECT FROM ${tableIn(home, "versions")} WHERE version = ${quoteLiteral(version)})`);
}

/** An expression that fails unless the log's last event is this one; its script and checksum are expressions. */
export function provesEvent(
  home: string,
  { event, script, checksum }: { readonly event: string; readonly script: string; readonly checksum: string },
): string {
  const same = `l.event = ${quoteLiteral(event)} AND l.script_name = ${script} AND l.checksum = ${checksum}`;
  return fails(`(SELECT ${same} FROM ${tableIn(home, "log")} l ORDER BY l.id DESC LIMIT 1) IS NOT TRUE`);
}

function fails(condition: string): string {
  return `CASE WHEN ${condition} THEN pg_catalog.current_setting('${unrecorded}')::pg_catalog.int4 END`;
}

/** Whether one of our statements missed a table of ours, its schema or a column. */
function missesOurs({ own, sqlstate, message }: Pick<StatementError, "own" | "sqlstate" | "message">): boolean {
  if (!own) return false;
  return sqlstate === "3F000" || (/^42P01|^42703/.test(sqlstate) && message.includes("schema_version"));
}

/** An error of ours in words; any other as it is. The transaction that failed is over. */
export async function inWords<E extends Pick<StatementError, "message" | "sqlstate" | "own">>(
  { session, target }: { readonly session: Session; readonly target: Target },
  error: E,
): Promise<E> {
  const { message: said } = error;
  if (missesOurs(error)) {
    const message = `the file drops, moves or changes a table of the tool's own, so that the step cannot be recorded: ${said}`;
    return { ...error, message, own: false };
  }
  if (!said.includes(unrecorded)) return error;
  const names = await findMeddlers(session, target.home);
  const message = `a trigger or a rule on the tool's tables changes or drops what is recorded of the step, which is therefore not done${names === "" ? "" : ` (${names})`}`;
  return { ...error, message, sqlstate: "55000" };
}

/** Triggers and rules of others on the tool's tables, in words; empty where none is left, or nobody can be asked. */
export async function findMeddlers(session: Session, home: string): Promise<string> {
  const named = Object.values(tableNames).map(quoteLiteral).join(", ");
  const from = `JOIN pg_class c ON c.oid = x.table_oid JOIN pg_namespace n ON n.oid = c.relnamespace`;
  const reply = await session.send(`BEGIN READ ONLY; SET LOCAL search_path = pg_catalog, pg_temp;
    SELECT string_agg(format('%s %I on %I', x.kind, x.name, c.relname), ', ' ORDER BY c.relname, x.name) FROM (
      SELECT 'trigger' AS kind, tgname AS name, tgrelid AS table_oid FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'
      UNION ALL SELECT 'rule', rulename, ev_class FROM pg_rewrite WHERE ev_enabled <> 'D') x ${from}
      WHERE n.nspname = ${quoteLiteral(home)} AND c.relname IN (${named}) AND x.name <> ${quoteLiteral(ownTrigger)};
    COMMIT`);
  if (reply.error !== null) await session.send("ROLLBACK");
  return reply.results[2]?.rows[0]?.[0] ?? "";
}
