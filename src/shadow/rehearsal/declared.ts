import type { Session } from "../../database/session.js";
import type { Statement } from "../../sql/script.js";
import { asNode, flagAt, nodeAt, relationIn, textAt } from "../../sql/syntax.js";
import type { Node, RelationName } from "../../sql/syntax.js";
import { declare, named } from "./declare.js";
import type { Declared } from "./declare.js";
import { readNamedTables } from "./named-tables.js";
import type { NamedTable } from "./named-tables.js";
import { sortLocks } from "./trace.js";
import type { StatementTrace } from "./trace.js";

export type Effect = Omit<StatementTrace, "line">;

export const nothing: Effect = { locks: [], rewrites: [], scans: [] };

/**
 * What a statement that cannot run in a transaction does. Its locks come and go in transactions of its own, where nobody
 * can look, so they are taken from what is known of it.
 */
export async function readDeclaredTrace(session: Session, statement: Statement): Promise<Effect> {
  const node = asNode(statement.node);
  const declared = declare(statement.kind, node);
  if (declared === null) return nothing;
  const all = await readNamedTables(session, declared.named);
  const tables = all.filter(declared.which ?? (() => true));
  const stored = tables.filter(({ partitioned }) => !partitioned);
  const reads = (await isThere(session, statement.kind, node)) ? "none" : declared.reads;
  const read = stored.filter(({ indexes }) => reads === "all" || (reads === "with-index" && indexes.length > 0));
  return {
    locks: sortLocks(tables.flatMap((table) => locksOn(table, declared))),
    rewrites: declared.rewrites ? stored.map(({ name }) => name) : [],
    scans: read.map(({ name }) => name),
  };
}

/** A partitioned table is opened, no more; its indexes only where they are named themselves. */
function locksOn({ name, indexes, partitioned, given }: NamedTable, declared: Declared): StatementTrace["locks"] {
  const touched = partitioned && declared.parents === "without-indexes" ? [] : indexes;
  const pairs = (relation: string, modes: readonly string[]): StatementTrace["locks"] =>
    modes.map((mode) => ({ relation, mode }));
  const own = partitioned ? declared.table.slice(0, 1) : declared.table;
  const first = given ? (declared.given ?? []) : [];
  return [...pairs(name, [...first, ...own]), ...touched.flatMap((index) => pairs(index, declared.indexes))];
}

/** An index that IF NOT EXISTS finds is not built; its table is locked all the same. */
async function isThere(session: Session, kind: string, node: Node): Promise<boolean> {
  const name = textAt(node, "idxname");
  if (kind !== "IndexStmt" || name === null || !flagAt(node, "if_not_exists")) return false;
  const table = relationIn(nodeAt(node, "relation"));
  const index: RelationName = { schema: table?.schema ?? null, name };
  return (await readNamedTables(session, named([index]))).length > 0;
}
