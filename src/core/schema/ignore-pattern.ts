import { objectKinds } from "./drift-kinds.js";
import { nearest } from "../nearest.js";
import { toStarSource } from "../star-pattern.js";

/** `kind:schema.name`, where `*` stands for any text: an object and all that is part of it. */
export interface IgnorePattern {
  /** As written. */
  readonly text: string;
  /** Of the keys of objects (`objectKey`). */
  readonly key: RegExp;
}

/** Patterns of a list: one a line, or several with commas between them; those inside quotes and parentheses are names'. */
export function splitPatterns(list: string): readonly string[] {
  const parts = list.match(/(?:"(?:[^"\n]|"")*"|\([^()\n]*\)|[^,\n])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** Reads one pattern, or says why it is none. */
export function parsePattern(
  text: string,
): { readonly ok: IgnorePattern } | { readonly problem: string; readonly help: string } {
  const [, kind = "", name = ""] = /^([^:"]*):(.*)$/s.exec(text) ?? [];
  const help = 'write kind:schema.name, for example table:audit.*, index:public.tmp_* or function:public."Odd"(*)';
  if (kind === "" || name.trim() === "") return { problem: `"${text}" is no pattern for objects`, help };
  if (name !== name.trim() || (name.match(/"/g) ?? []).length % 2 === 1) {
    return { problem: `"${text}" has a quote that does not close, or blanks around its name`, help };
  }
  if (!kind.includes("*") && !objectKinds.some((known) => known === kind)) {
    const near = nearest(kind, objectKinds);
    const known = `kinds are ${objectKinds.join(", ")}`;
    return { problem: `"${text}": there is no kind "${kind}"`, help: near === null ? known : `did you mean ${near}?` };
  }
  const groups = { count: 0 };
  const source = `^${toStarSource(kind, { any: "[a-z ]", groups })} ${toStarSource(name, { any: "[^]", groups })}$`;
  return { ok: { text, key: new RegExp(source) } };
}

/** Reads the tool's own patterns, which are good. */
export function parsePatterns(texts: readonly string[]): readonly IgnorePattern[] {
  return texts.flatMap((text) => {
    const parsed = parsePattern(text);
    return "ok" in parsed ? [parsed.ok] : [];
  });
}
