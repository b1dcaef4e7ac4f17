import type { Runnable } from "../../database/transaction.js";
import type { Limits } from "../bounded.js";
import type { Rerun } from "./prove-rerun.js";
import { runScript } from "./run.js";
import type { Stage } from "./stage.js";
import { compareSchemas, describeDrifts, isSame, readState } from "./state.js";
import type { DatabaseState } from "./state.js";
import { excuseOf, toldAt, told, wordsOf } from "./told.js";

export interface FailurePointOptions {
  readonly runnable: Runnable;
  /** How a whole run left the database. */
  readonly after: DatabaseState;
  readonly limits: Limits;
}

/** Each takes a copy of the database; a longer file is tried at its first points. */
const mostPoints = 8;

/**
 * Runs the first statements of a file without a transaction, as if the next had failed, and then the whole file: it must
 * come to the same schema. The stage must not have accepted the file yet. Throws Failure for a server that is lost.
 */
export async function proveFailurePoints(
  stage: Stage,
  { runnable, after, limits }: FailurePointOptions,
): Promise<Pick<Rerun, "rerun" | "findings">> {
  const { statements } = runnable.parsed;
  const works = statements.map(({ role }) => role === "work");
  for (let first = 1; first < Math.min(statements.length, mostPoints + 1); first += 1) {
    // Settings and guards alone leave nothing behind.
    if (!works.slice(0, first).includes(true)) continue;
    const database = await stage.another();
    try {
      const where = `after it stopped behind statement ${first} of ${statements.length}`;
      const cut = await runScript(database, runnable, { limits, trace: false, end: "commit", first });
      if (cut.error !== null)
        return { rerun: "not-run", findings: [told("not-rehearsed", runnable, `${where}: ${wordsOf(cut.error)}`)] };
      const { error } = await runScript(database, runnable, { limits, trace: false, end: "commit" });
      if (error !== null) {
        if (excuseOf(error) !== null) return { rerun: "not-run", findings: [] };
        return {
          rerun: "fails",
          findings: [toldAt("rerun-fails", error, `a second run ${where} fails: ${wordsOf(error)}`, runnable)],
        };
      }
      const difference = compareSchemas(after.snapshot, (await readState(database, "own")).snapshot);
      if (!isSame(difference)) {
        const message = `a second run ${where} makes another schema: ${describeDrifts(difference.drifts)}`;
        return { rerun: "changed", findings: [told("rerun-changes", runnable, message)] };
      }
    } finally {
      await database.close();
    }
  }
  return { rerun: "unchanged", findings: [] };
}
