import { kindOf, type FlywayRow } from "./flyway-row.js";
import type { AppliedMigration, AppliedRepeatable, History, Migration, MigrationSet, Script } from "./model.js";
import { effectiveRows, type EffectiveRows } from "./flyway-rows.js";
import { countCharacters } from "./positions.js";
import { baselineMarker, keyOf } from "./state.js";

/** What becomes of one row of Flyway's history. */
export type FateKind =
  /** It becomes a row of ours. */
  | "taken"
  /** A file that differs from what Flyway recorded: taken over for a reason, else it blocks. */
  | "accepted"
  | "differs"
  /** It does not fit into our table. */
  | "too-long"
  /** It is on our record already. */
  | "known"
  /** It says nothing about the present: a marker, or a row that a later one overruled. */
  | "past";

export interface Fate {
  readonly row: FlywayRow;
  readonly kind: FateKind;
  /** What becomes of it, in a few words. */
  readonly told: string;
}

/** What taking over a history would do; nothing of it may be done while a fate is `differs` or `too-long`. */
export interface Adoption {
  /** One for each row, in Flyway's order. */
  readonly fates: readonly Fate[];
  /** Rows to put, in the order in which Flyway wrote them. */
  readonly versions: readonly Taken<AppliedMigration>[];
  readonly repeatables: readonly Taken<AppliedRepeatable>[];
  /** Rows of ours that Flyway has marked as deleted or undone since. */
  readonly removed: readonly AppliedMigration[];
}

export interface Taken<Row> {
  readonly row: Row;
  readonly from: FlywayRow;
  readonly fate: Fate;
}

export interface AdoptOptions {
  readonly set: MigrationSet;
  readonly history: History;
  /** Whether a stored checksum is that of a file. */
  readonly isSame: (script: Script, stored: number, kind: "versioned" | "repeatable") => boolean;
  /** Whether a file that differs is taken over all the same. */
  readonly accepts: (version: string) => boolean;
  /** Where a file that differs is not accepted: it blocks, or counts as edited. */
  readonly differing?: "blocks" | "edited";
  /** When a version was last rolled back or forgotten here, by `keyOf`; ISO 8601. */
  readonly undoneAt: ReadonlyMap<string, string>;
}

const longest = { version: 20, script: 255 };

/** Files and rows by what they are found by: thousands are looked for. */
interface Known {
  readonly versioned: ReadonlyMap<string, Migration>;
  readonly baselines: ReadonlyMap<string, Migration>;
  readonly applied: ReadonlyMap<string, AppliedMigration>;
}

type Options = AdoptOptions & { readonly known: Known };

function toKnown({ set, history }: AdoptOptions): Known {
  const byVersion = (files: readonly Migration[]): ReadonlyMap<string, Migration> =>
    new Map(files.map((file) => [keyOf(file.version.text), file]));
  return {
    versioned: byVersion(set.versioned),
    baselines: byVersion(set.baselines),
    applied: new Map(history.applied.map((row) => [keyOf(row.version), row])),
  };
}

/** Decides what becomes of every row of Flyway's history. Pure. */
export function planAdoption(rows: readonly FlywayRow[], given: AdoptOptions): Adoption {
  const options: Options = { ...given, known: toKnown(given) };
  const effective = effectiveRows(rows);
  const versions: Taken<AppliedMigration>[] = [];
  const repeatables: Taken<AppliedRepeatable>[] = [];
  const fates = rows.map((row): Fate => {
    const past = effective.overruled.get(row);
    if (past !== undefined) return { row, kind: "past", told: past };
    const decided = row.version === null ? decideRepeatable(row, options) : decideVersion(row, row.version, options);
    if (decided.version !== null) versions.push({ row: decided.version, from: row, fate: decided.fate });
    if (decided.repeatable !== null) repeatables.push({ row: decided.repeatable, from: row, fate: decided.fate });
    return decided.fate;
  });
  return { fates, versions, repeatables, removed: removedSince(effective, options.history) };
}

interface Decided {
  readonly fate: Fate;
  readonly version: AppliedMigration | null;
  readonly repeatable: AppliedRepeatable | null;
}

function decideVersion(row: FlywayRow, version: string, options: Options): Decided {
  const nothing = (kind: FateKind, told: string): Decided => ({
    fate: { row, kind, told },
    version: null,
    repeatable: null,
  });
  if (countCharacters(version) > longest.version) {
    return nothing(
      "too-long",
      `its version has ${countCharacters(version)} characters; ${longest.version} is the most`,
    );
  }
  if (row.script.length > longest.script) {
    return nothing("too-long", `its script has ${row.script.length} characters; ${longest.script} is the most`);
  }
  const ours = options.known.applied.get(keyOf(version));
  if (ours === undefined && (options.undoneAt.get(keyOf(version)) ?? "") > row.installedOn) {
    return nothing("past", "left: it was rolled back here since");
  }
  const finished = ours !== undefined && !ours.success && row.success && row.installedOn > ours.installedOn;
  const settled = ours !== undefined && !finished;
  if (settled && (ours.checksum !== "" || !ours.success)) return nothing("known", "on our record already");
  // A row whose checksum nobody knew is completed when its file has come.
  const judged = judge(row, fileOf(row, version, options.known), options);
  if (settled && judged.checksum === "") return nothing("known", "on our record already");
  const fate: Fate = { row, kind: judged.kind, told: judged.told };
  if (judged.kind === "differs") return { fate, version: null, repeatable: null };
  const taken = {
    version,
    ...fieldsOf(row, judged.checksum),
    script: kindOf(row) === "baseline" ? baselineMarker : row.script,
  };
  return { fate, version: taken, repeatable: null };
}

function fileOf(row: FlywayRow, version: string, { versioned, baselines }: Known): Migration | null {
  const kind = kindOf(row);
  if (kind === "baseline") return null;
  return (kind === "sql-baseline" ? baselines : versioned).get(keyOf(version)) ?? null;
}

interface Judged {
  readonly kind: "taken" | "accepted" | "differs";
  /** Ours; empty where there is none to compare. */
  readonly checksum: string;
  readonly told: string;
}

function judge(
  row: FlywayRow,
  migration: Migration | null,
  { isSame, accepts, differing = "blocks" }: AdoptOptions,
): Judged {
  const taken = (told: string, checksum = ""): Judged => ({ kind: "taken", checksum, told });
  const kind = kindOf(row);
  if (kind === "baseline") return taken("taken over as the baseline");
  if (kind === "java") return taken("taken over as applied; it is a Java migration, which only Flyway runs");
  if (kind === "script") return taken("taken over as applied; it is a script, which only Flyway runs");
  if (migration === null) {
    return taken(row.success ? "taken over; its file is not here" : "taken over as failed; its file is not here");
  }
  const same = row.checksum === null || isSame(migration.script, row.checksum, "versioned");
  if (!row.success) {
    const then = same ? "apply runs the whole file again" : "its file was changed since, which blocks until repair";
    return taken(`taken over as failed; ${then}`, same ? migration.checksum : "");
  }
  if (same)
    return taken(row.checksum === null ? "taken over; Flyway has no checksum of it" : "taken over", migration.checksum);
  const file = migration.script.file;
  if (!accepts(row.version ?? "")) {
    if (differing === "edited") return taken(`${file} is not the file that Flyway recorded`);
    return { kind: "differs", checksum: "", told: `${file} is not the file that Flyway recorded` };
  }
  return {
    kind: "accepted",
    checksum: migration.checksum,
    told: `taken over with the checksum of ${file} as it is now`,
  };
}

function decideRepeatable(row: FlywayRow, { set, history, isSame, undoneAt }: AdoptOptions): Decided {
  const none: Omit<Decided, "fate"> = { version: null, repeatable: null };
  if (row.script.length > longest.script) {
    const told = `its script has ${row.script.length} characters; ${longest.script} is the most`;
    return { ...none, fate: { row, kind: "too-long", told } };
  }
  const file = set.repeatables.find((one) => one.description === row.description);
  const ours = history.repeatables.find((one) => one.description === row.description);
  const same =
    file !== undefined &&
    row.success &&
    (row.checksum === null || file.script.runner !== undefined || isSame(file.script, row.checksum, "repeatable"));
  const checksum = same ? file.checksum : "";
  // Flyway has run it since: what it ran is what counts.
  const older = ours !== undefined && ours.installedOn >= row.installedOn;
  // A rollback makes every repeatable run again.
  if (ours === undefined && [...undoneAt.values()].some((at) => at > row.installedOn)) {
    return { ...none, fate: { row, kind: "past", told: "left: a rollback here makes it run again" } };
  }
  const known = ours !== undefined && (older || (ours.success && ours.checksum === checksum));
  if (known) return { ...none, fate: { row, kind: "known", told: "on our record already" } };
  const told =
    file === undefined
      ? "taken over; its file is not here"
      : same
        ? "taken over"
        : "taken over; its file has changed, so apply runs it again";
  return { version: null, fate: { row, kind: "taken", told }, repeatable: fieldsOf(row, checksum) };
}

function fieldsOf(row: FlywayRow, checksum: string): AppliedRepeatable {
  const { description, script, installedBy, installedOn, executionMs, success } = row;
  return { description, script, checksum, installedBy, installedOn, executionMs, success };
}

/** Versions that Flyway marked as deleted or undone after we recorded them. */
function removedSince({ deleted }: EffectiveRows, { applied }: History): readonly AppliedMigration[] {
  return applied.filter((ours) => {
    const marker = deleted.get(keyOf(ours.version));
    return marker !== undefined && marker.installedOn > ours.installedOn;
  });
}
