import { readDoBlock } from "./do-block.js";
import { afterStatement, leadsElsewhere, renamesSchema, unknownScope } from "./own-scope.js";
import { listOwnNames } from "./own-tables.js";
import type { OwnName } from "./own-tables.js";
import type { Parser, Tree } from "./parser.js";
import { firstWords, type ParsedPiece } from "./statement.js";
import { showIdentifier } from "./names.js";
import type { Problem } from "./transaction.js";

export interface OwnTableOptions {
  /** Schema of the tool's tables; null where no database and no setting says it. */
  readonly home: string | null;
  readonly transactional: boolean;
}

/** Statements of a file that change the tool's own tables, or may: a table of that name in another schema is the file's own business. */
export function reviewOwnTables(
  parser: Parser,
  pieces: readonly ParsedPiece[],
  { home, transactional }: OwnTableOptions,
): readonly Problem[] {
  // Most files never name them, and looking costs a walk through every tree.
  if (!pieces.some(({ text }) => text.includes("schema_version"))) return [];
  let scope = unknownScope;
  let known = home;
  return pieces.flatMap((piece) => {
    const block = piece.kind === "DoStmt" ? readDoBlock(parser, piece) : null;
    const trees: readonly Tree[] = block?.kind === "read" ? [piece, ...block.statements] : [piece];
    const names = trees.flatMap(listOwnNames);
    const after = afterStatement(scope, piece, { block, names });
    // A block may drop what it then writes, and set the path in between.
    const here = block === null ? scope : after;
    // Outside of a transaction SET LOCAL does nothing, and what was made can be rolled back.
    if (transactional) scope = after;
    if (trees.some(renamesSchema)) known = null;
    const where = known;
    const changed = names.filter((one) => isChanged(one) && (where === null || !leadsElsewhere(one, here, where)));
    return [...new Set(changed.map(({ name }) => name))].map((table) => toProblem(piece, table, home));
  });
}

/** CREATE TABLE IF NOT EXISTS does nothing where the table is, and a temporary one is another table. */
function isChanged({ use }: OwnName): boolean {
  return use !== "made-or-there" && use !== "temporary";
}

function toProblem(piece: ParsedPiece, table: string, home: string | null): Problem {
  const message = `\`${firstWords(piece.text)}\` changes "${table}", a table of the tool itself`;
  return { rule: "own-table", piece, message, help: helpFor(piece, home) };
}

function helpFor({ kind }: ParsedPiece, home: string | null): string {
  const first =
    kind === "CreateStmt" ? "write CREATE TABLE IF NOT EXISTS, or leave it to the tool" : "leave it to the tool";
  const other =
    home === null
      ? "in another schema (name the tool's with `schemas`)"
      : `in another schema than ${showIdentifier(home)}`;
  return `${first}; for a table of your own ${other}, write its schema before its name`;
}
