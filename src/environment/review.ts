import { versionOf } from "../core/state.js";
import type { SchemaSnapshot } from "../core/schema/snapshot.js";
import { scriptOf } from "../core/plan.js";
import type { Finding, Migration, Proof, Script, Step } from "../core/model.js";
import type { Sizes } from "../core/sizes.js";
import type { ReviewedFile } from "../review/rule.js";
import type { Reviewed } from "../review/review.js";
import type { Loaded } from "./load.js";
import type { Planned } from "./plan.js";
import type { World } from "./world.js";

/** What else is known of an environment's database. */
export interface ReviewFacts {
  /** Its schema now; null where only the files tell. */
  readonly schema?: SchemaSnapshot | null;
  readonly sizes?: Sizes;
  /** What a rehearsal showed, by the script of a migration. */
  readonly proofs?: ReadonlyMap<Script, Proof>;
  /** What it found. */
  readonly measured?: readonly Finding[];
}

/** Reviews what is pending in one environment, without running any of it, and puts what a rehearsal found beside it. */
export async function reviewPending(
  world: World,
  loaded: Loaded,
  planned: Planned,
  { schema = null, sizes, proofs = new Map(), measured = [] }: ReviewFacts = {},
): Promise<Reviewed> {
  if (planned.steps.length === 0) return { findings: measured, waivers: [] };
  const { review, knownBefore, settleByProof, tellOnce } = await import("../review/review.js");
  const { environment, target, set, state } = loaded;
  const files = await Promise.all(planned.steps.map((step, index) => toReviewed(loaded, step, index)));
  const applied = state.migrations.filter(({ state: name }) => !/^(?:pending|out-of-order|failed)$/.test(name));
  const before = schema === null ? await Promise.all(scriptsBefore(loaded).map(loaded.parse)) : [];
  const several = world.config.environments.length > 1;
  const reviewed = review({
    files,
    known: knownBefore({ searchPath: searchPathOf(loaded), scripts: before, schema }),
    context: {
      major: target?.major ?? null,
      sizes: sizes ?? null,
      thresholds: world.config.review.sizes,
      levels: world.config.review.levels,
      audience: world.config.audience,
      applied: applied.map((one) => ({ version: versionOf(one), script: one.migration?.script ?? null })),
      versions: [...set.versioned, ...set.baselines].map(({ version }) => version.text),
      environment: several ? environment.name : null,
    },
  });
  const undone = set.versioned.flatMap(({ script, undo }) => (undo === null ? [] : [{ script, undo }]));
  const byFile = new Map([...proofs].map(([script, proof]) => [script.file, proof]));
  const byUndo = new Map(
    undone.flatMap(({ script, undo }) => {
      const proof = proofs.get(script);
      return proof === undefined ? [] : [[undo.file, proof] as const];
    }),
  );
  const migrationOf = new Map(undone.map(({ script, undo }) => [undo.file, script.file]));
  const settled = settleByProof(reviewed.findings, { byFile, byUndo });
  const findings = tellOnce({ reviewed: settled, measured, migrationOf, startsOf: startsOf(files) });
  return { ...reviewed, findings: withoutUnwritten(findings, planned.plan.findings) };
}

/** Where the statements of files in a transaction begin; without one, what came first may have to run on its own again. */
function startsOf(
  files: readonly { readonly file: ReviewedFile; readonly undo: ReviewedFile | null }[],
): ReadonlyMap<string, readonly number[]> {
  return new Map(
    files
      .flatMap(({ file, undo }) => (undo === null ? [file] : [file, undo]))
      .filter(({ parsed }) => parsed.transactional)
      .map(({ script, parsed }) => [script.file, parsed.statements.map(({ location }) => location.line ?? 0)]),
  );
}

/** An undo script that does not parse, or that nobody has written yet, is told of already. */
function withoutUnwritten(findings: readonly Finding[], told: readonly Finding[]): readonly Finding[] {
  const unwritten = new Set(told.flatMap(({ rule, file }) => (/^(?:syntax|template)$/.test(rule) ? [file] : [])));
  return findings.filter(({ rule, file }) => !/^undo-(?:fails|differs|incomplete)$/.test(rule) || !unwritten.has(file));
}

function searchPathOf({ target, environment }: Loaded): readonly string[] {
  const home = target === null ? [] : [target.home];
  return [...new Set([...environment.schemas, ...home])];
}

async function toReviewed(
  loaded: Loaded,
  step: Step,
  index: number,
): Promise<{ readonly file: ReviewedFile; readonly undo: ReviewedFile | null }> {
  const script = scriptOf(step);
  const parsed = await loaded.parse(script);
  if (step.kind === "repeat")
    return { file: { kind: "repeatable", index, script, parsed, migration: null }, undo: null };
  const { migration } = step;
  const file: ReviewedFile = { kind: "migration", index, script, parsed, migration };
  if (migration.undo === null) return { file, undo: null };
  const undo = { ...file, kind: "undo" as const, script: migration.undo, parsed: await loaded.parse(migration.undo) };
  return { file, undo };
}

/** The scripts that made the schema, as far as there are files: those on record, in order, then repeatables. */
function scriptsBefore({ state }: Loaded): readonly Migration["script"][] {
  const versioned = state.migrations.flatMap((one) =>
    one.migration !== null && /^(?:applied|edited|baseline|below-baseline)$/.test(one.state)
      ? [one.migration.script]
      : [],
  );
  const repeatables = state.repeatables.flatMap((one) =>
    one.repeatable !== null && one.state !== "pending" ? [one.repeatable.script] : [],
  );
  return [...versioned, ...repeatables];
}
