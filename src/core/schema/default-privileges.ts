import { splitIdentity } from "./drift-parts.js";
import { withValue } from "./replayed-words.js";
import { objectKey, objectsByKey } from "./snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "./snapshot.js";

/** Kinds of objects that default privileges are about, by the word that their identity begins with. */
const kindsOf: Readonly<Record<string, readonly string[]>> = {
  tables: ["table", "partitioned table", "foreign table", "view", "materialized view"],
  sequences: ["sequence"],
  functions: ["function", "procedure", "aggregate", "window function"],
  types: ["enum", "composite type", "domain", "range", "type"],
  schemas: ["schema"],
};

/**
 * The schema that should be, with what default privileges of the live one gave to its objects: they are one finding
 * themselves, not one for each table.
 */
export function withDefaultPrivileges(expected: SchemaSnapshot, live: SchemaSnapshot): SchemaSnapshot {
  const [left, right] = [objectsByKey(expected), objectsByKey(live)];
  const given = live.objects.filter(
    (object) =>
      object.kind === "default privileges" &&
      left.get(objectKey(object))?.attributes["privileges"] !== object.attributes["privileges"],
  );
  if (given.length === 0) return expected;
  const objects = expected.objects.map((object) => {
    const privileges = right.get(objectKey(object))?.attributes["privileges"];
    if (privileges === undefined || privileges === object.attributes["privileges"]) return object;
    const had = new Set(listEntries(object.attributes["privileges"]));
    const now = listEntries(privileges);
    const more = now.filter((one) => !had.has(one));
    const entries = new Set(
      given.filter((one) => isFor(one, object)).flatMap((one) => listEntries(one.attributes["privileges"])),
    );
    const explained = more.every((one) => entries.has(one)) && [...had].every((one) => now.includes(one));
    return explained ? withValue(object, "privileges", privileges) : object;
  });
  return { ...expected, objects };
}

/** Whether default privileges reach an object: `tables of alice in shop` those of alice's tables there. */
function isFor({ identity, attributes }: SchemaObject, object: SchemaObject): boolean {
  const { schema } = attributes;
  const kinds = kindsOf[identity.split(" ")[0] ?? ""] ?? [];
  return kinds.includes(object.kind) && (schema === undefined || splitIdentity(object.identity)[0] === schema);
}

/** `+bob: SELECT` for each. */
function listEntries(privileges = ""): readonly string[] {
  return privileges.match(/[+-](?:"(?:[^"]|"")*"|[^",])+(?=, [+-]|$)/g) ?? [];
}
