import { quoteLiteral } from "../../core/quote.js";
import { snapshotTable, tableNames } from "../tables.js";

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
 * means that the object has no such attribute, and `name:type` that the text is read first (`attribute-values.ts`). It
 * runs with pg_catalog alone in search_path, so that PostgreSQL qualifies names.
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

/**
 * The same for what tells its schema in `column`. Most is the server's own, and left out where it is read: of that the
 * planner knows how much it is, of the names of schemas it does not.
 */
export function isInScope(column: string, n: string, scope: CatalogScope): string {
  const servers = scope.schemas.length > 0 ? "" : `${notOfServer(column)} AND `;
  return `${servers}${inScope(n, scope)}`;
}

/** Condition that leaves out the server's own schema. */
export function notOfServer<Column extends string>(column: Column): `${Column} <> ${string}` {
  return `${column} <> 'pg_catalog'::pg_catalog.regnamespace`;
}

/** Oids below belong to the server itself. */
export const firstOfPeople = "16384";

/** The oids of what extensions brought, in one system catalog. */
export function membersOfExtensions(catalog: string): string {
  // refclassid is what makes it cheap: the index on references finds all members at once.
  return `SELECT ed.objid FROM pg_catalog.pg_depend ed WHERE ed.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
    AND ed.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND ed.deptype = 'e'`;
}

/** Condition that leaves out what an extension brought: the extension itself is the object. */
export function notOfExtension(catalog: string, oid: string): string {
  return `NOT EXISTS (${membersOfExtensions(catalog)} AND ed.objid = ${oid})`;
}

/** Flyway's history is no part of the schema either: it is kept beside ours, or was left behind. */
const ownNames = [...Object.values(tableNames), snapshotTable, "flyway_schema_history"].map(quoteLiteral).join(", ");

/** Condition that leaves out the tool's own tables and what hangs on them. */
export function notOwn(n: string, c: string, { home }: CatalogScope): string {
  return `NOT (${n}.nspname = ${quoteLiteral(home)} AND ${c}.relname IN (${ownNames}))`;
}

/** Condition for a relation, and what hangs on it: in scope, lasting, of people. */
export function relationInScope(n: string, c: string, scope: CatalogScope): string {
  return `${c}.relpersistence <> 't' AND ${isInScope(`${c}.relnamespace`, n, scope)} AND ${notOwn(n, c, scope)} AND ${notOfExtension("pg_class", `${c}.oid`)}`;
}

/** A qualified, quoted name. */
export function qualified(n: string, ...names: readonly string[]): string {
  return [`${n}.nspname`, ...names].map((name) => `pg_catalog.quote_ident(${name})`).join(` || '.' || `);
}

/** Join that gives the comment on an object as `alias.description`. */
export function joinComment(alias: string, catalog: string, oid: string): string {
  return `LEFT JOIN pg_catalog.pg_description ${alias} ON ${alias}.objoid = ${oid} AND ${alias}.classoid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND ${alias}.objsubid = 0`;
}

/** The owner's name. */
export function owner(oid: string): string {
  return `pg_catalog.pg_get_userbyid(${oid})`;
}

/** Text for true, NULL for false: an attribute that most objects do not have. */
export function flag(condition: string): string {
  return `CASE WHEN ${condition} THEN 'yes' END`;
}

/** When a trigger or rule fires, NULL for always but on replicas. */
export function firing(column: string): string {
  return `CASE ${column} WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END`;
}

/** A function with its arguments, or NULL for none. */
export function routine(oid: string): string {
  return `nullif(${oid}::pg_catalog.oid, 0)::pg_catalog.regprocedure::text`;
}

/** The name of a type. */
export function type(oid: string): string {
  return `${oid}::pg_catalog.regtype::text`;
}

/** The name of a tablespace, NULL for the database's own. */
export function tablespace(oid: string): string {
  return `CASE WHEN ${oid} <> 0 THEN (SELECT ts.spcname FROM pg_catalog.pg_tablespace ts WHERE ts.oid = ${oid}) END`;
}

/** Stands for an expression whose table went while it was read: PostgreSQL answers NULL, which would be a guess. */
export const gone = "(gone)";

/** An expression of the catalog in SQL, NULL for none. */
export function expression(tree: string, table: string): string {
  return `CASE WHEN ${tree} IS NOT NULL THEN coalesce(pg_catalog.pg_get_expr(${tree}, ${table}), '${gone}') END`;
}
