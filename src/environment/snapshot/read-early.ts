import { applySteps } from "../../core/plan.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import type { Holding } from "../connect.js";
import type { Loaded } from "../load.js";
import type { World } from "../world.js";

/** The schema as it was read before there was a plan, or why it could not be; `none`: nobody tried. */
export type EarlyRead =
  | { readonly kind: "none" }
  | { readonly kind: "read"; readonly snapshot: SchemaSnapshot }
  | { readonly kind: "failed"; readonly error: unknown };

/**
 * Has the server read the schema while the files are parsed, where something is pending: the plan will hardly be blocked,
 * and a run begins with that reading. Read-only. Never throws; nothing else may be sent before it has ended.
 */
export async function readEarly(world: World, holding: Holding, loaded: Loaded): Promise<EarlyRead> {
  const { environment, onRecord, state } = loaded;
  const unsettled = onRecord.snapshots === "unsettled";
  if (world.config.dryRun || unsettled || applySteps(state, environment).length === 0) return { kind: "none" };
  // It is compiled in the background, while the question is made.
  const { beginParser } = await import("../../sql/parser.js");
  await beginParser();
  try {
    const { readLive } = await import("./kept-schema.js");
    return { kind: "read", snapshot: await readLive(holding, loaded) };
  } catch (error) {
    return { kind: "failed", error };
  }
}
