import { quoteLiteral } from "../core/quote.js";
import type { Session } from "./session.js";

const readOnlyTransaction = /^BEGIN (?:ISOLATION LEVEL REPEATABLE READ )?READ ONLY\b/;

/** Whom a session that only reads acts as, where it may. */
export interface ActingAs {
  readonly role: string;
  readonly major: number;
}

/**
 * A session for commands that write nothing: each of its messages is one read-only transaction, and any other is a bug.
 * The session itself is not set to read-only, nor to the role: behind a transaction pooler that would stay on the
 * server's connection, for others to meet. A login that is no member of the role acts as itself.
 */
export function toReadOnly(session: Session, actingAs: ActingAs | null): Session {
  return {
    ...session,
    send: async (sql, options) => {
      if (sql === "ROLLBACK") return await session.send(sql, options);
      const begin = readOnlyTransaction.exec(sql)?.[0];
      if (begin === undefined) throw new Error(`not a read-only transaction: ${sql.slice(0, 80)}`);
      if (actingAs === null) return await session.send(sql, options);
      const reply = await session.send(`${begin}; ${becoming(actingAs)}${sql.slice(begin.length)}`, options);
      return { ...reply, results: reply.results.toSpliced(1, 1) };
    },
  };
}

function becoming({ role, major }: ActingAs): string {
  return `SELECT pg_catalog.set_config('role', r.rolname, true) FROM pg_catalog.pg_roles r
    WHERE r.rolname OPERATOR(pg_catalog.=) ${quoteLiteral(role)} AND pg_catalog.pg_has_role(r.oid, '${major < 16 ? "MEMBER" : "SET"}')`;
}
