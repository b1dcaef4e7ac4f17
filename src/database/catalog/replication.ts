import { flag, notOwn } from "./catalog-query.js";
import type { CatalogScope } from "./catalog-query.js";
import type { RareKind } from "./rare-kinds.js";

/** Tables of a publication, with its columns and row filter from 15 on. */
function published(scope: CatalogScope): string {
  const detail =
    scope.major < 15
      ? ""
      : ` || coalesce(' (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')', '')
      || coalesce(' WHERE ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid), '')`;
  return `(SELECT pg_catalog.string_agg(t.line, ', ' ORDER BY t.line COLLATE "C") FROM (SELECT r.prrelid::pg_catalog.regclass::text${detail} AS line
      FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_class c ON c.oid = r.prrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE r.prpubid = o.oid AND ${notOwn("n", "c", scope)}) t)`;
}

const publishedSchemas = `(SELECT pg_catalog.string_agg(pg_catalog.quote_ident(n.nspname), ', ' ORDER BY n.nspname COLLATE "C")
    FROM pg_catalog.pg_publication_namespace s JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = o.oid)`;

export const publications: RareKind = {
  kind: "publication",
  catalog: "pg_publication",
  seldom: "starts empty",
  from: () => "FROM pg_catalog.pg_publication o",
  identity: "pg_catalog.quote_ident(o.pubname)",
  owner: "o.pubowner",
  attributes: (scope) => ({
    all_tables: flag("o.puballtables"),
    publishes:
      "pg_catalog.concat_ws(', ', CASE WHEN o.pubinsert THEN 'insert' END, CASE WHEN o.pubupdate THEN 'update' END, CASE WHEN o.pubdelete THEN 'delete' END, CASE WHEN o.pubtruncate THEN 'truncate' END)",
    via_root: flag("o.pubviaroot"),
    ...(scope.major < 18 ? {} : { generated_columns: flag("o.pubgencols = 's'") }),
    tables: published(scope),
    ...(scope.major < 15 ? {} : { schemas: publishedSchemas }),
  }),
};

const ofThisDatabase =
  "o.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())";

/** What everyone may read of subscriptions on each major; the connection string is for superusers. */
export const subscriptions: RareKind = {
  kind: "subscription",
  catalog: "pg_subscription",
  // All databases share it.
  seldom: ofThisDatabase,
  from: () => `FROM pg_catalog.pg_subscription o WHERE ${ofThisDatabase}`,
  identity: "pg_catalog.quote_ident(o.subname)",
  owner: "o.subowner",
  attributes: ({ major }) => ({
    "publications:list": "o.subpublications::text",
    enabled: flag("o.subenabled"),
    binary: flag("o.subbinary"),
    slot: "o.subslotname",
    synchronous_commit: "o.subsynccommit",
    streaming: "CASE o.substream::text WHEN 't' THEN 'yes' WHEN 'true' THEN 'yes' WHEN 'p' THEN 'parallel' END",
    ...(major < 15
      ? {}
      : { two_phase: flag("o.subtwophasestate <> 'd'"), disable_on_error: flag("o.subdisableonerr") }),
    ...(major < 16
      ? {}
      : {
          origin: "o.suborigin",
          run_as_owner: flag("o.subrunasowner"),
          no_password: flag("NOT o.subpasswordrequired"),
        }),
    ...(major < 17 ? {} : { failover: flag("o.subfailover") }),
  }),
};
