import type { EnvironmentReport, Report, StepReport } from "../core/report.js";
import { stopsDeploy } from "../core/sort-findings.js";
import { compareVersionTexts } from "../core/state.js";
import { count } from "./words.js";

/** One file that waits to run in an environment. What only a ready plan knows is null in a blocked one. */
export interface Waiting {
  readonly key: string;
  /** Null for a repeatable. */
  readonly version: string | null;
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
  if (forward.length > 0) {
    const undos = new Map(environment.migrations.map(({ version, undo }) => [version, undo]));
    return forward.map((step) => ofStep(step, undos));
  }
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

function ofStep(step: StepReport, undos: ReadonlyMap<string, string | null>): Waiting {
  const { transactional, sql, ...rest } = step;
  const undo = step.version === null ? null : (undos.get(step.version) ?? null);
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
    version,
    label,
    description,
    script,
    file: file.file,
    undo,
    transactional: null,
    sql: null,
  };
}

/** The first file at which a check knows that a ready plan would stop; null where nothing says so. */
export function firstThatFails(environment: EnvironmentReport, report: Report): Waiting | null {
  if (report.command !== "check" || environment.plan !== "ready") return null;
  const stops = report.findings.filter(
    (one) => stopsDeploy(one) && (one.environment === null || one.environment === environment.name),
  );
  const files = new Set(stops.flatMap(({ file }) => file ?? []));
  return waitingIn(environment).find(({ file }) => file !== null && files.has(file)) ?? null;
}

/** What waits anywhere, each file once, in the order in which it would run; the plan that knows most wins. */
export function waitingAnywhere(report: Report): readonly Waiting[] {
  const all = new Map<string, Waiting>();
  for (const waiting of report.environments.flatMap(waitingIn)) {
    const known = all.get(waiting.key);
    if (known === undefined || (known.sql === null && waiting.sql !== null)) all.set(waiting.key, waiting);
  }
  return [...all.values()].toSorted(byOrderOfRun);
}

function byOrderOfRun(a: Waiting, b: Waiting): number {
  if (a.version === null || b.version === null) return Number(a.version === null) - Number(b.version === null);
  return compareVersionTexts(a.version, b.version);
}

/** `2 migrations and 1 repeatable`; empty for nothing. */
export function sayAmount(waiting: readonly Waiting[]): string {
  const repeatables = waiting.filter(({ version }) => version === null).length;
  const versioned = waiting.length - repeatables;
  const parts = [
    versioned > 0 ? count(versioned, "migration") : "",
    repeatables > 0 ? count(repeatables, "repeatable") : "",
  ];
  return parts.filter((part) => part !== "").join(" and ");
}

/** A version as people read it; where there is none the schema has no history yet. */
export function shownVersion(version: string | null): string {
  return version === null || version === "0" ? "empty" : version;
}

/** `production is at version 14`. */
export function sayWhereItIs({ name, currentVersion }: EnvironmentReport): string {
  const version = shownVersion(currentVersion);
  return version === "empty" ? `${name} has no version` : `${name} is at version ${version}`;
}

/** The step in which an environment's run failed, null when none did. */
export function failedStep(environment: EnvironmentReport): StepReport | null {
  return environment.steps.find((step) => step.result === "failed") ?? null;
}

/** The steps with that result. */
export function stepsWith(environment: EnvironmentReport, result: StepReport["result"]): readonly StepReport[] {
  return environment.steps.filter((step) => step.result === result);
}

/** Whether an environment's steps were only planned: a dry run, or a run that was refused. */
export function isOnlyPlanned({ steps }: EnvironmentReport): boolean {
  return steps.length > 0 && steps.every(({ result }) => result === null);
}

/** What became of an environment that was not read, and the rest of that phrase: `not read` and `: no URL is set`. */
export interface Unread {
  readonly what: string;
  readonly rest: string;
}

/** Why a database was not read; null where it was, or files stand for it. */
export function sayWhyUnread({ reachable, source, unreachable }: EnvironmentReport): Unread | null {
  if (reachable || source !== "none") return null;
  const [, what, rest] = /^(not \w+)($|,.*)/s.exec(unreachable ?? "not read") ?? [];
  return what === undefined ? { what: "not read", rest: `: ${unreachable ?? ""}` } : { what, rest: rest ?? "" };
}

/** `1 failed, 2 applied, 1 not run` of a run that did something, else why it did nothing. */
export function sayResult(environment: EnvironmentReport): string {
  if (environment.plan === "blocked" || isOnlyPlanned(environment)) return "nothing was run";
  const amount = (result: StepReport["result"], undo: boolean): number =>
    stepsWith(environment, result).filter(({ kind }) => (kind === "undo") === undo).length;
  const parts = [
    { amount: stepsWith(environment, "failed").length, word: "failed" },
    { amount: amount("done", false), word: "applied" },
    { amount: amount("done", true), word: "rolled back" },
    { amount: stepsWith(environment, "not-run").length, word: "not run" },
  ];
  const said = parts.filter((part) => part.amount > 0).map((part) => `${part.amount} ${part.word}`);
  if (said.length > 0) return said.join(", ");
  return environment.reachable ? "nothing to do" : "nothing was run";
}
