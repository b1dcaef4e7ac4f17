import { endOfLine, nextToken, type Token } from "./lexer.js";

/** A stretch of text in UTF-16 units; `end` is the first position behind. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One statement: from its first token to its last, comments around it and its semicolon left out. */
export interface Piece extends Stretch {
  /** Lines of inline data below `COPY … FROM stdin`, without the line `\.`; null when there are none. */
  readonly data: Stretch | null;
}

export interface SplitProblem {
  /** A command of psql; text behind `COPY … FROM stdin;` on its line; data without a line `\.`. */
  readonly kind: "meta-command" | "copy-tail" | "copy-end";
  readonly at: number;
  /** The meta-command with its backslash, else empty. */
  readonly name: string;
}

export interface Split {
  readonly pieces: readonly Piece[];
  /** What the server must not see: inline data and psql's meta-commands. */
  readonly cuts: readonly Stretch[];
  readonly problems: readonly SplitProblem[];
  /** Comments that start with `--`, and whether they stand between statements. */
  readonly comments: readonly (Stretch & { readonly place: "between" | "inside" })[];
}

/** Meta-commands of `pg_dump` that guard psql and mean nothing here. */
const harmless: ReadonlySet<string> = new Set(["\\restrict", "\\unrestrict"]);

/** Meta-commands that end a statement as a semicolon does. */
const sending = /^\\(?:g|gx|gset|gexec|gdesc|bind|watch|crosstabview)$/;

/** What is known of the statement that is being read. */
interface Reading {
  start: number;
  end: number;
  parens: number;
  /** How many BEGIN ATOMIC and CASE are open in the body of a routine. */
  body: number;
  /** The first words outside parentheses, lower-case. */
  readonly words: string[];
  /** The token before, lower-case. */
  previous: string;
  /** What follows the FROM of a COPY. */
  copyFrom: "unread" | "next" | "stdin" | "elsewhere";
}

/** Splits SQL into statements as psql does, inline COPY data and routine bodies with semicolons included. Never throws. */
export function splitSql(text: string): Split {
  const pieces: Piece[] = [];
  const cuts: Stretch[] = [];
  const problems: SplitProblem[] = [];
  const comments: (Stretch & { readonly place: "between" | "inside" })[] = [];
  let reading = beginAt(-1);
  const finish = (data: Stretch | null): void => {
    if (reading.start !== -1) pieces.push({ start: reading.start, end: reading.end, data });
    reading = beginAt(-1);
  };
  let token = nextToken(text, 0);
  while (token !== null) {
    let next = token.end;
    if (token.kind === "line-comment") {
      comments.push({ start: token.start, end: token.end, place: reading.start === -1 ? "between" : "inside" });
    } else if (token.kind === "backslash") {
      const command = readMetaCommand(text, token.start);
      if (!command.harmless || reading.start !== -1)
        problems.push({ kind: "meta-command", at: token.start, name: command.name });
      cuts.push(command);
      if (sending.test(command.name)) finish(null);
      next = command.end;
    } else if (token.kind === "semicolon" && reading.parens === 0 && reading.body === 0) {
      const found = reading.copyFrom === "stdin" ? readData(text, token.end) : null;
      if (found !== null) {
        if (found.problem !== null) problems.push({ kind: found.problem, at: reading.start, name: "" });
        cuts.push(found.cut);
        next = found.cut.end;
      }
      finish(found?.data ?? null);
    } else if (token.kind !== "block-comment") {
      read(reading, token, text);
    }
    token = nextToken(text, next);
  }
  if (reading.copyFrom === "stdin") problems.push({ kind: "copy-end", at: reading.start, name: "" });
  finish(null);
  return { pieces, cuts, problems, comments };
}

function beginAt(start: number): Reading {
  return { start, end: start, parens: 0, body: 0, words: [], previous: "", copyFrom: "unread" };
}

function read(reading: Reading, token: Token, text: string): void {
  if (reading.start === -1) reading.start = token.start;
  reading.end = token.end;
  if (token.kind === "open") reading.parens++;
  if (token.kind === "close") reading.parens = Math.max(0, reading.parens - 1);
  // No word that matters here is longer; quoted text is never needed.
  const short =
    token.end - token.start <= "procedure".length && token.kind !== "string" && token.kind !== "quoted-name";
  const value = short ? text.slice(token.start, token.end).toLowerCase() : "";
  if (reading.parens === 0) readOutside(reading, token.kind, value);
  reading.previous = value;
}

function readOutside(reading: Reading, kind: Token["kind"], value: string): void {
  if (reading.copyFrom === "next") reading.copyFrom = /^std(?:in|out)$/.test(value) ? "stdin" : "elsewhere";
  if (kind !== "word") return;
  if (reading.words.length < 4) reading.words.push(value);
  const [first, second, third, fourth] = reading.words;
  if (first === "copy" && value === "from" && reading.copyFrom === "unread") reading.copyFrom = "next";
  if (first !== "create") return;
  const subject = second === "or" && third === "replace" ? fourth : second;
  if (subject !== "function" && subject !== "procedure") return;
  if (value === "atomic" && reading.previous === "begin") reading.body++;
  // As a name behind a dot or AS, these words open and close nothing.
  if (reading.body === 0 || reading.previous === "." || reading.previous === "as") return;
  if (value === "case") reading.body++;
  if (value === "end") reading.body--;
}

function readMetaCommand(text: string, start: number): Stretch & { readonly name: string; readonly harmless: boolean } {
  const line = text.slice(start, endOfLine(text, start));
  const name = (/^\\(?:[a-z_]+|[^\s\w]*)/i.exec(line) ?? ["\\"])[0];
  return { start, end: start + line.length, name, harmless: harmless.has(name) };
}

interface DataFound {
  readonly data: Stretch | null;
  readonly cut: Stretch;
  readonly problem: "copy-tail" | "copy-end" | null;
}

/** With a problem, what may be data is cut all the same: read as SQL it would only make noise. */
function readData(text: string, behindSemicolon: number): DataFound {
  const lineEnd = text.indexOf("\n", behindSemicolon);
  const start = lineEnd === -1 ? text.length : lineEnd + 1;
  for (let at = text.indexOf("\\.", start); at !== -1; at = text.indexOf("\\.", at + 2)) {
    const behind = /\r?(?=\n|$)/y;
    behind.lastIndex = at + 2;
    if (!behind.test(text) || (at !== start && text[at - 1] !== "\n")) continue;
    const end = behind.lastIndex;
    const plain = /^\s*(?:--[^\r]*)?\r?$/.test(text.slice(behindSemicolon, lineEnd));
    return plain
      ? { data: { start, end: at }, cut: { start, end }, problem: null }
      : { data: null, cut: { start: behindSemicolon, end }, problem: "copy-tail" };
  }
  return { data: null, cut: { start, end: text.length }, problem: "copy-end" };
}
