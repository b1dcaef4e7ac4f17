import { quoteIdentifier, quoteLiteral } from "../../core/quote.js";
import { query } from "../../database/session.js";
import type { Session } from "../../database/session.js";
import type { RelationName } from "../../sql/syntax.js";

/** A table, or a materialized view, with the indexes that are meant: all of a table that is named, or those named. */
export interface NamedTable {
  readonly name: string;
  readonly indexes: readonly string[];
  readonly clustered: boolean;
  /** It holds no rows itself, and its indexes no entries. */
  readonly partitioned: boolean;
  /** Whether it is named itself, not as a partition of another one. */
  readonly given: boolean;
}

/** What a statement without a transaction names. */
export type Named =
  | { readonly kind: "relations"; readonly names: readonly RelationName[]; readonly partitions: "with" | "without" }
  | { readonly kind: "schema"; readonly schema: string }
  | { readonly kind: "all" };

/** Looks up the tables that are named, or whose indexes are, with their partitions. Read-only. */
export async function readNamedTables(session: Session, named: Named): Promise<readonly NamedTable[]> {
  const below = named.kind === "relations" && named.partitions === "without" ? "AND false" : "";
  const sql = `WITH RECURSIVE tree AS (
      SELECT c.oid, c.relkind, true AS given FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
        WHERE ${toCondition(named)}
      UNION SELECT h.inhrelid, c.relkind, false FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) h.inhrelid
        JOIN tree ON h.inhparent OPERATOR(pg_catalog.=) tree.oid AND tree.relkind IN ('p', 'I') ${below}),
    pairs AS (
      SELECT tree.oid AS tab, i.indexrelid AS ind, i.indisclustered AS clustered, tree.given FROM tree LEFT JOIN pg_catalog.pg_index i ON i.indrelid OPERATOR(pg_catalog.=) tree.oid
      UNION SELECT i.indrelid, i.indexrelid, i.indisclustered, tree.given FROM tree JOIN pg_catalog.pg_index i ON i.indexrelid OPERATOR(pg_catalog.=) tree.oid)
    SELECT ${qualified("n", "t")}, ${qualified("m", "x")}, p.clustered, t.relkind OPERATOR(pg_catalog.=) 'p', p.given
      FROM pairs p JOIN pg_catalog.pg_class t ON t.oid OPERATOR(pg_catalog.=) p.tab JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) t.relnamespace
      LEFT JOIN pg_catalog.pg_class x ON x.oid OPERATOR(pg_catalog.=) p.ind LEFT JOIN pg_catalog.pg_namespace m ON m.oid OPERATOR(pg_catalog.=) x.relnamespace
      WHERE t.relkind IN ('r', 'm', 'p') ORDER BY 1, 2`;
  const [result] = await query(session, sql, "looking up the tables of a statement");
  const tables = new Map<string, NamedTable>();
  for (const [name, index, clustered, partitioned, given] of result?.rows ?? []) {
    const known = tables.get(name ?? "") ?? {
      name: name ?? "",
      indexes: [],
      clustered: false,
      partitioned: partitioned === "t",
      given: false,
    };
    const indexes = [...new Set([...known.indexes, ...(typeof index === "string" ? [index] : [])])];
    const either = { clustered: known.clustered || clustered === "t", given: known.given || given === "t" };
    tables.set(known.name, { ...known, ...either, indexes });
  }
  return [...tables.values()];
}

/** NULL where there is none. */
function qualified(schema: string, relation: string): string {
  return `pg_catalog.quote_ident(${schema}.nspname) OPERATOR(pg_catalog.||) '.' OPERATOR(pg_catalog.||) pg_catalog.quote_ident(${relation}.relname)`;
}

function toCondition(named: Named): string {
  const users = "c.relkind IN ('r', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";
  switch (named.kind) {
    case "relations":
      return named.names.length === 0
        ? "false"
        : `c.oid OPERATOR(pg_catalog.=) ANY (ARRAY[${named.names.map(toRegclass).join(", ")}])`;
    case "schema":
      return `${users} AND n.nspname OPERATOR(pg_catalog.=) ${quoteLiteral(named.schema)}`;
    case "all":
      return users;
  }
}

function toRegclass({ schema, name }: RelationName): string {
  const parts = [...(schema === null ? [] : [schema]), name].map(quoteIdentifier);
  return `pg_catalog.to_regclass(${quoteLiteral(parts.join("."))})::pg_catalog.oid`;
}
