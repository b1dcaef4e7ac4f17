import { Failure } from "../core/failure.js";
import type { UndoOffers } from "../shadow/rehearsal/offer-undo.js";
import type { World } from "./world.js";

/** For one script, and for all of a run together: what is planned is for convenience, and the proofs go first. */
const limits = { oneMs: 20_000, allMs: 60_000 };

/** How undo scripts are made, by a planner that is loaded when it is first asked; `asked`: whoever wants one by name. */
export function toUndoOffers({ config, signal }: World, wanted: UndoOffers["wanted"]): UndoOffers {
  let left = limits.allMs;
  return {
    wanted,
    prefixes: config.naming,
    plan: async (copy, migrate) => {
      const began = Date.now();
      const until = began + (wanted === "asked" ? limits.allMs : Math.min(limits.oneMs, left));
      if (until <= began) return { kind: "none", because: "the time for planning was over; new --undo makes one" };
      try {
        const { planUndo } = await import("../drift-sql/plan-undo.js");
        return await planUndo(copy, migrate, { until, signal, elevate: null });
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof Failure || error instanceof Error) return { kind: "none", because: error.message };
        throw error;
      } finally {
        left -= Date.now() - began;
      }
    },
  };
}
