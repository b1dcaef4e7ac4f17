import { effectiveRows } from "./flyway-rows.js";
import { kindOf, type FlywayRow } from "./flyway-row.js";
import type { AppliedMigration, AppliedRepeatable, History, MigrationSet, Script } from "./model.js";
import { baselineMarker, keyOf } from "./state.js";

/** What Flyway's table lacks, against our record. */
export type MirrorChange =
  /** A row of ours that it does not have; `script` is its file, null where there is none or none that is ours. */
  | { readonly kind: "add"; readonly row: AppliedRow; readonly type: FlywayType; readonly script: Script | null }
  /** A row of its own that was taken back here. */
  | { readonly kind: "take-back"; readonly row: FlywayRow }
  /** A row whose file was taken as it is now. */
  | { readonly kind: "align"; readonly row: FlywayRow; readonly description: string; readonly script: Script };

export type AppliedRow = AppliedRepeatable & { readonly version: string | null };
export type FlywayType = "SQL" | "BASELINE" | "SQL_BASELINE";

export interface MirrorOptions {
  readonly set: MigrationSet;
  readonly history: History;
  readonly isSame: (script: Script, stored: number, kind: "versioned" | "repeatable") => boolean;
  /** When a version was last rolled back or forgotten here, by `keyOf`; ISO 8601. */
  readonly undoneAt: ReadonlyMap<string, string>;
}

/** The type of the row that Flyway would have written for one of ours. */
export function typeOf({ script }: Pick<AppliedRow, "script">): FlywayType {
  if (script === baselineMarker) return "BASELINE";
  return /(?:^|\/)B[^/]*$/.test(script) ? "SQL_BASELINE" : "SQL";
}

/** What Flyway's table must be told, oldest first. Pure. */
export function planMirror(rows: readonly FlywayRow[], options: MirrorOptions): readonly MirrorChange[] {
  const effective = effectiveRows(rows);
  const { history, undoneAt, set } = options;
  const ours = new Map(history.applied.map((row) => [keyOf(row.version), row]));
  const files = new Map(set.versioned.map(({ version, script }) => [keyOf(version.text), script]));
  const baselines = new Map(set.baselines.map(({ version, script }) => [keyOf(version.text), script]));
  const fileOf = (row: AppliedMigration): Script | null => {
    const type = typeOf(row);
    if (type === "BASELINE") return null;
    return (type === "SQL" ? files : baselines).get(keyOf(row.version)) ?? null;
  };
  const added = history.applied.flatMap((row): readonly MirrorChange[] => {
    const theirs = effective.versions.get(keyOf(row.version));
    const script = fileOf(row);
    // It refuses everything while a row of its own says that this failed.
    if (theirs === undefined || (row.success && !theirs.success))
      return [{ kind: "add", row, type: typeOf(row), script }];
    return alignOf(theirs, row, script, options);
  });
  const takenBack = [...effective.versions].flatMap(([key, row]): readonly MirrorChange[] => {
    const undone = !ours.has(key) && (undoneAt.get(key) ?? "") > row.installedOn;
    return undone ? [{ kind: "take-back", row }] : [];
  });
  const changes = [...takenBack, ...added, ...ofRepeatables(effective.repeatables, options)];
  return changes.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0));
}

function alignOf(
  theirs: FlywayRow,
  ours: AppliedMigration,
  script: Script | null,
  { isSame }: MirrorOptions,
): readonly MirrorChange[] {
  const comparable = script !== null && kindOf(theirs) !== "baseline" && theirs.checksum !== null && ours.success;
  if (!comparable || ours.checksum !== script.checksum || isSame(script, theirs.checksum, "versioned")) return [];
  return [{ kind: "align", row: theirs, description: ours.description, script }];
}

function ofRepeatables(
  theirs: ReadonlyMap<string, FlywayRow>,
  { history, set, undoneAt, isSame }: MirrorOptions,
): readonly MirrorChange[] {
  const added = history.repeatables.flatMap((row): readonly MirrorChange[] => {
    const file = set.repeatables.find(({ description }) => description === row.description);
    const other = theirs.get(row.description);
    const current = file !== undefined && row.success && file.checksum === row.checksum;
    // Only what we ran as it is now can be told: of an older text the checksum is not known.
    if (!current) return [];
    const known =
      other?.success === true && (other.checksum === null || isSame(file.script, other.checksum, "repeatable"));
    return known ? [] : [{ kind: "add", row: { ...row, version: null }, type: "SQL", script: file.script }];
  });
  const present = new Set(history.repeatables.map(({ description }) => description));
  const takenBack = [...theirs.values()].flatMap((row): readonly MirrorChange[] => {
    const undone = !present.has(row.description) && [...undoneAt.values()].some((at) => at > row.installedOn);
    return undone ? [{ kind: "take-back", row }] : [];
  });
  return [...takenBack, ...added];
}

function timeOf(change: MirrorChange): string {
  return change.kind === "add" ? change.row.installedOn : "";
}
