import { notReadable } from "../../core/schema/snapshot.js";
import { firstOfPeople, routine } from "./catalog-query.js";
import type { RareKind } from "./rare-kinds.js";

export const wrappers: RareKind = {
  kind: "foreign data wrapper",
  catalog: "pg_foreign_data_wrapper",
  // Extensions bring them, and most have no other.
  seldom: `o.oid >= ${firstOfPeople}`,
  from: () => "FROM pg_catalog.pg_foreign_data_wrapper o",
  identity: "pg_catalog.quote_ident(o.fdwname)",
  owner: "o.fdwowner",
  acl: ["o.fdwacl", "F"],
  attributes: () => ({
    handler: routine("o.fdwhandler"),
    validator: routine("o.fdwvalidator"),
    "options:foreign": "o.fdwoptions::text",
  }),
};

export const servers: RareKind = {
  kind: "server",
  catalog: "pg_foreign_server",
  seldom: "starts empty",
  from: () => "FROM pg_catalog.pg_foreign_server o JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = o.srvfdw",
  identity: "pg_catalog.quote_ident(o.srvname)",
  owner: "o.srvowner",
  acl: ["o.srvacl", "S"],
  attributes: () => ({
    wrapper: "pg_catalog.quote_ident(w.fdwname)",
    type: "o.srvtype",
    version: "o.srvversion",
    "options:foreign": "o.srvoptions::text",
  }),
};

/** Whether the view shows options at all, by its own rule: NULL means none, or not for these eyes. */
const mayRead = `(SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user)
        OR (o.umuser = 0 AND pg_catalog.pg_has_role(s.srvowner, 'USAGE'))
        OR (o.usename = current_user AND (pg_catalog.pg_has_role(s.srvowner, 'USAGE') OR pg_catalog.has_server_privilege(s.oid, 'USAGE')))`;

/** Who may log in elsewhere as whom; of secrets, that they are there. */
export const userMappings: RareKind = {
  kind: "user mapping",
  catalog: "pg_user_mapping",
  seldom: "starts empty",
  from: () =>
    "FROM (SELECT m.umid AS oid, m.* FROM pg_catalog.pg_user_mappings m) o JOIN pg_catalog.pg_foreign_server s ON s.oid = o.srvid",
  identity:
    "CASE WHEN o.umuser = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(o.usename) END || ' on ' || pg_catalog.quote_ident(o.srvname)",
  attributes: () => ({
    "options:foreign": `CASE WHEN ${mayRead} THEN o.umoptions::text ELSE '{${notReadable}}' END`,
    server: "pg_catalog.quote_ident(o.srvname)",
  }),
};
