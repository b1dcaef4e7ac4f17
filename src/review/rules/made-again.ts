import type { ParsedScript } from "../../sql/script.js";
import { asNode, listAt, nameIn, namesIn, nodeAt, relationIn, textAt, type Node } from "../../sql/syntax.js";
import type { Look } from "../rule.js";
import { factsOf } from "../script-facts.js";

/**
 * Whether what a DROP takes away is made again behind it, in the same transaction: then it is there whenever the file
 * begins, and the next run drops it as well.
 */
export function isMadeAgain({ file, site, key, node, name }: Look): boolean {
  if (!file.parsed.transactional || site.within !== "statement") return false;
  const { order, constraintAddedAt } = factsOf(file.parsed);
  const here = order.get(site.statement) ?? 0;
  if (key === "AT_DropConstraint") {
    const constraint = `${name?.name ?? ""}.${textAt(node, "name") ?? ""}`;
    return (constraintAddedAt.get(constraint) ?? -1) >= here;
  }
  if (site.kind !== "DropStmt") return false;
  const made = madeIn(file.parsed);
  const objects = listAt(node, "objects").map((object) => toKey(textAt(node, "removeType"), object));
  return objects.every((one) => one !== null && (made.get(one) ?? -1) > here);
}

const known = new WeakMap<ParsedScript, ReadonlyMap<string, number>>();

/** What the statements of a file make, by kind and name, with the place of the last. */
function madeIn(parsed: ParsedScript): ReadonlyMap<string, number> {
  const found = known.get(parsed) ?? read(parsed);
  known.set(parsed, found);
  return found;
}

function read({ statements }: ParsedScript): ReadonlyMap<string, number> {
  return new Map(
    statements.flatMap(({ kind, node }, index): [string, number][] => {
      const name = makers[kind]?.(asNode(node)) ?? null;
      return name === null ? [] : [[name, index]];
    }),
  );
}

function toMaker(kind: string, field: string): (node: Node) => string | null {
  return (node) => {
    const relation = relationIn(nodeAt(node, field));
    return relation === null ? null : `${kind} ${relation.name}`;
  };
}

function toPart(kind: string, field: string, table: string): (node: Node) => string | null {
  return (node) => `${kind} ${relationIn(nodeAt(node, table))?.name ?? ""}.${textAt(node, field) ?? ""}`;
}

const toType = (node: Node): string => `TYPE ${namesIn(node, "typeName").at(-1) ?? ""}`;

const makers: Readonly<Record<string, (node: Node) => string | null>> = {
  CreateStmt: toMaker("TABLE", "relation"),
  CreateTableAsStmt: (node) => {
    const kind = textAt(node, "objtype") === "OBJECT_MATVIEW" ? "MATVIEW" : "TABLE";
    return toMaker(kind, "rel")(nodeAt(node, "into") ?? {});
  },
  ViewStmt: toMaker("VIEW", "view"),
  CreateSeqStmt: toMaker("SEQUENCE", "sequence"),
  IndexStmt: (node) => `INDEX ${textAt(node, "idxname") ?? ""}`,
  CreateEnumStmt: toType,
  CreateRangeStmt: toType,
  CompositeTypeStmt: toMaker("TYPE", "typevar"),
  CreateTrigStmt: toPart("TRIGGER", "trigname", "relation"),
  CreatePolicyStmt: toPart("POLICY", "policy_name", "table"),
};

/** Kind and name of a dropped object as `makers` has them; null for kinds whose name alone says too little. */
function toKey(type: string | null, object: Node): string | null {
  const kind = type?.replace("OBJECT_", "") ?? "";
  const list = nodeAt(object, "List") ?? nodeAt(object, "TypeName") ?? {};
  const names = [...listAt(list, "items"), ...listAt(list, "names")].map((part) => nameIn(part) ?? "");
  if (/^(?:TRIGGER|POLICY)$/.test(kind)) return `${kind} ${names.slice(-2).join(".")}`;
  return /^(?:TABLE|VIEW|MATVIEW|SEQUENCE|INDEX|TYPE)$/.test(kind) ? `${kind} ${names.at(-1) ?? ""}` : null;
}
