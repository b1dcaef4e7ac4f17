import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import type { ParsedScript } from "../../sql/script.js";
import { sitesIn, type Bodies } from "../sites.js";
import { advance } from "./advance.js";
import { openKnown, startFile, type Birth, type Known } from "./known.js";
import { recallFrom } from "./recall.js";

interface Before {
  readonly searchPath: readonly string[];
  /** Scripts that made the schema, in order; they count where there is no snapshot. */
  readonly scripts: readonly ParsedScript[];
  readonly schema: SchemaSnapshot | null;
}

/** What is known before the pending files run: from the schema itself, else from the files that made it. */
export function knownBefore({ searchPath, scripts, schema }: Before): Known {
  if (schema !== null) return recallFrom(schema, searchPath);
  const known = openKnown(searchPath, { complete: scripts.length > 0, from: "files" });
  const home = known.searchPath;
  for (const script of scripts) {
    startFile(known, home);
    advanceAll(known, script, "before");
  }
  startFile(known, home);
  return known;
}

/** Moves what is known on by a whole script, one tree after the other: all of a large one would not fit. */
export function advanceAll(known: Known, { statements }: ParsedScript, born: Birth): void {
  const bodies: Bodies = new Map();
  for (const statement of statements) {
    for (const site of sitesIn(statement, bodies)) advance(known, site, born);
  }
}
