import { quoteLiteral } from "../core/quote.js";
import type { EventSubject } from "./records.js";
import { tableIn } from "./tables.js";
import type { Held } from "./transaction.js";
import { read } from "./read.js";

/**
 * The indexes that were INVALID before the first attempt of a file that has not finished, from its first `start` or
 * `undo-start` event since it last did; null when there is no such event. Read-only.
 */
export async function readFirstAttempt(
  { session, target }: Pick<Held, "session" | "target">,
  { version, description }: EventSubject,
): Promise<readonly string[] | null> {
  const log = tableIn(target.home, "log");
  // Repeatables have no version.
  const about =
    version === null
      ? `e.version IS NULL AND e.description = ${quoteLiteral(description ?? "")}`
      : `e.version = ${quoteLiteral(version)}`;
  const rows = await read(
    session,
    `SELECT e.detail FROM ${log} e WHERE ${about} AND e.event IN ('start', 'undo-start') AND e.id > coalesce(
       (SELECT max(e.id) FROM ${log} e WHERE ${about} AND e.event IN ('apply', 'undo', 'repair', 'baseline', 'adopt')), 0)
       ORDER BY e.id LIMIT 1`,
    "reading the first attempt",
  );
  const detail = rows[0]?.[0] ?? null;
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
