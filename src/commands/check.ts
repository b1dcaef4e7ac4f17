import type { EnvironmentConfig } from "../config/config.js";
import type { Finding } from "../core/model.js";
import { driftOff } from "../core/report.js";
import type { Report } from "../core/report.js";
import type { SchemaSnapshot } from "../core/schema/snapshot.js";
import { readEnvironment } from "../environment/connect.js";
import { assessDrift } from "../environment/drift/drift.js";
import { settleEnvironment, toReport } from "../environment/finish.js";
import type { EnvironmentResult } from "../environment/finish.js";
import { load, recordOfBase, sortFiles } from "../environment/load.js";
import type { Loaded } from "../environment/load.js";
import { askTarget, nothingLive } from "../environment/live.js";
import { describeEvidence, loadEvidence } from "../environment/evidence/load-evidence.js";
import type { FromEvidence } from "../environment/evidence/load-evidence.js";
import type { Live } from "../environment/live.js";
import { proveQueries, withQueries } from "../environment/queries/prove-queries.js";
import { planToApply } from "../environment/plan.js";
import type { Planned } from "../environment/plan.js";
import { notReadFinding } from "../environment/not-read.js";
import { rehearsePlan } from "../environment/rehearse.js";
import { toEnvironmentReport, toUnreachable } from "../environment/report.js";
import { withSchemaOnShadow } from "../environment/on-shadow/schema-on-shadow.js";
import { sizesOfSteps } from "../environment/sizes.js";
import type { SchemaOnShadow } from "../environment/on-shadow/staged.js";
import { reviewPending } from "../environment/review.js";
import { writeFixes } from "../environment/write-fixes.js";
import type { World } from "../environment/world.js";
import { finding } from "../core/problems.js";
import { listUnused } from "../review/waive.js";

/** Files against every environment, and what would run there. Writes nothing anywhere. */
export async function check(world: World): Promise<Report> {
  world.log.progress("reading the databases");
  const results = await Promise.all(
    world.config.environments.map((environment) =>
      settleEnvironment(toUnreachable(environment, "not read"), () => checkOne(world, environment)),
    ),
  );
  world.log.progress("");
  const fixes = world.config.fix ? writeFixes(world, results) : { written: [], leftOut: [] };
  return toReport(world, results, {
    leftOut: [...results.flatMap(({ report }) => sentenceOf(report, world)), ...fixes.leftOut],
    written: fixes.written,
    findings: listUnused(results.flatMap(({ waivers }) => (waivers === undefined ? [] : [waivers]))),
  });
}

async function checkOne(world: World, environment: EnvironmentConfig): Promise<EnvironmentResult> {
  if (environment.database.kind === "none")
    return await checkWithoutDatabase(world, environment, environment.database.reason);
  return await readEnvironment(world, environment, { applyEvents: false }, (loaded, session) =>
    withSchemaOnShadow(world, { loaded, session }, async (open, stage) => {
      const askLive = (plan: Planned): Promise<Live> => askTarget(world, loaded, plan, session);
      const planned = await toResult(world, loaded, { askLive, stage });
      const drift = await assessDrift(world, loaded, session, open);
      return {
        ...planned,
        report: { ...planned.report, drift: drift.report },
        findings: [...planned.findings, ...drift.findings.map(atMostWarning)],
        failure: drift.failure ?? planned.failure,
      };
    }),
  );
}

/** Evidence stands for a database that is not at hand; else what the base branch holds counts as applied. */
async function checkWithoutDatabase(
  world: World,
  environment: EnvironmentConfig,
  reason: string,
): Promise<EnvironmentResult> {
  const seen = await loadEvidence(world, environment);
  if (seen !== null) return await checkEvidence(world, seen);
  const loaded = load(world, sortFiles(world, environment, null), recordOfBase(world, environment));
  const askLive = async (): Promise<Live> => nothingLive;
  const result = await withSchemaOnShadow(world, { loaded, session: null }, (_open, stage) =>
    toResult(world, loaded, { askLive, stage }),
  );
  const findings = [...result.findings, notReadFinding(environment, reason), ...withoutBase(world)];
  const source = world.base === null ? ("files" as const) : ("base-branch" as const);
  return { ...result, report: { ...result.report, source }, findings };
}

async function checkEvidence(
  world: World,
  { loaded, mirror, live, evidence }: FromEvidence,
): Promise<EnvironmentResult> {
  const askLive = async (): Promise<Live> => live;
  const result = await withSchemaOnShadow(world, { loaded, session: null, mirror }, (_open, stage) =>
    toResult(world, loaded, { askLive, stage }),
  );
  const { observedAt, drift } = evidence;
  return {
    ...result,
    report: { ...result.report, observedAt, drift: { ...driftOff, ...drift.report } },
    findings: [...result.findings, ...drift.findings.map(atMostWarning)],
  };
}

/** A shallow checkout has no base branch: every migration looks new, and the remedy is one line. */
function withoutBase({ base, context }: World): readonly Finding[] {
  if (base !== null || context.pullRequest === null) return [];
  const message = "the base branch could not be read, so every migration counts as pending";
  // Without git actions/checkout lays the files down without the repository.
  const help = "check out with fetch-depth: 0; in a container have git there before the checkout";
  return [finding("base-branch", { message, help })];
}

interface Sources {
  readonly askLive: (planned: Planned) => Promise<Live>;
  /** What the pending files meet, on a throw-away database. */
  readonly stage: () => Promise<SchemaOnShadow>;
}

async function toResult(world: World, loaded: Loaded, { askLive, stage }: Sources): Promise<EnvironmentResult> {
  const planned = await planToApply(world, loaded, { withUndo: true });
  const { probes, findings, ...live } = await askLive(planned);
  const sizes = await sizesOfSteps(loaded, planned, live.sizes);
  const rehearsed = await rehearsePlan(world, loaded, planned, stage);
  const reviewed = await reviewPending(world, loaded, planned, {
    sizes: live.sizes,
    schema: await schemaBefore(world, planned, stage),
    proofs: rehearsed.proofs,
    measured: rehearsed.findings,
  });
  const queries = await proveQueries(world, loaded, { planned, observation: live.observation }, stage);
  const proofs = withQueries(rehearsed.proofs, queries);
  const proven = [...findings, ...(queries?.findings ?? [])];
  return {
    report: toEnvironmentReport(loaded, {
      planned,
      sizes,
      probes,
      proofs,
      queries: queries?.report ?? null,
      schemaChange: rehearsed.schemaChange,
    }),
    findings: [...planned.plan.findings, ...proven, ...reviewed.findings],
    failure: rehearsed.failure,
    waivers: reviewed.waivers,
    leftOut: rehearsed.notes,
  };
}

/** The schema that the pending files meet, where the rehearsal has opened a throw-away database with it. */
async function schemaBefore(
  { config }: World,
  { steps }: Planned,
  stage: Sources["stage"],
): Promise<SchemaSnapshot | null> {
  if (config.shadow.choice.kind === "off" || !steps.some(({ kind }) => kind === "apply")) return null;
  const schema = await stage();
  return schema.kind === "staged" ? schema.snapshot : null;
}

/** A schema that could not be read just now is no reason to hold a pull request back. */
function atMostWarning(one: Finding): Finding {
  return one.rule === "snapshot" && one.severity === "error" ? { ...one, severity: "warning" } : one;
}

function sentenceOf(report: EnvironmentResult["report"], { now }: World): readonly string[] {
  if (report.observedAt !== null) return [describeEvidence(report.name, report.observedAt, now())];
  if (report.reachable) return [];
  const instead =
    report.source === "none"
      ? "Its state is unknown."
      : report.source === "files"
        ? "The base branch could not be read either, so every migration counts as pending."
        : "Instead of its record, what the base branch holds counts as applied.";
  return [`${report.name} was not read (${report.unreachable ?? "no database URL"}). ${instead}`];
}
