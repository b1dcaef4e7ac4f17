import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { query } from "../database/session.js";
import type { Result, ServerMessage } from "../database/session.js";
import type { ApplicationStatement } from "../sql/application-statement.js";
import type { RelationName } from "../sql/syntax.js";
import { sendBounded } from "./bounded.js";
import type { ShadowDatabase } from "./shadow.js";

/** A column that a statement gives back. */
export interface ResultColumn {
  readonly name: string;
  /** The type's oid: a renamed type is the same. */
  readonly type: string;
  readonly typeName: string;
}

/** How the server understands a statement at one moment. */
export type Planned =
  | {
      readonly kind: "planned";
      /** Types as oids and names. */
      readonly parameters: readonly Pick<ResultColumn, "type" | "typeName">[];
      /** Null where nothing comes back, or the server cannot tell. */
      readonly columns: readonly ResultColumn[] | null;
      /** What the table of an INSERT requires and the statement leaves out. */
      readonly leftOut: readonly string[];
    }
  | { readonly kind: "refused"; readonly sqlstate: string; readonly message: string };

export interface Acting {
  /** Null for the owner. */
  readonly role: string | null;
  /** Null for that of the migrations. */
  readonly searchPath: string | null;
}

const name = "schema_version_statement";

const prepareMs = 5000;

/**
 * Prepares a statement as its role and with its search_path, and plans it generically, without running it. Everything is
 * taken back.
 */
export async function planStatement(
  database: ShadowDatabase,
  statement: ApplicationStatement,
  { role, searchPath }: Acting,
  signal: AbortSignal,
): Promise<Planned> {
  const { session, major } = database;
  const before = [
    "BEGIN",
    "DEALLOCATE ALL",
    "SET LOCAL plan_cache_mode = force_generic_plan",
    "SET LOCAL jit = off",
    ...(role === null ? [] : [`SET LOCAL ROLE ${quoteIdentifier(role)}`]),
    ...(searchPath === null ? [] : [`SET LOCAL search_path = ${asSetting(searchPath)}`]),
    `PREPARE ${name} AS ${statement.text}`,
    ...(statement.insert === null ? ["SELECT 1"] : [requiredSql(statement.insert.table)]),
    `EXPLAIN ${executeSql(statement)}`,
  ];
  const after = [
    // The search_path stays: with another one the server would understand the statement anew.
    ...(role === null ? [] : ["RESET ROLE"]),
    typesSql(major >= 16 ? "known" : "unknown"),
  ];
  const told = [...before, ...after];
  const shape = statement.reads ? shapeSql(statement) : [];
  const sql = `${[...told, ...shape, "ROLLBACK"].join(";\n")};\nDEALLOCATE ALL`;
  // Planning calls functions, and one of those may never end.
  const limits = { scriptMs: prepareMs, until: Date.now() + prepareMs, signal };
  const reply = await sendBounded(database, [0], limits, () => session.send(sql, { maxRows: 2000 }));
  if ("stuck" in reply) return { kind: "refused", sqlstate: "57014", message: "it did not end in time" };
  const { results, error } = reply;
  if (error !== null) await session.send("ROLLBACK");
  // Only the shape is a question that may have no answer: two columns of one name, for example.
  if (error !== null && results.length < told.length) return toRefused(error);
  return toPlanned(statement, {
    required: results[before.length - 2],
    types: results[told.length - 1],
    shape: error === null && shape.length > 0 ? results[told.length + shape.length - 1] : undefined,
  });
}

function toRefused({ sqlstate, message }: ServerMessage): Planned {
  return { kind: "refused", sqlstate, message };
}

/** Makes the session ready for statements to be planned in it. */
export async function prepareToPlan({ session, prepare }: ShadowDatabase): Promise<void> {
  await session.send("ROLLBACK");
  await query(session, ["BEGIN", ...prepare, "COMMIT"].join(";\n"), "preparing the shadow's session");
}

/** A list as the settings of a role have it: already quoted by the server. */
function asSetting(searchPath: string): string {
  return searchPath === "" ? "''" : searchPath.split(",").map(toPart).join(", ");
}

function toPart(part: string): string {
  const trimmed = part.trim();
  const quoted = /^"((?:[^"]|"")*)"$/.exec(trimmed)?.[1];
  return quoteIdentifier(quoted === undefined ? trimmed.toLowerCase() : quoted.replaceAll('""', '"'));
}

function executeSql({ parameters }: ApplicationStatement): string {
  const values = Array.from({ length: parameters }, () => "NULL");
  return `EXECUTE ${name}${values.length === 0 ? "" : `(${values.join(", ")})`}`;
}

/** A trigger before the row may give it the value. */
function requiredSql({ schema, name: table }: RelationName): string {
  const written = [schema, table]
    .filter((part) => part !== null)
    .map(quoteIdentifier)
    .join(".");
  return `SELECT a.attname, a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger g
      WHERE g.tgrelid = a.attrelid AND g.tgtype & 7 = 7 AND NOT g.tgisinternal)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid AND t.typdefault IS NOT NULL)
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
    WHERE a.attrelid = pg_catalog.to_regclass(${quoteLiteral(written)}) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`;
}

function typesSql(results: "known" | "unknown"): string {
  const list = (array: string): string =>
    `(SELECT pg_catalog.json_agg(pg_catalog.json_build_array(t::pg_catalog.oid::pg_catalog.text, pg_catalog.format_type(t, NULL)) ORDER BY place) FROM pg_catalog.unnest(${array}) WITH ORDINALITY u(t, place))`;
  const columns = results === "known" ? list("p.result_types") : "NULL";
  return `SELECT ${list("p.parameter_types")}, ${columns} FROM pg_catalog.pg_prepared_statements p WHERE p.name = '${name}'`;
}

/** What a query gives back, with names: as a table that is never filled. */
function shapeSql(statement: ApplicationStatement): readonly string[] {
  return [
    `CREATE TEMP TABLE pg_temp.${name} AS ${executeSql(statement)} WITH NO DATA`,
    `SELECT a.attname, a.atttypid, pg_catalog.format_type(a.atttypid, NULL) FROM pg_catalog.pg_attribute a WHERE a.attrelid = 'pg_temp.${name}'::pg_catalog.regclass AND a.attnum > 0 ORDER BY a.attnum`,
  ];
}

interface Told {
  readonly required: Result | undefined;
  readonly types: Result | undefined;
  readonly shape: Result | undefined;
}

function toPlanned(statement: ApplicationStatement, { required, types, shape }: Told): Planned {
  const [parameters, results] = types?.rows[0] ?? [];
  const known = shape?.rows.map(([column, type, typeName]) => ({
    name: column ?? "",
    type: type ?? "",
    typeName: typeName ?? "",
  }));
  return {
    kind: "planned",
    parameters: toTypes(parameters),
    columns: known ?? (results == null ? null : toTypes(results).map((one) => ({ name: "", ...one }))),
    leftOut: leftOutBy(statement, required),
  };
}

function toTypes(json: string | null | undefined): readonly Pick<ResultColumn, "type" | "typeName">[] {
  const list: unknown = json == null ? [] : JSON.parse(json);
  if (!Array.isArray(list)) return [];
  return (list as readonly (readonly [string, string])[]).map(([type, typeName]) => ({ type, typeName }));
}

/** Without a list of columns values go to the first ones. */
function leftOutBy({ insert }: ApplicationStatement, required: Result | undefined): readonly string[] {
  if (insert === null || (insert.columns === null && insert.count === null)) return [];
  const given = new Set(insert.columns ?? required?.rows.slice(0, insert.count ?? 0).map(([column]) => column));
  return (required?.rows ?? []).flatMap(([column, needed]) =>
    column != null && needed === "t" && !given.has(column) ? [column] : [],
  );
}
