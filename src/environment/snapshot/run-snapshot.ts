import { sayDrift, toDriftReport } from "../../core/schema/drift-report.js";
import { Failure } from "../../core/failure.js";
import type { Finding, Script } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import { driftOff } from "../../core/report.js";
import type { DriftReport } from "../../core/report.js";
import { areSame } from "../../core/schema/snapshot.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import { asCancelled } from "../../database/cancellable.js";
import { compare, driftFindings, staleText } from "../drift/compare-schemas.js";
import { readLive, store, toSnapshotWarnings } from "./kept-schema.js";
import type { RunState } from "../run/run-state.js";
import { readStored, settled } from "./stored-schema.js";
import type { Begun } from "./stored-schema.js";

/**
 * Before the first step: compares the live schema with what the last deploy left, tells what drifted, and stores it as
 * the run's start. A run goes on without a snapshot where that cannot be done. Throws Failure for a lost connection.
 */
export async function beginSnapshot(run: RunState): Promise<void> {
  const { loaded, world } = run;
  try {
    const stored = await readLast(run);
    if (stored === "unknown") return;
    const before = await readBefore(run, stored);
    if (before === null) return;
    if (stored !== null) tellBefore(run, driftBetween(run, stored, before));
    await store(run.holding, loaded, { moment: "before", snapshot: before, toolVersion: world.recorder.toolVersion });
    // Where nothing has drifted, one of them serves as both.
    run.snapshot = { stored: stored === null || areSame(stored, before) ? before : stored, before };
  } catch (error) {
    run.findings.push(...toSnapshotWarnings(asCancelled(error, world.signal), loaded));
  }
}

/** The stored snapshot, null where there is none yet; unknown where it cannot be read, and is left as it is. */
async function readLast({ holding, loaded, findings }: RunState): Promise<SchemaSnapshot | "unknown" | null> {
  if (loaded.onRecord.snapshots === "unsettled") return "unknown"; // told already: it could not be settled
  const stored = await readStored(holding.session, holding.target, loaded);
  switch (stored.kind) {
    case "settled":
      return stored.snapshot;
    case "stale": {
      const message = `${staleText(stored.takenAt)}; this run begins a new one with the schema as it is`;
      findings.push(finding("drift-unknown", { message, environment: loaded.environment.name }));
      return null;
    }
    case "unreadable":
      findings.push(...stored.findings);
      return "unknown";
    case "unsettled":
    case "none":
      return null;
  }
}

/** Where the schema cannot be read, what is stored stands for it: better than to take each step for drift. */
async function readBefore(run: RunState, stored: SchemaSnapshot | null): Promise<SchemaSnapshot | null> {
  const { early, holding, loaded, world } = run;
  try {
    if (early.kind === "failed") throw early.error;
    return early.kind === "read" ? early.snapshot : await readLive(holding, loaded);
  } catch (error) {
    const help = "what had drifted before this run is not told, and counts as changed by it";
    run.findings.push(...toSnapshotWarnings(asCancelled(error, world.signal), loaded, help));
    return stored;
  }
}

function driftBetween({ world }: RunState, expected: SchemaSnapshot, live: SchemaSnapshot): DriftReport {
  // Servers of two majors write some definitions differently; check can tell those apart, with a shadow.
  const because = ["the stored snapshot is of another major version of PostgreSQL"];
  if (expected.major !== live.major) return { ...driftOff, status: "unknown", because };
  return toDriftReport([compare({ against: "snapshot", expected, live }, world)]);
}

function tellBefore({ world }: RunState, drift: DriftReport): void {
  if (drift.status === "drift") world.log.line(`before the first step: ${sayDrift(drift)}`);
}

/**
 * At the end of a run, however it ended: stores the schema as it was kept before plus what the run changed, and tells
 * the drift that is left. What cannot be settled now is settled by the next run; nothing fails for it.
 */
export async function settleSnapshot(run: RunState): Promise<void> {
  const { snapshot: begun } = run;
  if (begun === null || run.connection === "lost") return;
  try {
    await settle(run, begun);
  } catch (error) {
    run.findings.push(...toUnsettled(run, error));
  }
}

async function settle(run: RunState, begun: Begun): Promise<void> {
  const { loaded, holding, world } = run;
  const after = await readLive(holding, loaded);
  const snapshot = await settled(begun, after, { loaded, target: holding.target, scripts: await scriptsOf(run) });
  await store(holding, tableExists(run), { moment: "last", snapshot, toolVersion: world.recorder.toolVersion });
  run.drift = driftBetween(run, snapshot, after);
  run.findings.push(...driftFindings(run.drift, loaded.environment.name));
}

function tableExists({ loaded }: RunState): RunState["loaded"] {
  return { ...loaded, onRecord: { ...loaded.onRecord, snapshots: "unsettled" } };
}

/** Scripts whose statements were run to their end, or, outside a transaction, as far as they came. */
async function scriptsOf({ outcomes, loaded }: RunState): Promise<readonly Script[]> {
  const scripts: Script[] = [];
  for (const [script, { result }] of outcomes) {
    const partly = result === "failed" && !(await loaded.parse(script)).transactional;
    if (result === "done" || partly) scripts.push(script);
  }
  return scripts;
}

function toUnsettled({ loaded, findings, world }: RunState, error: unknown): readonly Finding[] {
  if (error instanceof Failure && error.findings.some(({ rule }) => rule === "lock-lost")) {
    // Told already, where it mattered; another run may be at work.
    world.log.line("the snapshot is left for the next run to settle, because the lock is lost");
    return findings.some(({ rule }) => rule === "lock-lost") ? [] : error.findings;
  }
  const help = "nothing is lost: the next run settles the snapshot first";
  try {
    return toSnapshotWarnings(error, loaded, help);
  } catch (lost) {
    if (!(lost instanceof Failure)) throw lost;
    const message = "the connection was lost before the snapshot of the schema was settled";
    return [finding("snapshot", { message, help, severity: "warning", environment: loaded.environment.name })];
  }
}
