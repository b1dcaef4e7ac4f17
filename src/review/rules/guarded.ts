import { flagAt, listAt, nameIn, nodeAt, relationIn, textAt, toRelationName, type Node } from "../../sql/syntax.js";
import type { Found, Look, StatementRule } from "../rule.js";

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

/** Whether an earlier statement of the file drops it first, IF EXISTS. */
export function isDropped({ file, site }: Look): boolean {
  const own = file.parsed.statements;
  const index = own.indexOf(site.statement);
  const wanted = createdName(site);
  return own.slice(0, index).some(({ kind, node }) => {
    const drop = node as Node;
    if (kind !== "DropStmt" || !flagAt(drop, "missing_ok")) return false;
    return listAt(drop, "objects").some((object) => nameOfDropped(object) === wanted);
  });
}

function nameOfDropped(object: Node): string | null {
  const list = nodeAt(object, "List") ?? nodeAt(object, "TypeName");
  const parts =
    list === null
      ? listAt(nodeAt(object, "ObjectWithArgs") ?? {}, "objname")
      : [...listAt(list, "items"), ...listAt(list, "names")];
  return parts.length === 0 ? nameIn(object) : nameIn(parts.at(-1) ?? {});
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
  const own = ["trigname", "policy_name", "rulename", "schemaname", "extname", "pubname", "role"]
    .map((field) => textAt(node, field))
    .find((name) => name !== null);
  if (own !== undefined && kind !== "CreateStmt") return own;
  const names = ["funcname", "typeName", "domainname", "defnames"]
    .map((field) => listAt(node, field))
    .find((list) => list.length > 0);
  return names === undefined
    ? (relationIn(nodeAt(node, "relation"))?.name ?? null)
    : (toRelationName(names)?.name ?? null);
}
