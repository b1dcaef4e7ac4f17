import { Failure } from "../../core/failure.js";
import type { Finding } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import { readSnapshot } from "../../database/catalog/read-snapshot.js";
import { snapshotGrants } from "../../database/grants.js";
import { isUnrecorded, tellMeddlers } from "../../database/recorded.js";
import { isConnectionLost } from "../../database/session.js";
import { sendOwn } from "../../database/send-own.js";
import { isPresent } from "../../database/snapshot-state.js";
import { createSnapshotTableSql, removeSnapshotSql, storeSnapshotSql } from "../../database/snapshot-store.js";
import { refuseLostLock } from "../../database/transaction.js";
import type { Holding } from "../connect.js";
import { scopeOf } from "../scope.js";
import type { Loaded } from "../load.js";

/** What cannot be done about a snapshot is a warning: no run fails for it. A lost connection is thrown on. */
export function toSnapshotWarnings(error: unknown, { environment }: Loaded, help?: string): readonly Finding[] {
  if (!(error instanceof Failure) || isConnectionLost(error) || error.kind === "cancelled") throw error;
  return error.findings.map((one) => ({
    ...one,
    severity: "warning",
    environment: environment.name,
    ...(help === undefined ? {} : { help }),
  }));
}

/** The live schema, read on the connection that holds the lock. Throws Failure. */
export async function readLive({ session, target }: Holding, loaded: Loaded): Promise<SchemaSnapshot> {
  return await readSnapshot(session, scopeOf(loaded, target));
}

/** `before`: as a run found the schema. `last`: as it left it, which settles what was begun. */
export interface Storing {
  readonly moment: "before" | "last";
  readonly snapshot: SchemaSnapshot;
  readonly toolVersion: string;
}

/** SQL that stores a snapshot, and what makes its table on first use. */
export interface StoreSql {
  readonly create: readonly string[];
  readonly sql: readonly string[];
}

/** SQL that stores a snapshot. */
export function storeSql({ target: { home } }: Holding, { onRecord }: Loaded, storing: Storing): StoreSql {
  const create = isPresent(onRecord.snapshots) === "absent" ? [createSnapshotTableSql(home)] : [];
  const settle = storing.moment === "last" ? [removeSnapshotSql(home, "before")] : [];
  return { create, sql: [...storeSnapshotSql(home, storing), ...settle] };
}

/** Stores a snapshot under the lock. Throws Failure. */
export async function store(holding: Holding, loaded: Loaded, storing: Storing): Promise<void> {
  const { session, target } = holding;
  const { create, sql } = storeSql(holding, loaded, storing);
  const { error } = await sendOwn(holding, [...create, ...sql]);
  if (error === null) return;
  await session.send("ROLLBACK");
  refuseLostLock({ ...error, location: null, own: true });
  const snapshots = isPresent(loaded.onRecord.snapshots);
  const help = error.sqlstate === "42501" ? snapshotGrants(target, { snapshots }) : undefined;
  const why = isUnrecorded(error) ? await tellMeddlers(holding) : `${error.message} (${error.sqlstate})`;
  const message = `the snapshot could not be stored: ${why}`;
  throw new Failure("database", [finding("stored-snapshot", { message, ...(help === undefined ? {} : { help }) })]);
}
