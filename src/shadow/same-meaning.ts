import type { Wording } from "../core/schema/wordings.js";
import { readingSettings } from "../database/catalog/read-only-transactions.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";
import { loadParser } from "../sql/parser.js";
import type { Parser } from "../sql/parser.js";
import { toProbe } from "./probes.js";
import type { Probe } from "./probes.js";
import type { ShadowDatabase } from "./shadow.js";

/** Which texts mean the same, which do not, and which this server could not read. */
export interface Meanings {
  readonly same: readonly Wording[];
  readonly different: readonly Wording[];
  readonly unknown: readonly Wording[];
}

/**
 * Lets one server read both texts of each wording and write them again: what it then writes the same means the same. In
 * a transaction that is rolled back.
 */
export async function compareMeanings(
  { session }: ShadowDatabase,
  wordings: readonly Wording[],
  { signal }: { readonly signal: AbortSignal },
): Promise<Meanings> {
  const found = { same: [] as Wording[], different: [] as Wording[], unknown: [] as Wording[] };
  if (wordings.length === 0) return found;
  const parser = await loadParser();
  await query(session, ["BEGIN READ WRITE", ...readingSettings].join(";\n"), "preparing to compare definitions");
  try {
    for (const wording of wordings) {
      signal.throwIfAborted();
      found[await compareOne(session, parser, wording)].push(wording);
    }
  } finally {
    await session.send("ROLLBACK");
  }
  return found;
}

async function compareOne(session: Session, parser: Parser, wording: Wording): Promise<keyof Meanings> {
  const expected = await rewrite(session, parser, toProbe(wording, wording.expected));
  // What should be runs here, so a text that does not is worded for another server.
  if (expected === null) return "unknown";
  const actual = await rewrite(session, parser, toProbe(wording, wording.actual));
  return actual === expected ? "same" : "different";
}

/** The text as this server writes it, null where it cannot read it. */
async function rewrite(session: Session, parser: Parser, probe: Probe | null): Promise<string | null> {
  if (probe === null || !isOneStatement(parser, probe.sql)) return null;
  const savepoint = "SAVEPOINT schema_version_probe";
  const back = "ROLLBACK TO SAVEPOINT schema_version_probe";
  const { results, error } = await session.send([savepoint, ...probe.before, probe.sql, probe.read, back].join(";\n"));
  if (error === null) return results.at(-2)?.rows[0]?.[0] ?? null;
  await session.send(back);
  return null;
}

/** A text comes from a catalog, which may say anything: more than one statement is no text of an object. */
function isOneStatement(parser: Parser, sql: string): boolean {
  const parsed = parser.parse(sql);
  return parsed.kind === "parsed" && parsed.statements.length === 1;
}
