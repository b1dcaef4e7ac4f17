import { quoteIdentifier } from "../../core/quote.js";
import { columnsOf } from "../../sql/plain-condition.js";
import type { PlainCondition } from "../../sql/plain-condition.js";
import type { Demanded } from "../../sql/row-demands.js";
import { nameOf } from "./find-table.js";
import type { LiveColumn, LiveTable } from "./find-table.js";

/** What to ask a target: whether rows exist that stand in the way. Made of identifiers and of our own words alone. */
export type Question =
  /** `from` is followed by what samples it, then by `rest`. */
  | { readonly kind: "ask"; readonly from: string; readonly rest: string }
  /** The catalog knows that no row can be in the way. */
  | { readonly kind: "settled" }
  /** `why` is half a sentence. */
  | { readonly kind: "no-question"; readonly why: string };

type Asked = Exclude<Demanded, { readonly kind: "validate" | "unreadable" }>;

const row = "r";
const column = (name: string, of = row): string => `${of}.${quoteIdentifier(name)}`;

/** The question that a demand puts to a table; `referenced` is the other table of a foreign key. */
export function toQuestion(demand: Asked, table: LiveTable, referenced: LiveTable | null): Question {
  if (table.kind !== "r" && table.kind !== "p") return no("it is no table of rows");
  const missing = namesIn(demand).find((name) => !table.columns.has(name));
  if (demand.kind !== "no-rows" && missing !== undefined) return no(`its column ${missing} is not there yet`);
  const of = (name: string): LiveColumn | undefined => table.columns.get(name);
  const from = `${nameOf(table)} ${row}`;
  switch (demand.kind) {
    case "no-rows":
      if (of(demand.column) !== undefined) return { kind: "settled" };
      if (table.taken.has(`type ${demand.type}`)) return no("its type may bring a default");
      return { kind: "ask", from, rest: "" };
    case "not-null": {
      const open = demand.columns.filter((name) => of(name)?.required !== true);
      if (open.length === 0) return { kind: "settled" };
      return { kind: "ask", from, rest: `WHERE ${open.map((name) => `${column(name)} IS NULL`).join(" OR ")}` };
    }
    case "unique": {
      const keys = demand.columns.map((name) => column(name));
      const where = demand.nulls === "distinct" ? `WHERE ${allKnown(demand.columns)} ` : "";
      return { kind: "ask", from, rest: `${where}GROUP BY ${keys.join(", ")} HAVING count(*) > 1` };
    }
    case "references":
      return toReferences(demand, table, referenced);
    case "condition":
      return toCondition(demand.condition, table);
    case "length":
      return toLength(demand, of(demand.column));
  }

  function toLength({ column: name, length }: Extract<Asked, { kind: "length" }>, has?: LiveColumn): Question {
    const type = has?.builtIn ?? "";
    if (type !== "text" && type !== "varchar" && type !== "bpchar") return no("the column holds no text");
    if (has?.length != null && has.length <= length) return { kind: "settled" };
    // Blanks that are too many are cut off without a word.
    return { kind: "ask", from, rest: `WHERE char_length(rtrim(${column(name)}::text, ' ')) > ${length}` };
  }
}

/** The columns of the demand's own table. */
function namesIn(demand: Asked): readonly string[] {
  switch (demand.kind) {
    case "no-rows":
    case "length":
      return [demand.column];
    case "condition":
      return columnsOf(demand.condition);
    case "not-null":
    case "unique":
    case "references":
      return demand.columns;
  }
}

function no(why: string): Question {
  return { kind: "no-question", why };
}

function allKnown(columns: readonly string[]): string {
  return columns.map((name) => `${column(name)} IS NOT NULL`).join(" AND ");
}

function toReferences(
  { columns, referencedColumns }: Extract<Asked, { kind: "references" }>,
  table: LiveTable,
  referenced: LiveTable | null,
): Question {
  if (referenced === null) return no("the table that it references is not there yet");
  const theirs = referencedColumns.length > 0 ? referencedColumns : referenced.primaryKey;
  if (theirs.length !== columns.length) return no("the referenced columns are not known");
  const pairs = columns.map((name, index) => [table.columns.get(name), referenced.columns.get(theirs[index] ?? "")]);
  if (pairs.some(([own, other]) => own === undefined || other === undefined || !compare(own, other))) {
    return no("its columns have types that compare in a way of their own");
  }
  const equal = columns.map((name, index) => `${column(theirs[index] ?? "", "o")} = ${column(name)}`).join(" AND ");
  return {
    kind: "ask",
    from: `${nameOf(table)} ${row}`,
    rest: `WHERE ${allKnown(columns)} AND NOT EXISTS (SELECT FROM ${nameOf(referenced)} o WHERE ${equal})`,
  };
}

const integers: ReadonlySet<string> = new Set(["int2", "int4", "int8"]);
const texts: ReadonlySet<string> = new Set(["text", "varchar"]);

/** Whether PostgreSQL's own `=` on two columns is the one that a constraint would use. */
function compare(a: LiveColumn, b: LiveColumn): boolean {
  if (a.enumeration !== null || b.enumeration !== null) return a.enumeration === b.enumeration;
  if (a.builtIn === null || b.builtIn === null) return false;
  return (
    a.builtIn === b.builtIn ||
    [integers, texts].some((family) => family.has(a.builtIn ?? "") && family.has(b.builtIn ?? ""))
  );
}

function toCondition(condition: PlainCondition, table: LiveTable): Question {
  const unusual = comparedIn(condition).some(([left, right]) => {
    const [a, b] = [table.columns.get(left), table.columns.get(right)];
    return a === undefined || b === undefined || !compare(a, b);
  });
  if (unusual) return no("its columns have types that compare in a way of their own");
  return { kind: "ask", from: `${nameOf(table)} ${row}`, rest: `WHERE (${toSql(condition)}) IS FALSE` };
}

function comparedIn(condition: PlainCondition): readonly (readonly [string, string])[] {
  if (condition.kind === "compare") return [[condition.left, condition.right]];
  return "parts" in condition ? condition.parts.flatMap(comparedIn) : [];
}

function toSql(condition: PlainCondition): string {
  switch (condition.kind) {
    case "column":
      return column(condition.column);
    case "null":
      return `${column(condition.column)} IS ${condition.is === "null" ? "NULL" : "NOT NULL"}`;
    case "compare":
      return `${column(condition.left)} ${condition.operator} ${column(condition.right)}`;
    case "not":
      return `NOT (${condition.parts.map(toSql).join(" AND ")})`;
    case "and":
    case "or":
      return condition.parts.map((part) => `(${toSql(part)})`).join(condition.kind === "and" ? " AND " : " OR ");
  }
}
