import type {
  AppliedMigration,
  AppliedRepeatable,
  DatabaseState,
  History,
  Migration,
  MigrationSet,
  MigrationState,
  Repeatable,
  RepeatableState,
  Version,
} from "./model.js";
import { compareVersions, parseVersion, versionKey } from "./version.js";

/** `script_name` of a row that the command `baseline` wrote. */
export const baselineMarker = "<< baseline >>";

/** Key by which rows and files match: Flyway's equality of versions, not their text. */
export function keyOf(versionText: string): string {
  const version = parseVersion(versionText);
  return version === null ? `?${versionText}` : versionKey(version);
}

/** Order of two version texts; texts that are no versions come first, by code unit. */
export function compareVersionTexts(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  if (left !== null && right !== null) return compareVersions(left, right);
  if (left === null && right === null) return a < b ? -1 : a > b ? 1 : 0;
  return left === null ? -1 : 1;
}

/** Where every file and every row stands, versions ascending: computed once, read by everything else. */
export function reconcile(set: MigrationSet, history: History, options: { readonly empty: boolean }): DatabaseState {
  return {
    migrations: reconcileMigrations(set, history, options),
    repeatables: reconcileRepeatables(set.repeatables, history.repeatables),
    currentVersion: highest(history.applied.map((row) => row.version)),
    lastChangeId: history.lastChangeId,
  };
}

function reconcileMigrations(
  set: MigrationSet,
  history: History,
  { empty }: { readonly empty: boolean },
): readonly MigrationState[] {
  const rows = new Set(history.applied.map((row) => keyOf(row.version)));
  const files = new Map(set.versioned.map((migration) => [versionKey(migration.version), migration]));
  const baselines = new Map(set.baselines.map((migration) => [versionKey(migration.version), migration]));
  const topFile = set.versioned.at(-1)?.version.text ?? null;
  const onRecord = history.applied.map((row): MigrationState => {
    const key = keyOf(row.version);
    if (isBaseline(row)) return ofBaseline(row, baselines.get(key) ?? null);
    return ofRow(row, files.get(key) ?? null, { history, topFile });
  });
  // A B file counts only where there is neither history nor any relation; the highest one wins, as in Flyway.
  const start = history.applied.length === 0 && empty ? (set.baselines.at(-1) ?? null) : null;
  const floor = start?.version.text ?? highest(history.applied.filter(isBaseline).map((row) => row.version));
  const top = highest(history.applied.map((row) => row.version));
  const waiting = set.versioned
    .filter((migration) => !rows.has(versionKey(migration.version)))
    .map((migration): MigrationState => ofFile(migration, floor, top));
  const baseline: readonly MigrationState[] = start === null ? [] : [{ state: "pending", migration: start }];
  return sortByVersion([...onRecord, ...waiting, ...baseline]);
}

/** Versions are parsed once, not at each comparison: thousands of rows are sorted at every start. */
function sortByVersion(states: readonly MigrationState[]): readonly MigrationState[] {
  const parsed = states.map((state) => ({ state, version: parseVersion(versionOf(state)) }));
  const none: Version = { text: "", parts: [] };
  return parsed.toSorted((a, b) => compareVersions(a.version ?? none, b.version ?? none)).map(({ state }) => state);
}

function isBaseline(row: AppliedMigration): boolean {
  return row.script === baselineMarker || /(?:^|\/)B[^/]*$/.test(row.script);
}

function ofBaseline(row: AppliedMigration, migration: Migration | null): MigrationState {
  if (!row.success) return { state: "failed", migration, row };
  const edited = migration !== null && row.script !== baselineMarker && migration.checksum !== row.checksum;
  return edited ? { state: "edited", migration, row } : { state: "baseline", migration, row };
}

function ofRow(
  row: AppliedMigration,
  migration: Migration | null,
  { history, topFile }: { readonly history: History; readonly topFile: string | null },
): MigrationState {
  if (!row.success) {
    const undoing = history.lastEvents.get(row.version)?.event === "undo-start";
    return { state: undoing ? "undo-failed" : "failed", migration, row };
  }
  if (migration === null) {
    const above = topFile === null || compareVersionTexts(row.version, topFile) > 0;
    return { state: above ? "ahead" : "missing", migration, row };
  }
  return { state: migration.checksum === row.checksum ? "applied" : "edited", migration, row };
}

function ofFile(migration: Migration, floor: string | null, top: string | null): MigrationState {
  const version = migration.version.text;
  if (floor !== null && compareVersionTexts(version, floor) <= 0) return { state: "below-baseline", migration };
  const late = top !== null && compareVersionTexts(version, top) < 0;
  return { state: late ? "out-of-order" : "pending", migration };
}

function reconcileRepeatables(
  files: readonly Repeatable[],
  rows: readonly AppliedRepeatable[],
): readonly RepeatableState[] {
  const onRecord = new Map(rows.map((row) => [row.description, row]));
  const present = new Set(files.map((repeatable) => repeatable.description));
  return [
    ...files.map((repeatable): RepeatableState => {
      const row = onRecord.get(repeatable.description);
      if (row === undefined) return { state: "pending", repeatable };
      const same = row.success && row.checksum === repeatable.checksum;
      return { state: same ? "current" : "outdated", repeatable, row };
    }),
    ...rows
      .filter((row) => !present.has(row.description))
      .map((row): RepeatableState => ({ state: "missing", repeatable: null, row })),
  ];
}

/** The version text of a state: as on record, else as in the file's name. */
export function versionOf(state: MigrationState): string {
  return "row" in state ? state.row.version : state.migration.version.text;
}

/** The highest of some version texts, null when there is none. */
export function highest(versions: readonly string[]): string | null {
  return versions.reduce<string | null>(
    (top, version) => (top === null || compareVersionTexts(version, top) > 0 ? version : top),
    null,
  );
}
