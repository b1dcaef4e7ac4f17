import { Failure } from "../core/failure.js";
import type { ConnectionTarget } from "../core/database-url.js";
import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { connect } from "../database/postgres.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";
import type { Statement } from "../sql/script.js";

/** Roles of a server that stays: which were there, and which came by us. */
export interface WatchedRoles {
  readonly before: ReadonlySet<string>;
  /** Tells roles that were made for a shadow. */
  readonly made: (names: readonly string[]) => void;
  /** Tells a statement that runs on the shadow: it may make roles. */
  readonly mentioned: (statement: Statement) => void;
  /** Drops those that came by us. */
  readonly drop: () => Promise<void>;
}

const makesRole = /\bcreate\b[^]*\b(?:role|user|group)\b/i;

/**
 * Reads the roles of a server, so that ours can be told from others that come meanwhile. `shadows`: how the names of all
 * shadow databases begin.
 */
export async function watchRoles(admin: Session, shadows: string): Promise<WatchedRoles> {
  const before = new Set(await readRoles(admin));
  const made = new Set<string>();
  const texts: string[] = [];
  return {
    before,
    made: (names) => {
      for (const name of names) made.add(name);
    },
    mentioned: ({ text }) => {
      if (makesRole.test(text)) texts.push(text.toLowerCase());
    },
    drop: async () => {
      const isOurs = (name: string): boolean =>
        made.has(name) || texts.some((text) => text.includes(name.toLowerCase()));
      const now = await readRoles(admin).catch(() => []); // the server is gone
      await dropRoles(
        admin,
        now.filter((name) => !before.has(name) && isOurs(name)),
        shadows,
      );
    },
  };
}

async function readRoles(admin: Session): Promise<readonly string[]> {
  const results = await query(admin, "SELECT rolname FROM pg_catalog.pg_roles", "reading the shadow's roles");
  return results[0]?.rows.flatMap(([name]) => name ?? []) ?? [];
}

/**
 * One that something still depends on stays, and all do while another run has its shadow here: they may be its.
 */
async function dropRoles(admin: Session, names: readonly string[], shadows: string): Promise<void> {
  const sql = `SELECT FROM pg_catalog.pg_database WHERE datname ~ '^${shadows}'`;
  const reply = await admin.send(sql).catch(() => null);
  if (reply === null || reply.results[0]?.rows.length !== 0) return;
  for (const name of names) await admin.send(`DROP ROLE IF EXISTS ${quoteIdentifier(name)}`).catch(() => {});
}

/** Gives the login the password of its URL again where SQL that was put together at run time took it. */
export async function keepPassword(admin: Session, url: ConnectionTarget): Promise<void> {
  if (url.password === null) return;
  try {
    await (await connect(url, { applicationName: "schema-version shadow" })).close();
  } catch (error) {
    if (!(error instanceof Failure) || (error.cause as { readonly code?: unknown } | undefined)?.code !== "28P01")
      return;
    await admin.send(`ALTER ROLE CURRENT_USER PASSWORD ${quoteLiteral(url.password)}`).catch(() => {});
  }
}
