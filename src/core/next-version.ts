import { highest } from "./state.js";

/**
 * The next free version in the style of the highest one: a timestamp after timestamps, the same width after padded
 * numbers, the last part counted up after dotted ones; `1` in an empty folder.
 */
export function nextVersion(versions: readonly string[], now: Date): string {
  const top = highest(versions);
  if (top === null) return "1";
  const parts = top.split(".");
  const last = parts.at(-1) ?? "0";
  if (/^20\d{10}(?:\d{2})?$/.test(last) && parts.length === 1) {
    const stamp = now.toISOString().replace(/\D/g, "").slice(0, last.length);
    // A clock behind the newest file must not go back in order.
    return stamp > last ? stamp : String(BigInt(last) + 1n);
  }
  const next = String(BigInt(last) + 1n).padStart(last.length, "0");
  return [...parts.slice(0, -1), next].join(".");
}

/** Room for the version and the folder: a file system takes 255 bytes for a name. */
const longestDescription = 180;

/** `V13__add_email_to_users.sql`: words joined by `_`, other characters left out; null where none is left. */
export function toFileName(prefix: "V" | "U", version: string, description: string): string | null {
  const words =
    description
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const name = cutBytes(words.join("_"), longestDescription).replace(/_+$/, "");
  return name === "" ? null : `${prefix}${version.replaceAll(".", "_")}__${name}.sql`;
}

/** As many whole characters as fit. */
function cutBytes(text: string, limit: number): string {
  let [bytes, kept] = [0, ""];
  for (const char of text) {
    bytes += Buffer.byteLength(char);
    if (bytes > limit) break;
    kept += char;
  }
  return kept;
}
