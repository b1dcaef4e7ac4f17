import type { Finding } from "../../core/model.js";
import { finding } from "../../core/problems.js";

/** One setting as written, for example `placeholders.owner` of `[flyway.placeholders]`. */
export interface Setting {
  /** Below `flyway`, with dots. */
  readonly name: string;
  /** A list is more than one text. */
  readonly values: readonly string[];
  /** 1-based; null where the file does not say. */
  readonly line: number | null;
}

export interface FlywayFile {
  readonly settings: readonly Setting[];
  /** Settings of `[environments.<name>]`, by that name. */
  readonly environments: ReadonlyMap<string, readonly Setting[]>;
  /** Names at the top of a flyway.toml that are neither. */
  readonly others: readonly string[];
  readonly findings: readonly Finding[];
}

/** Reads a `flyway.conf`: `flyway.key=value`, `#` for comments, a backslash at a line's end goes on. */
export function readConf(file: string, text: string): FlywayFile {
  const settings: Setting[] = [];
  const findings: Finding[] = [];
  let begun: { readonly text: string; readonly line: number } | null = null;
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const line: string = begun === null ? raw.trim() : begun.text + raw.trim();
    const first: number = begun?.line ?? index + 1;
    begun = null;
    if (line === "" || line.startsWith("#")) continue;
    if (line.endsWith("\\") && !line.endsWith("\\\\")) {
      begun = { text: line.slice(0, -1), line: first };
      continue;
    }
    const at = line.indexOf("=");
    const key = line.slice(0, Math.max(at, 0)).trim();
    const value = line.slice(at + 1).trim();
    if (at < 1) findings.push(bad(`"${line.slice(0, 40)}" is not key=value`, file, first));
    else if (!key.startsWith("flyway."))
      findings.push(bad(`unknown setting "${key}": they begin with flyway.`, file, first));
    else settings.push({ name: key.slice("flyway.".length), values: [value], line: first });
  }
  return { settings, environments: new Map(), others: [], findings };
}

/** Reads a `flyway.toml`; loads the parser when it is first called. */
export async function readToml(file: string, text: string): Promise<FlywayFile> {
  const { parse, TomlError } = await import("smol-toml");
  try {
    const { flyway = {}, environments = {}, ...others } = parse(text);
    const lines = text.split("\n");
    const ofEnvironments = isTable(environments) ? Object.entries(environments) : [];
    return {
      settings: flatten(flyway, "", lines),
      environments: new Map(ofEnvironments.map(([name, table]) => [name, flatten(table, "", lines)])),
      others: Object.keys(others),
      findings: [],
    };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = "it cannot be read"] = error.message.split("\n");
    const findings = [bad(`no valid TOML: ${message}`, file, error.line)];
    return { settings: [], environments: new Map(), others: [], findings };
  }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function flatten(value: unknown, name: string, lines: readonly string[]): readonly Setting[] {
  if (isTable(value)) {
    return Object.entries(value).flatMap(([key, inner]) => flatten(inner, name === "" ? key : `${name}.${key}`, lines));
  }
  const values = Array.isArray(value) ? value.map(String) : [String(value)];
  return [{ name, values, line: lineOf(name.split(".").at(-1) ?? name, lines) }];
}

/** The parser keeps no lines; the first one that sets a key of that name is nearly always the one. */
function lineOf(key: string, lines: readonly string[]): number | null {
  const found = lines.findIndex((line) => {
    const [written = ""] = line.split("=");
    return line.includes("=") && written.trim().replaceAll(/["']/g, "").split(".").at(-1) === key;
  });
  return found === -1 ? null : found + 1;
}

function bad(message: string, file: string, line: number): Finding {
  return finding("input", { message, help: "correct the file; Flyway would refuse it as well", file, line });
}
