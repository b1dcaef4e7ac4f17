import type { Observation, ObservedStatement } from "../core/observed.js";
import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { readApplicationStatement } from "../sql/application-statement.js";
import { loadParser } from "../sql/parser.js";
import type { Session } from "./session.js";
import type { Target } from "./target.js";
import { tryRead } from "./read.js";

/** The function that lends a check role its owner's sight; see docs/observed-statements.md. */
const lender = "schema_version_statements";

/** As many as a server keeps by default. */
const mostStatements = 5000;
const longestText = 100_000;

type Row = readonly (string | null)[];

/**
 * Reads the statements of this database from pg_stat_statements: queries alone, chosen on the server, without comments and
 * literals. What hinders it is said in the answer. Read-only.
 */
export async function readObservation(session: Session, target: Target): Promise<Observation> {
  const source = await findSource(session, target);
  if ("problem" in source) return nothing(source.problem, source.standby);
  const statements = `SELECT * FROM (${source.sql}) s ORDER BY s.calls DESC, s.query LIMIT ${mostStatements}`;
  const { rows, error } = await tryRead(session, [statements, infoSql(source.schema)], ["statement_timeout = '10s'"]);
  if (error !== null) {
    return nothing(`pg_stat_statements could not be read: ${error.message} (${error.sqlstate})`, source.standby);
  }
  const paths = await readSearchPaths(session);
  const [since, evicted] = rows[1]?.[0] ?? [];
  return {
    ...(await toStatements(rows[0] ?? [], paths)),
    since: since ?? null,
    evicted: evicted == null ? null : Number(evicted),
    server: source.standby ? "standby" : "primary",
    problem: null,
  };
}

function nothing(problem: string, standby: boolean): Observation {
  return { statements: [], unusable: 0, since: null, evicted: null, server: standby ? "standby" : "primary", problem };
}

type Source =
  | { readonly sql: string; readonly schema: string; readonly standby: boolean }
  | { readonly problem: string; readonly standby: boolean };

/** Where the statements are: in the extension's view, or behind the function where this role sees only its own. */
async function findSource(session: Session, { home }: Target): Promise<Source> {
  const { rows, error } = await tryRead(session, [
    `SELECT (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'),
  EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ${quoteLiteral(home)} AND p.proname = '${lender}'
    AND p.pronargs = 0 AND has_function_privilege(p.oid, 'EXECUTE') AND has_schema_privilege(n.oid, 'USAGE')),
  pg_has_role('pg_read_all_stats', 'USAGE'), pg_is_in_recovery()`,
  ]);
  if (error !== null) return { problem: `the catalog could not be read (${error.sqlstate})`, standby: false };
  const [schema, lends, sees, recovering] = rows[0]?.[0] ?? [];
  const standby = recovering === "t";
  if (schema == null) return { problem: "the extension pg_stat_statements is not installed in this database", standby };
  if (lends === "t" && sees !== "t") {
    const sql = `SELECT f.role_name, f.calls, f.query FROM ${quoteIdentifier(home)}.${lender}() f(role_name, calls, query)`;
    return { sql, schema, standby };
  }
  return { sql: statementsSql(schema), schema, standby };
}

/** Comments stand before the first word of what many drivers send. */
const firstWord = String.raw`^(?:\s|/\*(?:[^*]|\*+[^*/])*\*+/|--[^\n]*(?:\n|$)|\()*`;
const queries = `${firstWord}(?:select|insert|update|delete|merge|with)\\M`;

/** The queries of this database, as the extension's view has them; hidden ones have no text. Also for the function. */
function statementsSql(schema: string): string {
  return `SELECT r.rolname::text AS role_name, s.calls::bigint AS calls, s.query::text AS query
  FROM ${quoteIdentifier(schema)}.pg_stat_statements s JOIN pg_catalog.pg_roles r ON r.oid OPERATOR(pg_catalog.=) s.userid
  WHERE s.dbid OPERATOR(pg_catalog.=) (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())
  AND coalesce((pg_catalog.to_jsonb(s) OPERATOR(pg_catalog.->>) 'toplevel')::boolean, true)
  AND (s.queryid IS NULL OR s.query OPERATOR(pg_catalog.~*) ${quoteLiteral(queries)})`;
}

function infoSql(schema: string): string {
  return `SELECT pg_catalog.to_char(i.stats_reset AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), i.dealloc FROM ${quoteIdentifier(schema)}.pg_stat_statements_info i`;
}

/** The search_path with which each role logs in to this database. Read-only. */
async function readSearchPaths(session: Session): Promise<ReadonlyMap<string, string>> {
  const { rows, error } = await tryRead(session, [
    `SELECT r.rolname, coalesce((SELECT substr(l, length('search_path=') + 1) FROM pg_db_role_setting d, unnest(d.setconfig) l
    WHERE l LIKE 'search\\_path=%' AND d.setrole IN (0, r.oid) AND d.setdatabase IN (0, b.oid) AND (d.setrole, d.setdatabase) <> (0, 0)
    ORDER BY d.setrole <> 0 DESC, d.setdatabase <> 0 DESC LIMIT 1), CASE WHEN g.source IN ('database', 'user', 'database user') THEN g.boot_val ELSE g.reset_val END)
  FROM pg_roles r, pg_database b, pg_settings g WHERE b.datname = current_database() AND g.name = 'search_path'`,
  ]);
  return new Map((error === null ? (rows[0] ?? []) : []).map(([role, path]) => [role ?? "", path ?? ""]));
}

async function toStatements(
  rows: readonly Row[],
  paths: ReadonlyMap<string, string>,
): Promise<Pick<Observation, "statements" | "unusable">> {
  const parser = await loadParser();
  const statements: ObservedStatement[] = [];
  let unusable = 0;
  for (const [role = null, calls, query] of rows) {
    const read =
      query == null || query.length > longestText ? null : readApplicationStatement(parser, query, { from: "server" });
    if (read === null || read.kind === "unreadable") unusable += 1;
    if (read?.kind !== "read") continue;
    const searchPath = role === null ? null : (paths.get(role) ?? null);
    statements.push({ text: read.statement.text, role, searchPath, calls: Number(calls ?? 0), place: null });
  }
  return { statements, unusable };
}
