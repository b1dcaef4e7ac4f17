import { isForeignScript } from "./flyway-row.js";
import { finding } from "./problems.js";
import type {
  DatabaseState,
  Finding,
  History,
  Migration,
  MigrationState,
  Plan,
  RepeatableState,
  Script,
  Step,
  Version,
} from "./model.js";
import { highest } from "./state.js";
import { compareVersions } from "./version.js";

/** The name of an environment that nobody named. */
export const defaultEnvironment = "default";

/** How far apply goes, in Flyway's words: `next` is one version, `current` none, repeatables run in any case. */
export type ApplyTarget =
  { readonly to: "latest" | "current" | "next" } | { readonly to: "version"; readonly version: Version };

/** States that a Flyway configuration tells to pass over. */
export type IgnoredState = "missing" | "ignored" | "future";

export interface ApplyOptions {
  readonly environment: string;
  readonly outOfOrder: "block" | "allow";
  /** Latest unless told. */
  readonly target?: ApplyTarget;
  /** Null: what is above every file is no error, as in Flyway where nothing is said. */
  readonly ignored?: readonly IgnoredState[] | null;
  readonly transaction: "each" | "all";
  /** Whether a script runs inside a transaction. */
  readonly transactional: (script: Script) => boolean;
  /** What else is known to be wrong: files, SQL, the server. An error among them blocks. */
  readonly findings: readonly Finding[];
}

/** What `apply` would run, in order: versions ascending, then repeatables by description; or all that blocks it. */
export function planApply(state: DatabaseState, history: History, options: ApplyOptions): Plan {
  const steps = applySteps(state, options);
  const findings = [
    ...options.findings,
    ...state.migrations.flatMap((migration) => ofState(migration, options)),
    ...ofEnvironment(history, options.environment),
    ...(options.transaction === "all" ? steps.flatMap((step) => ofTransactionAll(step, options)) : []),
  ];
  return findings.some((one) => one.severity === "error" && one.waived === null)
    ? { kind: "blocked", findings }
    : { kind: "ready", steps, findings };
}

/** The steps that `apply` wants, whether or not something blocks them. */
export function applySteps(
  state: DatabaseState,
  { outOfOrder, target }: Pick<ApplyOptions, "outOfOrder" | "target">,
): readonly Step[] {
  const versioned = state.migrations.flatMap((migration) => toSteps(migration, outOfOrder));
  return [...upTo(versioned, target), ...state.repeatables.flatMap(toRepeat)];
}

function upTo(steps: readonly Step[], target: ApplyTarget = { to: "latest" }): readonly Step[] {
  switch (target.to) {
    case "latest":
      return steps;
    case "current":
      return [];
    case "next":
      return steps.slice(0, 1);
    case "version":
      return steps.filter(
        (step) => step.kind === "apply" && compareVersions(step.migration.version, target.version) <= 0,
      );
  }
}

function toSteps(state: MigrationState, outOfOrder: "block" | "allow"): readonly Step[] {
  switch (state.state) {
    case "pending":
      return [{ kind: "apply", migration: state.migration, resume: false }];
    case "out-of-order":
      return outOfOrder === "allow" ? [{ kind: "apply", migration: state.migration, resume: false }] : [];
    case "failed":
      return state.migration === null ? [] : [{ kind: "apply", migration: state.migration, resume: true }];
    case "applied":
    case "edited":
    case "missing":
    case "ahead":
    case "baseline":
    case "below-baseline":
    case "undo-failed":
      return [];
  }
}

function toRepeat(state: RepeatableState): readonly Step[] {
  const runs = state.state === "pending" || state.state === "outdated";
  return runs ? [{ kind: "repeat", repeatable: state.repeatable }] : [];
}

/** What a state means for `apply` and `check`: errors block, warnings and notes are told. */
function ofState(state: MigrationState, options: ApplyOptions): readonly Finding[] {
  const { environment, outOfOrder, ignored = null } = options;
  const passedOver = (one: IgnoredState): boolean => ignored?.includes(one) === true;
  switch (state.state) {
    case "pending":
    case "applied":
    case "baseline":
    case "below-baseline":
      return [];
    case "edited":
      return [edited(state, environment)];
    case "missing":
      if (isForeignScript(state.row.script)) return [foreign(state, environment)];
      return [{ ...missing(state, environment), ...(passedOver("missing") ? { severity: "note" } : {}) }];
    case "ahead": {
      if (isForeignScript(state.row.script)) return [foreign(state, environment)];
      const message = `version ${state.row.version} (${state.row.script}) is applied but above every file`;
      const severity = ignored === null ? "warning" : passedOver("future") ? "note" : "error";
      return [finding("ahead", { message, environment, severity })];
    }
    case "out-of-order": {
      const one = outOfOrderFinding(state.migration, { environment, outOfOrder });
      return [{ ...one, ...(passedOver("ignored") ? { severity: "note" } : {}) }];
    }
    case "failed":
      return [failed(state, environment)];
    case "undo-failed": {
      const message = `the undo script of version ${state.row.version} did not finish`;
      return [finding("undo-failed", { message, environment, ...fileOf(state.migration) })];
    }
  }
}

function edited(state: Extract<MigrationState, { state: "edited" }>, environment: string): Finding {
  const { row, migration } = state;
  const on = dayOf(row) === "" ? "" : `on ${dayOf(row)} `;
  const message =
    `version ${row.version} was edited after it was applied ${on}by ${row.installedBy} ` +
    `(checksum ${short(row.checksum)} on record, ${short(migration.checksum)} in the file)`;
  return finding("edited", { message, environment, ...fileOf(migration) });
}

function missing({ row }: Extract<MigrationState, { state: "missing" }>, environment: string): Finding {
  const said = [row.script, dayOf(row), row.installedBy].filter((part) => part !== "").join(", ");
  const message = `version ${row.version} is applied (${said}) but its file is gone`;
  return finding("missing", { message, environment });
}

/** Empty where the base branch stands for the record: nobody knows the day. */
function dayOf({ installedOn }: { readonly installedOn: string }): string {
  return installedOn.split("T")[0] ?? "";
}

/** Its file is not looked for: it may be a class in an archive. */
function foreign({ row }: Extract<MigrationState, { state: "missing" | "ahead" }>, environment: string): Finding {
  const message = `version ${row.version} (${row.script}) was run by Flyway, and is none that runs here`;
  return finding("not-runnable", {
    message,
    environment,
    severity: "note",
    help: "nothing: it is on record as applied",
  });
}

function outOfOrderFinding(
  migration: Migration,
  { environment, outOfOrder }: Pick<ApplyOptions, "environment" | "outOfOrder">,
): Finding {
  const message = `version ${migration.version.text} is pending below a version that is already applied`;
  const severity = outOfOrder === "allow" ? "note" : "error";
  return finding("out-of-order", { message, environment, severity, ...fileOf(migration) });
}

function failed(state: Extract<MigrationState, { state: "failed" }>, environment: string): Finding {
  const { row, migration } = state;
  if (migration === null) {
    const message = `version ${row.version} (${row.script}) did not finish and its file is gone`;
    return finding("failed-changed", { message, environment });
  }
  if (migration.checksum !== row.checksum) {
    const message = `version ${row.version} did not finish and its file was changed since`;
    return finding("failed-changed", { message, environment, ...fileOf(migration) });
  }
  const message = `version ${row.version} did not finish; apply runs the whole file again`;
  return finding("failed", { message, environment, ...fileOf(migration) });
}

/** A database that was last changed under another name: a swapped secret, or a restored copy. */
export function ofEnvironment(history: History, environment: string): readonly Finding[] {
  const last = history.lastEnvironment;
  if (last === null || last === environment || environment === defaultEnvironment) return [];
  const message = `this database is on record as the environment "${last}", not as "${environment}"`;
  const help =
    `check the secret with the database URL; if this is a restored copy of "${last}" that should live on as ` +
    `"${environment}", accept that once with adopt --copy-of ${last}`;
  return [finding("other-environment", { message, help, environment })];
}

function ofTransactionAll(step: Step, { environment, transactional }: ApplyOptions): readonly Finding[] {
  const script = scriptOf(step);
  if (transactional(script)) return [];
  const message = `${script.name} cannot run in a transaction, so transaction: all cannot run it with the others`;
  return [finding("transaction-all", { message, environment, file: script.file })];
}

/** The script that a step runs. */
export function scriptOf(step: Step): Script {
  switch (step.kind) {
    case "apply":
      return step.migration.script;
    case "repeat":
      return step.repeatable.script;
    case "undo":
      return step.undo;
  }
}

/** The highest version on record after a plan's steps, null when none is left. */
export function targetOf(state: DatabaseState, steps: readonly Step[]): string | null {
  if (steps.length === 0) return state.currentVersion;
  const undone = new Set(steps.flatMap((step) => (step.kind === "undo" ? [step.row.version] : [])));
  const onRecord = state.migrations.flatMap((one) => ("row" in one ? [one.row.version] : []));
  const applied = steps.flatMap((step) => (step.kind === "apply" ? [step.migration.version.text] : []));
  return highest([...onRecord.filter((version) => !undone.has(version)), ...applied]);
}

function fileOf(migration: Migration | null): { readonly file?: string; readonly line?: number } {
  return migration === null ? {} : { file: migration.script.file, line: 1 };
}

function short(checksum: string): string {
  return checksum === "" ? "none" : `${checksum.slice(0, 8)}…`;
}
