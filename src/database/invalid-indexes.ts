import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { concurrentBuilds, movesNames } from "../sql/indexes.js";
import type { ConcurrentBuild } from "../sql/indexes.js";
import type { Statement } from "../sql/script.js";
import { query } from "./session.js";
import type { Result, Session } from "./session.js";
import { ownSearchPath } from "./target.js";
import type { Target } from "./target.js";
import { read } from "./read.js";

/** An INVALID index that a statement of a file builds, or that its REINDEX left. */
export interface InvalidIndex {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  /** Who holds the lock of an index build on its table, in words; null when nobody else does. */
  readonly builder: string | null;
  /** Whether the file names it, so that it must be valid in the end; what REINDEX leaves it does not. */
  readonly named: boolean;
  /** Whether the role may name it: of a TOAST table only a superuser may. */
  readonly nameable: boolean;
}

const attempts = 40;
const pauseMs = 50;

/** The target, and the search path that the statements begin with; null where it is the session's present one. */
interface Where {
  readonly identity: Target["identity"];
  readonly searchPath: string | null;
}

/** Which of the indexes that the statements of a file build are INVALID now. Read-only. */
export async function readInvalidIndexes(
  session: Session,
  target: Where,
  statements: readonly Statement[],
): Promise<readonly InvalidIndex[]> {
  const builds = concurrentBuilds(statements);
  if (builds.length === 0) return [];
  const resolved = await resolve(session, target, statements, builds);
  if (resolved.length === 0) return [];
  for (let attempt = 1; ; attempt += 1) {
    const { settled, indexes } = await readOnce(session, target, resolved);
    if (settled || attempt === attempts) return indexes;
    await new Promise((again) => setTimeout(again, pauseMs));
  }
}

type Named = Pick<InvalidIndex, "oid" | "schema" | "name">;

/** Every index of the database that is INVALID now, one that is being built included. Read-only. */
export async function readAllInvalid(session: Session): Promise<readonly Named[]> {
  const rows = await read(
    session,
    `SELECT c.oid, n.nspname, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid AND c.relkind = 'i'
       JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid ORDER BY c.oid`,
    "looking for INVALID indexes",
  );
  return rows.map(([oid, schema, name]) => ({
    oid: oid ?? "",
    schema: schema ?? "",
    name: name ?? "",
  }));
}

interface Reading {
  /** False while a transaction changes the state of one of the indexes. */
  readonly settled: boolean;
  readonly indexes: readonly InvalidIndex[];
}

/**
 * The order is what makes it safe. Whoever builds an index lets go of its lock, and commits that the index is valid only
 * then. So first the locks are looked for, then uncommitted changes, and then, by a newer snapshot, what is INVALID.
 */
async function readOnce(session: Session, { identity }: Where, resolved: readonly Resolved[]): Promise<Reading> {
  const candidates = resolved.map(({ build, oid }) => selectOf(build, oid)).join(" UNION ALL ");
  const results = await query(
    session,
    `BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; SET LOCAL search_path = ${ownSearchPath};
     SELECT l.relation, string_agg(format('pid %s (%s)', l.pid, coalesce(nullif(a.application_name, ''), 'no name')), ', ')
       FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid AND a.usesysid IS NOT NULL
       WHERE l.locktype = 'relation' AND l.database = ${identity.databaseOid} AND l.mode = 'ShareUpdateExclusiveLock'
         AND l.granted AND l.pid NOT IN (SELECT v.pid FROM pg_stat_progress_vacuum v UNION ALL
           SELECT v.pid FROM pg_stat_progress_analyze v) GROUP BY l.relation;
     SELECT x.oid FROM (${candidates}) x JOIN pg_index i ON i.indexrelid = x.oid
       JOIN pg_locks l ON l.locktype = 'transactionid' AND l.transactionid = i.xmax AND l.granted;
     SELECT DISTINCT ON (x.oid) x.oid, n.nspname, c.relname, i.indrelid, x.named,
         has_schema_privilege(n.oid, 'USAGE') FROM (${candidates}) x
       JOIN pg_class c ON c.oid = x.oid AND c.relkind = 'i' JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_index i ON i.indexrelid = x.oid AND NOT i.indisvalid ORDER BY x.oid, x.named DESC; COMMIT`,
    "looking for INVALID indexes",
  );
  const builders = new Map((results[2]?.rows ?? []).map(([table, who]) => [table ?? "", who ?? ""]));
  const changing = new Set((results[3]?.rows ?? []).map(([oid]) => oid));
  const indexes = (results[4]?.rows ?? []).map(([oid, schema, name, table, named, nameable]) => ({
    oid: oid ?? "",
    schema: schema ?? "",
    name: name ?? "",
    builder: builders.get(table ?? "") ?? (changing.has(oid ?? "") ? "another transaction" : null),
    named: named === "t",
    nameable: nameable === "t",
  }));
  return { settled: indexes.every(({ oid }) => !changing.has(oid)), indexes };
}

interface Resolved {
  readonly build: ConcurrentBuild;
  /** Of the table that it names, of the index that REINDEX INDEX names, of the schema or the database. */
  readonly oid: string;
}

/**
 * Finds what a file's names mean, with the file's own search_path, by PostgreSQL's own rules: its SET statements are
 * executed up to there, and rolled back. What cannot be found so is nobody's, above all not ours.
 */
async function resolve(
  session: Session,
  { searchPath }: Where,
  statements: readonly Statement[],
  builds: readonly ConcurrentBuild[],
): Promise<readonly Resolved[]> {
  const parts = statements.flatMap((statement, place): readonly { sql: string; build: ConcurrentBuild | null }[] => {
    const build = builds.find((one) => one.statement === place);
    if (build !== undefined) return [{ sql: resolvingSql(build), build }];
    return movesNames(statement) ? [{ sql: statement.text, build: null }] : [];
  });
  const path =
    searchPath === null ? "SELECT" : `SELECT pg_catalog.set_config('search_path', ${quoteLiteral(searchPath)}, true)`;
  const { results, error } = await session.send(
    ["BEGIN READ ONLY", path, ...parts.map(({ sql }) => sql), "ROLLBACK"].join("\n;\n"),
  );
  if (error !== null) await session.send("ROLLBACK");
  return parts.flatMap(({ build }, index) => {
    const oid = oidIn(results[index + 2]);
    return build === null || oid === null ? [] : [{ build, oid }];
  });
}

function oidIn(result: Result | undefined): string | null {
  return result?.rows[0]?.[0] ?? null;
}

function resolvingSql(build: ConcurrentBuild): string {
  if (build.kind === "reindex schema")
    return `SELECT pg_catalog.to_regnamespace(${quoteLiteral(quoteIdentifier(build.schema))})::pg_catalog.oid`;
  if (build.kind === "reindex database")
    return "SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()";
  const { schema, name } = build.kind === "reindex index" ? build.index : build.table;
  const text = [schema, name]
    .filter((part) => part !== null)
    .map(quoteIdentifier)
    .join(".");
  return `SELECT pg_catalog.to_regclass(${quoteLiteral(text)})::pg_catalog.oid`;
}

/** SQL of the indexes that a build can leave INVALID, whether they are or not. */
function selectOf(build: ConcurrentBuild, oid: string): string {
  const columns = `SELECT i.indexrelid AS oid, ${build.kind === "create"} AS named FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid`;
  switch (build.kind) {
    case "create":
      return `${columns} WHERE i.indrelid = ${oid} AND c.relname = ${quoteLiteral(build.index)}`;
    case "reindex index":
      return `${columns} JOIN pg_index o ON o.indrelid = i.indrelid AND (o.indexrelid = ${oid} OR o.indexrelid IN
        (SELECT p.relid FROM pg_partition_tree(${oid}) p)) JOIN pg_class b ON b.oid = o.indexrelid WHERE ${isLeftover}`;
    case "reindex table":
      return ofTables(columns, `t.oid = ${oid} OR t.oid IN (SELECT p.relid FROM pg_partition_tree(${oid}) p)`);
    case "reindex schema":
      return ofTables(columns, `t.relnamespace = ${oid}`);
    case "reindex database":
      return ofTables(columns, "t.relnamespace NOT IN ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace)");
  }
}

/** What is left of tables and of their TOAST tables. */
function ofTables(columns: string, which: string): string {
  return `${columns} JOIN pg_index o ON o.indrelid = i.indrelid JOIN pg_class b ON b.oid = o.indexrelid
    WHERE EXISTS (SELECT FROM pg_class t WHERE o.indrelid IN (t.oid, t.reltoastrelid) AND (${which})) AND ${isLeftover}`;
}

/** Whether `c` has the name of what REINDEX CONCURRENTLY leaves of `b`; a name of 63 bytes or nearly so was cut. */
const stem = "regexp_replace(c.relname, '_cc(new|old)[0-9]*$', '')";
const isLeftover = `c.relname ~ '_cc(new|old)[0-9]*$' AND c.oid <> b.oid
  AND (b.relname = ${stem} OR octet_length(c.relname) >= 60 AND starts_with(b.relname, ${stem}))`;

/** For example `public.users_email_idx`. */
export function nameOf({ schema, name }: Pick<Named, "schema" | "name">): string {
  return `${schema}.${name}`;
}

/** How an index is put on record: another one of the same name is another index. */
export function recordOf(index: Named): string {
  return `${nameOf(index)} ${byOid(index)}`;
}

/** Whether an index is among those on record, by whatever name: somebody may have renamed it, or its schema. */
export function isOnRecord(index: Named, records: readonly string[]): boolean {
  return records.some((one) => one.endsWith(byOid(index)));
}

function byOid({ oid }: Named): string {
  return `(oid ${oid})`;
}

/** SQL that drops an index that a failed build left behind. */
export function dropSql({ schema, name }: InvalidIndex): string {
  return `DROP INDEX CONCURRENTLY IF EXISTS ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}
