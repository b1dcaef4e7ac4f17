import { quoteIdentifier } from "../../src/core/quote.js";
import { readHistory, type OnRecord } from "../../src/database/history.js";
import type { Session } from "../../src/database/session.js";
import { createTablesSql, type TableName } from "../../src/database/tables.js";
import { readTarget, type Target } from "../../src/database/target.js";
import { withSession } from "../live/sessions.js";
import { createDatabase, type TestDatabase } from "../support/database.js";

/** A database with many schemas, each of which is a home of the tool's tables, and a session that reads them. */
export interface Homes {
  readonly db: TestDatabase;
  /** A schema of its own with those tables of the tool's (all unless told), in which the SQL runs; `$home` is its name. */
  readonly make: (sql: string, tables?: readonly TableName[]) => Promise<string>;
  readonly read: (home: string, schemas?: readonly string[], asks?: "ask") => Promise<OnRecord>;
  /** Works in a session that knows that home. */
  readonly within: <T>(home: string, work: (session: Session, target: Target) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

export const allTables: readonly TableName[] = ["versions", "repeatables", "log"];

/** Opens one; the caller closes it. */
export async function openHomes(): Promise<Homes> {
  const db = await createDatabase();
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  let closed: Promise<void> = ended;
  const session = await new Promise<Session>((resolve) => {
    closed = withSession(db.url, async (opened) => {
      resolve(opened);
      await ended;
    });
  });
  let count = 0;
  return {
    db,
    make: async (sql, tables = allTables) => {
      count += 1;
      const home = `It's "home" ${count}`;
      await db.query(createTablesSql(home, tables, false));
      await db.query(`SET search_path = ${quoteIdentifier(home)}; ${sql.replaceAll("$home", quoteIdentifier(home))}`);
      return home;
    },
    read: (home, schemas = [], asks) => readHome(session, [home, ...schemas], asks),
    within: async (home, work) =>
      work(session, await readTarget(session, { schemas: [home], role: null, patienceMs: null })),
    close: async () => {
      end();
      await closed;
      await db.drop();
    },
  };
}

async function readHome(session: Session, schemas: readonly string[], asks?: "ask"): Promise<OnRecord> {
  const target = await readTarget(session, { schemas, role: null, patienceMs: null });
  return await readHistory(session, target, {
    environment: "default",
    lockTimeoutMs: 1000,
    flywayTable: "flyway_schema_history",
    applyEvents: true,
    ...(asks === undefined ? {} : { snapshots: asks }),
  });
}

/** Rows of the log, `event`, `event version` or `event version@environment`, an hour apart; the first has id 1. */
export function logged(...events: readonly string[]): string {
  const rows = events.map((one, index) => {
    const [, event, version, environment] = /^(\S+?)(?: (\d+))?(?:@(\w+))?$/.exec(one) ?? [];
    const parts = [
      event,
      version ?? null,
      `by ${index + 1}`,
      new Date(Date.UTC(2026, 0, 1, index, 0, 0, 500)).toISOString(),
      environment ?? "default",
    ];
    const values = parts.map((part) => (part === null ? "NULL" : `'${part ?? ""}'`)).join(", ");
    return `(${values}, 'r', true, '1', 'message ${index + 1}', 'run ${index + 1}', 'url ${index + 1}')`;
  });
  return `INSERT INTO schema_version_log (event, version, installed_by, logged_at, environment, database_role, success,
    tool_version, message, run_id, run_url) VALUES ${rows.join(", ")};`;
}

/** A row of `schema_version`. */
export const row = (version: string, success = true): string =>
  `INSERT INTO schema_version VALUES ('${version}', 'd', 's', 'c', 'eve', '2026-02-03 04:05:06.789', 7, ${success});`;
