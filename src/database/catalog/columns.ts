import { expression, flag, foreignOptions, options, qualified, relationInScope } from "./catalog-query.js";
import type { CatalogQuery, CatalogScope } from "./catalog-query.js";
import { privileges } from "./privileges.js";
import { identitySequences } from "./relations.js";

/** Not of a view: there, the definition decides. */
const own = "c.relkind NOT IN ('v', 'm')";

const stored = expression("d.adbin", "d.adrelid");

/** Names of NOT NULL constraints are objects of their own from 18 on; one that PostgreSQL would choose says nothing. */
function notNull({ major }: CatalogScope): { readonly attributes: string; readonly join: string } {
  if (major < 18) return { attributes: `${flag(`a.attnotnull AND ${own}`)} AS not_null`, join: "" };
  return {
    attributes: `CASE WHEN a.attnotnull AND ${own} THEN CASE WHEN NOT k.convalidated THEN 'not valid' WHEN k.connoinherit THEN 'no inherit' ELSE 'yes' END END AS not_null,
    CASE WHEN k.conislocal AND k.conname <> c.relname || '_' || a.attname || '_not_null' THEN pg_catalog.quote_ident(k.conname) END AS not_null_name,
    (SELECT cm.description FROM pg_catalog.pg_description cm WHERE cm.objoid = k.oid AND cm.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass) AS not_null_comment`,
    join: `LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'n' AND k.conkey[1] = a.attnum`,
  };
}

/**
 * Columns of tables, views and foreign tables, attributes of composite types; position is the rank among the live ones,
 * which survives dropped columns. What a view's definition decides is told there.
 */
export const columns: CatalogQuery = {
  name: "columns",
  sql: (scope) => {
    const { attributes, join } = notNull(scope);
    // Identity reaches partitions from 17 on, always as the parent has it.
    const identity = scope.major < 17 ? "a.attidentity <> ''" : "a.attidentity <> '' AND NOT c.relispartition";
    return `SELECT CASE c.relkind WHEN 'c' THEN 'attribute' ELSE 'column' END AS kind, ${qualified("n", "c.relname", "a.attname")} AS identity,
    CASE WHEN ${own} THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END AS type, ${attributes},
    CASE WHEN a.attgenerated = '' THEN ${stored} END AS "default",
    CASE a.attgenerated WHEN '' THEN NULL WHEN 's' THEN 'stored ' ELSE 'virtual ' END || ${stored} AS generated,
    CASE WHEN ${identity} THEN CASE a.attidentity WHEN 'a' THEN 'always ' ELSE 'by default ' END || q.options END AS identity_options,
    CASE WHEN ${identity} THEN q.name END AS identity_sequence, CASE WHEN ${identity} THEN q.privileges END AS sequence_privileges,
    CASE WHEN a.attcollation <> t.typcollation AND ${own} THEN a.attcollation::pg_catalog.regcollation::text END AS collation,
    CASE WHEN a.attstorage <> t.typstorage AND c.relkind <> 'v' THEN CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END END AS storage,
    CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
    CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text END AS statistics,
    ${options("a.attoptions")} AS options, ${foreignOptions("a.attfdwoptions")} AS server_options,
    ${privileges({ acl: "a.attacl", type: "'c'", ownerOid: "c.relowner" })} AS privileges, cd.description AS comment,
    CASE WHEN ${own} THEN pg_catalog.row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum) END AS position,
    ${flag("a.attinhcount > 0 AND NOT a.attislocal")} AS inherited
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN pg_catalog.pg_description cd ON cd.objoid = a.attrelid AND cd.objsubid = a.attnum AND cd.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
    LEFT JOIN (${identitySequences}) q ON q.refobjid = a.attrelid AND q.refobjsubid = a.attnum ${join}
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND ${relationInScope("n", "c", scope)}`;
  },
};
