import type { Step } from "../../core/model.js";
import {
  provenEvent,
  provenNewVersion,
  provenRemoval,
  provenRemovalOfRepeatables,
  provenRepeatable,
  provenUnfinished,
  provenVersion,
} from "../../database/proven.js";
import { sinceMessage } from "../../database/records.js";
import type { Runnable, Unit } from "../../database/transaction.js";
import type { AloneUnit } from "../../database/without-transaction.js";
import { mirrorStepSql } from "../flyway/mirror-steps.js";
import { subjectOf } from "./run-state.js";
import type { RunState } from "./run-state.js";

/** A step as what commits together: its scripts, then its row and its event. */
export function toUnit(run: RunState, step: Step, scripts: readonly Runnable[]): Unit {
  return {
    scripts,
    record: (wal) => [
      ...rowSql(run, step, sinceMessage),
      ...mirrorStepSql(run, step, "done", sinceMessage),
      ...eventSql(run, step, sinceMessage, wal),
    ],
  };
}

/** A step outside a transaction: its row is there before its first statement, and true after the last. */
export function toAloneUnit(
  run: RunState,
  step: Step,
  runnable: Runnable,
  invalidBefore: readonly string[] | null,
): AloneUnit {
  const { home } = run.holding.target;
  const subject = subjectOf(step);
  return {
    runnable,
    recorded: true,
    invalidBefore,
    begin: [...beginSql(run, step), ...mirrorStepSql(run, step, "begin")],
    start: (detail, wal) =>
      provenEvent(home, subject, run.recorder, {
        event: step.kind === "undo" ? "undo-start" : "start",
        success: false,
        message: `statement ${detail.statement}${detail.line === null ? "" : `, line ${detail.line}`}`,
        detail: JSON.stringify(detail),
        ...wal,
      }),
    finish: (executionMs, wal) => [
      ...rowSql(run, step, String(executionMs)),
      ...mirrorStepSql(run, step, "done", String(executionMs)),
      ...eventSql(run, step, String(executionMs), wal),
    ],
  };
}

function beginSql({ holding, recorder }: RunState, step: Step): readonly string[] {
  const { home } = holding.target;
  const row = { ...subjectOf(step), version: subjectOf(step).version ?? "" };
  const unfinished = { success: false, executionMs: "0" };
  switch (step.kind) {
    case "apply":
      return provenVersion(home, textRow(row), recorder, unfinished);
    case "repeat":
      return provenRepeatable(home, textRow(row), recorder, unfinished);
    case "undo":
      return provenUnfinished(home, step.row);
  }
}

/** What is written, and a look at it. */
function rowSql({ holding, recorder }: RunState, step: Step, executionMs: string): readonly string[] {
  const { home } = holding.target;
  const subject = subjectOf(step);
  const row = textRow({ ...subject, version: subject.version ?? "" });
  switch (step.kind) {
    case "apply": {
      // Only an attempt that did not finish has a row by now.
      const write = step.resume || executionMs !== sinceMessage ? provenVersion : provenNewVersion;
      return write(home, row, recorder, { success: true, executionMs });
    }
    case "repeat":
      return provenRepeatable(home, row, recorder, { success: true, executionMs });
    case "undo":
      // An undo may drop what repeatables made: the next apply runs them again.
      return [...provenRemovalOfRepeatables(home), ...provenRemoval(home, row.version)];
  }
}

function eventSql(
  { holding, recorder, world }: RunState,
  step: Step,
  executionMs: string,
  wal: { readonly walPosition: string | null; readonly walAt: string },
): readonly string[] {
  return provenEvent(holding.target.home, subjectOf(step), recorder, {
    event: step.kind === "undo" ? "undo" : "apply",
    success: true,
    executionMs,
    reason: world.config.reason,
    ...wal,
  });
}

/** The values of a row: a step that has one lacks none of them. */
export function textRow(row: {
  readonly version: string;
  readonly description: string | null;
  readonly script: string | null;
  readonly checksum: string | null;
}): { readonly version: string; readonly description: string; readonly script: string; readonly checksum: string } {
  return {
    version: row.version,
    description: row.description ?? "",
    script: row.script ?? "",
    checksum: row.checksum ?? "",
  };
}
