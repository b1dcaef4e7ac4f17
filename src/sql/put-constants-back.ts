import type { Parser } from "./parser.js";
import { asNode, listAt, nameIn, nodeAt, visitNodes, type Node } from "./syntax.js";

/**
 * A server writes `$1` for every constant, also where only a constant can stand: `interval $1`, `extract($1 FROM x)`. Our
 * parser shows those places, and a constant that fits comes back there. Null where it does not parse.
 */
export function putConstantsBack(parser: Parser, normalised: string): string | null {
  const parsed = parser.parse(normalised);
  const tree = parsed.kind === "parsed" ? parsed.statements[0] : undefined;
  if (tree === undefined) return null;
  const bytes = Buffer.from(normalised);
  let [text, last] = ["", 0];
  for (const { at, constant } of findPlaces(tree.node).toSorted((a, b) => a.at - b.at)) {
    const start = bytes.toString("utf8", 0, at).length;
    const parameter = /^\$\d+/.exec(normalised.slice(start))?.[0];
    if (parameter === undefined || start < last) return null;
    text += `${normalised.slice(last, start)}'${constant}'`;
    last = start + parameter.length;
  }
  return text + normalised.slice(last);
}

/** The same with its parameters numbered without gaps, which the server does not take. Null where it does not parse. */
export function numberParameters(parser: Parser, text: string): string | null {
  const parsed = parser.parse(text);
  const tree = parsed.kind === "parsed" ? parsed.statements[0] : undefined;
  if (tree === undefined) return null;
  const found: { readonly at: number; readonly number: number }[] = [];
  visitNodes({ Root: tree.node }, (kind, node) => {
    if (kind === "ParamRef") found.push({ at: Number(node["location"] ?? 0), number: Number(node["number"] ?? 0) });
  });
  const numbers = [...new Set(found.map(({ number }) => number))].toSorted((a, b) => a - b);
  if (numbers.every((number, index) => number === index + 1)) return text;
  const bytes = Buffer.from(text);
  let [result, last] = ["", 0];
  for (const { at, number } of found.toSorted((a, b) => a.at - b.at)) {
    const start = bytes.toString("utf8", 0, at).length;
    result += `${text.slice(last, start)}$${numbers.indexOf(number) + 1}`;
    last = start + `$${number}`.length;
  }
  return result + text.slice(last);
}

interface Place {
  /** UTF-8 bytes. */
  readonly at: number;
  readonly constant: string;
}

function findPlaces(root: Node): readonly Place[] {
  const found: Place[] = [];
  visitNodes({ Root: root }, (kind, node) => {
    if (kind === "TypeCast") {
      const [at, type] = [parameterAt(nodeAt(node, "arg")), nodeAt(node, "typeName") ?? {}];
      // Behind its type: `date $1`; before it the server takes a parameter: `$1::date`, `cast($1 AS date)`.
      if (at !== null && at > Number(type["location"] ?? 0)) found.push({ at, constant: constantOf(type) });
    }
    if (kind === "FuncCall" && node["funcformat"] === "COERCE_SQL_SYNTAX" && lastName(node, "funcname") === "extract") {
      const at = parameterAt(listAt(node, "args")[0] ?? null);
      if (at !== null) found.push({ at, constant: "epoch" });
    }
  });
  return found;
}

function parameterAt(node: Node | null): number | null {
  const parameter = nodeAt(node ?? {}, "ParamRef");
  return parameter === null ? null : Number(parameter["location"] ?? 0);
}

function lastName(node: Node, field: string): string {
  return nameIn(asNode(listAt(node, field).at(-1))) ?? "";
}

const constants: Readonly<Record<string, string>> = {
  timestamp: "2000-01-01",
  timestamptz: "2000-01-01",
  date: "2000-01-01",
  time: "00:00",
  timetz: "00:00",
  bool: "f",
  json: "{}",
  jsonb: "{}",
  uuid: "00000000-0000-0000-0000-000000000000",
  inet: "0.0.0.0",
  cidr: "0.0.0.0",
};

/** A value of the type; what reads no `0` either is left to fail, and counted as not checked. */
function constantOf(type: Node): string {
  const name = lastName(type, "names");
  return constants[name] ?? (name.endsWith("range") ? "empty" : "0");
}
