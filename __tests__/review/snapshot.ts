import type { SchemaObject, SchemaSnapshot } from "../../src/core/schema/snapshot.js";

function column(name: string, attributes: Readonly<Record<string, string>>): SchemaObject {
  return { kind: "column", identity: `"Sales".users.${name}`, attributes };
}

/** A table as the catalog queries show it: `nick` has a CHECK that proves NOT NULL, `region` one that is not valid. */
export function createSnapshotOf(): SchemaSnapshot {
  const constraint = (name: string, attributes: Readonly<Record<string, string>>): SchemaObject => ({
    kind: "constraint",
    identity: `"Sales".users.${name}`,
    attributes,
  });
  return {
    major: 16,
    objects: [
      column("age", { type: "integer", position: "4" }),
      column("email", { type: "character varying(100)", not_null: "yes", position: "1" }),
      column("nick", { type: "text", position: "2" }),
      column("region", { type: "text", position: "3" }),
      constraint("nick_set", { definition: "CHECK ((nick IS NOT NULL))" }),
      constraint("region_set", { definition: "CHECK ((region IS NOT NULL))", not_valid: "yes" }),
      { kind: "schema", identity: '"Sales"', attributes: {} },
      { kind: "table", identity: '"Sales".users', attributes: {} },
    ],
  };
}
