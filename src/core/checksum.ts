import { hash } from "node:crypto";

/**
 * First 32 hex digits of SHA-256 over the text as UTF-8, without BOM, line ends as `\n`, trailing newlines dropped: a
 * Windows checkout equals a Linux one.
 */
export function checksum(text: string): string {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const unix = text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
  let end = unix.length;
  while (end > start && unix[end - 1] === "\n") end--;
  return hash("sha256", unix.slice(start, end)).slice(0, 32);
}
