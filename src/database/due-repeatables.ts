import type { Session } from "./session.js";
import { tableIn } from "./tables.js";
import { read } from "./read.js";

/** Whether repeatables ran before the last rollback, which forgot them, and none has run since. Read-only. */
export async function repeatablesAreDue(session: Session, home: string): Promise<boolean> {
  const rows = await read(
    session,
    `SELECT max(l.id) FILTER (WHERE l.event = 'undo') > max(l.id) FILTER (WHERE l.event = 'apply' AND l.version IS NULL)
       FROM ${tableIn(home, "log")} l`,
    "reading whether repeatables ran since the last rollback",
  );
  return rows[0]?.[0] === "t";
}
