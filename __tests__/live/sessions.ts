import type { ConnectionTarget } from "../../src/core/database-url.js";
import { parseDatabaseUrl } from "../../src/core/database-url.js";
import { connect } from "../../src/database/postgres.js";
import { toReadOnly } from "../../src/database/read-only.js";
import type { Session } from "../../src/database/session.js";

/** Opens a session of the tool at a URL, closed after the work. */
export async function withSession<T>(url: string, work: (session: Session) => Promise<T>): Promise<T> {
  return await withSessionOf(url, {}, work);
}

/** The same with more than the URL says. */
export async function withSessionOf<T>(
  url: string,
  more: Partial<ConnectionTarget>,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const parsed = parseDatabaseUrl(url);
  if (!("ok" in parsed)) throw new Error("no URL");
  const session = await connect({ ...parsed.ok, ...more }, { applicationName: "test" });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** The same as a check has it: what is no read-only transaction throws. */
export async function withReadOnly<T>(url: string, work: (session: Session) => Promise<T>): Promise<T> {
  return await withSession(url, (session) => work(toReadOnly(session, null)));
}
