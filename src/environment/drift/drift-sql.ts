import type { Drift } from "../../core/schema/drift-model.js";
import type { Answer } from "../../core/schema/drift-report.js";
import type { DriftReport } from "../../core/report.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import type { Session } from "../../database/session.js";
import type { Direction, DriftSql } from "../../drift-sql/plan-drift-sql.js";
import type { Elevate } from "../../shadow/shadow.js";
import { disarm } from "../on-shadow/disarm.js";
import type { HistoryOnShadow, Replayed } from "../on-shadow/history-on-shadow.js";
import type { World } from "../world.js";

/** What SQL is asked for: drifts between the replayed files and the live schema. */
export interface DriftSqlRequest {
  readonly history: Replayed;
  /** Of `diffSnapshots(history.snapshot, live)`, without those that are ignored. */
  readonly drifts: readonly Drift[];
  readonly live: SchemaSnapshot;
  /** An idle session of the target; it is only read. */
  readonly session: Session;
}

/** For planning and proving both ways together. */
const limitMs = 60_000;

/**
 * SQL both ways for the drift of one environment, proven on copies of the replayed history; null where there is no drift.
 * What the database says must not run as superuser, as files may, unless that is in the sandbox.
 */
export async function planSqlForDrift(world: World, request: DriftSqlRequest): Promise<DriftSql | null> {
  const { history, drifts, live, session } = request;
  if (drifts.length === 0) return null;
  const { notRun, planDriftSql } = await import("../../drift-sql/plan-drift-sql.js");
  const { shadow } = history;
  const disarmed = await disarm(history);
  if (disarmed.kind === "armed" && shadow.kind !== "pglite") {
    return notRun("the applied files need a superuser, and what else the database holds must not run as one");
  }
  const elevate = disarmed.kind === "disarmed" ? (disarmed.elevate ?? (await raise(world, history))) : null;
  world.log.progress("planning SQL for the drift, and running it on copies of the throw-away database");
  try {
    return await planDriftSql({
      shadow: { ...shadow, clone: history.clone },
      target: session,
      drifts,
      expected: history.snapshot,
      actual: live,
      schemas: history.scope.schemas,
      bounds: { until: Date.now() + limitMs, signal: world.signal, elevate },
    });
  } finally {
    world.log.progress("");
  }
}

/** Rights for single statements where the files needed none: a pull request's event must not raise anybody, even so. */
async function raise({ config }: World, { shadow }: Replayed): Promise<Elevate | null> {
  return config.shadow.trust === "recorded" && shadow.disarm !== null ? await shadow.disarm() : null;
}

/** What stands between the live schema and the files on record. */
export interface DriftFound {
  readonly open: () => Promise<HistoryOnShadow>;
  readonly answer: Answer;
  readonly live: SchemaSnapshot;
  readonly session: Session;
}

/** The report with SQL both ways, where the files on record could be replayed and something differs from them. */
export async function withSql(world: World, report: DriftReport, found: DriftFound): Promise<DriftReport> {
  const { open, answer, live, session } = found;
  if (answer.kind !== "known" || answer.drifts.length === 0) return report;
  const history = await open();
  if (history.kind !== "replayed") return report;
  const sql = await planSqlForDrift(world, { history, drifts: answer.drifts, live, session });
  return sql === null ? report : await addSql(report, sql);
}

async function addSql(report: DriftReport, { toFix, toCapture, reason }: DriftSql): Promise<DriftReport> {
  const { toScriptText } = await import("../../drift-sql/script-text.js");
  return {
    ...report,
    toFix: toScriptText("fix", toFix),
    toFixProof: toFix.proof,
    toFixLeft: toFix.left,
    toFixDestroys: listDestroying(toFix),
    toCapture: toScriptText("capture", toCapture),
    toCaptureProof: toCapture.proof,
    toCaptureLeft: toCapture.left,
    toCaptureDestroys: listDestroying(toCapture),
    because: [...report.because, ...(reason === null ? [] : [sayReason(toFix, toCapture, reason)])],
  };
}

function sayReason(toFix: Direction, toCapture: Direction, reason: string): string {
  const none = toFix.proof === "not-run" && toCapture.proof === "not-run";
  return none ? `There is no SQL for the drift: ${reason}.` : `Not all SQL for the drift is verified: ${reason}.`;
}

function listDestroying({ transactions }: Direction): readonly string[] {
  return transactions.flat().flatMap(({ sql, data }) => (data === "destroyed" ? [sql] : []));
}
