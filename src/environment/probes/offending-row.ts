import type { Finding } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import type { LiveTable } from "../../database/probes/find-table.js";
import type { Askable, Demanded, UniqueKey } from "../../sql/row-demand.js";
import type { Statement } from "../../sql/statement.js";
import { showType } from "../../sql/type-name.js";

type Named = Pick<LiveTable, "schema" | "name">;

/** What a demand asks, for people: `public.users.email has a value`. */
export function describeDemand(demand: Demanded, table: Named): string {
  const name = `${table.schema}.${table.name}`;
  switch (demand.kind) {
    case "no-rows":
      return `${name} holds no row`;
    case "not-null":
      return `${name}: ${list(demand.columns)} ${demand.columns.length === 1 ? "has" : "have"} a value`;
    case "unique": {
      const keys = demand.keys.map(showKey);
      const among = demand.where === null ? "" : " among the rows of the index";
      return `${name}: ${list(keys)} ${keys.length === 1 ? "is" : "are"} unique${among}`;
    }
    case "references":
      return `${name}: ${list(demand.columns)} is in ${demand.referenced.name}`;
    case "condition":
    case "own-condition":
      return `${name}: the condition holds`;
    case "length":
      return `${name}.${demand.column} has at most ${demand.length} characters`;
    case "convert":
      return `${name}.${demand.column} can become ${showType(demand.type)}`;
    case "validate":
      return `${name}: ${demand.constraint} holds`;
    case "unreadable":
      return `${name}: the rows are as the statement needs them`;
  }
}

/** The finding about a row that stands in the way. It shows no value. */
export function toOffendingRow(
  demand: Askable,
  {
    table,
    statement,
    environment,
  }: { readonly table: Named; readonly statement: Statement; readonly environment: string },
): Finding {
  const { message, help } = wordsOf(demand, `${table.schema}.${table.name}`);
  return finding("offending-row", { message, help, environment, ...statement.location });
}

const inBetween = "in a migration before this one";

function wordsOf(demand: Askable, name: string): { readonly message: string; readonly help: string } {
  switch (demand.kind) {
    case "no-rows":
      return {
        message: `${name} holds rows, which the new column ${demand.column} would leave without the value that it requires`,
        help: "give the column a DEFAULT, or add it without NOT NULL, fill it, and require it in a later migration",
      };
    case "not-null": {
      const nulls = demand.columns.map((column) => `${column} IS NULL`).join(" OR ");
      return {
        message: `a row of ${name} has no ${list(demand.columns, "or")}, which this statement requires`,
        help: `fill it ${inBetween}; \`SELECT * FROM ${name} WHERE ${nulls}\` shows such rows`,
      };
    }
    case "unique": {
      const keys = demand.keys.map(showKey);
      const some = demand.where === null ? "" : "that the index holds ";
      const only = demand.where === null ? "" : " WHERE …";
      const shown = keys.join(", ");
      return {
        message: `two rows of ${name} ${some}have the same ${list(keys)}, which this statement makes unique`,
        help: `change or merge them ${inBetween}; \`SELECT ${shown} FROM ${name}${only} GROUP BY ${shown} HAVING count(*) > 1\` shows them`,
      };
    }
    case "references":
      return {
        message: `a row of ${name} has a ${list(demand.columns)} that ${demand.referenced.name} does not have`,
        help: `add what is missing, or set it to NULL, ${inBetween}; a LEFT JOIN of the two tables shows such rows`,
      };
    case "condition":
    case "own-condition":
      return {
        message: `a row of ${name} does not fulfil the condition that this statement checks`,
        help: `correct it ${inBetween}, or add the constraint NOT VALID and validate it later`,
      };
    case "convert": {
      const type = showType(demand.type);
      return {
        message: `a value of ${name}.${demand.column} cannot become ${type}`,
        help: `correct it ${inBetween}, or say with USING what becomes of such values`,
      };
    }
    case "length": {
      const where = `char_length(${demand.column}) > ${demand.length}`;
      return {
        message: `a value of ${name}.${demand.column} is longer than ${demand.length} characters`,
        help: `shorten it ${inBetween}, or keep the type; \`SELECT * FROM ${name} WHERE ${where}\` shows such rows`,
      };
    }
  }
}

function showKey({ column, as }: UniqueKey): string {
  return as === "it is" ? column : `${as}(${column})`;
}

function list(names: readonly string[], word: "and" | "or" = "and"): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1) ?? ""}`;
}
