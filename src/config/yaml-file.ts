import type * as yaml from "yaml";
import type { Alias, Document, LineCounter, Node, Scalar } from "yaml";

/** What stands at a place of a YAML file: a word, a list of words, keys with values, or what no key of ours takes. */
export type YamlNode =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "list"; readonly words: readonly string[] }
  /** Read when asked for: a file whose anchors refer to each other has no end. */
  | { readonly kind: "map"; readonly entries: () => readonly YamlEntry[] }
  | { readonly kind: "other" };

export interface YamlEntry {
  readonly key: string;
  readonly node: YamlNode;
  /** 1-based. */
  readonly line: number;
}

export interface YamlProblem {
  readonly message: string;
  readonly line: number;
  readonly help?: string;
}

/** The root of a YAML file, null where it is empty, or why it is no YAML file of one document. */
export type ReadYaml = { readonly root: YamlNode | null } | { readonly problems: readonly YamlProblem[] };

/** A YAML document, and what tells places in its text. */
interface Source {
  readonly parser: typeof yaml;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** Reads the text of a YAML file; the library is loaded only here. */
export async function readYaml(text: string): Promise<ReadYaml> {
  const parser = await import("yaml");
  const lines = new parser.LineCounter();
  const document = parser.parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems = document.errors.map(({ code, message, pos: [at] }) =>
    code === "MULTIPLE_DOCS"
      ? {
          message: "the configuration file holds several YAML documents",
          line: lines.linePos(at).line,
          help: "remove the line ---",
        }
      : { message: `the configuration file is no valid YAML: ${message}`, line: lines.linePos(at).line },
  );
  if (problems.length > 0) return { problems };
  const root = document.contents;
  return { root: root === null ? null : toNode(root, { parser, document, lines }, 1) };
}

function toNode(written: unknown, source: Source, line: number): YamlNode {
  const { isMap, isScalar, isSeq } = source.parser;
  const node = resolve(written, source);
  if (node === null) return { kind: "word", text: "" };
  if (isScalar(node)) return { kind: "word", text: wordOf(node) };
  if (isMap(node)) return { kind: "map", entries: () => node.items.map((pair) => toEntry(pair, source, line)) };
  const items = isSeq(node) ? node.items.map((item) => resolve(item, source)) : [];
  const words = items.flatMap((item) => (isScalar(item) ? [wordOf(item)] : []));
  return isSeq(node) && words.length === items.length ? { kind: "list", words } : { kind: "other" };
}

function toEntry(
  { key, value }: { readonly key: unknown; readonly value: unknown },
  source: Source,
  line: number,
): YamlEntry {
  const isWord = source.parser.isScalar(key);
  const at = isWord && key.range ? source.lines.linePos(key.range[0]).line : line;
  return { key: isWord ? wordOf(key) : "", node: toNode(value, source, at), line: at };
}

/** What an alias stands for; a key without a value has none. */
function resolve(written: unknown, { parser, document }: Source): Node | null {
  const node = written as Node | Alias | null;
  return (parser.isAlias(node) ? node.resolve(document) : node) ?? null;
}

/** As written where a number would lose digits: a branch may be called 1.10. */
function wordOf({ value, source }: Scalar): string {
  if (typeof value === "number" && source !== undefined && /^[\d.]+$/.test(source)) return source;
  return value === null || value === undefined ? "" : String(value);
}
