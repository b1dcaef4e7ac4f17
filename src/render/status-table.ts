import type { EnvironmentReport } from "../core/report.js";
import { code, details, inline, table } from "./markdown.js";
import { toLabel } from "./outlook.js";
import { toDuration, toMinute } from "./words.js";

const openRows = 25;

const stateIcons: Readonly<Record<string, string>> = {
  edited: "⛔",
  missing: "⛔",
  failed: "⛔",
  "undo-failed": "⛔",
  "out-of-order": "⛔",
  ahead: "⚠️",
};

/** Every version of one environment with its state; folded where it is long. */
export function toStatusTable(environment: EnvironmentReport): string {
  const rows = listVersions(environment).map(ofVersion);
  if (rows.length === 0) return "";
  const body = table(["Version", "State", "Installed", "Time"], rows);
  return rows.length <= openRows ? body : details(`${rows.length} versions`, body);
}

export interface VersionRow {
  readonly label: string;
  readonly description: string;
  readonly state: string;
  readonly installedOn: string | null;
  readonly installedBy: string | null;
  readonly executionMs: number | null;
  /** `yes` or `no`; empty for what is never undone. */
  readonly undo: string;
}

/** The versions, then the repeatables; only those that the run wrote, where it wrote any (`baseline`, `repair`). */
export function listVersions({ migrations, repeatables }: EnvironmentReport): readonly VersionRow[] {
  const rows = [
    ...migrations.map((one) => ({
      ...one,
      label: toLabel(one.version, one.script),
      undo: one.undo === null ? "no" : "yes",
    })),
    ...repeatables.map((one) => ({ ...one, label: "R", undo: "" })),
  ];
  const written = rows.filter(({ result }) => result !== null);
  return written.length > 0 ? written : rows;
}

function ofVersion({
  label,
  description,
  state,
  installedOn,
  installedBy,
  executionMs,
}: VersionRow): readonly string[] {
  const installed = [installedOn === null ? "" : toMinute(installedOn), installedBy ?? ""].filter(
    (part) => part !== "",
  );
  return [
    `${code(label, { limit: 40 })} ${inline(description, { limit: 120 })}`.trim(),
    `${stateIcons[state] ?? ""} ${inline(toStateWords(state))}`.trim(),
    installed.length === 0 ? "–" : inline(installed.join(", "), { limit: 120 }),
    executionMs === null ? "–" : toDuration(executionMs),
  ];
}

/** A state as people read it: `out-of-order` is `out of order`. */
export function toStateWords(state: string): string {
  return state === "below-baseline" ? "below the baseline" : state.replaceAll("-", " ");
}
