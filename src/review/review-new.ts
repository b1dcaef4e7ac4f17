import { flagAt } from "../sql/syntax.js";
import { find, type KnownRelation } from "./known/known.js";
import type { Look, ReviewedFile } from "./rule.js";

/** Whether nobody can use it yet. What an undo script meets was put to use long ago, but for what its own migration made. */
export function isNew(relation: KnownRelation | null, file: ReviewedFile): boolean {
  if (relation === null) return false;
  if (relation.temporary) return true;
  return file.kind === "undo" ? relation.born === file.index : relation.born !== "before";
}

/** Whether a DROP COLUMN IF EXISTS does nothing, since all columns of the table are known and this is none of them. */
export function isAbsentColumn({ key, node, relation, column }: Look): boolean {
  return key.endsWith("AT_DropColumn") && flagAt(node, "missing_ok") && relation?.whole === true && column === null;
}

/** Of procedures and aggregates nothing is known. */
const unknownKinds = /OBJECT_(?:PROCEDURE|ROUTINE|AGGREGATE|EXTENSION)$/;

/**
 * Whether a DROP … IF EXISTS does nothing, since the database that was asked has nothing of that name. A schema that is
 * not looked at is no proof.
 */
export function isAbsent({ key, node, known, name }: Look): boolean {
  if (name === null || !flagAt(node, "missing_ok") || known.from === "files" || unknownKinds.test(key)) return false;
  if (key.endsWith("OBJECT_SCHEMA")) return !known.schemas.has(name.name);
  const schemas = name.schema === null ? known.searchPath : [name.schema];
  if (!schemas.every((schema) => known.schemas.has(schema))) return false;
  const found = [known.relations, known.indexes, known.types, known.routines].map(
    (objects: ReadonlyMap<string, unknown>) => find(known, objects, name),
  );
  return found.every((one) => one === null);
}
