import { showIdentifier, showRelation } from "../../sql/names.js";
import { flagAt, listAt, nameIn, namesIn, type Node, nodeAt, nodesAt, textAt, visitNodes } from "../../sql/syntax.js";
import { keyedOf } from "../keys.js";
import { columnIn, columnsOf } from "../known/columns.js";
import type { FileRule, Look } from "../rule.js";
import { dynamicSite, type Site } from "../sites.js";
import { definitionOf, listWords } from "./words.js";

/** Something that a migration makes, in words, and how an undo script takes it away. */
interface Made {
  readonly title: string;
  /** Names that a DROP must name: of the object itself or of what it belongs to. */
  readonly goneWith: readonly string[];
  readonly site: Site;
}

function wordFor({ key, node }: Look): string {
  if (key === "ViewStmt") return "view";
  if (key === "CreateSeqStmt") return "sequence";
  return textAt(node, "objtype") === "OBJECT_MATVIEW" ? "materialized view" : "table";
}

function madeBy(look: Look): Made | null {
  const { key, node, name, relation, isNew, site } = look;
  const [own, table] = [name?.name ?? "", relation?.name ?? name?.name ?? ""];
  switch (key) {
    case "CreateStmt":
    case "CreateTableAsStmt":
    case "ViewStmt":
    case "CreateSeqStmt":
      // IF NOT EXISTS over what was there before makes nothing.
      return relation === null ? { title: `${wordFor(look)} ${showIdentifier(own)}`, goneWith: [own], site } : null;
    case "CreateEnumStmt":
    case "CreateDomainStmt":
    case "CreateFunctionStmt": {
      if (key === "CreateFunctionStmt" && flagAt(node, "replace")) return null;
      const made = ["typeName", "domainname", "funcname"].flatMap((field) => namesIn(node, field)).at(-1) ?? "";
      const word = key === "CreateFunctionStmt" ? "function" : "type";
      return { title: `${word} ${showIdentifier(made)}`, goneWith: [made], site };
    }
    case "IndexStmt": {
      const index = textAt(node, "idxname");
      if (index === null) return null;
      return { title: `index ${showIdentifier(index)}`, goneWith: [index, table, ...columnsBelow(node)], site };
    }
    case "AT_AddColumn": {
      if (isNew) return null;
      const column = textAt(definitionOf(node, "ColumnDef"), "colname") ?? "";
      const title = `column ${showRelation({ schema: null, name: table })}.${showIdentifier(column)}`;
      return { title, goneWith: [column, table], site };
    }
    default: {
      if (!key.startsWith("AT_AddConstraint") || isNew) return null;
      const definition = definitionOf(node, "Constraint");
      const constraint = textAt(definition, "conname");
      if (constraint === null) return null;
      const goneWith = [constraint, table, ...columnsOf(definition), ...columnsBelow(definition)];
      return { title: `constraint ${showIdentifier(constraint)}`, goneWith, site };
    }
  }
}

/** Columns that a definition names anywhere: with one of them it goes. */
function columnsBelow(definition: Node): readonly string[] {
  const names = nodesAt(listAt(definition, "indexParams"), "IndexElem").map((item) => textAt(item, "name") ?? "");
  visitNodes(definition, (kind, node) => {
    if (kind === "ColumnRef") names.push(columnIn({ ColumnRef: node }) ?? "");
  });
  return names;
}

/** Names that a statement, or a part of one, drops. */
function droppedBy({ key, node, name }: Pick<Look, "key" | "node" | "name">): readonly string[] {
  if (key.startsWith("DropStmt")) return name === null ? [] : [name.name];
  return /^(?:FOREIGN_TABLE )?AT_Drop(?:Column|Constraint)$/.test(key) ? [textAt(node, "name") ?? ""] : [];
}

/** What a migration makes, but for what it drops again itself; under the name that it has in the end. */
function standing(looks: readonly Look[]): readonly Made[] {
  let made: Made[] = [];
  for (const look of looks) {
    const { key, node, name, site } = look;
    const gone = droppedBy(look);
    if (gone.length > 0) made = made.filter(({ goneWith }) => !goneWith.some((one) => gone.includes(one)));
    const [from, to] = [textAt(node, "subname") ?? name?.name ?? "", textAt(node, "newname") ?? ""];
    if (key.startsWith("RenameStmt") && !site.guarded) made = made.map((one) => renamed(one, from, to));
    const own = isLooseWork(look) ? null : madeBy(look);
    if (own !== null) made.push(own);
  }
  return made;
}

/** Under its new name it is the same one, which an undo script drops by either. */
function renamed({ title, goneWith, site }: Made, from: string, to: string): Made {
  if (!goneWith.includes(from)) return { title, goneWith, site };
  const [old, own] = [showIdentifier(from), goneWith[0] === from];
  const shown = own && title.endsWith(old) ? `${title.slice(0, -old.length)}${showIdentifier(to)}` : title;
  return { title: shown, goneWith: own ? [to, ...goneWith] : [...goneWith, to], site };
}

/** What a condition or a routine does, and what is about the tool's own tables, nobody has to undo. */
function isLooseWork({ site }: Look): boolean {
  return site.within === "routine" || site.guarded || /\bschema_version\b/.test(site.text);
}

/** Names that an undo script drops or renames away; null where nobody can tell. */
function droppedIn(sites: readonly Site[]): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const site of sites) {
    if (site.kind === dynamicSite) return null;
    for (const { key, node, name } of keyedOf(site)) {
      for (const dropped of droppedBy({ key, node, name })) names.add(dropped);
      // What the undo script makes itself was there before.
      if (/^(?:ViewStmt|CreateTableAsStmt|CreateStmt)$/.test(key) && name !== null) names.add(name.name);
      if (key === "IndexStmt") names.add(textAt(node, "idxname") ?? "");
      if (key.startsWith("RenameStmt")) names.add(textAt(node, "subname") ?? name?.name ?? "");
      // With a schema or an extension goes all that is in it.
      if (/^DropStmt OBJECT_(?:SCHEMA|EXTENSION)$/.test(key) || site.kind === "DropOwnedStmt") return null;
    }
  }
  return names;
}

/** What a migration makes and its undo script does not take away. */
export const undoIncomplete: FileRule = {
  id: "undo-incomplete",
  judge: ({ looks, undo, file }) => {
    // One that does not parse is told of, and drops nothing.
    const readable = undo !== null && undo.file.parsed.findings.every(({ severity }) => severity !== "error");
    const dropped = readable ? droppedIn(undo.sites) : null;
    if (dropped === null || file.kind !== "migration") return [];
    // A type that takes the name of an old one is that one from then on.
    const types = new Set(looks.flatMap(({ key, node }) => (key === "RenameStmt OBJECT_TYPE" ? typeNames(node) : [])));
    const owners = ownersIn(looks);
    const cascades = undo?.sites.some(({ node }) => textAt(node, "behavior") === "DROP_CASCADE") === true;
    const left = standing(looks)
      .filter(({ title }) => !cascades || /^(?:table|type|function) /.test(title))
      .filter(({ goneWith: [own = "", ...others] }) => {
        const names = [own, ...others, ...(owners.get(own) ?? [])];
        return !names.some((name) => dropped.has(name) || types.has(name));
      });
    if (left.length === 0) return [];
    const titles = [...new Set(left.map(({ title }) => title))];
    return [{ at: null, inUndo: true, message: `the undo script leaves behind the ${listWords(titles.slice(0, 6))}` }];
  },
};

/** Sequences go with the column that owns them, and with its table. */
function ownersIn(looks: readonly Look[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    looks.flatMap(({ key, node, name }): readonly (readonly [string, readonly string[]])[] => {
      if (!/^(?:Create|Alter)SeqStmt$/.test(key) || name === null) return [];
      const owned = nodesAt(listAt(node, "options"), "DefElem").find((one) => textAt(one, "defname") === "owned_by");
      const parts = listAt(nodeAt(nodeAt(owned ?? {}, "arg") ?? {}, "List") ?? {}, "items");
      return [[name.name, parts.map((part) => nameIn(part) ?? "")]];
    }),
  );
}

function typeNames(rename: Node): readonly string[] {
  return listAt(nodeAt(nodeAt(rename, "object") ?? {}, "List") ?? {}, "items").map((item) => nameIn(item) ?? "");
}
