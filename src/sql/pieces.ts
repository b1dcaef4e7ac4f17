import { splitSql, type Piece, type Split } from "../core/split.js";
import type { Parsed, Parser } from "./parser.js";
import { withoutPlainRows } from "./plain-rows.js";
import type { ParsedPiece } from "./statement.js";
import type { Node } from "./syntax.js";

/** SQL that the parser refused; `position` is in UTF-16 units of the text. */
export interface Refusal {
  readonly message: string;
  readonly position: number;
}

export interface Pieces {
  readonly split: Split;
  readonly statements: readonly ParsedPiece[];
  readonly refusals: readonly Refusal[];
}

/**
 * Above this length of a text, syntax trees are built anew whenever they are looked at, not kept; but those of written-out
 * rows, which such a text is mostly made of, are kept without the rows.
 */
const keptTreesLength = 1_000_000;

/** A text, and the trees of its rows that are kept. */
interface Source {
  readonly text: string;
  readonly rows: Map<string, Node>;
}

/**
 * Splits a text and parses each statement on its own: what parses alone parses the same way in one message, and the trees
 * of a large file need not exist at once.
 */
export function parsePieces(parser: Parser, text: string): Pieces {
  const split = splitSql(text);
  const source = { text, rows: new Map<string, Node>() };
  const statements: ParsedPiece[] = [];
  const refusals: Refusal[] = [];
  let next = 0;
  while (next < split.pieces.length) {
    const { piece, count, parsed } = parseFrom(parser, text, split.pieces, next);
    next += count;
    if (parsed.kind === "parsed") {
      statements.push(...toStatements(parser, source, piece, parsed));
    } else if (!split.cuts.some((cut) => cut.start > piece.start && cut.end <= piece.end)) {
      // A psql command inside a statement has its own finding.
      const position = piece.start + toUnits(text.slice(piece.start, piece.end), parsed.position ?? 0);
      refusals.push({ message: parsed.message, position });
    }
  }
  return { split, statements, refusals: [...refusals, ...reviewTail(parser, text, split)] };
}

interface Found {
  readonly piece: Piece;
  /** How many pieces of the split it takes. */
  readonly count: number;
  readonly parsed: Parsed;
}

function parseFrom(parser: Parser, text: string, pieces: readonly Piece[], index: number): Found {
  const first = pieces[index] ?? { start: 0, end: 0, data: null };
  const found: Found = { piece: first, count: 1, parsed: parser.parse(text.slice(first.start, first.end)) };
  if (found.parsed.kind === "parsed" || !/\bbegin\s+atomic\b/i.test(text.slice(first.start, first.end))) return found;
  // END can be a bare column label in the body of a routine, which only the parser knows: the next semicolon may be its end.
  for (const [more, last] of pieces.slice(index + 1, index + 100).entries()) {
    const parsed = parser.parse(text.slice(first.start, last.end));
    if (parsed.kind === "parsed") return { piece: { ...last, start: first.start }, count: more + 2, parsed };
  }
  return found;
}

function toStatements(
  parser: Parser,
  source: Source,
  { start, end, data }: Piece,
  { statements }: Extract<Parsed, { readonly kind: "parsed" }>,
): readonly ParsedPiece[] {
  const { text, rows } = source;
  const own = text.slice(start, end);
  if (statements.length > 1) return splitAgain(parser, source, { start, end, data }, statements);
  return statements.map((statement) => {
    const { kind } = statement;
    const common = { kind, start, end, text: own, copyData: data === null ? null : readCopyData(text, end, data) };
    if (text.length <= keptTreesLength) return withLazyNode(common, () => statement.node);
    const slim = withoutPlainRows(kind, statement.node, rows);
    return slim === null ? withLazyNode(common, () => treeOf(parser, own)) : { ...common, node: slim };
  });
}

function withLazyNode(piece: Omit<ParsedPiece, "node">, tree: () => Node): ParsedPiece {
  return {
    ...piece,
    get node() {
      return tree();
    },
  };
}

function treeOf(parser: Parser, text: string): Node {
  const parsed = parser.parse(text);
  return (parsed.kind === "parsed" ? parsed.statements[0]?.node : undefined) ?? {};
}

/** A piece that holds several statements for the parser, whose word counts. */
function splitAgain(
  parser: Parser,
  source: Source,
  { start, end, data }: Piece,
  statements: readonly { readonly start: number; readonly length: number }[],
): readonly ParsedPiece[] {
  const bytes = Buffer.from(source.text.slice(start, end));
  return statements.flatMap((statement, index) => {
    const from = start + bytes.toString("utf8", 0, statement.start).length;
    const length = statement.length === 0 ? bytes.length - statement.start : statement.length;
    const own = bytes.toString("utf8", statement.start, statement.start + length).trimEnd();
    const last = index === statements.length - 1;
    const piece = { start: from, end: from + own.length, data: last ? data : null };
    const parsed = parser.parse(own);
    return parsed.kind === "parsed" && parsed.statements.length === 1
      ? toStatements(parser, source, piece, parsed)
      : [];
  });
}

/** A file with Windows line ends has them in its data too, where they do not belong. */
function readCopyData(
  text: string,
  from: number,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const data = text.slice(start, end);
  return text.slice(from, start).endsWith("\r\n") ? data.replaceAll("\r\n", "\n") : data;
}

/** Behind the last statement only comments can stand, and the last one can be open. */
function reviewTail(parser: Parser, text: string, { pieces, cuts }: Split): readonly Refusal[] {
  const behind = Math.max(pieces.at(-1)?.end ?? 0, cuts.at(-1)?.end ?? 0);
  const tail = text.slice(behind);
  if (!tail.includes("/*")) return [];
  const parsed = parser.parse(tail);
  if (parsed.kind === "parsed") return [];
  return [{ message: parsed.message, position: behind + toUnits(tail, parsed.position ?? 0) }];
}

/** UTF-16 units that a number of characters at the start of a text takes. */
export function toUnits(text: string, characters: number): number {
  if (!/[\uD800-\uDFFF]/.test(text)) return Math.min(characters, text.length);
  let units = 0;
  for (let left = characters; left > 0 && units < text.length; left--) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}
