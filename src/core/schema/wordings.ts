import { haveSameLists } from "./same-lists.js";
import { objectKey, objectsByKey } from "./snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "./snapshot.js";
import { withValue } from "./replayed-words.js";

/** SQL of an object that two servers word differently; whether it means the same, only a server can tell. */
export interface Wording {
  /** As it should be. */
  readonly object: SchemaObject;
  readonly attribute: string;
  readonly expected: string;
  readonly actual: string;
}

/** Attributes that PostgreSQL writes from what it parsed once: majors and restored dumps word them otherwise. */
const worded: Readonly<Record<string, readonly string[]>> = {
  view: ["definition"],
  "materialized view": ["definition"],
  constraint: ["definition"],
  "domain constraint": ["definition"],
  index: ["definition"],
  column: ["default", "generated"],
  domain: ["default"],
  policy: ["using", "with_check"],
  trigger: ["definition"],
  rule: ["definition"],
  function: ["arguments", "definition"],
  procedure: ["arguments", "definition"],
  "window function": ["arguments", "definition"],
};

/** The texts that differ between what should be and what is. */
export function listWordings(expected: SchemaSnapshot, actual: SchemaSnapshot): readonly Wording[] {
  const live = objectsByKey(actual);
  return expected.objects.flatMap((object) => {
    const other = live.get(objectKey(object));
    if (other === undefined) return [];
    return (worded[object.kind] ?? []).flatMap((attribute): readonly Wording[] => {
      const [left, right] = [object.attributes[attribute], other.attributes[attribute]];
      if (left === undefined || right === undefined || left === right || !isWritten(object, attribute)) return [];
      if (haveSameLists(left, right)) return [];
      return [{ object, attribute, expected: left, actual: right }];
    });
  });
}

/** Keys of constraints are written the same everywhere, and bodies in quotes are as people wrote them. */
function isWritten({ kind, attributes }: SchemaObject, attribute: string): boolean {
  const text = attributes[attribute] ?? "";
  if (kind === "constraint") return /^(?:CHECK|EXCLUDE) /.test(text);
  if (attribute === "definition" && /^(?:function|procedure)$/.test(kind))
    return /^(?:BEGIN ATOMIC|RETURN)\s/.test(text);
  return true;
}

/** The schema that should be, with those texts as the live server words them. */
export function withActualWords(expected: SchemaSnapshot, wordings: readonly Wording[]): SchemaSnapshot {
  if (wordings.length === 0) return expected;
  const byObject = new Map<SchemaObject, SchemaObject>();
  for (const { object, attribute, actual } of wordings) {
    byObject.set(object, withValue(byObject.get(object) ?? object, attribute, actual));
  }
  return { ...expected, objects: expected.objects.map((object) => byObject.get(object) ?? object) };
}
