import {
  comment,
  flag,
  inScope,
  notOfExtension,
  notOwn,
  options,
  owner,
  privileges,
  qualified,
} from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";

const from = `FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;

/** Tables of all kinds. Views have definitions of their own, read in chunks (`view-definitions.ts`). */
export const relations: CatalogQuery = {
  name: "relations",
  sql: (
    scope,
  ) => `SELECT CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'f' THEN 'foreign table'
      WHEN 'v' THEN 'view' ELSE 'materialized view' END AS kind, ${qualified("n", "c.relname")} AS identity,
    ${owner("c.relowner")} AS owner, ${privileges("c.relacl", "'r'", "c.relowner")} AS privileges,
    CASE c.relpersistence WHEN 'u' THEN 'unlogged' WHEN 't' THEN 'temporary' END AS persistence,
    ${flag("c.relrowsecurity")} AS row_security, ${flag("c.relforcerowsecurity")} AS force_row_security,
    CASE c.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index ' || coalesce((SELECT x.relname FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident), 'missing') END AS replica_identity,
    ${options("c.reloptions")} AS options, ${options("(SELECT t.reloptions FROM pg_catalog.pg_class t WHERE t.oid = c.reltoastrelid)")} AS toast_options,
    (SELECT t.spcname FROM pg_catalog.pg_tablespace t WHERE t.oid = c.reltablespace) AS tablespace,
    (SELECT CASE WHEN a.amname <> 'heap' THEN a.amname END FROM pg_catalog.pg_am a WHERE a.oid = c.relam) AS access_method,
    CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_key,
    CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
    (SELECT pg_catalog.string_agg(h.inhparent::pg_catalog.regclass::text, ', ' ORDER BY h.inhseqno) FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid) AS parents,
    CASE WHEN c.reloftype <> 0 THEN c.reloftype::pg_catalog.regtype::text END AS of_type,
    (SELECT s.srvname FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid) AS server,
    ${options("(SELECT f.ftoptions FROM pg_catalog.pg_foreign_table f WHERE f.ftrelid = c.oid)")} AS server_options,
    (SELECT 'off for ' || pg_catalog.string_agg(k.conname, ', ' ORDER BY k.conname) FROM pg_catalog.pg_constraint k WHERE k.contype = 'f'
      AND EXISTS (SELECT FROM pg_catalog.pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgisinternal AND g.tgenabled = 'D' AND g.tgrelid = c.oid)) AS foreign_keys_checked,
    ${comment("pg_class", "c.oid")} AS comment
    ${from} WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND c.relpersistence <> 't' AND ${inScope("n", scope)} AND ${notOwn("n", "c", scope)} AND ${notOfExtension("pg_class", "c.oid")}`,
};

/** Columns of tables, views and foreign tables; position is the rank among the live ones, which survives dropped columns. */
export const columns: CatalogQuery = {
  name: "columns",
  sql: (scope) => `SELECT 'column' AS kind, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname) AS identity,
    pg_catalog.format_type(a.atttypid, a.atttypmod) AS type, ${flag("a.attnotnull")} AS not_null,
    CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END AS "default",
    CASE WHEN a.attgenerated <> '' THEN CASE a.attgenerated WHEN 's' THEN 'stored ' ELSE 'virtual ' END || pg_catalog.pg_get_expr(d.adbin, d.adrelid) END AS generated,
    CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END || (SELECT pg_catalog.format(' start %s increment %s min %s max %s cache %s%s', q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, CASE WHEN q.seqcycle THEN ' cycle' ELSE '' END)
      FROM pg_catalog.pg_sequence q JOIN pg_catalog.pg_depend qd ON qd.objid = q.seqrelid AND qd.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND qd.deptype = 'i' AND qd.refobjid = a.attrelid AND qd.refobjsubid = a.attnum) AS identity_options,
    CASE WHEN a.attcollation <> t.typcollation THEN (SELECT pg_catalog.format('%I.%I', ln.nspname, l.collname) FROM pg_catalog.pg_collation l JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = a.attcollation) END AS collation,
    CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END END AS storage,
    CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
    CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text END AS statistics,
    ${options("a.attoptions")} AS options, ${options("a.attfdwoptions")} AS server_options,
    ${privileges("a.attacl", "'c'", "c.relowner")} AS privileges,
    pg_catalog.col_description(c.oid, a.attnum) AS comment,
    (pg_catalog.row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum))::text AS position
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND c.relpersistence <> 't'
    AND ${inScope("n", scope)} AND ${notOwn("n", "c", scope)} AND ${notOfExtension("pg_class", "c.oid")}`,
};

/** Sequences that stand alone or belong to a serial column; those of identity columns ride on the column. */
export const sequences: CatalogQuery = {
  name: "sequences",
  sql: (
    scope,
  ) => `SELECT 'sequence' AS kind, ${qualified("n", "c.relname")} AS identity, ${owner("c.relowner")} AS owner,
    ${privileges("c.relacl", "'s'", "c.relowner")} AS privileges, pg_catalog.format_type(q.seqtypid, NULL) AS type,
    pg_catalog.format('start %s increment %s min %s max %s cache %s%s', q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, CASE WHEN q.seqcycle THEN ' cycle' ELSE '' END) AS options,
    CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
    (SELECT pg_catalog.format('%s.%I', d.refobjid::pg_catalog.regclass, a.attname) FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
      WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'a' AND d.refobjsubid > 0 LIMIT 1) AS owned_by,
    ${comment("pg_class", "c.oid")} AS comment
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_sequence q ON q.seqrelid = c.oid
    WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND ${inScope("n", scope)} AND ${notOfExtension("pg_class", "c.oid")}
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND i.objid = c.oid AND i.deptype = 'i')`,
};
