import { inDatabase, inSchema, withAttributes } from "./named-by-create.js";
import type { Named } from "./named-by-create.js";
import type { Tree } from "./parser.js";
import { listAt, nameIn, nodeAt, optionsIn, textAt, type Node } from "./syntax.js";

/**
 * Objects of rare kinds that a statement creates, drops or alters. What only begins with the same name is meant too: all
 * casts from a type, all operators of a name.
 */
export function namedRare({ kind, node }: Tree): readonly Named[] {
  switch (kind) {
    case "CreateOpClassStmt":
      return inSchema(["operator class"], listAt(node, "opclassname"));
    case "CreateOpFamilyStmt":
      return inSchema(["operator family"], listAt(node, "opfamilyname"));
    case "AlterOpFamilyStmt":
      // A class that brought its family along has its lines.
      return withAttributes(inSchema(["operator family", "operator class"], listAt(node, "opfamilyname")), [
        "definition",
      ]);
    case "AlterOperatorStmt":
      return withAttributes(inSchema(["operator"], listAt(nodeAt(node, "opername") ?? {}, "objname")), ofOperator);
    case "AlterTypeStmt":
      return withAttributes(inSchema(["type"], listAt(node, "typeName")), ["definition"]);
    case "CreateCastStmt":
      return castFrom(nodeAt(node, "sourcetype"));
    case "CreateUserMappingStmt":
    case "AlterUserMappingStmt":
    case "DropUserMappingStmt":
      return inDatabase("user mapping", userIn(nodeAt(node, "user")));
    case "AlterPublicationStmt":
      return withAttributes(inDatabase("publication", textAt(node, "pubname")), setOnPublication(node));
    case "AlterDatabaseSetStmt":
    case "AlterRoleSetStmt":
      return settingNamed(textAt(nodeAt(node, "setstmt") ?? {}, "name"));
    case "DropStmt":
      return listAt(node, "objects").flatMap((object) => droppedRare(textAt(node, "removeType") ?? "", object));
    case "CommentStmt":
      return withAttributes(droppedRare(textAt(node, "objtype") ?? "", nodeAt(node, "object") ?? {}), ["comment"]);
    case "AlterOwnerStmt":
      return withAttributes(droppedRare(textAt(node, "objectType") ?? "", nodeAt(node, "object") ?? {}), ["owner"]);
    case "AlterObjectSchemaStmt":
      return textAt(node, "objectType") === "OBJECT_EXTENSION"
        ? withAttributes(inDatabase("extension", nameIn(nodeAt(node, "object") ?? {})), ["schema"])
        : [];
    default:
      return [];
  }
}

const ofOperator = ["restrict", "join", "commutator", "negator", "hashes", "merges"];

function droppedRare(type: string, object: Node): readonly Named[] {
  const items = listAt(nodeAt(object, "List") ?? {}, "items");
  // The access method stands before the name.
  if (type === "OBJECT_OPCLASS") return inSchema(["operator class"], items.slice(1));
  if (type === "OBJECT_OPFAMILY") return inSchema(["operator family"], items.slice(1));
  return type === "OBJECT_CAST" ? castFrom(nodeAt(items[0] ?? {}, "TypeName")) : [];
}

/** Types of PostgreSQL's own have no schema in the name of a cast. */
function castFrom(type: Node | null): readonly Named[] {
  const names = listAt(type ?? {}, "names");
  const own = inDatabase("cast", nameIn(names.at(-1) ?? {}));
  if (names.length === 1) return [...inSchema(["cast"], names), ...own];
  return nameIn(names[0] ?? {}) === "pg_catalog" ? own : inSchema(["cast"], names);
}

function userIn(role: Node | null): string | null {
  if (role === null) return null;
  return textAt(role, "roletype") === "ROLESPEC_PUBLIC" ? "PUBLIC" : textAt(role, "rolename");
}

const ofPublication: Readonly<Record<string, string>> = {
  publish: "publishes",
  publish_via_partition_root: "via_root",
  publish_generated_columns: "generated_columns",
};

function setOnPublication(node: Node): readonly string[] {
  const options = optionsIn(node, "options").flatMap(({ name }) => ofPublication[name] ?? []);
  return listAt(node, "pubobjects").length === 0 ? options : [...options, "tables", "schemas"];
}

/** Of the database, and of roles in it: their names begin with the setting's. */
function settingNamed(name: string | null): readonly Named[] {
  return inDatabase("setting", name).map((one) => ({ ...one, names: (name ?? "").split(".") }));
}
