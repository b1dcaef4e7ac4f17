/** What a target answered when it was asked whether a row stands in the way of a pending statement. */
export type ProbeOutcome =
  /** All rows were looked at, or an index answered, or the catalog knows already. */
  | "none"
  /** Some blocks of the table were looked at: that shows nothing of the others. */
  | "none-in-sample"
  | "offending"
  | "not-looked-up";

/** One question to a target; never a value of a row. */
export interface ProbeReport {
  /** Null for a repeatable. */
  readonly version: string | null;
  /** Path below the repository's root. */
  readonly file: string;
  readonly line: number | null;
  /** For example `public.users.email has a value`. */
  readonly demand: string;
  readonly outcome: ProbeOutcome;
  /** Why nobody looked: half a sentence; null where somebody did. */
  readonly reason: string | null;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** What was seen and when, in words that promise no more. */
export function describeProbe({ demand, outcome, reason, at }: ProbeReport): string {
  const seen = `at ${at.slice(11, 16)} UTC`;
  switch (outcome) {
    case "none":
      return `${demand}: no offending row seen ${seen}`;
    case "none-in-sample":
      return `${demand}: a sample ${seen} held no offending row, which shows nothing of the others`;
    case "offending":
      return `${demand}: a row stands in the way, seen ${seen}`;
    case "not-looked-up":
      return `${demand}: not looked up, ${reason ?? "for an unknown reason"}`;
  }
}
