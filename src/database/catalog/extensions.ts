import { comment, inScope, notOfExtension, owner } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";
import { privileges } from "./privileges.js";

export const schemas: CatalogQuery = {
  name: "schemas",
  sql: (
    scope,
  ) => `SELECT 'schema' AS kind, pg_catalog.quote_ident(n.nspname) AS identity, ${owner("n.nspowner")} AS owner,
    ${privileges({ acl: "n.nspacl", type: "'n'", ownerOid: "n.nspowner" })} AS privileges, ${comment("pg_namespace", "n.oid")} AS comment
    FROM pg_catalog.pg_namespace n WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_namespace", "n.oid")}`,
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

/** Members whose privileges are no longer as the extension left them; no row in pg_init_privs means the default ones. */
function changedMembers([catalog, type, acl, ownerOid]: (typeof members)[number]): string {
  const standard = `coalesce(i.initprivs, pg_catalog.acldefault(${type}, o.${ownerOid}))`;
  return `SELECT d.refobjid, d.classid, d.objid, ${privileges({ acl: `o.${acl}`, type, ownerOid: `o.${ownerOid}`, standard })} AS privileges
    FROM pg_catalog.pg_depend d JOIN pg_catalog.${catalog} o ON o.oid = d.objid
    LEFT JOIN pg_catalog.pg_init_privs i ON i.objoid = d.objid AND i.classoid = d.classid AND i.objsubid = 0
    WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.deptype = 'e'
    AND o.${acl} IS NOT NULL AND o.${acl} IS DISTINCT FROM i.initprivs`;
}

/** Extensions; of what they brought, only privileges that somebody changed. */
export const extensions: CatalogQuery = {
  name: "extensions",
  sql: () => `SELECT 'extension' AS kind, pg_catalog.quote_ident(e.extname) AS identity, e.extversion AS version, pg_catalog.quote_ident(n.nspname) AS schema,
    p.privileges AS member_privileges, ${comment("pg_extension", "e.oid")} AS comment
    FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
    LEFT JOIN (SELECT m.refobjid, pg_catalog.string_agg(m.line, '; ' ORDER BY m.line COLLATE "C") AS privileges
      FROM (SELECT c.refobjid, (pg_catalog.pg_identify_object(c.classid, c.objid, 0)).identity || ' ' || c.privileges AS line
        FROM (${members.map(changedMembers).join(" UNION ALL ")}) c WHERE c.privileges IS NOT NULL) m GROUP BY m.refobjid) p ON p.refobjid = e.oid`,
};
