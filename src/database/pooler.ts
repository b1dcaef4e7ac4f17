import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import { query } from "./session.js";
import type { Session } from "./session.js";
import type { Target } from "./target.js";
import { within } from "./within.js";

const others = 3;
const rounds = 8;
const patienceMs = 2000;

/**
 * Refuses a transaction pooler, behind which a session lock guards nothing. Only where the announced pid is not the
 * backend's own, or the backend is older than our connection (something stands between): then that pid must stay the same, eight times, while three other connections
 * each hold a transaction that they begin right after we were answered. One that cannot begin in 2 s is left out; our
 * own query unanswered means a pooler too. Measured: one round finds an idle pool, but only 36 of 40 that others use; a
 * second connection that tries the lock instead finds none of 40 idle ones, and leaks a lock when it does.
 */
export async function refuseTransactionPooler(
  session: Session,
  target: Target,
  openOther: () => Promise<Session>,
): Promise<void> {
  if (session.announcedPid === null || (session.announcedPid === target.pid && !target.lent)) return;
  const opened = await Promise.all(Array.from({ length: others }, () => openInTime(openOther)));
  const reached = opened.filter((other) => other !== null);
  try {
    if (await keepsItsBackend(session, target.pid, reached)) return;
  } finally {
    for (const other of reached) void other.close();
  }
  const message =
    "a transaction pooler, or one that spreads reads over servers, stands between the tool and the server, where the tool's lock guards nothing";
  throw new Failure("database", [finding("pooler", { message })]);
}

async function openInTime(openOther: () => Promise<Session>): Promise<Session | null> {
  const opening = openOther();
  const session = await inTime(opening);
  // It may still come: then it is closed, not left behind.
  if (session === null) void opening.then((late) => late.close()).catch(() => {});
  return session;
}

async function keepsItsBackend(session: Session, pid: number, reached: readonly Session[]): Promise<boolean> {
  for (let round = 0; round < rounds; round += 1) {
    if ((await inTime(askPid(session))) !== pid) return false;
    const answers = await Promise.all(reached.map(begin));
    if (answers.includes("refused") || (await inTime(askPid(session))) !== pid) return false;
    await Promise.all(reached.map((other) => inTime(other.send("ROLLBACK"))));
  }
  return true;
}

/** `refused`: PgBouncer's statement mode, which takes single statements only. `left out`: it is closed, and fails from now on. */
async function begin(other: Session): Promise<"begun" | "left out" | "refused"> {
  const asking = query(other, "BEGIN; SELECT 1", "looking for a pooler").then(
    () => "begun" as const,
    (error: unknown) =>
      error instanceof Error && error.message.includes("pooling mode") ? ("refused" as const) : ("left out" as const),
  );
  const answer = (await within(asking, patienceMs)) ?? "left out";
  if (answer === "left out") void other.close(); // or it would begin late, and hold what others need
  return answer;
}

async function askPid(session: Session): Promise<number> {
  const results = await query(session, "SELECT pg_catalog.pg_backend_pid()", "looking for a pooler");
  return Number(results[0]?.rows[0]?.[0]);
}

/** What came in time, or null. */
async function inTime<T>(work: Promise<T>): Promise<T | null> {
  return await within(
    work.catch(() => null),
    patienceMs,
  );
}
