import { query } from "./session.js";
import type { Session } from "./session.js";

/** A session that is in our way. */
export interface Blocker {
  readonly pid: string;
  /** In words: pid, application, how long it has been at it. */
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

/** Reads the waits around a backend; a role without pg_read_all_stats sees less of other roles' sessions. Read-only. */
export async function readWaits(
  session: Session,
  options: { readonly pid: number; readonly onlyQueries: boolean },
): Promise<Waits> {
  const results = await query(session, readingSql(options), "watching the step");
  const rows = results[3]?.rows ?? [];
  const [standbys] = results[4]?.rows[0] ?? [];
  return {
    longestMs: Number(results[2]?.rows[0]?.[0] ?? 0),
    blockers: rows.map(([pid, who, waitedMs]) => ({ pid: pid ?? "", who: who ?? "", waitedMs: Number(waitedMs ?? 0) })),
    standbys: standbys ?? null,
    vacuumed: rows.map(([, , , table]) => table ?? null).find((table) => table !== null) ?? null,
  };
}

function readingSql({ pid, onlyQueries }: { readonly pid: number; readonly onlyQueries: boolean }): string {
  const queries = `AND a.backend_type IS DISTINCT FROM 'walsender'
    AND (w.mode IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock') OR w.locktype IN ('transactionid', 'tuple'))`;
  // A query may wait behind somebody's ALTER that waits for us; without `onlyQueries` that one's wait counts, and is longer.
  const behind = onlyQueries
    ? `OR EXISTS (SELECT FROM unnest(pg_blocking_pids(w.pid)) b WHERE ${pid} = ANY (pg_blocking_pids(b)))`
    : "";
  const seconds = (since: string): string => `extract(epoch FROM clock_timestamp() - ${since})::int`;
  return `BEGIN READ ONLY; SET LOCAL search_path = pg_catalog, pg_temp;
    SELECT coalesce(max(extract(epoch FROM clock_timestamp() - w.waitstart) * 1000), 0)::int
      FROM pg_locks w JOIN pg_stat_activity a ON a.pid = w.pid
      WHERE NOT w.granted AND w.pid <> ${pid} ${onlyQueries ? queries : ""} AND a.usesysid IS NOT NULL
        AND (${pid} = ANY (pg_blocking_pids(w.pid)) ${behind});
    SELECT b.pid, CASE WHEN b.pid = 0 THEN 'a prepared transaction' ELSE format('pid %s (%s%s)', b.pid,
        coalesce(nullif(a.application_name, ''), a.backend_type, CASE WHEN a.usesysid IS NULL THEN 'a process of the server' ELSE 'no name' END),
        CASE WHEN a.state = 'active' THEN format(', query %s s old', ${seconds("a.query_start")})
          WHEN a.xact_start IS NOT NULL THEN format(', %s for %s s', a.state, ${seconds("a.xact_start")}) END) END,
      (extract(epoch FROM clock_timestamp() - l.waitstart) * 1000)::int,
      CASE WHEN a.usesysid IS NULL AND a.datid IS NOT NULL AND c.relkind = 'r' THEN c.oid::regclass::text END
      FROM (SELECT DISTINCT unnest(pg_blocking_pids(${pid})) AS pid) b LEFT JOIN pg_stat_activity a USING (pid)
        LEFT JOIN pg_locks l ON l.pid = ${pid} AND NOT l.granted LEFT JOIN pg_class c ON l.locktype = 'relation' AND c.oid = l.relation
      ORDER BY b.pid;
    SELECT current_setting('synchronous_standby_names') FROM pg_stat_activity WHERE pid = ${pid} AND wait_event = 'SyncRep';
    COMMIT`;
}
