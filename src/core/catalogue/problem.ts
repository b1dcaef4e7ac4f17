import type { Severity } from "../model.js";

/** A kind of problem: its severity and its help hold where the place that reports knows no better. */
export interface Problem {
  readonly severity: Severity;
  /** What the rule catches, one sentence for the docs. */
  readonly about: string;
  /** The way out. */
  readonly help: string;
}
