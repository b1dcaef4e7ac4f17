import type { Finding, Migration, Proof, Repeatable } from "../../core/model.js";
import type { Runnable } from "../../database/transaction.js";

/** A pending migration or repeatable, ready to run. */
export interface Candidate {
  readonly migration: Migration | Repeatable;
  readonly runnable: Runnable;
  readonly undo: Runnable | null;
}

/** What a rehearsal showed of one migration. */
export interface Rehearsed {
  readonly migration: Migration | Repeatable;
  /** Null where it could not be tried. */
  readonly proof: Proof | null;
  readonly findings: readonly Finding[];
}
