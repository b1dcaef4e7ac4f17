import type { EnvironmentConfig } from "../config/config.js";
import type { MigrationState } from "../core/model.js";
import type { Report } from "../core/report.js";
import { keyOf, versionOf } from "../core/state.js";
import { sayDrift } from "../core/schema/drift-report.js";
import { finding } from "../core/problems.js";
import { provenChecksum, provenEvent, provenRemoval, provenVersion } from "../database/proven.js";
import type { Recorder } from "../database/records.js";
import { acceptSql, compareLive } from "../environment/drift/accept-live.js";
import { holdEnvironment, reread } from "../environment/connect.js";
import type { Holding } from "../environment/connect.js";
import { settleEnvironment, toReport } from "../environment/finish.js";
import type { EnvironmentResult } from "../environment/finish.js";
import type { Loaded } from "../environment/load.js";
import { blocked, changeRecord, recorderFor, refuseForeign } from "../environment/record-only.js";
import { toEnvironmentReport, toUnreachable } from "../environment/report.js";
import { settleMirror } from "../environment/flyway/settle-mirror.js";
import { settleLost } from "../environment/snapshot/settle-lost.js";
import type { World } from "../environment/world.js";

/** Puts the record right, never the schema: edited takes the file's checksum, missing and failed lose their row. */
export async function repair(world: World): Promise<Report> {
  const results: EnvironmentResult[] = [];
  for (const environment of world.config.environments) {
    results.push(await settleEnvironment(toUnreachable(environment, "not read"), () => repairOne(world, environment)));
  }
  return toReport(world, results);
}

async function repairOne(world: World, environment: EnvironmentConfig): Promise<EnvironmentResult> {
  return await holdEnvironment(world, environment, { applyEvents: false }, async (holding, found) => {
    refuseForeign(found);
    const { dryRun, drift } = world.config;
    // A live schema that is accepted settles whatever was begun.
    const keeps = dryRun || drift === "accept";
    const lost = keeps ? { loaded: found, findings: [] } : await settleLost(world, holding, found);
    const loaded = await settleMirror(world, holding, lost.loaded);
    const recorder = recorderFor(world, loaded);
    const states = chosen(world, loaded);
    const accepted = drift === "accept" ? await acceptDrift(world, holding, loaded) : [];
    const repairs = [...states.map((state) => toRepair(state, loaded, { recorder, world })), ...accepted];
    if (!dryRun && repairs.length > 0) {
      await changeRecord(
        holding,
        loaded,
        repairs.flatMap(({ sql }) => sql),
        { makes: repairs.flatMap(({ makes = [] }) => makes) },
      );
    }
    for (const { told } of repairs) world.log.line(told);
    const after = await settleMirror(world, holding, await reread(holding, loaded));
    const done = repairs.map(({ told }) => finding("repaired", { message: told, environment: environment.name }));
    const findings = [...lost.findings, ...done];
    return { report: toEnvironmentReport(after, { planned: null }), findings, failure: null };
  });
}

/** Stores the live schema in place of the snapshot; the event says what was accepted. */
async function acceptDrift(world: World, holding: Holding, loaded: Loaded): Promise<readonly Repair[]> {
  const { schema, drift } = await compareLive(world, holding, loaded);
  const { create, sql } = acceptSql(world, holding, loaded, schema);
  const told =
    drift === null
      ? "the live schema is stored as the snapshot"
      : drift.status === "drift"
        ? `the live schema is accepted as it is; ${sayDrift(drift)}`
        : "the live schema is accepted as it is: nothing had drifted";
  const nothing = { version: null, description: null, script: null, checksum: null };
  const { reason } = world.config;
  const { walPosition, walAt } = loaded.onRecord;
  const details = { event: "repair" as const, success: true, message: told, reason, walPosition, walAt };
  return [
    {
      told,
      makes: create,
      sql: [...sql, ...provenEvent(holding.target.home, nothing, recorderFor(world, loaded), details)],
    },
  ];
}

type Repairable = Extract<MigrationState, { readonly state: "edited" | "missing" | "failed" | "undo-failed" }>;

function isRepairable(state: MigrationState): state is Repairable {
  return ["edited", "missing", "failed", "undo-failed"].includes(state.state);
}

function chosen(world: World, { state, environment }: Loaded): readonly Repairable[] {
  const all = state.migrations.filter(isRepairable);
  const { targetVersion, all: everything, drift } = world.config;
  if (drift === "accept" && !everything && targetVersion === null) return [];
  if (everything || targetVersion === null) return all;
  const one = all.filter((candidate) => keyOf(versionOf(candidate)) === keyOf(targetVersion));
  if (one.length > 0) return one;
  const needing = all.map(versionOf).join(", ");
  const help = needing === "" ? "no version needs repair" : `versions that need it: ${needing}`;
  throw blocked(`version ${targetVersion} needs no repair`, help, environment.name);
}

interface Repair {
  readonly sql: readonly string[];
  /** SQL that makes a table first. */
  readonly makes?: readonly string[];
  /** One sentence for people. */
  readonly told: string;
}

function toRepair(
  state: Repairable,
  { target, onRecord }: Loaded,
  { recorder, world }: { readonly recorder: Recorder; readonly world: World },
): Repair {
  const home = target?.home ?? "";
  const { row } = state;
  const subject = { version: row.version, description: row.description, script: row.script, checksum: row.checksum };
  const event = (checksum: string, message: string): readonly string[] =>
    provenEvent(home, { ...subject, checksum }, recorder, {
      event: "repair",
      success: true,
      message,
      reason: world.config.reason,
      ...wal,
    });
  const wal = { walPosition: onRecord.walPosition, walAt: onRecord.walAt };
  switch (state.state) {
    case "edited": {
      const { description, checksum } = state.migration;
      const told = `version ${row.version} takes the file's checksum ${checksum.slice(0, 8)}… (it was ${row.checksum.slice(0, 8)}…)`;
      return { told, sql: [...provenChecksum(home, row, { description, checksum }), ...event(checksum, told)] };
    }
    case "undo-failed": {
      // What its undo left is for people to judge; the row says applied again, so that a rollback can be planned anew.
      const told = `version ${row.version} counts as applied again (its undo had not finished)`;
      return {
        told,
        sql: [
          ...provenVersion(home, row, recorder, { success: true, executionMs: String(row.executionMs) }),
          ...event(row.checksum, told),
        ],
      };
    }
    case "missing":
    case "failed": {
      const told = `version ${row.version} (${row.script}) is forgotten: its row was removed`;
      return { told, sql: [...provenRemoval(home, row.version), ...event(row.checksum, told)] };
    }
  }
}
