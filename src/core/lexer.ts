/**
 * Tokens of SQL as PostgreSQL's own scanner and psql see them (standard_conforming_strings on): just enough to know
 * what is quoted, what is a comment and where a statement can end.
 */
export interface Token {
  readonly kind:
    | "line-comment"
    | "block-comment"
    | "string"
    | "quoted-name"
    | "word"
    | "open"
    | "close"
    | "semicolon"
    | "backslash"
    | "other";
  /** Positions in UTF-16 units; `end` is the first one behind. An unterminated token ends with the text. */
  readonly start: number;
  readonly end: number;
}

const space = /[ \t\n\r\f\v]*/y;
// Any character above ASCII belongs to a word, the no-break space included.
const word = /[A-Za-z_\u0080-\uFFFF][\w$\u0080-\uFFFF]*/y;
// `$1` and what follows it without space; a dollar quote cannot start there.
const number = /\$?\d[\w.]*/y;
const dollarQuote = /\$(?:[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*)?\$/y;
const stringPrefix = /(?:[EeBbXxNn]|[Uu]&)?'/y;
const continuation = /[ \t\f\v]*[\n\r][ \t\n\r\f\v]*'/y;

const alone: ReadonlySet<string> = new Set(["(", ")", ",", ";"]);
const quoting: ReadonlySet<string> = new Set(["'", '"', "&"]);

/** The next token at or behind a position; null at the end of the text. */
export function nextToken(text: string, from: number): Token | null {
  const start = endOf(space, text, from) ?? from;
  if (start >= text.length) return null;
  return usualToken(text, start) ?? anyToken(text, start);
}

/** Most tokens are told by their first character and the one behind them; null for the others. */
function usualToken(text: string, start: number): Token | null {
  const first = text[start] ?? "";
  if (alone.has(first)) return { kind: kindOf(first), start, end: start + 1 };
  const end = endOf(word, text, start);
  // Before one of these it may be what begins a string or a quoted name.
  return end === null || quoting.has(text[end] ?? "") ? null : { kind: "word", start, end };
}

function anyToken(text: string, start: number): Token {
  const two = text.slice(start, start + 2);
  if (two === "--") return { kind: "line-comment", start, end: endOfLine(text, start) };
  if (two === "/*") return { kind: "block-comment", start, end: endOfBlockComment(text, start) };
  const quote = endOf(stringPrefix, text, start);
  if (quote !== null) return { kind: "string", start, end: endOfString(text, start, quote) };
  const delimiter = endOf(dollarQuote, text, start);
  if (delimiter !== null) return { kind: "string", start, end: endOfDollarQuote(text, start, delimiter) };
  const name = /^(?:[Uu]&)?"/.exec(text.slice(start, start + 3));
  if (name !== null) {
    return { kind: "quoted-name", start, end: endOfQuoted(text, start + name[0].length, /""|"/g) };
  }
  const end = endOf(word, text, start);
  if (end !== null) return { kind: "word", start, end };
  return { kind: kindOf(text[start] ?? ""), start, end: endOf(number, text, start) ?? start + 1 };
}

function kindOf(character: string): Token["kind"] {
  switch (character) {
    case "(":
      return "open";
    case ")":
      return "close";
    case ";":
      return "semicolon";
    case "\\":
      return "backslash";
    default:
      return "other";
  }
}

function endOf(sticky: RegExp, text: string, from: number): number | null {
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : null;
}

/** Position of the line's end (`\n` or `\r`), which belongs to no comment. */
export function endOfLine(text: string, from: number): number {
  const lineEnd = /[\n\r]/g;
  lineEnd.lastIndex = from;
  return lineEnd.exec(text)?.index ?? text.length;
}

function endOfBlockComment(text: string, start: number): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let match = edge.exec(text); match !== null; match = edge.exec(text)) {
    depth += match[0] === "/*" ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return text.length;
}

function endOfString(text: string, start: number, opened: number): number {
  const escapes = /^[Ee]$/.test(text.slice(start, opened - 1));
  if (!escapes) return endOfQuoted(text, opened, /''|'/g);
  // A quote on a later line continues the string, and there the backslash still escapes.
  let end = endOfQuoted(text, opened, /''|\\[^]|'/g);
  for (let next = endOf(continuation, text, end); next !== null; next = endOf(continuation, text, end)) {
    end = endOfQuoted(text, next, /''|\\[^]|'/g);
  }
  return end;
}

/** Behind the first match of one character: longer matches are escapes. */
function endOfQuoted(text: string, from: number, edge: RegExp): number {
  edge.lastIndex = from;
  for (let match = edge.exec(text); match !== null; match = edge.exec(text)) {
    if (match[0].length === 1) return edge.lastIndex;
  }
  return text.length;
}

function endOfDollarQuote(text: string, start: number, opened: number): number {
  const delimiter = text.slice(start, opened);
  const closed = text.indexOf(delimiter, opened);
  return closed === -1 ? text.length : closed + delimiter.length;
}
