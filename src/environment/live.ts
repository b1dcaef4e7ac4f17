import type { Finding } from "../core/model.js";
import { scriptOf } from "../core/plan.js";
import type { ProbeReport } from "../core/probes.js";
import type { Observation } from "../core/observed.js";
import type { Sizes } from "../core/sizes.js";
import type { ProbeBudget } from "../database/probes/ask.js";
import { readObservation } from "../database/observed.js";
import type { Session } from "../database/session.js";
import { readSizes } from "../database/sizes.js";
import type { Loaded } from "./load.js";
import type { Planned } from "./plan.js";
import { probeRows } from "./probes/probe-rows.js";
import type { Probed, ProbedScript } from "./probes/probe-rows.js";
import type { World } from "./world.js";

/** What the live database knows that files do not. */
export interface Live {
  readonly sizes: Sizes;
  readonly probes: readonly ProbeReport[];
  readonly findings: readonly Finding[];
  /** What the server has seen the application run; null where nobody asked. */
  readonly observation: Observation | null;
}

/** Where no database is at hand. */
export const nothingLive: Live = { sizes: new Map(), probes: [], findings: [], observation: null };

/** Half a gigabyte of table, or an index. */
const budget: ProbeBudget = { cost: 100_000, milliseconds: 2000 };
const totalMs = 10_000;

/** Asks the target of a plan for sizes, and for rows that stand in its way. Read-only. */
export async function askTarget(world: World, loaded: Loaded, planned: Planned, session: Session): Promise<Live> {
  if (planned.steps.length === 0) return nothingLive;
  const sizes = await readSizes(session);
  const probed = await probePlan(world, loaded, planned, session);
  const { target } = loaded;
  return { sizes, ...probed, observation: target === null ? null : await readObservation(session, target) };
}

async function probePlan(world: World, loaded: Loaded, planned: Planned, session: Session): Promise<Probed> {
  if (loaded.target === null) return nothingLive;
  const scripts: ProbedScript[] = [];
  for (const { event, script } of loaded.set.callbacks) {
    // What runs before the files, or between them, may change the rows that they meet.
    if (event.startsWith("afterMigrate")) continue;
    const { statements } = await loaded.parse(script);
    scripts.push({ version: null, statements, asked: false });
  }
  for (const step of planned.steps) {
    const { statements } = await loaded.parse(scriptOf(step));
    scripts.push({ version: step.kind === "apply" ? step.migration.version.text : null, statements, asked: true });
  }
  const environment = loaded.environment.name;
  return await probeRows(session, loaded.target, scripts, { environment, budget, totalMs, now: world.now });
}
