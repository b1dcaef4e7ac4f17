import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import { quoteIdentifier, quoteLiteral } from "../core/quote.js";

/** How a publication comes to carry the tool's tables. */
type Carried = "all" | "schema" | "table";

/**
 * SQL of two columns: whether a subscription feeds the tool's tables, and JSON of the publications that carry them (or
 * would, once they exist), each as [how, its name, the tables it names].
 */
export function replicationSql(home: string, major: number, own: string): string {
  const ours = `(SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ${quoteLiteral(home)} AND c.relname IN (${own}) AND c.relkind IN ('r', 'p'))`;
  const named = `SELECT pg_catalog.string_agg(r.prrelid::pg_catalog.regclass::text, ', ' ORDER BY r.prrelid)
      FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid AND r.prrelid IN ${ours}`;
  const inSchema =
    major < 15
      ? "false"
      : `EXISTS (SELECT FROM pg_catalog.pg_publication_namespace s JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid
          WHERE s.pnpubid = p.oid AND n.nspname = ${quoteLiteral(home)})`;
  return `EXISTS (SELECT FROM pg_catalog.pg_subscription_rel s WHERE s.srrelid IN ${ours}),
    (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(c.how, c.pubname, c.tables) ORDER BY c.pubname)
      FROM (SELECT p.pubname, t.tables, CASE WHEN p.puballtables THEN 'all' WHEN ${inSchema} THEN 'schema'
          WHEN t.tables IS NOT NULL THEN 'table' END AS how
        FROM pg_catalog.pg_publication p CROSS JOIN LATERAL (${named}) t(tables)) c WHERE c.how IS NOT NULL)`;
}

/** What logical replication does to the tool's tables: a subscription blocks, a publication is a warning. */
export function replicationFindings(
  [subscribed, publications]: readonly (string | null | undefined)[],
  home: string,
  environment: string,
): readonly Finding[] {
  const message =
    "a subscription of this database writes into the tool's tables: the publisher's versions arrive without their schema changes";
  const listed = JSON.parse(publications ?? "[]") as readonly (readonly [Carried, string, string | null])[];
  return [
    ...(subscribed === "t" ? [finding("subscription", { message, environment })] : []),
    ...listed.map(([how, name, tables]) =>
      finding("publication", {
        message: `the publication "${name}" (${words[how]}) carries the tool's tables: a subscriber would show versions whose schema changes it never got`,
        help: remedyOf(how, name, { home, tables }),
        environment,
      }),
    ),
  ];
}

const words: Record<Carried, string> = {
  all: "FOR ALL TABLES",
  schema: "FOR TABLES IN SCHEMA",
  table: "FOR TABLE",
};

function remedyOf(
  how: Carried,
  name: string,
  { home, tables }: { readonly home: string; readonly tables: string | null },
): string {
  const publication = quoteIdentifier(name);
  switch (how) {
    case "table":
      return `ALTER PUBLICATION ${publication} DROP TABLE ${tables ?? ""}`;
    case "schema":
      return `ALTER PUBLICATION ${publication} DROP TABLES IN SCHEMA ${quoteIdentifier(home)}, then add its other tables by name (ADD TABLE …)`;
    case "all":
      return "FOR ALL TABLES has no exceptions: replace it by a publication that names its tables or schemas, without the schema_version tables";
  }
}
