import type { CatalogQuery, CatalogScope } from "./catalog-query.js";

/** A kind of which a database has few or none. */
export interface RareKind {
  readonly kind: string;
  /** The system catalog it lives in. */
  readonly catalog: string;
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
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
      AND d.classid = u.catalog AND d.objid = u.oid AND d.deptype = 'e')`,
  };
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
  return `SELECT '${kind}' AS kind, ${identity} AS identity, 'pg_catalog.${catalog}'::pg_catalog.regclass::pg_catalog.oid AS catalog, o.oid AS oid,
      ${owner ?? "NULL::pg_catalog.oid"} AS owner, ${column ?? "NULL::pg_catalog.aclitem[]"} AS acl, ${column === undefined ? "NULL::pg_catalog.aclitem[]" : usual} AS usual,
      pg_catalog.json_build_object(${pairs.join(", ")}) AS attributes ${source}`;
}
