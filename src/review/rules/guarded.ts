import { listAt, nodeAt, relationIn, textAt, toRelationName } from "../../sql/syntax.js";
import type { Found, Look, StatementRule } from "../rule.js";
import { factsOf } from "../script-facts.js";

/** A rule that is silent where a condition or an exception handler decides. */
export function rule(
  id: StatementRule["id"],
  on: readonly string[],
  judge: (look: Look) => Found | null,
): StatementRule {
  // What a condition or an exception handler decides about is guarded, whatever it is.
  return { id, on, alsoUndo: true, judge: (look) => (look.site.guarded ? null : judge(look)) };
}

/** The statement with words put behind its first ones; nothing where they are not found. */
export function insert(text: string, behind: RegExp, words: string): { readonly replacement?: string } {
  const replaced = text.replace(behind, (start) => `${start}${words} `);
  return replaced === text ? {} : { replacement: replaced };
}

/** How messages end. */
export const again = "a second run fails";

/** Whether an earlier statement of the file drops it first: what it makes is gone whenever it comes. */
export function isDropped({ file, site }: Look): boolean {
  const { order, droppedAt } = factsOf(file.parsed);
  const at = droppedAt.get(createdName(site) ?? "");
  return at !== undefined && at < (order.get(site.statement) ?? 0);
}

/** The name of what a statement makes, without its schema. */
export function createdName({ kind, node }: Pick<Look["site"], "kind" | "node">): string | null {
  const range =
    nodeAt(node, "view") ??
    nodeAt(node, "sequence") ??
    nodeAt(nodeAt(node, "into") ?? {}, "rel") ??
    nodeAt(node, "typevar");
  if (range !== null) return relationIn(range)?.name ?? null;
  if (kind === "IndexStmt") return textAt(node, "idxname");
  const own = [
    "trigname",
    "policy_name",
    "rulename",
    "schemaname",
    "extname",
    "pubname",
    "role",
    "fdwname",
    ...(kind === "CreateAmStmt" ? ["amname"] : []),
  ]
    .map((field) => textAt(node, field))
    .find((name) => name !== null);
  if (own !== undefined && kind !== "CreateStmt") return own;
  const names = ["funcname", "typeName", "domainname", "defnames", "conversion_name", "opclassname", "opfamilyname"]
    .map((field) => listAt(node, field))
    .find((list) => list.length > 0);
  return names === undefined
    ? (relationIn(nodeAt(node, "relation"))?.name ?? null)
    : (toRelationName(names)?.name ?? null);
}
