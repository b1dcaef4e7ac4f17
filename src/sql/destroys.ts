import { readDoBlock } from "./do-block.js";
import { loadedParser, type Tree } from "./parser.js";
import { followRenames, type Renames } from "./renames.js";
import { firstWords, type Statement } from "./statement.js";
import {
  asNode,
  droppedBy,
  flagAt,
  listAt,
  nameIn,
  nodeAt,
  relationIn,
  textAt,
  visitNodes,
  type Node,
  type RelationName,
} from "./syntax.js";

/** Data that a script removes or overwrites. */
export interface Destroyed {
  readonly kind: "table" | "column" | "rows" | "schema" | "unknown";
  /** Null when the search path decides, and for schemas. */
  readonly schema: string | null;
  /** Name of the table or schema; empty when unknown. */
  readonly name: string;
  readonly column: string | null;
  /** First words of the statement, or of the expression that a DO block executes. */
  readonly text: string;
}

type Found = Omit<Destroyed, "text">;

const unknown: Found = { kind: "unknown", schema: null, name: "", column: null };

/** Statements after which a name can mean another table than before. */
const renaming: ReadonlySet<string> = new Set(["VariableSetStmt", "RenameStmt", "AlterObjectSchemaStmt", "DropStmt"]);

/**
 * What data the statements of a script destroy, in order, by the names that it has before the scripts whose renames were
 * followed; tables that the script itself has just created do not count.
 */
export function destroyedBy(
  statements: readonly Statement[],
  renames: Renames = followRenames(),
): readonly Destroyed[] {
  const created = new Set<string>();
  return statements.flatMap((statement) => {
    const tree = { kind: statement.kind, node: asNode(statement.node), text: statement.text };
    const look: Look = (one, when) => {
      const kept = destroyedByTree(one).filter((found) => !created.has(keyOf(found)));
      const before = kept.flatMap((found) => toNamesBefore(found, renames));
      renames.follow(one, when);
      return before;
    };
    const found = tree.kind === "DoStmt" ? destroyedByBlock(tree, look) : withText(look(tree, "surely"), tree.text);
    const table = createdBy(tree);
    if (table !== null) created.add(keyOf(table));
    if (renaming.has(statement.kind) || statement.role === "setting") created.clear();
    return found;
  });
}

/** What one statement destroys. */
type Look = (tree: Tree, when: "surely" | "perhaps") => readonly Found[];

function toNamesBefore(found: Found, renames: Renames): readonly Found[] {
  if (found.kind === "unknown") return [found];
  if (found.kind === "schema") return [{ ...found, name: renames.schemaBefore(found.name) }];
  return renames.placesBefore(found).map((place) => ({ ...found, ...place }));
}

function keyOf({ schema, name }: RelationName): string {
  return JSON.stringify([schema, name]);
}

function withText(found: readonly Found[], text: string): readonly Destroyed[] {
  return found.map((one) => ({ ...one, text: firstWords(text) }));
}

function destroyedByBlock(tree: Tree & { readonly text: string }, look: Look): readonly Destroyed[] {
  const block = readDoBlock(loadedParser(), tree);
  if (block.kind === "unreadable") return withText([unknown], tree.text);
  return [
    ...withText(
      block.statements.flatMap((inner) => look(inner, inner.guarded ? "perhaps" : "surely")),
      tree.text,
    ),
    ...block.dynamic.map((source) => ({ ...unknown, text: firstWords(`EXECUTE ${source}`) })),
  ];
}

function destroyedByTree(tree: Tree): readonly Found[] {
  const found = [...destroyedBySelf(tree)];
  // Writes can hide in WITH.
  visitNodes(tree.node, (kind, node) => {
    if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(kind)) found.push(...destroyedBySelf({ kind, node }));
  });
  return found;
}

function destroyedBySelf({ kind, node }: Tree): readonly Found[] {
  switch (kind) {
    case "DropStmt":
      return destroyedByDrop(node);
    case "AlterTableStmt":
      return destroyedByAlter(node);
    case "TruncateStmt":
      return listAt(node, "relations").flatMap((item) => toRows(nodeAt(item, "RangeVar")));
    case "DeleteStmt":
    case "UpdateStmt":
    case "MergeStmt":
      return toRows(nodeAt(node, "relation"));
    case "InsertStmt": {
      const conflict = nodeAt(node, "onConflictClause");
      return conflict !== null && textAt(conflict, "action") === "ONCONFLICT_UPDATE"
        ? toRows(nodeAt(node, "relation"))
        : [];
    }
    // A procedure can do anything; so can DROP OWNED and DROP DATABASE.
    case "CallStmt":
    case "DropOwnedStmt":
    case "DropdbStmt":
      return [unknown];
    default:
      return [];
  }
}

function toRows(rangeVar: Node | null): readonly Found[] {
  const relation = relationIn(rangeVar);
  return relation === null ? [] : [{ kind: "rows", ...relation, column: null }];
}

function destroyedByDrop(node: Node): readonly Found[] {
  const objects = listAt(node, "objects");
  switch (textAt(node, "removeType")) {
    case "OBJECT_TABLE":
    case "OBJECT_MATVIEW":
      return droppedBy(node).map((relation) => ({ kind: "table", ...relation, column: null }));
    case "OBJECT_SCHEMA":
      return objects.map((object) => ({ kind: "schema", schema: null, name: nameIn(object) ?? "", column: null }));
    case "OBJECT_TYPE":
    case "OBJECT_DOMAIN":
    case "OBJECT_EXTENSION":
      // With CASCADE the columns of such a type go too, and the statement does not say which.
      return textAt(node, "behavior") === "DROP_CASCADE" ? [unknown] : [];
    default:
      return [];
  }
}

function destroyedByAlter(node: Node): readonly Found[] {
  const relation = relationIn(nodeAt(node, "relation"));
  const type = textAt(node, "objtype") === "OBJECT_TYPE";
  return listAt(node, "cmds").flatMap((item): readonly Found[] => {
    const command = nodeAt(item, "AlterTableCmd");
    if (relation === null || command === null || textAt(command, "subtype") !== "AT_DropColumn") return [];
    // Columns of a composite type lose an attribute; the statement does not say which.
    return type ? [unknown] : [{ kind: "column", ...relation, column: textAt(command, "name") }];
  });
}

/** The table that a statement surely makes anew. */
function createdBy({ kind, node }: Tree): RelationName | null {
  if (flagAt(node, "if_not_exists")) return null;
  if (kind === "CreateStmt") return relationIn(nodeAt(node, "relation"));
  return kind === "CreateTableAsStmt" ? relationIn(nodeAt(nodeAt(node, "into") ?? {}, "rel")) : null;
}
