import type { Finding } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import { readProperties } from "../../core/properties.js";

/** One setting as written, for example `placeholders.owner` of `[flyway.placeholders]`. */
export interface Setting {
  /** Below `flyway`, with dots. */
  readonly name: string;
  /** A list is more than one text. */
  readonly values: readonly string[];
  /** 1-based; null where the file does not say. */
  readonly line: number | null;
  /** `bare`: a number or a date of TOML, of which the parser does not keep how it was written. */
  readonly written?: "bare";
  /** The variable of the environment that it comes from, in place of a file. */
  readonly variable?: string;
}

export interface FlywayFile {
  readonly settings: readonly Setting[];
  /** Settings of `[environments.<name>]`, by that name. */
  readonly environments: ReadonlyMap<string, readonly Setting[]>;
  /** Keys of a flyway.conf that do not begin with `flyway.`. */
  readonly foreign: readonly string[];
  /** Names at the top of a flyway.toml that are neither. */
  readonly others: readonly string[];
  readonly findings: readonly Finding[];
}

/** Reads a `flyway.conf`, a properties file whose keys begin with `flyway.`; Flyway passes over others. */
export function readConf(text: string): FlywayFile {
  const [own, foreign] = [true, false].map((wanted) =>
    readProperties(text).filter(({ key }) => key.startsWith("flyway.") === wanted),
  );
  return {
    settings: (own ?? []).map(({ key, value, line }) => ({ name: key.slice("flyway.".length), values: [value], line })),
    foreign: (foreign ?? []).map(({ key }) => key),
    environments: new Map(),
    others: [],
    findings: [],
  };
}

/** Reads a `flyway.toml`; loads the parser when it is first called. */
export async function readToml(file: string, text: string): Promise<FlywayFile> {
  const { parse, TomlError } = await import("smol-toml");
  try {
    const { flyway = {}, environments = {}, ...others } = parse(text, { integersAsBigInt: true });
    const lines = text.split("\n");
    const ofEnvironments = isTable(environments) ? Object.entries(environments) : [];
    return {
      settings: flatten(flyway, "", lines),
      environments: new Map(ofEnvironments.map(([name, table]) => [name, flatten(table, "", lines)])),
      foreign: [],
      others: Object.keys(others),
      findings: [],
    };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = "it cannot be read"] = error.message.split("\n");
    const findings = [bad(`no valid TOML: ${message}`, file, error.line)];
    return { settings: [], foreign: [], environments: new Map(), others: [], findings };
  }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);
}

function flatten(value: unknown, name: string, lines: readonly string[]): readonly Setting[] {
  if (isTable(value)) {
    return Object.entries(value).flatMap(([key, inner]) => flatten(inner, name === "" ? key : `${name}.${key}`, lines));
  }
  const parts = [value].flat();
  const isBare = parts.some((part) => typeof part === "number" || part instanceof Date);
  const key = name.slice(name.lastIndexOf(".") + 1);
  return [{ name, values: parts.map(String), line: lineOf(key, lines), ...(isBare ? { written: "bare" } : {}) }];
}

/** The parser keeps no lines; the first one that sets a key of that name is nearly always the one. */
function lineOf(key: string, lines: readonly string[]): number | null {
  const found = lines.findIndex((line) => {
    const [written = "", value] = line.split("=");
    return value !== undefined && written.trim().replaceAll(/["']/g, "").split(".").at(-1) === key;
  });
  return found === -1 ? null : found + 1;
}

function bad(message: string, file: string, line: number): Finding {
  return finding("input", { message, help: "correct the file; Flyway would refuse it as well", file, line });
}
