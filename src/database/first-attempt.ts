import { quoteLiteral } from "../core/quote.js";
import { query } from "./session.js";
import { tableIn } from "./tables.js";
import type { Held } from "./transaction.js";
import { ownSearchPath } from "./target.js";

/**
 * The indexes that were INVALID before the first attempt of a version that has not finished, from its first `start` or
 * `undo-start` event since it last did; null when there is no such event. Read-only.
 */
export async function readFirstAttempt({ session, target }: Held, version: string): Promise<readonly string[] | null> {
  const log = tableIn(target.home, "log");
  const results = await query(
    session,
    `BEGIN READ ONLY; SET LOCAL search_path = ${ownSearchPath};
     SELECT l.detail FROM ${log} l WHERE l.version = ${quoteLiteral(version)} AND l.event IN ('start', 'undo-start')
       AND l.id > coalesce((SELECT max(e.id) FROM ${log} e WHERE e.version = l.version AND e.event IN ('apply', 'undo', 'repair', 'baseline', 'adopt')), 0)
       ORDER BY l.id LIMIT 1; COMMIT`,
    "reading the first attempt",
  );
  const detail = results[2]?.rows[0]?.[0] ?? null;
  return detail === null ? null : parseDetail(detail);
}

function parseDetail(text: string): readonly string[] | null {
  try {
    const { invalidBefore } = JSON.parse(text) as { readonly invalidBefore?: unknown };
    return Array.isArray(invalidBefore) ? invalidBefore.filter((one) => typeof one === "string") : null;
  } catch {
    return null; // the log is written by us alone; a text that is no JSON tells nothing
  }
}
