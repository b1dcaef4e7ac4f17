import type { Parser, Tree } from "./parser.js";
import { constantIn, listAt, nodeAt, optionsIn, textAt, visitNodes, type Node } from "./syntax.js";

/** What a `DO` block runs; `dynamic` are the expressions whose SQL is only known when it runs. */
export type DoBlock =
  | {
      readonly kind: "read";
      readonly statements: readonly Tree[];
      readonly dynamic: readonly string[];
      readonly endsTransaction: boolean;
    }
  | { readonly kind: "unreadable" };

/** Looks into a `DO` block; unreadable when it is in another language or its parser refuses it. */
export function readDoBlock(parser: Parser, { node, text }: Tree & { readonly text: string }): DoBlock {
  const language = optionsIn(node, "args").find(({ name }) => name === "language")?.value ?? "plpgsql";
  const tree = language === "plpgsql" ? parser.parsePlPgSql(text) : null;
  if (tree === null) return { kind: "unreadable" };
  const queries: string[] = [];
  const dynamic: string[] = [];
  let endsTransaction = false;
  visitNodes(tree, (kind, below) => {
    if (kind === "PLpgSQL_stmt_commit" || kind === "PLpgSQL_stmt_rollback") endsTransaction = true;
    // Mode 0 is a statement; conditions and values have others.
    if (kind === "PLpgSQL_expr" && Number(below["parseMode"] ?? 0) === 0) queries.push(textAt(below, "query") ?? "");
    for (const source of listDynamic(kind, below)) {
      const constant = readConstant(parser, source);
      if (constant === null) dynamic.push(source);
      else queries.push(constant);
    }
  });
  const read = queries.map((query) => ({ query, parsed: parser.parse(query) }));
  return {
    kind: "read",
    statements: read.flatMap(({ parsed }) => (parsed.kind === "parsed" ? parsed.statements : [])),
    // A variable where the parser wants a name: nobody knows before it runs.
    dynamic: [...dynamic, ...read.flatMap(({ query, parsed }) => (parsed.kind === "refused" ? [query] : []))],
    endsTransaction,
  };
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
