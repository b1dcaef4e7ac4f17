import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";
import { beforeScript, cleanSession } from "../database/settings.js";
import { readTarget } from "../database/target.js";
import type { Mirror } from "./mirror.js";

/** What a session of a shadow needs to know before SQL runs in it. */
export interface Prepared {
  readonly server: string;
  readonly major: number;
  readonly prepare: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Makes the tool's schema where it is missing, as `apply` does, and the SQL that gives a session the target's settings.
 * Settings that the shadow does not know are left out, and told.
 */
export async function prepareDatabase(session: Session, mirror: Mirror): Promise<Prepared> {
  const target = await readTarget(session, { schemas: [mirror.home], role: null, patienceMs: null });
  const original = mirror.settings.get("search_path") ?? '"$user", public';
  const searchPath = [...mirror.schemas.map(quoteIdentifier), original].filter((part) => part !== "").join(", ");
  const others = [...mirror.settings].filter(([name]) => name.toLowerCase() !== "search_path");
  const { accepted, refused } = await trySettings(session, others);
  await query(session, `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(mirror.home)}`, "making the schema of a shadow");
  const before = beforeScript({ ...target, searchPath }, { lockTimeoutMs: 0, statementTimeoutMs: 0 });
  return {
    server: target.server,
    major: target.major,
    prepare: [...cleanSession, ...before, ...(accepted.length === 0 ? [] : [toSql(accepted)])],
    notes: refused.map(([name]) => `the target's setting ${name} is not known to the shadow`),
  };
}

type Setting = readonly [name: string, value: string];

async function trySettings(
  session: Session,
  settings: readonly Setting[],
): Promise<{ readonly accepted: readonly Setting[]; readonly refused: readonly Setting[] }> {
  if (settings.length === 0 || (await session.send(toSql(settings))).error === null) {
    return { accepted: settings, refused: [] };
  }
  const [accepted, refused]: [Setting[], Setting[]] = [[], []];
  for (const setting of settings) {
    const { error } = await session.send(toSql([setting]));
    (error === null ? accepted : refused).push(setting);
  }
  return { accepted, refused };
}

function toSql(settings: readonly Setting[]): string {
  const calls = settings.map(([name, value]) => `set_config(${quoteLiteral(name)}, ${quoteLiteral(value)}, false)`);
  return `SELECT ${calls.map((call) => `pg_catalog.${call}`).join(", ")}`;
}
