import { kindOf, type FlywayRow } from "./flyway-row.js";
import { keyOf } from "./state.js";

/** What Flyway's history says of the present: its rows are a journal, of which later ones overrule earlier ones. */
export interface EffectiveRows {
  /** The row that counts for each version, by `keyOf`. */
  readonly versions: ReadonlyMap<string, FlywayRow>;
  /** The row that counts for each repeatable, by description. */
  readonly repeatables: ReadonlyMap<string, FlywayRow>;
  /** The marker that took a version back, where no later row applied it again, by `keyOf`. */
  readonly deleted: ReadonlyMap<string, FlywayRow>;
  /** Rows that say nothing of the present, with the reason in words. */
  readonly overruled: ReadonlyMap<FlywayRow, string>;
}

/** Reads the journal from its first row to its last. */
export function effectiveRows(rows: readonly FlywayRow[]): EffectiveRows {
  const versions = new Map<string, FlywayRow>();
  const repeatables = new Map<string, FlywayRow>();
  const deleted = new Map<string, FlywayRow>();
  const overruled = new Map<FlywayRow, string>();
  for (const row of rows) {
    const kind = kindOf(row);
    if (kind === "schema") {
      overruled.set(row, "left: it says that Flyway made the schema");
      continue;
    }
    if (kind === "unknown") {
      overruled.set(row, `left: no Flyway writes the type ${row.type}`);
      continue;
    }
    const [current, key] =
      row.version === null ? ([repeatables, row.description] as const) : ([versions, keyOf(row.version)] as const);
    const before = current.get(key);
    const takesBack = kind === "delete" || (kind === "undo" && row.success);
    if (takesBack) {
      overruled.set(row, kind === "delete" ? "left: a mark that it was deleted" : "left: a mark that it was undone");
      if (before !== undefined) overruled.set(before, kind === "delete" ? "left: deleted later" : "left: undone later");
      current.delete(key);
      if (row.version !== null) deleted.set(key, row);
    } else if (kind === "undo") {
      overruled.set(row, "left: an undo that failed");
    } else {
      if (before !== undefined) overruled.set(before, "left: it ran again later");
      current.set(key, row);
      if (row.version !== null) deleted.delete(key);
    }
  }
  return { versions, repeatables, deleted, overruled };
}
