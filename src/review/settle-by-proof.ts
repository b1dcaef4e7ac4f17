import { reviewRules } from "../core/catalogue/review.js";
import type { ReviewRule } from "../core/catalogue/review-rule.js";
import type { Finding, Proof } from "../core/model.js";

/** What was measured of migrations: by their file, and by that of their undo script. */
export interface ProofsOf {
  readonly byFile: ReadonlyMap<string, Proof>;
  readonly byUndo: ReadonlyMap<string, Proof>;
}

/**
 * The findings beside what a rehearsal measured: what it contradicts is dropped, what it confirms says so, the rest stays
 * as it is.
 */
export function settleByProof(findings: readonly Finding[], { byFile, byUndo }: ProofsOf): readonly Finding[] {
  return findings.flatMap((one) => {
    const what = ruleOf(one.rule)?.measured;
    // What the statements of an undo script lock or scan is not in its migration's proof.
    const proof = byFile.get(one.file ?? "") ?? (what === "undo" ? byUndo.get(one.file ?? "") : undefined);
    if (what === undefined || proof === undefined || !proof.runs) return [one];
    const verdict = judge(what, one, proof);
    if (verdict === "contradicted") return [];
    return [verdict === "unknown" ? one : { ...one, message: `${one.message}; measured: ${verdict.measured}` }];
  });
}

function ruleOf(id: string): ReviewRule | undefined {
  return Object.hasOwn(reviewRules, id) ? reviewRules[id as keyof typeof reviewRules] : undefined;
}

type Word = "contradicted" | "unknown" | { readonly measured: string };

function judge(what: NonNullable<ReviewRule["measured"]>, one: Finding, proof: Proof): Word {
  switch (what) {
    case "rewrite": {
      const statement = statementAt(proof, one);
      if (statement === undefined) return "unknown";
      return statement.rewrites.length === 0 ? "contradicted" : { measured: rewritten(statement) };
    }
    case "scan": {
      const statement = statementAt(proof, one);
      if (statement === undefined) return "unknown";
      const read = [...new Set([...statement.rewrites, ...statement.scans])];
      return read.length === 0 ? "contradicted" : { measured: `reads all of ${read.join(", ")}` };
    }
    case "rerun":
      // A second run that went through contradicts who said that it fails.
      return proof.rerun === "changed" && !silentRules.has(one.rule) ? "contradicted" : rerun[proof.rerun];
    case "undo":
      return undo[proof.undo];
  }
}

/** Others are read too: those whose foreign keys are checked again. */
function rewritten({ rewrites, scans }: Proof["statements"][number]): string {
  const others = scans.filter((name) => !rewrites.includes(name));
  return `rewrites ${rewrites.join(", ")}${others.length === 0 ? "" : ` and reads all of ${others.join(", ")}`}`;
}

/** The statement that a finding is about: the last one that starts at its line or above, as inside a DO block. */
function statementAt({ statements }: Proof, { line }: Finding): Proof["statements"][number] | undefined {
  return line === undefined ? undefined : statements.findLast((statement) => statement.line <= line);
}

/** Rules about what a second run does without an error. */
export const silentRules: ReadonlySet<string> = new Set([
  "index-name",
  "unnamed-constraint",
  "insert-guarded",
  "repeated-change",
]);

const rerun: Readonly<Record<Proof["rerun"], Word>> = {
  unchanged: "contradicted",
  changed: { measured: "a second run changes something" },
  fails: { measured: "a second run fails" },
  "not-run": "unknown",
};

const undo: Readonly<Record<Proof["undo"], Word>> = {
  identical: "contradicted",
  different: { measured: "the schema is not the one from before" },
  fails: { measured: "the undo script fails" },
  missing: "unknown",
  "not-run": "unknown",
};
