import { planDigest } from "../core/digest.js";
import { stableChecksum } from "../core/migration-set.js";
import type { CallbackEvent, Finding, Plan, Script, Step } from "../core/model.js";
import { applySteps, planApply, scriptOf } from "../core/plan.js";
import { planRollback } from "../core/plan-rollback.js";
import type { RollbackSelection } from "../core/plan-rollback.js";
import { finding } from "../core/problems.js";
import type { ParsedScript } from "../sql/script.js";
import { problemsOf } from "./load.js";
import type { Loaded } from "./load.js";
import type { World } from "./world.js";

/** A plan with the parsed text of what it runs. */
export interface Planned {
  readonly plan: Plan;
  /** Null for a blocked plan, and where no database is at hand. */
  readonly digest: string | null;
  /** The steps as far as they are known; a blocked plan has them too, for people to read. */
  readonly steps: readonly Step[];
  readonly parsed: ReadonlyMap<Script, ParsedScript>;
}

/** A plan that may run; a blocked one cannot be executed, by type. */
export type ReadyPlanned = Planned & { readonly plan: Extract<Plan, { kind: "ready" }> };

export function isReady(planned: Planned): planned is ReadyPlanned {
  return planned.plan.kind === "ready";
}

/** What `apply` would run: every script of it is parsed, so that a syntax error is known before anything runs. */
export async function planToApply(
  world: World,
  loaded: Loaded,
  { withUndo }: { readonly withUndo: boolean },
): Promise<Planned> {
  const { environment, onRecord, set, state } = loaded;
  const wanted = applySteps(state, environment);
  const undos = withUndo ? wanted.flatMap((step) => (step.kind === "apply" ? [step.migration.undo] : [])) : [];
  const foreign = wanted.map(scriptOf).filter(({ runner }) => runner !== undefined);
  const scripts = [
    ...wanted.map(scriptOf).filter(({ runner }) => runner === undefined),
    ...undos.filter((undo) => undo !== null),
    ...set.callbacks.map((one) => one.script),
  ];
  const parsed = await parseAll(loaded, scripts);
  const plan = planApply(state, onRecord.history, {
    environment: environment.name,
    outOfOrder: environment.outOfOrder,
    target: environment.target,
    ignored: environment.ignored,
    transaction: environment.transaction,
    findings: [
      ...problemsOf(world, loaded),
      ...findingsOf(parsed),
      ...ofCallbacks(loaded, parsed),
      ...foreign.map(ofForeign),
    ],
    transactional: (script) => parsed.get(script)?.transactional ?? true,
  });
  return { plan, steps: wanted, parsed, digest: plan.kind === "ready" ? digestOf(loaded, plan.steps) : null };
}

function ofForeign({ name, file, runner }: Script): Finding {
  const what = runner === "java" ? "a Java migration" : "a script";
  return finding("not-runnable", { message: `${name} is pending, and is ${what}, which only Flyway runs`, file });
}

/** Events whose callbacks run inside the transaction of each file, as in Flyway. */
const aroundEach: ReadonlySet<CallbackEvent> = new Set<CallbackEvent>(["beforeEachMigrate", "afterEachMigrate"]);

/** Callbacks that share a transaction and cannot run in one. */
function ofCallbacks(
  { set, environment: { name, transaction } }: Loaded,
  parsed: ReadonlyMap<Script, ParsedScript>,
): readonly Finding[] {
  return set.callbacks.flatMap(({ event, script }): readonly Finding[] => {
    if (parsed.get(script)?.transactional !== false) return [];
    const where = { environment: name, file: script.file };
    if (aroundEach.has(event)) {
      const message = `${script.name} runs inside the transaction of each file, and holds a statement that cannot`;
      return [finding("needs-no-transaction", { message, help: "move that statement to another callback", ...where })];
    }
    if (transaction === "each" || event === "afterMigrateError") return [];
    const message = `${script.name} cannot run in a transaction, so transaction: all cannot run it with the others`;
    return [finding("transaction-all", { message, ...where })];
  });
}

/** What `rollback` would run, newest first, every undo script parsed. */
export async function planToRollback(world: World, loaded: Loaded, selection: RollbackSelection): Promise<Planned> {
  const { environment, onRecord, state } = loaded;
  const problems = problemsOf(world, loaded).filter(
    ({ rule }) => rule !== "existing-schema" && rule !== "flyway-history",
  );
  const options = { environment: environment.name, findings: problems };
  const draft = planRollback(state, onRecord.history, selection, { ...options, findings: [] });
  const parsed = await parseAll(loaded, draft.kind === "ready" ? draft.steps.map(scriptOf) : []);
  const plan = planRollback(state, onRecord.history, selection, {
    ...options,
    findings: [...problems, ...findingsOf(parsed)],
  });
  const steps = plan.kind === "ready" ? plan.steps : draft.kind === "ready" ? draft.steps : [];
  return { plan, steps, parsed, digest: plan.kind === "ready" ? digestOf(loaded, plan.steps) : null };
}

async function parseAll(loaded: Loaded, scripts: readonly Script[]): Promise<ReadonlyMap<Script, ParsedScript>> {
  const parsed = new Map<Script, ParsedScript>();
  for (const script of scripts) parsed.set(script, await loaded.parse(script));
  return parsed;
}

function findingsOf(parsed: ReadonlyMap<Script, ParsedScript>): readonly Finding[] {
  return [...parsed.values()].flatMap((script) => script.findings);
}

function digestOf(loaded: Loaded, steps: readonly Step[]): string | null {
  const { target, environment, onRecord, set } = loaded;
  if (target === null) return null;
  const sum = (script: Script): string => stableChecksum(script, loaded.placeholders);
  const ofSteps = steps.map((step) => ({ kind: step.kind, key: keyOf(step), checksum: sum(scriptOf(step)) }));
  const applies = steps.some((step) => step.kind !== "undo");
  const undos = steps.flatMap((step) =>
    step.kind === "apply" && step.migration.undo !== null ? [step.migration.undo] : [],
  );
  const extra = [
    ...(environment.onFailure === "undo"
      ? undos.map((undo) => ({ kind: "on-failure", key: undo.name, checksum: sum(undo) }))
      : []),
    ...(applies
      ? set.callbacks.map((one) => ({ kind: one.event, key: one.script.name, checksum: sum(one.script) }))
      : []),
  ];
  return planDigest({
    identity: target.identity,
    environment: environment.name,
    lastChangeId: onRecord.history.lastChangeId,
    steps: [...ofSteps, ...extra],
  });
}

function keyOf(step: Step): string {
  return step.kind === "repeat" ? step.repeatable.description : step.migration.version.text;
}
