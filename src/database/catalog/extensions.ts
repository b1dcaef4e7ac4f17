import { inScope, joinComment } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";
import type { RareKind } from "./rare-kinds.js";

export const schemas: RareKind = {
  kind: "schema",
  catalog: "pg_namespace",
  from: (scope) => `FROM pg_catalog.pg_namespace o WHERE ${inScope("o", scope)}`,
  identity: "pg_catalog.quote_ident(o.nspname)",
  owner: "o.nspowner",
  acl: ["o.nspacl", "n"],
  attributes: () => ({}),
};

/** Kinds of members that have privileges: catalog, type for acldefault, column of the ACL and of the owner. */
const members = [
  ["pg_proc", "'f'", "proacl", "proowner"],
  ["pg_class", `CASE o.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char"`, "relacl", "relowner"],
  ["pg_type", "'T'", "typacl", "typowner"],
  ["pg_namespace", "'n'", "nspacl", "nspowner"],
  ["pg_language", "'l'", "lanacl", "lanowner"],
  ["pg_foreign_data_wrapper", "'F'", "fdwacl", "fdwowner"],
  ["pg_foreign_server", "'S'", "srvacl", "srvowner"],
] as const;

/** Only what is not as pg_init_privs has it; no row there means that it began with the default. */
const changed = members.map(
  ([
    catalog,
    type,
    acl,
    owner,
  ]) => `SELECT d.refobjid, d.classid, d.objid, o.${acl} AS acl, coalesce(i.initprivs, pg_catalog.acldefault(${type}, o.${owner})) AS standard, o.${owner} AS owner
        FROM pg_catalog.pg_depend d JOIN pg_catalog.${catalog} o ON o.oid = d.objid
        LEFT JOIN pg_catalog.pg_init_privs i ON i.objoid = d.objid AND i.classoid = d.classid AND i.objsubid = 0
        WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.deptype = 'e'
        AND o.${acl} IS NOT NULL AND o.${acl} IS DISTINCT FROM i.initprivs`,
);

/**
 * Extensions; of what they brought, only privileges that are no longer as the extension left them; of what else there is,
 * only what DEPENDS ON EXTENSION would make go with them.
 */
export const extensions: CatalogQuery = {
  name: "extensions",
  sql: () => `SELECT 'extension' AS kind, pg_catalog.quote_ident(e.extname) AS identity, e.extversion AS version, pg_catalog.quote_ident(n.nspname) AS schema,
    m.privileges AS "member_privileges:members", (SELECT pg_catalog.count(*) FROM pg_catalog.pg_depend d
      WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.refobjid = e.oid AND d.deptype = 'e') AS members,
    (SELECT pg_catalog.string_agg(i.type || ' ' || i.identity, '; ' ORDER BY i.type, i.identity COLLATE "C") FROM pg_catalog.pg_depend d
      CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, 0) i
      WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.refobjid = e.oid AND d.deptype = 'x') AS dependents, cm.description AS comment
    FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace ${joinComment("cm", "pg_extension", "e.oid")}
    LEFT JOIN (SELECT c.refobjid, pg_catalog.json_agg(pg_catalog.json_build_array((pg_catalog.pg_identify_object(c.classid, c.objid, 0)).identity,
        ARRAY[pg_catalog.pg_get_userbyid(c.owner)::text, c.acl::text, c.standard::text]::text)) AS privileges
      FROM (${changed.join("\n        UNION ALL ")}) c GROUP BY c.refobjid) m ON m.refobjid = e.oid`,
};
