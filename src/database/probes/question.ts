import { quoteIdentifier } from "../../core/quote.js";
import { columnsOf } from "../../sql/plain-condition.js";
import type { PlainCondition } from "../../sql/plain-condition.js";
import type { Askable, Rows, Unique } from "../../sql/row-demand.js";
import { refusedBy } from "./convert-question.js";
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

const row = "r";
const column = (name: string, of = row): string => `${of}.${quoteIdentifier(name)}`;

interface Asked {
  readonly demand: Askable;
  readonly rows: Rows;
  readonly table: LiveTable;
  /** The other table of a foreign key. */
  readonly referenced: LiveTable | null;
  /** Of the server. */
  readonly major: number;
}

/** The question that a demand puts to a table. */
export function toQuestion({ demand, rows, table, referenced, major }: Asked): Question {
  if (!"rpm".includes(table.kind)) return no("it is no table of rows");
  const missing =
    demand.kind === "no-rows" ? undefined : columnsOfDemand(demand).find((name) => !table.columns.has(name));
  if (missing !== undefined) return no(`its column ${missing} is not there yet`);
  if (table.kind === "p" && rows === "own") return no("ONLY leaves out its partitions");
  const of = (name: string): LiveColumn | undefined => table.columns.get(name);
  // A key and a foreign key are about the table alone, partitions excepted.
  const alone = rows === "own" || demand.kind === "unique" || demand.kind === "references";
  const from = `${alone ? ownRows(table) : nameOf(table)} ${row}`;
  switch (demand.kind) {
    case "no-rows":
      if (of(demand.column) !== undefined) return { kind: "settled" };
      if (table.taken.has(`type ${demand.type}`)) return no("its type may bring a default");
      return { kind: "ask", from, rest: "" };
    case "not-null":
      if (demand.columns.every((name) => of(name)?.required === true)) return { kind: "settled" };
      return { kind: "ask", from, rest: `WHERE ${demand.columns.map(isNull).join(" OR ")}` };
    case "unique":
      return toUnique(demand, table, from);
    case "references":
      return toReferences(demand, { table, referenced, from });
    case "condition":
      return toCondition(demand.condition, table, from);
    case "own-condition":
      return { kind: "ask", from, rest: `WHERE (${demand.sql}) IS FALSE` };
    case "length":
      return toLength(demand, from, of(demand.column));
    case "convert": {
      const has = of(demand.column);
      const refused = has === undefined ? null : refusedBy(demand, has, major);
      if (refused === null || refused.kind === "none") return { kind: "settled" };
      return refused.kind === "unknown" ? no(refused.why) : { kind: "ask", from, rest: `WHERE ${refused.sql}` };
    }
  }
}

/** Of a partitioned table the partitions are its rows. */
function ownRows(table: LiveTable): string {
  return table.kind === "p" ? nameOf(table) : `ONLY ${nameOf(table)}`;
}

/** The columns of its own table that a demand is about. */
export function columnsOfDemand(demand: Askable): readonly string[] {
  switch (demand.kind) {
    case "no-rows":
    case "length":
    case "convert":
      return [demand.column];
    case "condition":
      return columnsOf(demand.condition);
    case "unique":
      return [...demand.keys.map((key) => key.column), ...(demand.where === null ? [] : columnsOf(demand.where))];
    case "not-null":
    case "own-condition":
    case "references":
      return demand.columns;
  }
}

// Not IS NULL: that holds for a composite value without a field that has one, too.
const isNull = (name: string): string => `${column(name)} IS NOT DISTINCT FROM NULL`;
const isKnown = (name: string): string => `${column(name)} IS DISTINCT FROM NULL`;

const texts: ReadonlySet<string> = new Set(["text", "varchar"]);

function isText(type: string | null | undefined): boolean {
  return type === "bpchar" || texts.has(type ?? "");
}

function toUnique({ keys, nulls, where }: Unique, table: LiveTable, from: string): Question {
  if (keys.some((key) => key.as !== "it is" && !isText(table.columns.get(key.column)?.builtIn))) {
    return no("its columns have types that compare in a way of their own");
  }
  const filter = where === null ? null : sqlOf(where, table);
  if (filter !== null && filter.kind === "unusual") return no(filter.why);
  const conditions = [
    ...(nulls === "distinct" ? keys.map((key) => isKnown(key.column)) : []),
    ...(filter === null ? [] : [`(${filter.sql})`]),
  ];
  const grouped = keys.map((key) => (key.as === "it is" ? column(key.column) : `${key.as}(${column(key.column)})`));
  const only = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")} `;
  return { kind: "ask", from, rest: `${only}GROUP BY ${grouped.join(", ")} HAVING count(*) > 1` };
}

function toLength(
  { column: name, length }: Extract<Askable, { kind: "length" }>,
  from: string,
  has: LiveColumn | undefined,
): Question {
  if (!isText(has?.builtIn)) return no("the column holds no text");
  if (has?.length != null && has.length <= length) return { kind: "settled" };
  // Blanks that are too many are cut off without a word.
  return { kind: "ask", from, rest: `WHERE char_length(rtrim(${column(name)}::text, ' ')) > ${length}` };
}

function no(why: string): Question {
  return { kind: "no-question", why };
}

interface Tables {
  readonly table: LiveTable;
  readonly referenced: LiveTable | null;
  readonly from: string;
}

function toReferences(
  { columns, referencedColumns, match }: Extract<Askable, { kind: "references" }>,
  { table, referenced, from }: Tables,
): Question {
  if (referenced === null) return no("the table that it references is not there yet");
  const theirs = referencedColumns.length > 0 ? referencedColumns : referenced.primaryKey;
  if (theirs.length !== columns.length) return no("the referenced columns are not known");
  const pairs = columns.map((name, index) => [table.columns.get(name), referenced.columns.get(theirs[index] ?? "")]);
  if (pairs.some(([own, other]) => own === undefined || other === undefined || !compare(own, other))) {
    return no("its columns have types that compare in a way of their own");
  }
  const equal = columns.map((name, index) => `${column(theirs[index] ?? "", "o")} = ${column(name)}`).join(" AND ");
  const known = columns.map(isKnown).join(" AND ");
  const lost = `${known} AND NOT EXISTS (SELECT FROM ${ownRows(referenced)} o WHERE ${equal})`;
  const half = `(${columns.map(isKnown).join(" OR ")}) AND (${columns.map(isNull).join(" OR ")})`;
  return { kind: "ask", from, rest: match === "full" ? `WHERE ${half} OR ${lost}` : `WHERE ${lost}` };
}

const integers: ReadonlySet<string> = new Set(["int2", "int4", "int8"]);

/** Whether PostgreSQL's own `=` on two columns is the one that a constraint would use. */
function compare(a: LiveColumn, b: LiveColumn): boolean {
  if (a.enumeration !== null) return a.enumeration === b.enumeration;
  if (a.builtIn === null) return false;
  return (
    a.builtIn === b.builtIn ||
    [integers, texts].some((family) => family.has(a.builtIn ?? "") && family.has(b.builtIn ?? ""))
  );
}

function toCondition(condition: PlainCondition, table: LiveTable, from: string): Question {
  const made = sqlOf(condition, table);
  if (made.kind === "unusual") return no(made.why);
  return { kind: "ask", from, rest: `WHERE (${made.sql}) IS FALSE` };
}

function sqlOf(
  condition: PlainCondition,
  table: LiveTable,
): { readonly kind: "usual"; readonly sql: string } | { readonly kind: "unusual"; readonly why: string } {
  const unusual = comparedIn(condition).some(([left, right]) => {
    const [a, b] = [table.columns.get(left), table.columns.get(right)];
    return a === undefined || b === undefined || !compare(a, b);
  });
  if (unusual) return { kind: "unusual", why: "its columns have types that compare in a way of their own" };
  return { kind: "usual", sql: toSql(condition) };
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
