import { cap, visibleBlock, visibleLine } from "./visible.js";

/**
 * The only ways in which foreign text enters Markdown. GitHub looks for mentions, issues and addresses in the text that
 * Markdown leaves behind, where a backslash or an entity no longer protects: those are broken with a zero-width space.
 */

const textLimit = 1_000;
const codeLimit = 200;
// `visibleLine` shows every foreign one, so that one in the text is ours and can be written as an entity at the end.
const zeroWidth = "\u200b";

/** Plain text inside a line: nothing in it is markup, a link, a mention or an emoji. */
export function inline(text: string, { limit = textLimit }: { readonly limit?: number } = {}): string {
  const shown = cap(visibleLine(text).trim(), limit);
  return escapeLineStart(escapeMarkup(breakAutolinks(shown))).replaceAll(zeroWidth, "&#8203;");
}

function breakAutolinks(text: string): string {
  return text
    .replaceAll(/[@#]/g, `$&${zeroWidth}`)
    .replaceAll(/GH-(?=\d)|mailto:|xmpp:|www(?=\.)/gi, `$&${zeroWidth}`)
    .replaceAll(/:(?=\/\/|[\w+-]+:)/g, `:${zeroWidth}`);
}

function escapeMarkup(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]!~]|(?<=\])\(/g, String.raw`\$&`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("|", "&#124;")
    .replaceAll("$", "&#36;");
}

function escapeLineStart(escaped: string): string {
  return escaped.replace(/^[-+=:]/, String.raw`\$&`).replace(/^\d+(?=[.)])/, `$&${zeroWidth}`);
}

/** A code span: fenced by one backtick more than the longest run inside. Inside a table it must pass through `row`. */
export function code(text: string, { limit = codeLimit }: { readonly limit?: number } = {}): string {
  const shown = cap(visibleLine(text), limit);
  if (shown.trim() === "") return "` `";
  const ticks = "`".repeat(longestRun(shown) + 1);
  const pad = /^`|`$|^ .* $/.test(shown) ? " " : "";
  return `${ticks}${pad}${shown}${pad}${ticks}`;
}

/** Prose of ours that quotes SQL in backticks: those become code spans, everything else is plain text. */
export function prose(text: string, { limit = textLimit }: { readonly limit?: number } = {}): string {
  const parts = cap(visibleLine(text).trim(), limit).split(/(`[^`]+`)/);
  return parts
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1), { limit }) : between(part, index)))
    .join("");
}

/** Text beside code spans keeps its blanks; two spans that touch would become one. */
function between(part: string, index: number): string {
  if (part === "") return index === 0 ? "" : zeroWidth;
  const [before = "", after = ""] = [/^\s*/.exec(part)?.[0], /(?<=\S)\s*$/.exec(part)?.[0]];
  return `${before}${inline(part, { limit: Number.POSITIVE_INFINITY })}${after}`;
}

/** Bold; the content is Markdown already and has no blanks at its ends. Empty stays empty. */
export function bold(markdown: string): string {
  return markdown === "" ? "" : `**${markdown}**`;
}

/** A block of code that no line of the text can close. */
export function fence(text: string, language: "sql" | "text" | "mermaid"): string {
  const shown = visibleBlock(text).replace(/\s+$/, "");
  const ticks = "`".repeat(Math.max(3, longestRun(shown) + 1));
  return `${ticks}${language}\n${shown}\n${ticks}`;
}

/** What GitHub offers in place of the lines that it stands on: not a sign of it is changed, and no line can close it. */
export function fenceSuggestion(text: string, lineEnd: "\n" | "\r\n"): string {
  const ticks = "`".repeat(Math.max(3, longestRun(text) + 1));
  const lines = text === "" ? [] : text.split("\n");
  return `${[`${ticks}suggestion`, ...lines].join(lineEnd)}${lineEnd}${ticks}`;
}

/** A link where the address is an `https:` one, else the label alone. The label is Markdown already. */
export function link(labelMarkdown: string, address: string | null): string {
  const safe = toSafeAddress(address);
  return safe === null ? labelMarkdown : `[${labelMarkdown}](${safe})`;
}

/** A link whose label is a name of foreign origin: code, or text where brackets in it could end the label. */
export function codeLink(
  name: string,
  address: string | null,
  { limit = codeLimit }: { readonly limit?: number } = {},
): string {
  const brackets = address !== null && /[[\]]/.test(name);
  return link(brackets ? inline(name, { limit }) : code(name, { limit }), address);
}

function toSafeAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "") return null;
  return url.href.replaceAll(/[()<>[\]\\`|"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** One line of a table; cells are Markdown already. A pipe inside a code span must not end its cell. */
function row(cells: readonly string[]): string {
  return `| ${cells.map(toCell).join(" | ")} |`;
}

function toCell(markdown: string): string {
  return markdown.replaceAll(/\\(?=\|)/g, "\\\u200b").replaceAll("|", String.raw`\|`);
}

/** A whole table, left-aligned; headings and cells are Markdown already. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(headings), `|${":--|".repeat(headings.length)}`, ...rows.map(row)].join("\n");
}

/** A folded section; the title is plain text (Markdown is not read there), the body Markdown already. */
export function details(title: string, body: string): string {
  return `<details><summary>${html(title)}</summary>\n\n${body}\n\n</details>`;
}

/** Plain text inside one of our own HTML elements. */
function html(text: string): string {
  return breakAutolinks(cap(visibleLine(text).trim(), textLimit))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(zeroWidth, "&#8203;");
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
