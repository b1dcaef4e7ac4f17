import { isForeignScript } from "../../core/flyway-row.js";
import { toMigrationSet } from "../../core/migration-set.js";
import type { SourceFile } from "../../core/migration-set.js";
import type { AppliedRepeatable, MigrationState, RepeatableState, Script } from "../../core/model.js";
import { baselineMarker, versionOf } from "../../core/state.js";
import type { Loaded } from "../load.js";
import type { World } from "../world.js";

/** What is on record, as files that make it again. */
export type RecordedFiles =
  /** In the order in which they are replayed. */
  | { readonly kind: "found"; readonly scripts: readonly Script[] }
  /** `adopted`: the record begins with a database that no file describes. */
  | {
      readonly kind: "unknown";
      readonly reason: "adopted" | "not-found" | "unfinished";
      readonly because: string;
      readonly help: string | null;
    };

/**
 * The files whose checksum is on record: from the tree that is checked out, from the base branch, or from the history of
 * git where they are edited or gone. Nothing else is ever replayed.
 */
export async function findRecordedFiles(
  world: World,
  loaded: Loaded,
  placeholders: ReadonlyMap<string, string>,
): Promise<RecordedFiles> {
  const refusal = refuse(loaded);
  if (refusal !== null) return refusal;
  const rows = listRows(loaded);
  const gone = rows.filter(({ script }) => script === null);
  const read = (some: readonly SourceFile[]): readonly Known[] => toScripts(some, placeholders, world.config.naming);
  // The base branch's values make another text of a repeatable than the checked-out ones.
  const base = gone.length === 0 ? [] : read([...(world.base ?? []), ...world.files]);
  const missing = gone.filter((one) => find(base, one) === null);
  const older = missing.length === 0 ? null : await world.readOlderFiles(missing.flatMap(({ names }) => names));
  const known = [...base, ...read(older?.files ?? [])];
  const found = rows.map((one) => one.script ?? find(known, one));
  const lost = rows.filter((_, index) => found[index] === null);
  if (lost.length > 0) return toNotFound(lost, older?.history ?? "whole");
  return { kind: "found", scripts: found.flatMap((script) => script ?? []) };
}

/** As `apply` runs them on an empty database: versions ascending, then repeatables by description. */
function listRows({ state }: Loaded): readonly Wanted[] {
  const repeatables = state.repeatables.flatMap(toWanted);
  const ordered = repeatables.toSorted((a, b) => (a.row.description < b.row.description ? -1 : 1));
  return [...state.migrations.flatMap(toWanted), ...ordered];
}

/** A row that needs a file. */
interface Wanted {
  readonly row: AppliedRepeatable;
  readonly kind: "migration" | "repeatable";
  /** The checked-out file, where it is the one on record. */
  readonly script: Script | null;
  /** Under which names it may be found. */
  readonly names: readonly string[];
}

function toWanted(state: MigrationState | RepeatableState): readonly Wanted[] {
  if (!("row" in state)) return [];
  const repeatable = "repeatable" in state;
  const file = repeatable ? state.repeatable : state.migration;
  const { row } = state;
  return [
    {
      row,
      kind: repeatable ? "repeatable" : "migration",
      script: file !== null && file.checksum === row.checksum ? file.script : null,
      names: [...new Set([row.script, ...(file === null ? [] : [file.script.name])])],
    },
  ];
}

function refuse({ state, onRecord }: Loaded): RecordedFiles | null {
  const { applied, repeatables } = onRecord.history;
  const adopted = applied.find(({ script }) => script === baselineMarker);
  if (adopted !== undefined) {
    const because = `it was adopted by a baseline at version ${adopted.version}: what was there before is in no file`;
    return { kind: "unknown", reason: "adopted", because, help: null };
  }
  if (applied.length === 0 && !onRecord.empty) {
    const because = "it holds relations but no migration is on record, so no file says where they come from";
    return { kind: "unknown", reason: "adopted", because, help: null };
  }
  const foreign = [...applied, ...repeatables].find(({ script }) => isForeignScript(script));
  if (foreign !== undefined) {
    const because = `${foreign.script} was run by Flyway and is no SQL, so no file here says what it did`;
    return { kind: "unknown", reason: "adopted", because, help: null };
  }
  const half = state.migrations.find((one) => "row" in one && !one.row.success);
  const halfRepeatable = repeatables.find(({ success }) => !success);
  const name = half === undefined ? halfRepeatable?.script : `version ${versionOf(half)}`;
  if (name === undefined) return null;
  const because = `${name} did not finish, and how far it came is not on record`;
  return { kind: "unknown", reason: "unfinished", because, help: "run apply or rollback, which goes on with it" };
}

/** A content under the checksum that a row would have. */
interface Known {
  readonly kind: Wanted["kind"];
  readonly checksum: string;
  readonly script: Script;
}

/** Each file alone: here several contents of one version stand beside each other. */
function toScripts(
  files: readonly SourceFile[],
  placeholders: ReadonlyMap<string, string>,
  naming: World["config"]["naming"],
): readonly Known[] {
  return files.flatMap((file): readonly Known[] => {
    const { versioned, baselines, repeatables } = toMigrationSet([file], placeholders, naming);
    const migrations = [...versioned, ...baselines];
    return [
      ...migrations.map(({ checksum, script }): Known => ({ kind: "migration", checksum, script })),
      ...repeatables.map(({ checksum, script }): Known => ({ kind: "repeatable", checksum, script })),
    ];
  });
}

function find(known: readonly Known[], { kind, row }: Wanted): Script | null {
  const found = known.find((one) => one.kind === kind && one.checksum === row.checksum);
  return found === undefined ? null : { ...found.script, name: row.script };
}

const named = 5;

function toNotFound(lost: readonly Wanted[], history: "whole" | "shallow" | "none"): RecordedFiles {
  const names = lost.slice(0, named).map(({ row }) => row.script);
  const more = lost.length > named ? ` and ${lost.length - named} more` : "";
  const where = history === "none" ? "and there is no history of git here" : "nor in the history of git";
  const because = `${names.join(", ")}${more} ${lost.length === 1 ? "is" : "are"} on record with a text that is not checked out, ${where}`;
  const help = {
    whole: "restore the file as it ran, or run repair if the edit is intended",
    shallow: "check out with fetch-depth: 0",
    none: "run it in a clone of the repository",
  }[history];
  return { kind: "unknown", reason: "not-found", because, help };
}
