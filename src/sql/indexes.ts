import type { Statement } from "./statement.js";
import { asNode, isOn, nodeAt, optionsIn, relationIn, textAt } from "./syntax.js";

/** An index that a statement builds without blocking writes, so that a failure can leave it INVALID. */
export interface ConcurrentIndex {
  /** Null when the search path decides. */
  readonly schema: string | null;
  readonly name: string;
  /** The table as the statement names it; null for REINDEX INDEX, which names none. */
  readonly table: string | null;
  readonly tableSchema: string | null;
  /** The index that REINDEX INDEX names, whose copy `name` would be; null for CREATE INDEX. */
  readonly original: string | null;
  /** Index of the statement in its script, from 0. */
  readonly statement: number;
}

/** PostgreSQL's names for what a failed REINDEX CONCURRENTLY leaves of an index: the new one, or the old one. */
const leftovers = ["_ccnew", "_ccold"] as const;

/** The indexes that CREATE INDEX CONCURRENTLY and REINDEX INDEX CONCURRENTLY can leave INVALID. */
export function concurrentIndexes(statements: readonly Statement[]): readonly ConcurrentIndex[] {
  return statements.flatMap((statement, index): readonly ConcurrentIndex[] => {
    if (!statement.needsNoTransaction) return [];
    const node = asNode(statement.node);
    const relation = relationIn(nodeAt(node, "relation"));
    if (relation === null) return [];
    const name = textAt(node, "idxname");
    if (statement.kind === "IndexStmt" && name !== null) {
      // An index always lives in the schema of its table.
      return [
        {
          schema: relation.schema,
          name,
          table: relation.name,
          tableSchema: relation.schema,
          original: null,
          statement: index,
        },
      ];
    }
    const concurrently = isOn(optionsIn(node, "params"), "concurrently", "off");
    if (statement.kind !== "ReindexStmt" || textAt(node, "kind") !== "REINDEX_OBJECT_INDEX" || !concurrently) return [];
    return leftovers.map((suffix) => ({
      schema: relation.schema,
      name: toLeftover(relation.name, suffix),
      table: null,
      tableSchema: null,
      original: relation.name,
      statement: index,
    }));
  });
}

/** PostgreSQL cuts the name, not the suffix, where both are longer than its 63 bytes. */
function toLeftover(name: string, suffix: string): string {
  let kept = name;
  while (Buffer.byteLength(kept) + suffix.length > 63) kept = kept.slice(0, -1);
  return `${kept}${suffix}`;
}
