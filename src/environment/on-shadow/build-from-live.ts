import { Failure } from "../../core/failure.js";
import { finding } from "../../core/problems.js";
import { readSnapshot } from "../../database/catalog/read-snapshot.js";
import type { Session } from "../../database/session.js";
import type { Target } from "../../database/target.js";
import { buildSchema } from "../../drift-sql/build-schema.js";
import { readMirror } from "../../shadow/mirror.js";
import { toClone, type OnClose } from "./clone.js";
import type { Loaded } from "../load.js";
import { scopeOf } from "../scope.js";
import type { Staged } from "./staged.js";
import type { World } from "../world.js";

export interface LiveSource {
  readonly loaded: Loaded;
  /** An idle session of the target; it is only read. */
  readonly session: Session;
  readonly target: Target;
  /** Why the files on record do not make it, half a sentence. */
  readonly because: string;
}

/** For reading the live database and making its schema again. */
const limitMs = 120_000;

/**
 * Makes the schema of a live database on a throw-away one, by what its catalog says; nothing of that runs as superuser.
 * Throws Failure.
 */
export async function buildFromLive(
  world: World,
  { loaded, session, target, because }: LiveSource,
  onClose: OnClose,
): Promise<Staged> {
  const { environment } = loaded;
  const mirror = await readMirror(session, { target, schemas: environment.schemas });
  const live = await readSnapshot(session, { ...scopeOf(loaded, target), schemas: [] });
  const shadow = await world.openShadow({ targetMajor: target.major, target: session, mirror, trust: "pull-request" });
  if (shadow === null) throw failure("the input shadow is off");
  onClose(shadow.close);
  const elevate = (await shadow.disarm?.()) ?? null;
  const bounds = { until: Date.now() + limitMs, signal: world.signal, elevate };
  const lacking = await buildSchema(shadow, { target: session, live, bounds }).catch((error: unknown) => {
    world.signal.throwIfAborted();
    if (error instanceof Failure) throw error;
    throw failure(error instanceof Error ? error.message : "it failed");
  });
  const scope = { major: shadow.major, schemas: environment.schemas, home: shadow.home };
  const snapshot = await readSnapshot(shadow.session, scope);
  const origin = [sayOrigin(environment.name, because), ...sayLacking(lacking)];
  const clone = toClone(world, shadow, onClose);
  return { kind: "staged", shadow, snapshot, scope, clone, notes: shadow.notes, origin, lacking };
}

function sayOrigin(environment: string, because: string): string {
  return `The schema of ${environment} on the throw-away database was built from what the database says of itself, because ${because}.`;
}

const named = 5;

function sayLacking(lacking: readonly string[]): readonly string[] {
  if (lacking.length === 0) return [];
  const more = lacking.length > named ? ` and ${lacking.length - named} more` : "";
  return [`What could not be made there: ${lacking.slice(0, named).join(", ")}${more}.`];
}

function failure(message: string): Failure {
  return new Failure("database", [finding("not-rehearsed", { message })]);
}
