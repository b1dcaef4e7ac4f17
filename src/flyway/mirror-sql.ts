import type { MirrorChange } from "../core/mirror.js";
import type { FlywayRow } from "../core/flyway-row.js";
import type { Script } from "../core/model.js";
import { literalOrNull, quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { linesChecksum, repeatableChecksum } from "./checksum.js";
import { nameOf } from "./history-table.js";
import type { FlywayTable } from "./history-table.js";

type Named = Pick<FlywayTable, "home" | "name">;

/** SQL that makes Flyway's table as Flyway does, where it is missing. */
export function createFlywayTableSql(table: Named): readonly string[] {
  const name = nameOf(table);
  const key = quoteIdentifier(`${table.name}_pk`);
  const index = quoteIdentifier(`${table.name}_s_idx`);
  return [
    `CREATE TABLE IF NOT EXISTS ${name} (installed_rank INT NOT NULL, version VARCHAR(50), description VARCHAR(200) NOT NULL,
 type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INTEGER, installed_by VARCHAR(100) NOT NULL,
 installed_on TIMESTAMP NOT NULL DEFAULT now(), execution_time INTEGER NOT NULL, success BOOLEAN NOT NULL,
 CONSTRAINT ${key} PRIMARY KEY (installed_rank))`,
    `CREATE INDEX IF NOT EXISTS ${index} ON ${name} (success)`,
  ];
}

/** What a row says, as SQL where it is known to the server alone. */
export interface RowToAdd {
  /** Null for repeatables. */
  readonly version: string | null;
  readonly description: string;
  readonly type: string;
  readonly script: string;
  readonly checksum: number | null;
  readonly installedBy: string;
  /** SQL of a timestamp. */
  readonly installedOn: string;
  /** SQL of milliseconds. */
  readonly executionMs: string;
  readonly success: boolean;
}

/** SQL that appends a row, behind the one of the highest rank; an unfinished one of the same version makes room. */
export function addRowSql(table: Named, row: RowToAdd): readonly string[] {
  const name = nameOf(table);
  const values = [
    "greatest(coalesce(max(t.installed_rank), 0), 0) + 1",
    literalOrNull(row.version),
    quoteLiteral(shorten(row.description)),
    quoteLiteral(row.type),
    quoteLiteral(row.script),
    literalOrNull(row.checksum),
    quoteLiteral(row.installedBy.slice(0, 100)),
    row.installedOn,
    row.executionMs,
    String(row.success),
  ];
  return [
    forgetFailedSql(table, row),
    `INSERT INTO ${name} (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success)
 SELECT ${values.join(", ")} FROM ${name} t`,
  ];
}

/** As Flyway cuts it for its column. */
function shorten(description: string): string {
  return description.length <= 200 ? description : `${description.slice(0, 197)}...`;
}

/** Whose rows: of a version, or of a repeatable, which has none. */
type Subject = Pick<RowToAdd, "version" | "description">;

/** SQL that lets Flyway run a file again that did not finish: it refuses everything while its row is there. */
export function forgetFailedSql(table: Named, { version, description }: Subject): string {
  const about =
    version === null
      ? `version IS NULL AND description = ${quoteLiteral(shorten(description))}`
      : `version = ${quoteLiteral(version)}`;
  return `DELETE FROM ${nameOf(table)} WHERE ${about} AND NOT success`;
}

/** Which rows a mark is about: those of a version, or all repeatables. */
export type Marked = { readonly version: string } | "repeatables";

/**
 * SQL that marks what was rolled back with a row DELETE, which open-source Flyway understands, where the last row is not
 * one already: it fails on two of them. (It fails on every command after a row UNDO_SQL.)
 */
export function markDeletedSql(table: Named, marked: Marked, installedBy: string): string {
  const name = nameOf(table);
  const about =
    marked === "repeatables"
      ? "t.version IS NULL AND t.type <> 'SCHEMA'"
      : `t.version = ${quoteLiteral(marked.version)}`;
  return `INSERT INTO ${name} (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success)
 SELECT (SELECT max(m.installed_rank) FROM ${name} m) + row_number() OVER (ORDER BY l.installed_rank), l.version, l.description, 'DELETE',
 l.script, l.checksum, ${quoteLiteral(installedBy.slice(0, 100))}, pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 0, true
 FROM (SELECT DISTINCT ON (t.version, t.description) t.* FROM ${name} t WHERE ${about} AND t.installed_rank > -1
 ORDER BY t.version, t.description, t.installed_rank DESC) l WHERE l.type <> 'DELETE'`;
}

/** SQL that says of the last row of a version whether it finished; while it has not, Flyway goes no further. */
export function finishedSql(table: Named, version: string, success: boolean): string {
  const name = nameOf(table);
  return `UPDATE ${name} SET success = ${success} WHERE installed_rank = (SELECT max(t.installed_rank) FROM ${name} t
 WHERE t.version = ${quoteLiteral(version)} AND t.type <> 'DELETE')`;
}

/** SQL that tells Flyway's table what it lacks. */
export function mirrorSql(
  table: Named,
  change: MirrorChange,
  { placeholders, installedBy }: { readonly placeholders: ReadonlyMap<string, string>; readonly installedBy: string },
): readonly string[] {
  switch (change.kind) {
    case "add": {
      const { row, type, script } = change;
      const checksum = script === null ? null : checksumToStore(script, row.version, placeholders);
      return addRowSql(table, {
        ...row,
        type,
        script: type === "BASELINE" ? row.description : row.script,
        checksum,
        installedOn: `${quoteLiteral(row.installedOn.replace(/Z$/, ""))}::pg_catalog.timestamp`,
        executionMs: String(row.executionMs),
      });
    }
    case "take-back":
      return takeBackSql(table, change.row, installedBy);
    case "align": {
      const checksum = linesChecksum(change.script.text);
      return [
        `UPDATE ${nameOf(table)} SET checksum = ${checksum}, description = ${quoteLiteral(shorten(change.description))} WHERE installed_rank = ${change.row.rank}`,
      ];
    }
  }
}

function takeBackSql(table: Named, row: FlywayRow, installedBy: string): readonly string[] {
  if (!row.success) return [`DELETE FROM ${nameOf(table)} WHERE installed_rank = ${row.rank}`];
  return [markDeletedSql(table, row.version === null ? "repeatables" : { version: row.version }, installedBy)];
}

/** The checksum that Flyway would store. */
export function checksumToStore(
  script: Script,
  version: string | null,
  placeholders: ReadonlyMap<string, string>,
): number {
  return version === null ? repeatableChecksum(script, placeholders) : linesChecksum(script.text);
}
