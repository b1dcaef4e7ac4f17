import type { Statement } from "./statement.js";
import { asNode, isOn, nodeAt, optionsIn, relationIn, textAt } from "./syntax.js";
import type { RelationName } from "./syntax.js";

/** What a statement builds without blocking writes, so that a failure can leave an index INVALID. */
export type ConcurrentBuild = {
  /** Index of the statement in its script, from 0. */
  readonly statement: number;
} & (
  | { readonly kind: "create"; readonly table: RelationName; readonly index: string }
  /** What is left has a name of PostgreSQL's own: that of the index with `_ccnew` or `_ccold` behind it, and a number where that was taken. */
  | { readonly kind: "reindex index"; readonly index: RelationName }
  | { readonly kind: "reindex table"; readonly table: RelationName }
);

/** The builds of CREATE INDEX CONCURRENTLY, REINDEX INDEX CONCURRENTLY and REINDEX TABLE CONCURRENTLY. */
export function concurrentBuilds(statements: readonly Statement[]): readonly ConcurrentBuild[] {
  return statements.flatMap((one, statement): readonly ConcurrentBuild[] => {
    if (!one.needsNoTransaction) return [];
    const node = asNode(one.node);
    const relation = relationIn(nodeAt(node, "relation"));
    if (relation === null) return [];
    const index = textAt(node, "idxname");
    if (one.kind === "IndexStmt" && index !== null) return [{ kind: "create", table: relation, index, statement }];
    if (one.kind !== "ReindexStmt" || !isOn(optionsIn(node, "params"), "concurrently", "off")) return [];
    switch (textAt(node, "kind")) {
      case "REINDEX_OBJECT_INDEX":
        return [{ kind: "reindex index", index: relation, statement }];
      case "REINDEX_OBJECT_TABLE":
        return [{ kind: "reindex table", table: relation, statement }];
      default:
        return [];
    }
  });
}
