import type { Config } from "../../src/config/config.js";
import { readConfig, type ReadConfig } from "../../src/config/read-config.js";

export interface Given {
  readonly entry?: "action" | "cli";
  readonly given?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string | undefined>>;
  readonly event?: string;
  readonly branch?: string | null;
  readonly repository?: "public" | "private";
  /** Text of the configuration file by path; the default path where it is one text. */
  readonly file?: string | Readonly<Record<string, string>>;
}

export function read({
  entry = "cli",
  given = {},
  variables = {},
  event,
  branch = null,
  repository = "private",
  file = {},
}: Given): Promise<ReadConfig> {
  const files = typeof file === "string" ? { ".github/schema-version.yml": file } : file;
  return readConfig({
    entry,
    given: new Map(Object.entries(given)),
    variables,
    eventName: event ?? null,
    publicRepository: repository === "public",
    pushedBranch: branch,
    readText: (path) => (Object.hasOwn(files, path) ? (files[path] ?? null) : null),
  });
}

/** The configuration; fails with its problems where there are any. */
export async function configOf(given: Given): Promise<Config> {
  const result = await read(given);
  if ("ok" in result) return result.ok;
  throw new Error(result.findings.map(({ message }) => message).join("\n"));
}

/** The problems, as `file:line message → help`; empty where there are none. */
export async function problemsOf(given: Given): Promise<readonly string[]> {
  const result = await read(given);
  if ("ok" in result) return [];
  return result.findings.map(({ file, line, message, help }) => {
    const place = file === undefined ? "" : `${file}:${line} `;
    return `${place}${message} → ${help}`;
  });
}
