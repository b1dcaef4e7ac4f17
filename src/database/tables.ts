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

/** Names of the log's columns with what they are. */
export const logColumns: readonly (readonly [string, string])[] = [
  ["id", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"],
  ["event", "VARCHAR(20) NOT NULL"],
  ["version", "VARCHAR(20)"],
  ["description", "TEXT"],
  ["script_name", "VARCHAR(255)"],
  ["checksum", "VARCHAR(32)"],
  ["installed_by", "VARCHAR(100) NOT NULL"],
  ["database_role", "TEXT NOT NULL"],
  ["logged_at", "TIMESTAMPTZ NOT NULL"],
  ["execution_time", "INTEGER"],
  ["success", "BOOLEAN NOT NULL"],
  ["sqlstate", "VARCHAR(5)"],
  ["message", "TEXT"],
  ["reason", "TEXT"],
  ["detail", "TEXT"],
  ["environment", "TEXT NOT NULL"],
  ["repository", "TEXT"],
  ["ref", "TEXT"],
  ["commit_sha", "TEXT"],
  ["pull_request", "INTEGER"],
  ["run_id", "TEXT"],
  ["run_url", "TEXT"],
  ["tool_version", "TEXT NOT NULL"],
  ["wal_position", "TEXT"],
  ["wal_at", "TIMESTAMPTZ"],
];

/** Name of the trigger that keeps the log as it is. */
export const ownTrigger = "schema_version_log_append_only";

/** The triggers guard against accidents, not against the owner, who can drop them. ALWAYS: replicas refuse as well. */
function createLogSql(home: string, name: string): string {
  const refuse = `${quoteIdentifier(home)}."schema_version_log_refuse"`;
  return `CREATE TABLE IF NOT EXISTS ${name} (
  ${logColumns.map((column) => column.join(" ")).join(",\n  ")}
);
CREATE OR REPLACE FUNCTION ${refuse}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$refuse$BEGIN RAISE EXCEPTION 'schema_version_log is append-only: % is refused', TG_OP; END$refuse$;
CREATE TRIGGER ${ownTrigger} BEFORE UPDATE OR DELETE OR TRUNCATE ON ${name}
  FOR EACH STATEMENT EXECUTE FUNCTION ${refuse}();
ALTER TABLE ${name} ENABLE ALWAYS TRIGGER ${ownTrigger}`;
}
