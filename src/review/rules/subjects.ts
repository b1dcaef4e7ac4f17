import { listAt, nameIn, nodeAt, relationIn, textAt, toRelationName, type Node } from "../../sql/syntax.js";
import { newKey } from "../known/known.js";
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
  const { text } = site;
  // An index that nobody knows belongs to no table; so does one that IF EXISTS looks for before it is made.
  if (key === "DropStmt OBJECT_INDEX" && relation === null) return null;
  if (toTable.test(key)) {
    const kind = kindOf(look);
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
  return otherSubject(look);
}

function kindOf({ key, relation }: Look): string {
  if (key === "ViewStmt" || relation?.kind === "view") return "view";
  if (relation === null && /^(?:INDEX |RenameStmt OBJECT_INDEX)/.test(key)) return "index";
  return key === "CreateSeqStmt" ? "sequence" : "table";
}

const others: Readonly<Record<string, { readonly title: string; readonly field: string }>> = {
  CreateEnumStmt: { title: "type", field: "typeName" },
  CreateRangeStmt: { title: "type", field: "typeName" },
  AlterEnumStmt: { title: "type", field: "typeName" },
  CreateDomainStmt: { title: "type", field: "domainname" },
  AlterDomainStmt: { title: "type", field: "typeName" },
  CreateFunctionStmt: { title: "function", field: "funcname" },
};

function otherSubject({ key, node, known, site }: Look): Subject | null {
  const { text } = site;
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
  const subjects = looks.flatMap((look) => subjectOf(look) ?? []);
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

type Pair = readonly [string, string];

/** Pairs of subjects, by id, of which one is about the other. */
function together(looks: readonly Look[], subjects: readonly Subject[]): readonly Pair[] {
  const ids = new Set(subjects.map(({ id }) => id));
  const pairs = [...namedTogether(subjects), ...looks.flatMap((look) => [...renamedIn(look), ...joinedIn(look)])];
  return pairs.filter(([one, other]) => ids.has(one) && ids.has(other));
}

/** What is made goes with what says its name, and with what it says: a view with the table that it reads. */
function namedTogether(subjects: readonly Subject[]): readonly Pair[] {
  const patterns = new Map(
    subjects.map(({ id, name }) => [
      id,
      new RegExp(`(?<![\\w$])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w$])`, "i"),
    ]),
  );
  const says = ({ text }: Subject, { id }: Subject): boolean => patterns.get(id)?.test(text) === true;
  return subjects
    .filter(({ made }) => made)
    .flatMap((made) =>
      subjects
        .filter((other) => other.id !== made.id && (says(other, made) || says(made, other)))
        .map((other): Pair => [made.id, other.id]),
    );
}

/** Under its new name an object is the same one. */
function renamedIn({ key, node, known, name, relation }: Look): readonly Pair[] {
  const newName = textAt(node, "newname") ?? "";
  if (key === "RenameStmt OBJECT_TYPE") {
    const from = toRelationName(listAt(nodeAt(nodeAt(node, "object") ?? {}, "List") ?? {}, "items"));
    return from === null ? [] : [[`type ${newKey(known, from)}`, `type ${newKey(known, { ...from, name: newName })}`]];
  }
  if (name === null || !/^RenameStmt OBJECT_(?:TABLE|VIEW|MATVIEW|SEQUENCE)$/.test(key)) return [];
  const to = { schema: relation?.schema ?? name.schema, name: newName };
  return [[`relation ${relation?.key ?? newKey(known, name)}`, `relation ${newKey(known, to)}`]];
}

/** A partition or child goes with its parent. */
function joinedIn(look: Look): readonly Pair[] {
  const parent = relationIn(nodeAt(listAt(look.node, "inhRelations")[0] ?? {}, "RangeVar"));
  const attached = relationIn(nodeAt(nodeAt(nodeAt(look.node, "def") ?? {}, "PartitionCmd") ?? {}, "name"));
  const [own, other] = [subjectOf(look), parent ?? attached];
  if (own === null || other === null) return [];
  const key = newKey(look.known, other);
  return [[own.id, `relation ${look.known.relations.get(key)?.key ?? key}`]];
}
