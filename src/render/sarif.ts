import type { ReviewRule } from "../core/catalogue/review-rule.js";
import type { Finding, Severity } from "../core/model.js";
import { problems } from "../core/problems.js";
import type { Report } from "../core/report.js";
import { sortFindings } from "../core/sort-findings.js";
import { toWholeMessage } from "./finding-groups.js";
import { toJsonText } from "./json-text.js";
import { toUriPath } from "./links.js";
import { cap, visibleBlock } from "./visible.js";

/** Code scanning refuses more. */
const resultsAtMost = 25_000;
const levels: Record<Severity, "error" | "warning" | "note"> = { error: "error", warning: "warning", note: "note" };

export interface SarifOptions {
  readonly version: string;
  /** Where a finding without a file is shown: code scanning refuses a result without a place. */
  readonly defaultFile: string;
}

/** The findings as SARIF 2.1.0, worst first; waived ones are there as suppressed. */
export function renderSarif(report: Report, options: SarifOptions): string {
  const findings = sortFindings(report.findings).slice(0, resultsAtMost);
  const rules = [...new Set(findings.map(({ rule }) => rule))].toSorted();
  const driver = { name: "schema-version-action", version: options.version, rules: rules.map(toRule) };
  const results = findings.map((finding) => toResult(finding, rules.indexOf(finding.rule), options));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "unicodeCodePoints", results }],
  };
  return toJsonText(log);
}

type AnyProblem = Pick<ReviewRule, "severity" | "about" | "help"> & Partial<Pick<ReviewRule, "group" | "why" | "safe">>;

const catalogue: Readonly<Record<string, AnyProblem | undefined>> = problems;

function toRule(id: string): object {
  const problem = catalogue[id];
  if (problem === undefined) return { id };
  const { about, help, severity, group, why, safe } = problem;
  return {
    id,
    shortDescription: { text: about },
    ...(why === undefined ? {} : { fullDescription: { text: why } }),
    help: {
      text: safe === undefined ? help : `${help}\n\n${safe}`,
      ...(safe === undefined ? {} : { markdown: `${why ?? ""}\n\nWay out: ${help}.\n\n\`\`\`sql\n${safe}\n\`\`\`` }),
    },
    defaultConfiguration: { level: levels[severity] },
    ...(group === undefined ? {} : { properties: { tags: [group] } }),
  };
}

function toResult(finding: Finding, ruleIndex: number, { defaultFile }: SarifOptions): object {
  const place = finding.environment === null ? "" : `${finding.environment}: `;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: cap(plainText(`${place}${toWholeMessage(finding)}\n${finding.help}`), 4_096) },
    locations: [{ physicalLocation: toLocation(finding, defaultFile) }],
    ...toFixes(finding),
    ...(finding.waived === null
      ? {}
      : { suppressions: [{ kind: "inSource", justification: plainText(finding.waived) }] }),
  };
}

/** SARIF reads `[text](address)` as a link, in plain text too; no name of a database may make one. */
function plainText(text: string): string {
  return visibleBlock(text).replaceAll("](", "]\u200b(");
}

/** Lines in place of others, as tools that apply fixes want them. */
function toFixes({ file, suggestion, help }: Finding): object {
  if (file === undefined || suggestion === undefined) return {};
  const { startLine, endLine, text } = suggestion;
  const replacement = {
    deletedRegion: { startLine, startColumn: 1, endLine: endLine + 1, endColumn: 1 },
    ...(text === "" ? {} : { insertedContent: { text: `${text}\n` } }),
  };
  const change = { artifactLocation: { uri: toUriPath(file.replace(/^(?:\.\/)+/, "")) }, replacements: [replacement] };
  return { fixes: [{ description: { text: plainText(help) }, artifactChanges: [change] }] };
}

function toLocation({ file, line, column }: Finding, defaultFile: string): object {
  const artifactLocation = { uri: toUriPath((file ?? defaultFile).replace(/^(?:\.\/)+/, "")) };
  return line === undefined
    ? { artifactLocation }
    : { artifactLocation, region: { startLine: line, startColumn: column } };
}
