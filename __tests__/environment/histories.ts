import { readEnvironment } from "../../src/environment/connect.js";
import { withHistoryOnShadow, type HistoryOnShadow } from "../../src/environment/on-shadow/history-on-shadow.js";
import type { World as SourceWorld } from "../../src/environment/world.js";
import { openWorld } from "../../src/run.js";
import { toSurroundings, type Inputs, type RunOptions, type World } from "../engine/world.js";
import { assets, binariesOf, type Engine } from "../shadow/shadows.js";

export interface HistoryOptions extends RunOptions {
  readonly inputs?: Inputs;
}

/** Options with which the shadow is of that kind, and of no other. */
export async function shadowOf(
  engine: Engine,
  { inputs = {}, ...options }: HistoryOptions = {},
): Promise<HistoryOptions> {
  const variables = engine === "pglite" ? {} : { PATH: await binariesOf(engine) };
  return { assets, variables, ...options, inputs: { shadow: engine === "pglite" ? "pglite" : "auto", ...inputs } };
}

/** Works with the history of a database on a shadow, as commands do. */
export async function withHistory<T>(
  { db, root }: Pick<World, "db" | "root">,
  { inputs = {}, ...options }: HistoryOptions,
  work: (open: () => Promise<HistoryOnShadow>, world: SourceWorld) => Promise<T>,
): Promise<T> {
  const world = await openWorld(await toSurroundings(db, { root, log: [] }, { command: "check", ...inputs }, options));
  const [environment] = world.config.environments;
  if (environment === undefined) throw new Error("no environment");
  return await readEnvironment(world, environment, { applyEvents: false }, (loaded, session) =>
    withHistoryOnShadow(world, { loaded, session }, (open) => work(open, world)),
  );
}

/** One line: what became of it. */
export function show(history: HistoryOnShadow): string {
  if (history.kind === "unknown") return `${history.reason}: ${history.because}`;
  const names = history.snapshot.objects.map(({ kind, identity }) => `${kind} ${identity}`);
  return names.filter((name) => /^(?:table|view|function) /.test(name)).join(", ");
}
