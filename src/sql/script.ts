import { isLfsPointer } from "../core/lfs-pointer.js";
import { replacePlaceholders, withFileName, type PlaceholderProblem, type Replaced } from "../core/placeholders.js";
import type { Finding, Location, Script } from "../core/model.js";
import { locator } from "../core/positions.js";
import { finding } from "../core/problems.js";
import type { SplitProblem } from "../core/split.js";
import { isTemplate } from "../core/template.js";
import { cutText } from "./message-text.js";
import { reviewOwnTables } from "./own-table-rule.js";
import { loadParser } from "./parser.js";
import { parsePieces, type Pieces } from "./pieces.js";
import type { ParsedPiece, Statement } from "./statement.js";
import { reviewStatement } from "./statement-rules.js";
import { decideTransaction } from "./transaction.js";
import { roleOf } from "./transactionality.js";

export type { Statement } from "./statement.js";

/** A script as the server will get it. */
export interface ParsedScript {
  /** In order; BEGIN and COMMIT around the whole file are left out. */
  readonly statements: readonly Statement[];
  readonly transactional: boolean;
  /** All statements as one simple-protocol message; ends with a semicolon on a line of its own, so that more can follow. */
  readonly sql: string;
  /** Inline data of the COPY statements, in order. */
  readonly copyData: readonly string[];
  /** The place in the original file of a 0-based character (code point) of `sql`. */
  readonly locate: (codePoint: number) => Location;
  /** Problems of its SQL. */
  readonly findings: readonly Finding[];
}

/** At most so many syntax errors of one file are shown: the rest mostly follows from them. */
const mostSyntaxErrors = 10;

/** Reads a script as PostgreSQL would, without running it; loads the parser when it is first called. `home` is the schema of the tool's tables. */
export async function parseScript(
  script: Script,
  placeholders: ReadonlyMap<string, string>,
  home: string | null = null,
): Promise<ParsedScript> {
  const parser = await loadParser();
  const source = replace(script, placeholders);
  const inFile = locator(script.file, script.text);
  const locate = (position: number): Location => inFile(source.toOriginal(position));
  const pieces = parsePieces(parser, source.text);
  const decision = decideTransaction(parser, pieces.statements, script);
  const kept = pieces.statements.filter((piece) => !decision.ignored.has(piece));
  const { sql, toText } = cutText(source.text, [...pieces.split.cuts, ...decision.ignored]);
  const reported = new Set(pieces.split.problems.map(({ at }) => at));
  const { transactional } = decision;
  const ownTables = reviewOwnTables(parser, kept, { home, transactional });
  const problems = [...decision.problems, ...ownTables, ...kept.flatMap(reviewStatement)].filter(
    // Where data is missing the splitter has said why.
    ({ rule, piece }) => rule !== "copy-data" || !reported.has(piece.start),
  );
  return {
    statements: kept.map((piece) => toStatement(piece, decision.needing.has(piece), locate(piece.start))),
    transactional,
    sql,
    copyData: kept.flatMap(({ copyData }) => (copyData === null ? [] : [copyData])),
    locate: (codePoint) => locate(toText(codePoint)),
    findings: [
      ...source.problems.map((problem) => toPlaceholderFinding(problem, inFile(problem.at))),
      ...pieces.split.problems.map((problem) => toSplitFinding(problem, locate(problem.at))),
      ...(source.problems.length > 0 || isNoSql(script.text) ? [] : toSyntaxFindings(pieces, locate)),
      ...problems.map(({ rule, piece, ...rest }) => finding(rule, { ...rest, ...locate(piece.start) })),
      ...toEmptyFinding(script, pieces),
    ],
  };
}

/** What is not replaced is no SQL, nor is a text with NUL or a pointer: the parser's word on it says nothing new. */
function isNoSql(text: string): boolean {
  return text.includes("\0") || isLfsPointer(text);
}

function replace({ name, text, settings }: Script, placeholders: ReadonlyMap<string, string>): Replaced {
  const { placeholderReplacement, placeholderPrefix = "${" } = settings;
  if (placeholderReplacement === false || !text.includes(placeholderPrefix)) {
    return { text, problems: [], toOriginal: (position) => position };
  }
  return replacePlaceholders(text, withFileName(placeholders, name), settings);
}

function toStatement(piece: ParsedPiece, needsNoTransaction: boolean, location: Location): Statement {
  const { kind, text, copyData } = piece;
  return {
    kind,
    // Through the piece: it may build its tree when somebody looks.
    get node() {
      return piece.node;
    },
    text,
    location,
    copyData,
    needsNoTransaction,
    role: roleOf(piece),
  };
}

function toPlaceholderFinding({ kind, name }: PlaceholderProblem, location: Location): Finding {
  if (kind === "undefined") {
    return finding("placeholder", { message: `the placeholder "\${${name}}" is not defined`, ...location });
  }
  const message = `the placeholder "\${${name}" is not closed`;
  return finding("placeholder", { message, ...location });
}

function toSplitFinding({ kind, name }: SplitProblem, location: Location): Finding {
  switch (kind) {
    case "meta-command":
      return finding("meta-command", { message: explainMetaCommand(name), ...location });
    case "copy-tail":
      return finding("copy-data", {
        message: "there is text behind COPY … FROM stdin on its line",
        help: "start the data on the next line, and put other statements below its end",
        ...location,
      });
    default:
      return finding("copy-data", { message: "the data of COPY … FROM stdin does not end", ...location });
  }
}

function explainMetaCommand(name: string): string {
  return name === "\\."
    ? "a line \\. ends data, and no COPY … FROM stdin stands above it"
    : `"${name}" is a command of psql, which the server does not know`;
}

function toSyntaxFindings({ refusals }: Pieces, locate: (position: number) => Location): readonly Finding[] {
  return refusals
    .slice(0, mostSyntaxErrors)
    .map(({ message, position }) => finding("syntax", { message, ...locate(position) }));
}

/** What `new` wrote and nobody filled in is a slip: once on record, its version could not get its SQL any more. */
function toEmptyFinding({ file, text }: Script, { split, refusals }: Pieces): readonly Finding[] {
  const empty = split.pieces.length === 0 && split.problems.length === 0 && refusals.length === 0;
  if (!empty) return [];
  if (!isTemplate(text)) return [finding("empty-file", { message: "the file holds no statement", file })];
  return [finding("template", { message: "the file is still as new wrote it, without any statement", file })];
}
