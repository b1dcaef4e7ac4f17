import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import { query } from "./session.js";
import type { Session } from "./session.js";
import type { Target } from "./target.js";
import { within } from "./within.js";

const others = 3;
const patienceMs = 2000;

/**
 * Refuses a transaction pooler, behind which a session lock guards nothing. Only where the announced pid is not the
 * backend's own (something stands between): then that pid must stay the same while three other connections each hold an
 * open transaction. One that cannot begin in 2 s is left out; our own query unanswered means a pooler too. Measured: a
 * second connection that tries the lock instead finds none of 40 idle poolers, and leaks a lock when it does.
 */
export async function refuseTransactionPooler(
  session: Session,
  target: Target,
  openOther: () => Promise<Session>,
): Promise<void> {
  if (session.announcedPid === null || session.announcedPid === target.pid) return;
  const opened = await Promise.all(Array.from({ length: others }, () => beginElsewhere(openOther)));
  const pid = await answer(pidOf(session));
  await Promise.all(opened.map(async (other) => other?.close()));
  if (pid === target.pid) return;
  const message = "a transaction pooler stands between the tool and the server, where the tool's lock guards nothing";
  throw new Failure("database", [finding("pooler", { message })]);
}

async function beginElsewhere(openOther: () => Promise<Session>): Promise<Session | null> {
  const opening = openOther();
  const session = await answer(opening);
  if (session === null) {
    // It may still come: then it is closed, not left behind.
    void opening.then((late) => late.close()).catch(() => {});
    return null;
  }
  if ((await answer(query(session, "BEGIN; SELECT 1", "looking for a pooler"))) !== null) return session;
  void session.close();
  return null;
}

async function pidOf(session: Session): Promise<number> {
  const results = await query(session, "SELECT pg_catalog.pg_backend_pid()", "looking for a pooler");
  return Number(results[0]?.rows[0]?.[0]);
}

/** What came in time, or null. */
async function answer<T>(work: Promise<T>): Promise<T | null> {
  return await within(
    work.catch(() => null),
    patienceMs,
  );
}
