import { compatibilityRules } from "./compatibility.js";
import { dataLossRules } from "./data-loss.js";
import { disciplineRules } from "./discipline.js";
import { idempotentRules } from "./idempotent.js";
import { constraintRules } from "./locking-constraints.js";
import { indexRules } from "./locking-indexes.js";
import { tableLockRules } from "./locking-tables.js";
import { namingRules } from "./naming.js";
import { rewritingRules } from "./rewriting.js";

/** Every rule of the review of pending migrations. */
export const reviewRules = {
  ...indexRules,
  ...constraintRules,
  ...tableLockRules,
  ...rewritingRules,
  ...compatibilityRules,
  ...dataLossRules,
  ...idempotentRules,
  ...disciplineRules,
  ...namingRules,
} as const;

export type ReviewRuleId = keyof typeof reviewRules;
