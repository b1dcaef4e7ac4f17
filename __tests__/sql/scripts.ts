import type { Script } from "../../src/core/model.js";
import { parseScript, type ParsedScript } from "../../src/sql/script.js";

/** A script as the files floor would hand it over. */
export function scriptOf(text: string, parts: Partial<Script> = {}): Script {
  return {
    file: "migrations/V1__x.sql",
    name: "V1__x.sql",
    text,
    checksum: "",
    settings: {},
    directives: {},
    waivers: [],
    ...parts,
  };
}

export function parse(
  text: string,
  parts: Partial<Script> & { readonly placeholders?: Readonly<Record<string, string>> } = {},
): Promise<ParsedScript> {
  const { placeholders = {}, ...rest } = parts;
  return parseScript(scriptOf(text, rest), new Map(Object.entries(placeholders)));
}

/** Findings in one line each: rule, line and column, message. */
export function show({ findings }: ParsedScript): readonly string[] {
  return findings.map(({ rule, line, column, message }) => `${rule} ${line ?? ""}:${column ?? ""} ${message}`);
}

/** Ids of the rules that a script breaks. */
export async function rulesOf(text: string, parts: Partial<Script> = {}): Promise<readonly string[]> {
  return (await parse(text, parts)).findings.map(({ rule }) => rule);
}
