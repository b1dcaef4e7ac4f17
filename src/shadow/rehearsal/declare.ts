import { isOn, listAt, nodeAt, optionsIn, relationIn, textAt, toRelationName } from "../../sql/syntax.js";
import type { Node, RelationName } from "../../sql/syntax.js";
import type { Named, NamedTable } from "./named-tables.js";

/** What a statement does to each table that it is about, the same on PostgreSQL 14 to 18. */
export interface Declared {
  readonly named: Named;
  /** Modes of the locks on the table, the one that it is opened with first, and on each of its indexes. */
  readonly table: readonly string[];
  readonly indexes: readonly string[];
  /** Modes in which a table that is named itself is looked up first. */
  readonly given?: readonly string[];
  /** Whether the indexes of a partitioned table are meant, which hold nothing. */
  readonly parents: "with-indexes" | "without-indexes";
  /** Which tables it reads, of those that hold rows. */
  readonly reads: "all" | "with-index" | "none";
  readonly rewrites: boolean;
  readonly which?: (table: NamedTable) => boolean;
}

const accessShare = "AccessShareLock";
const rowExclusive = "RowExclusiveLock";
const shareUpdate = "ShareUpdateExclusiveLock";
const share = "ShareLock";
const exclusive = "AccessExclusiveLock";

/** An index that is built beside the old one is opened as for writing; one that is dropped is alone at the end. */
const gentle = { table: [shareUpdate], indexes: [shareUpdate, rowExclusive] };
const dropping = { table: [shareUpdate], indexes: [shareUpdate, exclusive] };
/** Copying a table builds its indexes anew. */
const copying = { table: [exclusive, share], indexes: [exclusive] };

/** What is known of a kind of statements that cannot run in a transaction; null for one that touches no table. */
export function declare(kind: string, node: Node): Declared | null {
  const relation = relationIn(nodeAt(node, "relation"));
  const one = named(relation === null ? [] : [relation]);
  const usual = { parents: "without-indexes", rewrites: false } as const;
  switch (kind) {
    case "IndexStmt":
      return { ...usual, named: one, table: [shareUpdate], indexes: [], reads: "all" };
    case "DropStmt":
      return { ...usual, ...dropping, named: droppedBy(node), parents: "with-indexes", reads: "none" };
    case "ReindexStmt":
      return { ...usual, ...reindex(node), named: reindexedBy(node, one), reads: "with-index" };
    case "VacuumStmt":
      return { ...usual, ...vacuum(node), named: vacuumedBy(node) };
    case "ClusterStmt": {
      const modes = { table: copying.table, indexes: [...copying.indexes, accessShare] };
      const which = ({ clustered }: NamedTable): boolean => relation !== null || clustered;
      const tables: Named = relation === null ? { kind: "all" } : one;
      return { ...usual, ...modes, named: tables, reads: "all", rewrites: true, which };
    }
    default:
      return null;
  }
}

export function named(names: readonly RelationName[], partitions: "with" | "without" = "with"): Named {
  return { kind: "relations", names, partitions };
}

function reindex(node: Node): Pick<Declared, "table" | "indexes" | "parents"> {
  const modes = isOn(optionsIn(node, "params"), "concurrently", "off")
    ? gentle
    : { table: [share], indexes: [exclusive] };
  const ofIndex = textAt(node, "kind") === "REINDEX_OBJECT_INDEX";
  return { ...modes, parents: ofIndex ? "with-indexes" : "without-indexes" };
}

function vacuum(node: Node): Pick<Declared, "table" | "indexes" | "given" | "reads" | "rewrites"> {
  const options = optionsIn(node, "options");
  const full = isOn(options, "full", "off");
  const modes = full ? copying : { table: [shareUpdate], indexes: [rowExclusive] };
  const samples = isOn(options, "analyze", "off") ? { table: [shareUpdate], indexes: [accessShare] } : noModes;
  return {
    table: [...modes.table, ...samples.table],
    indexes: [...modes.indexes, ...samples.indexes],
    given: [accessShare],
    reads: full ? "all" : "none",
    rewrites: full,
  };
}

const noModes = { table: [], indexes: [] };

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
