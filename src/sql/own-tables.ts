import type { Tree } from "./parser.js";
import { flagAt, listAt, nameIn, nodeAt, relationIn, textAt, toRelationName, visitNodes } from "./syntax.js";
import type { Node, RelationName } from "./syntax.js";

const ownTables: ReadonlySet<string> = new Set([
  "schema_version",
  "schema_version_repeatable",
  "schema_version_log",
  "schema_version_snapshot",
]);

/** A table named like one of the tool's own, at a statement that changes it. */
export interface OwnName extends RelationName {
  /** `made`: the statement creates it; `made-or-there`: with IF NOT EXISTS; `temporary`: it creates a temporary one; `gone`: the name is free behind it. */
  readonly use: "changed" | "made" | "made-or-there" | "temporary" | "gone";
}

/** Statements that change the relation they name in `relation` or `table`. */
const changing: ReadonlySet<string> = new Set([
  "AlterObjectSchemaStmt",
  "AlterPolicyStmt",
  "AlterTableStmt",
  "CreatePolicyStmt",
  "CreateTrigStmt",
  "DeleteStmt",
  "InsertStmt",
  "MergeStmt",
  "RenameStmt",
  "RuleStmt",
  "UpdateStmt",
]);

/** What a statement creates, drops, alters or writes, wherever in it, under the name of one of the tool's own tables. */
export function listOwnNames(tree: Tree): readonly OwnName[] {
  const names = namedBy(tree);
  // Writes can hide in WITH.
  visitNodes(tree.node, (kind, node) => {
    if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(kind)) names.push(...namedBy({ kind, node }));
  });
  const own = names.filter(({ name }) => ownTables.has(name));
  return [...new Map(own.map((one) => [JSON.stringify([one.schema, one.name]), one])).values()];
}

function namedBy({ kind, node }: Tree): OwnName[] {
  const use = freesName({ kind, node }) ? ("gone" as const) : ("changed" as const);
  const changed = (...found: readonly (RelationName | null)[]): OwnName[] =>
    found.flatMap((one) => (one === null ? [] : [{ ...one, use }]));
  const named = (field: string): RelationName | null => relationIn(nodeAt(node, field));
  if (changing.has(kind)) return changed(named("relation"), named("table"));
  switch (kind) {
    case "DropStmt":
      return changed(...listAt(node, "objects").map((object) => droppedFrom(object, textAt(node, "removeType"))));
    case "TruncateStmt":
      return changed(...listAt(node, "relations").map((item) => relationIn(nodeAt(item, "RangeVar"))));
    case "CopyStmt":
      return flagAt(node, "is_from") ? changed(named("relation")) : [];
    case "CreateStmt":
      return madeBy(node, nodeAt(node, "relation"));
    case "CreateTableAsStmt":
      return madeBy(node, nodeAt(nodeAt(node, "into") ?? {}, "rel"));
    case "SelectStmt":
      return madeBy(node, nodeAt(nodeAt(node, "intoClause") ?? {}, "rel"));
    default:
      return [];
  }
}

function freesName({ kind, node }: Tree): boolean {
  if (kind === "DropStmt") return !ofTable.test(textAt(node, "removeType") ?? "");
  if (kind === "RenameStmt") return textAt(node, "renameType") !== "OBJECT_COLUMN";
  return kind === "AlterObjectSchemaStmt";
}

function madeBy(node: Node, rangeVar: Node | null): OwnName[] {
  const relation = relationIn(rangeVar);
  if (relation === null) return [];
  if (textAt(rangeVar ?? {}, "relpersistence") === "t") return [{ ...relation, use: "temporary" }];
  return [{ ...relation, use: flagAt(node, "if_not_exists") ? "made-or-there" : "made" }];
}

const ofTable = /^OBJECT_(?:TRIGGER|RULE|POLICY)$/;

/** The relation that a name of DROP is of: of a trigger, a rule or a policy it is what stands before it. */
function droppedFrom(object: Node, type: string | null): RelationName | null {
  const parts = listAt(nodeAt(object, "List") ?? {}, "items").filter((part) => nameIn(part) !== null);
  return toRelationName(ofTable.test(type ?? "") ? parts.slice(0, -1) : parts);
}
