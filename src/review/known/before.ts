import type { SchemaSnapshot } from "../../core/snapshot.js";
import type { ParsedScript } from "../../sql/script.js";
import { sitesOf } from "../sites.js";
import { advance } from "./advance.js";
import { openKnown, type Known } from "./known.js";
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
  const known = openKnown(searchPath, { complete: scripts.length > 0 });
  const home = known.searchPath;
  for (const script of scripts) {
    known.searchPath = home;
    for (const site of sitesOf(script, new Map())) advance(known, site, "before");
  }
  known.searchPath = home;
  return known;
}
