/** What the drift of one environment came to. */
export interface DriftReport {
  readonly status: "none" | "drift" | "unknown" | "off";
  readonly toFix: string | null;
  readonly toFixProof: "verified" | "partial" | "not-run";
  readonly toCapture: string | null;
  readonly toCaptureProof: "verified" | "partial" | "not-run";
  readonly objects: readonly DriftedObject[];
  /** Why something is unknown, was not compared, or has no SQL: a sentence each. */
  readonly because: readonly string[];
  /** Objects that `toFix` does not bring in order, as `kind identity`. */
  readonly toFixLeft: readonly string[];
  readonly toCaptureLeft: readonly string[];
  /** Statements of `toFix` after which rows or columns are gone. */
  readonly toFixDestroys: readonly string[];
  readonly toCaptureDestroys: readonly string[];
}

/** One difference between a database and what it should be. */
export interface DriftedObject {
  readonly change: "missing" | "unexpected" | "changed";
  readonly against: "snapshot" | "files" | "both";
  readonly severity: "structural" | "security" | "operational" | "cosmetic";
  readonly kind: string;
  readonly identity: string;
  /** The attributes below as one text, a line each; null for `unexpected`. */
  readonly expected: string | null;
  /** Null for `missing`. */
  readonly actual: string | null;
  /** Only those that differ; all of them where the whole object came or went. */
  readonly attributes: readonly DriftedAttribute[];
  /** What came or went with it, as `kind identity`. */
  readonly parts: readonly string[];
}

/** Null where the attribute is not there. */
export interface DriftedAttribute {
  readonly name: string;
  readonly expected: string | null;
  readonly actual: string | null;
}

/** Nobody looked. */
export const driftOff: DriftReport = {
  status: "off",
  toFix: null,
  toFixProof: "not-run",
  toCapture: null,
  toCaptureProof: "not-run",
  objects: [],
  because: [],
  toFixLeft: [],
  toCaptureLeft: [],
  toFixDestroys: [],
  toCaptureDestroys: [],
};
