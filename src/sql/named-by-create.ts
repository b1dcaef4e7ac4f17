import type { NamedObject } from "../core/named-objects.js";
import type { Tree } from "./parser.js";
import { flagAt, listAt, nameIn, nodeAt, nodesAt, relationIn, textAt, type Node } from "./syntax.js";

export type Named = Omit<NamedObject, "path">;

/** An object in a schema, from the parts of its qualified name. */
export function inSchema(
  kinds: readonly string[],
  parts: readonly Node[],
  inputs: number | null = null,
): readonly Named[] {
  const names = parts.map((part) => nameIn(part) ?? "");
  const name = names.at(-1);
  return name === undefined
    ? []
    : [{ kinds, schema: names.at(-2) ?? null, place: "schema", names: [name], inputs, attributes: null }];
}

/** A relation, or what hangs on it by a name of its own. */
export function ofRelation(
  kinds: readonly string[],
  rangeVar: Node | null,
  below: readonly (string | null)[] = [],
): readonly Named[] {
  const relation = relationIn(rangeVar);
  const names = below.filter((name) => name !== null);
  if (relation === null || names.length < below.length) return [];
  return [
    {
      kinds,
      schema: relation.schema,
      place: "schema",
      names: [relation.name, ...names],
      inputs: null,
      attributes: null,
    },
  ];
}

/** An object of the database itself. */
export function inDatabase(kind: string, name: string | null): readonly Named[] {
  return name === null
    ? []
    : [{ kinds: [kind], schema: null, place: "database", names: [name], inputs: null, attributes: null }];
}

export const tables: readonly string[] = ["table", "partitioned table"];
export const routines: readonly string[] = ["function", "procedure", "aggregate", "window function"];

/** Objects that a CREATE statement names. */
export function namedByCreate(tree: Tree): readonly Named[] {
  return [...createdInSchema(tree), ...createdInDatabase(tree), ...createdOnRelation(tree)];
}

function createdInSchema({ kind, node }: Tree): readonly Named[] {
  switch (kind) {
    case "CreateStmt":
      return ofRelation(tables, nodeAt(node, "relation"));
    case "CreateForeignTableStmt":
      return ofRelation(["foreign table"], nodeAt(nodeAt(node, "base") ?? {}, "relation"));
    case "CreateTableAsStmt": {
      const kinds = textAt(node, "objtype") === "OBJECT_MATVIEW" ? ["materialized view"] : ["table"];
      return ofRelation(kinds, nodeAt(nodeAt(node, "into") ?? {}, "rel"));
    }
    case "SelectStmt":
      return ofRelation(["table"], nodeAt(nodeAt(node, "intoClause") ?? {}, "rel"));
    case "ViewStmt":
      return ofRelation(["view"], nodeAt(node, "view"));
    case "CreateSeqStmt":
      return ofRelation(["sequence"], nodeAt(node, "sequence"));
    case "CompositeTypeStmt":
      return ofRelation(["composite type"], nodeAt(node, "typevar"));
    case "CreateEnumStmt":
    case "AlterEnumStmt":
      return inSchema(["enum"], listAt(node, "typeName"));
    case "CreateRangeStmt":
      return inSchema(["range"], listAt(node, "typeName"));
    case "CreateDomainStmt":
      return createdDomain(node);
    case "CreateStatsStmt":
      return inSchema(["statistics"], listAt(node, "defnames"));
    case "CreateConversionStmt":
      return inSchema(["conversion"], listAt(node, "conversion_name"));
    case "CreateFunctionStmt":
      return inSchema(routines, listAt(node, "funcname"), countInputs(listAt(node, "parameters")));
    case "DefineStmt":
      return inSchema(defined[textAt(node, "kind") ?? ""] ?? [], listAt(node, "defnames"));
    default:
      return [];
  }
}

/** With the constraints that it gives a name: where it is made anew, they are too. */
function createdDomain(node: Node): readonly Named[] {
  const domain = inSchema(["domain"], listAt(node, "domainname"));
  const names = nodesAt(listAt(node, "constraints"), "Constraint").flatMap((one) => textAt(one, "conname") ?? []);
  return [
    ...domain,
    ...domain.flatMap((one) =>
      names.map((name) => ({ ...one, kinds: ["domain constraint"], names: [...one.names, name] })),
    ),
  ];
}

const defined: Readonly<Record<string, readonly string[]>> = {
  OBJECT_AGGREGATE: ["aggregate"],
  OBJECT_OPERATOR: ["operator"],
  OBJECT_TYPE: ["type"],
  OBJECT_COLLATION: ["collation"],
  OBJECT_TSCONFIGURATION: ["text search configuration"],
  OBJECT_TSDICTIONARY: ["text search dictionary"],
  OBJECT_TSPARSER: ["text search parser"],
  OBJECT_TSTEMPLATE: ["text search template"],
};

/** Arguments that tell a routine from another of its name. */
export function countInputs(parameters: readonly Node[]): number {
  const modes = parameters.map((one) => textAt(nodeAt(one, "FunctionParameter") ?? {}, "mode"));
  return modes.filter((mode) => mode !== "FUNC_PARAM_OUT" && mode !== "FUNC_PARAM_TABLE").length;
}

function createdInDatabase({ kind, node }: Tree): readonly Named[] {
  const [one, field] = inDatabaseBy[kind] ?? [];
  return one === undefined || field === undefined ? [] : inDatabase(one, textAt(node, field));
}

const inDatabaseBy: Readonly<Record<string, readonly [kind: string, field: string]>> = {
  CreateSchemaStmt: ["schema", "schemaname"],
  CreateExtensionStmt: ["extension", "extname"],
  CreatePublicationStmt: ["publication", "pubname"],
  CreateSubscriptionStmt: ["subscription", "subname"],
  DropSubscriptionStmt: ["subscription", "subname"],
  CreateEventTrigStmt: ["event trigger", "trigname"],
  CreateFdwStmt: ["foreign data wrapper", "fdwname"],
  CreateForeignServerStmt: ["server", "servername"],
  CreatePLangStmt: ["language", "plname"],
  CreateAmStmt: ["access method", "amname"],
};

function createdOnRelation({ kind, node }: Tree): readonly Named[] {
  const relation = nodeAt(node, "relation");
  switch (kind) {
    case "IndexStmt": {
      // An index stands in its table's schema; a constraint of that name may own it.
      const index = textAt(node, "idxname");
      const schema = textAt(relation ?? {}, "schemaname");
      return index === null
        ? []
        : [{ kinds: ["index"], schema, place: "schema", names: [index], inputs: null, attributes: null }];
    }
    case "CreateTrigStmt":
      return flagAt(node, "isconstraint") && relation === null
        ? []
        : ofRelation(["trigger"], relation, [textAt(node, "trigname")]);
    case "RuleStmt":
      return ofRelation(["rule"], relation, [textAt(node, "rulename")]);
    case "CreatePolicyStmt":
      return ofRelation(["policy"], nodeAt(node, "table"), [textAt(node, "policy_name")]);
    default:
      return [];
  }
}

/** The same objects, of which a statement sets these attributes; none where it sets nothing. */
export function withAttributes(named: readonly Named[], attributes: readonly string[]): readonly Named[] {
  return attributes.length === 0 ? [] : named.map((one) => ({ ...one, attributes }));
}
