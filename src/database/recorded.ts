import { quoteLiteral } from "../core/quote.js";
import type { StatementError } from "./message.js";
import { tableIn } from "./tables.js";
import type { TableName } from "./tables.js";

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

function fails(condition: string): string {
  return `CASE WHEN ${condition} THEN pg_catalog.current_setting('${unrecorded}')::pg_catalog.int4 END`;
}

/** Whether one of our statements missed a table of ours, its schema or a column. */
function missesOurs({ own, sqlstate, message }: Pick<StatementError, "own" | "sqlstate" | "message">): boolean {
  if (!own) return false;
  return sqlstate === "3F000" || (/^42P01|^42703/.test(sqlstate) && message.includes("schema_version"));
}

/** An error of ours in words; any other as it is. */
export function inWords<E extends Pick<StatementError, "message" | "sqlstate" | "own">>(error: E): E {
  const { message: said } = error;
  if (missesOurs(error)) {
    const message = `the file drops, moves or changes a table of the tool's own, so that the step cannot be recorded: ${said}`;
    return { ...error, message, own: false };
  }
  if (!said.includes(unrecorded)) return error;
  const message =
    "a trigger or a rule on the tool's tables changes or drops what is recorded of the step, which is therefore not done";
  return { ...error, message, sqlstate: "55000" };
}
