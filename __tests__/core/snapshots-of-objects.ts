import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";

/** Objects by kind and identity, with their attributes. */
export type Objects = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A snapshot that holds them. */
export function toSnapshot(objects: Objects): SchemaSnapshot {
  const all = Object.entries(objects).map(([key, attributes]) => {
    const [kind = "", identity = ""] = key.split(": ");
    return { kind, identity, attributes };
  });
  return { major: 16, objects: all };
}
