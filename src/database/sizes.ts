import type { Size, Sizes } from "../core/sizes.js";
import type { Session } from "./session.js";
import { tryRead } from "./read.js";

/** Larger tables first, so that what is left out of an enormous schema is small. */
const mostTables = 20_000;
const settings = ["quote_all_identifiers = off", "lock_timeout = '300ms'", "statement_timeout = '5s'"];

/**
 * How large every table of the user's schemas is. Statistics alone answer where measuring its files would have to wait
 * for a lock, and what neither can say is absent. Read-only, no privilege needed.
 */
export async function readSizes(session: Session): Promise<Sizes> {
  for (const by of ["files", "statistics"] as const) {
    const { rows, error } = await tryRead(session, [sizesSql(by)], settings);
    if (error === null) return toSizes(rows[0] ?? []);
  }
  // A size that nobody knows is said to be unknown; it is no reason to know nothing else.
  return new Map();
}

function toSizes(rows: readonly (readonly (string | null)[])[]): Sizes {
  return new Map(rows.map(([table, count, bytes]): [string, Size] => [table ?? "", toSize(count, bytes)]));
}

function toSize(rows: string | null | undefined, bytes: string | null | undefined): Size {
  return { rows: rows == null ? null : Math.round(Number(rows)), bytes: bytes == null ? null : Number(bytes) };
}

/**
 * A size of its own is unknown where nothing was ever counted: reltuples is -1 then, and 0 live tuples mean nothing.
 * Children are found by pg_inherits, since pg_partition_tree would lock each of them.
 */
function sizesSql(by: "files" | "statistics"): string {
  const page = `pg_catalog.current_setting('block_size')::bigint`;
  const bytes =
    by === "files"
      ? "pg_catalog.pg_total_relation_size(c.oid)"
      : `CASE WHEN c.reltuples >= 0 THEN ${page} * (c.relpages + coalesce(t.relpages, 0) + (SELECT coalesce(sum(x.relpages), 0)
          FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid IN (c.oid, c.reltoastrelid))) END`;
  const isEmpty = by === "files" ? "pg_catalog.pg_relation_size(c.oid) = 0" : "false";
  return `WITH RECURSIVE own AS MATERIALIZED (
    SELECT c.oid, n.nspname, c.relname, CASE WHEN c.relkind = 'p' THEN 0
        WHEN c.reltuples >= 0 OR pg_stat_get_live_tuples(c.oid) > 0 THEN greatest(c.reltuples, pg_stat_get_live_tuples(c.oid))
        WHEN c.relkind <> 'f' AND ${isEmpty} THEN 0 END AS rows,
      CASE c.relkind WHEN 'p' THEN 0 WHEN 'f' THEN NULL ELSE ${bytes} END AS bytes, c.relkind, c.relpages
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
    WHERE c.relkind IN ('r', 'p', 'm', 'f') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'),
  tree AS (SELECT oid AS root, oid FROM own UNION SELECT t.root, i.inhrelid FROM tree t JOIN pg_inherits i ON i.inhparent = t.oid)
SELECT quote_ident(r.nspname) || '.' || quote_ident(r.relname), CASE WHEN NOT bool_or(o.rows IS NULL) THEN sum(o.rows) END,
  CASE WHEN NOT bool_or(o.bytes IS NULL) THEN sum(o.bytes) END
  FROM tree JOIN own r ON r.oid = tree.root JOIN own o ON o.oid = tree.oid WHERE r.relkind <> 'f'
  GROUP BY r.oid, r.nspname, r.relname ORDER BY sum(o.relpages) DESC, 1 LIMIT ${mostTables}`;
}
