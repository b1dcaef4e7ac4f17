import type { Finding } from "../../core/model.js";
import { asCancelled } from "../../database/cancellable.js";
import type { Holding } from "../connect.js";
import { readLive, store, toSnapshotWarnings } from "./kept-schema.js";
import type { Loaded } from "../load.js";
import { readStored, settled } from "./stored-schema.js";
import type { World } from "../world.js";

/**
 * Settles the snapshot of a run that did not get to its end, before anything else happens. Throws Failure for a lost
 * connection only.
 */
export async function settleEarlier(
  world: World,
  holding: Holding,
  loaded: Loaded,
): Promise<{ readonly loaded: Loaded; readonly findings: readonly Finding[] }> {
  const { session, target } = holding;
  try {
    const stored = await readStored(session, target, loaded);
    if (stored.kind === "unreadable") return { loaded, findings: stored.findings };
    if (stored.kind !== "unsettled") return { loaded, findings: [] };
    const after = await readLive(holding, loaded);
    const snapshot = await settled(stored.begun, after, { loaded, target, scripts: stored.scripts });
    await store(holding, loaded, { moment: "last", snapshot, toolVersion: world.recorder.toolVersion });
    world.log.line("the snapshot of an earlier run that did not get to its end is settled");
    const onRecord = { ...loaded.onRecord, snapshots: "settled" as const, lastRunAt: null };
    return { loaded: { ...loaded, onRecord }, findings: [] };
  } catch (error) {
    const help = "the next run tries again to settle the snapshot of the run that did not get to its end";
    return { loaded, findings: toSnapshotWarnings(asCancelled(error, world.signal), loaded, help) };
  }
}
