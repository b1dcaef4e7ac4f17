import { showIdentifier, showRelation } from "../../sql/names.js";
import { flagAt, listAt, nameIn, namesIn, type Node, nodeAt, nodesAt, textAt, visitNodes } from "../../sql/syntax.js";
import { columnIn, columnsOf } from "../known/columns.js";
import type { FileRule, FoundAt, Look, StatementRule } from "../rule.js";
import { dynamicSite, type Site } from "../sites.js";
import { keyedOf } from "../keys.js";
import { definitionOf, listWords, tableOf } from "./words.js";

const isWork = ({ kind, text }: Site): boolean =>
  !/^(?:VariableSetStmt|SelectStmt|DoStmt)$/.test(kind) && !/\bschema_version\b/.test(text);

const undoMissing: FileRule = {
  id: "undo-missing",
  judge: ({ file, undo, sites }) => {
    const needed = file.kind === "migration" && file.migration?.kind === "versioned" && sites.some(isWork);
    if (!needed || undo !== null) return [];
    const message = `version ${file.migration?.version.text ?? ""} has no undo script: a rollback stops at it`;
    const name = (file.script.file.split("/").at(-1) ?? "").replace(/^V/, "U");
    const help = `add ${name}, with the statements that bring back the schema from before; new --undo makes one`;
    return [{ at: null, message, help }];
  },
};

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

/** Names that an undo script drops or renames away; null where nobody can tell. */
function droppedIn(sites: readonly Site[]): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const site of sites) {
    if (site.kind === dynamicSite) return null;
    for (const { key, node, name } of keyedOf(site)) {
      if (key.startsWith("DropStmt") && name !== null) names.add(name.name);
      if (/^(?:FOREIGN_TABLE )?AT_Drop(?:Column|Constraint)$/.test(key)) names.add(textAt(node, "name") ?? "");
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

const undoIncomplete: FileRule = {
  id: "undo-incomplete",
  judge: ({ looks, undo, file }) => {
    // One that does not parse is told of, and drops nothing.
    const readable = undo !== null && undo.file.parsed.findings.every(({ severity }) => severity !== "error");
    const dropped = readable ? droppedIn(undo.sites) : null;
    if (dropped === null || file.kind !== "migration") return [];
    // A type that takes the name of an old one is that one from then on.
    const renamed = new Set(
      looks.flatMap(({ key, node }) => (key === "RenameStmt OBJECT_TYPE" ? typeNames(node) : [])),
    );
    const owners = ownersIn(looks);
    const cascades = undo?.sites.some(({ node }) => textAt(node, "behavior") === "DROP_CASCADE") === true;
    const left = looks
      .filter(({ site }) => site.within !== "routine" && !site.guarded && !/\bschema_version\b/.test(site.text))
      .flatMap((look) => madeBy(look) ?? [])
      .filter(({ title }) => !cascades || /^(?:table|type|function) /.test(title))
      .filter(({ goneWith: [own = "", ...others] }) => {
        const names = [own, ...others, ...(owners.get(own) ?? [])];
        return !names.some((name) => dropped.has(name) || renamed.has(name));
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

const undoLosesRows: StatementRule = {
  id: "undo-loses-rows",
  on: ["DropStmt OBJECT_TABLE", "AT_DropColumn", "TruncateStmt", "DeleteStmt"],
  alsoUndo: true,
  judge: (look) =>
    look.file.kind === "undo" ? { message: `the undo script destroys what ${tableOf(look)} got since` } : null,
};

const undoCannotRestore: FileRule = {
  id: "undo-cannot-restore",
  judge: ({ looks, undo }) => {
    const first = looks.find(
      ({ key, isNew, site }) =>
        /^(?:DropStmt OBJECT_TABLE|AT_DropColumn|TruncateStmt|DeleteStmt)$/.test(key) &&
        !isNew &&
        site.within !== "routine",
    );
    const refills = undo?.sites.some(({ kind }) => /^(?:Insert|Update|Merge|Copy)Stmt$/.test(kind)) === true;
    return undo === null || first === undefined || refills
      ? []
      : [
          {
            at: first.site,
            look: first,
            message: `the data that this destroys in ${tableOf(first)} does not come back with the undo script`,
          },
        ];
  },
};

const undoEnumValue: FileRule = {
  id: "undo-enum-value",
  judge: ({ sites, undo }): readonly FoundAt[] => {
    const added = sites.find(({ kind, node }) => kind === "AlterEnumStmt" && textAt(node, "oldVal") === null);
    const rebuilds = undo?.sites.some(({ kind }) => kind === "DropStmt" || kind === "RenameStmt") === true;
    return added === undefined || undo === null || rebuilds
      ? []
      : [
          {
            at: added,
            message: `the value '${textAt(added.node, "newVal") ?? ""}' stays after a rollback: PostgreSQL cannot take it away`,
          },
        ];
  },
};

const undoPrimaryKey: StatementRule = {
  id: "undo-primary-key",
  on: ["AT_AddConstraint CONSTR_PRIMARY"],
  alsoUndo: false,
  judge: (look) => {
    const { relation, undo, node } = look;
    const nullable = columnsOf(definitionOf(node, "Constraint")).filter(
      (column) => relation?.columns.get(column)?.notNull === false,
    );
    const drops = undo?.parsed.statements.some(({ text }) => /\bDROP\s+NOT\s+NULL\b/i.test(text)) === true;
    if (look.isNew || undo === null || drops || nullable.length === 0) return null;
    return {
      message: `the primary key makes ${listWords(nullable.map(showIdentifier))} NOT NULL, and the undo script leaves that behind`,
    };
  },
};

export const undoStatementRules: readonly StatementRule[] = [undoLosesRows, undoPrimaryKey];
export const undoFileRules: readonly FileRule[] = [undoMissing, undoIncomplete, undoCannotRestore, undoEnumValue];
