import { finding } from "./problems.js";
import type { AppliedMigration, DatabaseState, Finding, History, MigrationState, Plan, Step } from "./model.js";
import { ofEnvironment } from "./plan.js";
import { compareVersionTexts, keyOf, versionOf } from "./state.js";

/** What to roll back: down to a version that stays ("0": everything), a number of steps, or what one run applied. */
export type RollbackSelection =
  | { readonly by: "target"; readonly version: string }
  | { readonly by: "steps"; readonly count: number }
  | { readonly by: "run"; readonly runId: string };

export interface RollbackOptions {
  readonly environment: string;
  readonly findings: readonly Finding[];
}

type OnRecord = Extract<MigrationState, { readonly row: AppliedMigration }>;
type Selected = { readonly states: readonly OnRecord[]; readonly findings: readonly Finding[] };

/** The undo scripts to run, newest first (log id, then installed_on, then version); or all that blocks it. */
export function planRollback(
  state: DatabaseState,
  history: History,
  selection: RollbackSelection,
  { environment, findings }: RollbackOptions,
): Plan {
  const newestFirst = state.migrations.filter(isOnRecord).toSorted((a, b) => byAge(b.row, a.row, history));
  const selected = select(newestFirst, history, selection);
  const steps = selected.states.flatMap((one): readonly Step[] => {
    const undo = one.migration?.undo ?? null;
    return one.migration === null || undo === null
      ? []
      : [{ kind: "undo", migration: one.migration, undo, row: one.row }];
  });
  const all = [
    ...findings,
    ...selected.findings.map((one) => ({ ...one, environment })),
    ...selected.states.flatMap((one) => ofSelected(one, environment)),
    ...ofEnvironment(history, environment),
  ];
  return all.some((one) => one.severity === "error" && one.waived === null)
    ? { kind: "blocked", findings: all }
    : { kind: "ready", steps, findings: all };
}

function isOnRecord(state: MigrationState): state is OnRecord {
  return "row" in state;
}

function byAge(a: AppliedMigration, b: AppliedMigration, history: History): number {
  const [left, right] = [eventIdOf(a, history), eventIdOf(b, history)];
  if (left !== right) return left - right;
  if (a.installedOn !== b.installedOn) return a.installedOn < b.installedOn ? -1 : 1;
  return compareVersionTexts(a.version, b.version);
}

/** The event that put a row there. */
function eventIdOf(row: AppliedMigration, history: History): number {
  const unfinished = isUnfinished(row, history) ? history.lastEvents.get(row.version) : undefined;
  return (unfinished ?? history.applyEvents.get(row.version))?.id ?? 0;
}

/** Whether a row's apply did not finish: an event that applied it before then belongs to an earlier life of the version. */
function isUnfinished(row: AppliedMigration, { lastEvents }: History): boolean {
  return lastEvents.get(row.version)?.event === "start";
}

function select(newestFirst: readonly OnRecord[], history: History, selection: RollbackSelection): Selected {
  switch (selection.by) {
    case "target":
      return selectAbove(newestFirst, selection.version);
    case "steps":
      return { states: newestFirst.slice(0, selection.count), findings: [] };
    case "run":
      return selectRun(newestFirst, history, selection.runId);
  }
}

function selectAbove(newestFirst: readonly OnRecord[], target: string): Selected {
  if (target === "0") return { states: newestFirst, findings: [] };
  if (!newestFirst.some((one) => keyOf(versionOf(one)) === keyOf(target))) {
    const known = newestFirst.slice(0, 5).map((one) => one.row.version);
    const message = `version ${target} is not applied, so nothing can be rolled back to it`;
    const help = known.length === 0 ? "nothing is applied" : `applied, newest first: ${known.join(", ")}`;
    return { states: [], findings: [finding("unknown-version", { message, help })] };
  }
  return { states: newestFirst.filter((one) => compareVersionTexts(one.row.version, target) > 0), findings: [] };
}

function selectRun(newestFirst: readonly OnRecord[], history: History, runId: string): Selected {
  const isOfRun = ({ row }: OnRecord): boolean =>
    !isUnfinished(row, history) && history.applyEvents.get(row.version)?.runId === runId;
  const states = newestFirst.filter(isOfRun);
  const oldest = states.at(-1);
  if (oldest === undefined) {
    const message = `run ${runId} applied nothing that is still applied`;
    return { states: [], findings: [finding("unknown-version", { message, help: "history lists the runs" })] };
  }
  const others = newestFirst.slice(0, newestFirst.indexOf(oldest)).filter((one) => !isOfRun(one));
  if (others.length === 0) return { states, findings: [] };
  const versions = others.map((one) => one.row.version).join(", ");
  const message = `newer versions of other runs stand above run ${runId}: ${versions}`;
  return { states, findings: [finding("newer-versions", { message })] };
}

function ofSelected(one: OnRecord, environment: string): readonly Finding[] {
  const { row, migration } = one;
  const where = migration === null ? {} : { file: migration.script.file };
  switch (one.state) {
    case "baseline":
      return blocked(`version ${row.version} is a baseline: what was before it cannot be rolled back`);
    case "edited":
      return blocked(`version ${row.version} was edited after it was applied: its undo script may not fit it`);
    case "missing":
    case "ahead":
      return blocked(`version ${row.version} (${row.script}) has no file, so there is no undo script for it`);
    case "failed":
    case "undo-failed":
    case "applied":
      if (migration === null) return blocked(`version ${row.version} (${row.script}) has no file`);
      if (migration.checksum !== row.checksum) {
        return blocked(`version ${row.version} did not finish and was edited since: its undo script may not fit it`);
      }
      if (migration.undo !== null) return [];
      return [finding("missing-undo", { message: `version ${row.version} has no undo script`, environment, ...where })];
  }

  function blocked(message: string): readonly Finding[] {
    return [finding("rollback-blocked", { message, environment, ...where })];
  }
}
