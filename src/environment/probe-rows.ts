import type { Finding } from "../core/model.js";
import type { ProbeReport } from "../core/probes.js";
import type { Session } from "../database/session.js";
import type { Target } from "../database/target.js";
import { ask } from "../database/probes/ask.js";
import type { Answer, ProbeBudget } from "../database/probes/ask.js";
import { findConstraint } from "../database/probes/find-constraint.js";
import { findTable } from "../database/probes/find-table.js";
import type { LiveTable } from "../database/probes/find-table.js";
import { toQuestion } from "../database/probes/question.js";
import { columnsOf } from "../sql/plain-condition.js";
import { rowChanges } from "../sql/row-changes.js";
import type { RowChange } from "../sql/row-changes.js";
import { postponedDemands, rowDemands } from "../sql/row-demands.js";
import type { Demanded, RowDemand } from "../sql/row-demands.js";
import type { Statement } from "../sql/statement.js";
import type { RelationName } from "../sql/syntax.js";
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

/** What the scripts before have changed: from then on the target no longer shows what a statement will meet. */
interface Before {
  everything: boolean;
  readonly changes: RowChange[];
  readonly postponed: RowDemand[];
  readonly asked: Set<string>;
}

/** Asks a target whether one of its rows stands in the way of statements that are to run there. Read-only, shows no value. */
export async function probeRows(
  session: Session,
  target: Target,
  scripts: readonly ProbedScript[],
  options: ProbeOptions,
): Promise<Probed> {
  const before: Before = { everything: false, changes: [], postponed: [], asked: new Set() };
  const until = options.now().getTime() + options.totalMs;
  const [probes, findings]: [ProbeReport[], Finding[]] = [[], []];
  for (const { version, statements, asked } of scripts) {
    for (const statement of statements) {
      for (const demand of asked ? rowDemands(statement) : []) {
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
      remember(before, statement);
    }
  }
  return { probes, findings };
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
  const demand = written.kind === "validate" ? await resolve(session, table, written, before) : written;
  if (demand === "valid" || !isFirst(before, demand, table)) return null;
  const not = (reason: string): Probe => ({ demand, table, answer: { outcome: "not-looked-up", reason } });
  if (!isAsked(demand)) return not(demand.kind === "unreadable" ? demand.why : "it could not be read");
  const other = demand.kind === "references" ? [demand.referenced] : [];
  if (isChanged(before, written.table, columnsIn(demand)) || other.some((one) => isChanged(before, one, null))) {
    return not("a statement before it changes these rows");
  }
  const referenced = demand.kind === "references" ? await findTable(session, target, demand.referenced) : null;
  const question = toQuestion(demand, table, referenced);
  switch (question.kind) {
    case "settled":
      return { demand, table, answer: { outcome: "none", reason: null } };
    case "no-question":
      return not(question.why);
    case "ask":
      return { demand, table, answer: await ask(session, question, budget) };
  }
}

type Asked = Exclude<Demanded, { readonly kind: "validate" | "unreadable" }>;

function isAsked(demand: Demanded): demand is Asked {
  return demand.kind !== "validate" && demand.kind !== "unreadable";
}

/** What VALIDATE asks: as a statement before it says, else as the target has the constraint. */
async function resolve(
  session: Session,
  table: LiveTable,
  { constraint, ...written }: Extract<RowDemand, { readonly kind: "validate" }>,
  { postponed }: Before,
): Promise<Exclude<Demanded, { readonly kind: "validate" }> | "valid"> {
  const made = postponed.find((one) => one.unless === constraint && one.table.name === written.table.name);
  if (made !== undefined && made.kind !== "validate") return made;
  return await findConstraint(session, table, constraint);
}

/** A constraint that several statements prepare is asked for once. */
function isFirst({ asked }: Before, demand: Demanded, table: LiveTable): boolean {
  if (demand.kind === "unreadable") return true;
  const condition = demand.kind === "condition" ? JSON.stringify(demand.condition) : "";
  const key = `${describeDemand(demand, table)} ${condition}`;
  const first = !asked.has(key);
  asked.add(key);
  return first;
}

/** `columns` null: any of them matters. */
function isChanged(
  { everything, changes }: Before,
  { name }: RelationName,
  columns: readonly string[] | null,
): boolean {
  const touches = ({ column }: RowChange): boolean => column === null || columns === null || columns.includes(column);
  return everything || changes.some((one) => one.name === name && touches(one));
}

/** The columns of its own table that a demand is about; null where all of them may matter. */
function columnsIn(demand: Asked): readonly string[] | null {
  switch (demand.kind) {
    case "not-null":
    case "unique":
    case "references":
      return demand.columns;
    case "length":
      return [demand.column];
    case "condition":
      return columnsOf(demand.condition);
    case "no-rows":
      return null;
  }
}

function tooLate(demand: RowDemand): Probe {
  const { schema, name } = demand.table;
  const table = { schema: schema ?? "", name };
  return { demand, table, answer: { outcome: "not-looked-up", reason: "the time for all questions was over" } };
}

function remember(before: Before, statement: Statement): void {
  before.postponed.push(...postponedDemands(statement));
  const changes = rowChanges(statement);
  if (changes === "any") before.everything = true;
  else before.changes.push(...changes);
}
