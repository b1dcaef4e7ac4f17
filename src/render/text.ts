import type { EnvironmentReport, Report, Verdict } from "../core/report.js";
import { toHeadline } from "./headline.js";
import { sayResult, shownVersion } from "./outlook.js";
import type { Paint, Tone } from "./paint.js";
import { toFindingBlocks } from "./text-findings.js";
import { wrap, type Screen } from "./text-layout.js";
import { toStepLines, toUndoLines, toWaitingLines } from "./text-steps.js";
import { toHistoryLines, toStatusLines } from "./text-tables.js";
import { visibleLine } from "./visible.js";
import { sayLongestWait } from "./who-and-wait.js";
import { toDuration } from "./words.js";

const tones: Record<Verdict, Tone> = { ok: "ok", warning: "warning", blocked: "error", failed: "error" };

/** The report for a terminal, or for a pipe with infinite `columns` and the paint `plain`. Ends with a line end. */
export function renderText(report: Report, options: { readonly columns: number; readonly paint: Paint }): string {
  const screen = { ...options, columns: Math.max(40, options.columns) };
  const blocks = [
    ...report.environments.map((environment, index) => toEnvironmentBlock(environment, report, screen, index)),
    ...(report.environments.length === 0 ? [[screen.paint("bold", `schema-version ${report.command}`)]] : []),
    report.written.map((file) => `  created ${visibleLine(file)}`),
    ...toFindingBlocks(report, screen),
    toLeftOut(report, screen),
    ...toConfirmation(report),
    [toLastLine(report, screen)],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

function toEnvironmentBlock(
  environment: EnvironmentReport,
  report: Report,
  screen: Screen,
  index: number,
): readonly string[] {
  const words = [environment.name, environment.server, environment.database].flatMap((word) =>
    word === null ? [] : [visibleLine(word)],
  );
  const command = index === 0 ? `schema-version ${report.command}` : "";
  const header = [...(command === "" ? [] : [screen.paint("bold", command)]), ...words].join("  ");
  const body = [...toUnread(environment, screen), ...toBody(environment, report, screen)];
  return body.length === 0 ? [header] : [header, "", ...body];
}

function toUnread({ reachable, source, unreachable }: EnvironmentReport, screen: Screen): readonly string[] {
  const why = unreachable === null ? "" : `: ${unreachable}`;
  if (source === "base-branch")
    return wrap(`  compared with the base branch${why}`, { columns: screen.columns, indent: 2 });
  return reachable ? [] : wrap(`  not read${why}`, { columns: screen.columns, indent: 2 });
}

function toBody(environment: EnvironmentReport, report: Report, screen: Screen): readonly string[] {
  if (!environment.reachable && environment.source === "none") return [];
  switch (report.command) {
    case "apply":
      return report.dryRun ? toPlan(environment, screen) : toStepLines(environment, screen);
    case "rollback":
      return report.dryRun ? toUndoLines(environment, screen) : toStepLines(environment, screen);
    case "history":
      return toHistoryLines(environment, screen);
    case "check":
      return toPlan(environment, screen);
    case "new":
    case "export":
    case "observe":
      return [];
    default:
      return toStatusLines(environment, screen);
  }
}

function toPlan(environment: EnvironmentReport, screen: Screen): readonly string[] {
  const now = shownVersion(environment.currentVersion);
  const after = shownVersion(environment.targetVersion);
  const blocked = environment.plan === "blocked" ? `, ${screen.paint("error", "blocked")}` : "";
  const versions = environment.targetVersion === null || now === after ? now : `${now} → ${after}`;
  return [`  version ${visibleLine(versions)}${blocked}`, ...toWaitingLines(environment, screen)];
}

function toLeftOut(report: Report, { columns, paint }: Screen): readonly string[] {
  if (report.leftOut.length === 0) return [];
  return [
    paint("dim", "not checked"),
    ...report.leftOut.flatMap((sentence) => wrap(`  ${sentence}`, { columns, indent: 4 })),
  ];
}

/** How to run exactly the plan that a dry run shows. */
function toConfirmation(report: Report): readonly (readonly string[])[] {
  if (report.command !== "rollback" || !report.dryRun) return [];
  return report.environments
    .filter(({ plan, planDigest }) => plan === "ready" && planDigest !== null)
    .map(({ name, planDigest }) => [
      `to run exactly this: --confirm ${visibleLine(name)} --expect-plan ${planDigest ?? ""}`,
    ]);
}

function toLastLine(report: Report, screen: Screen): string {
  const ran = !report.dryRun && (report.command === "apply" || report.command === "rollback");
  const [only] = report.environments;
  const result =
    ran && report.environments.length === 1 && only !== undefined && only.steps.length > 0
      ? sayResult(only)
      : toHeadline(report).text;
  const parts = [
    screen.paint(tones[report.verdict], visibleLine(result)),
    ...(ran ? [sayLongestWait(report)] : []),
    toDuration(report.durationMs),
  ];
  return parts.join("  ·  ");
}
