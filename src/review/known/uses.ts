import { listAt, nameIn, nodeAt, nodesAt, relationIn, textAt, visitNodes, type Node } from "../../sql/syntax.js";
import { constraintOf } from "./columns.js";
import { findRelation, keysFor, type Known, type KnownRelation, type KnownUse } from "./known.js";

/** Text under which a use remembers a column. */
export function readOf(table: string, column: string): string {
  return JSON.stringify([table, column]);
}

/** Relations by the names that a query knows them by. */
type Scope = ReadonlyMap<string, KnownRelation>;

/** What a query or a condition reads, as far as its names tell. `own` is the table of a condition, or of a row. */
function readsOf(known: Known, root: Node, own: KnownRelation | null): ReadonlySet<string> {
  const common = new Set<string>();
  visitNodes(root, (kind, node) => {
    if (kind === "CommonTableExpr") common.add(textAt(node, "ctename") ?? "");
  });
  const reads = new Set<string>();
  const rows: Scope = new Map(own === null ? [] : [own.name, "old", "new"].map((name) => [name, own]));
  const read = (fields: readonly Node[], scopes: readonly Scope[]): void => {
    for (const [relation, column] of resolve(fields, scopes)) reads.add(readOf(relation.key, column));
  };
  const walk = (value: unknown, field: string, scopes: readonly Scope[]): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, "", scopes);
    if (value === null || typeof value !== "object" || Array.isArray(value)) return;
    const node = value as Node;
    const inner = isQuery(node, field) ? [scopeOf(known, node, common), ...scopes] : scopes;
    if (field === "ColumnRef") read(listAt(node, "fields"), inner);
    for (const [name, below] of Object.entries(node)) walk(below, name, inner);
  };
  walk(root, "", [rows]);
  return reads;
}

/** The halves of a UNION stand there without their tag; those of a JOIN have one. */
function isQuery(node: Node, field: string): boolean {
  const tagged = Object.keys(node).some((key) => /^[A-Z]/.test(key));
  return field === "SelectStmt" || ((field === "larg" || field === "rarg") && !tagged);
}

function scopeOf(known: Known, query: Node, common: ReadonlySet<string>): Scope {
  const scope = new Map<string, KnownRelation>();
  const add = (item: Node): void => {
    const [join, table] = [nodeAt(item, "JoinExpr"), nodeAt(item, "RangeVar")];
    if (join !== null) for (const side of ["larg", "rarg"]) add(nodeAt(join, side) ?? {});
    if (table === null || (textAt(table, "schemaname") === null && common.has(textAt(table, "relname") ?? ""))) return;
    const relation = findRelation(known, relationIn(table));
    if (relation !== null) scope.set(textAt(nodeAt(table, "alias") ?? {}, "aliasname") ?? relation.name, relation);
  };
  for (const item of listAt(query, "fromClause")) add(item);
  return scope;
}

/** The innermost query that knows the name means it. */
function resolve(fields: readonly Node[], scopes: readonly Scope[]): readonly (readonly [KnownRelation, string])[] {
  const column = nameIn(fields.at(-1) ?? {});
  const table = fields.length > 1 ? nameIn(fields.at(-2) ?? {}) : null;
  const fits = (relation: KnownRelation): boolean => column === null || relation.columns.has(column);
  const found = scopes
    .map((scope) => (table === null ? [...scope.values()] : scope.has(table) ? [scope.get(table)] : []))
    .map((list) => list.filter((one): one is KnownRelation => one !== undefined && fits(one)))
    .find((list) => list.length > 0);
  return (found ?? []).flatMap((relation) =>
    (column === null ? [...relation.columns.keys()] : [column]).map((one) => [relation, one] as const),
  );
}

/** What a view reads: of one that is replaced, the new query counts. */
export function rememberView(known: Known, view: Node | null, query: Node | null): void {
  const name = relationIn(view);
  const relation = findRelation(known, name);
  if (name === null || relation === null || query === null) return;
  const what = `${relation.kind} ${name.name}`;
  known.uses.set(`relation ${relation.key}`, { what, of: relation.key, reads: readsOf(known, query, null) });
}

/** What a policy or a trigger reads of its own table. */
export function rememberOnTable(
  known: Known,
  { on, kind, name }: { readonly on: Node | null; readonly kind: "policy" | "trigger"; readonly name: string },
  { conditions, columns = [] }: { readonly conditions: readonly (Node | null)[]; readonly columns?: readonly string[] },
): void {
  const table = findRelation(known, relationIn(on));
  if (table === null) return;
  const reads = conditions.flatMap((one) => (one === null ? [] : [...readsOf(known, one, table)]));
  const all = new Set([...reads, ...columns.map((column) => readOf(table.key, column))]);
  known.uses.set(`${kind} ${table.key} ${name}`, { what: `${kind} ${name}`, of: table.key, reads: all });
}

/** What a generated column is computed from. */
export function rememberGenerated(known: Known, table: KnownRelation, definition: Node): void {
  const expression = nodeAt(constraintOf(definition, "CONSTR_GENERATED") ?? {}, "raw_expr");
  const name = textAt(definition, "colname") ?? "";
  if (expression === null) return;
  const reads = readsOf(known, expression, table);
  known.uses.set(`column ${table.key} ${name}`, { what: `generated column ${name}`, of: table.key, reads });
}

/** Forgets what belongs to something that goes. */
export function forgetUses(known: Known, goes: (id: string, use: KnownUse) => boolean): void {
  for (const [id, use] of known.uses) if (goes(id, use)) known.uses.delete(id);
}

/** Tables and columns go on under another name. */
export function renameInUses(known: Known, from: string, to: string): void {
  for (const [id, use] of known.uses) {
    if (!use.reads.has(from)) continue;
    const reads = new Set([...use.reads].map((read) => (read === from ? to : read)));
    known.uses.set(id, { ...use, reads });
  }
}

/** Names of the columns that a view gives, in order; null where its query does not say them plainly. */
export function outputOf(known: Known, view: Node): readonly string[] | null {
  const given = listAt(view, "aliases").map((item) => nameIn(item) ?? "");
  const own = columnsOfQuery(known, nodeAt(nodeAt(view, "query") ?? {}, "SelectStmt"));
  return own === null ? null : own.map((name, index) => given[index] ?? name);
}

function columnsOfQuery(known: Known, query: Node | null): readonly string[] | null {
  if (query === null) return null;
  const left = query["larg"];
  if (textAt(query, "op") !== null && textAt(query, "op") !== "SETOP_NONE" && left !== undefined)
    return columnsOfQuery(known, left as Node);
  const names: string[] = [];
  for (const target of nodesAt(listAt(query, "targetList"), "ResTarget")) {
    const own = textAt(target, "name");
    const value = nodeAt(target, "val") ?? {};
    const fields = listAt(nodeAt(value, "ColumnRef") ?? {}, "fields");
    const called = listAt(nodeAt(value, "FuncCall") ?? {}, "funcname");
    const last = own ?? nameIn((fields.length > 0 ? fields : called).at(-1) ?? {});
    const several = last === null && fields.length > 0 ? starOf(known, query, fields) : null;
    if (last === null && several === null) return null;
    names.push(...(last === null ? (several ?? []) : [last]));
  }
  return names.length === 0 ? null : names;
}

/** `*` over plain tables that are known. */
function starOf(known: Known, query: Node, fields: readonly Node[]): readonly string[] | null {
  const from = listAt(query, "fromClause");
  const tables = nodesAt(from, "RangeVar");
  if (tables.length !== from.length || nodeAt(query, "withClause") !== null) return null;
  const wanted = fields.length > 1 ? nameIn(fields[0] ?? {}) : null;
  const meant = tables.filter(
    (one) => wanted === null || (textAt(nodeAt(one, "alias") ?? {}, "aliasname") ?? textAt(one, "relname")) === wanted,
  );
  const relations = meant.map((one) => findRelation(known, relationIn(one)));
  if (relations.some((one) => one === null || !one.kind.endsWith("table") || one.columns.size === 0)) return null;
  return relations.flatMap((one) => [...(one?.columns.keys() ?? [])]);
}

/** What stands in the way of changing or dropping a column. */
export function usersOf(known: Known, { key }: KnownRelation, column: string): readonly string[] {
  known.recallViews();
  const read = readOf(key, column);
  return [...known.uses.values()].filter(({ reads }) => reads.has(read)).map(({ what }) => what);
}

/** The id of what DROP names, in `uses`. */
export function idsOfDropped(
  known: Known,
  type: string | null,
  name: Parameters<typeof keysFor>[1],
  table: KnownRelation | null,
): readonly string[] {
  if (type === "OBJECT_POLICY") return [`policy ${table?.key ?? ""} ${name.name}`];
  if (type === "OBJECT_TRIGGER") return [`trigger ${table?.key ?? ""} ${name.name}`];
  return keysFor(known, name).map((key) => `relation ${key}`);
}
