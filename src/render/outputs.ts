import type { EnvironmentReport, Report } from "../core/report.js";

interface Places {
  readonly reportFile: string;
  readonly sarifFile: string;
  readonly commentUrl: string | null;
}

/** The action's outputs: counts are sums over environments; single-valued ones are empty unless one environment ran. */
export function toOutputs(report: Report, places: Places): readonly (readonly [string, string])[] {
  const { environments } = report;
  const only = environments.length === 1 ? environments[0] : undefined;
  const count = (matches: (environment: EnvironmentReport) => number): string =>
    String(environments.reduce((sum, environment) => sum + matches(environment), 0));
  return [
    ["verdict", report.verdict],
    ["environment", only?.name ?? ""],
    ["current-version", only?.currentVersion ?? ""],
    ["target-version", only?.targetVersion ?? ""],
    ["plan-digest", only?.planDigest ?? ""],
    ["pending-count", count(pendingIn)],
    ["applied-count", count((environment) => doneIn(environment, ["apply", "repeat"]))],
    ["rolled-back-count", count((environment) => doneIn(environment, ["undo"]))],
    ["drift", driftOf(environments)],
    ["findings-count", String(report.findings.filter(({ waived }) => waived === null).length)],
    ["report", places.reportFile],
    ["sarif", places.sarifFile],
    ["comment-url", places.commentUrl ?? ""],
  ];
}

function pendingIn({ migrations, repeatables }: EnvironmentReport): number {
  const versioned = migrations.filter(({ state }) => state === "pending" || state === "out-of-order");
  return versioned.length + repeatables.filter(({ state }) => state === "pending" || state === "outdated").length;
}

function doneIn({ steps }: EnvironmentReport, kinds: readonly string[]): number {
  return steps.filter(({ kind, result }) => result === "done" && kinds.includes(kind)).length;
}

function driftOf(environments: readonly EnvironmentReport[]): string {
  if (environments.some(({ drift }) => drift.status === "drift")) return "true";
  return environments.length > 0 && environments.every(({ drift }) => drift.status === "none") ? "false" : "unknown";
}
