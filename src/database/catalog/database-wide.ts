import { comment, firing, inScope, notOfExtension, options, owner, routine } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";
import { privileges } from "./privileges.js";

const thisDatabase = `(SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`;

export const eventTriggers: CatalogQuery = {
  name: "event triggers",
  sql: () => `SELECT 'event trigger' AS kind, pg_catalog.quote_ident(e.evtname) AS identity, e.evtevent AS event, ${routine("e.evtfoid")} AS function,
    ${options("e.evttags")} AS tags, ${firing("e.evtenabled")} AS firing, ${owner("e.evtowner")} AS owner, ${comment("pg_event_trigger", "e.oid")} AS comment
    FROM pg_catalog.pg_event_trigger e WHERE ${notOfExtension("pg_event_trigger", "e.oid")}`,
};

/** Those of one schema add to the ones of the database, so they are all that differs from none. */
const defaultStandard = `CASE WHEN d.defaclnamespace = 0 THEN pg_catalog.acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END::"char", d.defaclrole) END`;

export const defaultPrivileges: CatalogQuery = {
  name: "default privileges",
  sql: (
    scope,
  ) => `SELECT 'default privileges' AS kind, CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects' END
      || ' of ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.defaclrole)) || coalesce(' in ' || pg_catalog.quote_ident(n.nspname), '') AS identity,
    ${privileges({ acl: "d.defaclacl", type: "''", ownerOid: "d.defaclrole", standard: defaultStandard })} AS privileges, pg_catalog.quote_ident(n.nspname) AS schema
    FROM pg_catalog.pg_default_acl d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace WHERE d.defaclnamespace = 0 OR ${inScope("n", scope)}`,
};

/** Settings that ALTER DATABASE and ALTER ROLE … IN DATABASE left, one by one. */
export const settings: CatalogQuery = {
  name: "settings",
  sql: () => `SELECT 'setting' AS kind, pg_catalog.split_part(c, '=', 1) || CASE WHEN s.setrole = 0 THEN '' ELSE ' of ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(s.setrole)) END AS identity,
    coalesce(nullif(pg_catalog.substr(c, pg_catalog.strpos(c, '=') + 1), ''), '''''') AS value
    FROM pg_catalog.pg_db_role_setting s CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) c WHERE s.setdatabase = ${thisDatabase}`,
};

/** The database's own privileges. Its name is none of its attributes: a restored copy is the same schema. */
export const database: CatalogQuery = {
  name: "database",
  sql: () => `SELECT 'database' AS kind, 'database' AS identity, ${privileges({ acl: "d.datacl", type: "'d'", ownerOid: "d.datdba" })} AS privileges
    FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()`,
};

export const securityLabels: CatalogQuery = {
  name: "security labels",
  sql: (
    scope,
  ) => `SELECT 'security label' AS kind, l.provider || ' on ' || l.objtype || ' ' || l.objname AS identity, l.label AS label
    FROM pg_catalog.pg_seclabels l LEFT JOIN pg_catalog.pg_namespace n ON n.oid = l.objnamespace
    WHERE l.objtype NOT IN ('database', 'role', 'tablespace') AND (n.oid IS NULL OR ${inScope("n", scope)})`,
};
