import { nextToken } from "../core/lexer.js";
import { replaceLiterals } from "./literals.js";
import { listRangeVars } from "./named-relations.js";
import type { Parser } from "./parser.js";
import { numberParameters, putConstantsBack } from "./put-constants-back.js";
import { listAt, nameIn, nodeAt, relationIn, textAt, visitNodes, type Node, type RelationName } from "./syntax.js";

/** A statement of an application, as far as the tool needs to understand it. */
export interface ApplicationStatement {
  /** As it is to be planned: one statement, without comments. */
  readonly text: string;
  readonly kind: "select" | "insert" | "update" | "delete" | "merge";
  /** The highest `$n` in it. */
  readonly parameters: number;
  readonly relations: readonly RelationName[];
  /** What an INSERT gives values to; null for other statements. `columns` null: the first `count`, null for unknown. */
  readonly insert: {
    readonly table: RelationName;
    readonly columns: readonly string[] | null;
    readonly count: number | null;
  } | null;
  /** Whether planning may be followed by starting it without running it: nothing in it writes. */
  readonly reads: boolean;
}

export type ReadStatement =
  | { readonly kind: "read"; readonly statement: ApplicationStatement }
  /** About the catalogs alone: a client's own, no application's. */
  | { readonly kind: "catalog" }
  /** `why` is half a sentence. */
  | { readonly kind: "unreadable"; readonly why: string };

const kinds: Readonly<Record<string, ApplicationStatement["kind"]>> = {
  SelectStmt: "select",
  InsertStmt: "insert",
  UpdateStmt: "update",
  DeleteStmt: "delete",
  MergeStmt: "merge",
};

/**
 * Reads one SELECT, INSERT, UPDATE, DELETE or MERGE. Comments go; of a text that a server normalised, so do the literals
 * that it kept, and the constants that it took out where only a constant can stand come back.
 */
export function readApplicationStatement(
  parser: Parser,
  raw: string,
  { from }: { readonly from: "server" | "file" },
): ReadStatement {
  const written = withoutComments(raw);
  const whole = from === "file" ? written : putConstantsBack(parser, written);
  const bare = from === "file" || whole === null ? whole : replaceLiterals(parser, whole);
  const text = from === "file" || bare === null ? bare : numberParameters(parser, bare);
  const parsed = text === null ? null : parser.parse(text);
  if (text === null || parsed === null || parsed.kind === "refused") {
    return { kind: "unreadable", why: "its text does not parse" };
  }
  // One at most: without its semicolons a second one does not parse.
  const [tree] = parsed.statements;
  const kind = tree === undefined ? undefined : kinds[tree.kind];
  if (tree === undefined || kind === undefined) return { kind: "unreadable", why: "it is no query" };
  if (nodeAt(tree.node, "intoClause") !== null) return { kind: "unreadable", why: "it makes a table" };
  const { parameters, calls, writes, subqueries } = look(tree.node);
  const relations = listRangeVars(tree.node).filter(({ schema, name }) => schema !== null || !subqueries.has(name));
  if (isAboutCatalogs(relations, calls) || ownQuestion.test(text)) return { kind: "catalog" };
  const reads = kind === "select" && !writes;
  const insert = kind === "insert" ? toInsert(tree.node) : null;
  return { kind: "read", statement: { text, kind, parameters, relations, insert, reads } };
}

function withoutComments(raw: string): string {
  let text = "";
  for (let at = 0, token = nextToken(raw, 0); token !== null; at = token.end, token = nextToken(raw, at)) {
    const isComment = token.kind === "line-comment" || token.kind === "block-comment";
    const isEnd = token.kind === "semicolon";
    text += raw.slice(at, token.start) + (isComment || isEnd ? " " : raw.slice(token.start, token.end));
  }
  return text.trim();
}

interface Look {
  readonly parameters: number;
  /** Names of the functions that it calls, with their schemas. */
  readonly calls: readonly (readonly string[])[];
  readonly writes: boolean;
  /** Names that WITH gives. */
  readonly subqueries: ReadonlySet<string>;
}

function look(root: Node): Look {
  let [parameters, writes] = [0, false];
  const [calls, subqueries]: [(readonly string[])[], Set<string>] = [[], new Set()];
  visitNodes(root, (kind, node) => {
    if (kind === "ParamRef") parameters = Math.max(parameters, Number(node["number"] ?? 0));
    if (kind === "CommonTableExpr") subqueries.add(textAt(node, "ctename") ?? "");
    if (kind === "FuncCall") calls.push(listAt(node, "funcname").map((part) => nameIn(part) ?? ""));
    if (kind !== "SelectStmt" && kinds[kind] !== undefined) writes = true;
  });
  return { parameters, calls, writes, subqueries };
}

/** How the tool looks for a row in a table of people. */
const ownQuestion = /^SELECT EXISTS \(SELECT FROM "/;

/** The tool's own questions and those of drivers and tools are in nobody's way. */
function isAboutCatalogs(relations: readonly RelationName[], calls: Look["calls"]): boolean {
  if (relations.length > 0) return relations.every(isCatalog);
  return calls.length > 0 && calls.every(([first]) => first === "pg_catalog");
}

function isCatalog({ schema, name }: RelationName): boolean {
  if (schema === "pg_catalog" || schema === "information_schema") return true;
  return name.startsWith("pg_") || /^schema_version(?:_repeatable|_log|_snapshot)?$/.test(name);
}

function toInsert(node: Node): ApplicationStatement["insert"] {
  const table = relationIn(nodeAt(node, "relation"));
  if (table === null) return null;
  const columns = listAt(node, "cols").map((item) => nodeAt(item, "ResTarget")?.["name"]);
  const named = columns.filter((column) => typeof column === "string");
  if (named.length > 0) return { table, columns: named, count: null };
  const select = nodeAt(nodeAt(node, "selectStmt") ?? {}, "SelectStmt");
  if (select === null) return { table, columns: [], count: null };
  const values = listAt(nodeAt(listAt(select, "valuesLists")[0] ?? {}, "List") ?? {}, "items");
  const targets = values.length > 0 ? values : listAt(select, "targetList");
  // Those of a UNION stand deeper.
  const isUnknown = targets.length === 0 || JSON.stringify(targets).includes('"A_Star"');
  return { table, columns: null, count: isUnknown ? null : targets.length };
}
