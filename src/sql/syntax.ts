/** A node of PostgreSQL's syntax tree, as the parser's JSON has it; absent fields are null, false, 0 or empty. */
export type Node = Readonly<Record<string, unknown>>;

const empty: Node = {};

/** A value of unknown shape as a node; one without fields when it is none. */
export function asNode(value: unknown): Node {
  return isNode(value) ? value : empty;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function nodeAt(node: Node, field: string): Node | null {
  const value = node[field];
  return isNode(value) ? value : null;
}

export function listAt(node: Node, field: string): readonly Node[] {
  const value: unknown = node[field];
  return Array.isArray(value) ? value.map(asNode) : [];
}

/** The nodes of a list below their tag; others are left out. */
export function nodesAt(items: readonly Node[], tag: string): readonly Node[] {
  return items.flatMap((item): readonly Node[] => {
    const node = nodeAt(item, tag);
    return node === null ? [] : [node];
  });
}

export function textAt(node: Node, field: string): string | null {
  const value = node[field];
  return typeof value === "string" ? value : null;
}

export function flagAt(node: Node, field: string): boolean {
  return node[field] === true;
}

/** The value of a `String` node, or of the last name of a list of them. */
export function nameIn(node: Node): string | null {
  const text = nodeAt(node, "String");
  if (text !== null) return textAt(text, "sval") ?? "";
  const last = listAt(nodeAt(node, "List") ?? empty, "items").at(-1);
  return last === undefined ? null : nameIn(last);
}

/** The names in a list of them. */
export function namesIn(node: Node, field: string): readonly string[] {
  return listAt(node, field).map((one) => nameIn(one) ?? "");
}

/** A relation's name; a null schema means that the search path decides. */
export interface RelationName {
  readonly schema: string | null;
  readonly name: string;
}

/** The name in a `RangeVar`. */
export function relationIn(rangeVar: Node | null): RelationName | null {
  const name = rangeVar === null ? null : textAt(rangeVar, "relname");
  return rangeVar === null || name === null ? null : { schema: textAt(rangeVar, "schemaname"), name };
}

/** The name in a list of `String` nodes such as those of DROP. */
export function toRelationName(parts: readonly Node[]): RelationName | null {
  const names = parts.map((part) => nameIn(part) ?? "");
  const name = names.at(-1);
  return name === undefined ? null : { schema: names.at(-2) ?? null, name };
}

/** The relations that a `DropStmt` names, or the other objects that are named as relations are. */
export function droppedBy(node: Node): readonly RelationName[] {
  return listAt(node, "objects").flatMap(
    (object) => toRelationName(listAt(nodeAt(object, "List") ?? empty, "items")) ?? [],
  );
}

/** An option of a statement, `WITH (name = value)` and the like. */
export interface Option {
  readonly name: string;
  /** As text; null when the option stands alone. */
  readonly value: string | null;
}

/** The `DefElem` nodes of a list. */
export function optionsIn(node: Node, field: string): readonly Option[] {
  return listAt(node, field).flatMap((item) => {
    const option = nodeAt(item, "DefElem");
    return option === null ? [] : [{ name: textAt(option, "defname") ?? "", value: constantIn(nodeAt(option, "arg")) }];
  });
}

/** Whether an option is on, read as PostgreSQL reads booleans; `otherwise` where it is not given. */
export function isOn(options: readonly Option[], name: string, otherwise: "on" | "off"): boolean {
  const option = options.find((candidate) => candidate.name === name);
  if (option === undefined) return otherwise === "on";
  return option.value === null || /^(?:true|on|1)$/i.test(option.value);
}

const constants = [
  ["String", "sval"],
  ["sval", "sval"],
  ["Float", "fval"],
  ["fval", "fval"],
  ["Integer", "ival"],
  ["ival", "ival"],
  ["Boolean", "boolval"],
  ["boolval", "boolval"],
] as const;

// The parser leaves out what is empty, 0 or false.
const absent = { sval: "", fval: "", ival: "0", boolval: "false" } as const;

/** The text of a constant: a literal, a keyword or a name; null when it is none. */
export function constantIn(node: Node | null): string | null {
  if (node === null) return null;
  const inner = nodeAt(node, "A_Const") ?? node;
  const type = nodeAt(inner, "TypeName");
  if (type !== null) return listAt(type, "names").map(nameIn).at(-1) ?? null;
  for (const [tag, field] of constants) {
    const value = nodeAt(inner, tag);
    if (value !== null) return textOf(value[field]) ?? absent[field];
  }
  return null;
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

/** Visits every tagged node below a value, parents first; not recursive, so that deep trees are no problem. */
export function visitNodes(root: unknown, visit: (kind: string, node: Node) => void): void {
  const waiting: { readonly field: string; readonly value: unknown }[] = [{ field: "", value: root }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { field, value } = next;
    if (Array.isArray(value)) {
      // Not by spreading: a list of values can be longer than a call has room for arguments.
      for (let index = value.length - 1; index >= 0; index--) waiting.push({ field: "", value: value[index] });
    } else if (isNode(value)) {
      // Tags are upper-case, fields are not.
      if (/^[A-Z]/.test(field)) visit(field, value);
      for (const [name, below] of Object.entries(value).toReversed()) waiting.push({ field: name, value: below });
    }
  }
}
