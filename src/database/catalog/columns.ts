import { expression, flag, joinComment, membersOfExtensions, qualified, relationInScope } from "./catalog-query.js";
import type { CatalogQuery, CatalogScope } from "./catalog-query.js";
import { acl } from "./privileges.js";
import { identitySequence } from "./relations.js";

/** Not of a view: there, the definition decides. */
const own = "c.relkind NOT IN ('v', 'm')";
const stored = expression("d.adbin", "d.adrelid");

/** NOT NULL is an object of its own from 18 on; a name that PostgreSQL would choose says nothing. */
const notNull = {
  value: `CASE WHEN a.attnotnull AND ${own} THEN CASE WHEN NOT k.convalidated THEN 'not valid' WHEN k.connoinherit THEN 'no inherit' ELSE 'yes' END END`,
  isNamed: "k.conname <> c.relname || '_' || a.attname || '_not_null'",
  join:
    "LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'n' AND k.conkey[1] = a.attnum " +
    joinComment("ck", "pg_constraint", "k.oid"),
};

interface Uncommon {
  /** Cheap: it is asked for each column. */
  readonly when: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What most columns do not have. Both the server and the reader are much faster when it is one column of JSON. */
function uncommon({ major }: CatalogScope): readonly Uncommon[] {
  // Identity reaches partitions from 17 on, always as the parent has it.
  const identity = major < 17 ? "a.attidentity <> ''" : "a.attidentity <> '' AND NOT c.relispartition";
  const ofIdentity = (value: string): string => `CASE WHEN ${identity} THEN ${value} END`;
  return [
    {
      when: "a.attidentity <> ''",
      attributes: {
        identity_options: ofIdentity(`CASE a.attidentity WHEN 'a' THEN 'always ' ELSE 'by default ' END || q.options`),
        identity_sequence: ofIdentity("q.name"),
        "sequence_privileges:acl": ofIdentity("q.privileges"),
        sequence_comment: ofIdentity("q.comment"),
      },
    },
    {
      when: "a.attgenerated <> ''",
      attributes: {
        generated: `CASE a.attgenerated WHEN '' THEN NULL WHEN 's' THEN 'stored ' ELSE 'virtual ' END || ${stored}`,
      },
    },
    {
      when: "a.attcollation <> t.typcollation",
      attributes: {
        collation: `CASE WHEN a.attcollation <> t.typcollation AND ${own} THEN a.attcollation::pg_catalog.regcollation::text END`,
      },
    },
    {
      when: "a.attstorage <> t.typstorage",
      attributes: {
        storage: `CASE WHEN a.attstorage <> t.typstorage AND c.relkind <> 'v' THEN CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END END`,
      },
    },
    {
      when: "a.attcompression <> ''",
      attributes: { compression: "CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END" },
    },
    {
      when: "a.attstattarget >= 0",
      attributes: { statistics: "CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text END" },
    },
    { when: "a.attoptions IS NOT NULL", attributes: { "options:list": "a.attoptions::text" } },
    { when: "a.attfdwoptions IS NOT NULL", attributes: { "server_options:foreign": "a.attfdwoptions::text" } },
    {
      when: "a.attacl IS NOT NULL",
      attributes: { "privileges:acl": acl({ acl: "a.attacl", type: "'c'", ownerOid: "c.relowner" }) },
    },
    { when: "cd.description IS NOT NULL", attributes: { comment: "cd.description" } },
    {
      when: "a.attinhcount > 0 AND NOT a.attislocal",
      attributes: { inherited: flag("a.attinhcount > 0 AND NOT a.attislocal") },
    },
    ...(major < 18
      ? []
      : [
          {
            when: notNull.isNamed,
            attributes: { not_null_name: `CASE WHEN ${notNull.isNamed} THEN pg_catalog.quote_ident(k.conname) END` },
          },
          { when: "ck.description IS NOT NULL", attributes: { not_null_comment: "ck.description" } },
        ]),
  ];
}

/**
 * Columns of tables, views and foreign tables, attributes of composite types. What a view's definition decides is told
 * there.
 */
export const columns: CatalogQuery = {
  name: "columns",
  sql: (scope) => {
    const more = uncommon(scope);
    const pairs = more.flatMap(({ attributes }) => Object.entries(attributes));
    const [names, values] = [pairs.map(([name]) => `'${name}'`), pairs.map(([, value]) => value)];
    return `SELECT CASE c.relkind WHEN 'c' THEN 'attribute' ELSE 'column' END AS kind, c.name || '.' || pg_catalog.quote_ident(a.attname) AS identity,
    CASE WHEN ${own} THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END AS type,
    ${scope.major < 18 ? flag(`a.attnotnull AND ${own}`) : notNull.value} AS not_null,
    CASE WHEN a.attgenerated = '' THEN ${stored} END AS "default",
    CASE WHEN ${own} THEN a.attrelid || ' ' || a.attnum END AS "position:rank",
    CASE WHEN ${more.map(({ when }) => `(${when})`).join(" OR ")} THEN pg_catalog.json_object(ARRAY[${names.join(", ")}], ARRAY[${values.join(", ")}]) END AS "*:json"
    FROM (SELECT c.oid, c.relkind, c.relname, c.relowner, c.relispartition, ${qualified("n", "c.relname")} AS name
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND ${relationInScope("n", "c", scope)}
        AND (c.relkind <> 'c' OR c.reltype NOT IN (${membersOfExtensions("pg_type")})) OFFSET 0) c
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN pg_catalog.pg_description cd ON cd.objoid = a.attrelid AND cd.objsubid = a.attnum AND cd.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
    LEFT JOIN LATERAL (${identitySequence}) q ON true ${scope.major < 18 ? "" : notNull.join}`;
  },
};
