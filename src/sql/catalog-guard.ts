import type { Parser } from "./parser.js";
import { listAt, nodeAt, textAt, visitNodes, type Node } from "./syntax.js";

/** Errors about what is there already, or not there: no row can cause them. */
const aboutObjects = /^(?:duplicate|undefined)_(?:object|table|column|function|schema|database|parameter)$/;

/**
 * Whether what decides about code asks only whether something is in the catalog, as people do so that a file can run
 * twice: `IF NOT EXISTS (SELECT FROM pg_constraint …)`, `EXCEPTION WHEN duplicate_object`.
 */
export function asksCatalog(parser: Parser, kind: string, node: Node): boolean {
  switch (kind) {
    case "PLpgSQL_stmt_block":
      return handlersOf(node).every((name) => aboutObjects.test(name));
    case "PLpgSQL_stmt_if":
    case "PLpgSQL_if_elsif":
      return isAboutCatalog(parser, textAt(nodeAt(nodeAt(node, "cond") ?? {}, "PLpgSQL_expr") ?? {}, "query") ?? "");
    default:
      return false;
  }
}

function handlersOf(block: Node): readonly string[] {
  const handlers = nodeAt(nodeAt(block, "exceptions") ?? {}, "PLpgSQL_exception_block") ?? {};
  return listAt(handlers, "exc_list").flatMap((item) =>
    listAt(nodeAt(item, "PLpgSQL_exception") ?? {}, "conditions").map(
      (condition) => textAt(nodeAt(condition, "PLpgSQL_condition") ?? {}, "condname") ?? "",
    ),
  );
}

const catalog = /^(?:pg_(?:catalog|constraint|class|index|indexes|attribute|type|tables|namespace))$/;
const asks = /^(?:to_reg(?:class|type)|current_schema|lower|format)$/;

function isAboutCatalog(parser: Parser, condition: string): boolean {
  const parsed = parser.parse(`SELECT ${condition}`);
  if (parsed.kind === "refused") return false;
  let [reads, other] = [false, false];
  visitNodes(parsed.statements[0]?.node, (kind, node) => {
    if (kind === "RangeVar") {
      const known = textAt(node, "schemaname") === "information_schema" || catalog.test(textAt(node, "relname") ?? "");
      if (known) reads = true;
      else other = true;
    }
    if (kind !== "FuncCall") return;
    const name = textAt(nodeAt(listAt(node, "funcname").at(-1) ?? {}, "String") ?? {}, "sval") ?? "";
    if (!asks.test(name)) other = true;
    if (name.startsWith("to_reg")) reads = true;
  });
  return reads && !other;
}
