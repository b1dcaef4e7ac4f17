import { listAt, nodeAt, toRelationName, visitNodes, type Node, type RelationName } from "../../sql/syntax.js";
import { constraintOf } from "../known/columns.js";
import { find, type Known } from "../known/known.js";

/** The default of a column's definition; null where it has none, or NULL. */
export function defaultOf(definition: Node): Node | null {
  const constraint = constraintOf(definition, "CONSTR_DEFAULT");
  const value = constraint === null ? null : nodeAt(constraint, "raw_expr");
  const constant = value === null ? null : nodeAt(value, "A_Const");
  return constant !== null && constant["isnull"] === true ? null : value;
}

/** PostgreSQL's own functions that differ from row to row. */
const volatile: ReadonlySet<string> = new Set(
  (
    "random random_normal setseed clock_timestamp timeofday gen_random_uuid uuidv4 uuidv7 uuid_generate_v1 uuid_generate_v1mc " +
    "uuid_generate_v4 nextval currval lastval setval gen_random_bytes gen_salt txid_current pg_current_xact_id nanoid gen_ulid ulid"
  ).split(" "),
);

/** PostgreSQL's own functions that are common in defaults and do not. */
const stable: ReadonlySet<string> = new Set(
  (
    "now transaction_timestamp statement_timestamp timezone to_timestamp to_char to_date date_trunc date_part make_interval " +
    "make_date make_timestamp make_timestamptz age current_setting current_schema current_database session_user current_user " +
    "jsonb_build_object jsonb_build_array json_build_object json_build_array to_jsonb to_json array_fill md5 sha256 encode decode " +
    "lower upper concat concat_ws substr substring left right lpad rpad replace trim btrim ltrim rtrim length abs round floor ceil " +
    "coalesce nullif greatest least repeat format int4range int8range numrange tsrange tstzrange daterange to_tsvector hstore " +
    "st_makepoint st_setsrid point date extract inet_client_addr string_to_array array_append array_cat"
  ).split(" "),
);

export type Volatility =
  { readonly kind: "stable" } | { readonly kind: "volatile" } | { readonly kind: "unknown"; readonly name: string };

/** Whether a default can differ from row to row, as far as it is known. */
export function volatilityOf(expression: Node, known: Known): Volatility {
  let worst: Volatility = { kind: "stable" };
  visitNodes(expression, (kind, node) => {
    const name = kind === "FuncCall" ? toRelationName(listAt(node, "funcname")) : null;
    const one = name === null ? null : ofFunction(name, known);
    if (one !== null && (one.kind === "volatile" || worst.kind === "stable")) worst = one;
  });
  return worst;
}

function ofFunction({ schema, name }: RelationName, known: Known): Volatility {
  const own = schema === "pg_catalog" ? null : find(known, known.routines, { schema, name });
  // A function that people made shadows PostgreSQL's own one only where the search path says so.
  if (own !== null) return own.volatility === "volatile" ? { kind: "unknown", name } : { kind: "stable" };
  if (volatile.has(name.toLowerCase())) return { kind: "volatile" };
  return stable.has(name.toLowerCase()) ? { kind: "stable" } : { kind: "unknown", name };
}
