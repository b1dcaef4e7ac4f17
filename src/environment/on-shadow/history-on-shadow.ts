import { toClone, type OnClose } from "./clone.js";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Failure } from "../../core/failure.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import type { Script } from "../../core/model.js";
import type { Trust } from "../../core/shadow-choice.js";
import type { CatalogScope } from "../../database/catalog/catalog-query.js";
import type { Session } from "../../database/session.js";
import type { Runnable } from "../../database/transaction.js";
import type { Mirror } from "../../shadow/mirror.js";
import type { Shadow, ShadowDatabase } from "../../shadow/shadow.js";
import { parseScript } from "../../sql/script.js";
import { placeholdersFor } from "../load.js";
import type { Loaded } from "../load.js";
import { findRecordedFiles } from "./recorded-files.js";
import { findUnrecorded } from "./unrecorded.js";
import type { World } from "../world.js";

/** What is on record of an environment, on a throw-away database. */
export type HistoryOnShadow = Replayed | Unknown;

export interface Replayed {
  readonly kind: "replayed";
  /** As the record says that the target should be: leave it so, and work on clones. */
  readonly shadow: Shadow;
  /** Its schema. */
  readonly snapshot: SchemaSnapshot;
  /** How to read the schema of the shadow and its clones. */
  readonly scope: CatalogScope;
  /** `recorded`: the history runs as superuser only, so nothing else may run there. */
  readonly trust: Trust;
  /** A copy that the caller may change; closed with the rest at the latest. */
  readonly clone: () => Promise<ShadowDatabase>;
  /** Sentences: what is not as on the target. */
  readonly notes: readonly string[];
  /** What else made the target's schema, and no record tells; half a sentence, null for nothing. */
  readonly incomplete: string | null;
}

export interface Unknown {
  readonly kind: "unknown";
  /** `off`: nobody asked for a shadow. `adopted`: the record begins with a database that no file describes. */
  readonly reason: "off" | "adopted" | "not-found" | "unfinished" | "needs-rows" | "not-replayable" | "no-shadow";
  /** What hinders it, half a sentence. */
  readonly because: string;
  readonly help: string | null;
  /** Set where what was asked for cannot be had, or must not be used: the run has failed then. */
  readonly failure: Failure | null;
}

/** Where the history comes from. */
export interface HistorySource {
  readonly loaded: Loaded;
  /** A session of the target, idle; null where none is at hand. */
  readonly session: Session | null;
  /** What was seen of the target's surroundings, where no session of it is at hand. */
  readonly mirror?: Mirror;
}

/**
 * Gives work the history of an environment on a throw-away database: opened and replayed when it is first asked for, once,
 * and removed with all its clones after the work.
 */
export async function withHistoryOnShadow<T>(
  world: World,
  source: HistorySource,
  work: (open: () => Promise<HistoryOnShadow>, onClose: OnClose) => Promise<T>,
): Promise<T> {
  const closers: (() => Promise<void>)[] = [];
  const opened: Promise<HistoryOnShadow>[] = [];
  const onClose = (close: () => Promise<void>): void => void closers.push(close);
  const open = (): Promise<HistoryOnShadow> => {
    const history = opened[0] ?? openHistory(world, source, onClose);
    opened[0] = history;
    return history;
  };
  try {
    return await work(open, onClose);
  } finally {
    await Promise.allSettled(opened); // told to whoever asked for it
    for (const close of closers.toReversed()) await close();
  }
}

async function openHistory(world: World, source: HistorySource, onClose: OnClose): Promise<HistoryOnShadow> {
  const { loaded } = source;
  if (world.config.shadow.choice.kind === "off") return unknown("off", "the input shadow is off");
  const readied = await readyScripts(world, loaded);
  if (readied.kind === "unknown") return readied;
  const { scripts, parse } = readied;
  const mirror = await toMirror(source, readied);
  const prepared = { ...source, mirror, incomplete: await findUnrecorded(loaded, source.session), parse };
  world.log.progress(`replaying ${scripts.length} files of ${loaded.environment.name} on a throw-away database`);
  const history = await replayAs("pull-request", world, prepared, onClose);
  // Files that only a superuser can run did run on the target; a pull request's event must not raise anybody.
  const barred = history.kind === "unknown" && history.barred && world.config.shadow.trust === "recorded";
  const settled = barred ? await replayAs("recorded", world, prepared, onClose) : history;
  world.log.progress("");
  return settled;
}

/** What is on record, ready to run. */
async function readyScripts(world: World, loaded: Loaded): Promise<Unknown | Readied> {
  const placeholders = recordedPlaceholders(world, loaded);
  const files = await findRecordedFiles(world, loaded, placeholders ?? loaded.placeholders);
  if (files.kind === "unknown") return { ...files, failure: null };
  if (placeholders === null && files.scripts.some(({ text }) => text.includes("${"))) {
    const because =
      "values of placeholders are in a file that may have been changed, and the base branch's was not read";
    const help = "pass placeholders as an input, or check out with fetch-depth: 0";
    return { ...unknown("not-found", because), help };
  }
  const values = placeholders ?? new Map<string, string>();
  const parse = values === loaded.placeholders ? loaded.parse : (script: Script) => parseScript(script, values);
  let parsed: Promise<readonly Runnable[]> | null = null;
  return { kind: "ready", scripts: files.scripts, parse: () => (parsed ??= parseAll(files.scripts, parse)) };
}

interface Readied {
  readonly kind: "ready";
  readonly scripts: readonly Script[];
  /** Parses all of them, once. */
  readonly parse: () => Promise<readonly Runnable[]>;
}

/** So many at a time: a server starts meanwhile. */
const parsedAtOnce = 10;

async function parseAll(scripts: readonly Script[], parse: Loaded["parse"]): Promise<readonly Runnable[]> {
  const runnables: Runnable[] = [];
  for (const [index, script] of scripts.entries()) {
    if (index % parsedAtOnce === 0) await nextTurn();
    runnables.push({ script, parsed: await parse(script) });
  }
  return runnables;
}

/** Values for what is on record: never a pull request's own; null where nobody knows them. */
function recordedPlaceholders(world: World, loaded: Loaded): ReadonlyMap<string, string> | null {
  const { basePlaceholders } = world.config.shadow;
  if (basePlaceholders === null) return loaded.placeholders;
  const placeholders = basePlaceholders.get(loaded.environment.name) ?? null;
  return placeholders === null ? null : placeholdersFor(world, { ...loaded.environment, placeholders }, loaded.target);
}

interface Prepared extends HistorySource {
  readonly parse: () => Promise<readonly Runnable[]>;
  readonly mirror: Mirror;
  readonly incomplete: string | null;
}

/** The word stands in every file that makes a role; only those need be understood before there is a server. */
const makesRoles = /\bcreate\s+(?:role|user|group)\b/i;

async function toMirror(
  { loaded, session, mirror: seen }: HistorySource,
  { scripts, parse }: Readied,
): Promise<Mirror> {
  const { listCreatedRoles, plainMirror, readMirror } = await import("../../shadow/mirror.js");
  const { target, environment } = loaded;
  const { schemas } = environment;
  const mirror =
    target === null || session === null
      ? (seen ?? plainMirror(schemas))
      : await readMirror(session, { target, schemas });
  if (!scripts.some(({ text }) => makesRoles.test(text))) return mirror;
  const created = listCreatedRoles((await parse()).map(({ parsed }) => parsed));
  return { ...mirror, roles: mirror.roles.filter((name) => !created.has(name)) };
}

/** `barred`: a role with more rights might get further. */
type Attempt = Replayed | (Unknown & { readonly barred: boolean });

async function replayAs(trust: Trust, world: World, prepared: Prepared, onClose: OnClose): Promise<Attempt> {
  const { loaded, session, mirror } = prepared;
  // What fails here fails again where it is awaited.
  prepared.parse().catch(() => {});
  const targetMajor = loaded.target?.major ?? null;
  const shadow = await settle(() => world.openShadow({ targetMajor, target: session, mirror, trust }));
  if (shadow instanceof Failure) {
    const barred = shadow.kind === "bad-input";
    return { ...unknown("no-shadow", shadow.message), failure: shadow, barred };
  }
  if (shadow === null) return { ...unknown("off", "the input shadow is off"), barred: false };
  onClose(shadow.close);
  const attempt = await settle(() =>
    replayOn({ shadow, trust, clone: toClone(world, shadow, onClose) }, prepared, world.signal),
  );
  if (!(attempt instanceof Failure) && attempt.kind === "replayed") return attempt;
  await shadow.close();
  if (!(attempt instanceof Failure)) return attempt;
  return { ...unknown("not-replayable", `the throw-away database was lost: ${attempt.message}`), barred: false };
}

/** Longer than any file of a history takes on a database without rows; a replay that never ends, ends here. */
const limits = { scriptMs: 60_000, totalMs: 180_000 };

const insufficientPrivilege = "42501";
/** A constraint that fails, and what SQL itself raises. */
const aboutRows = /^(?:23|P000)/;

async function replayOn(
  { shadow, trust, clone }: Pick<Replayed, "trust" | "clone"> & { readonly shadow: Shadow },
  { loaded, parse, incomplete }: Prepared,
  signal: AbortSignal,
): Promise<Attempt> {
  const { replay } = await import("../../shadow/replay.js");
  const { readSnapshot } = await import("../../database/catalog/read-snapshot.js");
  const { outcomes } = await replay(shadow, await parse(), { ...limits, signal });
  const failed = outcomes.find((outcome) => outcome.kind === "failed");
  if (failed !== undefined) {
    const { location, message, sqlstate } = failed.error;
    const place =
      location === null ? "a file" : `${location.file}${location.line === undefined ? "" : `:${location.line}`}`;
    const because = `${place} does not run on an empty database: ${message} (${sqlstate})`;
    const reason = aboutRows.test(sqlstate) ? "needs-rows" : "not-replayable";
    return { ...unknown(reason, because), barred: sqlstate === insufficientPrivilege };
  }
  const scope = { major: shadow.major, schemas: loaded.environment.schemas, home: shadow.home };
  const snapshot = await readSnapshot(shadow.session, scope);
  return { kind: "replayed", shadow, snapshot, scope, trust, clone, notes: shadow.notes, incomplete };
}

function unknown(reason: Unknown["reason"], because: string): Unknown {
  return { kind: "unknown", reason, because, help: null, failure: null };
}

/** An anticipated failure as a value; a cancel goes on up, and so does a bug. */
async function settle<T>(work: () => Promise<T>): Promise<T | Failure> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure && error.kind !== "cancelled") return error;
    throw error;
  }
}
