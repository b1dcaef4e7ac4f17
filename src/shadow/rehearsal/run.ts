import type { Runnable } from "../../database/transaction.js";
import type { ShadowDatabase } from "../shadow.js";
import { limitRun } from "./ran.js";
import type { Ran, RunOptions } from "./ran.js";
import { runAlone } from "./run-alone.js";
import { runInTransaction } from "./run-in-transaction.js";

/** Runs a script on a shadow as `apply` would, bounded in time. Throws Failure for a server that is lost. */
export async function runScript<T>(
  database: ShadowDatabase,
  runnable: Runnable,
  options: RunOptions<T>,
): Promise<Ran<T>> {
  const place = { database, runnable, limits: limitRun(options.limits, runnable.script) };
  const run = runnable.parsed.transactional ? runInTransaction<T> : runAlone<T>;
  return await run(place, options);
}
