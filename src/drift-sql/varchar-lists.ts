import { varcharElement } from "../core/schema/same-lists.js";
import { nextToken } from "../core/lexer.js";
import type { Token } from "../core/lexer.js";
import type { Unit } from "./statement.js";

const elements = `${varcharElement}(?:, ${varcharElement})*`;
const list = new RegExp(
  String.raw`::text (= ANY|<> ALL) (?:\(\(ARRAY\[(${elements})\]\)::text\[\]\)|\(ARRAY\[(${elements})\]::text\[\]\))`,
  "g",
);
const name = String.raw`(?:"(?:[^"]|"")*"|[\w$\u0080-\uFFFF]+)`;
const namesAtEnd = new RegExp(`(?:${name}\\.)*${name}$`);

/**
 * Writes `state IN ('a', 'b')` of a varchar as people do. PostgreSQL shows it as a comparison with a cast array, and reads
 * that as another expression than it showed: what is made of the shown text is worded otherwise ever after.
 */
export function toReadable(unit: Unit): Unit {
  return unit.map((statement) => ({ ...statement, sql: withLists(statement.sql) }));
}

function withLists(sql: string): string {
  if (!sql.includes("::character varying")) return sql;
  const tokens = listTokens(sql);
  const pieces: string[] = [];
  let done = 0;
  for (const found of sql.matchAll(list)) {
    const [text, comparison, inParentheses, bare] = found;
    const start = tokens.some((one) => one.kind === "string" && one.start < found.index && found.index < one.end)
      ? null
      : startOfOperand(sql, tokens, found.index);
    if (start === null || start < done) continue;
    const word = comparison === "= ANY" ? "IN" : "NOT IN";
    pieces.push(sql.slice(done, start), sql.slice(start, found.index), ` ${word} (${inParentheses ?? bare ?? ""})`);
    done = found.index + text.length;
  }
  return [...pieces, sql.slice(done)].join("");
}

function listTokens(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let token = nextToken(sql, 0); token !== null; token = nextToken(sql, token.end)) tokens.push(token);
  return tokens;
}

/** Where the operand begins that ends there: a name, or parentheses with the function before them; null for all else. */
function startOfOperand(sql: string, tokens: readonly Token[], end: number): number | null {
  const last = tokens.findIndex((token) => token.end === end);
  if (tokens[last]?.kind !== "close") return startOfNames(sql.slice(0, end));
  let depth = 0;
  for (let index = last; index >= 0; index -= 1) {
    const token = tokens[index];
    depth += token?.kind === "close" ? 1 : token?.kind === "open" ? -1 : 0;
    if (token !== undefined && depth === 0) return startOfNames(sql.slice(0, token.start)) ?? token.start;
  }
  return null;
}

function startOfNames(text: string): number | null {
  return namesAtEnd.exec(text)?.index ?? null;
}
