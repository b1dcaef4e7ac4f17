import { findBreakage } from "../../core/broken-statement.js";
import { Failure } from "../../core/failure.js";
import type { Finding, Proof, Script, Step } from "../../core/model.js";
import type { Observation, QueriesReport } from "../../core/observed.js";
import { scriptOf } from "../../core/plan.js";
import type { Planned as PlannedStatement } from "../../shadow/plan-statement.js";
import type { ShadowDatabase } from "../../shadow/shadow.js";
import { toBrokenFindings } from "./broken-queries.js";
import type { Loaded } from "../load.js";
import type { Planned } from "../plan.js";
import type { Broken, KnownStatement, KnownStatements } from "./query-statements.js";
import type { SchemaOnShadow } from "../on-shadow/staged.js";
import type { World } from "../world.js";

/** What became of the application's statements. */
export interface CheckedQueries {
  readonly report: QueriesReport;
  /** By the script of a pending migration; absent where it was not reached. */
  readonly byScript: ReadonlyMap<Script, Proof["queries"]>;
  readonly findings: readonly Finding[];
}

/** A statement that worked, and how. */
interface Working {
  readonly known: KnownStatement;
  /** As whom it was planned: its own role, or the owner where that role may not do it on the shadow. */
  readonly role: string | null;
  readonly before: Extract<PlannedStatement, { readonly kind: "planned" }>;
}

/** For the planning of all statements before and after all migrations, and for their replay. */
const totalMs = 30_000;
const replayMs = { scriptMs: 30_000, totalMs: 60_000 };

export interface QueriesToCheck {
  readonly loaded: Loaded;
  readonly steps: Planned["steps"];
  readonly observation: Observation | null;
  readonly known: KnownStatements;
}

/** Plans the statements of the application on the shadow before and after every pending migration. */
export async function checkQueries(
  world: World,
  { loaded, steps, observation, known }: QueriesToCheck,
  stage: () => Promise<SchemaOnShadow>,
): Promise<CheckedQueries> {
  const total = known.statements.length + known.unreadable;
  const base = {
    fromFiles: known.statements.filter(({ observed }) => observed.place !== null).length,
    since: observation?.since ?? null,
    evicted: observation?.evicted ?? null,
    server: observation === null || observation.problem !== null ? null : observation.server,
    problem: observation?.problem ?? null,
  };
  const none = (problem: string | null): CheckedQueries => ({
    report: { ...base, checked: 0, notChecked: total, broken: 0, problem: problem ?? base.problem },
    byScript: new Map(),
    findings: known.findings,
  });
  if (known.statements.length === 0 || steps.length === 0) return none(null);
  const schema = await stage();
  if (schema.kind === "unknown") return none(schema.because);
  world.log.progress(`planning ${known.statements.length} statements of the application`);
  const walk = await walkOnClone({ world, loaded, steps }, schema.clone, known.statements);
  if (walk instanceof Failure) return none(`the throw-away database was lost: ${walk.message}`);
  const findings: Finding[] = [...known.findings];
  let broken = 0;
  const byScript = new Map<Script, Proof["queries"]>();
  for (const { step, found } of walk.steps) {
    broken += found.length;
    byScript.set(scriptOf(step), { checked: walk.checked, notChecked: total - walk.checked, broken: found.length });
    findings.push(...(await toBrokenFindings(world, { loaded, step, broken: found, observation })));
  }
  world.log.progress("");
  const report = {
    ...base,
    checked: walk.checked,
    notChecked: total - walk.checked,
    broken,
    problem: walk.problem ?? base.problem,
  };
  return { report, byScript, findings };
}

interface Walk {
  readonly checked: number;
  readonly steps: readonly { readonly step: Step; readonly found: readonly Broken[] }[];
  /** Why not all steps were reached, half a sentence. */
  readonly problem: string | null;
}

interface Walking {
  readonly world: World;
  readonly loaded: Loaded;
  readonly database: ShadowDatabase;
  readonly steps: readonly Step[];
}

/** A throw-away database that is lost is no reason to lose the rest of the report. */
async function walkOnClone(
  walking: Omit<Walking, "database">,
  clone: () => Promise<ShadowDatabase>,
  statements: readonly KnownStatement[],
): Promise<Walk | Failure> {
  try {
    return await walkSteps({ ...walking, database: await clone() }, statements);
  } catch (error) {
    if (error instanceof Failure && error.kind !== "cancelled") return error;
    throw error;
  }
}

async function walkSteps(walking: Walking, statements: readonly KnownStatement[]): Promise<Walk> {
  const { world, loaded, database, steps } = walking;
  const { replay } = await import("../../shadow/replay.js");
  const until = Date.now() + totalMs;
  let working = await listWorking(walking, statements, until);
  const checked = working.length;
  const done: { step: Step; found: readonly Broken[] }[] = [];
  for (const step of steps) {
    const script = scriptOf(step);
    const runnable = { script, parsed: await loaded.parse(script) };
    const { outcomes } = await replay(database, [runnable], { ...replayMs, signal: world.signal });
    if (outcomes[0]?.kind !== "done")
      return { checked, steps: done, problem: `${script.name} does not run on the shadow` };
    const found = await listBroken(walking, working, until);
    if (found === "late") return { checked, steps: done, problem: "the time for planning them was over" };
    done.push({ step, found });
    const gone = new Set(found.map(({ known }) => known));
    working = working.filter(({ known }) => !gone.has(known));
  }
  return { checked, steps: done, problem: null };
}

async function listWorking(
  { world, database }: Walking,
  statements: readonly KnownStatement[],
  until: number,
): Promise<readonly Working[]> {
  const { planStatement, prepareToPlan } = await import("../../shadow/plan-statement.js");
  await prepareToPlan(database);
  const working: Working[] = [];
  for (const known of statements) {
    // Half of the time is for what comes after.
    if (Date.now() > until - totalMs / 2) break;
    const { role, searchPath } = known.observed;
    // Rights that were given by hand are not on the shadow: then the owner shows at least what became of the schema.
    for (const as of role === null ? [null] : [role, null]) {
      const before = await planStatement(database, known.statement, { role: as, searchPath }, world.signal);
      if (before.kind === "planned") working.push({ known, role: as, before });
      if (before.kind === "planned") break;
    }
  }
  return working;
}

async function listBroken(
  { world, database }: Walking,
  working: readonly Working[],
  until: number,
): Promise<readonly Broken[] | "late"> {
  const { planStatement, prepareToPlan } = await import("../../shadow/plan-statement.js");
  await prepareToPlan(database);
  const broken: Broken[] = [];
  for (const { known, role, before } of working) {
    if (Date.now() > until) return "late";
    const { searchPath } = known.observed;
    const after = await planStatement(database, known.statement, { role, searchPath }, world.signal);
    const breakage = findBreakage(before, after);
    if (breakage !== null) broken.push({ known, breakage });
  }
  return broken;
}
