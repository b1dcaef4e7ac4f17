import { describeProbe } from "../core/probes.js";
import type { EnvironmentReport, Report, Verdict } from "../core/report.js";
import { toHeadline } from "./headline.js";
import { firstThatFails, isOnlyPlanned, sayResult, sayWhereItIs, sayWhyUnread, shownVersion } from "./outlook.js";
import type { Paint, Tone } from "./paint.js";
import { hasProofs, sayNotProven } from "./proof-words.js";
import { toChangeLines } from "./text-changes.js";
import { toDriftLinesOf } from "./text-drift.js";
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
    ...(report.environments.length === 1 ? [] : [[screen.paint("bold", `schema-version ${report.command}`)]]),
    ...report.environments.map((environment) => toEnvironmentBlock(environment, report, screen)),
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

function toEnvironmentBlock(environment: EnvironmentReport, report: Report, screen: Screen): readonly string[] {
  const only = report.environments.length === 1;
  const words = [environment.name, environment.server, environment.database].flatMap((word) =>
    word === null ? [] : [visibleLine(word)],
  );
  const header = [only ? screen.paint("bold", `schema-version ${report.command}`) : "", ...words];
  const body = [...toUnread(environment, screen), ...toBody(environment, report, screen)];
  return [header.filter((word) => word !== "").join("  "), ...(only && body.length > 0 ? [""] : []), ...body];
}

function toUnread(environment: EnvironmentReport, { columns }: Screen): readonly string[] {
  const { source, unreachable } = environment;
  const unread = sayWhyUnread(environment);
  if (unread !== null) return wrap(`${unread.what}${unread.rest}`, { columns, indent: 2 });
  if (source !== "base-branch" && source !== "files") return [];
  const instead = source === "files" ? "not read" : "compared with the base branch";
  return wrap(`${instead}${unreachable === null ? "" : `: ${unreachable}`}`, { columns, indent: 2 });
}

function toBody(environment: EnvironmentReport, report: Report, screen: Screen): readonly string[] {
  if (sayWhyUnread(environment) !== null) return [];
  switch (report.command) {
    case "check":
      return [...toPlan(environment, report, screen), ...toFacts(environment, report, screen)];
    case "drift":
      return toDriftLinesOf(environment, report, screen);
    case "apply":
      return report.dryRun || isOnlyPlanned(environment)
        ? toPlan(environment, report, screen)
        : toRun(environment, report, screen);
    case "rollback":
      return isOnlyPlanned(environment) ? toUndoLines(environment, screen) : toRun(environment, report, screen);
    case "history":
      return toHistoryLines(environment, screen);
    case "new":
    case "export":
    case "observe":
      return [];
    default:
      return toStatusLines(environment, screen);
  }
}

function toRun(environment: EnvironmentReport, report: Report, screen: Screen): readonly string[] {
  return [
    ...(environment.steps.length === 0 ? [`  ${sayResult(environment)}`] : toStepLines(environment, screen)),
    ...(environment.drift.status === "drift" ? toDriftLinesOf(environment, report, screen) : []),
  ];
}

function toPlan(environment: EnvironmentReport, report: Report, screen: Screen): readonly string[] {
  const now = shownVersion(environment.currentVersion);
  const after = shownVersion(environment.targetVersion);
  const blocked = environment.plan === "blocked";
  const still = blocked || environment.targetVersion === null || now === after;
  const above = report.environments.slice(0, report.environments.indexOf(environment));
  const lines = toWaitingLines(environment, screen, above);
  const rest = lines.length === 0 && !blocked ? ", nothing is pending" : "";
  const fails = firstThatFails(environment, report);
  const stop = blocked ? "blocked" : fails === null ? "" : `fails at ${visibleLine(fails.label)}`;
  const said = stop === "" ? rest : `, ${screen.paint("error", stop)}`;
  return [`  version ${visibleLine(still ? now : `${now} → ${after}`)}${said}`, ...lines];
}

/** What else was found out about an environment: what would change, what the data answered, and what drifted. */
function toFacts(environment: EnvironmentReport, report: Report, screen: Screen): readonly string[] {
  const probes = environment.probes.flatMap((probe) =>
    wrap(describeProbe(probe), { columns: screen.columns, first: "    -", indent: 6 }),
  );
  return [
    ...toChangeLines(environment, report, screen),
    ...(probes.length === 0 ? [] : ["  asked    whether rows stand in the way", ...probes]),
    ...toDriftLinesOf(environment, report, screen),
  ];
}

function toLeftOut(report: Report, { columns, paint }: Screen): readonly string[] {
  const sentences = [...report.leftOut, ...(report.command === "check" ? sayNotProven(report) : [])];
  if (sentences.length === 0) return [];
  return [
    paint("dim", hasProofs(report) ? "not proven" : "not checked"),
    ...sentences.flatMap((sentence) => wrap(sentence, { columns, first: "  -", indent: 4 })),
  ];
}

/** How to run exactly the plan that is shown. */
function toConfirmation(report: Report): readonly (readonly string[])[] {
  if (report.command !== "rollback") return [];
  return report.environments
    .filter((environment) => environment.plan === "ready" && isOnlyPlanned(environment))
    .map(({ name, planDigest }) => [
      `to run exactly this: --confirm ${visibleLine(name)} --expect-plan ${planDigest ?? ""}`,
    ]);
}

function toLastLine(report: Report, screen: Screen): string {
  const ran = !report.dryRun && (report.command === "apply" || report.command === "rollback");
  const [only, ...others] = report.environments;
  const told = ran && others.length === 0 && only !== undefined && only.steps.length > 0 && !isOnlyPlanned(only);
  const result = told ? sayEnd(only, report) : toHeadline(report).text;
  const parts = [visibleLine(result), ran ? sayLongestWait(report) : "", toDuration(report.durationMs)];
  const [head = "", ...rest] = parts.filter((part) => part !== "");
  return [screen.paint(tones[report.verdict], head), ...rest].join("  ·  ");
}

function sayEnd(environment: EnvironmentReport, { verdict }: Report): string {
  return verdict === "failed" ? sayResult(environment) : `${sayResult(environment)}; ${sayWhereItIs(environment)}`;
}
