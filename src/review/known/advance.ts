import type { Tree } from "../../sql/parser.js";
import {
  flagAt,
  listAt,
  nameIn,
  nodeAt,
  relationIn,
  textAt,
  toRelationName,
  type Node,
  type RelationName,
} from "../../sql/syntax.js";
import { typeIn } from "../../sql/type-name.js";
import { dynamicSite } from "../sites.js";
import { alterTable } from "./alter.js";
import { createIndex, createRelation, createTable } from "./create.js";
import { renameObject } from "./rename.js";
import { forgetUses, idsOfDropped, outputOf, rememberOnTable, rememberView } from "./uses.js";
import { findRelation, keysFor, newKey, toKey, type Birth, type Known } from "./known.js";

type Step = (known: Known, node: Node, born: Birth) => void;

const steps: Readonly<Record<string, Step>> = {
  CreateStmt: createTable,
  CreateForeignTableStmt: (known, node, born) => createTable(known, nodeAt(node, "base") ?? {}, born),
  CreateTableAsStmt: (known, node, born) => {
    const kind = textAt(node, "objtype") === "OBJECT_MATVIEW" ? "materialized view" : "table";
    const name = relationIn(nodeAt(nodeAt(node, "into") ?? {}, "rel"));
    const rangeVar = nodeAt(nodeAt(node, "into") ?? {}, "rel");
    createRelation(known, { name, kind, born, rangeVar, replaces: !flagAt(node, "if_not_exists") });
    if (kind !== "table") rememberView(known, rangeVar, nodeAt(node, "query"));
  },
  SelectStmt: (known, node, born) => {
    const into = nodeAt(nodeAt(node, "intoClause") ?? {}, "rel");
    if (into !== null) createRelation(known, { name: relationIn(into), kind: "table", born, rangeVar: into });
    setSearchPath(known, node);
  },
  ViewStmt: (known, node, born) => {
    const view = nodeAt(node, "view");
    createRelation(known, {
      name: relationIn(view),
      kind: "view",
      born,
      rangeVar: view,
      replaces: !flagAt(node, "replace"),
    });
    const made = findRelation(known, relationIn(view));
    if (made !== null) known.relations.set(made.key, { ...made, output: outputOf(known, node) });
    rememberView(known, view, nodeAt(node, "query"));
  },
  CreateSeqStmt: (known, node, born) => {
    const sequence = nodeAt(node, "sequence");
    createRelation(known, { name: relationIn(sequence), kind: "sequence", born, rangeVar: sequence });
  },
  IndexStmt: createIndex,
  AlterTableStmt: alterTable,
  RenameStmt: (known, node) => renameObject(known, node),
  AlterObjectSchemaStmt: (known, node) => renameObject(known, node),
  DropStmt: (known, node) => dropObjects(known, node),
  CreateSchemaStmt: (known, node, born) => {
    known.schemas.add(textAt(node, "schemaname") ?? "");
    for (const element of listAt(node, "schemaElts")) {
      const [tag] = Object.entries(element);
      if (tag !== undefined) advance(known, { kind: tag[0], node: tag[1] as Node }, born);
    }
  },
  CreateEnumStmt: (known, node, born) => {
    const labels = listAt(node, "vals").map((item) => nameIn(item) ?? "");
    createType(known, listAt(node, "typeName"), { kind: "enum", base: null, constrained: false, labels, born });
  },
  CreateRangeStmt: (known, node, born) =>
    createType(known, listAt(node, "typeName"), { kind: "range", base: null, constrained: false, labels: [], born }),
  CompositeTypeStmt: (known, node, born) => {
    const name = relationIn(nodeAt(node, "typevar"));
    if (name !== null)
      known.types.set(newKey(known, name), { kind: "composite", base: null, constrained: false, labels: [], born });
  },
  CreateDomainStmt: (known, node, born) =>
    createType(known, listAt(node, "domainname"), {
      kind: "domain",
      base: typeIn(nodeAt(node, "typeName")),
      constrained: listAt(node, "constraints").some((item) =>
        /CONSTR_(?:CHECK|NOTNULL)/.test(textAt(nodeAt(item, "Constraint") ?? {}, "contype") ?? ""),
      ),
      labels: [],
      born,
    }),
  AlterDomainStmt: (known, node) => {
    const name = toRelationName(listAt(node, "typeName"));
    const key = name === null ? undefined : keysFor(known, name).find((one) => known.types.has(one));
    const type = known.types.get(key ?? "");
    if (key !== undefined && type !== undefined && /[CO]/.test(textAt(node, "subtype") ?? ""))
      known.types.set(key, { ...type, constrained: true });
  },
  CreateFunctionStmt: createRoutine,
  CreatePolicyStmt: (known, node) => {
    const [on, name] = [nodeAt(node, "table"), textAt(node, "policy_name") ?? ""];
    findRelation(known, relationIn(on))?.policies.add(name);
    const conditions = [nodeAt(node, "qual"), nodeAt(node, "with_check")];
    rememberOnTable(known, { on, kind: "policy", name }, { conditions });
  },
  CreateTrigStmt: (known, node) => {
    const [on, name] = [nodeAt(node, "relation"), textAt(node, "trigname") ?? ""];
    const columns = listAt(node, "columns").map((item) => nameIn(item) ?? "");
    rememberOnTable(known, { on, kind: "trigger", name }, { conditions: [nodeAt(node, "whenClause")], columns });
  },
  VariableSetStmt: setSearchPath,
};

/** Moves what is known on by one statement; one that the schema does not show moves nothing. */
export function advance(known: Known, { kind, node }: Tree, born: Birth): void {
  if (kind === dynamicSite) forgetWholes(known);
  steps[kind]?.(known, node, born);
}

/** What runs dynamically can add columns to any table. */
function forgetWholes({ relations }: Known): void {
  for (const [key, relation] of relations) if (relation.whole) relations.set(key, { ...relation, whole: false });
}

function createType(known: Known, parts: readonly Node[], type: Parameters<Known["types"]["set"]>[1]): void {
  const name = toRelationName(parts);
  if (name !== null) known.types.set(newKey(known, name), type);
}

const volatilities: Readonly<Record<string, "immutable" | "stable">> = { immutable: "immutable", stable: "stable" };

function createRoutine(known: Known, node: Node, born: Birth): void {
  const name = toRelationName(listAt(node, "funcname"));
  if (name === null) return;
  const key = newKey(known, name);
  const volatility = listAt(node, "options").flatMap((item) => {
    const option = nodeAt(item, "DefElem") ?? {};
    return textAt(option, "defname") === "volatility" ? [nameIn(nodeAt(option, "arg") ?? {}) ?? ""] : [];
  })[0];
  known.routines.set(key, {
    returns: typeIn(nodeAt(node, "returnType")),
    parameters: listAt(node, "parameters").length,
    volatility: volatilities[volatility ?? ""] ?? "volatile",
    born: known.routines.get(key)?.born ?? born,
  });
}

/** `SET search_path` and `set_config('search_path', …)`, as pg_dump writes it. */
function setSearchPath(known: Known, node: Node): void {
  const call = nodeAt(nodeAt(nodeAt(listAt(node, "targetList")[0] ?? {}, "ResTarget") ?? {}, "val") ?? {}, "FuncCall");
  const words = (
    listAt(node, "args").length > 0 ? listAt(node, "args") : call === null ? [] : listAt(call, "args")
  ).map((item) => textAt(nodeAt(nodeAt(item, "A_Const") ?? {}, "sval") ?? {}, "sval") ?? "");
  const path = textAt(node, "name") === "search_path" ? words : words[0] === "search_path" ? words.slice(1, 2) : null;
  if (path === null) return;
  const schemas = path.flatMap((part) => part.split(",")).map((part) => part.trim().replaceAll('"', ""));
  const own = schemas.filter((schema) => schema !== "" && schema !== "$user" && schema !== "pg_catalog");
  if (own.length > 0) known.searchPath = own;
}

function dropObjects(known: Known, node: Node): void {
  const type = textAt(node, "removeType");
  // What else goes with it nobody can tell from names.
  if (textAt(node, "behavior") === "DROP_CASCADE") forgetUses(known, () => true);
  for (const object of listAt(node, "objects")) {
    const parts = listAt(
      nodeAt(object, "List") ?? nodeAt(object, "TypeName") ?? {},
      nodeAt(object, "List") === null ? "names" : "items",
    );
    const name = toRelationName(parts);
    if (name !== null) dropObject(known, type, name, parts);
    if (type === "OBJECT_SCHEMA") dropSchema(known, nameIn(object) ?? "");
  }
}

function dropObject(known: Known, type: string | null, name: RelationName, parts: readonly Node[]): void {
  // A temporary one hides what else has the name, and nothing that lasts reads it.
  const hiding = findRelation(known, name);
  if (/TABLE$|VIEW|SEQUENCE/.test(type ?? "") && hiding?.temporary === true) {
    known.relations.delete(hiding.key);
    return;
  }
  // So that what the database has is not remembered again behind its drop.
  for (const key of keysFor(known, name)) known.recall(key);
  const table = /POLICY|TRIGGER/.test(type ?? "") ? findRelation(known, toRelationName(parts.slice(0, -1))) : null;
  const [gone, ids] = [keysFor(known, name), idsOfDropped(known, type, name, table)];
  forgetUses(known, (id, use) => ids.includes(id) || ((type ?? "").endsWith("TABLE") && gone.includes(use.of)));
  const from = type === "OBJECT_INDEX" ? known.indexes : /TYPE|DOMAIN/.test(type ?? "") ? known.types : known.relations;
  const key = keysFor(known, name).find((one) => from.has(one));
  if (type === "OBJECT_POLICY") {
    table?.policies.delete(name.name);
  } else if (key !== undefined && /TABLE$|VIEW|SEQUENCE|INDEX|TYPE|DOMAIN/.test(type ?? "")) from.delete(key);
}

function dropSchema(known: Known, schema: string): void {
  known.schemas.delete(schema);
  for (const [key, relation] of known.relations) if (relation.schema === schema) known.relations.delete(key);
  for (const [key, { name }] of known.indexes) if (key === toKey(schema, name.name)) known.indexes.delete(key);
}
