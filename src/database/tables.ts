import { quoteIdentifier } from "../core/quote.js";

/** The tool's tables by their job, which each run needs. */
export const tableNames = {
  versions: "schema_version",
  repeatables: "schema_version_repeatable",
  log: "schema_version_log",
} as const;

/** Name of the table that keeps the schema as the last successful change left it; runs go on without it. */
export const snapshotTable = "schema_version_snapshot";

export type TableName = keyof typeof tableNames;

/** A column as the catalog shows it. */
export interface Column {
  readonly name: string;
  /** As format_type writes it. */
  readonly type: string;
  readonly required: boolean;
  /** Whether it alone is a key. */
  readonly unique: boolean;
}

/** A relation as the catalog shows it. */
export interface Shape {
  /** The catalog's letter: `r` for a table. */
  readonly kind: string;
  readonly columns: readonly Column[];
}

/** Qualified and quoted name of one of the tool's tables. */
export function tableIn(home: string, table: TableName): string {
  return `${quoteIdentifier(home)}.${quoteIdentifier(tableNames[table])}`;
}

const versionColumns = `description TEXT NOT NULL,
  script_name VARCHAR(255) NOT NULL,
  checksum VARCHAR(32) NOT NULL,
  installed_by VARCHAR(100) NOT NULL,
  installed_on TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  execution_time INTEGER NOT NULL,
  success BOOLEAN NOT NULL`;

/** SQL that makes what is missing: the schema and each absent table. One transaction's worth, without BEGIN. */
export function createTablesSql(home: string, missing: readonly TableName[], schemaExists: boolean): string {
  const schema = schemaExists ? [] : [`CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(home)}`];
  return [...schema, ...missing.map((table) => createTableSql(home, table))].map((sql) => `${sql};\n`).join("");
}

function createTableSql(home: string, table: TableName): string {
  const name = tableIn(home, table);
  switch (table) {
    case "versions":
      return `CREATE TABLE IF NOT EXISTS ${name} (version VARCHAR(20) PRIMARY KEY, ${versionColumns})`;
    case "repeatables":
      return `CREATE TABLE IF NOT EXISTS ${name} (${versionColumns.replace("TEXT NOT NULL", "TEXT PRIMARY KEY")})`;
    case "log":
      return createLogSql(home, name);
  }
}

/** The triggers guard against accidents, not against the owner, who can drop them. ALWAYS: replicas refuse as well. */
function createLogSql(home: string, name: string): string {
  const refuse = `${quoteIdentifier(home)}."schema_version_log_refuse"`;
  return `CREATE TABLE IF NOT EXISTS ${name} (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event VARCHAR(20) NOT NULL,
  version VARCHAR(20),
  description TEXT,
  script_name VARCHAR(255),
  checksum VARCHAR(32),
  installed_by VARCHAR(100) NOT NULL,
  database_role TEXT NOT NULL,
  logged_at TIMESTAMPTZ NOT NULL,
  execution_time INTEGER,
  success BOOLEAN NOT NULL,
  sqlstate VARCHAR(5),
  message TEXT,
  reason TEXT,
  detail TEXT,
  environment TEXT NOT NULL,
  repository TEXT,
  ref TEXT,
  commit_sha TEXT,
  pull_request INTEGER,
  run_id TEXT,
  run_url TEXT,
  tool_version TEXT NOT NULL,
  wal_position TEXT,
  wal_at TIMESTAMPTZ
);
CREATE OR REPLACE FUNCTION ${refuse}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$refuse$BEGIN RAISE EXCEPTION 'schema_version_log is append-only: % is refused', TG_OP; END$refuse$;
DROP TRIGGER IF EXISTS schema_version_log_append_only ON ${name};
CREATE TRIGGER schema_version_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${name}
  FOR EACH STATEMENT EXECUTE FUNCTION ${refuse}();
ALTER TABLE ${name} ENABLE ALWAYS TRIGGER schema_version_log_append_only`;
}

const expected: readonly (readonly [string, string])[] = [
  ["version", "character varying(20)"],
  ["description", "text"],
  ["script_name", "character varying(255)"],
  ["checksum", "character varying(32)"],
  ["installed_by", "character varying(100)"],
  ["installed_on", "timestamp without time zone"],
  ["execution_time", "integer"],
  ["success", "boolean"],
];

/**
 * How a `schema_version` table differs from ours, in words; empty when it is ours. Extra columns that are nullable or
 * have a default are tolerated: `required` is false for them.
 */
export function differencesOf({ kind, columns }: Shape): readonly string[] {
  if (kind !== "r" && kind !== "p") return [kind === "v" || kind === "m" ? "it is a view" : "it is no table"];
  const present = new Map(columns.map((column) => [column.name, column]));
  const wrong = expected.flatMap(([name, type]) => {
    const column = present.get(name);
    if (column === undefined) return [`column ${name} is missing`];
    return fits(column.type, type) ? [] : [`column ${name} is ${column.type} instead of ${type}`];
  });
  const ours = new Set(expected.map(([name]) => name));
  const extra = columns.filter((column) => column.required && !ours.has(column.name));
  const keyless = wrong.length === 0 && present.get("version")?.unique !== true;
  return [
    ...wrong,
    ...extra.map((column) => `column ${column.name} is unknown and required`),
    ...(keyless ? ["version is not its primary key"] : []),
  ];
}

/** A wider text type holds all that ours holds. */
function fits(actual: string, wanted: string): boolean {
  if (actual === wanted) return true;
  const width = /^character varying\((\d+)\)$/;
  const [have, need] = [width.exec(actual)?.[1], width.exec(wanted)?.[1]];
  if (need === undefined) return wanted === "timestamp without time zone" && actual.startsWith("timestamp(");
  if (actual === "text" || actual === "character varying") return true;
  return have !== undefined && Number(have) >= Number(need);
}

/** Whether the columns are Flyway's: its own history of 4.x and later, or of 2.x and 3.x. */
export function isFlywayTable({ columns }: Shape): boolean {
  return columns.some((column) => column.name === "installed_rank" || column.name === "version_rank");
}
