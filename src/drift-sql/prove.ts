import type { ServerMessage } from "../database/session.js";
import type { ShadowDatabase } from "../shadow/shadow.js";
import type { Bounds } from "./bounds.js";
import { run } from "./execute.js";
import type { Statement, Unit } from "./statement.js";
import { splitBefore, toTransactions } from "./transactions.js";
import type { Transaction } from "./transactions.js";

export interface Proven {
  /** As they ran; more than planned where PostgreSQL wanted a commit in between. */
  readonly transactions: readonly Transaction[];
  /** Null where all of them ran. */
  readonly error: ServerMessage | null;
}

/**
 * Runs a whole script on a throw-away database exactly as it will be written. What only may need a commit behind it, as a
 * new value of an enum does where it is used at once, gets one where PostgreSQL asks for it.
 */
export async function proveScript(database: ShadowDatabase, units: readonly Unit[], bounds: Bounds): Promise<Proven> {
  const transactions: Transaction[] = [];
  const joined = units.map((unit) =>
    unit.map((one): Statement => (one.boundary === "after" ? { ...one, boundary: "none" } : one)),
  );
  const waiting = [...toTransactions(joined)];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { completed, error } = await run(database, next, bounds);
    if (error === null) transactions.push(next);
    else if (completed === 0 || completed >= next.length) return { transactions: [...transactions, next], error };
    else waiting.unshift(...splitBefore(next, completed));
  }
  return { transactions, error: null };
}
