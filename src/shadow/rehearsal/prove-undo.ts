import type { Finding, Proof } from "../../core/model.js";
import type { Runnable } from "../../database/transaction.js";
import type { Limits } from "../bounded.js";
import type { ShadowDatabase } from "../shadow.js";
import { excuseOf, toldExcuse } from "./excuse.js";
import type { Excuse } from "./excuse.js";
import type { Wrote } from "./ran.js";
import { listCountedOn, listMadeAnew, listMoved } from "./rows.js";
import { runScript } from "./run.js";
import { compareSchemas, describeDrifts, isSame, readState } from "./state.js";
import type { DatabaseState } from "./state.js";
import { told, toldAt, wordsOf } from "./told.js";

export interface Undone {
  readonly undo: Proof["undo"];
  readonly redo: Proof["redo"];
  readonly findings: readonly Finding[];
  /** Tables that are there as before, with other rows. */
  readonly moved: readonly string[];
  /** Whether the database is as the migration left it. */
  readonly kept: boolean;
}

export interface UndoOptions {
  readonly runnable: Runnable;
  readonly undo: Runnable;
  /** The database before the migration, and after it. */
  readonly before: DatabaseState;
  readonly after: DatabaseState;
  readonly limits: Limits;
}

/** Undoes a migration, undoes it again, and applies it again. Throws Failure for a server that is lost. */
export async function proveUndo(database: ShadowDatabase, options: UndoOptions): Promise<Undone> {
  const { undo, limits } = options;
  const unmoved = { moved: [] } as const;
  const commit = { limits, trace: false, end: "commit" } as const;
  const ran = await runScript(database, undo, commit);
  if (ran.error !== null) {
    const excuse = excuseOf(ran.error, ran, database);
    const kept = undo.parsed.transactional && ran.broken === null;
    if (excuse !== null) {
      const findings = [toldExcuse(excuse, undo, "the undo script: ")];
      return { undo: "not-run", redo: "not-run", findings, ...unmoved, kept };
    }
    const message = `the undo script fails: ${wordsOf(ran.error)}`;
    const findings = [toldAt("undo-fails", ran.error, message, undo)];
    return { undo: "fails", redo: "not-run", findings, ...unmoved, kept };
  }
  const undone = await readState(database, "own");
  const judged = judgeUndo(options, undone);
  const twice = await undoTwice(database, options, undone);
  if (!twice.usable)
    return { ...judged, redo: "not-run", findings: [...judged.findings, ...twice.findings], kept: false };
  const redone = await proveRedo(database, options);
  return { ...judged, ...redone, findings: [...judged.findings, ...twice.findings, ...redone.findings] };
}

function judgeUndo(options: UndoOptions, undone: DatabaseState): Pick<Undone, "undo" | "findings" | "moved"> {
  const { undo, before } = options;
  const difference = compareSchemas(before.snapshot, undone.snapshot);
  if (!isSame(difference)) {
    const message = `the undo script leaves another schema than before: ${describeDrifts(difference.drifts)}`;
    return { undo: "different", findings: [told("undo-differs", undo, message)], moved: [] };
  }
  const order =
    difference.reordered.length === 0
      ? []
      : [told("undo-order", undo, `the columns of ${difference.reordered.join(", ")} come back in another order`)];
  const known = before.holdings !== null && undone.holdings !== null;
  const moved = known ? listMoved(before.holdings, undone.holdings) : [];
  return { undo: "identical", findings: [...order, ...toldOfRows(options, undone, moved)], moved };
}

function toldOfRows(
  { runnable, undo, before }: UndoOptions,
  undone: DatabaseState,
  moved: readonly string[],
): readonly Finding[] {
  if (before.holdings === null || undone.holdings === null) return [];
  // One that numbers a column is set to follow its rows, which harms nobody when they are gone.
  const which = restarts(runnable) ? "all" : "counters";
  const set = setsSequences(runnable) ? listCountedOn(before.holdings, undone.holdings, which) : [];
  const all = setsSequences(undo) ? [] : [...new Set([...listMadeAnew(before.holdings, undone.holdings), ...set])];
  // Where the rows are gone, so is what numbered them.
  const anew = all.filter((name) => !moved.some((table) => name.startsWith(`${table}_`)));
  const lost = [
    ...(moved.length === 0 ? [] : [`the rows of ${firstFew(moved)}`]),
    ...(anew.length === 0 ? [] : [`the value of ${firstFew(anew)}`]),
  ];
  if (lost.length === 0) return [];
  return [told("undo-rows", undo, `the schema comes back, but not ${lost.join(" and ")}`)];
}

const mostNamed = 5;

function firstFew(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return [...names.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function setsSequences({ parsed }: Runnable): boolean {
  return parsed.statements.some(({ text }) => /\bsetval\s*\(|\brestart\b/i.test(text));
}

/** A constant follows no rows. */
function restarts({ parsed }: Runnable): boolean {
  return parsed.statements.some(({ kind, text }) => /^Alter(?:Seq|Table)Stmt$/.test(kind) && /\brestart\b/i.test(text));
}

/** The second time it must do nothing. */
async function undoTwice(
  database: ShadowDatabase,
  { undo, limits }: UndoOptions,
  undone: DatabaseState,
): Promise<{ readonly findings: readonly Finding[]; readonly usable: boolean }> {
  const { transactional } = undo.parsed;
  const inside = async (wrote: Wrote): Promise<DatabaseState> =>
    wrote === "quiet" ? undone : await readState(database, transactional ? "open" : "own");
  const ran = await runScript(database, undo, { limits, trace: false, end: "rollback", inside });
  const usable = ran.broken === null;
  if (ran.error !== null) {
    const excuse = excuseOf(ran.error, ran, database);
    if (excuse !== null) return { findings: toldOfTime(excuse, undo, "a second run of the undo script: "), usable };
    const message = `a second run of the undo script fails: ${wordsOf(ran.error)}`;
    return { findings: [toldAt("undo-twice", ran.error, message, undo)], usable };
  }
  const difference = ran.value === null ? null : compareSchemas(undone.snapshot, ran.value.snapshot);
  if (difference === null || isSame(difference)) return { findings: [], usable };
  const message = `a second run of the undo script changes the schema again: ${describeDrifts(difference.drifts)}`;
  return { findings: [told("undo-twice", undo, message)], usable: usable && transactional };
}

/** What ran once before is not hindered by rights, only by time. */
function toldOfTime(excuse: Excuse, runnable: Runnable, what: string): readonly Finding[] {
  return excuse.rule === "took-too-long" ? [toldExcuse(excuse, runnable, what)] : [];
}

async function proveRedo(
  database: ShadowDatabase,
  { runnable, after, limits }: UndoOptions,
): Promise<Pick<Undone, "redo" | "findings" | "kept">> {
  const ran = await runScript(database, runnable, { limits, trace: false, end: "commit" });
  if (ran.error !== null) {
    const excuse = excuseOf(ran.error, ran, database);
    const again = "applied again after its undo script: ";
    if (excuse !== null) return { redo: "not-run", findings: toldOfTime(excuse, runnable, again), kept: false };
    const message = `applied again after its undo script, it fails: ${wordsOf(ran.error)}`;
    return { redo: "fails", findings: [toldAt("redo-fails", ran.error, message, runnable)], kept: false };
  }
  const redone = await readState(database, "own");
  const difference = compareSchemas(after.snapshot, redone.snapshot);
  const kept = isSame(difference) && difference.reordered.length === 0;
  if (isSame(difference)) return { redo: "identical", findings: [], kept };
  const message = `applied again after its undo script, it makes another schema: ${describeDrifts(difference.drifts)}`;
  return { redo: "different", findings: [told("redo-differs", runnable, message)], kept };
}
