import type { EnvironmentReport, Report } from "../core/report.js";
import { bold, code, inline } from "./markdown.js";
import { sayResult } from "./outlook.js";
import { toDuration, toList } from "./words.js";

/** Who ran it, where from, what came of it and whether anyone had to wait: the sentences below a run's verdict. */
export function sayWhoAndWait(report: Report): string {
  const actors = [...new Set(report.environments.flatMap(actorsOf))];
  const by = actors.length === 0 ? "" : `Run by ${toList(actors.map((actor) => bold(inline(actor, { limit: 80 }))))}`;
  const from =
    report.context.ref === null
      ? ""
      : `${by === "" ? "Run " : " "}from ${code(report.context.ref.replace(/^refs\/(?:heads|tags)\//, ""))}`;
  const [only] = report.environments;
  const result =
    report.environments.length === 1 && only !== undefined
      ? `${inline(sayResult(only))}; ${sayLongestWait(report)}`
      : sayLongestWait(report);
  const who = by + from;
  return who === "" ? `${result}.` : `${who}: ${result}.`;
}

function actorsOf(environment: EnvironmentReport): readonly string[] {
  return environment.migrations.flatMap(({ result, installedBy }) =>
    result === "done" && installedBy !== null ? [installedBy] : [],
  );
}

/** Whether another session was seen waiting for the run. Plain text. */
export function sayLongestWait(report: Report): string {
  const waits = report.environments.flatMap(({ longestWaitMs }) => (longestWaitMs === null ? [] : [longestWaitMs]));
  const longest = Math.max(-1, ...waits);
  if (longest < 0) return "nobody looked whether others waited";
  return longest === 0
    ? "nobody was seen waiting for us"
    : `others were seen waiting for us ${toDuration(longest)} at most`;
}
