import type { Finding } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import { proposeUndo } from "../../core/schema/propose-undo.js";
import { listUndoLosses } from "../../core/schema/undo-losses.js";
import type { ShadowDatabase } from "../shadow.js";
import type { Runnable } from "../../database/transaction.js";
import { runScript } from "./run.js";
import type { Stage } from "./stage.js";
import { compareSchemas } from "./state.js";
import { wordsOf } from "./told.js";
import { tryUndo } from "./try-undo.js";
import type { TryOptions, UndoPrefixes } from "./try-undo.js";

/** A migration with more changes is an initial schema, which hardly anybody undoes by a script. */
const mostChanges = 30;

/** Statements of an undo script that nobody has tried as a whole, or why there are none: half a sentence. */
export type PlannedUndo =
  | { readonly kind: "planned"; readonly statements: string; readonly losses: readonly string[] }
  | { readonly kind: "none"; readonly because: string };

/** Plans what leads a copy back to what it is now after `migrate` has changed it. Throws only a cancel's reason. */
export type PlanUndo = (copy: ShadowDatabase, migrate: () => Promise<string | null>) => Promise<PlannedUndo>;

export interface UndoOffers {
  readonly plan: PlanUndo;
  /** `asked`: by name, however much there is to undo. */
  readonly wanted: "offered" | "asked";
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
  const { runnable, migration, before, after, offers } = options;
  const { sql, transactional } = runnable.parsed;
  const { drifts } = compareSchemas(before.snapshot, after.snapshot);
  const many = offers.wanted === "offered" && drifts.length > mostChanges;
  const why = many ? tooMany(migration) : drifts.length === 0 ? nothing(runnable) : null;
  if (why !== null) return { findings: [toldWhy(options, why)], kept: true };
  const plain = proposeUndo(before.snapshot, after.snapshot, {
    transactional,
    renames: /\brename\b|\bset\s+schema\b/i.test(sql) ? "some" : "none",
  });
  const losses = listUndoLosses(before.snapshot, after.snapshot);
  const first = plain === null ? null : await tryUndo(stage, options, { statements: plain, losses });
  if (first?.kind === "right") return { findings: [first.offered], kept: first.kept };
  const planned = await plan(stage, options);
  const kept = first?.kept ?? true;
  if (planned.kind === "none") return { findings: [toldWhy(options, planned)], kept };
  const second = await tryUndo(stage, options, planned);
  return { findings: [second.kind === "right" ? second.offered : toldWhy(options, second)], kept: second.kept };
}

/** Why there is none, half a sentence, and what to do where that is not the usual. */
interface Why {
  readonly because: string;
  readonly help?: string;
}

function toldWhy({ runnable: { script } }: OfferOptions, { because, help }: Why): Finding {
  const message = `there is no undo script, and none was made: ${because}`;
  return finding("undo-not-made", { message, file: script.file, ...(help === undefined ? {} : { help }) });
}

function tooMany(migration: OfferOptions["migration"]): Why {
  const help = `run new --undo V${migration.version.text}, which makes one even so`;
  return { because: `it changes more than ${mostChanges} objects, as an initial schema does`, help };
}

const changesRows = /^(?:Insert|Update|Delete|Merge|Copy|Truncate)Stmt$/;

function nothing({ parsed }: Runnable): Why {
  if (!parsed.statements.some(({ kind }) => changesRows.test(kind)))
    return { because: "it changes nothing of the schema here" };
  const help = "write what brings the rows back, or a script that does nothing and says why";
  return { because: "it changes rows and nothing of the schema, and what the rows were is kept nowhere", help };
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
