import type { Finding } from "../../core/model.js";
import type { Runnable } from "../../database/transaction.js";
import type { Limits } from "../bounded.js";
import { attempt } from "./attempt.js";
import { blameLacking, blameOf } from "./blame.js";
import { excuseOf, toldExcuse } from "./excuse.js";
import { blameRows } from "./missed-rows.js";
import type { Ran } from "./ran.js";
import type { Candidate } from "./rehearsed.js";
import { runScript } from "./run.js";
import type { Seeding, Stage } from "./stage.js";
import type { ShadowDatabase } from "../shadow.js";
import { isAboutRows, toldAt, wordsOf } from "./told.js";

/** The callbacks around pending files, by their place in Flyway's order. */
export interface Callbacks {
  readonly before: readonly Runnable[];
  readonly beforeEach: readonly Runnable[];
  readonly afterEach: readonly Runnable[];
  /** Between the versions and the repeatables. */
  readonly between: readonly Runnable[];
  readonly after: readonly Runnable[];
}

export interface CallbackOptions {
  readonly limits: Limits;
  readonly lacking: readonly string[];
}

export interface CallbackRehearsal {
  /** Runs callbacks where the stage is now, and leaves it as they leave a database. `failed`: a file that made nothing. */
  readonly run: (callbacks: readonly Runnable[], failed: Candidate | null) => Promise<void>;
  /** What went wrong so far, each callback once. */
  readonly findings: () => readonly Finding[];
}

/** Rehearses callbacks: they run, and since every run of `apply` runs them again, they run a second time. */
export function makeCallbackRehearsal(stage: Stage, options: CallbackOptions): CallbackRehearsal {
  const findings: Finding[] = [];
  const tried = new Set<Runnable>();
  const failing = new Set<Runnable>();
  const runOne = async (runnable: Runnable, failed: Candidate | null): Promise<void> => {
    const done = await runCallback(stage, runnable, { ...options, failed, again: !tried.has(runnable) });
    tried.add(runnable);
    if (!done.ran) failing.add(runnable);
    const rules = new Set(findings.flatMap(({ rule, file }) => (file === runnable.script.file ? [rule] : [])));
    findings.push(...done.findings.filter(({ rule }) => !rules.has(rule)));
  };
  return {
    run: async (callbacks, failed) => {
      for (const runnable of callbacks) {
        options.limits.signal.throwIfAborted();
        // That there is no time left is told of the files.
        if (!failing.has(runnable) && Date.now() < options.limits.until) await runOne(runnable, failed);
      }
    },
    findings: () => findings,
  };
}

interface Running extends CallbackOptions {
  readonly failed: Candidate | null;
  /** Whether it is to run a second time, too. */
  readonly again: boolean;
}

interface Done {
  readonly ran: boolean;
  readonly findings: readonly Finding[];
}

async function runCallback(stage: Stage, runnable: Runnable, running: Running): Promise<Done> {
  const tried = await attempt(stage, runnable, running.limits, () => tryCallback(stage, runnable, running));
  return "notTried" in tried ? { ran: false, findings: [tried.notTried] } : tried;
}

interface First {
  readonly database: ShadowDatabase;
  readonly ran: Ran<null>;
}

async function tryCallback(stage: Stage, runnable: Runnable, running: Running): Promise<Done> {
  const { limits, lacking, failed, again } = running;
  const run = async (seeding: Seeding): Promise<First> => {
    const database = await stage.ready(seeding);
    return { database, ran: await runScript<null>(database, runnable, { limits, trace: false, end: "commit" }) };
  };
  let first = await run("seeded");
  const { error: onRows } = first.ran;
  if (onRows !== null && isAboutRows(onRows)) first = await run("unseeded");
  const { database, ran } = first;
  const { error } = ran;
  if (error !== null) {
    if (ran.broken !== null || !runnable.parsed.transactional) stage.spoil();
    const excuse =
      excuseOf(error, ran, database) ??
      blameOf(error, failed) ??
      blameLacking(error, lacking) ??
      (await blameRows(stage, { runnable, database, ran, limits }));
    if (excuse !== null) return { ran: false, findings: [toldExcuse(excuse, runnable)] };
    return { ran: false, findings: [toldAt("does-not-run", error, `the callback fails: ${wordsOf(error)}`, runnable)] };
  }
  stage.accept(runnable);
  stage.learn(null);
  const rows = onRows === null ? [] : [toldAt("fails-on-rows", onRows, failsOnRows(wordsOf(onRows)), runnable)];
  return { ran: true, findings: [...rows, ...(again ? await runAgain(stage, first, runnable, limits) : [])] };
}

function failsOnRows(words: string): string {
  return `the callback runs where the tables are empty, but fails on rows: ${words}`;
}

/** In a transaction nothing of it stays. */
async function runAgain(
  stage: Stage,
  { database }: First,
  runnable: Runnable,
  limits: Limits,
): Promise<readonly Finding[]> {
  const ran = await runScript(database, runnable, { limits, trace: false, end: "rollback" });
  if (ran.broken !== null || !runnable.parsed.transactional) stage.spoil();
  const { error } = ran;
  if (error === null || excuseOf(error, ran, database) !== null) return [];
  return [toldAt("rerun-fails", error, `a second run of the callback fails: ${wordsOf(error)}`, runnable)];
}
