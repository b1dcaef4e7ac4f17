import { objectKey, sortObjects } from "./snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "./snapshot.js";

/** Names that PostgreSQL quotes since 16 or 17, as they are keywords there (`pg_get_keywords`, 14 to 18). */
const words =
  "json|json_array|json_arrayagg|json_exists|json_object|json_objectagg|json_query|json_scalar|json_serialize|json_table|json_value|merge_action|system_user";
const quoted = new RegExp(`"(${words})"`, "g");

function bare(text: string): string {
  return text.replaceAll(quoted, "$1");
}

/** The schema with such names quoted as the live server, which is of another major, quotes them. */
export function quotedAsLive(expected: SchemaSnapshot, live: SchemaSnapshot): SchemaSnapshot {
  if (expected.major === live.major) return expected;
  const there = new Map(live.objects.map((object) => [bare(objectKey(object)), object]));
  const objects = expected.objects.map((object) => quotedAs(object, there.get(bare(objectKey(object)))));
  return { major: expected.major, objects: sortObjects(objects) };
}

function quotedAs(object: SchemaObject, other: SchemaObject | undefined): SchemaObject {
  if (other === undefined) return object;
  const attributes = Object.entries(object.attributes).map(([name, value]) => {
    const text = other.attributes[name];
    const same = text !== undefined && text !== value && bare(text) === bare(value);
    return [name, same ? text : value] as const;
  });
  return { kind: object.kind, identity: other.identity, attributes: Object.fromEntries(attributes) };
}
