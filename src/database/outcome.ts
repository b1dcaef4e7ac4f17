import type { StatementError } from "./message.js";
import type { Watched } from "./watch.js";

/** The recovery point before a step. */
export interface Wal {
  readonly walPosition: string | null;
  readonly walAt: string;
}

/** What became of what should commit together. */
export type Outcome =
  | { readonly kind: "done"; readonly executionMs: readonly number[]; readonly wal: Wal; readonly watched: Watched }
  | { readonly kind: "failed"; readonly unit: number; readonly error: StatementError; readonly watched: Watched };
