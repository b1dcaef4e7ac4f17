import type { Finding, Script, Step } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { driftOff } from "../../core/report.js";
import type { DriftReport, Retry } from "../../core/report.js";
import { redact } from "../../core/redact.js";
import type { EventSubject, Recorder } from "../../database/records.js";
import type { GivenUp } from "../../database/retry.js";
import type { Wal } from "../../database/outcome.js";
import type { Session } from "../../database/session.js";
import type { RunOptions } from "../../database/transaction.js";
import type { Holding } from "../connect.js";
import type { Loaded } from "../load.js";
import type { ReadyPlanned } from "../plan.js";
import type { EarlyRead } from "../snapshot/read-early.js";
import type { StepOutcome } from "../report.js";
import type { Begun } from "../snapshot/stored-schema.js";
import type { World } from "../world.js";

/** A run under way in one environment: what it holds, and what it has done so far. The one mutable value of a run. */
export interface RunState {
  readonly world: World;
  readonly loaded: Loaded;
  readonly planned: ReadyPlanned;
  readonly recorder: Recorder;
  /** Replaced when the connection was lost and regained. */
  holding: Holding;
  /** `lost`: it was lost and not regained, so that nothing more can be run or recorded. */
  connection: "held" | "lost";
  /** The session in which what batches execute is prepared, for those that follow one another. */
  prepared: Session | null;
  /** The recovery point before the next step. */
  wal: Wal;
  readonly outcomes: Map<Script, StepOutcome>;
  readonly findings: Finding[];
  longestWaitMs: number | null;
  /** The schema, where it was read while the plan was made. */
  readonly early: EarlyRead;
  /** What was stored and found before the first step; null where there is nothing to settle. */
  snapshot: Begun | null;
  /** The drift that is left after the run. */
  drift: DriftReport;
}

export function startRun(world: World, holding: Holding, loaded: Loaded, planned: ReadyPlanned): RunState {
  return {
    world,
    loaded,
    planned,
    recorder: { ...world.recorder, environment: loaded.environment.name },
    holding,
    connection: "held",
    prepared: null,
    wal: { walPosition: loaded.onRecord.walPosition, walAt: loaded.onRecord.walAt },
    outcomes: new Map(
      planned.plan.steps.map((step) => [scriptOf(step), { result: "not-run", executionMs: null, retries: [] }]),
    ),
    findings: [],
    longestWaitMs: null,
    early: { kind: "none" },
    snapshot: null,
    drift: driftOff,
  };
}

/** How scripts of this run are executed; retries are told and collected. */
export function runOptions(run: RunState, retries: Retry[]): RunOptions {
  const { world, loaded } = run;
  const { lockTimeoutMs, statementTimeoutMs, maxBlockMs } = loaded.environment;
  return {
    lockTimeoutMs,
    statementTimeoutMs,
    maxBlockMs: loaded.environment.database.kind === "embedded" ? "off" : maxBlockMs,
    signal: world.signal,
    onNotice: (notice, place) => {
      const where = place === null ? "" : `${place.file}:${place.line ?? 1}  `;
      // Of the tool's own statements a COMMIT has something to tell: that no standby has confirmed it.
      if (place === null ? /^(?:01000|57P01)$/.test(notice.sqlstate) : notice.sqlstate !== "42P07")
        world.log.line(redact(`    ${where}${notice.severity}: ${notice.message}`, world.config.secrets));
    },
    onUnwatched: (why) => {
      const text = `    max-block does not hold, since nobody can look who waits for this step: ${why}`;
      world.log.line(redact(text, world.config.secrets));
    },
    onRetry: (givenUp) => {
      const { sqlstate, waitedMs, blockedBy } = givenUp;
      retries.push({ sqlstate, waitedMs, blockedBy });
      world.log.line(`    ${toRetryText(givenUp)}`);
    },
    onWait: (waitedMs) => {
      run.longestWaitMs = Math.max(run.longestWaitMs ?? 0, waitedMs);
    },
  };
}

/** Notes what a step did. */
export function settle(run: RunState, step: Step, outcome: StepOutcome): void {
  run.outcomes.set(scriptOf(step), outcome);
}

/** One attempt that was given up: why, for whom we waited, who had waited for us, and when the next one comes. */
function toRetryText(givenUp: GivenUp): string {
  const { sqlstate, attempt, attempts, blockedBy, longestWaitMs, waitedMs } = givenUp;
  const waiters = `another session had waited ${longestWaitMs ?? 0} ms for us`;
  const reason = sqlstate === "max-block" ? `gave way, ${waiters} (max-block)` : `gave up (${sqlstate})`;
  const who = blockedBy === null ? "" : `, blocked by ${blockedBy}`;
  return `attempt ${attempt} of ${attempts} ${reason}${who}; next try in ${(waitedMs / 1000).toFixed(1)} s`;
}

/** What an event says a step is about. */
export function subjectOf(step: Step): EventSubject {
  const script = scriptOf(step);
  switch (step.kind) {
    case "apply": {
      const { version, description, checksum } = step.migration;
      return { version: version.text, description, script: script.name, checksum };
    }
    case "repeat": {
      const { description, checksum } = step.repeatable;
      return { version: null, description, script: script.name, checksum };
    }
    case "undo": {
      const { version, description } = step.row;
      return { version, description, script: script.name, checksum: script.checksum };
    }
  }
}

/** For example `V13 add email`. */
export function titleOf(step: Step): string {
  switch (step.kind) {
    case "apply":
      return `V${step.migration.version.text} ${step.migration.description}`;
    case "repeat":
      return `R ${step.repeatable.description}`;
    case "undo":
      return `U${step.row.version} ${step.migration.description}`;
  }
}
