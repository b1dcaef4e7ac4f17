import type { Result } from "../session.js";
import type { CatalogQuery, CatalogScope } from "./catalog-query.js";

/** A kind of which a database has few or none. */
export interface RareKind {
  readonly kind: string;
  /** The system catalog it lives in. */
  readonly catalog: string;
  /**
   * For a kind that most databases have none of, what tells so: a catalog that a new database has no row in, or a
   * condition over `o`, its main alias, for the rows that are not the server's own.
   */
  readonly seldom?: "starts empty" | `o.${string}`;
  /** FROM and WHERE; the main alias is `o`. Null where the server's major has no such kind. */
  readonly from: (scope: CatalogScope) => string | null;
  /** An expression. */
  readonly identity: string;
  /** Column of the owner's oid. */
  readonly owner?: string;
  /** Column of the ACL, and its type as acldefault knows it. */
  readonly acl?: readonly [column: string, type: string];
  /** Expressions by attribute, whose name may say how its text is read. */
  readonly attributes: (scope: CatalogScope) => Readonly<Record<string, string>>;
}

/**
 * All rare kinds in one query, which looks up owners, privileges and comments once, and leaves out what extensions
 * brought: a query for each would cost a small database more than all the rest.
 */
export function toQuery(kinds: readonly RareKind[]): CatalogQuery {
  return {
    name: "rare kinds",
    sql: (scope) => `SELECT u.kind, u.identity, pg_catalog.pg_get_userbyid(u.owner) AS owner,
    CASE WHEN u.acl IS NOT NULL THEN ARRAY[pg_catalog.pg_get_userbyid(u.owner)::text, u.acl::text, u.usual::text]::text END AS "privileges:acl",
    u.attributes AS "*:json",
    (SELECT cm.description FROM pg_catalog.pg_description cm WHERE cm.objoid = u.oid AND cm.classoid = u.catalog AND cm.objsubid = 0) AS comment
    FROM (${kinds.flatMap((kind) => toArm(kind, scope) ?? []).join("\n    UNION ALL ")}) u
    WHERE ${notOfAnyExtension}`,
  };
}

const notOfAnyExtension = `NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
      AND d.classid = u.catalog AND d.objid = u.oid AND d.deptype = 'e')`;

/**
 * The catalogs in which the database may have something of these kinds. To plan for what is not there is a fifth of
 * what a small database costs; to ask first costs next to nothing (measured). A file without a byte holds no row.
 */
export function toUsedCatalogs(kinds: readonly RareKind[]): CatalogQuery {
  const empty = kinds.flatMap(({ catalog, seldom }) => (seldom === "starts empty" ? [`'${catalog}'`] : []));
  const shared = kinds.flatMap(({ catalog, seldom }) =>
    seldom === undefined || seldom === "starts empty"
      ? []
      : `SELECT '${catalog}' AS name, ${oidOf(catalog)} AS catalog, o.oid FROM pg_catalog.${catalog} o WHERE ${seldom}`,
  );
  return {
    name: "used catalogs",
    sql: () => `SELECT e.name FROM pg_catalog.unnest(ARRAY[${empty.join(", ")}]) e(name)
    WHERE pg_catalog.pg_relation_size(('pg_catalog.' || e.name)::pg_catalog.regclass) > 0
    UNION ALL SELECT DISTINCT u.name FROM (${shared.join("\n    UNION ALL ")}) u WHERE ${notOfAnyExtension}`,
  };
}

/** The kinds that `toUsedCatalogs` found. */
export function inUse(kinds: readonly RareKind[], { rows }: Result): readonly RareKind[] {
  const used = new Set(rows.map(([catalog]) => catalog));
  return kinds.filter(({ catalog }) => used.has(catalog));
}

function oidOf(catalog: string): string {
  return `'pg_catalog.${catalog}'::pg_catalog.regclass::pg_catalog.oid`;
}

function toArm(
  { kind, catalog, from, identity, owner, acl, attributes }: RareKind,
  scope: CatalogScope,
): string | null {
  const source = from(scope);
  if (source === null) return null;
  const pairs = Object.entries(attributes(scope)).map(([name, expression]) => `'${name}', ${expression}`);
  const [column, type] = acl ?? [];
  const usual = `CASE WHEN ${column} IS NOT NULL THEN pg_catalog.acldefault('${type}', ${owner}) END`;
  return `SELECT '${kind}' AS kind, ${identity} AS identity, ${oidOf(catalog)} AS catalog, o.oid AS oid,
      ${owner ?? "NULL::pg_catalog.oid"} AS owner, ${column ?? "NULL::pg_catalog.aclitem[]"} AS acl, ${column === undefined ? "NULL::pg_catalog.aclitem[]" : usual} AS usual,
      pg_catalog.json_build_object(${pairs.join(", ")}) AS attributes ${source}`;
}
