import type { EnvironmentReport } from "../core/report.js";
import type { Tone } from "./paint.js";
import { listVersions, toStateWords } from "./status-table.js";
import { layTable, type Screen } from "./text-layout.js";
import { toDuration, toMinute } from "./words.js";

const stateTones: Readonly<Record<string, Tone>> = {
  applied: "ok",
  current: "ok",
  baseline: "ok",
  pending: "note",
  outdated: "note",
  "below-baseline": "dim",
  ahead: "warning",
  edited: "error",
  missing: "error",
  failed: "error",
  "undo-failed": "error",
  "out-of-order": "error",
};

/** Every version of an environment with its state, who installed it and when. */
export function toStatusLines(environment: EnvironmentReport, screen: Screen): readonly string[] {
  const rows = listVersions(environment);
  return layTable(
    [
      { title: "version", cells: rows.map(({ label }) => ({ text: label })) },
      { title: "description", cells: rows.map(({ description }) => ({ text: description })), shrink: "yes" },
      {
        title: "state",
        cells: rows.map(({ state }) => ({ text: toStateWords(state), tone: stateTones[state] ?? "bold" })),
      },
      {
        title: "installed (UTC)",
        cells: rows.map(({ installedOn }) => ({ text: withoutZone(toMinute(installedOn ?? "")) })),
        optional: 2,
      },
      { title: "by", cells: rows.map(({ installedBy }) => ({ text: installedBy ?? "" })), optional: 1, shrink: "yes" },
      {
        title: "time",
        cells: rows.map(({ executionMs }) => ({ text: toTime(executionMs) })),
        align: "right",
        optional: 3,
      },
      { title: "undo", cells: rows.map(({ undo }) => ({ text: undo })), optional: 4 },
    ],
    screen,
  );
}

/** The audit log of an environment, newest first. */
export function toHistoryLines({ events }: EnvironmentReport, screen: Screen): readonly string[] {
  return layTable(
    [
      { title: "id", cells: events.map(({ id }) => ({ text: String(id) })), align: "right", optional: 4 },
      { title: "when (UTC)", cells: events.map(({ at }) => ({ text: withoutZone(toMinute(at)) })) },
      { title: "event", cells: events.map(({ event, success }) => ({ text: event, tone: success ? "ok" : "error" })) },
      { title: "version", cells: events.map(({ version }) => ({ text: version ?? "" })) },
      {
        title: "description",
        cells: events.map(({ description }) => ({ text: description ?? "" })),
        shrink: "yes",
        optional: 1,
      },
      { title: "by", cells: events.map(({ installedBy }) => ({ text: installedBy })), shrink: "yes" },
      {
        title: "time",
        cells: events.map(({ executionMs }) => ({ text: toTime(executionMs) })),
        align: "right",
        optional: 3,
      },
      {
        title: "why",
        cells: events.map(({ reason, message }) => ({
          text: [message, reason].filter((text) => text !== null).join("; "),
        })),
        shrink: "yes",
        optional: 2,
      },
    ],
    screen,
  );
}

/** The heading says it once: in 80 columns each sign of a description counts. */
function withoutZone(time: string): string {
  return time.replace(/ UTC$/, "");
}

function toTime(executionMs: number | null): string {
  return executionMs === null ? "" : toDuration(executionMs);
}
