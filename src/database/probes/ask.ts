import type { ProbeOutcome } from "../../core/probes.js";
import type { ServerMessage, Session } from "../session.js";
import type { Question } from "./question.js";
import { tryRead } from "../read.js";

/** How much a question may cost a target. */
export interface ProbeBudget {
  /** Of the planner's cost units for a plan that reads all; some 8 kB of table each. */
  readonly cost: number;
  readonly milliseconds: number;
}

export interface Answer {
  readonly outcome: ProbeOutcome;
  /** Half a sentence; null where somebody looked. */
  readonly reason: string | null;
}

/**
 * Asks a target, in transactions of their own, without row-level security, and never for a value: where an index answers
 * or the plan is within the budget, of all rows; else of a sample, which can only disprove. Read-only.
 */
export async function ask(
  session: Session,
  { from, rest }: Extract<Question, { kind: "ask" }>,
  budget: ProbeBudget,
): Promise<Answer> {
  const explained = await send(session, `EXPLAIN (FORMAT JSON) SELECT EXISTS (SELECT FROM ${from} ${rest})`, budget);
  if ("error" in explained) return notLookedUp(explained.error);
  const cost = costOf(explained.value);
  if (cost <= budget.cost) {
    const looked = await send(session, `SELECT EXISTS (SELECT FROM ${from} ${rest})`, budget);
    if (!("error" in looked)) return { outcome: looked.value === "t" ? "offending" : "none", reason: null };
    if (looked.error.sqlstate !== expired) return notLookedUp(looked.error);
  }
  return await askSample(session, { from, rest, percent: toPercent(cost) }, budget);
}

/** Blocks to look at where a table is too large to be read. */
const sampleBlocks = 2000;

function toPercent(cost: number): number {
  return Math.min(100, Math.max(0.0001, Math.round((sampleBlocks / cost) * 1e6) / 1e4));
}

async function askSample(
  session: Session,
  { from, rest, percent }: { readonly from: string; readonly rest: string; readonly percent: number },
  budget: ProbeBudget,
): Promise<Answer> {
  const looked = await send(
    session,
    `SELECT EXISTS (SELECT FROM ${from} TABLESAMPLE SYSTEM (${percent}) ${rest})`,
    budget,
  );
  if (!("error" in looked)) return { outcome: looked.value === "t" ? "offending" : "none-in-sample", reason: null };
  return notLookedUp(looked.error);
}

type Got = { readonly value: string } | { readonly error: ServerMessage };

/** No parallel workers: a target has better things to do. */
async function send(session: Session, sql: string, { milliseconds }: ProbeBudget): Promise<Got> {
  const settings = [
    "row_security = off",
    `statement_timeout = ${milliseconds}`,
    "lock_timeout = '200ms'",
    "max_parallel_workers_per_gather = 0",
    "jit = off",
  ];
  const { rows, error } = await tryRead(session, [sql], settings);
  return error === null ? { value: rows[0]?.map(([line]) => line ?? "").join("\n") ?? "" } : { error };
}

const expired = "57014";

const reasons: Readonly<Record<string, string>> = {
  [expired]: "it would take too long",
  "55P03": "the table is locked",
  "42501": "the role may not read all of its rows",
  "42883": "its columns cannot be compared",
  "42804": "its columns cannot be compared",
};

function notLookedUp({ sqlstate }: ServerMessage): Answer {
  return { outcome: "not-looked-up", reason: reasons[sqlstate] ?? `the target answered ${sqlstate}` };
}

/** The cost of the whole plan, wherever in it; an index that answers is cheap by itself. */
function costOf(json: string): number {
  const costs = [...json.matchAll(/"Total Cost": ([\d.]+)/g)].map(([, cost]) => Number(cost));
  return Math.max(1, ...costs);
}
