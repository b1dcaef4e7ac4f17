import { Failure } from "../../core/failure.js";
import type { Finding } from "../../core/model.js";
import type { Runnable } from "../../database/transaction.js";
import type { Limits } from "../bounded.js";
import type { Stage } from "./stage.js";
import { told } from "./told.js";

/**
 * The result of work that tries a file, or why that could not be done: its SQL cannot be run, or the database broke and is
 * made anew for what follows. Throws the reason of a cancel, and what is no Failure.
 */
export async function attempt<T extends object>(
  stage: Stage,
  runnable: Runnable,
  { signal }: Limits,
  work: () => Promise<T>,
): Promise<T | { readonly notTried: Finding }> {
  const notTried = (reason: string): { readonly notTried: Finding } => ({
    notTried: told("not-rehearsed", runnable, reason),
  });
  const error = runnable.parsed.findings.find(({ severity }) => severity === "error");
  if (error !== undefined) return notTried(`its SQL cannot be run: ${error.message}`);
  try {
    return await work();
  } catch (problem) {
    signal.throwIfAborted();
    stage.spoil();
    if (!(problem instanceof Failure)) throw problem;
    return notTried(problem.message);
  }
}
