import { asksCatalog } from "./catalog-guard.js";
import type { Parser, Tree } from "./parser.js";
import { constantIn, isNode, listAt, nodeAt, optionsIn, textAt, type Node } from "./syntax.js";

/** A statement inside a body of code. */
export interface InnerTree extends Tree {
  readonly text: string;
  /** Line of the body's text that holds its start, 1-based; 0 where the body names none. */
  readonly line: number;
  /** Whether a condition, a loop or an exception handler decides about it. */
  readonly guarded: boolean;
  /** Whether one of them asks for more than what the catalog holds: nobody knows from outside how that ends. */
  readonly undecided: boolean;
}

/** What a `DO` block or a routine runs; `dynamic` are the expressions whose SQL is only known when it runs. */
export type DoBlock =
  | {
      readonly kind: "read";
      readonly statements: readonly InnerTree[];
      readonly dynamic: readonly string[];
      readonly endsTransaction: boolean;
    }
  | { readonly kind: "unreadable" };

interface Query {
  readonly query: string;
  readonly line: number;
  readonly guarded: boolean;
  readonly undecided: boolean;
}

/** Looks into a `DO` block; unreadable when it is in another language or its parser refuses it. */
export function readDoBlock(parser: Parser, { node, text }: Tree & { readonly text: string }): DoBlock {
  const language = optionsIn(node, "args").find(({ name }) => name === "language")?.value ?? "plpgsql";
  const tree = language.toLowerCase() === "plpgsql" ? parser.parsePlPgSql(text) : null;
  return tree === null ? { kind: "unreadable" } : readPlPgSql(parser, tree);
}

/** Looks into the body of `CREATE FUNCTION` or `CREATE PROCEDURE`; unreadable in other languages than SQL and PL/pgSQL. */
export function readRoutine(parser: Parser, { node, text }: Tree & { readonly text: string }): DoBlock {
  const language = (optionsIn(node, "options").find(({ name }) => name === "language")?.value ?? "sql").toLowerCase();
  if (language === "plpgsql") {
    const tree = parser.parsePlPgSql(text);
    return tree === null ? { kind: "unreadable" } : readPlPgSql(parser, tree);
  }
  const body = language === "sql" ? bodyOf(node) : null;
  return body === null
    ? { kind: "unreadable" }
    : readQueries(parser, {
        queries: [{ query: body, line: 0, guarded: false, undecided: false }],
        dynamic: [],
        endsTransaction: false,
      });
}

/** The text of a routine's body; null where it is no string, as after BEGIN ATOMIC. */
function bodyOf(node: Node): string | null {
  const option = listAt(node, "options").find((item) => textAt(nodeAt(item, "DefElem") ?? {}, "defname") === "as");
  const parts = listAt(nodeAt(nodeAt(nodeAt(option ?? {}, "DefElem") ?? {}, "arg") ?? {}, "List") ?? {}, "items");
  return parts.length === 1 ? constantIn(parts[0] ?? null) : null;
}

function readPlPgSql(parser: Parser, tree: Node): DoBlock {
  const found: { queries: Query[]; dynamic: string[]; endsTransaction: boolean } = {
    queries: [],
    dynamic: [],
    endsTransaction: false,
  };
  let left = false;
  visitCode(parser, tree, ({ kind, node, ...place }) => {
    // Who knows whether the code got this far.
    if (place.undecided && /^PLpgSQL_stmt_(?:return|exit)$/.test(kind)) left = true;
    const where = { line: place.line, guarded: place.guarded, undecided: place.undecided || left };
    if (kind === "PLpgSQL_stmt_commit" || kind === "PLpgSQL_stmt_rollback") found.endsTransaction = true;
    // Mode 0 is a statement; conditions and values have others.
    if (kind === "PLpgSQL_expr" && Number(node["parseMode"] ?? 0) === 0) {
      found.queries.push({ query: textAt(node, "query") ?? "", ...where });
    }
    for (const source of listDynamic(kind, node)) {
      const constant = readConstant(parser, source);
      if (constant === null) found.dynamic.push(source);
      else found.queries.push({ query: constant, ...where });
    }
  });
  return readQueries(parser, found);
}

function readQueries(
  parser: Parser,
  {
    queries,
    dynamic,
    endsTransaction,
  }: { queries: readonly Query[]; dynamic: readonly string[]; endsTransaction: boolean },
): DoBlock {
  const read = queries.map((one) => ({ ...one, parsed: parser.parse(one.query) }));
  return {
    kind: "read",
    statements: read.flatMap(({ query, parsed, ...where }) =>
      parsed.kind === "refused"
        ? []
        : parsed.statements.map(({ kind, node, start, length }) => {
            const bytes = Buffer.from(query);
            const text = bytes.toString("utf8", start, length === 0 ? bytes.length : start + length);
            return { kind, node, text: text.trim(), ...where };
          }),
    ),
    // A variable where the parser wants a name: nobody knows before it runs.
    dynamic: [...dynamic, ...read.flatMap(({ query, parsed }) => (parsed.kind === "refused" ? [query] : []))],
    endsTransaction,
  };
}

/** Code below which it depends whether a statement runs. */
const deciding = /^PLpgSQL_(?:stmt_(?:if|case|loop|while|fori|fors|forc|foreach_a|dynfors)|if_elsif|exception)$/;

interface Visited extends Omit<Query, "query"> {
  readonly kind: string;
  readonly node: Node;
}

/** Visits every tagged node of PL/pgSQL code, parents first; not recursive, so that deep code is no problem. */
function visitCode(parser: Parser, root: Node, visit: (visited: Visited) => void): void {
  const waiting: (Omit<Query, "query"> & { readonly field: string; readonly value: unknown })[] = [
    { field: "", value: root, line: 0, guarded: false, undecided: false },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { field, value } = next;
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--) waiting.push({ ...next, field: "", value: value[index] });
    } else if (isNode(value)) {
      const tagged = /^[A-Z]/.test(field);
      const line = Number(value["lineno"] ?? next.line);
      const handled = field === "PLpgSQL_stmt_block" && nodeAt(value, "exceptions") !== null;
      const { guarded: within, undecided: unknown } = next;
      if (tagged) visit({ kind: field, node: value, line, guarded: within, undecided: unknown });
      const decides = handled || (tagged && deciding.test(field));
      const guarded = within || decides;
      const undecided = unknown || (decides && !asksCatalog(parser, field, value));
      for (const [name, below] of Object.entries(value).toReversed())
        waiting.push({ field: name, value: below, line, guarded, undecided });
    }
  }
}

/** Expressions that EXECUTE and the like run. */
function listDynamic(kind: string, node: Node): readonly string[] {
  const executes = kind === "PLpgSQL_stmt_dynexecute" || kind === "PLpgSQL_stmt_dynfors";
  return [executes ? nodeAt(node, "query") : null, nodeAt(node, "dynquery")].flatMap((found) => {
    const expression = found === null ? null : nodeAt(found, "PLpgSQL_expr");
    return expression === null ? [] : [textAt(expression, "query") ?? ""];
  });
}

/** The value of an expression that is one literal; null when it is anything else. */
function readConstant(parser: Parser, expression: string): string | null {
  const parsed = parser.parse(`SELECT ${expression}`);
  const select = parsed.kind === "parsed" ? parsed.statements[0] : undefined;
  const target = select === undefined ? undefined : listAt(select.node, "targetList")[0];
  const value = nodeAt(nodeAt(target ?? {}, "ResTarget") ?? {}, "val");
  return value !== null && nodeAt(value, "A_Const") !== null ? constantIn(value) : null;
}
