import { showIdentifier, showRelation } from "../../sql/names.js";
import { flagAt, listAt, nodeAt, relationIn } from "../../sql/syntax.js";
import { findRelation, type Known, type KnownIndex, type KnownRelation } from "../known/known.js";
import { isNew } from "../review-new.js";
import type { Look, StatementRule } from "../rule.js";
import { listWords, tableOf } from "./words.js";

const partitionOf = (look: Look): ReturnType<typeof relationIn> =>
  relationIn(nodeAt(nodeAt(nodeAt(look.node, "def") ?? {}, "PartitionCmd") ?? {}, "name"));

const attachPartition: StatementRule = {
  id: "attach-partition",
  on: ["AT_AttachPartition"],
  alsoUndo: true,
  judge: (look) => {
    const name = partitionOf(look);
    const partition = findRelation(look.known, name);
    const fresh = partition !== null && isNew(partition, look.file);
    if (look.isNew || name === null) return null;
    const checks = [...(partition?.constraints.values() ?? [])].some(({ kind, valid }) => kind === "check" && valid);
    const own = fresh || checks ? [] : [showRelation(name)];
    const scanned = [...own, ...(look.relation?.hasDefaultPartition === true ? ["the default partition"] : [])];
    const missing = fresh || partition === null ? [] : missingOn(look, partition);
    const does = [
      ...(scanned.length === 0 ? [] : [`scans ${scanned.join(" and ")}, since no valid CHECK proves the bounds`]),
      ...missing.map((what) => `${what} on ${showRelation(name)}`),
    ];
    if (does.length === 0) return null;
    return {
      message: `ATTACH PARTITION, under a lock against reads and writes, ${listWords(does)}`,
      ...(missing.length === 0 || scanned.length > 0
        ? {}
        : {
            help: `first give ${showRelation(name)} what it lacks: indexes by CREATE INDEX CONCURRENTLY, keys USING INDEX, foreign keys NOT VALID and then VALIDATE`,
          }),
      ...(own.length === 0 && missing.length === 0 ? {} : { sizeOf: name }),
    };
  },
};

/** What a partition gets that its parent has, in words: indexes are built, foreign keys checked. */
function missingOn({ known, relation }: Look, partition: KnownRelation): readonly string[] {
  if (relation === null) return [];
  // The index of a key serves where the parent has a plain unique one.
  const keys = [...partition.constraints.values()].map(({ columns }) => indexId({ unique: true, columns }));
  const there = new Set([...demandsOf(known, partition).keys(), ...keys]);
  return [...demandsOf(known, relation)].flatMap(([id, what]) => (there.has(id) ? [] : [what]));
}

function indexId({
  unique,
  columns,
  rebuiltFor = [],
}: Pick<KnownIndex, "unique" | "columns"> & Partial<KnownIndex>): string {
  return JSON.stringify(["index", unique, columns, rebuiltFor]);
}

/** The indexes, keys and foreign keys of a table, by what makes two of them equal. */
function demandsOf(known: Known, { key, constraints }: KnownRelation): ReadonlyMap<string, string> {
  const indexes = [...known.indexes.values()].filter(({ table }) => table === key);
  const found = new Map<string, string>();
  for (const index of indexes) found.set(indexId(index), `builds an index like ${showIdentifier(index.name.name)}`);
  for (const { kind, columns, references, name, valid } of constraints.values()) {
    const id = JSON.stringify([kind, columns, references]);
    if (kind === "primary key" || kind === "unique") found.set(id, `builds the index of ${showIdentifier(name)}`);
    if (kind === "foreign key" && valid) found.set(id, `checks every row for ${showIdentifier(name)}`);
  }
  return found;
}

const createPartition: StatementRule = {
  id: "create-partition",
  on: ["CreateStmt"],
  alsoUndo: true,
  judge: (look) => {
    const parent = relationIn(nodeAt(listAt(look.node, "inhRelations")[0] ?? {}, "RangeVar"));
    const known = findRelation(look.known, parent);
    if (nodeAt(look.node, "partbound") === null || parent === null) return null;
    if (known !== null && isNew(known, look.file)) return null;
    const scanned = known?.hasDefaultPartition === true ? ", and scans its default partition" : "";
    return {
      message: `CREATE TABLE … PARTITION OF locks ${showRelation(parent)} against reads and writes${scanned}`,
      help: `CREATE TABLE ${tableOf(look)} (LIKE ${showRelation(parent)} INCLUDING ALL), then ALTER TABLE ${showRelation(parent)} ATTACH PARTITION ${tableOf(look)} …`,
      ...(scanned === "" ? { severity: "note" as const } : {}),
    };
  },
};

const detachPartition: StatementRule = {
  id: "detach-partition",
  on: ["AT_DetachPartition"],
  alsoUndo: true,
  judge: (look) => {
    const command = nodeAt(nodeAt(look.node, "def") ?? {}, "PartitionCmd");
    // With a default partition CONCURRENTLY is refused.
    const possible = look.relation?.hasDefaultPartition !== true;
    if (look.isNew || command === null || flagAt(command, "concurrent") || !possible) return null;
    const partition = partitionOf(look);
    return {
      message: `DETACH PARTITION locks ${tableOf(look)} against reads and writes`,
      ...(partition === null
        ? {}
        : {
            help: `ALTER TABLE ${tableOf(look)} DETACH PARTITION ${showRelation(partition)} CONCURRENTLY, alone in its file`,
          }),
    };
  },
};

const dropPartition: StatementRule = {
  id: "drop-partition",
  on: ["DropStmt OBJECT_TABLE"],
  alsoUndo: true,
  judge: (look) => {
    const parent = look.known.relations.get(look.relation?.parent ?? "");
    if (look.isNew || parent === undefined || isNew(parent, look.file)) return null;
    const name = showRelation({ schema: look.name?.schema ?? null, name: parent.name });
    return {
      message: `dropping the partition ${tableOf(look)} locks all of ${name} against reads and writes`,
      help: `first ALTER TABLE ${name} DETACH PARTITION ${tableOf(look)} CONCURRENTLY, in a file of its own`,
    };
  },
};

export const partitionRules: readonly StatementRule[] = [
  attachPartition,
  createPartition,
  detachPartition,
  dropPartition,
];
