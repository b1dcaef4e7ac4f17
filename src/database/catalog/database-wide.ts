import { acl } from "./privileges.js";
import { firing, flag, inScope, routine } from "./catalog-query.js";
import type { RareKind } from "./rare-kinds.js";

const thisDatabase = `(SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`;

export const eventTriggers: RareKind = {
  kind: "event trigger",
  catalog: "pg_event_trigger",
  seldom: "starts empty",
  from: () => "FROM pg_catalog.pg_event_trigger o",
  identity: "pg_catalog.quote_ident(o.evtname)",
  owner: "o.evtowner",
  attributes: () => ({
    event: "o.evtevent",
    function: routine("o.evtfoid"),
    "tags:list": "o.evttags::text",
    firing: firing("o.evtenabled"),
  }),
};

/** Those of one schema add to the ones of the database, so they are all that differs from none. */
const defaultStandard = `CASE WHEN o.defaclnamespace = 0 THEN pg_catalog.acldefault(CASE o.defaclobjtype WHEN 'S' THEN 's' ELSE o.defaclobjtype END::"char", o.defaclrole) END`;

export const defaultPrivileges: RareKind = {
  kind: "default privileges",
  catalog: "pg_default_acl",
  from: (scope) =>
    `FROM pg_catalog.pg_default_acl o LEFT JOIN pg_catalog.pg_namespace n ON n.oid = o.defaclnamespace WHERE o.defaclnamespace = 0 OR ${inScope("n", scope)}`,
  identity: `CASE o.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects' END
      || ' of ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.defaclrole)) || coalesce(' in ' || pg_catalog.quote_ident(n.nspname), '')`,
  attributes: () => ({
    "privileges:acl": acl({ acl: "o.defaclacl", type: "''", ownerOid: "o.defaclrole", standard: defaultStandard }),
    schema: "pg_catalog.quote_ident(n.nspname)",
  }),
};

/** Settings that ALTER DATABASE and ALTER ROLE … IN DATABASE left, one by one. */
export const settings: RareKind = {
  kind: "setting",
  catalog: "pg_db_role_setting",
  from: () =>
    `FROM (SELECT NULL::pg_catalog.oid AS oid, s.setrole, c FROM pg_catalog.pg_db_role_setting s CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) c WHERE s.setdatabase = ${thisDatabase}) o`,
  identity: `pg_catalog.split_part(o.c, '=', 1) || CASE WHEN o.setrole = 0 THEN '' ELSE ' of ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.setrole)) END`,
  attributes: () => ({
    value: `coalesce(nullif(pg_catalog.substr(o.c, pg_catalog.strpos(o.c, '=') + 1), ''), '''''')`,
  }),
};

/** The database itself. Its name is none of its attributes: a restored copy is the same schema. */
export const database: RareKind = {
  kind: "database",
  catalog: "pg_database",
  from: () => "FROM pg_catalog.pg_database o WHERE o.datname = pg_catalog.current_database()",
  identity: "'database'",
  owner: "o.datdba",
  attributes: () => ({
    "privileges:acl": acl({ acl: "o.datacl", type: "'d'", ownerOid: "o.datdba" }),
    connection_limit: "nullif(o.datconnlimit, -1)",
    template: flag("o.datistemplate"),
    comment: "pg_catalog.shobj_description(o.oid, 'pg_database')",
  }),
};

/** On what is not in a schema in scope, only where it is in none at all. */
export const securityLabels: RareKind = {
  kind: "security label",
  catalog: "pg_seclabel",
  seldom: "starts empty",
  from: (
    scope,
  ) => `FROM (SELECT NULL::pg_catalog.oid AS oid, l.provider, l.label, i.type, i.identity, n.nspname, n.oid AS namespace FROM pg_catalog.pg_seclabel l
      CROSS JOIN LATERAL pg_catalog.pg_identify_object(l.classoid, l.objoid, l.objsubid) i LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = i.schema) o
      WHERE o.namespace IS NULL OR ${inScope("o", scope)}`,
  identity: "o.provider || ' on ' || o.type || ' ' || o.identity",
  attributes: () => ({ label: "o.label" }),
};
