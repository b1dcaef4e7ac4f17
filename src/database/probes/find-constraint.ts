import { quoteLiteral } from "../../core/quote.js";
import type { Demanded } from "../../sql/row-demands.js";
import type { Session } from "../session.js";
import { ownSearchPath } from "../target.js";
import { nameOf } from "./find-table.js";
import type { LiveTable } from "./find-table.js";

/** What VALIDATE of a constraint that the target has would ask of rows; `valid` where it holds already. Read-only. */
export async function findConstraint(
  session: Session,
  table: LiveTable,
  name: string,
): Promise<Exclude<Demanded, { readonly kind: "validate" }> | "valid"> {
  const columns = (relation: string, keys: string): string =>
    `(SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(${keys}) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.attnum)`;
  const reply =
    await session.send(`BEGIN READ ONLY; SET LOCAL search_path = ${ownSearchPath}; SET LOCAL statement_timeout = '2s';
SELECT o.contype, o.convalidated, o.confmatchtype, ${columns("o.conrelid", "o.conkey")}, n.nspname, f.relname, ${columns("o.confrelid", "o.confkey")}
  FROM pg_constraint o LEFT JOIN pg_class f ON f.oid = o.confrelid LEFT JOIN pg_namespace n ON n.oid = f.relnamespace
  WHERE o.conrelid = to_regclass(${quoteLiteral(nameOf(table))}) AND o.conname = ${quoteLiteral(name)}; COMMIT`);
  if (reply.error !== null) {
    await session.send("ROLLBACK");
    return { kind: "unreadable", why: "the constraint could not be read" };
  }
  const [type, valid, match, own, schema, referenced, theirs] = reply.results[3]?.rows[0] ?? [];
  if (type === undefined) return { kind: "unreadable", why: "the constraint is not there yet" };
  if (valid === "t") return "valid";
  const keys = toNames(own);
  if (type === "n") return { kind: "not-null", columns: keys };
  if (type !== "f" || referenced == null) {
    return { kind: "unreadable", why: "its condition is the database's own" };
  }
  if (match === "f" && keys.length > 1) return { kind: "unreadable", why: "it is a MATCH FULL of several columns" };
  return {
    kind: "references",
    columns: keys,
    referenced: { schema: schema ?? null, name: referenced },
    referencedColumns: toNames(theirs),
  };
}

function toNames(json: string | null | undefined): readonly string[] {
  const names: unknown = json == null ? [] : JSON.parse(json);
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}
