import { toDriftReport } from "../../core/schema/drift-report.js";
import type { Answer } from "../../core/schema/drift-report.js";
import { Failure } from "../../core/failure.js";
import type { FailureKind } from "../../core/failure.js";
import type { Finding } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import { driftOff } from "../../core/report.js";
import type { DriftReport } from "../../core/report.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import { quoteIdentifier } from "../../core/quote.js";
import { readSnapshot } from "../../database/catalog/read-snapshot.js";
import { listOtherHomes } from "../../database/other-homes.js";
import { isConnectionLost } from "../../database/session.js";
import type { Session } from "../../database/session.js";
import type { Target } from "../../database/target.js";
import { compare, driftFindings, staleText } from "./compare-schemas.js";
import { withSql } from "./drift-sql.js";
import { expectedFromFiles } from "./expected-from-files.js";
import type { ExpectedFromFiles } from "./expected-from-files.js";
import type { HistoryOnShadow } from "../on-shadow/history-on-shadow.js";
import { storedInLiveWords } from "./live-words.js";
import type { Loaded } from "../load.js";
import { scopeOf } from "../scope.js";
import { readStored, settled } from "../snapshot/stored-schema.js";
import type { World } from "../world.js";

/** What was found out about the drift of one environment. */
export interface DriftAssessment {
  readonly report: DriftReport;
  readonly findings: readonly Finding[];
  /** Why the schema could not be read, where the session did not survive it. */
  readonly failure: FailureKind | null;
}

/**
 * Compares the live schema with what the last deploy left, and with what the files on record make. What cannot be read
 * or compared is unknown, with findings that say why, never guessed. Read-only; throws nothing anticipated.
 */
export async function assessDrift(
  world: World,
  loaded: Loaded,
  session: Session,
  open: () => Promise<HistoryOnShadow>,
): Promise<DriftAssessment> {
  const { target, environment, onRecord } = loaded;
  const nothing = onRecord.missing.includes("versions") || onRecord.findings.some((one) => one.severity === "error");
  if (target === null) return { report: driftOff, findings: [], failure: null };
  try {
    if (nothing) return await withoutHistory(loaded, target, session);
    const live = await readSnapshot(session, scopeOf(loaded, target));
    const deployed = await sinceLastDeploy(world, loaded, { target, session, live, open });
    const seen = { snapshot: live, session, ...(deployed.kind === "known" ? { deployed: deployed.expected } : {}) };
    const files = await expectedFromFiles(world, environment.name, seen, open);
    const answer = toAnswer(world, files, live);
    const failure = files.kind === "known" ? null : files.failure;
    const assessment = toAssessment(environment.name, [deployed, answer], failure);
    const report = await withSql(world, assessment.report, { open, answer, live, session });
    return { ...assessment, report };
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === "cancelled") throw error;
    const findings = error.findings.map((one) => ({ ...one, environment: environment.name }));
    return {
      report: { ...driftOff, status: "unknown", because: findings.map(({ message }) => message) },
      findings,
      failure: isConnectionLost(error) ? error.kind : null,
    };
  }
}

/**
 * Nothing is on record where the history should be. Where nobody said which schema that is and it stands in another one,
 * somebody changed the search_path: then nothing is known.
 */
async function withoutHistory(
  { environment, onRecord }: Loaded,
  { home }: Target,
  session: Session,
): Promise<DriftAssessment> {
  const isOpen = environment.schemas.length === 0 && onRecord.missing.includes("versions");
  const [other] = isOpen ? await listOtherHomes(session, home) : [];
  if (other === undefined) return { report: driftOff, findings: [], failure: null };
  const message = `current_schema() is ${quoteIdentifier(home)} here and the history stands in ${other}, so what drifted is unknown`;
  const help = `set \`schemas\` to the schemas of the history, ${other} first, or set the search_path of the database and the role back`;
  const findings = [finding("drift-unknown", { message, help, environment: environment.name })];
  return { report: { ...driftOff, status: "unknown", because: [message] }, findings, failure: null };
}

interface Looking {
  readonly target: Target;
  readonly session: Session;
  readonly live: SchemaSnapshot;
  readonly open: () => Promise<HistoryOnShadow>;
}

/** The first question: what changed since the last deploy? */
export async function sinceLastDeploy(
  world: World,
  loaded: Loaded,
  { target, session, live, open }: Looking,
): Promise<Answer> {
  const against = "snapshot";
  const stored = await readStored(session, target, loaded);
  switch (stored.kind) {
    case "settled":
      return await compareDeployed(world, loaded, stored.snapshot, { session, live, open });
    case "unsettled": {
      const expected = await settled(stored.begun, live, { loaded, target, scripts: stored.scripts });
      return await compareDeployed(world, loaded, expected, { session, live, open });
    }
    case "unreadable":
      return { kind: "unknown", against, findings: stored.findings };
    case "stale":
      return unknown(loaded, `${staleText(stored.takenAt)}, so what changed since then is unknown`);
    case "none":
      if (loaded.onRecord.history.applied.length === 0) return { kind: "off", against };
      return unknown(loaded, "no snapshot is stored yet, so what changed since the last deploy is unknown");
  }
}

async function compareDeployed(
  world: World,
  { environment }: Loaded,
  stored: SchemaSnapshot,
  { session, live, open }: Omit<Looking, "target">,
): Promise<Answer> {
  const from = { stored, live: { snapshot: live, session }, open };
  const { expected, findings } = await storedInLiveWords(world, environment.name, from);
  const answer = compare({ against: "snapshot", expected, live }, world);
  return answer.kind === "known" ? { ...answer, findings: [...answer.findings, ...findings] } : answer;
}

function unknown({ environment }: Loaded, message: string): Answer {
  const findings = [finding("drift-unknown", { message, environment: environment.name })];
  return { kind: "unknown", against: "snapshot", findings };
}

/** The second question: is this database what the files say? */
function toAnswer(world: World, files: ExpectedFromFiles, live: SchemaSnapshot): Answer {
  if (files.kind !== "known") return { ...files, against: "files" };
  const answer = compare({ against: "files", expected: files.expected, live }, world);
  return answer.kind === "known" ? { ...answer, findings: [...answer.findings, ...files.findings] } : answer;
}

function toAssessment(environment: string, answers: readonly Answer[], failure: FailureKind | null): DriftAssessment {
  const report = toDriftReport(answers);
  const findings = answers.flatMap((answer) => (answer.kind === "off" ? [] : answer.findings));
  const told = findings.filter((one) => one.rule !== "drift-ignore-unused" || isUnusedInAll(one, answers));
  return { report, findings: [...told, ...driftFindings(report, environment)], failure };
}

/** A pattern may match what only one of the expected schemas has. */
function isUnusedInAll({ message }: Finding, answers: readonly Answer[]): boolean {
  const known = answers.filter((answer) => answer.kind === "known");
  return known.every(({ findings }) => findings.some((one) => one.message === message));
}
