import { compareText } from "./compare-text.js";
import { rehearsalProblems } from "./catalogue/rehearsal.js";
import { reviewRules } from "./catalogue/review.js";
import type { RuleGroup } from "./catalogue/review-rule.js";
import type { Finding, Severity } from "./model.js";

const rank: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/** What a finding threatens, the gravest first. */
const threats = ["the deploy", "the application", "the way back", "nothing yet"] as const;
type Threat = (typeof threats)[number];

const ofGroup: Record<RuleGroup, Threat> = {
  locking: "the application",
  rewriting: "the application",
  compatibility: "the application",
  "data-loss": "the application",
  transaction: "the application",
  idempotent: "the way back",
  atomic: "the way back",
  undo: "the way back",
  naming: "nothing yet",
};

/** What its group, or being no rule of the review, does not say: the deploy stops, unless it stands here. */
const ofRule: Readonly<Record<string, Threat>> = {
  "newer-syntax": "the deploy",
  "enum-value-used": "the deploy",
  "query-broken": "the application",
  "undo-without-migration": "the way back",
  "undo-not-run": "the way back",
  "query-unread": "nothing yet",
  publication: "nothing yet",
  github: "nothing yet",
  drift: "nothing yet",
  "drift-sql": "nothing yet",
  "stored-snapshot": "nothing yet",
};
const failed: ReadonlySet<string> = new Set(["does-not-run", "fails-on-rows", "open-transaction", "took-too-long"]);

function toThreat({ rule }: Finding): Threat {
  const known = ofRule[rule];
  if (known !== undefined) return known;
  if (isRule(rule)) return ofGroup[reviewRules[rule].group];
  return Object.hasOwn(rehearsalProblems, rule) && !failed.has(rule) ? "the way back" : "the deploy";
}

/** Whether a deploy would stop at it. */
export function stopsDeploy(finding: Finding): boolean {
  return finding.severity === "error" && finding.waived === null && toThreat(finding) === "the deploy";
}

function isRule(rule: string): rule is keyof typeof reviewRules {
  return Object.hasOwn(reviewRules, rule);
}

/**
 * Worst first: by severity, then what stops the deploy before what troubles the application, before what cannot be
 * repeated or undone. Equal ones by file (`V9` before `V10`), line and rule, so that two runs print the same.
 */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  // Most runs have none, and a collator takes milliseconds to make.
  if (findings.length < 2) return findings;
  const { compare } = new Intl.Collator("en", { numeric: true });
  return findings.toSorted(
    (a, b) =>
      rank[a.severity] - rank[b.severity] ||
      threats.indexOf(toThreat(a)) - threats.indexOf(toThreat(b)) ||
      compare(a.file ?? "", b.file ?? "") ||
      compareText(a.file ?? "", b.file ?? "") ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compareText(a.rule, b.rule) ||
      compareText(a.environment ?? "", b.environment ?? ""),
  );
}
