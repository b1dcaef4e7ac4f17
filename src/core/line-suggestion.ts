/** A change of some lines of one file, for those who review them. */
export interface LineSuggestion {
  /** Below the repository's root. */
  readonly path: string;
  /** 1-based and inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** What the lines hold; where the pull request shows anything else, nothing is suggested. */
  readonly replaces: string;
  /** First line of the body; the same for the same change of the same lines, wherever they stand. */
  readonly marker: string;
  /** Markdown. */
  readonly body: string;
}
