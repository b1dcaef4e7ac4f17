import type { Tree } from "./parser.js";
import { flagAt, nodeAt, relationIn, textAt, type RelationName } from "./syntax.js";

/** A table, or a column of it. */
export interface Place extends RelationName {
  readonly column: string | null;
}

interface Renamed {
  readonly now: Place;
  readonly before: Place;
  readonly certain: boolean;
}

/** What things are called on a database before scripts run that rename them; a name then means what still has another. */
export interface Renames {
  /** Told each statement in order; `perhaps` where a condition may skip it. */
  readonly follow: (tree: Tree, when: "surely" | "perhaps") => void;
  /** What a table, or a column, may be called before: several where a schema is not named. */
  readonly placesBefore: (place: Place) => readonly Place[];
  readonly schemaBefore: (name: string) => string;
}

/** Follows ALTER … RENAME and SET SCHEMA over statements, and over the scripts that come after them. */
export function followRenames(): Renames {
  const tables: Renamed[] = [];
  const columns: Renamed[] = [];
  const schemas = new Map<string, string>();
  const schemaBefore = (name: string): string => schemas.get(name) ?? name;
  const tablesBefore = (place: Place): readonly Place[] =>
    lookUp(tables, place, (now) => now.name === place.name).map(({ schema, name }) => ({
      schema: schema === null ? null : schemaBefore(schema),
      name,
      column: place.column,
    }));
  const placesBefore = (place: Place): readonly Place[] =>
    place.column === null
      ? tablesBefore(place)
      : tablesBefore(place).flatMap((one) =>
          lookUp(columns, one, (now) => now.name === one.name && now.column === one.column),
        );
  const follow = (tree: Tree, when: "surely" | "perhaps"): void => {
    const [from, to] = [textAt(tree.node, "subname"), textAt(tree.node, "newname")];
    const table = relationIn(nodeAt(tree.node, "relation"));
    const certain = when === "surely" && !flagAt(tree.node, "missing_ok");
    const note = (list: Renamed[], was: Place, toNow: (before: Place) => Place): void => {
      for (const before of placesBefore(was)) list.unshift({ now: toNow(before), before, certain });
    };
    switch (whatChanges(tree)) {
      case "schema of a table":
        return table === null
          ? undefined
          : note(tables, { ...table, column: null }, () => ({
              ...table,
              schema: textAt(tree.node, "newschema"),
              column: null,
            }));
      case "table":
        return table === null || to === null
          ? undefined
          : note(tables, { ...table, column: null }, () => ({ ...table, name: to, column: null }));
      case "column":
        return table === null
          ? undefined
          : note(columns, { ...table, column: from }, (was) => ({ ...was, column: to }));
      case "schema":
        if (from !== null && to !== null) schemas.set(to, schemaBefore(from));
        return undefined;
      case null:
        return undefined;
    }
  };
  return { follow, placesBefore, schemaBefore };
}

function whatChanges({ kind, node }: Tree): "schema of a table" | "schema" | "table" | "column" | null {
  if (kind === "AlterObjectSchemaStmt") return "schema of a table";
  switch (kind === "RenameStmt" ? textAt(node, "renameType") : null) {
    case "OBJECT_TABLE":
    case "OBJECT_MATVIEW":
      return "table";
    case "OBJECT_COLUMN":
      return "column";
    case "OBJECT_SCHEMA":
      return "schema";
    default:
      return null;
  }
}

/** What may have been renamed to this place, the latest first; the place itself too where nothing surely was. */
function lookUp(renamed: readonly Renamed[], place: Place, isNamed: (now: Place) => boolean): readonly Place[] {
  const found: Place[] = [];
  for (const { now, before, certain } of renamed) {
    const same = now.schema === place.schema;
    if (!isNamed(now) || (!same && now.schema !== null && place.schema !== null)) continue;
    found.push(before);
    if (same && certain) return found;
  }
  return [...found, place];
}
