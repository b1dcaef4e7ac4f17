import type { Finding } from "../../core/model.js";
import { proposeUndo } from "../../core/schema/propose-undo.js";
import { listUndoLosses } from "../../core/schema/undo-losses.js";
import type { ShadowDatabase } from "../shadow.js";
import type { Runnable } from "../../database/transaction.js";
import { runScript } from "./run.js";
import type { Stage } from "./stage.js";
import { compareSchemas } from "./state.js";
import { told, wordsOf } from "./told.js";
import { tryUndo } from "./try-undo.js";
import type { TryOptions, UndoPrefixes } from "./try-undo.js";

/** Statements of an undo script that nobody has tried as a whole, or why there are none: half a sentence. */
export type PlannedUndo =
  | { readonly kind: "planned"; readonly statements: string; readonly losses: readonly string[] }
  | { readonly kind: "none"; readonly because: string };

/** Plans what leads a copy back to what it is now after `migrate` has changed it. Throws only a cancel's reason. */
export type PlanUndo = (copy: ShadowDatabase, migrate: () => Promise<string | null>) => Promise<PlannedUndo>;

export interface UndoOffers {
  readonly plan: PlanUndo;
  /** A migration with more changes is an initial schema, which hardly anybody undoes by a script. */
  readonly mostChanges: number;
  readonly prefixes: UndoPrefixes;
}

export interface OfferOptions extends Omit<TryOptions, "prefixes"> {
  readonly offers: UndoOffers;
}

export interface Offer {
  readonly findings: readonly Finding[];
  /** Whether the database is as the migration left it. */
  readonly kept: boolean;
}

/**
 * Makes an undo script for a migration that has none, tries it like any other, and offers it where it proves right: the
 * plain inverse, else what a planner finds. Where there is none, it says why.
 */
export async function offerUndo(stage: Stage, asked: OfferOptions): Promise<Offer> {
  const options = { ...asked, prefixes: asked.offers.prefixes };
  const { runnable, before, after, offers } = options;
  const { sql, transactional } = runnable.parsed;
  const { drifts } = compareSchemas(before.snapshot, after.snapshot);
  const many = drifts.length > offers.mostChanges;
  if (drifts.length === 0 || many)
    return { findings: [toldWhy(options, many ? sayMany(options) : sayNothing(runnable))], kept: true };
  const plain = proposeUndo(before.snapshot, after.snapshot, {
    transactional,
    renames: /\brename\b|\bset\s+schema\b/i.test(sql) ? "some" : "none",
  });
  const losses = listUndoLosses(before.snapshot, after.snapshot);
  const first = plain === null ? null : await tryUndo(stage, options, { statements: plain, losses });
  if (first?.kind === "right") return { findings: [first.offered], kept: first.kept };
  const planned = await plan(stage, options);
  const kept = first?.kept ?? true;
  if (planned.kind === "none") return { findings: [toldWhy(options, planned.because)], kept };
  const second = await tryUndo(stage, options, planned);
  return { findings: [second.kind === "right" ? second.offered : toldWhy(options, second.because)], kept: second.kept };
}

function toldWhy({ runnable }: OfferOptions, because: string): Finding {
  return told("undo-not-made", runnable, `there is no undo script, and none was made: ${because}`);
}

function sayMany({ migration, offers }: OfferOptions): string {
  return `it changes more than ${offers.mostChanges} objects; new --undo V${migration.version.text} makes one even so`;
}

const changesRows = /^(?:Insert|Update|Delete|Merge|Copy|Truncate)Stmt$/;

function sayNothing({ parsed }: Runnable): string {
  return parsed.statements.some(({ kind }) => changesRows.test(kind))
    ? "it changes rows and nothing of the schema, and what the rows were is kept nowhere"
    : "it changes nothing of the schema here";
}

async function plan(stage: Stage, { runnable, limits, offers }: OfferOptions): Promise<PlannedUndo> {
  const copy = await stage.beforeLast();
  try {
    return await offers.plan(copy, async () => {
      const { error } = await runScript(copy, runnable, { limits, trace: false, end: "commit" });
      return error === null ? null : `on a copy the migration fails: ${wordsOf(error)}`;
    });
  } finally {
    await copy.close();
  }
}
