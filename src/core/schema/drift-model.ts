import type { DriftSeverity } from "./drift-severity.js";

/** One difference between the schema that should be and the one that is, with only the attributes that differ. */
export interface Drift {
  readonly change: "missing" | "unexpected" | "changed";
  readonly kind: string;
  readonly identity: string;
  readonly severity: DriftSeverity;
  /** Attributes as they should be; all of them for `missing`, none for `unexpected`. */
  readonly expected: Readonly<Record<string, string>>;
  /** Attributes as they are; all of them for `unexpected`, none for `missing`. */
  readonly actual: Readonly<Record<string, string>>;
  /** Keys of objects that came or went with it and are told nowhere else: a new table's columns and indexes. */
  readonly parts: readonly string[];
}
