import { Failure } from "../core/failure.js";
import type { FailureKind } from "../core/failure.js";
import type { CallbackEvent, Finding, Migration, Proof, Repeatable, Script, Step } from "../core/model.js";
import { markExistingTables } from "../core/existing-tables.js";
import { toSchemaChange } from "../core/schema/schema-change.js";
import type { SchemaChange } from "../core/schema/schema-change-model.js";
import { finding } from "../core/problems.js";
import type { Runnable } from "../database/transaction.js";
import type { Callbacks } from "../shadow/rehearsal/rehearse-callbacks.js";
import type { UndoOffers } from "../shadow/rehearsal/offer-undo.js";
import type { Candidate } from "../shadow/rehearsal/rehearsed.js";
import { callbacksOf } from "./run/callbacks.js";
import type { Loaded } from "./load.js";
import type { Planned } from "./plan.js";
import type { SchemaOnShadow, Staged } from "./on-shadow/staged.js";
import { toUndoOffers } from "./plan-undo.js";
import type { World } from "./world.js";

/** What the rehearsal of a plan showed. */
export interface RehearsedPlan {
  /** By the script of a migration or repeatable; absent where nothing could be tried. */
  readonly proofs: ReadonlyMap<Script, Proof>;
  /** What all that ran changes; null where nothing did, or where that could not be read. */
  readonly schemaChange: SchemaChange | null;
  /** Sentences: what it ran on, and what is not there as on the target. */
  readonly notes: readonly string[];
  readonly findings: readonly Finding[];
  /** Set where the shadow that was asked for cannot be had. */
  readonly failure: FailureKind | null;
}

const nothing: RehearsedPlan = { proofs: new Map(), schemaChange: null, notes: [], findings: [], failure: null };

/**
 * Rehearses the pending migrations of a plan, and the repeatables behind them, on copies of a throw-away database with what is on record. Opens none where
 * nothing is pending, or where `shadow` is off. Throws only the reason of a cancel.
 */
export async function rehearsePlan(
  world: World,
  loaded: Loaded,
  { steps, offers = toUndoOffers(world, "offered") }: Pick<Planned, "steps"> & { readonly offers?: UndoOffers },
  stage: () => Promise<SchemaOnShadow>,
): Promise<RehearsedPlan> {
  const migrations = steps.flatMap(toRun);
  if (migrations.length === 0) return nothing;
  if (world.config.shadow.choice.kind === "off") return { ...nothing, notes: [shadowIsOff] };
  const schema = await stage();
  const { name } = loaded.environment;
  if (schema.kind === "unknown") {
    const { failure, because, help } = schema;
    if (failure !== null) return { ...nothing, failure: failure.kind, findings: failure.findings };
    return { ...nothing, findings: [notRehearsed(name, because, help)] };
  }
  try {
    return await rehearseOn(world, loaded, schema, { migrations, offers });
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === "cancelled") throw error;
    return { ...nothing, findings: [notRehearsed(name, error.message, null)] };
  }
}

async function rehearseOn(
  world: World,
  loaded: Loaded,
  { snapshot, scope, clone, shadow, notes, origin, lacking }: Staged,
  { migrations, offers }: { readonly migrations: readonly (Migration | Repeatable)[]; readonly offers: UndoOffers },
): Promise<RehearsedPlan> {
  const { rehearse, rehearsalLimits } = await import("../shadow/rehearsal/rehearse.js");
  const { readSchema } = await import("../shadow/rehearsal/state.js");
  const candidates: Candidate[] = [];
  for (const migration of migrations) candidates.push(await toCandidate(loaded, migration));
  const forErrors = (await callbacksOf({ loaded }, "afterMigrateError")).length === 0 ? [] : [notForErrors];
  let schemaChange: SchemaChange | null = null;
  const { rehearsed, findings: ofCallbacks } = await rehearse(candidates, {
    ...rehearsalLimits,
    clone,
    lacking,
    callbacks: await callbacksAround(loaded),
    offers,
    signal: world.signal,
    onStart: ({ migration }) =>
      world.log.progress(`rehearsing ${migration.script.name} for ${loaded.environment.name}`),
    onEnd: async (database) => {
      schemaChange = toSchemaChange(snapshot, await readSchema(database, scope));
    },
  });
  const proofs = rehearsed.flatMap(({ migration, proof }) =>
    proof === null ? [] : [[migration.script, markExistingTables(proof, snapshot)] as const],
  );
  const findings = [...rehearsed.flatMap((one) => one.findings), ...ofCallbacks];
  return {
    proofs: new Map(proofs),
    schemaChange,
    notes: [...(proofs.length === 0 ? [] : [sayStage(shadow), ...notes.map(toSentence)]), ...origin, ...forErrors],
    findings,
    failure: null,
  };
}

/** Where `apply` runs them; those for errors have nothing to run for. */
async function callbacksAround(loaded: Loaded): Promise<Callbacks> {
  const of = (...events: readonly CallbackEvent[]): Promise<readonly Runnable[]> => callbacksOf({ loaded }, ...events);
  return {
    before: await of("beforeValidate", "afterValidate", "beforeMigrate"),
    beforeEach: await of("beforeEachMigrate"),
    afterEach: await of("afterEachMigrate"),
    between: await of("afterVersioned", "beforeRepeatables"),
    after: await of("afterMigrate"),
  };
}

/** What of a step is rehearsed. */
function toRun(step: Step): readonly (Migration | Repeatable)[] {
  switch (step.kind) {
    case "apply":
      return [step.migration];
    case "repeat":
      return [step.repeatable];
    case "undo":
      return [];
  }
}

function toSentence(note: string): string {
  return `${note.slice(0, 1).toUpperCase()}${note.slice(1).replace(/(?<![.!?])$/, ".")}`;
}

const notForErrors = "The callback afterMigrateError was not tried: it runs only where a migration fails.";
const shadowIsOff = "Nothing was rehearsed, and what changes in the schema is unknown: the input shadow is off.";

/** Under which conditions the proofs hold. */
function sayStage({ major, engine }: Staged["shadow"]): string {
  const server = engine === "embedded" ? `embedded PostgreSQL ${major}` : `PostgreSQL ${major}`;
  return `The migrations were rehearsed as their owner, no superuser, on seeded rows of a throw-away ${server}.`;
}

async function toCandidate(loaded: Loaded, migration: Migration | Repeatable): Promise<Candidate> {
  const { script } = migration;
  const undo = "undo" in migration ? migration.undo : null;
  return {
    migration,
    runnable: { script, parsed: await loaded.parse(script) },
    undo: undo === null ? null : { script: undo, parsed: await loaded.parse(undo) },
  };
}

function notRehearsed(environment: string, because: string, help: string | null): Finding {
  const message = `the pending migrations were not rehearsed: ${because}`;
  return finding("not-rehearsed", { message, environment, ...(help === null ? {} : { help }) });
}
