import type { Finding } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import { tableNames } from "../../database/tables.js";
import type { Runnable } from "../../database/transaction.js";
import type { ShadowDatabase } from "../shadow.js";
import type { Limits } from "../bounded.js";
import { usualNaming } from "../../core/file-name.js";
import type { UndoOffers } from "./offer-undo.js";
import { attempt } from "./attempt.js";
import { proveMigration } from "./prove.js";
import type { ProveOptions } from "./prove.js";
import { makePace } from "./pace.js";
import type { Depth, Pace } from "./pace.js";
import { runOnly, toldOfRunOnly } from "./run-only.js";
import { makeCallbackRehearsal } from "./rehearse-callbacks.js";
import type { Callbacks } from "./rehearse-callbacks.js";
import type { Candidate, Rehearsed } from "./rehearsed.js";
import { makeStage } from "./stage.js";

export interface RehearseOptions {
  /** A copy of the database with the target's schema. */
  readonly clone: () => Promise<ShadowDatabase>;
  /** Objects of the target that are not there. */
  readonly lacking: readonly string[];
  /** For one run of one file; it is run several times. */
  readonly scriptMs: number;
  /** For all of them together. */
  readonly totalMs: number;
  readonly signal: AbortSignal;
  /** None unless told. */
  readonly callbacks?: Callbacks;
  /** How undo scripts are made for those that have none; by their plain inverse alone unless told. */
  readonly offers?: UndoOffers;
  /** How much time each file gets; by what those before it took unless told. */
  readonly pace?: Pace;
  /** Told what is under way. */
  readonly onStart?: (candidate: Candidate) => void;
  /** Given the database as all that ran left it, where any did. */
  readonly onEnd?: (database: ShadowDatabase) => Promise<void>;
}

export const rehearsalLimits = { scriptMs: 30_000, totalMs: 300_000 };

/** What was shown of each migration, and what went wrong with callbacks. */
export interface Rehearsal {
  readonly rehearsed: readonly Rehearsed[];
  readonly findings: readonly Finding[];
}

const plainOffers: UndoOffers = {
  plan: async () => await Promise.resolve({ kind: "none", because: "what it changes has no plain inverse" }),
  wanted: "offered",
  prefixes: usualNaming,
};

const noCallbacks: Callbacks = { before: [], beforeEach: [], afterEach: [], between: [], after: [] };

/**
 * Rehearses pending migrations in order, each on what those before it made: run, run again, undo, redo, with the locks,
 * rewrites and scans of each statement, where there is time for that; callbacks in between, where `apply` runs them. What fails makes nothing, so those behind it are tried without it. Throws only
 * the signal's reason.
 */
export async function rehearse(candidates: readonly Candidate[], options: RehearseOptions): Promise<Rehearsal> {
  const { scriptMs, totalMs, signal, lacking, callbacks = noCallbacks, offers = plainOffers } = options;
  const limits: Limits = { scriptMs, until: Date.now() + totalMs, signal };
  const runnables = [...candidates.flatMap(filesOf), ...Object.values(callbacks).flat()];
  const ownTables = runnables.some(readsOwnTables) ? "made" : "not-needed";
  const stage = makeStage({ clone: options.clone, limits, ownTables });
  const pace = options.pace ?? makePace(limits.until);
  const rehearsed: Rehearsed[] = [];
  const runOnce: Candidate[] = [];
  const around = makeCallbackRehearsal(stage, { limits, lacking });
  let failed: Candidate | null = null;
  let between: readonly Runnable[] = callbacks.between;
  try {
    await around.run(callbacks.before, failed);
    for (const [index, candidate] of candidates.entries()) {
      signal.throwIfAborted();
      if (Date.now() >= limits.until) {
        rehearsed.push(...toldOfTime(candidates.slice(index), totalMs));
        break;
      }
      if (!("version" in candidate.migration)) {
        await around.run(between, failed);
        between = [];
      }
      options.onStart?.(candidate);
      await around.run(callbacks.beforeEach, failed);
      const before: Candidate | null = failed;
      const { depth, done } = await pace.keep(candidates.length - index, (allowed) =>
        rehearseOne(stage, candidate, { limits, failed: before, lacking, offers, depth: allowed }),
      );
      if (depth === "run" && done.proof?.runs === true && done.proof.rerun === "not-run") runOnce.push(candidate);
      rehearsed.push(done);
      if (done.proof?.runs === true) await around.run(callbacks.afterEach, failed);
      else failed ??= candidate;
    }
    await around.run([...between, ...callbacks.after], failed);
    if (options.onEnd !== undefined && rehearsed.some(({ proof }) => proof?.runs === true)) {
      await options.onEnd(await stage.ready("as-is"));
    }
  } finally {
    await stage.close();
  }
  return { rehearsed, findings: [...around.findings(), ...toldOfRunOnly(runOnce, totalMs)] };
}

function filesOf({ runnable, undo }: Candidate): readonly Runnable[] {
  return undo === null ? [runnable] : [runnable, undo];
}

/** One that makes the table itself, if it is not there, is to show that it does. */
function readsOwnTables({ parsed }: Runnable): boolean {
  return parsed.sql.toLowerCase().includes(tableNames.versions) && !/\bcreate\s+table\b/i.test(parsed.sql);
}

async function rehearseOne(
  stage: ReturnType<typeof makeStage>,
  candidate: Candidate,
  { depth, ...options }: ProveOptions & { readonly depth: Depth },
): Promise<Rehearsed> {
  const { migration, runnable } = candidate;
  const prove = depth === "full" ? proveMigration : runOnly;
  const tried = await attempt(stage, runnable, options.limits, () => prove(stage, candidate, options));
  return "notTried" in tried ? { migration, proof: null, findings: [tried.notTried] } : tried;
}

/** Once for all that are left: of none of them anything is known. */
function toldOfTime(left: readonly Candidate[], totalMs: number): readonly Rehearsed[] {
  const others = left.length === 1 ? "" : ` and ${left.length - 1} more behind it`;
  return left.map(({ migration, runnable: { script } }, index) => {
    const message = `${script.name}${others}: not rehearsed, since the time for all rehearsals (${totalMs / 1000} s) was over`;
    return {
      migration,
      proof: null,
      findings: index > 0 ? [] : [finding("took-too-long", { message, file: script.file })],
    };
  });
}
