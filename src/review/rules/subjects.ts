import { listAt, nameIn, nodeAt, relationIn, textAt, toRelationName, type Node } from "../../sql/syntax.js";
import { newKey, type Known } from "../known/known.js";
import type { Look } from "../rule.js";

/** What a statement is about: the object that a reader would name. */
export interface Subject {
  /** Kind and key. */
  readonly id: string;
  /** As people call it, for example `table orders`. */
  readonly title: string;
  readonly name: string;
  /** Whether the statement makes it, and it is nothing of its own: types, functions, views and the like. */
  readonly made: boolean;
  readonly text: string;
}

const toTable =
  /^(?:CreateStmt|CreateTableAsStmt|IndexStmt|TruncateStmt|CreateTrigStmt|CreatePolicyStmt|AlterPolicyStmt|RuleStmt|InsertStmt|UpdateStmt|DeleteStmt|MergeStmt|CopyStmt|RefreshMatViewStmt|AT_.*|FOREIGN_TABLE AT_.*|VIEW AT_.*|INDEX AT_.*|DropStmt OBJECT_(?:TABLE|INDEX|TRIGGER|POLICY|RULE|VIEW|MATVIEW|SEQUENCE)|RenameStmt OBJECT_(?:TABLE|COLUMN|TABCONSTRAINT|TRIGGER|POLICY|INDEX|VIEW|MATVIEW|SEQUENCE)|AlterObjectSchemaStmt OBJECT_(?:TABLE|VIEW|MATVIEW|SEQUENCE)|ViewStmt|CreateSeqStmt|AlterSeqStmt|ClusterStmt|ReindexStmt|CreateForeignTableStmt)$/;

/** Whether it is about a catalog of PostgreSQL's own, which holds no rows of anybody's. */
export function isOfCatalog({ name, relation }: Look): boolean {
  if (name === null || relation !== null) return false;
  return name.schema === "pg_catalog" || (name.schema === null && name.name.startsWith("pg_"));
}

/** The subject of a look; null for what has none: settings, guards, comments, grants, queries, PostgreSQL's catalogs. */
function subjectOf(look: Look): Subject | null {
  const { key, known, name, relation, site } = look;
  if (isOfCatalog(look)) return null;
  const text = site.text;
  // An index that nobody knows belongs to no table; so does one that IF EXISTS looks for before it is made.
  if (key === "DropStmt OBJECT_INDEX" && relation === null) return null;
  if (toTable.test(key)) {
    const kind =
      key === "ViewStmt" || relation?.kind === "view" ? "view" : key === "CreateSeqStmt" ? "sequence" : "table";
    const id = relation?.key ?? (name === null ? null : newKey(known, name));
    if (id === null || name === null) return null;
    const made = key === "ViewStmt" || key === "CreateSeqStmt" || key === "AlterSeqStmt";
    return {
      id: `relation ${id}`,
      title: `${kind} ${relation?.name ?? name.name}`,
      name: relation?.name ?? name.name,
      made,
      text,
    };
  }
  return otherSubject(look, known, text);
}

const others: Readonly<Record<string, { readonly title: string; readonly field: string }>> = {
  CreateEnumStmt: { title: "type", field: "typeName" },
  CreateRangeStmt: { title: "type", field: "typeName" },
  AlterEnumStmt: { title: "type", field: "typeName" },
  CreateDomainStmt: { title: "type", field: "domainname" },
  AlterDomainStmt: { title: "type", field: "typeName" },
  CreateFunctionStmt: { title: "function", field: "funcname" },
};

function otherSubject({ key, node, site }: Look, known: Known, text: string): Subject | null {
  const composite = key === "CompositeTypeStmt" ? relationIn(nodeAt(node, "typevar")) : null;
  const other = others[site.kind];
  const dropped = /^DropStmt OBJECT_(TYPE|DOMAIN|FUNCTION|PROCEDURE|SCHEMA)$/.exec(key)?.[1];
  const schema = site.kind === "CreateSchemaStmt" ? textAt(node, "schemaname") : null;
  if (schema !== null) return { id: `schema ${schema}`, title: `schema ${schema}`, name: schema, made: true, text };
  const name =
    composite ?? (other === undefined ? droppedName(dropped, node) : toRelationName(listAt(node, other.field)));
  if (name === null) return null;
  const title =
    other?.title ??
    (composite !== null || dropped === "TYPE" || dropped === "DOMAIN" ? "type" : (dropped ?? "").toLowerCase());
  return {
    id: `${title} ${newKey(known, name)}`,
    title: `${title} ${name.name}`,
    name: name.name,
    made: dropped === undefined,
    text,
  };
}

function droppedName(type: string | undefined, node: Node): ReturnType<typeof toRelationName> {
  const object = nodeAt(node, "dropped");
  if (type === undefined || object === null) return null;
  const list = nodeAt(object, "TypeName") ?? nodeAt(object, "ObjectWithArgs") ?? {};
  const parts = [...listAt(list, "names"), ...listAt(list, "objname")];
  return parts.length > 0 ? toRelationName(parts) : { schema: null, name: nameIn(object) ?? "" };
}

const mostSubjects = 1000;

/** Subjects that belong together as one: a type and the table that uses it, a partition and its parent. */
export function mergeSubjects(looks: readonly Look[]): readonly (readonly Subject[])[] {
  const subjects = looks.flatMap((look) => {
    const subject = subjectOf(look);
    return subject === null ? [] : [subject];
  });
  const parents = new Map(subjects.map(({ id }) => [id, id]));
  const root = (id: string): string => {
    const parent = parents.get(id) ?? id;
    return parent === id ? id : root(parent);
  };
  const join = (a: string, b: string): void => void parents.set(root(a), root(b));
  // What belongs together is looked for by names in texts, which nobody waits for in a file of thousands.
  if (subjects.length <= mostSubjects) for (const [one, other] of together(looks, subjects)) join(one, other);
  const groups = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const group = groups.get(root(subject.id)) ?? [];
    groups.set(root(subject.id), [...group, subject]);
  }
  return [...groups.values()];
}

function together(looks: readonly Look[], subjects: readonly Subject[]): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  const byId = new Map(subjects.map((subject) => [subject.id, subject]));
  for (const made of subjects.filter((subject) => subject.made)) {
    const word = new RegExp(`(?<![\\w$])${made.name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w$])`, "i");
    for (const user of subjects) if (user.id !== made.id && word.test(user.text)) pairs.push([made.id, user.id]);
    // A view goes with the table of the file that it reads.
    for (const base of byId.values()) {
      const name = new RegExp(`(?<![\\w$])${base.name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w$])`, "i");
      if (base.id !== made.id && name.test(made.text)) pairs.push([made.id, base.id]);
    }
  }
  for (const { key, node, known } of looks) {
    const from =
      key === "RenameStmt OBJECT_TYPE"
        ? toRelationName(listAt(nodeAt(nodeAt(node, "object") ?? {}, "List") ?? {}, "items"))
        : null;
    const to = from === null ? null : { ...from, name: textAt(node, "newname") ?? "" };
    if (from !== null && to !== null) pairs.push([`type ${newKey(known, from)}`, `type ${newKey(known, to)}`]);
  }
  for (const { key, node, known, name, relation } of looks) {
    // Under its new name a table is the same one.
    if (name === null || !/^RenameStmt OBJECT_(?:TABLE|VIEW|MATVIEW|SEQUENCE)$/.test(key)) continue;
    const to = { schema: relation?.schema ?? name.schema, name: textAt(node, "newname") ?? "" };
    pairs.push([`relation ${relation?.key ?? newKey(known, name)}`, `relation ${newKey(known, to)}`]);
  }
  for (const look of looks) {
    const parent = relationIn(nodeAt(listAt(look.node, "inhRelations")[0] ?? {}, "RangeVar"));
    const attached = relationIn(nodeAt(nodeAt(nodeAt(look.node, "def") ?? {}, "PartitionCmd") ?? {}, "name"));
    const [own, other] = [subjectOf(look), parent ?? attached];
    if (own !== null && other !== null)
      pairs.push([
        own.id,
        `relation ${look.known.relations.get(newKey(look.known, other))?.key ?? newKey(look.known, other)}`,
      ]);
  }
  return pairs.filter(([one, other]) => byId.has(one) && byId.has(other));
}
