import type { EnvironmentReport, Report } from "../core/report.js";
import { toDriftSections } from "./drift-sections.js";
import { toEnvironmentMatrix } from "./environment-matrix.js";
import { toFailureExcerpts } from "./failure-excerpt.js";
import { toFindingSections } from "./findings-list.js";
import { toFixSections } from "./fix-sections.js";
import { toHeadline } from "./headline.js";
import { toHistoryTable } from "./history-table.js";
import { bold, code, details, inline } from "./markdown.js";
import { toPendingTable, toResultTable } from "./migration-table.js";
import { toOutlookSentence } from "./outlook-sentence.js";
import { isOnlyPlanned } from "./outlook.js";
import { toProbeSection } from "./probe-section.js";
import { toLocksByStatement, toProofTable } from "./proof-table.js";
import { hasProofs, sayNotProven } from "./proof-words.js";
import { sayThatDataIsLost, toRollbackTable } from "./rollback-table.js";
import { toSchemaChangeSections } from "./schema-change-section.js";
import type { Section } from "./sections.js";
import { toSqlListing } from "./sql-listing.js";
import { toStatusTable } from "./status-table.js";
import { sayWhoAndWait } from "./who-and-wait.js";

/** What a Markdown report says, from the verdict to what was left out: the comment and the summary differ in room only. */
export function toReportSections(
  report: Report,
  { sqlFileLimit }: { readonly sqlFileLimit: number },
): readonly Section[] {
  const { icon, text } = toHeadline(report);
  return [
    { name: "the verdict", cut: "keep", body: `### ${icon} ${inline(text)}` },
    ...toBody(report, sqlFileLimit),
    { name: "what was not checked", cut: 5, body: toLeftOut(report) },
  ];
}

function toBody(report: Report, sqlFileLimit: number): readonly Section[] {
  const findings = toFindingSections(report);
  const matrix: Section = { name: "the environments", cut: 4, body: toEnvironmentMatrix(report) };
  const sql: Section = { name: "the SQL", cut: 1, body: toSqlListing(report, { fileLimit: sqlFileLimit }) };
  switch (report.command) {
    case "check":
      return [
        { name: "what will happen", cut: "keep", body: toOutlookSentence(report) },
        ...findings.slice(0, 1),
        matrix,
        toPending(report),
        ...toFixSections(report),
        ...toSchemaChangeSections(report),
        ...toDriftSections(report),
        ...findings.slice(1),
        { name: "the locks of each statement", cut: 1, body: toLocksByStatement(report) },
        { name: "what the databases answered", cut: 2, body: toProbeSection(report) },
        sql,
      ];
    case "apply":
      return showsPlan(report) ? [...findings, matrix, toPending(report), sql] : [...toRunSections(report), sql];
    case "rollback":
      return showsPlan(report)
        ? [...findings, ...toRollbackSections(report), sql, toConfirmation(report)]
        : [...toRunSections(report), sql];
    case "history":
      return [...findings, ...perEnvironment(report, "the events", toHistoryTable)];
    case "new":
      return [
        ...findings,
        { name: "the files", cut: 3, body: report.written.map((file) => `- ${code(file)}`).join("\n") },
      ];
    case "drift":
      return [...findings, matrix, ...toDriftSections(report)];
    default:
      return [...findings, matrix, ...perEnvironment(report, "the versions", toStatusTable)];
  }
}

/** With what was proven of it, where anything was rehearsed. */
function toPending(report: Report): Section {
  const body = hasProofs(report) ? toProofTable(report) : toPendingTable(report);
  return { name: "the pending migrations", cut: 4, body };
}

/** A dry run, or one that was refused before it began: then the plan is what people want to see. */
function showsPlan({ dryRun, environments }: Report): boolean {
  return (
    dryRun ||
    (environments.some(isOnlyPlanned) && environments.every((one) => one.steps.length === 0 || isOnlyPlanned(one)))
  );
}

/** What apply and rollback did: the failure first, then the rest. */
function toRunSections(report: Report): readonly Section[] {
  const [worst, ...others] = toFindingSections(report);
  return [
    { name: "what will happen", cut: "keep", body: sayWhoAndWait(report) },
    ...(worst === undefined ? [] : [worst]),
    { name: "the failed statements", cut: 5, body: toFailureExcerpts(report) },
    ...(report.environments.length > 1
      ? [{ name: "the environments", cut: 4, body: toEnvironmentMatrix(report) }]
      : []),
    ...perEnvironment(report, "the steps", toResultTable),
    ...toDriftSections(report),
    ...others,
  ];
}

function toRollbackSections(report: Report): readonly Section[] {
  return [
    { name: "what is destroyed", cut: "keep", body: sayThatDataIsLost(report) },
    ...perEnvironment(report, "the plan", toRollbackTable),
  ];
}

function perEnvironment(
  report: Report,
  name: string,
  render: (environment: EnvironmentReport, report: Report) => string,
): readonly Section[] {
  const named = report.environments.length > 1;
  return report.environments.map((environment) => {
    const body = render(environment, report);
    return { name, cut: 3, body: body === "" || !named ? body : `${bold(inline(environment.name))}\n\n${body}` };
  });
}

/** How to run exactly the plan that is shown. */
function toConfirmation(report: Report): Section {
  const lines = report.environments
    .filter(({ plan, planDigest }) => plan === "ready" && planDigest !== null)
    .map(
      ({ name, planDigest }) =>
        `To run exactly this: dispatch again with ${code(`confirm: ${name}`, { limit: 300 })}, ${code(`expect-plan: ${planDigest ?? ""}`)}.`,
    );
  return { name: "how to run it", cut: "keep", body: lines.join("\n\n") };
}

function toLeftOut(report: Report): string {
  const sentences = [...report.leftOut, ...(report.command === "check" ? sayNotProven(report) : [])];
  if (sentences.length === 0) return "";
  const title = hasProofs(report) ? "What was not proven" : "What was not checked";
  return details(title, sentences.map((sentence) => `- ${inline(sentence)}`).join("\n"));
}
