import { compareText } from "./compare-text.js";
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

/** A version text with what it means; null when it is no version. */
interface Ranked {
  readonly text: string;
  readonly version: Version | null;
}

function rank(text: string): Ranked {
  return { text, version: parseVersion(text) };
}

function compareRanked(a: Ranked, b: Ranked): number {
  if (a.version !== null && b.version !== null) return compareVersions(a.version, b.version);
  if (a.version === null && b.version === null) return compareText(a.text, b.text);
  return a.version === null ? -1 : 1;
}

function highestRanked(ranked: readonly Ranked[]): Ranked | null {
  return ranked.reduce<Ranked | null>((top, one) => (top === null || compareRanked(one, top) > 0 ? one : top), null);
}

/** Order of two version texts; texts that are no versions come first, by code unit. */
export function compareVersionTexts(a: string, b: string): number {
  return compareRanked(rank(a), rank(b));
}

/** A row with its file and what its version means: each found once, since thousands of rows are looked at in every run. */
interface Found extends Ranked {
  readonly row: AppliedMigration;
  readonly migration: Migration | null;
}

/** Where every file and every row stands, versions ascending: computed once, read by everything else. */
export function reconcile(set: MigrationSet, history: History, options: { readonly empty: boolean }): DatabaseState {
  const find = findIn(set.versioned);
  const rows = history.applied.map((row): Found => {
    const migration = find(row.version);
    return { row, migration, text: row.version, version: migration?.version ?? parseVersion(row.version) };
  });
  const top = highestRanked(rows);
  return {
    migrations: reconcileMigrations(set, history, { ...options, rows, top }),
    repeatables: reconcileRepeatables(set.repeatables, history.repeatables),
    currentVersion: top?.text ?? null,
    lastChangeId: history.lastChangeId,
  };
}

/** Finds the migration of a version text: by the text itself, which nearly always hits, else by Flyway's equality. */
function findIn(migrations: readonly Migration[]): (version: string) => Migration | null {
  const byText = new Map(migrations.map((migration) => [migration.version.text, migration]));
  let byKey: ReadonlyMap<string, Migration> | null = null;
  return (version) => {
    const found = byText.get(version);
    if (found !== undefined) return found;
    byKey ??= new Map(migrations.map((migration) => [versionKey(migration.version), migration]));
    return byKey.get(keyOf(version)) ?? null;
  };
}

function reconcileMigrations(
  set: MigrationSet,
  history: History,
  { empty, rows, top }: { readonly empty: boolean; readonly rows: readonly Found[]; readonly top: Ranked | null },
): readonly MigrationState[] {
  const findBaseline = findIn(set.baselines);
  const topFile = set.versioned.at(-1)?.version ?? null;
  const onRecord = rows.map((found): MigrationState => {
    if (isBaseline(found.row)) return ofBaseline(found.row, findBaseline(found.row.version));
    return ofRow(found, { history, topFile });
  });
  // A B file counts only where there is neither history nor any relation; the highest one wins, as in Flyway.
  const start = history.applied.length === 0 && empty ? (set.baselines.at(-1) ?? null) : null;
  const floor =
    start === null
      ? highestRanked(rows.filter(({ row }) => isBaseline(row)))
      : { text: start.version.text, version: start.version };
  const applied = new Set(rows.map(({ migration }) => migration));
  const waiting = set.versioned
    .filter((migration) => !applied.has(migration))
    .map((migration): MigrationState => ofFile(migration, floor, top));
  const baseline: readonly MigrationState[] = start === null ? [] : [{ state: "pending", migration: start }];
  return sortByVersion([...onRecord, ...waiting, ...baseline]);
}

/** Versions are parsed once, not at each comparison: thousands of rows are sorted at every start. */
function sortByVersion(states: readonly MigrationState[]): readonly MigrationState[] {
  const none: Version = { text: "", parts: [] };
  const parsed = states.map((state) => {
    const version = state.migration?.version ?? parseVersion(versionOf(state)) ?? none;
    return { state, version };
  });
  return parsed.toSorted((a, b) => compareVersions(a.version, b.version)).map(({ state }) => state);
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
  found: Found,
  { history, topFile }: { readonly history: History; readonly topFile: Version | null },
): MigrationState {
  const { row, migration } = found;
  if (!row.success) {
    const undoing = history.lastEvents.get(row.version)?.event === "undo-start";
    return { state: undoing ? "undo-failed" : "failed", migration, row };
  }
  if (migration === null) {
    const above = topFile === null || compareRanked(found, { text: topFile.text, version: topFile }) > 0;
    return { state: above ? "ahead" : "missing", migration, row };
  }
  return { state: migration.checksum === row.checksum ? "applied" : "edited", migration, row };
}

function ofFile(migration: Migration, floor: Ranked | null, top: Ranked | null): MigrationState {
  const own: Ranked = { text: migration.version.text, version: migration.version };
  if (floor !== null && compareRanked(own, floor) <= 0) return { state: "below-baseline", migration };
  const late = top !== null && compareRanked(own, top) < 0;
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
  return highestRanked(versions.map(rank))?.text ?? null;
}
