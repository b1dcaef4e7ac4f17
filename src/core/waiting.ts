/** A session that waits for a lock. */
export interface Waiting {
  readonly pid: number;
  readonly waitedMs: number;
  /** Whom it waits for, as `pg_blocking_pids` says. */
  readonly blockers: readonly number[];
  /** False for what may wait by itself, and only hands on the wait of those behind it. */
  readonly counts: boolean;
}

/**
 * The longest time that a session which counts has waited for this one: for itself, or behind others who wait for it. Who
 * stands behind another has waited for us no longer than that one has.
 */
export function longestWaitFor(pid: number, waiting: readonly Waiting[]): number {
  const known = new Map<number, number>();
  for (let changed = true; changed;) {
    changed = false;
    for (const one of waiting) {
      if (one.pid === pid) continue;
      const through = one.blockers.map((other) => (other === pid ? one.waitedMs : (known.get(other) ?? -1)));
      const waitedMs = Math.min(one.waitedMs, Math.max(-1, ...through));
      if (waitedMs <= (known.get(one.pid) ?? -1)) continue;
      known.set(one.pid, waitedMs);
      changed = true;
    }
  }
  return Math.max(0, ...waiting.filter(({ counts }) => counts).map((one) => known.get(one.pid) ?? 0));
}
