import { Failure } from "../../core/failure.js";
import { disarm } from "./disarm.js";
import { withHistoryOnShadow } from "./history-on-shadow.js";
import type { OnClose } from "./clone.js";
import type { HistoryOnShadow, HistorySource, Replayed } from "./history-on-shadow.js";
import type { SchemaOnShadow } from "./staged.js";
import type { World } from "../world.js";

/**
 * Gives work the history of an environment, and the schema that pending files meet, on throw-away databases: each opened
 * when it is first asked for, once, and removed with all its clones after the work.
 */
export async function withSchemaOnShadow<T>(
  world: World,
  source: HistorySource,
  work: (open: () => Promise<HistoryOnShadow>, stage: () => Promise<SchemaOnShadow>) => Promise<T>,
): Promise<T> {
  return await withHistoryOnShadow(world, source, async (open, onClose) => {
    let staged: Promise<SchemaOnShadow> | null = null;
    const stage = (): Promise<SchemaOnShadow> =>
      (staged ??= open().then((history) => openSchema(world, source, history, onClose)));
    return await work(open, stage);
  });
}

/**
 * The history on a throw-away database; where that is not known, what the live database itself says of its schema. Only
 * its own catalog is read. Throws nothing anticipated.
 */
async function openSchema(
  world: World,
  source: HistorySource,
  history: HistoryOnShadow,
  onClose: OnClose,
): Promise<SchemaOnShadow> {
  if (history.kind === "replayed") return await toStaged(history);
  const { session, loaded } = source;
  // Without a throw-away database, or without the live one, there is nothing to build on or from.
  const hopeless = history.reason === "off" || history.reason === "no-shadow" || history.failure !== null;
  if (hopeless || session === null || loaded.target === null) return history;
  const { buildFromLive } = await import("./build-from-live.js");
  world.log.progress(`building the schema of ${loaded.environment.name} on a throw-away database`);
  try {
    return await buildFromLive(world, { loaded, session, target: loaded.target, because: history.because }, onClose);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === "cancelled") throw error;
    const because = `${history.because}; and its schema could not be built from what the database says: ${error.message}`;
    return { ...history, because };
  } finally {
    world.log.progress("");
  }
}

async function toStaged(history: Replayed): Promise<SchemaOnShadow> {
  const { kind } = await disarm(history);
  if (kind === "armed") {
    const because = "what is on record runs as superuser only, and nothing that is pending may";
    return { kind: "unknown", reason: "not-replayable", because, help: null, failure: null };
  }
  const { shadow, snapshot, scope, clone, notes } = history;
  return { kind: "staged", shadow, snapshot, scope, clone, notes, origin: [], lacking: [] };
}
