import { comment, flag, inScope, notOfExtension, notOwn, options } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";

/** Constraints of tables, with the index behind them; copies on partitions ride on the parent's. An allow-list of kinds: new majors add some. */
export const constraints: CatalogQuery = {
  name: "constraints",
  sql: (
    scope,
  ) => `SELECT 'constraint' AS kind, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, k.conname) AS identity,
    pg_catalog.pg_get_constraintdef(k.oid) AS definition, ${flag("NOT k.convalidated AND k.contype IN ('c', 'f')")} AS not_valid,
    CASE WHEN i.indexrelid IS NOT NULL AND NOT (i.indisvalid AND i.indisready) THEN 'INVALID' END AS index_state,
    ${flag("i.indisclustered")} AS clustered, ${options("x.reloptions")} AS index_options,
    (SELECT t.spcname FROM pg_catalog.pg_tablespace t WHERE t.oid = x.reltablespace) AS tablespace,
    ${comment("pg_constraint", "k.oid")} AS comment
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
    LEFT JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    WHERE k.contype IN ('p', 'u', 'x', 'c', 'f') AND k.conparentid = 0 AND (k.conislocal OR k.contype <> 'c')
    AND c.relpersistence <> 't' AND ${inScope("n", scope)} AND ${notOwn("n", "c", scope)} AND ${notOfExtension("pg_class", "c.oid")}`,
};

/** Names and validity of NOT NULL constraints, which are objects of their own from 18 on. */
export const notNullConstraints: CatalogQuery = {
  name: "not-null constraints",
  sql: (scope) =>
    scope.major < 18
      ? null
      : `SELECT 'not-null constraint' AS kind, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname) AS identity,
    k.conname::text AS name, ${flag("NOT k.convalidated")} AS not_valid, ${flag("k.connoinherit")} AS no_inherit
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
    WHERE k.contype = 'n' AND k.conislocal AND c.relpersistence <> 't' AND ${inScope("n", scope)} AND ${notOwn("n", "c", scope)} AND ${notOfExtension("pg_class", "c.oid")}`,
};

/** Indexes that no constraint owns; those of partitions ride on the parent's. */
export const indexes: CatalogQuery = {
  name: "indexes",
  sql: (scope) => `SELECT 'index' AS kind, pg_catalog.format('%I.%I', n.nspname, x.relname) AS identity,
    pg_catalog.pg_get_indexdef(x.oid) AS definition, i.indrelid::pg_catalog.regclass::text AS "table",
    CASE WHEN NOT i.indisvalid THEN 'INVALID' WHEN NOT i.indisready THEN 'not ready' END AS state,
    ${flag("i.indisclustered")} AS clustered, (SELECT t.spcname FROM pg_catalog.pg_tablespace t WHERE t.oid = x.reltablespace) AS tablespace,
    (SELECT pg_catalog.string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = x.oid AND a.attstattarget >= 0) AS statistics,
    ${comment("pg_class", "x.oid")} AS comment
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = x.relnamespace
    WHERE NOT x.relispartition AND c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't'
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = x.oid AND k.contype IN ('p', 'u', 'x'))
    AND ${inScope("n", scope)} AND ${notOwn("n", "c", scope)} AND ${notOfExtension("pg_class", "c.oid")}`,
};

/** Extended statistics. */
export const statistics: CatalogQuery = {
  name: "statistics",
  sql: (scope) => `SELECT 'statistics' AS kind, pg_catalog.format('%I.%I', n.nspname, s.stxname) AS identity,
    pg_catalog.pg_get_statisticsobjdef(s.oid) AS definition, CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget::text END AS target,
    pg_catalog.pg_get_userbyid(s.stxowner) AS owner, ${comment("pg_statistic_ext", "s.oid")} AS comment
    FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace WHERE ${inScope("n", scope)}`,
};
