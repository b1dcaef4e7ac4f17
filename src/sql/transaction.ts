import type { Script } from "../core/model.js";
import type { ProblemId } from "../core/problems.js";
import { readDoBlock } from "./do-block.js";
import type { Parser } from "./parser.js";
import { firstWords, type ParsedPiece } from "./statement.js";
import { flagAt, listAt, textAt } from "./syntax.js";
import { calledIn, listNeedingNoTransaction, roleOf } from "./transactionality.js";

/** A problem at a statement. */
export interface Problem {
  readonly rule: ProblemId;
  readonly piece: ParsedPiece;
  readonly message: string;
  readonly help?: string;
}

export interface TransactionDecision {
  readonly transactional: boolean;
  /** Statements that cannot run in a transaction. */
  readonly needing: ReadonlySet<ParsedPiece>;
  /** BEGIN and COMMIT that the runner's own ones replace: around the whole file, or around the large objects of pg_dump. */
  readonly ignored: ReadonlySet<ParsedPiece>;
  readonly problems: readonly Problem[];
}

/** Decides from its statements, directives and settings whether a script runs in a transaction. */
export function decideTransaction(
  parser: Parser,
  pieces: readonly ParsedPiece[],
  { directives, settings }: Pick<Script, "directives" | "settings">,
): TransactionDecision {
  const wanted = directives.transaction ?? settings.executeInTransaction;
  const needing = listNeedingNoTransaction(pieces);
  const transactional = wanted ?? needing.size === 0;
  const ignored = new Set(transactional ? [...listOuter(pieces), ...listAroundLargeObjects(pieces)] : []);
  return {
    transactional,
    needing,
    ignored,
    problems: [
      ...(wanted === true ? [...needing].map(toRefused) : []),
      ...(wanted === undefined && settings.mixed === undefined ? reviewMix(pieces, needing) : []),
      ...pieces.flatMap((piece) =>
        ignored.has(piece) || needing.has(piece) ? [] : reviewControl(parser, piece, transactional),
      ),
    ],
  };
}

function toRefused(piece: ParsedPiece): Problem {
  const message = `\`${firstWords(piece.text)}\` cannot run in a transaction, and this file must`;
  return { rule: "needs-no-transaction", piece, message };
}

function reviewMix(pieces: readonly ParsedPiece[], needing: ReadonlySet<ParsedPiece>): readonly Problem[] {
  const [first] = needing;
  const other = pieces.find((piece) => roleOf(piece) === "work" && !needing.has(piece) && !isControl(piece));
  if (first === undefined || other === undefined) return [];
  const message = `\`${firstWords(first.text)}\` cannot run in a transaction, \`${firstWords(other.text)}\` in the same file can`;
  return [{ rule: "mixed-transaction", piece: first, message }];
}

function isControl({ kind }: ParsedPiece): boolean {
  return kind === "TransactionStmt";
}

function listOuter(pieces: readonly ParsedPiece[]): readonly ParsedPiece[] {
  const [first, last] = [pieces[0], pieces.at(-1)];
  return first !== undefined && last !== undefined && isPlainPair(first, last) ? [first, last] : [];
}

/** BEGIN and COMMIT, where an isolation level or AND CHAIN does not ask for more than the runner's transaction gives. */
function isPlainPair(first: ParsedPiece, last: ParsedPiece): boolean {
  const begins = isControl(first) && /_(?:BEGIN|START)$/.test(textAt(first.node, "kind") ?? "");
  const commits = isControl(last) && textAt(last.node, "kind") === "TRANS_STMT_COMMIT";
  return begins && commits && listAt(first.node, "options").length === 0 && !flagAt(last.node, "chain");
}

/** pg_dump writes large objects between BEGIN and COMMIT, because their handles live as long as a transaction. */
function listAroundLargeObjects(pieces: readonly ParsedPiece[]): readonly ParsedPiece[] {
  return pieces.flatMap((first, index) => {
    if (!isControl(first)) return [];
    const length = pieces.slice(index + 1).findIndex((piece) => !isLargeObjectCall(piece));
    const last = pieces[index + 1 + length];
    return length > 0 && last !== undefined && isPlainPair(first, last) ? [first, last] : [];
  });
}

function isLargeObjectCall(piece: ParsedPiece): boolean {
  const calls = piece.kind === "SelectStmt" ? calledIn(piece.node) : [];
  return calls.length > 0 && calls.every((name) => name !== null && /^(?:lo_open|lowrite|lo_close)$/.test(name));
}

function reviewControl(parser: Parser, piece: ParsedPiece, transactional: boolean): readonly Problem[] {
  const where = transactional ? "in a file that runs in a transaction" : "in a file without a transaction";
  const rule = "transaction-control";
  if (isControl(piece)) {
    const help = transactional
      ? "remove it; each file is one transaction"
      : "remove it; each statement of this file is committed on its own";
    return [{ rule, piece, message: `\`${firstWords(piece.text)}\` ${where}`, help }];
  }
  if (piece.kind === "VariableSetStmt" && textAt(piece.node, "name") === "TRANSACTION") {
    const help = "remove it; the tool opens the transaction";
    return [{ rule, piece, message: `\`${firstWords(piece.text)}\` ${where}`, help }];
  }
  if (transactional && piece.kind === "DoStmt" && endsTransaction(parser, piece)) {
    const help = "remove it, or write -- schema-version: transaction=false in the head of the file";
    return [{ rule, piece, message: `COMMIT or ROLLBACK in a DO block ${where}`, help }];
  }
  return [];
}

function endsTransaction(parser: Parser, piece: ParsedPiece): boolean {
  // Most blocks have neither word; reading one costs a parse.
  if (!/\b(?:commit|rollback)\b/i.test(piece.text)) return false;
  const block = readDoBlock(parser, piece);
  return block.kind === "read" && block.endsTransaction;
}
