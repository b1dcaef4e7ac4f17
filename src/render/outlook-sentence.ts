import type { EnvironmentReport, Report } from "../core/report.js";
import { bold, code, inline } from "./markdown.js";
import { waitingAnywhere, waitingIn } from "./outlook.js";
import { count, toList } from "./words.js";

/** The sentences of Markdown below a check's verdict: what will happen where. */
export function toOutlookSentence(report: Report): string {
  const sentences = [sayWhatRuns(report), sayWhatIsBlocked(report), sayWhatWasNotRead(report)];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function sayWhatRuns(report: Report): string {
  const running = report.environments.filter(
    (environment) => environment.plan === "ready" && waitingIn(environment).length > 0,
  );
  const all = waitingAnywhere(report);
  const amount = bold(sayAmount(all.map(({ label }) => label)));
  if (running.length === 0) return all.length === 0 ? "" : `${amount} ${all.length === 1 ? "is" : "are"} pending.`;
  const verb = all.length === 1 ? "runs" : "run";
  return `${amount} ${verb} after merge: ${toList(sayPlaces(running, all.length), { most: 8 })}.`;
}

function sayAmount(labels: readonly string[]): string {
  const repeatables = labels.filter((label) => label === "R").length;
  const versioned = labels.length - repeatables;
  const parts = [
    versioned > 0 ? count(versioned, "migration") : "",
    repeatables > 0 ? count(repeatables, "repeatable") : "",
  ];
  return parts.filter((part) => part !== "").join(" and ");
}

/** One phrase per branch that deploys: those environments, and how many files where that differs from all. */
function sayPlaces(environments: readonly EnvironmentReport[], total: number): readonly string[] {
  const groups = new Map<
    string,
    { readonly branch: string | null; readonly amount: number; readonly names: string[] }
  >();
  for (const environment of environments) {
    const amount = waitingIn(environment).length;
    const key = `${amount} ${environment.branch ?? ""}`;
    const group = groups.get(key) ?? { branch: environment.branch, amount, names: [] };
    group.names.push(bold(inline(environment.name)));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ branch, amount, names }) => {
    const where = `${amount === total ? "" : `${amount} `}on ${toList(names)}`;
    return branch === null ? where : `${where} when ${code(branch)} is pushed`;
  });
}

function sayWhatIsBlocked(report: Report): string {
  const names = report.environments.filter(({ plan }) => plan === "blocked").map(({ name }) => bold(inline(name)));
  return names.length === 0 ? "" : `Nothing runs on ${toList(names)} until the errors are fixed.`;
}

function sayWhatWasNotRead(report: Report): string {
  const base = report.environments.filter(({ source }) => source === "base-branch");
  const unread = report.environments.filter(({ reachable, source }) => !reachable && source !== "base-branch");
  const compared =
    base.length === 0 ? "" : `${namesOf(base)} was compared with the base branch: what it holds counts as applied.`;
  const missing = unread.length === 0 ? "" : `${namesOf(unread)} ${unread.length === 1 ? "was" : "were"} not read.`;
  return [compared, missing].filter((sentence) => sentence !== "").join(" ");
}

function namesOf(environments: readonly EnvironmentReport[]): string {
  return toList(environments.map(({ name }) => bold(inline(name))));
}
