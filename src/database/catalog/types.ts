import { flag, isInScope, joinComment, notOfExtension, owner, qualified, routine } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";
import { acl } from "./privileges.js";

/** All that makes a base type one, but its name. */
const base = `pg_catalog.concat_ws(' ', 'input ' || ${routine("t.typinput")}, 'output ' || ${routine("t.typoutput")}, 'receive ' || ${routine("t.typreceive")}, 'send ' || ${routine("t.typsend")},
    'typmod_in ' || ${routine("t.typmodin")}, 'typmod_out ' || ${routine("t.typmodout")}, 'analyze ' || ${routine("t.typanalyze")}, 'subscript ' || ${routine("t.typsubscript")},
    'length ' || t.typlen, CASE WHEN t.typbyval THEN 'by value' END, 'alignment ' || t.typalign::text, 'storage ' || t.typstorage::text, 'category ' || t.typcategory::text,
    CASE WHEN t.typispreferred THEN 'preferred' END, 'element ' || nullif(t.typelem, 0)::pg_catalog.regtype::text, 'delimiter ' || t.typdelim::text, CASE WHEN t.typcollation <> 0 THEN 'collatable' END)`;

const range = `(SELECT pg_catalog.concat_ws(' ', 'subtype ' || r.rngsubtype::pg_catalog.regtype::text, 'opclass ' || pg_catalog.quote_ident(o.opcname), 'collation ' || nullif(r.rngcollation, 0)::pg_catalog.regcollation::text,
    'canonical ' || ${routine("r.rngcanonical")}, 'diff ' || ${routine("r.rngsubdiff")}, 'multirange ' || r.rngmultitypid::pg_catalog.regtype::text)
    FROM pg_catalog.pg_range r JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc WHERE r.rngtypid = t.oid)`;

/** Types of people; those of tables, arrays and multiranges come along with what they belong to. */
export const types: CatalogQuery = {
  name: "types",
  sql: (
    scope,
  ) => `SELECT CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'c' THEN 'composite type' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range' ELSE 'type' END AS kind,
    ${qualified("n", "t.typname")} AS identity,
    CASE WHEN t.typtype = 'e' THEN (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) END AS labels,
    CASE WHEN t.typtype = 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END AS type,
    ${flag("t.typtype = 'd' AND t.typnotnull")} AS not_null, coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0), t.typdefault) AS "default",
    CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation THEN t.typcollation::pg_catalog.regcollation::text END AS collation,
    CASE WHEN t.typtype = 'r' THEN ${range} WHEN t.typtype = 'b' THEN ${base} WHEN t.typtype = 'p' THEN 'shell' END AS definition,
    ${owner("t.typowner")} AS owner, ${acl({ acl: "t.typacl", type: "'T'", ownerOid: "t.typowner" })} AS "privileges:acl", cm.description AS comment
    FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype ${joinComment("cm", "pg_type", "t.oid")}
    WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c') OR (t.typtype = 'p' AND NOT t.typisdefined)
      OR (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)))
    AND ${isInScope("t.typnamespace", "n", scope)} AND ${notOfExtension("pg_type", "t.oid")}`,
};
