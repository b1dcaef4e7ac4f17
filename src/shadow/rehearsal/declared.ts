import type { Session } from "../../database/session.js";
import type { Statement } from "../../sql/script.js";
import {
  asNode,
  flagAt,
  isOn,
  listAt,
  nodeAt,
  optionsIn,
  relationIn,
  textAt,
  toRelationName,
} from "../../sql/syntax.js";
import type { Node, RelationName } from "../../sql/syntax.js";
import { readNamedTables } from "./named-tables.js";
import type { Named, NamedTable } from "./named-tables.js";
import { sortLocks } from "./trace.js";
import type { StatementTrace } from "./trace.js";

type Effect = Omit<StatementTrace, "line">;

const nothing: Effect = { locks: [], rewrites: [], scans: [] };

/** What such a statement does to each table that it is about, the same on PostgreSQL 14 to 18. */
interface Declared {
  readonly named: Named;
  readonly table: string;
  /** Null where it leaves them alone. */
  readonly indexes: string | null;
  readonly reads: boolean;
  readonly rewrites: boolean;
  readonly which?: (table: NamedTable) => boolean;
}

const shareUpdate = "ShareUpdateExclusiveLock";
const share = "ShareLock";
const exclusive = "AccessExclusiveLock";
const rowExclusive = "RowExclusiveLock";

/**
 * What a statement that cannot run in a transaction does. Its locks come and go in transactions of its own, where nobody
 * can look, so they are taken from what is known of it.
 */
export async function readDeclaredTrace(session: Session, statement: Statement): Promise<Effect> {
  const node = asNode(statement.node);
  if (statement.kind === "AlterTableStmt") return await readDetach(session, node);
  const declared = declare(statement.kind, node);
  if (declared === null) return nothing;
  const all = await readNamedTables(session, declared.named);
  const tables = all.filter(declared.which ?? (() => true));
  const reads = declared.reads && !(await isThere(session, statement.kind, node));
  return {
    locks: sortLocks(
      tables.flatMap(({ name, indexes }) => [
        { relation: name, mode: declared.table },
        ...(declared.indexes === null ? [] : indexes).map((relation) => ({ relation, mode: declared.indexes ?? "" })),
      ]),
    ),
    rewrites: declared.rewrites ? tables.map(({ name }) => name) : [],
    scans: reads ? tables.map(({ name }) => name) : [],
  };
}

function named(names: readonly RelationName[], partitions: "with" | "without" = "with"): Named {
  return { kind: "relations", names, partitions };
}

function declare(kind: string, node: Node): Declared | null {
  const relation = relationIn(nodeAt(node, "relation"));
  const one = named(relation === null ? [] : [relation]);
  switch (kind) {
    case "IndexStmt":
      return { named: one, table: shareUpdate, indexes: null, reads: true, rewrites: false };
    case "DropStmt":
      return { named: droppedBy(node), table: shareUpdate, indexes: shareUpdate, reads: false, rewrites: false };
    case "ReindexStmt": {
      const gentle = isOn(optionsIn(node, "params"), "concurrently", "off");
      const which = (table: NamedTable): boolean => table.indexes.length > 0;
      const modes = gentle ? { table: shareUpdate, indexes: shareUpdate } : { table: share, indexes: exclusive };
      return { named: reindexedBy(node, one), ...modes, reads: true, rewrites: false, which };
    }
    case "VacuumStmt": {
      const full = isOn(optionsIn(node, "options"), "full", "off");
      const modes = full ? { table: exclusive, indexes: exclusive } : { table: shareUpdate, indexes: rowExclusive };
      return { named: vacuumedBy(node), ...modes, reads: full, rewrites: full };
    }
    case "ClusterStmt":
      return {
        named: { kind: "all" },
        table: exclusive,
        indexes: exclusive,
        reads: true,
        rewrites: true,
        which: ({ clustered }) => clustered,
      };
    default:
      return null;
  }
}

function droppedBy(node: Node): Named {
  const names = listAt(node, "objects").flatMap(
    (object) => toRelationName(listAt(nodeAt(object, "List") ?? {}, "items")) ?? [],
  );
  return named(names);
}

function reindexedBy(node: Node, one: Named): Named {
  switch (textAt(node, "kind")) {
    case "REINDEX_OBJECT_SCHEMA":
      return { kind: "schema", schema: textAt(node, "name") ?? "" };
    case "REINDEX_OBJECT_DATABASE":
      return { kind: "all" };
    case "REINDEX_OBJECT_SYSTEM":
      return named([]);
    default:
      return one;
  }
}

function vacuumedBy(node: Node): Named {
  const rels = listAt(node, "rels");
  if (rels.length === 0) return { kind: "all" };
  const names = rels.flatMap((item) => relationIn(nodeAt(nodeAt(item, "VacuumRelation") ?? {}, "relation")) ?? []);
  return named(names);
}

/** An index that IF NOT EXISTS finds is not built; its table is locked all the same. */
async function isThere(session: Session, kind: string, node: Node): Promise<boolean> {
  const name = textAt(node, "idxname");
  if (kind !== "IndexStmt" || name === null || !flagAt(node, "if_not_exists")) return false;
  const table = relationIn(nodeAt(node, "relation"));
  const index: RelationName = { schema: table?.schema ?? null, name };
  return (await readNamedTables(session, named([index]))).length > 0;
}

/** DETACH PARTITION CONCURRENTLY: the partition is locked twice, the second time alone. */
async function readDetach(session: Session, node: Node): Promise<Effect> {
  const parent = relationIn(nodeAt(node, "relation"));
  const command = nodeAt(listAt(node, "cmds")[0] ?? {}, "AlterTableCmd") ?? {};
  const partition = relationIn(nodeAt(nodeAt(nodeAt(command, "def") ?? {}, "PartitionCmd") ?? {}, "name"));
  if (parent === null || partition === null) return nothing;
  const [ofParent] = await readNamedTables(session, named([parent], "without"));
  const [ofPartition] = await readNamedTables(session, named([partition], "without"));
  const lock = (table: NamedTable | undefined, mode: string): StatementTrace["locks"] =>
    table === undefined ? [] : [{ relation: table.name, mode }];
  const locks = [...lock(ofParent, shareUpdate), ...lock(ofPartition, shareUpdate), ...lock(ofPartition, exclusive)];
  return { ...nothing, locks: sortLocks(locks) };
}
