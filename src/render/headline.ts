import type { Command, EnvironmentReport, Report, Verdict } from "../core/report.js";
import { sayDrifted } from "./drift-words.js";
import { foldGroups, groupFindings, groupWaived, tally } from "./finding-groups.js";
import {
  failedStep,
  sayAmount,
  sayWhereItIs,
  sayWhyUnread,
  shownVersion,
  stepsWith,
  toLabel,
  waitingAnywhere,
} from "./outlook.js";
import { count, toList } from "./words.js";

/** The first thing that anyone reads: the verdict in one line of plain text. */
export interface Headline {
  readonly icon: string;
  readonly text: string;
}

const icons: Record<Verdict, string> = { ok: "✅", warning: "⚠️", blocked: "⛔", failed: "❌" };

/** What the run comes to. */
export function toHeadline(report: Report): Headline {
  return { icon: toIcon(report), text: toText(report) };
}

function toIcon({ verdict, command, dryRun, environments }: Report): string {
  if (verdict !== "ok" && verdict !== "warning") return icons[verdict];
  if (command === "rollback" && dryRun) return "↩️";
  const unread =
    (command === "check" && environments.some(({ source }) => source !== "database")) ||
    (command === "apply" && environments.length === 0) ||
    ((command === "status" || command === "history") && environments.some(isUnread)) ||
    (command === "drift" && environments.some(({ drift }) => drift.status === "unknown" || drift.status === "off"));
  return verdict === "ok" && unread ? "☑️" : icons[verdict];
}

function toText(report: Report): string {
  if (report.failure === "cancelled") return `${nameOf(report.command)} was cancelled${placeOf(report)}`;
  if (report.failure === "bad-input") return `${nameOf(report.command)} did not start: ${problemsOf(report)}`;
  return report.verdict === "failed" ? toFailedText(report) : texts[report.command](report);
}

const texts: Record<Command, (report: Report) => string> = {
  check: toCheckText,
  apply: toApplyText,
  rollback: toRollbackText,
  status: toStatusText,
  history: (report) =>
    report.environments.every(isUnread)
      ? `History of ${namesOf(report)}: not read`
      : `History of ${namesOf(report)}: ${count(report.environments.flatMap(({ events }) => events).length, "event")}`,
  new: (report) => `Created ${count(report.written.length, "file")}`,
  baseline: toRecordText,
  repair: toRecordText,
  demo: toPlainText,
  drift: toDriftText,
  adopt: toPlainText,
  observe: toPlainText,
  export: toPlainText,
};

function toPlainText(report: Report): string {
  return `${nameOf(report.command)}: ${report.verdict === "ok" ? "done" : problemsOf(report)}`;
}

function toCheckText(report: Report): string {
  if (report.verdict === "blocked") return `Do not merge yet: ${problemsOf(report)}`;
  if (report.verdict === "warning") return `Look before you merge: ${problemsOf(report)}`;
  const waiting = sayAmount(waitingAnywhere(report));
  const waived = foldGroups(groupWaived(report.findings)).length;
  const amount =
    (waiting === "" ? "no schema change is pending" : `${waiting} pending`) +
    (waived === 0 ? "" : `, ${count(waived, "finding")} waived`);
  const read = report.environments.filter(({ source }) => source === "database").length;
  if (read === report.environments.length) return `Ready to merge: ${amount}`;
  if (read === 0) return `The files are in order: ${amount}. No database was read`;
  return `Ready to merge, as far as was read: ${amount}. ${report.environments.length - read} of ${count(report.environments.length, "database")} not read`;
}

function toApplyText(report: Report): string {
  if (report.verdict === "blocked") return `Apply is blocked${placeOf(report)}: ${problemsOf(report)}`;
  const steps = report.environments.flatMap(({ steps: all }) => all);
  if (report.dryRun) return `Apply plan for ${namesOf(report)}: ${count(steps.length, "step")} (nothing has been run)`;
  if (report.environments.length === 0) return "Nothing was applied: no environment is deployed from this push";
  const done = report.environments.reduce((sum, environment) => sum + stepsWith(environment, "done").length, 0);
  const where = report.environments.map(sayWhereItIs);
  return done === 0 ? `Nothing to apply: ${toList(where)}` : `Applied ${count(done, "migration")}: ${toList(where)}`;
}

function toRollbackText(report: Report): string {
  if (report.verdict === "blocked") return `Rollback is blocked${placeOf(report)}: ${problemsOf(report)}`;
  if (report.dryRun) {
    const plans = report.environments.map(
      ({ name, currentVersion, targetVersion }) =>
        `${name} ${shownVersion(currentVersion)} → ${shownVersion(targetVersion)}`,
    );
    return `Rollback plan: ${toList(plans)} (nothing has been run)`;
  }
  const done = report.environments.reduce((sum, environment) => sum + stepsWith(environment, "done").length, 0);
  const where = report.environments.map(sayWhereItIs);
  return done === 0
    ? `Nothing to roll back: ${toList(where)}`
    : `Rolled back ${count(done, "migration")}: ${toList(where)}`;
}

function toStatusText(report: Report): string {
  const problems = tally(foldGroups(groupFindings(report.findings)));
  const end = problems === "" ? "" : `: ${problems}`;
  const [only] = report.environments;
  if (report.environments.length !== 1 || only === undefined) {
    return `Status of ${count(report.environments.length, "environment")}${end}`;
  }
  if (isUnread(only)) return `${only.name} was not read${end}`;
  const waiting = sayAmount(waitingAnywhere(report));
  const rest = waiting === "" ? "nothing is pending" : `${waiting} pending`;
  return `${sayWhereItIs(only)}, ${rest}${end}`;
}

function isUnread(environment: EnvironmentReport): boolean {
  return sayWhyUnread(environment) !== null;
}

function toDriftText(report: Report): string {
  const drifted = report.environments.filter(({ drift }) => drift.status === "drift");
  if (drifted.length > 0) {
    return `Drift: ${toList(
      drifted.map(({ name, drift }) => `${name} has ${sayDrifted(drift)}`),
      { most: 3 },
    )}`;
  }
  const unknown = report.environments.filter(({ drift }) => drift.status !== "none");
  if (unknown.length === 0) return `No drift in ${namesOf(report)}`;
  // Nobody said what the schema should be: that is no failure to find out.
  if (unknown.every(({ reachable, drift }) => reachable && drift.status === "off")) {
    return `Nothing to compare with in ${toList(
      unknown.map(({ name }) => name),
      { most: 3 },
    )}: no migration is on record`;
  }
  return `Drift is unknown in ${toList(
    unknown.map(({ name }) => name),
    { most: 3 },
  )}`;
}

function toRecordText(report: Report): string {
  const { command, dryRun, environments } = report;
  if (report.verdict === "blocked") return `${nameOf(command)} is blocked${placeOf(report)}: ${problemsOf(report)}`;
  if (dryRun) return `${nameOf(command)} of ${namesOf(report)}: nothing has been changed`;
  if (command === "baseline") return toList(environments.map(sayWhereItIs));
  const done = report.findings.filter(({ rule }) => rule === "repaired");
  const where = toList(environments.map(sayWhereItIs));
  if (done.length === 0) return `Nothing to repair: ${where}`;
  const versions = done.filter(({ message }) => message.startsWith("version ")).length;
  return versions === 0 ? `Accepted the live schema: ${where}` : `Repaired ${count(versions, "version")}: ${where}`;
}

function toFailedText(report: Report): string {
  const failed = report.environments.find((environment) => failedStep(environment) !== null);
  const step = failed === undefined ? null : failedStep(failed);
  const at = step === null ? "" : ` at ${toLabel(step.version, step.script)} ${step.description}`.trimEnd();
  return `${nameOf(report.command)} failed${failed === undefined ? placeOf(report) : ` in ${failed.name}`}${at}`;
}

/** ` in production`, when one environment is concerned. */
function placeOf(report: Report): string {
  const blocked = report.environments.filter(({ plan }) => plan === "blocked");
  const named = new Set(
    report.findings.flatMap(({ severity, environment }) =>
      severity === "error" && environment !== null ? [environment] : [],
    ),
  );
  const names = blocked.length > 0 ? blocked.map(({ name }) => name) : [...named];
  return names.length === 0 ? "" : ` in ${toList(names, { most: 3 })}`;
}

function namesOf(report: Report): string {
  return toList(
    report.environments.map((environment: EnvironmentReport) => environment.name),
    { most: 3 },
  );
}

function problemsOf(report: Report): string {
  const words = tally(foldGroups(groupFindings(report.findings)));
  return words === "" ? "see below" : words;
}

const names: Partial<Record<Command, string>> = { check: "The check", new: "The command new" };

function nameOf(command: Command): string {
  return names[command] ?? `${command.slice(0, 1).toUpperCase()}${command.slice(1)}`;
}
