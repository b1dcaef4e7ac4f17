import type { AppliedMigration, AppliedRepeatable, Finding, History, LogEvent } from "../core/model.js";
import { quoteLiteral } from "../core/quote.js";
import { readGrants } from "./grants.js";
import { refuseHiddenRows } from "./hidden-rows.js";
import type { Purpose } from "./hidden-rows.js";
import { applyEventsSql, changeSql, columnsSql, factsSql, utc } from "./history-queries.js";
import { replicationFindings } from "./replication.js";
import { serverFailure } from "./session.js";
import type { Result, Session } from "./session.js";
import { snapshotStateSql, toSnapshotState } from "./snapshot-state.js";
import type { SnapshotState } from "./snapshot-state.js";
import { strangersAmong, toShapes } from "./table-shapes.js";
import type { Shapes } from "./table-shapes.js";
import { snapshotTable, tableIn, tableNames } from "./tables.js";
import type { TableName } from "./tables.js";
import { ownSearchPath } from "./target.js";
import type { Target } from "./target.js";

/** What is on record in one database, and what hinders the tool there. */
export interface OnRecord {
  readonly history: History;
  /** The tool's tables that do not exist yet. */
  readonly missing: readonly TableName[];
  readonly schemaExists: boolean;
  readonly snapshots: SnapshotState;
  /** `lost`: the log says of a version that it was applied, and none is on record. */
  readonly rows: "kept" | "lost";
  /** Whether the log holds any event; `none` where it is missing. */
  readonly events: "none" | "some";
  /** When a file last began or ended, ISO 8601 in UTC; null when none ever did. */
  readonly lastRunAt: string | null;
  /** True where `schemas` hold no relation but the tool's own. */
  readonly empty: boolean;
  /** Whether Flyway's table of today is there. */
  readonly flyway: "there" | "absent";
  /** Foreign tables, publications, subscriptions. */
  readonly findings: readonly Finding[];
  readonly walPosition: string | null;
  /** ISO 8601 in UTC: the server's clock when the WAL position was read. */
  readonly walAt: string;
}

interface ReadOptions {
  readonly environment: string;
  readonly lockTimeoutMs: number;
  /** What Flyway's table is called. */
  readonly flywayTable: string;
  /** Whether to read which event applied each version: only a rollback asks. */
  readonly applyEvents: boolean;
  /** Whether to look what the table of snapshots holds: only who has the lock asks. */
  readonly snapshots?: "ask";
}

type Row = readonly (string | null)[];
const tables: readonly TableName[] = ["versions", "repeatables", "log"];
/** Types are compared by their names, which a setting would quote. Whoever has locked a table must not stop us for ever. */
const openingOf = ({ lockTimeoutMs }: ReadOptions): readonly string[] => [
  "BEGIN READ ONLY",
  `SET LOCAL search_path = ${ownSearchPath}`,
  "SET LOCAL quote_all_identifiers = off",
  `SET LOCAL lock_timeout = ${lockTimeoutMs}`,
];
const rowColumns = `description, script_name, checksum, installed_by, ${utc("installed_on")}, execution_time, success`;
/** Reads what is on record, in one message where the tables exist. Read-only. */
export async function readHistory(session: Session, target: Target, options: ReadOptions): Promise<OnRecord> {
  let absent: ReadonlySet<TableName> = new Set();
  let state = options.snapshots === "ask" ? [snapshotStateSql(target.home)] : [];
  const opening = openingOf(options);
  for (;;) {
    const parts = readingSql(target, absent, options);
    const sql = [...opening, ...parts.map(({ sql: s }) => s), "COMMIT"];
    const { results, error: met } = await session.send([...sql, ...state].join(";\n"));
    const error = results.length < sql.length ? met : null;
    if (error !== null) await session.send("ROLLBACK");
    const catalog = results[opening.length]?.rows ?? [];
    const columns = toShapes(catalog);
    const findings = strangersAmong(columns, options.environment);
    if (error === null || findings.length > 0) {
      const got = new Map(parts.map(({ name }, index) => [name, results[index + opening.length]]));
      refuseHiddenRows(got.get("facts")?.rows[0]?.[6] ?? null, target, purposeOf(options));
      const known = columns.has(snapshotTable) ? toSnapshotState(results[sql.length], met) : "absent";
      const snapshots = options.snapshots === "ask" ? known : "not-asked";
      const more = { ...options, failed: error !== null, home: target.home, snapshots };
      return toOnRecord(got, columns, findings, more);
    }
    const lacking = new Set(tables.filter((table) => !columns.has(tableNames[table])));
    if (results.length <= opening.length || lacking.size <= absent.size) {
      const present = tables.filter((table) => !lacking.has(table));
      const snapshots = columns.has(snapshotTable) ? "present" : "absent";
      const grants = readGrants(target, { tables: present, snapshots });
      throw serverFailure(error, "reading what is on record", grants);
    }
    absent = lacking;
    if (!columns.has(snapshotTable)) state = [];
  }
}

/** Only who has the lock writes. */
function purposeOf({ snapshots }: ReadOptions): Purpose {
  return snapshots === "ask" ? "write" : "read";
}

interface Part {
  readonly name: "columns" | "facts" | TableName | "change" | "anyEvent" | "unfinished" | "applyEvents";
  readonly sql: string;
}

function readingSql(target: Target, absent: ReadonlySet<TableName>, options: ReadOptions): readonly Part[] {
  const { applyEvents, flywayTable } = options;
  const { home } = target;
  const own = [...Object.values(tableNames), snapshotTable].map(quoteLiteral).join(", ");
  const named = `${own}, ${quoteLiteral(flywayTable)}`;
  const log = tableIn(home, "log");
  const parts: readonly (Part & { readonly needs?: readonly TableName[] })[] = [
    { name: "columns", sql: columnsSql(home, named) },
    { name: "facts", sql: factsSql(target, { own, named, purpose: purposeOf(options) }) },
    {
      name: "versions",
      needs: ["versions"],
      sql: `SELECT version, ${rowColumns} FROM ${tableIn(home, "versions")}`,
    },
    {
      name: "repeatables",
      needs: ["repeatables"],
      sql: `SELECT ${rowColumns} FROM ${tableIn(home, "repeatables")} ORDER BY description COLLATE "C"`,
    },
    { name: "change", needs: ["log"], sql: changeSql(log, absent.has("versions") ? null : tableIn(home, "versions")) },
    { name: "anyEvent", needs: ["log"], sql: `SELECT FROM ${log} LIMIT 1` },
    {
      name: "unfinished",
      needs: ["log", "versions"],
      sql: `SELECT DISTINCT ON (l.version) l.version, l.id, l.event, l.message FROM ${log} l
        JOIN ${tableIn(home, "versions")} v ON v.version = l.version AND NOT v.success
        WHERE l.event IN ('start', 'undo-start') ORDER BY l.version, l.id DESC`,
    },
    ...(applyEvents ? [{ name: "applyEvents", needs: ["log"], sql: applyEventsSql(log) } as const] : []),
  ];
  return parts.filter(({ needs = [] }) => !needs.some((table) => absent.has(table)));
}

function toOnRecord(
  got: ReadonlyMap<Part["name"], Result | undefined>,
  columns: Shapes,
  findings: readonly Finding[],
  {
    failed,
    environment,
    flywayTable,
    home,
    snapshots,
  }: Pick<OnRecord, "snapshots"> & Omit<ReadOptions, "snapshots"> & { readonly failed: boolean; readonly home: string },
): OnRecord {
  const rows = (name: Part["name"]): readonly Row[] => (failed && name !== "facts" ? [] : (got.get(name)?.rows ?? []));
  const [schemaExists, occupied, wal, walAt, subscribed, publications] = rows("facts")[0] ?? [];
  const [id, at, by, lastEnvironment, lastRunAt, lost] = rows("change")[0] ?? [];
  return {
    history: {
      applied: rows("versions").map(toApplied),
      repeatables: rows("repeatables").map(toRepeatableRow),
      lastEvents: new Map(rows("unfinished").map(toUnfinished)),
      applyEvents: new Map(rows("applyEvents").map(toApplyEvent)),
      lastChangeId: Number(id ?? 0),
      lastEnvironment: lastEnvironment ?? null,
      lastChange: at == null ? null : { at, by: by ?? "" },
    },
    missing: tables.filter((table) => !columns.has(tableNames[table])),
    schemaExists: schemaExists === "t",
    snapshots,
    rows: lost === "t" ? "lost" : "kept",
    events: rows("anyEvent").length > 0 ? "some" : "none",
    lastRunAt: lastRunAt ?? null,
    empty: occupied !== "t",
    flyway: columns.has(flywayTable) ? "there" : "absent",
    findings: [...findings, ...replicationFindings([subscribed, publications], home, environment)],
    walPosition: wal ?? null,
    walAt: walAt ?? new Date(0).toISOString(),
  };
}

/** By position, not by taking rows apart: there can be thousands. */
function toApplied(row: Row): AppliedMigration {
  return { version: row[0] ?? "", ...toFields(row, 1) };
}

function toRepeatableRow(row: Row): AppliedRepeatable {
  return toFields(row, 0);
}

function toFields(row: Row, at: number): AppliedRepeatable {
  return {
    description: row[at] ?? "",
    script: row[at + 1] ?? "",
    checksum: row[at + 2] ?? "",
    installedBy: row[at + 3] ?? "",
    installedOn: row[at + 4] ?? "",
    executionMs: Number(row[at + 5]),
    success: row[at + 6] === "t",
  };
}

function toUnfinished([version, id, event, message]: Row): readonly [
  string,
  Pick<LogEvent, "id" | "event" | "message">,
] {
  return [
    version ?? "",
    { id: Number(id), event: event === "undo-start" ? "undo-start" : "start", message: message ?? null },
  ];
}

function toApplyEvent([version, id, runId, runUrl]: Row): readonly [string, Pick<LogEvent, "id" | "runId" | "runUrl">] {
  return [version ?? "", { id: Number(id), runId: runId ?? null, runUrl: runUrl ?? null }];
}
