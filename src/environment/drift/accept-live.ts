import { toDriftReport } from "../../core/schema/drift-report.js";
import type { Finding } from "../../core/model.js";
import type { DriftReport } from "../../core/report.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import { asCancelled } from "../../database/cancellable.js";
import type { Holding } from "../connect.js";
import { compare } from "./compare-schemas.js";
import { readLive, store, storeSql, toSnapshotWarnings } from "../snapshot/kept-schema.js";
import type { StoreSql, Storing } from "../snapshot/kept-schema.js";
import { readStored, settled } from "../snapshot/stored-schema.js";
import type { Loaded } from "../load.js";
import type { World } from "../world.js";

/** The live schema, and how it differs from the stored snapshot; null where there is none that can be read. */
export interface Live {
  readonly schema: SchemaSnapshot;
  readonly drift: DriftReport | null;
}

/** Reads what would be stored in place of the snapshot. Read-only. Throws Failure. */
export async function compareLive(world: World, holding: Holding, loaded: Loaded): Promise<Live> {
  const schema = await readLive(holding, loaded);
  const expected = await readExpected(holding, loaded, schema);
  const compared = expected === null ? null : compare({ against: "snapshot", expected, live: schema }, world);
  return { schema, drift: compared === null ? null : toDriftReport([compared]) };
}

/** What the last deploy left, one that was cut included; null where that is not known. */
async function readExpected(
  { session, target }: Holding,
  loaded: Loaded,
  live: SchemaSnapshot,
): Promise<SchemaSnapshot | null> {
  const stored = await readStored(session, target, loaded);
  switch (stored.kind) {
    case "settled":
      return stored.snapshot;
    case "unsettled":
      return await settled(stored.begun, live, { loaded, target, scripts: stored.scripts });
    case "unreadable":
    case "stale":
    case "none":
      return null;
  }
}

/** SQL that stores a schema as the one that the last change left; what a run began is settled with it. */
export function acceptSql(world: World, holding: Holding, loaded: Loaded, schema: SchemaSnapshot): StoreSql {
  return storeSql(holding, loaded, asLast(world, schema));
}

function asLast({ recorder: { toolVersion } }: World, snapshot: SchemaSnapshot): Storing {
  return { moment: "last", snapshot, toolVersion };
}

/** Stores the live schema where a history begins; what hinders that is a warning. */
export async function storeLive(world: World, holding: Holding, loaded: Loaded): Promise<readonly Finding[]> {
  try {
    await store(holding, loaded, asLast(world, await readLive(holding, loaded)));
    return [];
  } catch (error) {
    const met = asCancelled(error, world.signal);
    return toSnapshotWarnings(met, loaded, "drift is unknown until the next apply stores a snapshot");
  }
}
