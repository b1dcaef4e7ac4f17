import type { Finding } from "../../core/model.js";
import type { ProbeReport } from "../../core/probes.js";
import type { Session } from "../../database/session.js";
import type { Target } from "../../database/target.js";
import { ask } from "../../database/probes/ask.js";
import type { Answer, ProbeBudget } from "../../database/probes/ask.js";
import { findConstraint, findIndex } from "../../database/probes/find-constraint.js";
import type { Found } from "../../database/probes/find-constraint.js";
import { findTable } from "../../database/probes/find-table.js";
import type { LiveTable } from "../../database/probes/find-table.js";
import { columnsOfDemand, toQuestion } from "../../database/probes/question.js";
import type { Askable, Demanded, RowDemand } from "../../sql/row-demand.js";
import { rowSteps, type RowStep } from "../../sql/row-steps.js";
import type { Statement } from "../../sql/statement.js";
import { isChanged, nothingBefore, remember } from "./changed-before.js";
import type { Before } from "./changed-before.js";
import { describeDemand, toOffendingRow } from "./offending-row.js";

/** Statements that run one after the other, with the version that they belong to; null for what has none. */
export interface ProbedScript {
  readonly version: string | null;
  readonly statements: readonly Statement[];
  /** What it demands is asked for; of others only what they change counts. */
  readonly asked: boolean;
}

export interface ProbeOptions {
  readonly environment: string;
  /** For each question. */
  readonly budget: ProbeBudget;
  /** For all of them. */
  readonly totalMs: number;
  readonly now: () => Date;
}

export interface Probed {
  readonly probes: readonly ProbeReport[];
  readonly findings: readonly Finding[];
}

/** Asks a target whether one of its rows stands in the way of statements that are to run there. Read-only, shows no value. */
export async function probeRows(
  session: Session,
  target: Target,
  scripts: readonly ProbedScript[],
  options: ProbeOptions,
): Promise<Probed> {
  const before = nothingBefore();
  const until = options.now().getTime() + options.totalMs;
  const [probes, findings]: [ProbeReport[], Finding[]] = [[], []];
  for (const { version, statements, asked } of scripts) {
    for (const { statement, step } of statements.flatMap(toSteps)) {
      for (const demand of asked ? step.demands : []) {
        const late = options.now().getTime() > until;
        const probe = late ? tooLate(demand) : await probeOne({ session, target, before, ...options }, demand);
        if (probe === null) continue;
        const { file, line = null } = statement.location;
        const at = options.now().toISOString();
        probes.push({ version, file, line, demand: describeDemand(probe.demand, probe.table), ...probe.answer, at });
        if (probe.answer.outcome === "offending" && isAsked(probe.demand)) {
          findings.push(
            toOffendingRow(probe.demand, { table: probe.table, statement, environment: options.environment }),
          );
        }
      }
      remember(before, step);
    }
  }
  return { probes, findings };
}

function toSteps(statement: Statement): readonly { readonly statement: Statement; readonly step: RowStep }[] {
  return rowSteps(statement).map((step) => ({ statement, step }));
}

interface Probing extends Pick<ProbeOptions, "budget"> {
  readonly session: Session;
  readonly target: Target;
  readonly before: Before;
}

interface Probe {
  readonly demand: Demanded;
  readonly table: Pick<LiveTable, "schema" | "name">;
  readonly answer: Answer;
}

/** Null where there is nothing to ask: the table, or what would be made, is not there or there already. */
async function probeOne({ session, target, before, budget }: Probing, written: RowDemand): Promise<Probe | null> {
  const table = await findTable(session, target, written.table);
  if (table === null || (written.unless !== null && table.taken.has(written.unless))) return null;
  const found =
    written.kind === "validate"
      ? await resolve({ session, target, before }, table, written)
      : { demand: written, rows: written.rows };
  if (found === "valid") return null;
  const { demand, rows } = found;
  if (!isFirst(before, demand, table)) return null;
  const not = (reason: string): Probe => ({ demand, table, answer: { outcome: "not-looked-up", reason } });
  if (!isAsked(demand)) return not(demand.kind === "unreadable" ? demand.why : "it could not be read");
  const ofRow = demand.kind === "no-rows" ? null : columnsOfDemand(demand);
  const other = demand.kind === "references" ? demand.referenced : null;
  const asked = { session, target, before };
  if ((await isChanged(asked, written.table, ofRow)) || (other !== null && (await isChanged(asked, other, null)))) {
    return not("a statement before it changes these rows");
  }
  const referenced = other === null ? null : await findTable(session, target, other);
  const question = toQuestion({ demand, rows, table, referenced, major: target.major });
  switch (question.kind) {
    case "settled":
      return { demand, table, answer: { outcome: "none", reason: null } };
    case "no-question":
      return not(question.why);
    case "ask":
      return { demand, table, answer: await ask(session, question, budget) };
  }
}

function isAsked(demand: Demanded): demand is Askable {
  return demand.kind !== "validate" && demand.kind !== "unreadable";
}

/** What VALIDATE, or a key of an index, asks: as a statement before it says, else as the target has it. */
async function resolve(
  { session, target, before }: Pick<Probing, "session" | "target" | "before">,
  table: LiveTable,
  { constraint, of, ...written }: Extract<RowDemand, { readonly kind: "validate" }>,
): Promise<Found | "valid"> {
  const made = before.postponed.find((one) => one.unless === constraint && one.table.name === written.table.name);
  if (made !== undefined && made.kind !== "validate") return { demand: made, rows: made.rows };
  return of === "index"
    ? await findIndex(session, target, table, constraint)
    : await findConstraint(session, target, table, constraint);
}

/** A constraint that several statements prepare is asked for once. */
function isFirst({ asked }: Before, demand: Demanded, table: LiveTable): boolean {
  if (demand.kind === "unreadable") return true;
  const condition = demand.kind === "unique" ? demand.where : demand.kind === "condition" ? demand.condition : null;
  const key = `${describeDemand(demand, table)} ${JSON.stringify(condition)}`;
  const first = !asked.has(key);
  asked.add(key);
  return first;
}

function tooLate(demand: RowDemand): Probe {
  const { schema, name } = demand.table;
  const table = { schema: schema ?? "", name };
  return { demand, table, answer: { outcome: "not-looked-up", reason: "the time for all questions was over" } };
}
