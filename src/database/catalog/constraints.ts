import {
  flag,
  isInScope,
  joinComment,
  notOfExtension,
  qualified,
  relationInScope,
  tablespace,
} from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";
import type { RareKind } from "./rare-kinds.js";

/** What pg_get_constraintdef writes, without NOT VALID at its end: that is an attribute of its own. */
const definition = `CASE WHEN k.convalidated THEN pg_catalog.pg_get_constraintdef(k.oid) ELSE pg_catalog.regexp_replace(pg_catalog.pg_get_constraintdef(k.oid), ' NOT VALID$', '') END AS definition,
    ${flag("NOT k.convalidated")} AS not_valid`;

const state = `CASE WHEN NOT i.indisvalid THEN 'INVALID' WHEN NOT (i.indisready AND i.indislive) THEN 'not ready' END`;

/**
 * The indexes of partitions below one of a partitioned table that is INVALID for want of others; below a valid one,
 * every partition has its own.
 */
const attached = `CASE WHEN x.relkind = 'I' AND NOT i.indisvalid THEN (SELECT pg_catalog.string_agg(${qualified("an", "ax.relname")}, ', ' ORDER BY an.nspname, ax.relname)
      FROM pg_catalog.pg_inherits ai JOIN pg_catalog.pg_class ax ON ax.oid = ai.inhrelid JOIN pg_catalog.pg_namespace an ON an.oid = ax.relnamespace WHERE ai.inhparent = x.oid) END`;

/**
 * Constraints of tables, with the index behind them. An allow-list of kinds: new majors add some. A foreign key to a
 * partitioned table is one more for each partition there, which nobody sees.
 */
export const constraints: CatalogQuery = {
  name: "constraints",
  sql: (scope) => `SELECT 'constraint' AS kind, ${qualified("n", "c.relname", "k.conname")} AS identity, ${definition},
    ${state} AS index_state, ${flag("i.indisclustered")} AS clustered, x.reloptions AS "index_options:list",
    ${tablespace("x.reltablespace")} AS tablespace, ci.description AS index_comment,
    cm.description AS comment, ${flag("k.conparentid <> 0 OR NOT k.conislocal")} AS inherited
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
    LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
    LEFT JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    ${joinComment("ci", "pg_class", "x.oid")} ${joinComment("cm", "pg_constraint", "k.oid")}
    WHERE k.contype IN ('p', 'u', 'x', 'c', 'f') AND (p.confrelid IS NULL OR p.confrelid = k.confrelid) AND ${relationInScope("n", "c", scope)}`,
};

/** CHECK constraints of domains. */
export const domainConstraints: RareKind = {
  kind: "domain constraint",
  catalog: "pg_constraint",
  from: (
    scope,
  ) => `FROM (SELECT k.*, ${definition} FROM pg_catalog.pg_constraint k WHERE k.contypid <> 0 AND k.contype = 'c') o JOIN pg_catalog.pg_type t ON t.oid = o.contypid
      JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE ${isInScope("t.typnamespace", "n", scope)} AND ${notOfExtension("pg_type", "t.oid")}`,
  identity: qualified("n", "t.typname", "o.conname"),
  attributes: () => ({ definition: "o.definition", not_valid: "o.not_valid" }),
};

/** Indexes that no constraint owns. */
export const indexes: CatalogQuery = {
  name: "indexes",
  sql: (scope) => `SELECT 'index' AS kind, ${qualified("n", "x.relname")} AS identity,
    pg_catalog.pg_get_indexdef(x.oid) AS definition, ${qualified("n", "c.relname")} AS "table", ${state} AS state, ${attached} AS attached,
    ${flag("i.indisclustered")} AS clustered, ${tablespace("x.reltablespace")} AS tablespace,
    CASE WHEN i.indexprs IS NOT NULL THEN (SELECT pg_catalog.string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = x.oid AND a.attstattarget >= 0) END AS statistics,
    cm.description AS comment, ${flag("x.relispartition")} AS inherited
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace ${joinComment("cm", "pg_class", "x.oid")}
    WHERE c.relkind IN ('r', 'p', 'm') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = x.oid AND k.contype IN ('p', 'u', 'x'))
    AND ${relationInScope("n", "c", scope)}`,
};

/** Extended statistics. */
export const statistics: RareKind = {
  kind: "statistics",
  catalog: "pg_statistic_ext",
  seldom: "starts empty",
  from: (scope) => `FROM pg_catalog.pg_statistic_ext o JOIN pg_catalog.pg_namespace sn ON sn.oid = o.stxnamespace
      JOIN pg_catalog.pg_class c ON c.oid = o.stxrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ${relationInScope("n", "c", scope)}`,
  identity: qualified("sn", "o.stxname"),
  owner: "o.stxowner",
  attributes: () => ({
    definition: "pg_catalog.pg_get_statisticsobjdef(o.oid)",
    table: qualified("n", "c.relname"),
    statistics: "CASE WHEN o.stxstattarget >= 0 THEN o.stxstattarget END",
  }),
};
