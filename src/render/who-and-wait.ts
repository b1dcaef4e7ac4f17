import type { EnvironmentReport, Report } from "../core/report.js";
import { bold, code, inline } from "./markdown.js";
import { sayResult } from "./outlook.js";
import { toDuration, toList } from "./words.js";

/** Who ran it, where from, what came of it and whether anyone had to wait: the sentences below a run's verdict. */
export function sayWhoAndWait(report: Report): string {
  const actors = [...new Set(report.environments.flatMap(actorsOf))];
  const by = actors.length === 0 ? "" : ` by ${toList(actors.map((actor) => bold(inline(actor, { limit: 80 }))))}`;
  const { ref } = report.context;
  const from = ref === null ? "" : ` from ${code(ref.replace(/^refs\/(?:heads|tags)\//, ""))}`;
  const [only] = report.environments;
  const result = report.environments.length === 1 && only !== undefined ? sayResult(only) : "";
  const rest = [result, sayLongestWait(report)].filter((part) => part !== "").map((part) => inline(part));
  if (rest.length === 0) return by + from === "" ? "" : `Run${by}${from}.`;
  return by + from === "" ? `${rest.join("; ")}.` : `Run${by}${from}: ${rest.join("; ")}.`;
}

function actorsOf(environment: EnvironmentReport): readonly string[] {
  return environment.migrations.flatMap(({ result, installedBy }) =>
    result === "done" && installedBy !== null ? [installedBy] : [],
  );
}

/** Whether another session was seen waiting for the run; empty where nobody looked. Plain text. */
export function sayLongestWait(report: Report): string {
  const waits = report.environments.flatMap(({ longestWaitMs }) => (longestWaitMs === null ? [] : [longestWaitMs]));
  const longest = Math.max(-1, ...waits);
  if (longest < 0) return "";
  return longest === 0
    ? "nobody was seen waiting for us"
    : `others were seen waiting for us ${toDuration(longest)} at most`;
}
