import type { Plan } from "../../src/core/model.js";
import { planRollback, type RollbackSelection } from "../../src/core/plan-rollback.js";
import { historyOf, stateOf, type StateParts } from "./states.js";

export const to = (version: string): RollbackSelection => ({ by: "target", version });
export const steps = (count: number): RollbackSelection => ({ by: "steps", count });
export const run = (runId: string): RollbackSelection => ({ by: "run", runId });

/** `undo` with the versions in order, or `blocked` with the rules. */
export const show = (plan: Plan): string =>
  plan.kind === "ready"
    ? `undo ${plan.steps.map((step) => (step.kind === "undo" ? step.row.version : step.kind)).join(" ")}`.trim()
    : `blocked: ${plan.findings.map(({ rule }) => rule).join(", ")}`;

export interface Parts extends StateParts {
  readonly selection: RollbackSelection;
}

export const planOf = ({ selection, ...parts }: Parts): Plan =>
  planRollback(stateOf(parts), historyOf(parts), selection, { environment: "production", findings: [] });

/** Three files with their undo scripts. */
export const all = "1 U1 2 U2 3 U3";
