import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";

/** The files of src, path below it to text. */
export type Sources = ReadonlyMap<string, string>;

export function readSources(): Sources {
  const root = fileURLToPath(new URL("../../src", import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return new Map(files.map((name) => [name.replaceAll("\\", "/"), readFileSync(join(root, name), "utf8")]));
}

export const withoutComments = (text: string): string => text.replaceAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");

/** What a file imports, lazily or not: paths below src, and names of packages. */
export function importsOf(file: string, text: string): readonly string[] {
  const found = text.matchAll(/(?:^|[;}\s])(?:from|import)\s*\(?\s*["']([^"']+)["']/g);
  return [...found].map(([, name = ""]) =>
    name.startsWith(".") ? posix.join(posix.dirname(file), name).replace(/\.js$/, ".ts") : name,
  );
}
