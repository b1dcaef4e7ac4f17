import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import { inputs } from "./inputs.js";

/** Values of one environment, or of the file's top level: as text, like inputs. */
export type Values = ReadonlyMap<string, string>;

export interface ConfigFile {
  /** Values for every environment. */
  readonly values: Values;
  readonly environments: readonly { readonly name: string; readonly values: Values }[];
}

type Read = { readonly ok: ConfigFile } | { readonly findings: readonly Finding[] };

const topLevel: ReadonlySet<string> = new Set(
  inputs.filter((input) => !("inputOnly" in input) && input.name !== "database-url").map((input) => input.name),
);
const perEnvironment: ReadonlySet<string> = new Set(
  inputs.filter((input) => "perEnvironment" in input).map((input) => input.name),
);
const later: ReadonlySet<string> = new Set([
  "rules",
  "drift",
  "flyway",
  "sizes",
  "require",
  "soak",
  "queries",
  "evidence",
]);

/** Reads the configuration file's text. Unknown keys and bad values are findings with their line. */
export async function parseConfigFile(text: string, file: string): Promise<Read> {
  const { LineCounter, isMap, isScalar, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const findings: Finding[] = document.errors.map((error) => bad(error.message, lines.linePos(error.pos[0]).line));
  if (findings.length > 0) return { findings };
  if (document.contents === null) return { ok: { values: new Map(), environments: [] } };
  const values = new Map<string, string>();
  const environments: { name: string; values: Values }[] = [];
  for (const { key, value, line } of entries(document.contents, "the file")) {
    if (key === "environments") readEnvironments(value, line);
    else if (topLevel.has(key)) put(values, key, value, line);
    else findings.push(bad(unknownKey(key, [...topLevel, "environments"]), line));
  }
  return findings.length > 0 ? { findings } : { ok: { values, environments } };

  function readEnvironments(node: unknown, line: number): void {
    for (const { key: name, value, line: at } of entries(node, "environments", line)) {
      if (!/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}$/.test(name))
        findings.push(bad(`"${name}" is no name for an environment`, at));
      const own = new Map<string, string>();
      for (const one of entries(value, `the environment ${name}`, at)) {
        const allowed = perEnvironment.has(one.key) || one.key === "branch" || one.key === "database-url";
        if (!allowed) findings.push(bad(unknownKey(one.key, ["branch", "database-url", ...perEnvironment]), one.line));
        else put(own, one.key, one.value, one.line);
      }
      environments.push({ name, values: own });
    }
  }

  function put(target: Map<string, string>, key: string, node: unknown, line: number): void {
    const value = textOf(key, node);
    if (value === null) findings.push(bad(`"${key}" has a value of the wrong kind`, line));
    else if (key === "database-url" && !/^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(value)) {
      findings.push(bad('"database-url" must be exactly one ${VARIABLE}: the file never holds a secret', line));
    } else target.set(key, value);
  }

  function textOf(key: string, node: unknown): string | null {
    if (isScalar(node)) return node.value === null ? "" : String(node.value);
    if (key === "placeholders" && isMap(node)) {
      return entries(node, key)
        .map((one) => `${one.key}=${isScalar(one.value) ? String(one.value.value) : ""}`)
        .join("\n");
    }
    const list: unknown = (node as { readonly toJSON?: () => unknown } | null)?.toJSON?.();
    return Array.isArray(list) && list.every((one) => typeof one === "string") ? list.join(",") : null;
  }

  function entries(node: unknown, what: string, line = 1): readonly { key: string; value: unknown; line: number }[] {
    if (!isMap(node)) {
      findings.push(bad(`${what} is no list of keys and values`, line));
      return [];
    }
    return node.items.map(({ key, value }) => ({
      key: isScalar(key) ? String(key.value) : "",
      value,
      line: isScalar(key) && key.range ? lines.linePos(key.range[0]).line : line,
    }));
  }

  function bad(message: string, line: number): Finding {
    return finding("input", { message, file, line });
  }
}

function unknownKey(key: string, known: readonly string[]): string {
  if (later.has(key)) return `the key "${key}" is not part of this version`;
  return `unknown key "${key}"; known are ${known.join(", ")}`;
}
