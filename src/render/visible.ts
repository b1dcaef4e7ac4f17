/**
 * Text of files, databases and GitHub that is about to be shown: whatever would move a cursor, hide, or turn the
 * direction of reading becomes something that a reader sees. Plain text in, plain text out; each format escapes after it.
 */

// Joiners between letters of real scripts and the emoji form after a pictograph are what people type; elsewhere they hide.
const allowed = String.raw`(?<=[^\x00-\x7f])[\u200c\u200d](?=[^\x00-\x7f])|(?<=\p{Extended_Pictographic})\ufe0f`;
const invisible = String.raw`[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\p{Default_Ignorable_Code_Point}\u2800]`;
const suspicious = new RegExp(`(${allowed})|(${invisible})`, "gu");

/** One line: line ends and tabs become one space, everything that cannot be seen becomes a visible sign. */
export function visibleLine(text: string): string {
  return replaceInvisible(text.replaceAll(/\r\n?|[\n\t\v\f]/g, " "));
}

/** Lines: `\r\n` becomes `\n`, tabs stay, everything else that cannot be seen becomes a visible sign. */
export function visibleBlock(text: string): string {
  return text.replaceAll("\r\n", "\n").split("\n").map(visibleKeepingTabs).join("\n");
}

/** At most `limit` UTF-16 units, never half a character; `…` where something was cut. */
export function cap(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, Math.max(0, limit - 1));
  return `${kept.replace(/[\ud800-\udbff]$/, "")}…`;
}

function visibleKeepingTabs(line: string): string {
  return line.split("\t").map(replaceInvisible).join("\t");
}

function replaceInvisible(text: string): string {
  return text.replaceAll(suspicious, (_, kept: string | undefined, hidden: string) => kept ?? toSign(hidden));
}

function toSign(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x24_00 + code);
  if (code === 0x7f) return "\u2421";
  if (code >= 0xd8_00 && code <= 0xdf_ff) return "\ufffd";
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
