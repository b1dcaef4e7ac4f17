import { provenEvent, provenVersion } from "../database/proven.js";
import { reread } from "./connect.js";
import type { Holding } from "./connect.js";
import { settleMirror } from "./flyway/settle-mirror.js";
import type { Loaded } from "./load.js";
import { changeRecord, recorderFor } from "./record-only.js";
import type { World } from "./world.js";

/** Puts the baseline on record that the state counted with all along, if any. Under the lock. Throws Failure. */
export async function recordBaseline(world: World, holding: Holding, loaded: Loaded): Promise<Loaded> {
  const { assumed } = loaded;
  if (assumed === null) return loaded;
  const recorder = recorderFor(world, loaded);
  const { home } = holding.target;
  const details = { event: "baseline" as const, success: true, reason: "baselineOnMigrate", ...loaded.onRecord };
  await changeRecord(holding, loaded, [
    ...provenVersion(home, assumed, recorder, { success: true, executionMs: "0" }),
    ...provenEvent(home, assumed, recorder, details),
  ]);
  // The time of the row is known to the server alone.
  return await settleMirror(world, holding, await reread(holding, loaded));
}
