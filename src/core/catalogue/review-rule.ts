import type { Problem } from "./problem.js";

/** What a rule is about, in the order in which the docs show them. */
export type RuleGroup =
  "locking" | "rewriting" | "compatibility" | "data-loss" | "idempotent" | "atomic" | "transaction" | "undo" | "naming";

/** A rule of the review: what it catches is `about`, the way out in words is `help`. */
export interface ReviewRule extends Problem {
  readonly group: RuleGroup;
  /** Why it matters, measured on PostgreSQL 14 to 18. */
  readonly why: string;
  /** The safe form as SQL, for the docs; a finding has it with the reader's own names. */
  readonly safe: string;
  /** What others call it; absent where they say nothing. */
  readonly peers?: { readonly squawk?: string; readonly atlas?: string; readonly strongMigrations?: string };
  /** What a rehearsal measures of it, so that its word beats the rule's. */
  readonly measured?: "scan" | "rewrite" | "rerun" | "undo";
  /** `off`: only where the configuration asks for it. */
  readonly byDefault?: "off";
}
