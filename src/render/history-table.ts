import type { LogEvent } from "../core/model.js";
import type { EnvironmentReport, Report } from "../core/report.js";
import { toTrustedRun } from "./links.js";
import { code, inline, link, table } from "./markdown.js";
import { toDuration, toMinute } from "./words.js";

/** The audit log of one environment, newest first. */
export function toHistoryTable(environment: EnvironmentReport, report: Report): string {
  if (environment.events.length === 0) return "";
  return table(
    ["When", "What", "Who", "How long"],
    environment.events.map((event) => [
      inline(toMinute(event.at)),
      toWhat(event),
      toWho(event, report),
      toLength(event),
    ]),
  );
}

function toWhat(event: LogEvent): string {
  const what = event.version === null ? "" : ` ${code(event.version, { limit: 40 })}`;
  const description = event.description === null ? "" : ` ${inline(event.description, { limit: 80 })}`;
  const why = [event.message, event.reason]
    .filter((text) => text !== null && text !== "")
    .map((text) => `<br>${inline(text ?? "", { limit: 200 })}`);
  return `${event.success || isBegun(event) ? "" : "❌ "}${inline(event.event)}${what}${description}${why.join("")}`;
}

/** It goes before the work, so that it is on record if that never ends: no failure by itself. */
function isBegun({ event }: LogEvent): boolean {
  return event === "start" || event === "undo-start";
}

function toWho(event: LogEvent, report: Report): string {
  const run = toTrustedRun(report.context, event.runUrl);
  return [inline(event.installedBy, { limit: 80 }), ...(run === null ? [] : [link(`run ${run.id}`, run.url)])].join(
    ", ",
  );
}

function toLength({ executionMs }: LogEvent): string {
  return executionMs === null ? "–" : toDuration(executionMs);
}
