import { comment, flag, inScope, notOfExtension, owner, privileges } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";

/** Types of people; those of tables, arrays and multiranges come along with what they belong to. */
export const types: CatalogQuery = {
  name: "types",
  sql: (
    scope,
  ) => `SELECT CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'c' THEN 'composite type' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range' ELSE 'type' END AS kind,
    pg_catalog.format('%I.%I', n.nspname, t.typname) AS identity,
    (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) AS labels,
    CASE WHEN t.typtype = 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END AS type,
    ${flag("t.typtype = 'd' AND t.typnotnull")} AS not_null, CASE WHEN t.typtype = 'd' THEN t.typdefault END AS "default",
    CASE WHEN t.typtype = 'd' AND t.typcollation <> (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = t.typbasetype) THEN t.typcollation::pg_catalog.regcollation::text END AS collation,
    (SELECT pg_catalog.format('subtype %s opclass %s collation %s canonical %s diff %s', r.rngsubtype::pg_catalog.regtype, o.opcname, nullif(r.rngcollation, 0)::pg_catalog.regcollation, r.rngcanonical, r.rngsubdiff)
      FROM pg_catalog.pg_range r JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc WHERE r.rngtypid = t.oid) AS range,
    CASE WHEN t.typtype = 'b' THEN pg_catalog.format('input %s output %s receive %s send %s length %s align %s', t.typinput, t.typoutput, t.typreceive, t.typsend, t.typlen, t.typalign) END AS base,
    ${owner("t.typowner")} AS owner, ${privileges("t.typacl", "'T'", "t.typowner")} AS privileges, ${comment("pg_type", "t.oid")} AS comment
    FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
    WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c') OR (t.typtype = 'b' AND t.typelem = 0 AND t.typname !~ '^_'))
    AND ${inScope("n", scope)} AND ${notOfExtension("pg_type", "t.oid")}`,
};

/** CHECK constraints of domains. */
export const domainConstraints: CatalogQuery = {
  name: "domain constraints",
  sql: (
    scope,
  ) => `SELECT 'domain constraint' AS kind, pg_catalog.format('%I.%I.%I', n.nspname, t.typname, k.conname) AS identity,
    pg_catalog.pg_get_constraintdef(k.oid) AS definition, ${flag("NOT k.convalidated")} AS not_valid, ${comment("pg_constraint", "k.oid")} AS comment
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_type t ON t.oid = k.contypid JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    WHERE k.contype = 'c' AND ${inScope("n", scope)} AND ${notOfExtension("pg_type", "t.oid")}`,
};
