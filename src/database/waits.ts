import { longestWaitFor } from "../core/waiting.js";
import type { Waiting } from "../core/waiting.js";
import { beside, query } from "./session.js";
import type { Result, Session } from "./session.js";
import type { Target } from "./target.js";

/** A session that is in our way. */
export interface Blocker {
  readonly pid: string;
  /** In words: pid, application, how long it has been at it; of a prepared transaction its name. */
  readonly who: string;
  /** How long we have waited. */
  readonly waitedMs: number;
}

/** Who waits for whom right now. */
export interface Waits {
  /** The longest time that another session has waited for us. */
  readonly longestMs: number;
  /** For whom we wait. */
  readonly blockers: readonly Blocker[];
  /** Whom a COMMIT of ours waits for that waits for no session: what `synchronous_standby_names` says; null when it does not. */
  readonly standbys: string | null;
  /** The table that we wait for while an autovacuum works on it, qualified and quoted; null when there is none. */
  readonly vacuumed: string | null;
}

export interface WaitsOptions {
  /** The backend that does the work, and the lock that it holds between its steps too. */
  readonly target: Pick<Target, "pid" | "lockKey">;
  /** Whether only waits of ordinary queries count: an index build must not die for somebody's ALTER. */
  readonly onlyQueries: boolean;
}

/** Reads the waits around a backend; a role without pg_read_all_stats sees less of other roles' sessions. Read-only. */
export async function readWaits(session: Session, options: WaitsOptions): Promise<Waits> {
  const { pid } = options.target;
  // As the login itself: it may see more than the role that its sessions begin with.
  const own = `BEGIN READ ONLY; SET LOCAL ROLE NONE; SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL ${beside}`;
  const asked = [waitingSql(options), blockersSql(pid), standbysSql(pid)];
  const results = (await query(session, `${own}; ${asked.join("; ")}; COMMIT`, "watching the step")).slice(4);
  const rows = results[1]?.rows ?? [];
  const [standbys] = results[2]?.rows[0] ?? [];
  return {
    longestMs: longestWaitFor(pid, toWaiting(results[0])),
    blockers: rows.map(([one, who, waitedMs]) => ({ pid: one ?? "", who: who ?? "", waitedMs: Number(waitedMs ?? 0) })),
    standbys: standbys ?? null,
    vacuumed: rows.map(([, , , table]) => table ?? null).find((table) => table !== null) ?? null,
  };
}

function toWaiting(result: Result | undefined): readonly Waiting[] {
  return (result?.rows ?? []).map(([pid, waitedMs, blockers, counts]) => ({
    pid: Number(pid),
    waitedMs: Number(waitedMs ?? 0),
    blockers: (blockers ?? "").split(",").map(Number),
    counts: counts === "t",
  }));
}

/**
 * Everyone who waits, for whomever. A VACUUM, an ANALYZE, an index build beside queries and a new replication slot keep
 * no query waiting: they count for those behind them alone. Who wants the tool's own lock waits for the run, not the step.
 */
function waitingSql({ target: { lockKey }, onlyQueries }: WaitsOptions): string {
  const counts = onlyQueries
    ? `(w.mode IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock') OR w.locktype IN ('transactionid', 'tuple'))`
    : `w.locktype <> 'virtualxid' AND w.mode <> 'ShareUpdateExclusiveLock'
        AND (w.locktype, w.classid, w.objid) IS DISTINCT FROM ('advisory', ${lockKey.classid}::oid, ${lockKey.objid}::oid)`;
  return `SELECT w.pid, (extract(epoch FROM clock_timestamp() - w.waitstart) * 1000)::int, array_to_string(pg_blocking_pids(w.pid), ','),
      a.usesysid IS NOT NULL AND w.pid NOT IN (SELECT s.pid FROM pg_stat_get_wal_senders() s) AND ${counts}
    FROM pg_locks w LEFT JOIN pg_stat_activity a ON a.pid = w.pid WHERE NOT w.granted`;
}

const seconds = (since: string): string => `extract(epoch FROM clock_timestamp() - ${since})::int`;

function blockersSql(pid: number): string {
  // pg_blocking_pids says 0 of prepared transactions. What one holds is found by the lock on its own transaction.
  const prepared = `SELECT string_agg(DISTINCT format('the prepared transaction %L, %s s old', p.gid, ${seconds("p.prepared")}), ', ')
    FROM pg_prepared_xacts p JOIN pg_locks x ON x.locktype = 'transactionid' AND x.transactionid = p.transaction AND x.pid IS NULL
      JOIN pg_locks h ON h.virtualtransaction = x.virtualtransaction AND h.pid IS NULL
    WHERE (h.locktype, h.database, h.relation, h.transactionid) IS NOT DISTINCT FROM (l.locktype, l.database, l.relation, l.transactionid)`;
  return `SELECT b.pid, CASE WHEN b.pid = 0 THEN coalesce((${prepared}), 'a prepared transaction') ELSE format('pid %s (%s%s%s)', b.pid,
        coalesce(nullif(a.application_name, ''), a.backend_type, CASE WHEN a.usesysid IS NULL THEN 'a process of the server' ELSE 'no name' END),
        CASE WHEN a.usesysid IS NULL AND a.query LIKE 'autovacuum:%(to prevent wraparound)' THEN ' to prevent wraparound' END,
        CASE WHEN a.state = 'active' THEN format(', query %s s old', ${seconds("a.query_start")})
          WHEN a.xact_start IS NOT NULL THEN format(', %s for %s s', a.state, ${seconds("a.xact_start")}) END) END,
      (extract(epoch FROM clock_timestamp() - l.waitstart) * 1000)::int,
      CASE WHEN a.usesysid IS NULL AND a.datid IS NOT NULL AND c.relkind = 'r' THEN c.oid::regclass::text END
      FROM (SELECT DISTINCT unnest(pg_blocking_pids(${pid})) AS pid) b LEFT JOIN pg_stat_activity a USING (pid)
        LEFT JOIN pg_locks l ON l.pid = ${pid} AND NOT l.granted LEFT JOIN pg_class c ON l.locktype = 'relation' AND c.oid = l.relation
      ORDER BY b.pid`;
}

function standbysSql(pid: number): string {
  return `SELECT current_setting('synchronous_standby_names') FROM pg_stat_activity WHERE pid = ${pid} AND wait_event = 'SyncRep'`;
}
