import { quoteIdentifier, quoteLiteral } from "../../core/quote.js";
import type { Demanded } from "../../sql/row-demand.js";
import type { LiveColumn } from "./find-table.js";

type Convert = Extract<Demanded, { readonly kind: "convert" }>;

/** A condition that holds for values which a cast refuses; why none is known; or that the cast refuses none. */
export type Refused =
  | { readonly kind: "where"; readonly sql: string }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly why: string };

const integers: Readonly<Record<string, bigint>> = { int2: 1n << 15n, int4: 1n << 31n, int8: 1n << 63n };
// A char(n) is read with its blanks.
const texts: ReadonlySet<string> = new Set(["text", "varchar"]);
const blank = "[ \\t\\n\\v\\f\\r]*";
const four = "[0-9a-f]{4}";
const uuid = `(${four}-?){7}${four}`;

/** What PostgreSQL 14 and 15 read as such a value; from 16 on the server itself says whether it does. */
const readable: Readonly<Record<string, string>> = {
  uuid: `^(\\{${uuid}\\}|${uuid})$`,
  bool: `^${blank}(t|tr|tru|true|f|fa|fal|fals|false|y|ye|yes|n|no|on|of|off|1|0)${blank}$`,
};
const whole = `^${blank}[+-]?[0-9]+${blank}$`;

/** Which values of a column no cast turns into another type: in words of our own about the column's name. */
export function refusedBy({ column, type, cast }: Convert, has: LiveColumn, major: number): Refused {
  const [value, from, to] = [`r.${quoteIdentifier(column)}`, has.builtIn ?? "", type.name];
  const unknown: Refused = { kind: "unknown", why: "nobody knows which of its values become one of the new type" };
  if (from === to && type.modifiers.length === 0) return { kind: "none" };
  if (has.inKey && !(from in integers)) return { kind: "unknown", why: "values that differ may become equal in a key" };
  if (from in integers || from === "numeric") return refusedNumber(value, from, type.name, type.modifiers) ?? unknown;
  if (!texts.has(from) || cast === "implied" || type.modifiers.length > 0) return unknown;
  const text = `${value}::text`;
  if (major >= 16) return { kind: "where", sql: `NOT pg_input_is_valid(${text}, ${quoteLiteral(to)})` };
  const limit = integers[to];
  if (limit !== undefined) {
    const inside = `CASE WHEN ${text} ~ ${quoteLiteral(whole)} THEN ${text}::numeric BETWEEN -${limit} AND ${limit - 1n} ELSE false END`;
    return { kind: "where", sql: `(${inside}) IS FALSE AND ${text} IS NOT NULL` };
  }
  const pattern = readable[to];
  return pattern === undefined ? unknown : { kind: "where", sql: `${text} !~* ${quoteLiteral(pattern)}` };
}

function refusedNumber(
  value: string,
  from: string,
  to: string,
  [precision, scale = 0]: readonly number[],
): Refused | null {
  const limit = integers[to];
  if (limit !== undefined) {
    const own = integers[from];
    if (own !== undefined && own <= limit) return { kind: "none" };
    return { kind: "where", sql: `round(${value}::numeric) NOT BETWEEN -${limit} AND ${limit - 1n}` };
  }
  if (to !== "numeric") return null;
  if (precision === undefined) return { kind: "none" };
  const rounded = `round(${value}::numeric, ${scale})`;
  return { kind: "where", sql: `${value}::numeric <> 'NaN' AND abs(${rounded}) >= 10::numeric ^ ${precision - scale}` };
}
