import { Failure } from "../core/failure.js";
import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import { createGrants, writeGrants } from "../database/grants.js";
import { findMeddlers } from "../database/recorded.js";
import type { Recorder } from "../database/records.js";
import { sendOwn } from "../database/send-own.js";
import { serverFailure } from "../database/session.js";
import type { Reply } from "../database/session.js";
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
 * Commits SQL that changes the tool's own tables only, making them first where they are missing; `before` that, what
 * must make room for them. Throws Failure.
 */
export async function changeRecord(
  holding: Holding,
  { onRecord }: { readonly onRecord: Pick<Loaded["onRecord"], "missing" | "schemaExists" | "snapshots"> },
  statements: readonly string[],
  before: readonly string[] = [],
): Promise<void> {
  const { session, target } = holding;
  const create = createTablesSql(target.home, onRecord.missing, onRecord.schemaExists);
  const first = [...before, ...(create === "" ? [] : [create.replace(/;\n$/, "")])];
  const reply = await sendOwn(holding, [...first, ...statements]);
  if (reply.error === null) return await refuseDropped({ session, target }, reply);
  await session.send("ROLLBACK");
  const grants =
    create === "" ? writeGrants(target, { snapshots: isPresent(onRecord.snapshots) }) : createGrants(target, onRecord);
  throw serverFailure(reply.error, "changing the record", grants);
}

/** What a trigger or a rule of others kept from being written is told, though it was committed without it. */
async function refuseDropped(
  { session, target }: Pick<Holding, "session" | "target">,
  { results }: Reply,
): Promise<void> {
  if (!results.some(({ command }) => command === "INSERT 0 0" || command === "UPDATE 0")) return;
  const who = await findMeddlers(session, target.home);
  if (who === "") return;
  const message = `changing the record: a trigger or a rule on the tool's tables drops what is written (${who})`;
  throw new Failure("database", [finding("statement", { message, help: "drop it, then run the command again" })]);
}

/** Findings that forbid to touch the record at all. */
export function refuseForeign({ onRecord }: Loaded): void {
  const foreign = onRecord.findings.filter((one) => one.severity === "error");
  if (foreign.length > 0) throw new Failure("blocked", foreign);
}

/** A command that found nothing to do, and says so. */
export function blocked(message: string, help: string, environment: string): Failure {
  const one: Finding = finding("unknown-version", { message, help, environment });
  return new Failure("blocked", [one]);
}
