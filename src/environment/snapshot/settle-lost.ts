import type { Finding } from "../../core/model.js";
import type { Holding } from "../connect.js";
import type { Loaded } from "../load.js";
import type { World } from "../world.js";

/** Settles the snapshot of a run that was cut, where there was one; else it costs nothing. Throws Failure. */
export async function settleLost(
  world: World,
  holding: Holding,
  loaded: Loaded,
): Promise<{ readonly loaded: Loaded; readonly findings: readonly Finding[] }> {
  if (loaded.onRecord.snapshots !== "unsettled") return { loaded, findings: [] };
  const { settleEarlier } = await import("./settle-earlier.js");
  return await settleEarlier(world, holding, loaded);
}
