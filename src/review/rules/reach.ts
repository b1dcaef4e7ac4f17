import { readRoutine } from "../../sql/do-block.js";
import { listRangeVars } from "../../sql/named-relations.js";
import { showIdentifier, showRelation } from "../../sql/names.js";
import { loadedParser } from "../../sql/parser.js";
import {
  listAt,
  nameIn,
  nodeAt,
  nodesAt,
  optionsIn,
  relationIn,
  textAt,
  toRelationName,
  visitNodes,
  type Node,
} from "../../sql/syntax.js";
import type { Look, StatementRule } from "../rule.js";
import { listWords } from "./words.js";

const privilegesAcrossSchemas: StatementRule = {
  id: "privileges-across-schemas",
  on: ["GrantStmt", "AlterDefaultPrivilegesStmt"],
  alsoUndo: false,
  judge: (look) => {
    const byDefault = look.key === "AlterDefaultPrivilegesStmt";
    const named = byDefault ? schemasByDefault(look.node) : schemasGranted(look);
    if (byDefault && named.length === 0)
      return { message: "ALTER DEFAULT PRIVILEGES without IN SCHEMA reaches every schema, those made later too" };
    const schemas = [...new Set(named)];
    if (schemas.length < 2) return null;
    const what = byDefault ? "ALTER DEFAULT PRIVILEGES" : look.node["is_grant"] === true ? "GRANT" : "REVOKE";
    return { message: `${what} reaches the schemas ${listWords(schemas.map(showIdentifier))}` };
  },
};

function schemasByDefault(node: Node): readonly string[] {
  const schemas = nodesAt(listAt(node, "options"), "DefElem").filter((one) => textAt(one, "defname") === "schemas");
  return schemas.flatMap((one) => {
    const list = nodeAt(nodeAt(one, "arg") ?? {}, "List") ?? {};
    return listAt(list, "items").flatMap((item) => nameIn(item) ?? []);
  });
}

/** Schemas of what privileges are granted on; what has none in front is where the path leads first. */
function schemasGranted({ node, known }: Look): readonly string[] {
  const objects = listAt(node, "objects");
  const type = textAt(node, "objtype");
  if (type === "OBJECT_SCHEMA" || textAt(node, "targtype") === "ACL_TARGET_ALL_IN_SCHEMA")
    return objects.flatMap((item) => nameIn(item) ?? []);
  return objects.flatMap((item) => {
    const parts = listAt(nodeAt(item, "ObjectWithArgs") ?? {}, "objname");
    const list = listAt(nodeAt(item, "List") ?? {}, "items");
    const name = relationIn(nodeAt(item, "RangeVar")) ?? toRelationName(parts.length > 0 ? parts : list);
    return name === null ? [] : [name.schema ?? known.searchPath[0] ?? "public"];
  });
}

const untrackedDependencies: StatementRule = {
  id: "untracked-dependencies",
  on: ["CreateFunctionStmt"],
  alsoUndo: false,
  judge: ({ site, node }) => {
    if (node["sql_body"] !== undefined) return null;
    const body = readRoutine(loadedParser(), site);
    const name = showRelation(toRelationName(listAt(node, "funcname")) ?? { schema: null, name: "?" });
    if (body.kind === "unreadable") return null;
    const named = new Set(body.statements.flatMap(({ kind, node: inner }) => tablesIn({ [kind]: inner })));
    const tables = [...named].toSorted();
    const uses = [...tables, ...(body.dynamic.length > 0 ? ["what dynamic SQL names"] : [])];
    if (uses.length === 0) return null;
    const message = `${name} uses ${listWords(uses)}, and PostgreSQL notes none of that: its body is a string`;
    return languageOf(node) === "sql"
      ? { message, help: "write the body as BEGIN ATOMIC … END (PostgreSQL 14 or newer)" }
      : { message };
  },
};

function languageOf(node: Node): string {
  return optionsIn(node, "options").find(({ name }) => name === "language")?.value ?? "";
}

/** Relations that a statement names; what WITH gives a name to is none. */
function tablesIn(statement: Node): readonly string[] {
  const own = new Set<string>();
  visitNodes(statement, (kind, node) => {
    if (kind === "CommonTableExpr") own.add(showIdentifier(textAt(node, "ctename") ?? ""));
  });
  return listRangeVars(statement)
    .map(showRelation)
    .filter((name) => !own.has(name));
}

/** Rules about how far privileges reach, and what the body of a routine does. */
export const reachRules: readonly StatementRule[] = [privilegesAcrossSchemas, untrackedDependencies];
