import { toStarSource } from "./star-pattern.js";

/** What paths may fit. */
export interface PathPattern {
  test(path: string): boolean;
}

/**
 * A pattern for paths: `**` stands for any folders, none included, `*` and `?` for text without a slash. Where it stands
 * several times, only the last one passed takes more: a path is told in a time that does not grow with their number.
 */
export function toPathPattern(pattern: string): PathPattern {
  const parts = pattern.split("/").map((part) => (part === "**" ? null : toName(part)));
  return { test: (path) => fits(parts, path.split("/")) };
}

/** What is before a pattern's first wildcard, and the rest of it; null where it has none. */
export function splitAtWildcard(pattern: string): { readonly folder: string; readonly rest: string } | null {
  const parts = pattern.split("/");
  const first = parts.findIndex((part) => /[*?]/.test(part));
  if (first === -1) return null;
  return { folder: parts.slice(0, first).join("/"), rest: parts.slice(first).join("/") };
}

function toName(part: string): RegExp {
  const source = toStarSource(part, { any: "[^/]", one: "[^/]", groups: { count: 0 } });
  return new RegExp(`^${source}$`, "s");
}

function fits(parts: readonly (RegExp | null)[], names: readonly string[]): boolean {
  let [part, name] = [0, 0];
  /** Behind the last `**` that was passed, and what it has taken up to. */
  let [behind, taken] = [-1, 0];
  while (name < names.length) {
    if (parts[part] === null) {
      part += 1;
      [behind, taken] = [part, name];
    } else if (parts[part]?.test(names[name] ?? "") === true) {
      part += 1;
      name += 1;
    } else if (behind >= 0) {
      taken += 1;
      [part, name] = [behind, taken];
    } else return false;
  }
  return parts.slice(part).every((rest) => rest === null);
}
