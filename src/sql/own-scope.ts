import type { DoBlock } from "./do-block.js";
import { readPath } from "./named-objects.js";
import type { OwnName } from "./own-tables.js";
import type { Tree } from "./parser.js";
import { listAt, nodeAt, textAt, visitNodes } from "./syntax.js";
import { functionName } from "./transactionality.js";

/** What a file has shown, up to a statement, of where a name without a schema leads. */
export interface OwnScope {
  /** search_path as the file itself has set it; null where it may be any. */
  readonly path: readonly string[] | null;
  /** Names that stand for a table which the file has made in the first schema of that path. */
  readonly made: ReadonlySet<string>;
  /** Schemas that the file has made, or seen to be there. */
  readonly schemas: ReadonlySet<string>;
}

/** As at the start of a file, where the tool's schema is the first of the path. */
export const unknownScope: OwnScope = { path: null, made: new Set(), schemas: new Set() };

/** Whether a name certainly leads to another schema than the tool's own; where it may lead to both, it does not. */
export function leadsElsewhere({ schema, name, use }: OwnName, { path, made }: OwnScope, home: string): boolean {
  if (use === "temporary") return true;
  if (schema !== null) return schema !== home;
  if (path === null) return false;
  // `$user` is the role's name, which may be that of the tool's schema.
  const others = path.map((one) => one !== home && one !== "$user");
  if (others.every(Boolean)) return true;
  // Made it is in the first schema of the path that exists; where that is the tool's, the server refuses a second one.
  return others[0] === true && (use === "made" || made.has(name));
}

/** What is known behind a statement of a file in a transaction; `names` are those of the tool's tables that it uses. */
export function afterStatement(
  scope: OwnScope,
  tree: Tree,
  { block, names }: { readonly block: DoBlock | null; readonly names: readonly OwnName[] },
): OwnScope {
  const set = readPath(tree)?.names ?? null;
  const schemas = schemasAfter(scope.schemas, tree);
  if (set !== null && isPlainPath(set) && runsOnce(tree)) return { path: set, made: new Set(), schemas };
  if (set !== null || mayMovePath(tree, block)) return { ...unknownScope, schemas };
  const made = new Set(scope.made);
  for (const one of names) {
    if (one.use === "gone") made.delete(one.name);
    else if (block === null && isMadeFirst(one, scope)) made.add(one.name);
  }
  return { path: scope.path, made, schemas };
}

/** Whether the table stands in the first schema of the path behind the statement. */
function isMadeFirst({ schema, use }: OwnName, { path, schemas }: OwnScope): boolean {
  const first = path?.[0];
  if (first === undefined || !use.startsWith("made")) return false;
  // With IF NOT EXISTS the server looks into the first schema that exists, which may be a later one.
  return schema === null ? use === "made" || schemas.has(first) : schema === first;
}

function schemasAfter(schemas: ReadonlySet<string>, { kind, node }: Tree): ReadonlySet<string> {
  if (kind === "DropStmt" && textAt(node, "removeType") === "OBJECT_SCHEMA") return new Set();
  const made = kind === "CreateSchemaStmt" ? textAt(node, "schemaname") : null;
  return made === null ? schemas : new Set([...schemas, made]);
}

/** In a list as text, which set_config takes, capitals would be folded and quotes taken off. */
function isPlainPath(names: readonly string[]): boolean {
  return names.every((name) => /^(?:[a-z_$][a-z0-9_$]*)?$/.test(name));
}

/** Whether its set_config certainly runs, and nothing beside it. */
function runsOnce({ kind, node }: Tree): boolean {
  if (kind !== "SelectStmt") return true;
  return listAt(node, "targetList").length === 1 && Object.keys(node).every((field) => plainSelect.has(field));
}

const plainSelect: ReadonlySet<string> = new Set(["targetList", "limitOption", "op"]);

/** Functions that files call and that leave search_path alone. */
const harmless: ReadonlySet<string> = new Set(["count", "currval", "nextval", "now", "setval"]);

/** Whether search_path may be another one behind it: set by it, or by code that it calls for its effect. */
function mayMovePath({ kind, node }: Tree, block: DoBlock | null): boolean {
  if (kind === "DoStmt") {
    if (block?.kind !== "read" || block.dynamic.length > 0) return true;
    return block.statements.some((tree) => mayMovePath(tree, null));
  }
  // Without a name it is RESET ALL.
  if (kind === "VariableSetStmt") return /^(?:search_path)?$/.test(textAt(node, "name") ?? "");
  if (/^(?:Call|Discard|Execute|Transaction)Stmt$/.test(kind)) return true;
  const called: (string | null)[] = [];
  visitNodes(node, (tag, below) => {
    if (tag === "FuncCall") called.push(functionName(below));
  });
  return called.some((name) => (kind === "SelectStmt" ? !harmless.has(name ?? "") : name === "set_config"));
}

/** Whether a statement gives a schema another name: then none says any more which is the tool's. */
export function renamesSchema({ kind, node }: Tree): boolean {
  return kind === "RenameStmt" && textAt(node, "renameType") === "OBJECT_SCHEMA" && nodeAt(node, "relation") === null;
}
