import type { Finding, Proof } from "../../core/model.js";
import type { Runnable } from "../../database/transaction.js";
import type { Limits } from "../bounded.js";
import type { ShadowDatabase } from "../shadow.js";
import { excuseOf, toldExcuse } from "./excuse.js";
import type { Ran, Wrote } from "./ran.js";
import { listCountedOn, listMoved } from "./rows.js";
import { runScript } from "./run.js";
import { compareSchemas, describeDrifts, isSame, readState } from "./state.js";
import type { DatabaseState } from "./state.js";
import { told, toldAt, wordsOf } from "./told.js";

export interface Rerun {
  readonly rerun: Proof["rerun"];
  readonly findings: readonly Finding[];
  /** Whether the database is as it was before. */
  readonly kept: boolean;
}

export interface RerunOptions {
  readonly runnable: Runnable;
  /** How the first run left the database. */
  readonly after: DatabaseState;
  readonly limits: Limits;
  /** In words: in the same session, in another. */
  readonly where: string;
}

/** Runs a migration again. In a transaction nothing of that stays. Throws Failure for a server that is lost. */
export async function proveRerun(database: ShadowDatabase, options: RerunOptions): Promise<Rerun> {
  const { runnable, limits } = options;
  const { transactional } = runnable.parsed;
  const { after } = options;
  const inside = async (wrote: Wrote): Promise<DatabaseState> =>
    wrote === "quiet" && whatCounts(runnable, after) === "none"
      ? after
      : await readState(database, transactional ? "open" : "own");
  const ran = await runScript(database, runnable, { limits, trace: false, end: "rollback", inside });
  return judge(ran, options, database);
}

function judge(ran: Ran<DatabaseState>, { runnable, after, where }: RerunOptions, database: ShadowDatabase): Rerun {
  const { error, value, broken } = ran;
  const kept = runnable.parsed.transactional && broken === null;
  if (error !== null) {
    const excuse = excuseOf(error, ran, database);
    if (excuse !== null) {
      return { rerun: "not-run", findings: [toldExcuse(excuse, runnable, "the second run: ")], kept };
    }
    const message = `a second run ${where} fails: ${wordsOf(error)}`;
    return { rerun: "fails", findings: [toldAt("rerun-fails", error, message, runnable)], kept };
  }
  const changes = value === null ? [] : listChanges(runnable, after, value);
  if (changes.length === 0) return { rerun: "unchanged", findings: [], kept: true };
  const message = `a second run ${where} changes what the first one made: ${changes.join("; ")}`;
  return { rerun: "changed", findings: [told("rerun-changes", runnable, message)], kept };
}

function listChanges(runnable: Runnable, first: DatabaseState, second: DatabaseState): readonly string[] {
  const difference = compareSchemas(first.snapshot, second.snapshot);
  if (first.holdings === null || second.holdings === null) {
    return isSame(difference) ? [] : [describeDrifts(difference.drifts)];
  }
  const moved = listMoved(first.holdings, second.holdings);
  const which = whatCounts(runnable, first);
  const counted = which === "none" ? [] : listCountedOn(first.holdings, second.holdings, which);
  return [
    ...(isSame(difference) ? [] : [describeDrifts(difference.drifts)]),
    ...difference.reordered.map((table) => `the order of the columns of ${table}`),
    ...(moved.length === 0 ? [] : [`rows of ${moved.join(", ")}`]),
    ...(counted.length === 0 ? [] : [`the value of ${counted.join(", ")}`]),
  ];
}

/** Which sequences it is the file that moves: an INSERT that finds its row there moves one too, which is harmless. */
function whatCounts({ parsed }: Runnable, { holdings }: DatabaseState): "all" | "counters" | "none" {
  const { statements } = parsed;
  if (statements.some(({ kind, text }) => kind !== "InsertStmt" && /\b(?:nextval|setval)\s*\(/i.test(text)))
    return "all";
  // A function that is called may ask for a number; so may a trigger of a table that rows are put into.
  const calls = statements.some(({ kind }) => kind === "SelectStmt" || kind === "CallStmt");
  const puts = statements.some(({ kind }) => inserting.has(kind));
  return calls && !puts && holdings !== null && holdings.counters.size > 0 ? "counters" : "none";
}

const inserting = new Set(["InsertStmt", "MergeStmt", "CopyStmt", "DoStmt"]);
