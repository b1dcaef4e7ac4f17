import type { EnvironmentReport, Report, Retry, StepReport } from "../core/report.js";
import { toBlobAddress } from "./links.js";
import { code, codeLink, inline, table } from "./markdown.js";
import { toLabel, waitingAnywhere, type Waiting } from "./outlook.js";
import { count, toDuration } from "./words.js";

/** What waits to run, each file once: is there a way back, and does it run in a transaction? */
export function toPendingTable(report: Report): string {
  const waiting = waitingAnywhere(report);
  if (waiting.length === 0) return "";
  return table(
    ["Migration", "Undo script", "Transaction"],
    waiting.map((item) => [toWaitingName(item, report), toUndo(item), toTransaction(item.transactional)]),
  );
}

/** What waits to run, with a link to its file. */
export function toWaitingName({ label, description, file }: Waiting, report: Report): string {
  const address = file === null ? null : toBlobAddress(report.context, file);
  return `${codeLink(label, address)} ${inline(description, { limit: 120 })}`.trim();
}

function toUndo({ label, undo }: Waiting): string {
  if (label === "R") return "–";
  return undo === null ? "⚠️ none" : code(undo.split("/").at(-1) ?? undo, { limit: 80 });
}

function toTransaction(transactional: boolean | null): string {
  if (transactional === null) return "–";
  return transactional ? "yes" : "no: each statement by itself";
}

/** What one environment's run did, step by step, with times and retries. */
export function toResultTable(environment: EnvironmentReport, report: Report): string {
  if (environment.steps.length === 0) return "";
  return table(
    ["Migration", "Result", "Time"],
    environment.steps.map((step) => [toStepName(step, report), toResult(step), toTime(step)]),
  );
}

/** `V13`, `U13` or `R` of a step. */
export function toStepLabel({ kind, version, script }: StepReport): string {
  return kind === "undo" ? `U${version ?? ""}` : toLabel(version, script);
}

function toStepName(step: StepReport, report: Report): string {
  const label = toStepLabel(step);
  return `${codeLink(label, toBlobAddress(report.context, step.file))} ${inline(step.description, { limit: 120 })}`.trim();
}

function toResult({ result, kind }: StepReport): string {
  if (result === "done") return kind === "undo" ? "✅ rolled back" : "✅ applied";
  return result === "failed" ? "❌ **failed**" : "not run";
}

function toTime(step: StepReport): string {
  const time = step.executionMs === null ? "–" : toDuration(step.executionMs);
  return step.retries.length === 0 ? time : `${time}, ${inline(sayRetries(step.retries))}`;
}

function withoutAge(who: string): string {
  return who.replaceAll(/\b\d+ s\b/g, "");
}

/** `waited 5.0 s for pid 8812 (psql, 3 min old), 1 retry`. Plain text. */
export function sayRetries(retries: readonly Retry[]): string {
  if (retries.length === 0) return "";
  const waited = retries.reduce((sum, { waitedMs }) => sum + waitedMs, 0);
  // Whoever was in the way of several attempts was older each time.
  const blockers = new Map(retries.flatMap(({ blockedBy: who }) => (who === null ? [] : [[withoutAge(who), who]])));
  const [first, ...others] = blockers.values();
  const whom = first === undefined ? "" : ` for ${first}${others.length === 0 ? "" : ` and ${others.length} more`}`;
  return `waited ${toDuration(waited)}${whom}, ${count(retries.length, "retry", "retries")}`;
}
