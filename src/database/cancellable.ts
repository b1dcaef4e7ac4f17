import { Failure } from "../core/failure.js";
import { cancelOnAbort } from "./cancel-on-abort.js";
import { isConnectionLost } from "./session.js";
import type { Session } from "./session.js";
import type { Target } from "./target.js";

/** Of the patience that a cancelled run has, what is left to put the cancel on record and to settle the snapshot. */
const graceMs = 4000;

/**
 * A session that does what a run is at: with the run its message is cancelled, and what is sent behind that, to put it on
 * record, is cancelled four seconds later, so that nothing is left at work which holds the lock.
 */
export function cancellable(session: Session, pid: number, signal: AbortSignal): Session {
  const late = new AbortController();
  const begin = (): void => void setTimeout(() => late.abort(), graceMs).unref();
  if (signal.aborted) begin();
  else signal.addEventListener("abort", begin, { once: true });
  return {
    ...session,
    send: async (sql, options) => {
      const cancel = cancelOnAbort(session, pid, signal.aborted ? late.signal : signal);
      try {
        return await session.send(sql, options);
      } finally {
        await cancel.settled(); // or it would hit the next message
      }
    },
  };
}

/**
 * A session that only reads, for a run that has nothing to put on record: when it is cancelled, nothing is waited for or
 * sent any more. Behind a pooler the process that reads may be another one by then, so it is left alone.
 */
export function untilCancelled(
  session: Session,
  { pid, lent }: Pick<Target, "pid" | "lent">,
  signal: AbortSignal,
): Session {
  const direct = !lent && (session.announcedPid === null || session.announcedPid === pid);
  return {
    ...session,
    send: async (sql, options) => {
      signal.throwIfAborted();
      let tell = (): void => {};
      const aborted = new Promise<null>((settle) => (tell = (): void => settle(null)));
      signal.addEventListener("abort", tell, { once: true });
      try {
        const reply = await Promise.race([session.send(sql, options), aborted]);
        if (reply !== null) return reply;
      } finally {
        signal.removeEventListener("abort", tell);
      }
      if (direct) await session.cancel(pid);
      throw signal.reason;
    },
  };
}

/** The cancel of the run, where that is why a statement or the connection ended (the embedded one is stopped for it). */
export function asCancelled<E>(error: E, { aborted, reason }: AbortSignal): E | Failure {
  if (!aborted || !(error instanceof Failure) || !(reason instanceof Failure)) return error;
  return isConnectionLost(error) || error.message.includes("(57014)") ? reason : error;
}
