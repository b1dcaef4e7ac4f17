import type { Statement } from "./statement.js";
import { asNode, droppedBy, flagAt, isOn, nodeAt, optionsIn, relationIn, textAt } from "./syntax.js";
import type { RelationName } from "./syntax.js";

/** What a statement builds without blocking writes, so that a failure can leave an index INVALID. */
export type ConcurrentBuild = {
  /** Index of the statement in its script, from 0. */
  readonly statement: number;
} & (
  | { readonly kind: "create"; readonly table: RelationName; readonly index: string }
  /** What is left has a name of PostgreSQL's own: that of the index with `_ccnew` or `_ccold` behind it, and a number where that was taken. */
  | { readonly kind: "reindex index"; readonly index: RelationName }
  | { readonly kind: "reindex table"; readonly table: RelationName }
  | { readonly kind: "reindex schema"; readonly schema: string }
  | { readonly kind: "reindex database" }
);

/** The builds of CREATE INDEX CONCURRENTLY and REINDEX … CONCURRENTLY. */
export function concurrentBuilds(statements: readonly Statement[]): readonly ConcurrentBuild[] {
  return statements.flatMap((one, statement): readonly ConcurrentBuild[] => {
    if (!one.needsNoTransaction) return [];
    const node = asNode(one.node);
    const relation = relationIn(nodeAt(node, "relation"));
    const index = textAt(node, "idxname");
    if (one.kind === "IndexStmt")
      return relation === null || index === null ? [] : [{ kind: "create", table: relation, index, statement }];
    if (one.kind !== "ReindexStmt" || !isOn(optionsIn(node, "params"), "concurrently", "off")) return [];
    return reindexed(textAt(node, "kind"), relation, textAt(node, "name")).map((build) => ({ ...build, statement }));
  });
}

/** Whether a file drops an index by itself before it builds it anew, so that it has to find what an attempt of it left. */
export function dropsBeforeBuild(
  statements: readonly Statement[],
  { schema, name }: { readonly schema: string; readonly name: string },
): boolean {
  const build = concurrentBuilds(statements).find((one) => one.kind === "create" && one.index === name);
  const before = statements.slice(0, build?.statement ?? 0).map(({ node }) => asNode(node));
  const dropped = before.filter((node) => textAt(node, "removeType") === "OBJECT_INDEX").flatMap(droppedBy);
  return dropped.some((one) => one.name === name && (one.schema ?? schema) === schema);
}

/** Whether the names of later statements may mean something else by it; outside a transaction SET LOCAL changes nothing. */
export function movesNames({ role, node, text }: Statement): boolean {
  if (role !== "setting" || flagAt(asNode(node), "is_local")) return false;
  return /\b(?:search_path|schema|role|authorization|all)\b/i.test(text);
}

type Reindexed = { [Kind in ConcurrentBuild["kind"]]: Omit<Extract<ConcurrentBuild, { kind: Kind }>, "statement"> };

function reindexed(
  kind: string | null,
  relation: RelationName | null,
  name: string | null,
): readonly Reindexed[Exclude<ConcurrentBuild["kind"], "create">][] {
  switch (kind) {
    case "REINDEX_OBJECT_INDEX":
      return relation === null ? [] : [{ kind: "reindex index", index: relation }];
    case "REINDEX_OBJECT_TABLE":
      return relation === null ? [] : [{ kind: "reindex table", table: relation }];
    case "REINDEX_OBJECT_SCHEMA":
      return name === null ? [] : [{ kind: "reindex schema", schema: name }];
    case "REINDEX_OBJECT_DATABASE":
      return [{ kind: "reindex database" }];
    default:
      return [];
  }
}
