import { quoteIdentifier } from "../core/quote.js";
import type { LockKey } from "../database/target.js";

/** The letters "Flyway" as one number. */
const flyway = 77_431_708_279_161n;

/** Java's `String.hashCode`: 32 bits, signed, over UTF-16 units. */
function javaHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}

/** The advisory lock that Flyway takes for a history table: who holds it excludes Flyway, and is excluded by it. */
export function flywayLockKey(home: string, table: string): LockKey {
  const key = flyway + BigInt(javaHash(`${quoteIdentifier(home)}.${quoteIdentifier(table)}`));
  const unsigned = BigInt.asUintN(64, key);
  return { key: String(key), classid: Number(unsigned >> 32n), objid: Number(unsigned & 0xffffffffn) };
}
