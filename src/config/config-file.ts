import type { Finding } from "../core/model.js";
import { nearest } from "../core/nearest.js";
import { finding } from "../core/problems.js";
import { inputs } from "./inputs.js";

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
const later: ReadonlySet<string> = new Set(["require", "soak"]);

/** Reads the configuration file's text. Unknown keys and bad values are findings with their line. */
export async function parseConfigFile(text: string, file: string): Promise<Read> {
  const { LineCounter, isAlias, isMap, isScalar, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const findings: Finding[] = document.errors.map((error) =>
    error.code === "MULTIPLE_DOCS"
      ? bad(
          "the configuration file holds several YAML documents",
          lines.linePos(error.pos[0]).line,
          "remove the line ---",
        )
      : bad(`the configuration file is no valid YAML: ${error.message}`, lines.linePos(error.pos[0]).line),
  );
  if (findings.length > 0) return { findings };
  if (document.contents === null) return { ok: noFile };
  const values = new Map<string, Value>();
  const environments: ConfiguredEnvironment[] = [];
  const maps = { rules: new Map<string, Value>(), sizes: new Map<string, Value>() };
  for (const { key, value, line } of entries(document.contents, "the file")) {
    if (key === "environments") readEnvironments(value, line);
    else if (key === "rules" || key === "sizes") readMap(maps[key], key, value, line);
    else if (Object.hasOwn(sections, key)) readSection(key, value, line);
    else if (topLevel.has(key)) put(values, key, value, line);
    else
      findings.push(unknownKey(key, [...topLevel, "environments", "rules", "sizes", ...Object.keys(sections)], line));
  }
  return findings.length > 0 ? { findings } : { ok: { values, environments, ...maps } };

  function readEnvironments(node: unknown, line: number): void {
    for (const { key: name, value, line: at } of entries(node, "environments", line)) {
      if (!/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}$/.test(name)) {
        const help = "a name has at most 63 letters, digits, blanks, dots, underscores and hyphens";
        findings.push(bad(`"${name}" is no name for an environment`, at, help));
      }
      const own = new Map<string, Value>();
      for (const one of entries(value, `the environment ${name}`, at)) {
        const allowed = perEnvironment.has(one.key) || one.key === "branch" || one.key === "database-url";
        if (!allowed) findings.push(unknownKey(one.key, ["branch", "database-url", ...perEnvironment], one.line));
        else put(own, one.key, one.value, one.line);
      }
      environments.push({ name, values: own });
    }
  }

  function readSection(section: string, node: unknown, line: number): void {
    const known = sections[section] ?? {};
    for (const one of entries(node, section, line)) {
      const name = Object.hasOwn(known, one.key) ? known[one.key] : undefined;
      if (name === undefined) findings.push(unknownKey(one.key, Object.keys(known), one.line));
      else put(values, name, one.value, one.line);
    }
  }

  function readMap(target: Map<string, Value>, name: string, node: unknown, line: number): void {
    for (const { key, value, line: at } of entries(node, name, line)) {
      if (isScalar(value)) target.set(key, { text: String(value.value ?? ""), line: at });
      else findings.push(bad(`"${key}" has a value of the wrong kind`, at, "write one word or number"));
    }
  }

  function put(target: Map<string, Value>, key: string, node: unknown, line: number): void {
    const written = textOf(key, node);
    if (written === null)
      findings.push(bad(`"${key}" has a value of the wrong kind`, line, "write one word or number"));
    else if (key === "database-url" && !/^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(written)) {
      const help = "write ${PRODUCTION_URL}, for example, and set that variable from a secret";
      findings.push(bad('"database-url" must be exactly one ${VARIABLE}: the file never holds a secret', line, help));
    } else if (written !== "") target.set(key, { text: written, line });
  }

  function textOf(key: string, node: unknown): string | null {
    if (isScalar(node)) return node.value === null ? "" : String(node.value);
    if (key === "placeholders" && isMap(node)) {
      return entries(node, key)
        .map((one) => `${one.key}=${isScalar(one.value) ? String(one.value.value) : ""}`)
        .join("\n");
    }
    const list: unknown = (node as { readonly toJSON?: () => unknown } | null)?.toJSON?.();
    return Array.isArray(list) && list.every((one) => typeof one === "string")
      ? list.join(key === "drift-ignore" ? "\n" : ",")
      : null;
  }

  function entries(node: unknown, what: string, line = 1): readonly { key: string; value: unknown; line: number }[] {
    const map = isAlias(node) ? node.resolve(document) : node;
    if (!isMap(map)) {
      findings.push(bad(`${what} is no list of keys and values`, line));
      return [];
    }
    return map.items.map(({ key, value }) => ({
      key: isScalar(key) ? String(key.value) : "",
      value,
      line: isScalar(key) && key.range ? lines.linePos(key.range[0]).line : line,
    }));
  }

  function unknownKey(key: string, known: readonly string[], line: number): Finding {
    if (later.has(key)) return bad(`the key "${key}" is not part of this version`, line, "remove it");
    if (inputs.some(({ name }) => name === key)) {
      return bad(
        `"${key}" is no key of the configuration file here`,
        line,
        `give it as an input; known keys: ${known.join(", ")}`,
      );
    }
    const near = nearest(key, known);
    const help = near === null ? `known are ${known.join(", ")}` : `did you mean ${near}?`;
    return bad(`unknown key "${key}"`, line, help);
  }

  function bad(message: string, line: number, help?: string): Finding {
    return finding("input", { message, file, line, ...(help === undefined ? {} : { help }) });
  }
}
