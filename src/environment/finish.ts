import type { Suggestion } from "../core/fix.js";
import { Failure } from "../core/failure.js";
import type { FailureKind } from "../core/failure.js";
import type { Finding } from "../core/model.js";
import { toVerdict } from "../core/report.js";
import { sortFindings } from "../core/sort-findings.js";
import type { EnvironmentReport, Report } from "../core/report.js";
import { redact } from "../core/redact.js";
import { forAudience } from "./for-audience.js";
import type { WaiverUse } from "../review/waive.js";
import type { World } from "./world.js";

/** What a command found out in one environment. */
export interface EnvironmentResult {
  readonly report: EnvironmentReport;
  readonly findings: readonly Finding[];
  /** Why the command did not do its work there; null when it did. */
  readonly failure: FailureKind | null;
  /** What the waivers of the reviewed files did; absent where nothing was reviewed. */
  readonly waivers?: readonly WaiverUse[];
  /** Sentences for the report's `leftOut`. */
  readonly leftOut?: readonly string[];
}

/** Puts the results of all environments into one report. */
export function toReport(
  world: World,
  results: readonly EnvironmentResult[],
  extra: {
    readonly leftOut?: readonly string[];
    readonly written?: readonly string[];
    /** What is about all environments together. */
    readonly findings?: readonly Finding[];
  } = {},
): Report {
  const environments = results.map(({ report }) => forAudience(report, world.config));
  const findings = sortFindings(
    unique([...results.flatMap((result) => result.findings), ...(extra.findings ?? [])]).map((one) =>
      withoutSecrets(one, world.config.secrets),
    ),
  );
  const failure = worst(results.map((result) => result.failure));
  return {
    command: world.config.command,
    verdict: toVerdict(failure, environments, findings),
    failure,
    startedAt: world.startedAt.toISOString(),
    durationMs: world.now().getTime() - world.startedAt.getTime(),
    dryRun: world.config.dryRun,
    environments,
    findings,
    leftOut: [
      ...new Set([...world.config.leftOut, ...(extra.leftOut ?? []), ...results.flatMap((one) => one.leftOut ?? [])]),
    ].map((sentence) => redact(sentence, world.config.secrets)),
    written: extra.written ?? [],
    context: world.context,
  };
}

/** The report of a run that could not begin: bad inputs, or files that cannot be read. */
export function toFailedReport(
  world: Pick<World, "startedAt" | "now" | "context">,
  failure: Failure,
  command: Report["command"],
  secrets: readonly string[] = [],
): Report {
  return {
    command,
    verdict: "failed",
    failure: failure.kind,
    startedAt: world.startedAt.toISOString(),
    durationMs: world.now().getTime() - world.startedAt.getTime(),
    dryRun: false,
    environments: [],
    findings: sortFindings(failure.findings.map((one) => withoutSecrets(one, secrets))),
    leftOut: [],
    written: [],
    context: world.context,
  };
}

const order: readonly FailureKind[] = ["database", "cancelled", "bad-input", "blocked"];

function worst(failures: readonly (FailureKind | null)[]): FailureKind | null {
  return order.find((kind) => failures.includes(kind)) ?? null;
}

/** A problem of the files is the same for every environment: it is told once. */
function unique(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map(findings.map((one) => [JSON.stringify(one), one]));
  return [...seen.values()];
}

function withoutSecrets(one: Finding, secrets: readonly string[]): Finding {
  const clean = (text: string): string => redact(text, secrets);
  return {
    ...one,
    message: clean(one.message),
    help: clean(one.help),
    ...(one.hint === undefined ? {} : { hint: clean(one.hint) }),
    ...(one.state === undefined ? {} : { state: clean(one.state) }),
    ...(one.fix === undefined ? {} : { fix: one.fix.map((file) => ({ ...file, sql: clean(file.sql) })) }),
    ...(one.suggestion === undefined ? {} : { suggestion: cleaned(one.suggestion, clean) }),
  };
}

/** Stars are no SQL: what they stand in is shown, and never offered as a change of the file. */
function cleaned({ replaces, ...one }: Suggestion, clean: (text: string) => string): Suggestion {
  const text = clean(one.text);
  const whole = text === one.text && replaces !== undefined && clean(replaces) === replaces;
  return { ...one, text, ...(whole ? { replaces } : {}) };
}

/** Runs a command's work in one environment; a Failure becomes its result, anything else is a bug and goes on up. */
export async function settleEnvironment(
  fallback: EnvironmentReport,
  work: () => Promise<EnvironmentResult>,
): Promise<EnvironmentResult> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const findings = error.findings.map((one) => ({ ...one, environment: one.environment ?? fallback.name }));
    return { report: { ...fallback, unreachable: findings[0]?.message ?? null }, findings, failure: error.kind };
  }
}
