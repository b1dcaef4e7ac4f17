import type { Finding } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { asksOfRows } from "../../sql/row-steps.js";
import { whereItStands } from "../run/failed-step.js";
import type { Part } from "../run/part.js";
import { probeRows } from "./probe-rows.js";
import type { ProbedScript } from "./probe-rows.js";
import type { RunState } from "../run/run-state.js";

/** Little, since the work waits for it: what is not found out so cheaply, the statement itself finds out. */
const budget = { cost: 20_000, milliseconds: 1000 };
const totalMs = 3000;

/**
 * Asks, under the lock, whether a row stands in the way of what is about to run, which would else find it at the end of a
 * long scan. Nothing is asked where no statement demands anything of rows. Undo scripts are not asked for. Read-only.
 */
export async function probeParts(run: RunState, parts: readonly Part[]): Promise<readonly Finding[]> {
  const scripts: ProbedScript[] = [];
  for (const part of parts) {
    if (part.kind === "step" && part.step.kind === "undo") continue;
    const parsed = part.kind === "step" ? await run.loaded.parse(scriptOf(part.step)) : part.runnable.parsed;
    const version = part.kind === "step" && part.step.kind === "apply" ? part.step.migration.version.text : null;
    // A scan without a transaction is in nobody's way, and what it leaves must be on record.
    const asked = part.kind === "step" && parsed.transactional;
    scripts.push({ version, statements: parsed.statements, asked });
  }
  if (!scripts.some(({ asked, statements }) => asked && statements.some(asksOfRows))) return [];
  const { session, target } = run.holding;
  const options = { environment: run.recorder.environment, budget, totalMs, now: run.world.now };
  const { findings } = await probeRows(session, target, scripts, options);
  return findings.map((one) => ({ ...one, state: `it was not started; ${whereItStands(run)}` }));
}
