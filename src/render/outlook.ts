import type { EnvironmentReport, MigrationReport, Report, StepReport } from "../core/report.js";

/** One file that waits to run in an environment. What only a ready plan knows is null in a blocked one. */
export interface Waiting {
  readonly key: string;
  /** `V13`, `B5` or `R`. */
  readonly label: string;
  readonly description: string;
  readonly script: string;
  /** Path below the repository's root. */
  readonly file: string | null;
  readonly undo: string | null;
  readonly transactional: boolean | null;
  readonly sql: string | null;
}

/** `V13` of a version and the name of its file. */
export function toLabel(version: string | null, script: string): string {
  if (version === null) return "R";
  return `${/(?:^|\/)B[^/]*$/.test(script) ? "B" : "V"}${version}`;
}

/** What an environment has to run, in order: the plan's steps, or where it is blocked the pending files. */
export function waitingIn(environment: EnvironmentReport): readonly Waiting[] {
  const forward = environment.steps.filter((step) => step.kind !== "undo");
  if (forward.length > 0) return forward.map((step) => ofStep(step, environment.migrations));
  if (environment.plan === "ready") return [];
  return [
    ...environment.migrations
      .filter(({ state }) => state === "pending" || state === "out-of-order")
      .map((migration) => ofFile({ ...migration, file: null })),
    ...environment.repeatables
      .filter(({ state }) => state === "pending" || state === "outdated")
      .map((repeatable) => ofFile({ ...repeatable, version: null, undo: null, file: null })),
  ];
}

function ofStep(step: StepReport, migrations: readonly MigrationReport[]): Waiting {
  const undo = migrations.find(({ version }) => version === step.version)?.undo ?? null;
  const { transactional, sql, ...rest } = step;
  return { ...ofFile({ ...rest, undo }), transactional, sql };
}

function ofFile(file: {
  readonly version: string | null;
  readonly description: string;
  readonly script: string;
  readonly file: string | null;
  readonly undo: string | null;
}): Waiting {
  const { version, description, script, undo } = file;
  const label = toLabel(version, script);
  return {
    key: `${label} ${script}`,
    label,
    description,
    script,
    file: file.file,
    undo,
    transactional: null,
    sql: null,
  };
}

/** What waits anywhere, each file once, in the order of the environment that has most; the version that knows most wins. */
export function waitingAnywhere(report: Report): readonly Waiting[] {
  const lists = report.environments.map(waitingIn).toSorted((a, b) => b.length - a.length);
  const all = new Map<string, Waiting>();
  for (const waiting of lists.flat()) {
    const known = all.get(waiting.key);
    if (known === undefined || (known.sql === null && waiting.sql !== null)) all.set(waiting.key, waiting);
  }
  return [...all.values()];
}

/** The version that stands after the steps that were done; `empty` where none does. */
export function versionNow(environment: EnvironmentReport): string {
  const done = environment.steps.filter((step) => step.result === "done" && step.version !== null);
  const undone = environment.steps.filter((step) => step.kind === "undo");
  if (undone.length > 0 && done.length > 0) {
    const standing = undone.find((step) => step.result !== "done");
    return standing?.version ?? shownVersion(environment.targetVersion);
  }
  return shownVersion(done.at(-1)?.version ?? environment.currentVersion);
}

/** A version as people read it; where there is none the schema has no history yet. */
export function shownVersion(version: string | null): string {
  return version === null || version === "0" ? "empty" : version;
}

/** The step in which an environment's run failed, null when none did. */
export function failedStep(environment: EnvironmentReport): StepReport | null {
  return environment.steps.find((step) => step.result === "failed") ?? null;
}

/** The steps with that result. */
export function stepsWith(environment: EnvironmentReport, result: StepReport["result"]): readonly StepReport[] {
  return environment.steps.filter((step) => step.result === result);
}

/** `2 applied, 1 failed, 1 not run` of a run that did something, else why it did nothing. */
export function sayResult(environment: EnvironmentReport): string {
  if (environment.plan === "blocked") return "blocked, nothing was run";
  const undone = environment.steps.some(({ kind }) => kind === "undo");
  const parts = [
    { amount: stepsWith(environment, "failed").length, word: "failed" },
    { amount: stepsWith(environment, "done").length, word: undone ? "rolled back" : "applied" },
    { amount: stepsWith(environment, "not-run").length, word: "not run" },
  ].filter(({ amount }) => amount > 0);
  return parts.length === 0 ? "nothing to do" : parts.map(({ amount, word }) => `${amount} ${word}`).join(", ");
}
