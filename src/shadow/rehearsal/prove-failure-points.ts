import type { Runnable } from "../../database/transaction.js";
import type { Limits } from "../bounded.js";
import { excuseOf, toExcuse, toldExcuse } from "./excuse.js";
import { listMoved } from "./rows.js";
import type { Holdings } from "./rows.js";
import type { Rerun } from "./prove-rerun.js";
import { runScript } from "./run.js";
import type { Stage } from "./stage.js";
import { compareSchemas, describeDrifts, isSame, readState } from "./state.js";
import type { DatabaseState } from "./state.js";
import { toldAt, told, wordsOf } from "./told.js";

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
): Promise<Point> {
  const { statements } = runnable.parsed;
  const works = statements.map(({ role }) => role === "work");
  let whole: Whole | null = null;
  for (let first = 1; first < Math.min(statements.length, mostPoints + 1); first += 1) {
    // Settings and guards alone leave nothing behind.
    if (!works.slice(0, first).includes(true)) continue;
    const where = `after it stopped behind statement ${first} of ${statements.length}`;
    const done = await runFrom(stage, { runnable, limits }, { first, where });
    if ("rerun" in done) return done;
    const difference = compareSchemas(after.snapshot, done.snapshot);
    const changed = (message: string): Point => ({
      rerun: "changed",
      findings: [told("rerun-changes", runnable, `a second run ${where} ${message}`)],
    });
    if (!isSame(difference)) return changed(`makes another schema: ${describeDrifts(difference.drifts)}`);
    whole ??= await runWhole(stage, { runnable, limits });
    const moved = await listOthers(stage, { runnable, limits }, whole, done.holdings);
    if (moved.length > 0) return changed(`leaves other rows in ${moved.join(", ")} than a whole one`);
  }
  return { rerun: "unchanged", findings: [] };
}

type Point = Pick<Rerun, "rerun" | "findings">;

/** The first statements, and then the whole file, on a copy of its own. */
async function runFrom(
  stage: Stage,
  { runnable, limits }: Running,
  { first, where }: { readonly first: number; readonly where: string },
): Promise<Point | DatabaseState> {
  const database = await stage.another();
  try {
    const cut = await runScript(database, runnable, { limits, trace: false, end: "commit", first });
    if (cut.error !== null) {
      const excuse = excuseOf(cut.error, cut, database) ?? toExcuse(wordsOf(cut.error));
      return { rerun: "not-run", findings: [toldExcuse(excuse, runnable, `${where}: `)] };
    }
    const ran = await runScript(database, runnable, { limits, trace: false, end: "commit" });
    const { error } = ran;
    if (error === null) return await readState(database, "own");
    const excuse = excuseOf(error, ran, database);
    if (excuse !== null)
      return { rerun: "not-run", findings: [toldExcuse(excuse, runnable, `the second run ${where}: `)] };
    const message = `a second run ${where} fails: ${wordsOf(error)}`;
    return { rerun: "fails", findings: [toldAt("rerun-fails", error, message, runnable)] };
  } finally {
    await database.close();
  }
}

/** What the tables hold after one whole run; null where that could not be read. */
interface Whole {
  readonly holdings: Holdings | null;
}

type Running = Pick<FailurePointOptions, "runnable" | "limits">;

async function runWhole(stage: Stage, { runnable, limits }: Running): Promise<Whole> {
  const database = await stage.another();
  try {
    const { error } = await runScript(database, runnable, { limits, trace: false, end: "commit" });
    return { holdings: error === null ? (await readState(database, "own")).holdings : null };
  } finally {
    await database.close();
  }
}

/** Tables whose rows are not those that a whole run makes. What two whole runs make differently, by the clock, counts not. */
async function listOthers(
  stage: Stage,
  running: Running,
  { holdings: expected }: Whole,
  actual: Holdings | null,
): Promise<readonly string[]> {
  if (expected === null || actual === null) return [];
  const moved = listMoved(expected, actual);
  if (moved.length === 0) return [];
  const again = (await runWhole(stage, running)).holdings;
  const varying = new Set(again === null ? moved : listMoved(expected, again));
  return moved.filter((name) => !varying.has(name));
}
