import { quoteLiteral } from "../../core/quote.js";
import { tableNames } from "../tables.js";

/** What a catalog query may depend on. */
export interface CatalogScope {
  /** Of the server. */
  readonly major: number;
  /** The schemas to read; empty for all that are the user's. */
  readonly schemas: readonly string[];
  /** Schema of the tool's own tables, which are left out. */
  readonly home: string;
}

/**
 * One kind of object, or a few. The SQL gives `kind`, `identity`, then a column for each attribute under its name; NULL
 * means that the object has no such attribute. It runs with an empty search_path, so that PostgreSQL qualifies names.
 */
export interface CatalogQuery {
  readonly name: string;
  /** Null where the server's major has no such object. */
  readonly sql: (scope: CatalogScope) => string | null;
}

/** Condition for the schemas in scope, over an alias of pg_namespace. */
export function inScope(n: string, { schemas }: CatalogScope): string {
  if (schemas.length > 0) return `${n}.nspname IN (${schemas.map(quoteLiteral).join(", ")})`;
  return `${n}.nspname !~ '^pg_' AND ${n}.nspname <> 'information_schema'`;
}

/** Condition that leaves out what an extension brought: the extension itself is the object. */
export function notOfExtension(catalog: string, oid: string): string {
  return `NOT EXISTS (SELECT FROM pg_catalog.pg_depend ed WHERE ed.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND ed.objid = ${oid} AND ed.deptype = 'e')`;
}

const ownNames = [...Object.values(tableNames), "schema_version_snapshot"].map(quoteLiteral).join(", ");

/** Condition that leaves out the tool's own tables and what hangs on them. */
export function notOwn(n: string, c: string, { home }: CatalogScope): string {
  return `NOT (${n}.nspname = ${quoteLiteral(home)} AND ${c}.relname IN (${ownNames}))`;
}

/** A qualified, quoted name. */
export function qualified(n: string, name: string): string {
  return `pg_catalog.format('%I.%I', ${n}.nspname, ${name})`;
}

/** The comment on an object, NULL for none. */
export function comment(catalog: string, oid: string): string {
  return `pg_catalog.obj_description(${oid}, '${catalog}')`;
}

/**
 * Privileges as the difference to what PostgreSQL grants by default, so that no ACL and an explicit default one are the
 * same, and the owner's own privileges are no finding on any major.
 */
export function privileges(acl: string, type: string, ownerOid: string): string {
  const entries = (source: string): string =>
    `SELECT CASE WHEN x.grantee = 0 THEN 'PUBLIC' WHEN x.grantee = ${ownerOid} THEN '$owner' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END AS who, x.privilege_type AS what, x.is_grantable AS opt FROM pg_catalog.aclexplode(${source}) x`;
  const standard = `pg_catalog.acldefault(${type}, ${ownerOid})`;
  return `CASE WHEN ${acl} IS NULL THEN NULL ELSE (SELECT pg_catalog.string_agg(e.sign || e.who || ': ' || e.what || CASE WHEN e.opt THEN ' with grant option' ELSE '' END, ', ' ORDER BY e.sign || e.who || ': ' || e.what COLLATE "C")
    FROM (SELECT '+' AS sign, p.* FROM (${entries(acl)} EXCEPT ${entries(standard)}) p
      UNION ALL SELECT '-', m.* FROM (${entries(standard)} EXCEPT ${entries(acl)}) m) e) END`;
}

/** `key=value` options in a stable order. */
export function options(array: string): string {
  return `(SELECT pg_catalog.string_agg(o, ', ' ORDER BY o COLLATE "C") FROM pg_catalog.unnest(${array}) o)`;
}

/** The owner's name. */
export function owner(oid: string): string {
  return `pg_catalog.pg_get_userbyid(${oid})`;
}

/** Text for true, NULL for false: an attribute that most objects do not have. */
export function flag(condition: string): string {
  return `CASE WHEN ${condition} THEN 'yes' END`;
}
