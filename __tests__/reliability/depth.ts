/** Set by `npm run soak`: everything that the tests sample is tried in full, for as long as it takes. */
export const soak = process.env["SCHEMA_VERSION_SOAK"] === "1";

/** Prints what a soak has measured; the tests print nothing. */
export function tell(what: string): void {
  if (soak) process.stdout.write(`${what}\n`);
}

/** A soak may be run in parts, `SCHEMA_VERSION_PART=3/10` and so on: whether this part has the item at that place. */
export function inPart(index: number): boolean {
  const [part, parts] = (process.env["SCHEMA_VERSION_PART"] ?? "1/1").split("/").map(Number);
  return index % (parts ?? 1) === (part ?? 1) - 1;
}

/** How many of something are tried: a variable says it, or the usual number. */
export function toCount(variable: string, usual: number): number {
  return Number(process.env[variable] ?? usual);
}

/** A soak may have another seed each time; a failure names it. */
export const seed = Number(process.env["SCHEMA_VERSION_SEED"] ?? "20261122");

/** Numbers from 0 to 1 that are the same each time for one seed (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
