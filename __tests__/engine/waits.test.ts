import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lockKeyOf } from "../../src/database/target.js";
import { readWaits } from "../../src/database/waits.js";
import { withSession } from "../live/sessions.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { sampledMajors, serverOf } from "../support/servers.js";
import { waitUntil } from "./observe.js";

const lockKey = lockKeyOf("public");

describe.each(sampledMajors)("on PostgreSQL %i", (major) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createDatabase({ server: await serverOf(major) });
  });
  afterAll(() => db.drop());

  /* What the other session waits for while ours holds what it holds; whether it counts for a step, and for an index build. */
  test.each([
    { name: "a query", ours: "LOCK TABLE t", other: "SELECT FROM t", counts: "both" },
    { name: "a change of rows", ours: "LOCK TABLE t", other: "UPDATE t SET id = 2", counts: "both" },
    {
      name: "a change of a row that we changed",
      ours: "UPDATE t SET id = 3",
      other: "UPDATE t SET id = 2",
      counts: "both",
    },
    { name: "somebody's ALTER", ours: "SELECT FROM t", other: "ALTER TABLE t ADD x int", counts: "steps" },
    { name: "a VACUUM", ours: "LOCK TABLE t IN SHARE MODE", other: "VACUUM t", counts: "none" },
    { name: "an ANALYZE", ours: "LOCK TABLE t IN SHARE MODE", other: "ANALYZE t", counts: "none" },
    {
      name: "an index build beside queries",
      ours: "UPDATE t SET id = 3",
      other: "CREATE INDEX CONCURRENTLY i ON t (id)",
      counts: "none",
    },
    {
      name: "another run, for the lock of this tool",
      ours: `SELECT pg_advisory_xact_lock(${lockKey.key})`,
      other: `SELECT pg_advisory_lock(${lockKey.key})`,
      counts: "none",
    },
    {
      name: "somebody's own lock",
      ours: "SELECT pg_advisory_xact_lock(7)",
      other: "SELECT pg_advisory_lock(7)",
      counts: "steps",
    },
  ])("$name that waits for us counts for: $counts", async ({ ours, other, counts }) => {
    await db.query("DROP TABLE IF EXISTS t; CREATE TABLE t (id int); INSERT INTO t VALUES (1)");
    const [us, them] = [await db.connect(), await db.connect()];
    const { rows } = await us.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const pid = rows[0]?.pid ?? 0;
    await us.query(`BEGIN; ${ours}`);
    const waiting = them.query(other);
    await waitUntil(db, "SELECT FROM pg_locks WHERE NOT granted AND waitstart < clock_timestamp() - interval '20 ms'");
    const target = { pid, lockKey };
    await withSession(db.url, async (session) => {
      const ofStep = await readWaits(session, { target, onlyQueries: false });
      const ofBuild = await readWaits(session, { target, onlyQueries: true });
      const counted = [ofStep, ofBuild].map(({ longestMs }) => longestMs >= 20);
      expect(counted).toEqual([counts !== "none", counts === "both"]);
      expect([ofStep.blockers, ofStep.standbys, ofStep.vacuumed]).toEqual([[], null, null]);
    });
    await us.query("COMMIT");
    await waiting;
    await Promise.all([us.end(), them.end()]);
  });
});
