import type { Script } from "../core/model.js";
import { replacePlaceholders, withFileName } from "../core/placeholders.js";

/** The table of CRC-32 as zlib has it (reflected polynomial EDB88320), one entry per byte. */
function makeTable(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
}

let table: Int32Array | null = null;

/** CRC-32 of bytes, as the signed 32-bit number that Flyway stores. */
function crc32(bytes: Uint8Array): number {
  table ??= makeTable();
  let crc = -1;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc;
}

/**
 * Flyway's checksum of a file's text that has lost its byte order mark: over its lines as UTF-8, without their ends. Lines
 * end with CR, LF or both, and with nothing else.
 */
export function linesChecksum(text: string): number {
  return crc32(Buffer.from(text.replaceAll(/[\r\n]/g, ""), "utf8"));
}

/** What a stored checksum of a versioned file may be: of its lines; or, before Flyway 4, of its bytes with their line ends. */
function checksumsOf({ text }: Script): readonly number[] {
  const unix = text.replaceAll(/\r\n?/g, "\n");
  const whole = [text, unix, unix.replaceAll("\n", "\r\n")].map((one) => crc32(Buffer.from(one, "utf8")));
  return [linesChecksum(text), ...new Set(whole)];
}

/** What a stored checksum of a repeatable may be: of what it runs, or of the file itself, which Flyway accepts too. */
function repeatableChecksumsOf(script: Script, placeholders: ReadonlyMap<string, string>): readonly number[] {
  return [linesChecksum(toRunText(script, placeholders)), ...checksumsOf(script)];
}

/** Tells whether a stored checksum is that of a file, with those placeholders. */
export function sameAs(placeholders: ReadonlyMap<string, string>) {
  return (script: Script, stored: number, kind: "versioned" | "repeatable"): boolean =>
    // Nearly always it is the first one; the others cost as much again each.
    linesChecksum(script.text) === stored ||
    (kind === "versioned" ? checksumsOf(script) : repeatableChecksumsOf(script, placeholders)).includes(stored);
}

/**
 * The checksum to store for a repeatable. Flyway's own values (`flyway:…`) are not known here as it knows them, so a file
 * that uses one is stored as it stands: that counts as unchanged as well.
 */
export function repeatableChecksum(script: Script, placeholders: ReadonlyMap<string, string>): number {
  const builtIn = script.text.toLowerCase().includes(`${script.settings.placeholderPrefix ?? "${"}flyway:`);
  return linesChecksum(builtIn ? script.text : toRunText(script, placeholders));
}

function toRunText(script: Script, placeholders: ReadonlyMap<string, string>): string {
  if (script.settings.placeholderReplacement === false) return script.text;
  return replacePlaceholders(script.text, withFileName(placeholders, script.name), script.settings).text;
}
