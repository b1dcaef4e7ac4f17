import type { Finding, Proof } from "../../core/model.js";
import type { StatementError } from "../../database/message.js";
import type { Limits } from "../bounded.js";
import type { ShadowDatabase } from "../shadow.js";
import { blameLacking, blameOf } from "./blame.js";
import { excuseOf, toldExcuse } from "./excuse.js";
import { offerUndo } from "./offer-undo.js";
import type { UndoOffers } from "./offer-undo.js";
import { blameRows } from "./missed-rows.js";
import { proveFailurePoints } from "./prove-failure-points.js";
import { proveRerun } from "./prove-rerun.js";
import type { Rerun } from "./prove-rerun.js";
import { proveUndo } from "./prove-undo.js";
import type { Undone } from "./prove-undo.js";
import type { Ran } from "./ran.js";
import type { Candidate, Rehearsed } from "./rehearsed.js";
import { runScript } from "./run.js";
import type { Seeding, Stage } from "./stage.js";
import { readState } from "./state.js";
import type { DatabaseState } from "./state.js";
import { isAboutRows, toldAt, toldOfEnd, wordsOf } from "./told.js";

/** Of a proof whose statements of the application nobody has looked at yet. */
export const noQueries: Proof["queries"] = { checked: 0, notChecked: 0, broken: 0 };

/** What the first run of a migration came to. */
interface FirstRun {
  readonly database: ShadowDatabase;
  readonly before: DatabaseState;
  readonly ran: Ran<null>;
  readonly findings: readonly Finding[];
}

export interface ProveOptions {
  readonly limits: Limits;
  /** The first one before it that made nothing; null where all did. */
  readonly failed: Candidate | null;
  /** Objects of the target that are not there. */
  readonly lacking: readonly string[];
  readonly offers: UndoOffers;
}

/** Rehearses one migration on a stage, and leaves the stage as the migration leaves a database. Throws Failure. */
export async function proveMigration(
  stage: Stage,
  candidate: Candidate,
  { limits, failed, lacking, offers }: ProveOptions,
): Promise<Rehearsed> {
  const { migration, runnable } = candidate;
  const first = await runFirst(stage, candidate, limits);
  const { error } = first.ran;
  if (error !== null) {
    if (first.ran.broken !== null || !runnable.parsed.transactional) stage.spoil();
    const excuse =
      excuseOf(error, first.ran, first.database) ??
      blameOf(error, failed) ??
      blameLacking(error, lacking) ??
      (await blameRows(stage, { runnable, database: first.database, ran: first.ran, limits }));
    if (excuse !== null) return { migration, proof: null, findings: [toldExcuse(excuse, runnable)] };
    const finding = toldAt("does-not-run", error, `the migration fails: ${wordsOf(error)}`, runnable);
    return { migration, proof: toFailedProof(first.ran), findings: [finding] };
  }
  const after = await readState(first.database, "own");
  const again = await rerunAll(stage, { candidate, first, after, limits });
  stage.accept(runnable);
  if (!again.kept) stage.spoil();
  const back = await undoAndRedo(stage, { candidate, first, after, limits }, offers);
  if (!back.kept) stage.spoil();
  else if (again.kept) stage.learn(after.snapshot);
  const proof: Proof = {
    runs: true,
    rerun: again.rerun,
    undo: back.undo,
    redo: back.redo,
    queries: noQueries,
    statements: first.ran.traces,
  };
  const atEnd = toldOfEnd(runnable, first.ran, first.before.snapshot);
  return { migration, proof, findings: [...first.findings, ...atEnd, ...again.findings, ...back.findings] };
}

function toFailedProof({ traces }: Ran<null>): Proof {
  return { runs: false, rerun: "not-run", undo: "not-run", redo: "not-run", queries: noQueries, statements: traces };
}

/** On rows of ours; where it fails on them, on none: whether a target has such rows is not for us to say. */
async function runFirst(stage: Stage, { runnable }: Candidate, limits: Limits): Promise<FirstRun> {
  const run = async (seeding: Seeding): Promise<FirstRun> => {
    const database = await stage.ready(seeding);
    const before = await readState(database, "own", stage.known());
    const ran = await runScript<null>(database, runnable, { limits, trace: true, end: "commit" });
    return { database, before, ran, findings: [] };
  };
  const first = await run("seeded");
  if (failedOnRows(first) === null) return first;
  stage.spoil();
  // What only pending files make holds nothing but their own rows when this one runs.
  const second = stage.grown() ? await run("of-target") : first;
  const error = failedOnRows(second);
  if (error === null) return second;
  stage.spoil();
  const bare = await run("unseeded");
  if (bare.ran.error !== null) return bare;
  const message = `it runs where the tables are empty, but fails on rows: ${wordsOf(error)}`;
  return { ...bare, findings: [toldAt("fails-on-rows", error, message, runnable)] };
}

function failedOnRows({ ran: { error, broken } }: FirstRun): StatementError | null {
  return error !== null && isAboutRows(error) && broken === null ? error : null;
}

interface Proving {
  readonly candidate: Candidate;
  readonly first: FirstRun;
  readonly after: DatabaseState;
  readonly limits: Limits;
}

async function rerunAll(stage: Stage, { candidate, first, after, limits }: Proving): Promise<Rerun> {
  const { runnable } = candidate;
  const { database } = first;
  const options = { runnable, after, limits };
  const same = await proveRerun(database, { ...options, where: "in the same session" });
  if (same.rerun !== "unchanged") return same;
  const fresh = await inFreshSession(database, (other) =>
    proveRerun(other, { ...options, where: "in another session" }),
  );
  if (fresh.rerun !== "unchanged" || runnable.parsed.transactional) return fresh;
  const { rerun, findings } = await proveFailurePoints(stage, options);
  return { rerun, findings, kept: true };
}

/** The embedded database has one session: what it remembers is discarded. */
async function inFreshSession<T>(database: ShadowDatabase, work: (database: ShadowDatabase) => Promise<T>): Promise<T> {
  if (database.another === null) {
    await database.session.send("DISCARD ALL");
    return await work(database);
  }
  // The first session's end, which lets go of its locks, is still to come here.
  await database.session.send("SELECT pg_catalog.pg_advisory_unlock_all()");
  const session = await database.another();
  try {
    return await work({ ...database, session });
  } finally {
    await session.close();
  }
}

async function undoAndRedo(
  stage: Stage,
  { candidate, first, after, limits }: Proving,
  offers: UndoOffers,
): Promise<Undone> {
  const { migration, runnable, undo } = candidate;
  if (undo === null) {
    const none = { redo: "not-run", findings: [], moved: [], kept: true } as const;
    if (!("version" in migration) || migration.kind === "baseline") return { ...none, undo: "not-run" };
    const { database, before } = first;
    const offer = await offerUndo(stage, { migration, runnable, database, before, after, limits, offers });
    return { ...none, undo: "missing", ...offer };
  }
  const database = await stage.ready("as-is");
  // A new copy lacks our rows.
  const before = database === first.database ? first.before : { ...first.before, holdings: null };
  return await proveUndo(database, { runnable, undo, before, after, limits });
}
