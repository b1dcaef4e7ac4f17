import { parseDatabaseUrl, type ConnectionTarget } from "../../src/core/database-url.js";
import { connect } from "../../src/database/postgres.js";
import type { Session } from "../../src/database/session.js";

export function toTarget(url: string): ConnectionTarget {
  const parsed = parseDatabaseUrl(url);
  if (!("ok" in parsed)) throw new Error(parsed.problem);
  return parsed.ok;
}

export async function sessionOf(url: string): Promise<Session> {
  return await connect(toTarget(url), { applicationName: "test" });
}
