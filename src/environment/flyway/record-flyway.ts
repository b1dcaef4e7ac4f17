import type { FlywayRow } from "../../core/flyway-row.js";
import type { Step } from "../../core/model.js";
import { scriptOf } from "../../core/plan.js";
import { keyOf } from "../../core/state.js";
import type { RowEnd } from "../../database/records.js";
import { provenEvent, provenRepeatable, provenVersion } from "../../database/proven.js";
import { changeRecord } from "../record-only.js";
import { settle, subjectOf } from "../run/run-state.js";
import type { RunState } from "../run/run-state.js";

/** The indexes that were INVALID before the first attempt of a step, as they are put on record. */
export type InvalidBefore = (step: Step) => readonly string[];

/** Writes our rows and events from the rows that Flyway wrote, and notes what became of each step. Throws Failure. */
export async function recordFlywayRows(
  run: RunState,
  rows: readonly FlywayRow[],
  invalidBefore: InvalidBefore,
): Promise<void> {
  const done = rows.flatMap((row) => {
    const step = run.planned.plan.steps.find((one) => isStepOf(one, row));
    return step === undefined ? [] : [{ row, step }];
  });
  if (done.length === 0) return;
  await changeRecord(
    run.holding,
    // The tables were made when the run began.
    { onRecord: { ...run.loaded.onRecord, missing: [], schemaExists: true } },
    done.flatMap(({ row, step }) => recordSql(run, step, row, invalidBefore(step))),
  );
  for (const { row, step } of done) {
    settle(run, step, { result: row.success ? "done" : "failed", executionMs: row.executionMs, retries: [] });
  }
}

/** Whether a row of Flyway's is of a step. */
export function isStepOf(step: Step, row: FlywayRow): boolean {
  switch (step.kind) {
    case "apply":
      return row.version !== null && keyOf(row.version) === keyOf(step.migration.version.text);
    case "repeat":
      return row.version === null && scriptOf(step).name === row.script;
    case "undo":
      return false;
  }
}

function recordSql(
  { holding, recorder, wal, world }: RunState,
  step: Step,
  row: FlywayRow,
  invalidBefore: readonly string[],
): readonly string[] {
  const { home } = holding.target;
  const subject = subjectOf(step);
  const { description, script, checksum } = subject;
  const fields = { description: description ?? "", script: script ?? "", checksum: checksum ?? "" };
  const end: RowEnd = { success: row.success, executionMs: String(row.executionMs), installedOn: row.installedOn };
  const put =
    subject.version === null
      ? provenRepeatable(home, fields, recorder, end)
      : provenVersion(home, { ...fields, version: subject.version }, recorder, end);
  const message = `by Flyway, rank ${row.rank}`;
  if (!row.success) {
    // What it left may be cleared.
    const detail = JSON.stringify({ statement: 1, line: null, invalidBefore });
    return [
      ...put,
      ...provenEvent(home, subject, recorder, { event: "start", success: false, message, detail, ...wal }),
    ];
  }
  const details = { ...end, success: true, message, reason: world.config.reason, ...wal };
  return [...put, ...provenEvent(home, subject, recorder, { event: "apply", ...details })];
}
