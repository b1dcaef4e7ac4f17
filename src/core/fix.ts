/** A whole file; its path as people see it. */
export interface FixFile {
  readonly file: string;
  readonly sql: string;
}

/** Lines of a finding's file, 1-based and inclusive, and the text without a trailing newline that can replace them. */
export interface Suggestion {
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
}
