import { quoteLiteral } from "../../core/quote.js";
import { comment, flag, inScope, notOfExtension, options, owner, privileges } from "./catalog-query.js";
import type { CatalogQuery } from "./catalog-query.js";

const thisDatabase = `(SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`;

export const schemas: CatalogQuery = {
  name: "schemas",
  sql: (
    scope,
  ) => `SELECT 'schema' AS kind, pg_catalog.quote_ident(n.nspname) AS identity, ${owner("n.nspowner")} AS owner,
    ${privileges("n.nspacl", "'n'", "n.nspowner")} AS privileges, ${comment("pg_namespace", "n.oid")} AS comment
    FROM pg_catalog.pg_namespace n WHERE ${inScope("n", scope)} AND ${notOfExtension("pg_namespace", "n.oid")}`,
};

export const extensions: CatalogQuery = {
  name: "extensions",
  sql: () => `SELECT 'extension' AS kind, pg_catalog.quote_ident(e.extname) AS identity, e.extversion AS version, n.nspname AS schema,
    ${comment("pg_extension", "e.oid")} AS comment
    FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'`,
};

/** Privileges on what extensions brought, where they are no longer as the extension left them. */
export const extensionPrivileges: CatalogQuery = {
  name: "extension privileges",
  sql: () => {
    const changed = (catalog: string, acl: string, kind: string, ownerOid: string, name: string): string =>
      `SELECT 'extension member' AS kind, ${name} AS identity, ${privileges(`coalesce(o.${acl}, pg_catalog.acldefault('${kind}', o.${ownerOid}))`, `'${kind}'`, `o.${ownerOid}`)} AS privileges
       FROM pg_catalog.${catalog} o JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = o.oid AND d.deptype = 'e'
       LEFT JOIN pg_catalog.pg_init_privs i ON i.objoid = o.oid AND i.classoid = d.classid AND i.objsubid = 0
       WHERE o.${acl} IS DISTINCT FROM i.initprivs AND o.${acl} IS NOT NULL`;
    return [
      changed("pg_proc", "proacl", "f", "proowner", "o.oid::pg_catalog.regprocedure::text"),
      changed("pg_class", "relacl", "r", "relowner", "o.oid::pg_catalog.regclass::text"),
      changed("pg_type", "typacl", "T", "typowner", "o.oid::pg_catalog.regtype::text"),
    ].join(" UNION ALL ");
  },
};

export const eventTriggers: CatalogQuery = {
  name: "event triggers",
  sql: () => `SELECT 'event trigger' AS kind, pg_catalog.quote_ident(e.evtname) AS identity, e.evtevent AS event, e.evtfoid::pg_catalog.regprocedure::text AS function,
    ${options("e.evttags")} AS tags, CASE e.evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END AS firing,
    ${owner("e.evtowner")} AS owner, ${comment("pg_event_trigger", "e.oid")} AS comment
    FROM pg_catalog.pg_event_trigger e WHERE ${notOfExtension("pg_event_trigger", "e.oid")}`,
};

export const publications: CatalogQuery = {
  name: "publications",
  sql: ({ major }) => {
    const filters =
      major >= 15
        ? `coalesce(' (' || (SELECT pg_catalog.string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')', '') || coalesce(' WHERE ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid), '')`
        : `''`;
    const inSchemas =
      major >= 15
        ? `(SELECT pg_catalog.string_agg(pg_catalog.quote_ident(n.nspname), ', ' ORDER BY n.nspname) FROM pg_catalog.pg_publication_namespace s JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid)`
        : "NULL::text";
    return `SELECT 'publication' AS kind, pg_catalog.quote_ident(p.pubname) AS identity, ${owner("p.pubowner")} AS owner, ${flag("p.puballtables")} AS all_tables,
    pg_catalog.concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS publishes,
    ${flag("p.pubviaroot")} AS via_root,
    (SELECT pg_catalog.string_agg(r.prrelid::pg_catalog.regclass::text || ${filters}, ', ' ORDER BY r.prrelid::pg_catalog.regclass::text) FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid) AS tables,
    ${inSchemas} AS schemas, ${comment("pg_publication", "p.oid")} AS comment FROM pg_catalog.pg_publication p`;
  },
};

/** What everyone may read of subscriptions; the connection string is for superusers. */
export const subscriptions: CatalogQuery = {
  name: "subscriptions",
  sql: () => `SELECT 'subscription' AS kind, pg_catalog.quote_ident(s.subname) AS identity, ${owner("s.subowner")} AS owner, ${flag("s.subenabled")} AS enabled,
    ${options("s.subpublications")} AS publications, s.subslotname::text AS slot, s.subsynccommit AS synchronous_commit, ${comment("pg_subscription", "s.oid")} AS comment
    FROM pg_catalog.pg_subscription s WHERE s.subdbid = ${thisDatabase}`,
};

export const defaultPrivileges: CatalogQuery = {
  name: "default privileges",
  sql: (
    scope,
  ) => `SELECT 'default privileges' AS kind, pg_catalog.format('%s for %s%s', CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects' END,
      pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.defaclrole)), coalesce(' in ' || pg_catalog.quote_ident(n.nspname), '')) AS identity,
    (SELECT pg_catalog.string_agg(e.line, ', ' ORDER BY e.line COLLATE "C") FROM (SELECT CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END || ': ' || x.privilege_type || CASE WHEN x.is_grantable THEN ' with grant option' ELSE '' END AS line FROM pg_catalog.aclexplode(d.defaclacl) x) e) AS privileges
    FROM pg_catalog.pg_default_acl d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace WHERE d.defaclnamespace = 0 OR ${inScope("n", scope)}`,
};

/** Settings that ALTER DATABASE and ALTER ROLE … IN DATABASE left, and the database's own privileges. */
export const settings: CatalogQuery = {
  name: "settings",
  sql: () => `SELECT 'setting' AS kind, coalesce('role ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(nullif(s.setrole, 0))), 'database') AS identity, ${options("s.setconfig")} AS settings, NULL::text AS privileges
    FROM pg_catalog.pg_db_role_setting s WHERE s.setdatabase = ${thisDatabase}
    UNION ALL SELECT 'database', 'privileges', NULL, ${privileges("d.datacl", "'d'", "d.datdba")} FROM pg_catalog.pg_database d
    WHERE d.datname = pg_catalog.current_database() AND d.datacl IS NOT NULL`,
};

export const securityLabels: CatalogQuery = {
  name: "security labels",
  sql: (
    scope,
  ) => `SELECT 'security label' AS kind, pg_catalog.format('%s on %s', l.provider, l.objname) AS identity, l.label AS label
    FROM pg_catalog.pg_seclabels l LEFT JOIN pg_catalog.pg_namespace n ON n.oid = l.objnamespace
    WHERE l.objnamespace IS NULL OR ${inScope("n", scope)} OR l.objnamespace = ${quoteLiteral("0")}::pg_catalog.oid`,
};
