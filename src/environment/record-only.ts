import { Failure } from "../core/failure.js";
import type { Finding } from "../core/model.js";
import { ofEnvironment } from "../core/plan.js";
import { finding } from "../core/problems.js";
import { createGrants, writeGrants } from "../database/grants.js";
import { isUnrecorded, tellMeddlers } from "../database/recorded.js";
import type { Recorder } from "../database/records.js";
import { sendOwn } from "../database/send-own.js";
import { serverFailure } from "../database/session.js";
import { isPresent } from "../database/snapshot-state.js";
import { createTablesSql } from "../database/tables.js";
import type { Holding } from "./connect.js";
import type { Loaded } from "./load.js";
import type { World } from "./world.js";

/** Who changes the record in this environment. */
export function recorderFor(world: World, { environment }: Loaded): Recorder {
  return { ...world.recorder, environment: environment.name };
}

/**
 * Commits SQL that changes the tool's own tables only, making them first where they are missing, and what else
 * `makes` a table; `before` that, what must make room for them. Throws Failure.
 */
export async function changeRecord(
  holding: Holding,
  { onRecord }: { readonly onRecord: Pick<Loaded["onRecord"], "missing" | "schemaExists" | "snapshots"> },
  statements: readonly string[],
  { before = [], makes = [] }: { readonly before?: readonly string[]; readonly makes?: readonly string[] } = {},
): Promise<void> {
  const { session, target } = holding;
  const tables = createTablesSql(target.home, onRecord.missing, onRecord.schemaExists);
  const create = [...(tables === "" ? [] : [tables.replace(/;\n$/, "")]), ...makes];
  const first = [...before, ...create];
  const reply = await sendOwn(holding, [...first, ...statements]);
  if (reply.error === null) return;
  await session.send("ROLLBACK");
  if (isUnrecorded(reply.error)) throw await toUnrecorded({ session, target });
  const grants =
    create.length === 0
      ? writeGrants(target, { snapshots: isPresent(onRecord.snapshots) })
      : createGrants(target, onRecord);
  throw serverFailure(reply.error, "changing the record", grants);
}

/** What a trigger or a rule of others keeps from being recorded as it should be. */
async function toUnrecorded(held: Pick<Holding, "session" | "target">): Promise<Failure> {
  const why = await tellMeddlers(held, "what is written, so that nothing was changed");
  const message = `changing the record: ${why}`;
  return new Failure("database", [finding("statement", { message, help: "drop it, then run the command again" })]);
}

/** Whether the record is this environment's to write. */
export function isOurs(loaded: Loaded): boolean {
  return foreignTables(loaded).length + otherEnvironment(loaded).length === 0;
}

/** Throws Failure where the record is not this environment's to write: by a swapped secret it would be that of another. */
export function refuseForeign(loaded: Loaded): void {
  refuse([...foreignTables(loaded), ...otherEnvironment(loaded)]);
}

/** The same for who accepts the record of another environment. */
export function refuseForeignTables(loaded: Loaded): void {
  refuse(foreignTables(loaded));
}

function foreignTables({ onRecord }: Loaded): readonly Finding[] {
  return onRecord.findings.filter(({ severity }) => severity === "error");
}

function otherEnvironment({ onRecord, environment }: Loaded): readonly Finding[] {
  return ofEnvironment(onRecord.history, environment.name);
}

function refuse(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Failure("blocked", findings);
}

/** A command that found nothing to do, and says so. */
export function blocked(message: string, help: string, environment: string): Failure {
  const one: Finding = finding("unknown-version", { message, help, environment });
  return new Failure("blocked", [one]);
}
