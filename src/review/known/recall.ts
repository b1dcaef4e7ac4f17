import { lastName, namePartsOf, splitIdentity } from "../../core/schema/drift-parts.js";
import type { SchemaObject, SchemaSnapshot } from "../../core/schema/snapshot.js";
import { loadedParser } from "../../sql/parser.js";
import { advance } from "./advance.js";
import { openKnown, toKey, type Known } from "./known.js";

/** What a schema holds; each object is read when it is first asked for. */
export function recallFrom(snapshot: SchemaSnapshot, searchPath: readonly string[]): Known {
  const objects = new Map<string, SchemaObject[]>();
  const parts = new Map<string, SchemaObject[]>();
  for (const object of snapshot.objects) {
    const names = namePartsOf(object.identity);
    const owner = ownerOf(object, names);
    if (owner !== null) push(parts, owner, object);
    if (isOwn(object.kind)) push(objects, toKey(names[0] ?? "", names[1] ?? ""), object);
  }
  const asked = new Set<string>();
  const views = [...objects].flatMap(([key, list]) =>
    list.some(({ kind }) => kind.endsWith("view")) || (parts.get(key) ?? []).some(readsOthers) ? [key] : [],
  );
  const known = openKnown(searchPath, {
    complete: true,
    from: "schema",
    recall: (key) => {
      if (asked.has(key)) return;
      asked.add(key);
      for (const object of objects.get(key) ?? []) make(known, object, parts.get(key) ?? []);
    },
    recallViews: () => {
      for (const key of views.splice(0)) known.recall(key);
    },
  });
  for (const { kind, identity } of snapshot.objects)
    if (kind === "schema") known.schemas.add(namePartsOf(identity)[0] ?? identity);
  return known;
}

function push(map: Map<string, SchemaObject[]>, key: string, object: SchemaObject): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [object]);
  else list.push(object);
}

function isOwn(kind: string): boolean {
  return /^(?:(?:partitioned |foreign )?table|(?:materialized )?view|index|enum|domain|composite type|range|sequence|function)$/.test(
    kind,
  );
}

/** Key of the table that a column, a constraint, an index, a policy or a trigger belongs to; null for what stands alone. */
function ownerOf({ kind, attributes }: SchemaObject, names: readonly string[]): string | null {
  if (/^(?:column|constraint|policy|trigger|domain constraint)$/.test(kind))
    return toKey(names[0] ?? "", names[1] ?? "");
  const table = kind === "index" ? namePartsOf(attributes["table"] ?? "") : null;
  return table === null ? null : toKey(table[0] ?? "", table[1] ?? "");
}

/** Makes an object known by the SQL that makes it, with all that hangs on it. */
function make(known: Known, object: SchemaObject, parts: readonly SchemaObject[]): void {
  const of = (kind: string): readonly SchemaObject[] => parts.filter((part) => part.kind === kind);
  run(known, toSql(object, of("column"), [...of("constraint"), ...of("domain constraint")]));
  for (const { attributes } of of("index")) run(known, attributes["definition"] ?? "");
  const [schema = "", name = ""] = namePartsOf(object.identity);
  for (const policy of of("policy")) {
    run(known, policySql(object, policy));
    known.relations.get(toKey(schema, name))?.policies.add(namePartsOf(policy.identity).at(-1) ?? "");
  }
  for (const { attributes } of of("trigger")) run(known, attributes["definition"] ?? "");
}

function run(known: Known, sql: string): void {
  const parsed = loadedParser().parse(sql);
  if (parsed.kind === "refused") return;
  for (const statement of parsed.statements) advance(known, statement, "before");
}

function toSql(object: SchemaObject, columns: readonly SchemaObject[], constraints: readonly SchemaObject[]): string {
  const { kind, identity, attributes } = object;
  switch (kind) {
    case "enum":
      return `CREATE TYPE ${identity} AS ENUM (${attributes["labels"] ?? ""})`;
    case "domain":
      return `CREATE DOMAIN ${identity} AS ${attributes["type"] ?? "text"}${attributes["not_null"] === undefined ? "" : " NOT NULL"}${constraints.length === 0 ? "" : " CHECK (true)"}`;
    case "composite type":
      return `CREATE TYPE ${identity} AS ()`;
    case "sequence":
      return `CREATE SEQUENCE ${identity}`;
    case "index":
      return attributes["definition"] ?? "";
    case "view":
    case "materialized view":
      return viewSql(object);
    case "function":
      return routineSql(object);
    case "range":
      return "";
    default:
      return tableSql(object, columns, constraints);
  }
}

/** Its name, its result and how far it can be relied on; of its parameters only whether there are any. */
function routineSql({ identity, attributes }: SchemaObject): string {
  const parameters = (attributes["arguments"] ?? "") === "" ? "" : "text";
  const { result = "void", volatility = "volatile" } = attributes;
  return `CREATE FUNCTION ${splitIdentity(identity).join(".")}(${parameters}) RETURNS ${result} LANGUAGE sql ${volatility} AS ''`;
}

/** A policy can look into other tables, as a view does. */
function readsOthers({ kind, attributes }: SchemaObject): boolean {
  return kind === "policy" && /\bSELECT\b/.test(`${attributes["using"] ?? ""} ${attributes["with_check"] ?? ""}`);
}

function policySql(table: SchemaObject, { identity, attributes }: SchemaObject): string {
  const name = lastName(identity);
  const clauses = [
    ["USING", attributes["using"]],
    ["WITH CHECK", attributes["with_check"]],
  ].flatMap(([word, condition]) => (condition === undefined ? [] : [`${word} (${condition})`]));
  return `CREATE POLICY ${name} ON ${table.identity} ${clauses.join(" ")}`;
}

/** With its query where that can be read again. */
function viewSql({ kind, identity, attributes }: SchemaObject): string {
  const sql = `CREATE ${kind} ${identity} AS ${(attributes["definition"] ?? "SELECT").replace(/;\s*$/, "")}`;
  return loadedParser().parse(sql).kind === "refused" ? `CREATE ${kind} ${identity} AS SELECT` : sql;
}

function tableSql(
  { kind, identity, attributes }: SchemaObject,
  columns: readonly SchemaObject[],
  constraints: readonly SchemaObject[],
): string {
  const elements = [...columns.map(columnSql), ...constraints.map(constraintSql)].join(", ");
  const parents = kind === "foreign table" ? "" : (attributes["parents"] ?? "");
  const partitioned = kind === "partitioned table" ? ` PARTITION BY ${attributes["partition_key"] ?? ""}` : "";
  if (attributes["partition_bound"] !== undefined && parents !== "") {
    return `CREATE TABLE ${identity} PARTITION OF ${parents} ${attributes["partition_bound"]}${partitioned}; ${alterSql(identity, columns, constraints)}`;
  }
  return `CREATE TABLE ${identity} (${elements})${partitioned}`;
}

function alterSql(identity: string, columns: readonly SchemaObject[], constraints: readonly SchemaObject[]): string {
  const commands = [
    ...columns.map((column) => `ADD COLUMN ${columnSql(column)}`),
    ...constraints.map((constraint) => `ADD ${constraintSql(constraint)}`),
  ];
  return commands.length === 0 ? "" : `ALTER TABLE ${identity} ${commands.join(", ")}`;
}

function columnSql({ identity, attributes }: SchemaObject): string {
  const name = (identity.match(/"(?:[^"]|"")*"|[^."]+/g) ?? []).at(-1) ?? "";
  const generated = /^(stored|virtual) ([^]*)$/.exec(attributes["generated"] ?? "");
  const identityKind = /^(always|by default) /.exec(attributes["identity_options"] ?? "")?.[1];
  return [
    name,
    attributes["type"] ?? "text",
    attributes["not_null"] === undefined || attributes["not_null"] === "not valid" ? "" : "NOT NULL",
    attributes["default"] === undefined ? "" : `DEFAULT ${attributes["default"]}`,
    generated === null ? "" : `GENERATED ALWAYS AS (${generated[2] ?? ""}) ${generated[1] ?? ""}`,
    identityKind === undefined ? "" : `GENERATED ${identityKind} AS IDENTITY`,
  ].join(" ");
}

function constraintSql({ identity, attributes }: SchemaObject): string {
  const name = (identity.match(/"(?:[^"]|"")*"|[^."]+/g) ?? []).at(-1) ?? "";
  return `CONSTRAINT ${name} ${attributes["definition"] ?? ""}${attributes["not_valid"] === undefined ? "" : " NOT VALID"}`;
}
