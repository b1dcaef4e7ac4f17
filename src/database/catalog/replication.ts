import { comment, flag, notOwn, options, owner } from "./catalog-query.js";
import type { CatalogQuery, CatalogScope } from "./catalog-query.js";

/** Tables of a publication, with its columns and row filter from 15 on. */
function published(scope: CatalogScope): string {
  const detail =
    scope.major < 15
      ? ""
      : ` || coalesce(' (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')', '')
      || coalesce(' WHERE ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid), '')`;
  return `(SELECT pg_catalog.string_agg(t.line, ', ' ORDER BY t.line COLLATE "C") FROM (SELECT r.prrelid::pg_catalog.regclass::text${detail} AS line
      FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_class c ON c.oid = r.prrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE r.prpubid = p.oid AND ${notOwn("n", "c", scope)}) t)`;
}

const publishedSchemas = `(SELECT pg_catalog.string_agg(pg_catalog.quote_ident(n.nspname), ', ' ORDER BY n.nspname COLLATE "C")
    FROM pg_catalog.pg_publication_namespace s JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid)`;

export const publications: CatalogQuery = {
  name: "publications",
  sql: (
    scope,
  ) => `SELECT 'publication' AS kind, pg_catalog.quote_ident(p.pubname) AS identity, ${owner("p.pubowner")} AS owner, ${flag("p.puballtables")} AS all_tables,
    pg_catalog.concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS publishes,
    ${flag("p.pubviaroot")} AS via_root, ${scope.major < 18 ? "" : `${flag("p.pubgencols = 's'")} AS generated_columns,`}
    ${published(scope)} AS tables, ${scope.major < 15 ? "" : `${publishedSchemas} AS schemas,`} ${comment("pg_publication", "p.oid")} AS comment FROM pg_catalog.pg_publication p`,
};

/** What everyone may read of subscriptions on each major; the connection string is for superusers. */
function subscriptionAttributes(major: number): readonly string[] {
  const since = (first: number, ...attributes: readonly string[]): readonly string[] =>
    major < first ? [] : attributes;
  return [
    `${flag("s.subenabled")} AS enabled, ${flag("s.subbinary")} AS "binary", s.subslotname AS slot, s.subsynccommit AS synchronous_commit`,
    ...since(
      14,
      major < 16
        ? `${flag("s.substream::text IN ('t', 'true')")} AS streaming`
        : "CASE s.substream WHEN 't' THEN 'yes' WHEN 'p' THEN 'parallel' END AS streaming",
    ),
    ...since(15, `${flag("s.subtwophasestate <> 'd'")} AS two_phase, ${flag("s.subdisableonerr")} AS disable_on_error`),
    ...since(
      16,
      `s.suborigin AS origin, ${flag("s.subrunasowner")} AS run_as_owner, ${flag("NOT s.subpasswordrequired")} AS no_password`,
    ),
    ...since(17, `${flag("s.subfailover")} AS failover`),
  ];
}

export const subscriptions: CatalogQuery = {
  name: "subscriptions",
  sql: ({
    major,
  }) => `SELECT 'subscription' AS kind, pg_catalog.quote_ident(s.subname) AS identity, ${owner("s.subowner")} AS owner,
    ${options("s.subpublications")} AS publications, ${subscriptionAttributes(major).join(", ")}, ${comment("pg_subscription", "s.oid")} AS comment
    FROM pg_catalog.pg_subscription s WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())`,
};
