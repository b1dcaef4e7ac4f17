import type { ParsedPiece } from "./statement.js";
import { constantIn, flagAt, listAt, textAt, visitNodes } from "./syntax.js";
import type { Problem } from "./transaction.js";
import { functionName, saysConcurrently } from "./transactionality.js";

/** What a statement must not do in any file. */
export function reviewStatement(piece: ParsedPiece): readonly Problem[] {
  return [...reviewSettings(piece), ...reviewCopy(piece), ...reviewIndex(piece)];
}

/** Settings that change how the text itself is understood: the values that are fine. */
const fixed: Readonly<Record<string, RegExp>> = {
  standard_conforming_strings: /^(?:on|true|yes|1)$/i,
  client_encoding: /^(?:utf-?8|unicode)$/i,
};

/** Calls that matter to the tool; most statements have none, and looking for them means a walk through the tree. */
const calls = /set_config|pg_advisory_unlock_all/i;

function reviewSettings(piece: ParsedPiece): readonly Problem[] {
  if (piece.kind === "DiscardStmt" && textAt(piece.node, "target") === "DISCARD_ALL") {
    return [{ rule: "session-setting", piece, message: "`DISCARD ALL` drops the tool's lock" }];
  }
  if (piece.kind === "VariableSetStmt") {
    if (textAt(piece.node, "kind") === "VAR_RESET_ALL") return [];
    return reviewSetting(piece, textAt(piece.node, "name"), constantIn(listAt(piece.node, "args")[0] ?? null));
  }
  const problems: Problem[] = [];
  if (!calls.test(piece.text)) return problems;
  visitNodes(piece.node, (kind, node) => {
    const name = kind === "FuncCall" ? functionName(node) : null;
    const [setting, value] = listAt(node, "args").map(constantIn);
    if (name === "set_config") problems.push(...reviewSetting(piece, setting ?? null, value ?? null));
    if (name !== "pg_advisory_unlock_all") return;
    problems.push({ rule: "session-setting", piece, message: "`pg_advisory_unlock_all()` drops the tool's lock" });
  });
  return problems;
}

function reviewSetting(piece: ParsedPiece, setting: string | null, value: string | null): readonly Problem[] {
  const name = setting?.toLowerCase() ?? "";
  if (fixed[name]?.test(value ?? "") !== false) return [];
  const message = `the file sets ${name} to ${value ?? "another value"}`;
  const help =
    name === "client_encoding"
      ? "remove the statement; the tool sends UTF-8, and the file's encoding belongs into <file>.sql.conf"
      : "remove the statement; the tool has read the file with it on";
  return [{ rule: "session-setting", piece, message, help }];
}

function reviewCopy(piece: ParsedPiece): readonly Problem[] {
  if (piece.kind !== "CopyStmt" || textAt(piece.node, "filename") !== null || flagAt(piece.node, "is_program"))
    return [];
  if (flagAt(piece.node, "is_from")) {
    if (piece.copyData !== null) return [];
    return [{ rule: "copy-data", piece, message: "COPY … FROM stdin has no data below it" }];
  }
  const help = "remove it, or let the server write to a file of its own";
  return [{ rule: "copy-data", piece, message: "COPY … TO stdout has nowhere to write to", help }];
}

function reviewIndex(piece: ParsedPiece): readonly Problem[] {
  if (piece.kind !== "IndexStmt" || !saysConcurrently(piece)) return [];
  if (!flagAt(piece.node, "concurrent") || textAt(piece.node, "idxname") !== null) return [];
  return [{ rule: "unnamed-index", piece, message: "CREATE INDEX CONCURRENTLY gives its index no name" }];
}
