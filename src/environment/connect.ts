import type { EnvironmentConfig } from "../config/config.js";
import { memberGrant } from "../database/grants.js";
import { asCancelled, cancellable, untilCancelled } from "../database/cancellable.js";
import { readHistory } from "../database/history.js";
import { describeHolder, takeLock } from "../database/lock.js";
import type { LockHolder } from "../database/lock.js";
import { refuseTransactionPooler } from "../database/pooler.js";
import { toReadOnly } from "../database/read-only.js";
import { isConnectionLost, serverFailure } from "../database/session.js";
import type { Session } from "../database/session.js";
import { beforeOwn, cleanSession } from "../database/settings.js";
import { readTarget, refuseReadOnly } from "../database/target.js";
import type { Target, TargetOptions } from "../database/target.js";
import type { Held } from "../database/transaction.js";
import { Failure } from "../core/failure.js";
import { flywayLockKey } from "../flyway/lock-key.js";
import { load, sortFiles, withRecord } from "./load.js";
import type { Loaded } from "./load.js";
import { withMirror } from "./flyway/with-mirror.js";
import type { World } from "./world.js";

interface ReadOptions {
  readonly applyEvents: boolean;
}

/** Reads an environment without writing: its session refuses writes. Throws Failure. */
export async function readEnvironment<T>(
  world: World,
  environment: EnvironmentConfig,
  { applyEvents }: ReadOptions,
  work: (loaded: Loaded, session: Session) => Promise<T>,
): Promise<T> {
  const opened = await world.openSession(environment);
  try {
    const target = await readTarget(opened, targetOptions(environment));
    const { role, major } = target;
    const reading = untilCancelled(opened, target, world.signal);
    const session = toReadOnly(reading, role === null ? null : { role, major });
    return await work(await readAndLoad(world, environment, { session, target }, { applyEvents }), session);
  } finally {
    // The server's process takes milliseconds to go; what only read holds nothing that anybody waits for.
    await opened.close("told");
  }
}

/** Reads what is on record, while the files are sorted. */
async function readAndLoad(
  world: World,
  environment: EnvironmentConfig,
  { session, target }: Pick<Held, "session" | "target">,
  options: ReadOptions & { readonly snapshots?: "ask" },
): Promise<Loaded> {
  const reading = readHistory(session, target, {
    environment: environment.name,
    lockTimeoutMs: environment.lockTimeoutMs,
    flywayTable: environment.flyway.table,
    ...options,
  });
  const files = sortFiles(world, environment, target);
  return await withMirror(session, target, load(world, files, await reading));
}

function targetOptions({ schemas, role, database }: EnvironmentConfig): TargetOptions {
  return { schemas, role, patienceMs: database.kind === "server" ? database.target.connectTimeoutMs : null };
}

/** The lock, the connection that holds it, and a way to get both back after the connection was lost. */
export interface Holding extends Held {
  /** Connects again, waits for the lock (a lost run's backend keeps it until it has ended), and reads the record. */
  readonly regain: () => Promise<{ readonly holding: Holding; readonly loaded: Loaded }>;
}

/**
 * Takes the lock of an environment, reads what is on record under it, and works. The connection that holds the lock is
 * the one that works; with the work the lock is given back and the connection ends. Throws Failure.
 */
export async function holdEnvironment<T>(
  world: World,
  environment: EnvironmentConfig,
  options: ReadOptions,
  work: (holding: Holding, loaded: Loaded) => Promise<T>,
): Promise<T> {
  const opened = new Map<Session, "open" | "locked">();
  const openOther = (): Promise<Session> => world.openSession(environment);
  const onBlocked = (who: string): void => world.log.line(`    waiting for ${who}`);
  const regain: Holding["regain"] = async () => {
    const connected = await openOther();
    opened.set(connected, "open");
    const target = await readTarget(connected, targetOptions(environment));
    refuseReadOnly(target);
    await refuseTransactionPooler(connected, target, openOther);
    // The embedded database is cancelled by stopping it, and nobody else is there: then its end can be put on record.
    const again = environment.database.kind === "embedded" && opened.size > 1;
    const signal = again ? new AbortController().signal : world.signal;
    const waiting = { waitMs: environment.lockWaitMs, signal, onWait: tellOnce(world) };
    await takeLock(connected, target, waiting);
    opened.set(connected, "locked");
    const session = cancellable(connected, target.pid, signal);
    // Flyway's own as well: else it could begin what we are at.
    const { history, table } = environment.flyway;
    if (history === "mirror") await takeLock(session, target, { ...waiting, key: flywayLockKey(target.home, table) });
    await changeToRole(session, target);
    const loaded = await readAndLoad(world, environment, { session, target }, { ...options, snapshots: "ask" });
    return { holding: { session, target, openOther, onBlocked, regain }, loaded };
  };
  try {
    const { holding, loaded } = await regain();
    return await work(holding, loaded);
  } catch (error) {
    throw asCancelled(error, world.signal);
  } finally {
    await Promise.all([...opened].map(([session, state]) => leave(session, state)));
  }
}

/**
 * Gives back what the session holds, and goes. Its process on the server takes milliseconds to end, the longer the more it
 * has read: then nobody needs to wait for that. One without the lock may be a pooler's, with the locks of others.
 */
async function leave(session: Session, state: "open" | "locked"): Promise<void> {
  if (state === "open") return await session.close();
  try {
    // A session pooler that cleans nothing would hand on our role and our search_path with the connection.
    await session.send(["ROLLBACK", ...cleanSession, "SELECT pg_catalog.pg_advisory_unlock_all()"].join("; "));
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
  }
  await session.close("told");
}

async function changeToRole(session: Session, target: Target): Promise<void> {
  if (target.role === null) return;
  const { error } = await session.send(beforeOwn(target).join(";\n"));
  if (error !== null) throw serverFailure(error, "changing to the role", memberGrant(target.role, target.user));
}

/** A line that stays, because nobody sees progress in a workflow's log; one for each holder. */
function tellOnce({ log }: World): (holder: LockHolder) => void {
  const told = new Set<number>();
  return (holder) => {
    if (!told.has(holder.pid)) log.line(`waiting for another run: ${describeHolder(holder)}`);
    told.add(holder.pid);
  };
}

/** Reads the record again after a run, so that the report tells what is on record now. */
export async function reread({ session, target }: Held, loaded: Loaded): Promise<Loaded> {
  const { environment } = loaded;
  try {
    const onRecord = await readHistory(session, target, {
      environment: environment.name,
      lockTimeoutMs: environment.lockTimeoutMs,
      flywayTable: environment.flyway.table,
      applyEvents: false,
    });
    return await withMirror(session, target, withRecord(loaded, onRecord));
  } catch (error) {
    if (error instanceof Failure) return loaded; // the run's own failure says that the database is gone
    throw error;
  }
}
