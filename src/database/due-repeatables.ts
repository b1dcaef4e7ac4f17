import { query } from "./session.js";
import type { Session } from "./session.js";
import { tableIn } from "./tables.js";
import { ownSearchPath } from "./target.js";

/** Whether repeatables ran before the last rollback, which forgot them, and none has run since. Read-only. */
export async function repeatablesAreDue(session: Session, home: string): Promise<boolean> {
  const results = await query(
    session,
    `BEGIN READ ONLY; SET LOCAL search_path = ${ownSearchPath};
     SELECT max(l.id) FILTER (WHERE l.event = 'undo') > max(l.id) FILTER (WHERE l.event = 'apply' AND l.version IS NULL)
       FROM ${tableIn(home, "log")} l; COMMIT`,
    "reading whether repeatables ran since the last rollback",
  );
  return results[2]?.rows[0]?.[0] === "t";
}
