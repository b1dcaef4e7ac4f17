import type { Report } from "../core/report.js";
import { code, inline, link } from "./markdown.js";
import { toDuration, toShort } from "./words.js";

const digestsAtMost = 6;

/** The small line at the end: the plans' digests, the commit, how long it took and where the rest is. */
export function toFooter(report: Report, { runLabel }: { readonly runLabel: string }): string {
  const { commit, runUrl } = report.context;
  const parts = [
    toDigests(report),
    commit === null ? "" : `commit ${code(commit.slice(0, 7))}`,
    toDuration(report.durationMs),
    runUrl === null ? "" : link(runLabel, runUrl),
  ];
  return `<sub>${parts.filter((part) => part !== "").join(" · ")}</sub>`;
}

function toDigests({ environments }: Report): string {
  const planned = environments.filter(({ planDigest }) => planDigest !== null);
  if (planned.length === 0) return "";
  if (planned.length > digestsAtMost) return `${planned.length} plans (digests in the report file)`;
  const digests = planned.map(({ name, planDigest }) => {
    const digest = code(toShort(planDigest ?? ""));
    return environments.length === 1 ? digest : `${inline(name)} ${digest}`;
  });
  return `${planned.length === 1 ? "plan" : "plans"} ${digests.join(", ")} (whole in the ${environments.length === 1 ? "outputs" : "report file"})`;
}

/** A footer without what differs between two runs that found the same: the time and the run's address. */
export function withoutRun(footer: string): string {
  return footer
    .replaceAll(/ · (?:\d+ ms|\d+\.\d s|\d+ min \d+ s|\d+ h \d+ min)(?= · |<\/sub>$)/g, "")
    .replaceAll(/\]\(https:\/\/[^)\s]*\/actions\/runs\/\d+[^)\s]*\)/g, "](run)");
}
