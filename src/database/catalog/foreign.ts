import { comment, foreignOptions, notOfExtension, owner, routine } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";
import { privileges } from "./privileges.js";
import { notReadable } from "../../core/snapshot.js";

export const wrappers: CatalogQuery = {
  name: "foreign data wrappers",
  sql: () => `SELECT 'foreign data wrapper' AS kind, pg_catalog.quote_ident(w.fdwname) AS identity, ${owner("w.fdwowner")} AS owner,
    ${routine("w.fdwhandler")} AS handler, ${routine("w.fdwvalidator")} AS validator, ${foreignOptions("w.fdwoptions")} AS options,
    ${privileges({ acl: "w.fdwacl", type: "'F'", ownerOid: "w.fdwowner" })} AS privileges, ${comment("pg_foreign_data_wrapper", "w.oid")} AS comment
    FROM pg_catalog.pg_foreign_data_wrapper w WHERE ${notOfExtension("pg_foreign_data_wrapper", "w.oid")}`,
};

export const servers: CatalogQuery = {
  name: "foreign servers",
  sql: () => `SELECT 'server' AS kind, pg_catalog.quote_ident(s.srvname) AS identity, pg_catalog.quote_ident(w.fdwname) AS wrapper, s.srvtype AS type, s.srvversion AS version,
    ${foreignOptions("s.srvoptions")} AS options, ${owner("s.srvowner")} AS owner, ${privileges({ acl: "s.srvacl", type: "'S'", ownerOid: "s.srvowner" })} AS privileges,
    ${comment("pg_foreign_server", "s.oid")} AS comment
    FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw WHERE ${notOfExtension("pg_foreign_server", "s.oid")}`,
};

/** Whether the view shows options at all, by its own rule: NULL means none, or not for these eyes. */
const mayRead = `(SELECT u.rolsuper FROM pg_catalog.pg_roles u WHERE u.rolname = current_user)
    OR (m.umuser = 0 AND pg_catalog.pg_has_role(s.srvowner, 'USAGE'))
    OR (m.usename = current_user AND (pg_catalog.pg_has_role(s.srvowner, 'USAGE') OR pg_catalog.has_server_privilege(s.oid, 'USAGE')))`;

export const userMappings: CatalogQuery = {
  name: "user mappings",
  sql: () => `SELECT 'user mapping' AS kind, CASE WHEN m.umuser = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(m.usename) END || ' on ' || pg_catalog.quote_ident(m.srvname) AS identity,
    CASE WHEN ${mayRead} THEN ${foreignOptions("m.umoptions")} ELSE '${notReadable}' END AS options, pg_catalog.quote_ident(m.srvname) AS server
    FROM pg_catalog.pg_user_mappings m JOIN pg_catalog.pg_foreign_server s ON s.oid = m.srvid`,
};
