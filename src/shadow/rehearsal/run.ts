import type { Runnable } from "../../database/transaction.js";
import { saysDatabase } from "../database-names.js";
import type { ShadowDatabase } from "../shadow.js";
import { limitRun, toError } from "./ran.js";
import type { Ran, RunOptions } from "./ran.js";
import { runAlone } from "./run-alone.js";
import { runInTransaction } from "./run-in-transaction.js";

/** Runs a script on a shadow as `apply` would, bounded in time. Throws Failure for a server that is lost. */
export async function runScript<T>(
  database: ShadowDatabase,
  runnable: Runnable,
  options: RunOptions<T>,
): Promise<Ran<T>> {
  const refused = refuse(database, runnable);
  if (refused !== null) return refused;
  if (saysDatabase(runnable.parsed)) await database.takeName();
  const place = { database, runnable, limits: limitRun(options.limits, runnable.script) };
  const run = runnable.parsed.transactional ? runInTransaction<T> : runAlone<T>;
  return await run(place, options);
}

/** A server that is somebody's stays as it is. */
function refuse({ refuses }: ShadowDatabase, runnable: Runnable): Ran<never> | null {
  for (const statement of refuses === null ? [] : runnable.parsed.statements) {
    const what = refuses?.(statement) ?? null;
    if (what === null) continue;
    const message = `${what} reaches beyond its database, and the server at the URL of shadow is somebody's`;
    const error = { ...toError(runnable, "0A000", message), location: statement.location };
    return { error, traces: [], notices: [], leftOpen: false, value: null, broken: null, stopped: "refused" };
  }
  return null;
}
