import { parentOf } from "../core/schema/drift-parts.js";
import { objectKey, objectsByKey } from "../core/schema/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../core/schema/snapshot.js";
import { isHidden } from "./converge.js";

/**
 * What a comparison leaves out and a proof must not: what the copy's owner may not see; whether a column or check is the
 * table's own, which no statement gives back once it stood without its parent; the place of a column that a new partition
 * has from its parent, and the name of its NOT NULL; privileges that another than the owner granted; and an extension
 * that took in what seems to be gone.
 */
export function listUnseen(now: SchemaSnapshot, goal: SchemaSnapshot, asked: ReadonlySet<string>): readonly string[] {
  const wanted = objectsByKey(goal);
  const gone = [...asked].some((key) => !wanted.has(key));
  return now.objects.flatMap((object) => {
    const other = wanted.get(objectKey(object));
    if (other === undefined) return [];
    if (isHidden(object) && asked.has(objectKey(object))) return [objectKey(object)];
    const names = [
      ...(/^(?:column|constraint)$/.test(object.kind) ? ["inherited"] : []),
      ...(isOfAskedTable(object, asked) ? ["position", "not_null_name"] : []),
      ...(asked.has(objectKey(object)) ? ["grantors", "sequence_grantors"] : []),
      ...(object.kind === "extension" && gone && countOf(other) > countOf(object) ? ["members"] : []),
    ];
    const others = names.filter((name) => other.attributes[name] !== object.attributes[name]);
    return others.length > 0 ? [`${objectKey(object)}: ${others.join(", ")}`] : [];
  });
}

function countOf({ attributes }: SchemaObject): number {
  return Number(attributes["members"] ?? 0);
}

/** What a partition or child has from its parent is no part of it where drift is told. */
function isOfAskedTable({ kind, identity, attributes }: SchemaObject, asked: ReadonlySet<string>): boolean {
  if (kind !== "column" || attributes["inherited"] === undefined) return false;
  return ["table", "partitioned table", "foreign table"].some((one) => asked.has(`${one} ${parentOf(identity)}`));
}
