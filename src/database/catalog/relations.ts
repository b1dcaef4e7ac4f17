import {
  expression,
  flag,
  isInScope,
  joinComment,
  notOfExtension,
  owner,
  qualified,
  relationInScope,
  tablespace,
} from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";
import { acl } from "./privileges.js";

/** Constraints that nobody checks since DISABLE TRIGGER ALL: the catalog shows it on triggers that no tool shows. */
const unchecked = `SELECT g.tgrelid, pg_catalog.string_agg(DISTINCT CASE g.tgenabled WHEN 'D' THEN 'off for ' WHEN 'R' THEN 'on replicas only for ' ELSE 'always for ' END || pg_catalog.quote_ident(k.conname), ', ') AS checks
    FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_constraint k ON k.oid = g.tgconstraint AND k.contype <> 't'
    WHERE g.tgisinternal AND g.tgenabled <> 'O' AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger gp
      WHERE k.conparentid <> 0 AND gp.tgconstraint = k.conparentid AND gp.tgfoid = g.tgfoid AND gp.tgenabled = g.tgenabled)
    GROUP BY g.tgrelid`;

const parents = `SELECT h.inhrelid, pg_catalog.string_agg(h.inhparent::pg_catalog.regclass::text, ', ' ORDER BY h.inhseqno) AS names, pg_catalog.bool_or(h.inhdetachpending) AS pending
    FROM pg_catalog.pg_inherits h GROUP BY h.inhrelid`;

/** Tables of all kinds; the definitions of views are read apart (`view-definitions.ts`). */
export const relations: CatalogQuery = {
  name: "relations",
  sql: (
    scope,
  ) => `SELECT CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'f' THEN 'foreign table'
      WHEN 'v' THEN 'view' ELSE 'materialized view' END AS kind, ${qualified("n", "c.relname")} AS identity,
    ${owner("c.relowner")} AS owner, ${acl({ acl: "c.relacl", type: "'r'", ownerOid: "c.relowner" })} AS "privileges:acl",
    CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
    ${flag("c.relrowsecurity")} AS row_security, ${flag("c.relforcerowsecurity")} AS force_row_security,
    CASE WHEN c.relkind IN ('r', 'p') THEN CASE c.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index ' || coalesce((SELECT pg_catalog.quote_ident(x.relname) FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident), 'missing') END END AS replica_identity,
    c.reloptions AS "options:list", w.reloptions AS "toast_options:list", ${tablespace("c.reltablespace")} AS tablespace,
    CASE WHEN a.amname <> 'heap' THEN pg_catalog.quote_ident(a.amname) END AS access_method,
    CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_key,
    ${expression("c.relpartbound", "c.oid")} AS partition_bound, h.names AS parents, ${flag("h.pending")} AS detach_pending,
    CASE WHEN c.reloftype <> 0 THEN c.reloftype::pg_catalog.regtype::text END AS of_type,
    pg_catalog.quote_ident(s.srvname) AS server, f.ftoptions AS "server_options:foreign",
    u.checks AS constraints_checked, cm.description AS comment
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_class w ON w.oid = c.reltoastrelid LEFT JOIN pg_catalog.pg_am a ON a.oid = c.relam
    LEFT JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = c.oid LEFT JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
    LEFT JOIN (${unchecked}) u ON u.tgrelid = c.oid LEFT JOIN (${parents}) h ON h.inhrelid = c.oid
    ${joinComment("cm", "pg_class", "c.oid")}
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND ${relationInScope("n", "c", scope)}`,
};

const options = `'start ' || q.seqstart || ' increment ' || q.seqincrement || ' min ' || q.seqmin || ' max ' || q.seqmax || ' cache ' || q.seqcache || CASE WHEN q.seqcycle THEN ' cycle' ELSE '' END`;

/** Sequences that stand alone or belong to a serial column, whose owner they follow; those of identity columns ride on the column. */
export const sequences: CatalogQuery = {
  name: "sequences",
  sql: (scope) => `SELECT 'sequence' AS kind, ${qualified("n", "c.relname")} AS identity,
    CASE WHEN o.relname IS NULL THEN ${owner("c.relowner")} END AS owner,
    ${acl({ acl: "c.relacl", type: "'s'", ownerOid: "c.relowner" })} AS "privileges:acl",
    pg_catalog.format_type(q.seqtypid, NULL) AS type, ${options} AS options,
    CASE WHEN c.relpersistence = 'u' AND o.relpersistence IS DISTINCT FROM 'u' THEN 'unlogged' END AS persistence,
    o.oid::pg_catalog.regclass::text || '.' || pg_catalog.quote_ident(a.attname) AS owned_by, cm.description AS comment
    FROM pg_catalog.pg_sequence q JOIN pg_catalog.pg_class c ON c.oid = q.seqrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjsubid > 0
    LEFT JOIN pg_catalog.pg_class o ON o.oid = d.refobjid
    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    ${joinComment("cm", "pg_class", "c.oid")}
    WHERE d.deptype IS DISTINCT FROM 'i' AND c.relpersistence <> 't' AND ${isInScope("c.relnamespace", "n", scope)} AND ${notOfExtension("pg_class", "c.oid")}`,
};

/** The sequence of an identity column, which nobody sees as an object of its own; looked up for such columns only. */
export const identitySequence = `SELECT ${qualified("qn", "qc.relname")} AS name, ${options} AS options, ${acl({ acl: "qc.relacl", type: "'s'", ownerOid: "qc.relowner" })} AS privileges, pg_catalog.obj_description(qc.oid, 'pg_class') AS comment
      FROM pg_catalog.pg_depend qd JOIN pg_catalog.pg_sequence q ON q.seqrelid = qd.objid JOIN pg_catalog.pg_class qc ON qc.oid = q.seqrelid JOIN pg_catalog.pg_namespace qn ON qn.oid = qc.relnamespace
      WHERE a.attidentity <> '' AND qd.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND qd.refobjid = a.attrelid AND qd.refobjsubid = a.attnum
      AND qd.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND qd.deptype = 'i' LIMIT 1`;
