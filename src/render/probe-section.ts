import { describeProbe } from "../core/probes.js";
import type { Report } from "../core/report.js";
import { details, inline } from "./markdown.js";
import { count } from "./words.js";

const shownAtMost = 50;

/** What the databases answered when they were asked whether a row stands in the way; folded, never a value of a row. */
export function toProbeSection(report: Report): string {
  const named = report.environments.length > 1;
  const lines = report.environments.flatMap(({ name, probes }) =>
    probes.map((probe) => `${named ? `${name}: ` : ""}${describeProbe(probe)}`),
  );
  if (lines.length === 0) return "";
  const unique = [...new Set(lines)];
  const rest = unique.length - shownAtMost;
  const items = unique.slice(0, shownAtMost).map((line) => `- ${inline(line)}`);
  return details(
    sayProbes(report),
    [...items, ...(rest > 0 ? [`- and ${count(rest, "more answer")}`] : [])].join("\n"),
  );
}

/** `Rows in the way: none seen by 3 of 4 questions`. Plain text. */
function sayProbes({ environments }: Report): string {
  const all = environments.flatMap(({ probes }) => probes);
  const offending = all.filter(({ outcome }) => outcome === "offending").length;
  const asked = all.filter(({ outcome }) => outcome !== "not-looked-up").length;
  if (offending > 0) return `Rows in the way: seen by ${offending} of ${count(all.length, "question")}`;
  if (asked === 0) return "Rows in the way: nobody could look";
  return `Rows in the way: none seen by ${asked} of ${count(all.length, "question")} to the data`;
}
