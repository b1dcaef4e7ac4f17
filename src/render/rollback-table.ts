import type { DestroyedData, EnvironmentReport, Report, StepReport } from "../core/report.js";
import { toBlobAddress, toTrustedRun } from "./links.js";
import { bold, code, codeLink, inline, link, table } from "./markdown.js";
import { count, toMinute } from "./words.js";

/** The plan of a rollback: what runs in which order, whose work it takes back, and what data it destroys. */
export function toRollbackTable(environment: EnvironmentReport, report: Report): string {
  const steps = environment.steps.filter(({ kind }) => kind === "undo");
  if (steps.length === 0) return "";
  return table(
    ["Order", "Undo", "Installed", "Destroys"],
    steps.map((step, index) => [`${index + 1}`, toName(step, report), toInstalled(step, report), toDestroyed(step)]),
  );
}

function toName(step: StepReport, report: Report): string {
  const name = step.script.split("/").at(-1) ?? step.script;
  return codeLink(name, toBlobAddress(report.context, step.file), { limit: 120 });
}

function toInstalled(step: StepReport, report: Report): string {
  const run = toTrustedRun(report.context, step.runUrl);
  const parts = [
    step.installedOn === null ? "" : inline(toMinute(step.installedOn)),
    step.installedBy === null ? "" : inline(step.installedBy, { limit: 80 }),
    run === null ? "" : link(`run ${run.id}`, run.url),
  ].filter((part) => part !== "");
  return parts.length === 0 ? "–" : parts.join(", ");
}

function toDestroyed({ destroys }: StepReport): string {
  if (destroys.length === 0) return "nothing";
  return destroys.map(sayInMarkdown).join("<br>");
}

function sayInMarkdown(destroyed: DestroyedData): string {
  const { before, name, after } = toDestroyedWords(destroyed);
  const words = `${before}${code(name, { limit: 120 })}${after}`;
  return destroyed.seen === false ? words : bold(words);
}

/** A sentence where the plan destroys data, for those who read one line; empty where it does not. */
export function sayThatDataIsLost(report: Report): string {
  const destroyed = report.environments.flatMap(({ steps }) => steps.flatMap(({ destroys }) => destroys));
  return destroyed.every(({ seen }) => seen === false)
    ? ""
    : `${bold("This destroys data")}, which only a backup brings back.`;
}

/** `column users.email: about 18,400 values`, in three parts, so that a renderer can mark the name. */
export function toDestroyedWords({ kind, name, rows, seen }: DestroyedData): {
  readonly before: string;
  readonly name: string;
  readonly after: string;
} {
  const before = { table: "table ", column: "column ", rows: "rows of ", unknown: "cannot be told: " }[kind];
  if (kind === "unknown") return { before, name, after: "" };
  if (seen === false) return { before, name, after: ": no row seen" };
  const one = kind === "column" ? "value" : "row";
  if (rows !== null && rows > 0) return { before, name, after: `: about ${count(rows, one)}` };
  return { before, name, after: seen === true ? `: at least one ${one}` : `: unknown number of ${one}s` };
}
