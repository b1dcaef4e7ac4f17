import { comment, notOfExtension, options, owner, privileges } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";

export const wrappers: CatalogQuery = {
  name: "foreign data wrappers",
  sql: () => `SELECT 'foreign data wrapper' AS kind, pg_catalog.quote_ident(w.fdwname) AS identity, ${owner("w.fdwowner")} AS owner,
    nullif(w.fdwhandler::pg_catalog.regproc::text, '-') AS handler, nullif(w.fdwvalidator::pg_catalog.regproc::text, '-') AS validator, ${options("w.fdwoptions")} AS options,
    ${privileges("w.fdwacl", "'F'", "w.fdwowner")} AS privileges, ${comment("pg_foreign_data_wrapper", "w.oid")} AS comment
    FROM pg_catalog.pg_foreign_data_wrapper w WHERE ${notOfExtension("pg_foreign_data_wrapper", "w.oid")}`,
};

export const servers: CatalogQuery = {
  name: "foreign servers",
  sql: () => `SELECT 'server' AS kind, pg_catalog.quote_ident(s.srvname) AS identity, w.fdwname AS wrapper, s.srvtype AS type, s.srvversion AS version,
    ${options("s.srvoptions")} AS options, ${owner("s.srvowner")} AS owner, ${privileges("s.srvacl", "'S'", "s.srvowner")} AS privileges,
    ${comment("pg_foreign_server", "s.oid")} AS comment
    FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw WHERE ${notOfExtension("pg_foreign_server", "s.oid")}`,
};

/** Names of the options only: their values are secrets, and only some roles see them. */
export const userMappings: CatalogQuery = {
  name: "user mappings",
  sql: () => `SELECT 'user mapping' AS kind, pg_catalog.format('%s on %I', CASE WHEN m.umuser = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(m.usename) END, m.srvname) AS identity
    FROM pg_catalog.pg_user_mappings m`,
};
