import { parseDatabaseUrl } from "../../src/core/database-url.js";
import type { Drift } from "../../src/core/schema/drift.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { readSnapshot } from "../../src/database/catalog/read-snapshot.js";
import type { ReadingIn } from "../../src/database/catalog/read-only-transactions.js";
import { connect } from "../../src/database/postgres.js";
import type { Session } from "../../src/database/session.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { richSchema } from "./rich-schema/index.js";

/** A session as the tool has it. */
export async function openSession(url: string): Promise<Session> {
  const parsed = parseDatabaseUrl(url);
  if (!("ok" in parsed)) throw new Error(parsed.problem);
  return await connect(parsed.ok, { applicationName: "drift test" });
}

/** The whole database as the session's role sees it. */
export async function read(session: Session, major: number, readingIn: ReadingIn = "own"): Promise<SchemaSnapshot> {
  return await readSnapshot(session, { major, schemas: [], home: "public" }, { readingIn });
}

/** Runs SQL over the tool's session; an error fails the test with its message. */
export async function run(session: Session, sql: string): Promise<void> {
  const { error } = await session.send(sql);
  if (error !== null) throw new Error(`${error.message} (${error.sqlstate}): ${sql.slice(0, 200)}`);
}

/** A database with every kind of object, or a copy of one. */
export async function createRichDatabase(major: number, template?: TestDatabase): Promise<TestDatabase> {
  const db = await createDatabase({ major, ...(template === undefined ? {} : { template: template.name }) });
  if (template === undefined) {
    const client = await db.connect();
    await client.query(richSchema(major, db.name));
    await client.end();
  }
  const drop = async (): Promise<void> => {
    // A subscription belongs to its database, and holds it.
    if (template === undefined) await db.query(`DROP SUBSCRIPTION IF EXISTS feed_${db.name}`);
    await db.drop();
  };
  return { ...db, drop };
}

/** `structural changed column shop.users.name: type` for each drift. */
export function describeDrift(drifts: readonly Drift[]): readonly string[] {
  return drifts.map(({ change, severity, kind, identity, expected, actual }) => {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].toSorted().join(", ");
    return `${severity} ${change} ${kind} ${identity}${change === "changed" ? `: ${names}` : ""}`;
  });
}
