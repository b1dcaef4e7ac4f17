import type { FlywayRow } from "../core/flyway-row.js";
import { keyOf } from "../core/state.js";
import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import type { Session } from "../database/session.js";
import { tableIn } from "../database/tables.js";
import { read } from "../database/read.js";

/** The table that Flyway used before 5.0, whose name is our own table's. */
export const oldTable = "schema_version";

/** Where Flyway's history is. */
export interface FlywayTable {
  readonly home: string;
  readonly name: string;
  /** `ranked`: of Flyway 2 and 3, with a version_rank that must be filled. */
  readonly layout: "usual" | "ranked";
}

/** Qualified and quoted. */
export function nameOf({ home, name }: Pick<FlywayTable, "home" | "name">): string {
  return `${quoteIdentifier(home)}.${quoteIdentifier(name)}`;
}

/** Those of the named tables that Flyway made, by name; only ordinary tables count, as for Flyway. Read-only. */
export async function findFlywayTables(
  session: Session,
  home: string,
  names: readonly string[],
): Promise<readonly FlywayTable[]> {
  const listed = names.map(quoteLiteral).join(", ");
  const rows = await read(
    session,
    `SELECT c.relname, bool_or(a.attname = 'version_rank') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE n.nspname = ${quoteLiteral(home)} AND c.relname IN (${listed}) AND c.relkind = 'r'
       GROUP BY c.relname HAVING bool_or(a.attname = 'installed_rank') AND bool_or(a.attname = 'script') ORDER BY 1`,
    "looking for Flyway's history",
  );
  return rows.map(([name, ranked]) => ({
    home,
    name: name ?? "",
    layout: ranked === "t" ? "ranked" : "usual",
  }));
}

const utc = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Flyway's rows as it reads them itself: those of negative rank do not count. Read-only. */
export async function readFlywayRows(session: Session, table: FlywayTable): Promise<readonly FlywayRow[]> {
  const rows = await read(
    session,
    `SELECT installed_rank, version, description, type, script, checksum, installed_by, ${utc("installed_on")},
       execution_time, success FROM ${nameOf(table)} WHERE installed_rank > -1 ORDER BY installed_rank`,
    "reading Flyway's history",
  );
  return rows.map(toRow);
}

function toRow(row: readonly (string | null)[]): FlywayRow {
  const text = (index: number): string => row[index] ?? "";
  const checksum = row[5] ?? null;
  return {
    rank: Number(text(0)),
    version: row[1] ?? null,
    description: text(2),
    type: text(3),
    script: text(4),
    checksum: checksum === null ? null : Number(checksum),
    installedBy: text(6),
    installedOn: text(7),
    executionMs: Number(text(8)),
    success: row[9] === "t",
  };
}

/** When versions were last rolled back or forgotten here, by `keyOf`; our log must exist. Read-only. */
export async function readUndone(session: Session, home: string): Promise<ReadonlyMap<string, string>> {
  const rows = await read(
    session,
    `SELECT version, ${utc("max(logged_at) AT TIME ZONE 'UTC'")} FROM ${tableIn(home, "log")}
       WHERE event IN ('undo', 'repair') AND version IS NOT NULL GROUP BY version`,
    "reading what was rolled back",
  );
  return new Map(rows.map(([version, at]) => [keyOf(version ?? ""), at ?? ""]));
}

/** SQL that gives Flyway's old table the name of today, its key and indexes too: ours needs the old one. */
export function renameSql(home: string, to: string): readonly string[] {
  const [schema, table] = [quoteIdentifier(home), quoteIdentifier(oldTable)];
  const suffixes = ["pk", "s_idx", "vr_idx", "ir_idx"];
  return [
    `ALTER TABLE ${schema}.${table} RENAME TO ${quoteIdentifier(to)}`,
    ...suffixes.map(
      (suffix) =>
        `ALTER INDEX IF EXISTS ${schema}.${quoteIdentifier(`${oldTable}_${suffix}`)} RENAME TO ${quoteIdentifier(`${to}_${suffix}`)}`,
    ),
  ];
}
