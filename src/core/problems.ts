import { databaseProblems } from "./catalogue/database.js";
import { driftProblems } from "./catalogue/drift.js";
import { fileProblems } from "./catalogue/files.js";
import { flywayProblems } from "./catalogue/flyway.js";
import { inputProblems } from "./catalogue/inputs.js";
import { liveProblems } from "./catalogue/live.js";
import { rehearsalProblems } from "./catalogue/rehearsal.js";
import { rollbackProblems } from "./catalogue/rollback.js";
import { reviewRules } from "./catalogue/review.js";
import { stateProblems } from "./catalogue/state.js";
import type { Problem } from "./catalogue/problem.js";
import type { Finding, Location, Severity } from "./model.js";

/** Every problem that a report can hold: id, severity, help. The docs' rule table is generated from it. */
export const problems = {
  ...inputProblems,
  ...fileProblems,
  ...stateProblems,
  ...rollbackProblems,
  ...databaseProblems,
  ...flywayProblems,
  ...liveProblems,
  ...driftProblems,
  ...rehearsalProblems,
  ...reviewRules,
} as const;

export type ProblemId = keyof typeof problems;

export interface FindingParts extends Partial<Location> {
  readonly message: string;
  readonly help?: string;
  readonly environment?: string | null;
  readonly severity?: Severity;
  readonly hint?: string;
  readonly state?: string;
}

/** A finding of the catalogue: severity and help come from there unless the caller knows better. */
export function finding(rule: ProblemId, { message, help, environment, severity, ...location }: FindingParts): Finding {
  const problem: Problem = problems[rule];
  return {
    rule,
    severity: severity ?? problem.severity,
    message,
    help: help ?? problem.help,
    ...location,
    environment: environment ?? null,
    waived: null,
  };
}
