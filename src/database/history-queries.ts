import { quoteLiteral } from "../core/quote.js";
import { hiddenRowsSql } from "./hidden-rows.js";
import type { Purpose } from "./hidden-rows.js";
import { replicationSql } from "./replication.js";
import type { Target } from "./target.js";

/** SQL that writes a time as ISO 8601 in UTC. */
export const utc = (column: string): string => `pg_catalog.to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Events after which a database is another one than before. */
const changes = "('start', 'apply', 'undo-start', 'undo', 'baseline', 'repair', 'adopt')";

/** Those of files: ours, and what Flyway has run. */
const ofFiles = "(r.event IN ('start', 'apply', 'undo-start', 'undo') OR r.event = 'adopt' AND r.version IS NOT NULL)";

/** The columns of the tool's tables, and of Flyway's; `named`: their names as literals. */
export function columnsSql(home: string, named: string): string {
  return `SELECT c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
    a.attnotnull AND NOT a.atthasdef AND a.attidentity = '', c.relkind,
    EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indimmediate AND i.indpred IS NULL
      AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum), c.relpersistence
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE n.nspname = ${quoteLiteral(home)} AND c.relname IN (${named}) ORDER BY 1, a.attnum`;
}

/** What else the record needs to know of its schema; `own`, `named`: the names of tables as literals. */
export function factsSql(
  { home, schemas, readOnly, major }: Target,
  { own, named, purpose }: { readonly own: string; readonly named: string; readonly purpose: Purpose },
): string {
  const list = schemas.map(quoteLiteral).join(", ");
  const ours = `SELECT o.oid FROM pg_catalog.pg_class o JOIN pg_catalog.pg_namespace m ON m.oid = o.relnamespace
    WHERE m.nspname = ${quoteLiteral(home)} AND o.relname IN (${named})`;
  return `SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname = ${quoteLiteral(home)}),
    EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN (${list}) AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
      AND c.oid NOT IN (${ours})
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass
        AND d.objid = c.oid AND (d.deptype = 'e' OR c.relkind = 'S' AND d.deptype IN ('a', 'i')))),
    ${readOnly === null ? "pg_catalog.pg_current_wal_insert_lsn()" : "NULL"}, ${utc("pg_catalog.clock_timestamp() AT TIME ZONE 'UTC'")},
    ${replicationSql(home, major, own)}, ${hiddenRowsSql(home, own, purpose)}`;
}

/**
 * The last event that changed state, when a file last began or ended, and whether rows were lost: the last word on some
 * version is that it was applied, and `versions`, where that table is there, holds none.
 */
export function changeSql(log: string, versions: string | null): string {
  return `SELECT l.id, ${utc("l.logged_at AT TIME ZONE 'UTC'")}, l.installed_by,
    (SELECT e.environment FROM ${log} e WHERE e.event IN ${changes} AND e.environment <> 'default' ORDER BY e.id DESC LIMIT 1),
    (SELECT ${utc("r.logged_at AT TIME ZONE 'UTC'")} FROM ${log} r WHERE ${ofFiles} ORDER BY r.id DESC LIMIT 1),
    ${versions === null ? "" : `NOT EXISTS (SELECT FROM ${versions}) AND `}EXISTS (SELECT FROM (SELECT DISTINCT ON (v.version) v.event FROM ${log} v
      WHERE v.event IN ${changes} AND v.version IS NOT NULL ORDER BY v.version, v.id DESC) w WHERE w.event IN ('apply', 'baseline', 'adopt'))
    FROM ${log} l WHERE l.event IN ${changes} ORDER BY l.id DESC LIMIT 1`;
}

/** The event that applied each version. */
export function applyEventsSql(log: string): string {
  return `SELECT DISTINCT ON (l.version) l.version, l.id, l.run_id, l.run_url FROM ${log} l
    WHERE l.event IN ('apply', 'baseline', 'adopt') AND l.version IS NOT NULL ORDER BY l.version, l.id DESC`;
}
