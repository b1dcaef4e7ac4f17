import type { Finding } from "../core/model.js";
import { nearest } from "../core/nearest.js";
import { finding } from "../core/problems.js";
import { inputs } from "./inputs.js";
import { readYaml } from "./yaml-file.js";
import type { YamlEntry, YamlNode } from "./yaml-file.js";

/** A value as text, like an input's; the line is 1-based. */
export interface Value {
  readonly text: string;
  readonly line: number;
}

/** Values of one environment, or of the file's top level; empty ones are left out. */
export type Values = ReadonlyMap<string, Value>;

export interface ConfiguredEnvironment {
  readonly name: string;
  readonly values: Values;
}

export interface ConfigFile {
  /** Values for every environment. */
  readonly values: Values;
  readonly environments: readonly ConfiguredEnvironment[];
  /** Rules of the review, by id, with their severity. */
  readonly rules: Values;
  /** Rows from which a table is small or large. */
  readonly sizes: Values;
}

/** The file where there is none. */
export const noFile: ConfigFile = { values: new Map(), environments: [], rules: new Map(), sizes: new Map() };

type Read = { readonly ok: ConfigFile } | { readonly findings: readonly Finding[] };

const topLevel: ReadonlySet<string> = new Set(
  inputs.filter((input) => !("inputOnly" in input) && input.name !== "database-url").map((input) => input.name),
);
const perEnvironment: ReadonlySet<string> = new Set(
  inputs.filter((input) => "perEnvironment" in input).map((input) => input.name),
);
/** Keys of sections, and what they are called as values: `drift.ignore` is what the input `drift-ignore` is. */
const sections: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  drift: { ignore: "drift-ignore" },
  flyway: { history: "flyway.history", table: "flyway.table", config: "flyway.config" },
};
/** Keys of an environment that are no input of a workflow, or another one there. */
const beside: readonly string[] = ["branch", "database-url"];
const later: ReadonlySet<string> = new Set(["require", "soak"]);

/** Takes down what is wrong at a line, 1-based, and the way out. */
type Note = (message: string, line: number, help?: string) => void;

/** Reads the configuration file's text. Unknown keys and bad values are findings with their line. */
export async function parseConfigFile(text: string, file: string): Promise<Read> {
  const findings: Finding[] = [];
  const note: Note = (message, line, help) => {
    findings.push(finding("input", { message, file, line, ...(help === undefined ? {} : { help }) }));
  };
  const read = await readYaml(text);
  if ("problems" in read) for (const { message, line, help } of read.problems) note(message, line, help);
  const ok =
    "root" in read && read.root !== null ? readTopLevel(entriesOf(read.root, "the file", 1, note), note) : noFile;
  return findings.length > 0 ? { findings } : { ok };
}

function readTopLevel(entries: readonly YamlEntry[], note: Note): ConfigFile {
  const values = new Map<string, Value>();
  const environments: ConfiguredEnvironment[] = [];
  const maps = { rules: new Map<string, Value>(), sizes: new Map<string, Value>() };
  const known = [...topLevel, "environments", ...Object.keys(maps), ...Object.keys(sections)];
  for (const entry of entries) {
    const { key, node, line } = entry;
    if (key === "environments") environments.push(...readEnvironments(entry, note));
    else if (key === "rules" || key === "sizes") readWords(entriesOf(node, key, line, note), maps[key], note);
    else if (Object.hasOwn(sections, key)) readSection(entry, values, note);
    else if (topLevel.has(key)) put(values, key, entry, note);
    else noteUnknown(entry, known, note);
  }
  return { values, environments, ...maps };
}

function readEnvironments({ node, line }: YamlEntry, note: Note): readonly ConfiguredEnvironment[] {
  return entriesOf(node, "environments", line, note).map((entry) => {
    const { key: name } = entry;
    if (!/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}$/.test(name)) {
      const help = "a name has at most 63 letters, digits, blanks, dots, underscores and hyphens";
      note(`"${name}" is no name for an environment`, entry.line, help);
    }
    const known = [...beside, ...perEnvironment];
    const values = new Map<string, Value>();
    for (const one of entriesOf(entry.node, `the environment ${name}`, entry.line, note)) {
      if (known.includes(one.key)) put(values, one.key, one, note);
      else noteUnknown(one, known, note);
    }
    return { name, values };
  });
}

function readSection({ key: section, node, line }: YamlEntry, values: Map<string, Value>, note: Note): void {
  const known = sections[section] ?? {};
  for (const one of entriesOf(node, section, line, note)) {
    const name = Object.hasOwn(known, one.key) ? known[one.key] : undefined;
    if (name === undefined) noteUnknown(one, Object.keys(known), note);
    else put(values, name, one, note);
  }
}

/** Words under keys that who uses them knows, so an empty one stays too. */
function readWords(entries: readonly YamlEntry[], values: Map<string, Value>, note: Note): void {
  for (const { key, node, line } of entries) {
    if (node.kind === "word") values.set(key, { text: node.text, line });
    else noteWrongKind(key, line, note);
  }
}

function put(values: Map<string, Value>, name: string, { node, line }: YamlEntry, note: Note): void {
  const text = textOf(name, node);
  if (text === null) noteWrongKind(name, line, note);
  else if (name === "database-url" && !/^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(text)) {
    const help = "write ${PRODUCTION_URL}, for example, and set that variable from a secret";
    note('"database-url" must be exactly one ${VARIABLE}: the file never holds a secret', line, help);
  } else if (text !== "") values.set(name, { text, line });
}

function textOf(name: string, node: YamlNode): string | null {
  if (node.kind === "word") return node.text;
  if (node.kind === "list") return node.words.join(name === "drift-ignore" ? "\n" : ",");
  if (node.kind !== "map" || name !== "placeholders") return null;
  return node
    .entries()
    .map((one) => `${one.key}=${one.node.kind === "word" ? one.node.text : ""}`)
    .join("\n");
}

function entriesOf(node: YamlNode, what: string, line: number, note: Note): readonly YamlEntry[] {
  if (node.kind === "map") return node.entries();
  note(`${what} is no list of keys and values`, line);
  return [];
}

function noteWrongKind(name: string, line: number, note: Note): void {
  note(`"${name}" has a value of the wrong kind`, line, "write one word or number");
}

function noteUnknown({ key, line }: YamlEntry, known: readonly string[], note: Note): void {
  if (later.has(key)) return note(`the key "${key}" is not part of this version`, line, "remove it");
  if (inputs.some(({ name }) => name === key)) {
    const help = `give it as an input; known keys: ${known.join(", ")}`;
    return note(`"${key}" is no key of the configuration file here`, line, help);
  }
  const near = nearest(key, known);
  const help = near === null ? `known are ${known.join(", ")}` : `did you mean ${near}?`;
  return note(`unknown key "${key}"`, line, help);
}
