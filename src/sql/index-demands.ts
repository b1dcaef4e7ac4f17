import { columnIn, plainCondition } from "./plain-condition.js";
import type { RowDemand, UniqueKey } from "./row-demand.js";
import { asNode, flagAt, listAt, nameIn, nodeAt, relationIn, textAt, type Node } from "./syntax.js";

/** What an index asks of rows: a unique one, that no two have the same keys. */
export function demandsOfIndex(node: Node): readonly RowDemand[] {
  const table = relationIn(nodeAt(node, "relation"));
  if (table === null || !flagAt(node, "unique")) return [];
  const unless = flagAt(node, "if_not_exists") ? textAt(node, "idxname") : null;
  const own = { table, unless, rows: flagAt(nodeAt(node, "relation") ?? {}, "inh") ? "inherited too" : "own" } as const;
  const elements = listAt(node, "indexParams").map((item) => asNode(item["IndexElem"]));
  const keys = elements.map(keyIn).filter((key) => key !== null);
  const filter = nodeAt(node, "whereClause");
  const where = filter === null ? null : plainCondition(filter);
  if (keys.length < elements.length || (filter !== null && where === null)) {
    return [{ ...own, kind: "unreadable", why: "its index is made of more than columns" }];
  }
  return [
    { ...own, kind: "unique", keys, where, nulls: flagAt(node, "nulls_not_distinct") ? "not distinct" : "distinct" },
  ];
}

/** Null for what compares in a way of its own, and for what is no column. */
function keyIn(element: Node): UniqueKey | null {
  if (element["collation"] !== undefined || element["opclass"] !== undefined) return null;
  const name = textAt(element, "name");
  if (name !== null) return { column: name, as: "it is" };
  const call = nodeAt(nodeAt(element, "expr") ?? {}, "FuncCall") ?? {};
  const [words, [argument, ...more]] = [listAt(call, "funcname").map(nameIn), listAt(call, "args")];
  const as = words.at(-1);
  const column = argument === undefined || more.length > 0 ? null : columnIn(argument);
  if (column === null || words.length !== 1 || (as !== "lower" && as !== "upper")) return null;
  return { column, as };
}
