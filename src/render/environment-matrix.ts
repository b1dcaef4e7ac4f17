import type { EnvironmentReport, Report } from "../core/report.js";
import { sayDrifted } from "./drift-words.js";
import { bold, code, inline, table } from "./markdown.js";
import { firstThatFails, sayResult, sayWhyUnread, shownVersion, waitingIn } from "./outlook.js";
import { toDay } from "./words.js";

const columnsAtMost = 3;
const labelsAtMost = 6;

/** The environments as one table: a column each while a phone can show that, a row each beyond. */
export function toEnvironmentMatrix(report: Report): string {
  const { environments } = report;
  if (environments.length === 0) return "";
  const lines = linesOf(report);
  const names = environments.map(({ name }) => bold(inline(name, { limit: 100 })));
  if (environments.length <= columnsAtMost) {
    return table(
      ["", ...names],
      lines.map(({ title, cell }) => [title, ...environments.map(cell)]),
    );
  }
  return table(
    ["Environment", ...lines.map(({ title }) => title)],
    environments.map((environment, index) => [
      `${names[index] ?? ""}${environment.branch === null ? "" : ` ←\u00a0${code(environment.branch, { limit: 60 })}`}`,
      ...lines.map(({ cell }) => cell(environment)),
    ]),
  );
}

interface Line {
  readonly title: string;
  readonly cell: (environment: EnvironmentReport) => string;
}

function linesOf(report: Report): readonly Line[] {
  const { environments, command, dryRun } = report;
  if (!dryRun && (command === "apply" || command === "rollback")) {
    return [
      {
        title: "Version",
        cell: (environment) => toUnread(environment) ?? bold(inline(shownVersion(environment.currentVersion))),
      },
      { title: "Result", cell: (environment) => inline(sayResult(environment)) },
    ];
  }
  const drift = environments.some((environment) => environment.drift.status !== "off");
  const changed = environments.some((environment) => environment.lastChange !== null);
  return [
    {
      title: command === "check" || dryRun ? "Version now → after" : "Version",
      cell: (environment) => toVersions(environment, report),
    },
    { title: "Pending", cell: toPending },
    ...(drift ? [{ title: "Drift", cell: toDrift }] : []),
    ...(changed ? [{ title: "Last change", cell: toLastChange }] : []),
  ];
}

function sayFailure(environment: EnvironmentReport, report: Report): string {
  const waiting = firstThatFails(environment, report);
  return waiting === null ? "" : `, ⛔\u00a0${bold(`fails at ${code(waiting.label)}`)}`;
}

const standIns: Record<EnvironmentReport["source"], string> = {
  database: "",
  "base-branch": " (base branch)",
  files: " (not read)",
  none: "",
};

function toVersions(environment: EnvironmentReport, report: Report): string {
  const unread = toUnread(environment);
  if (unread !== null) return unread;
  const now = inline(shownVersion(environment.currentVersion));
  if (environment.plan === "blocked") return `${now}, ⛔\u00a0${bold("blocked")}`;
  const after = shownVersion(environment.targetVersion);
  const versions =
    environment.targetVersion === null || after === shownVersion(environment.currentVersion)
      ? now
      : `${now} → ${bold(inline(after))}${sayFailure(environment, report)}`;
  return `${versions}${standIns[environment.source]}`;
}

function toUnread(environment: EnvironmentReport): string | null {
  const unread = sayWhyUnread(environment);
  if (unread === null) return null;
  return `⚠️\u00a0${bold(unread.what)}${inline(unread.rest, { limit: 200 })}`;
}

function toPending(environment: EnvironmentReport): string {
  const waiting = waitingIn(environment);
  if (!environment.reachable && environment.source === "none") return "unknown";
  if (waiting.length === 0) return "nothing";
  const labels = waiting.map(({ label, description }) =>
    code(label === "R" ? `R ${description}` : label, { limit: 40 }),
  );
  if (labels.length <= labelsAtMost) return labels.join(" ");
  return `${labels[0] ?? ""} … ${labels.at(-1) ?? ""} (${labels.length})`;
}

function toDrift({ drift }: EnvironmentReport): string {
  switch (drift.status) {
    case "none":
      return "none";
    case "drift": {
      const said = inline(sayDrifted(drift), { limit: 200 });
      return drift.objects.every(({ severity }) => severity === "cosmetic") ? said : `⚠️\u00a0${said}`;
    }
    case "unknown":
      return "unknown";
    case "off":
      return "not looked at";
  }
}

function toLastChange({ lastChange }: EnvironmentReport): string {
  return lastChange === null ? "–" : inline(`${toDay(lastChange.at)}, ${lastChange.by}`, { limit: 80 });
}
