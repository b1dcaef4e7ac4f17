import type { ScriptSettings } from "./model.js";
import { stretchAt } from "./positions.js";

/** Built-ins whose value differs from run to run or machine to machine: left as they are for checksums. */
export const volatilePlaceholders: readonly string[] = ["flyway:timestamp", "flyway:workingdirectory"];

/** Values behind Flyway's built-in placeholders; null where nobody knows one, which leaves it undefined. */
export interface BuiltInValues {
  readonly defaultSchema: string | null;
  readonly user: string | null;
  readonly database: string | null;
  /** `yyyy-MM-dd HH:mm:ss`. */
  readonly timestamp: string | null;
  readonly filename: string | null;
  readonly workingDirectory: string | null;
  readonly table: string | null;
  readonly environment: string | null;
}

/** Flyway's built-ins (`flyway:…`) as placeholders; names are lower-case. */
export function builtInPlaceholders(values: Partial<BuiltInValues>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(values).flatMap(([name, value]) =>
      value === null ? [] : [[`flyway:${name.toLowerCase()}`, value]],
    ),
  );
}

/** The placeholders of one file: the given ones and Flyway's `filename`, the last part of the script's name. */
export function withFileName(placeholders: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  const filename = name.slice(name.lastIndexOf("/") + 1);
  return new Map([...placeholders, ...builtInPlaceholders({ filename })]);
}

/** A placeholder that could not be replaced; the text keeps it as it is. */
export interface PlaceholderProblem {
  readonly kind: "undefined" | "unterminated";
  readonly name: string;
  /** 0-based position of its `${` in the original text, in UTF-16 units. */
  readonly at: number;
}

export interface Replaced {
  readonly text: string;
  readonly problems: readonly PlaceholderProblem[];
  /** Position in the original of a position in the replaced text (UTF-16 units); inside a value: where its `${` stands. */
  readonly toOriginal: (position: number) => number;
}

/** Where a stretch of replaced text comes from. */
interface Segment {
  readonly start: number;
  readonly original: number;
  readonly kind: "same" | "value";
}

/** How placeholders are written; `${name}` unless a Flyway configuration says otherwise. */
export type PlaceholderSyntax = Pick<ScriptSettings, "placeholderPrefix" | "placeholderSuffix">;

/** Replaces `${name}` everywhere, comments and strings included, as Flyway does; names are case-insensitive. */
export function replacePlaceholders(
  text: string,
  values: ReadonlyMap<string, string>,
  { placeholderPrefix: prefix = "${", placeholderSuffix: suffix = "}" }: PlaceholderSyntax = {},
): Replaced {
  if (!text.includes(prefix)) return { text, problems: [], toOriginal: (position) => position };
  const known = new Map([...values].map(([name, value]) => [name.toLowerCase(), value]));
  const segments: Segment[] = [];
  const problems: PlaceholderProblem[] = [];
  let replaced = "";
  let done = 0;
  for (let at = findPrefix(text, prefix, 0); at !== -1; at = findPrefix(text, prefix, at)) {
    const end = text.indexOf(suffix, at + prefix.length);
    if (end === -1) {
      problems.push({ kind: "unterminated", name: firstLine(text.slice(at + prefix.length)), at });
      break;
    }
    const name = text.slice(at + prefix.length, end);
    const value = known.get(name.toLowerCase());
    if (value === undefined) {
      problems.push({ kind: "undefined", name: firstLine(name), at });
    } else {
      segments.push({ start: replaced.length, original: done, kind: "same" });
      replaced += text.slice(done, at);
      segments.push({ start: replaced.length, original: at, kind: "value" });
      replaced += value;
      done = end + suffix.length;
    }
    at = end + suffix.length;
  }
  segments.push({ start: replaced.length, original: done, kind: "same" });
  return { text: replaced + text.slice(done), problems, toOriginal: (position) => toOriginal(segments, position) };
}

/**
 * Flyway reads what may become a prefix once: of `$${a}` it takes the two `$` together for none, and the rest begins with
 * `{`; of `$$${a}` the third `$` begins the placeholder.
 */
function findPrefix(text: string, prefix: string, from: number): number {
  const [first = ""] = prefix;
  for (let at = text.indexOf(first, from); at !== -1;) {
    let same = 1;
    while (same < prefix.length && text[at + same] === prefix[same]) same++;
    if (same === prefix.length) return at;
    at = text.indexOf(first, at + same + 1);
  }
  return -1;
}

function toOriginal(segments: readonly Segment[], position: number): number {
  const segment = stretchAt(segments, position);
  if (segment === undefined) return position;
  return segment.kind === "value" ? segment.original : segment.original + position - segment.start;
}

function firstLine(text: string): string {
  return (/^[^\r\n]{0,40}/.exec(text) ?? [""])[0];
}
