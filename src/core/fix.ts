/** A whole file; its path as people see it. */
export interface FixFile {
  readonly file: string;
  readonly sql: string;
  /** What must have come to pass before it is right: it is for a later pull request then. */
  readonly after?: string;
}

/** Lines of a finding's file, 1-based and inclusive, and the text without a trailing newline that can replace them. */
export interface Suggestion {
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
  /** Those lines as the file has them, line ends included but the last; left out where they or the text hold a secret. */
  readonly replaces?: string;
}

/** A change of one file: its whole text after it, and the lines that it replaces. */
export interface FileChange {
  readonly file: string;
  readonly sql: string;
  readonly suggestion: Suggestion;
}

/** The changes of a finding that touch nothing but lines of one file; null for others. */
export function toFileChange(fix: readonly FixFile[] = [], suggestion?: Suggestion): FileChange | null {
  const [only] = fix;
  return fix.length !== 1 || only === undefined || suggestion === undefined ? null : { ...only, suggestion };
}

/** A file's text after all of some changes of it, as far as they do not overlap; the first one counts. */
export function combineChanges([first, ...others]: readonly [FileChange, ...FileChange[]]): string {
  const lines = first.sql.split("\n");
  const { startLine, endLine, text } = first.suggestion;
  const grown = text.split("\n").length - (endLine - startLine + 1);
  const taken = [first.suggestion];
  const fitting = others.filter(({ suggestion }) => {
    const free = taken.every((one) => suggestion.endLine < one.startLine || suggestion.startLine > one.endLine);
    if (free) taken.push(suggestion);
    return free;
  });
  for (const { suggestion: one } of fitting.toSorted((a, b) => b.suggestion.startLine - a.suggestion.startLine)) {
    const at = one.startLine - 1 + (one.startLine > endLine ? grown : 0);
    const length = one.endLine - one.startLine + 1;
    const ends = lines[at + length - 1]?.endsWith("\r") === true ? "\r" : "";
    lines.splice(at, length, ...`${one.text}${ends}`.split("\n"));
  }
  return lines.join("\n");
}
