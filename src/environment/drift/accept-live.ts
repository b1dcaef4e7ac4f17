import { toDriftReport } from "../../core/schema/drift-report.js";
import type { Finding } from "../../core/model.js";
import type { DriftReport } from "../../core/report.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import { readStoredSnapshot } from "../../database/snapshot-store.js";
import type { Holding } from "../connect.js";
import { compare } from "./compare-schemas.js";
import { readLive, store, storeSql, toSnapshotWarnings } from "../snapshot/kept-schema.js";
import type { StoreSql, Storing } from "../snapshot/kept-schema.js";
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
  const { snapshots } = loaded.onRecord;
  if (snapshots === "absent" || snapshots === "empty") return { schema, drift: null };
  const stored = await readStoredSnapshot(holding.session, holding.target.home, "last");
  if (stored.kind !== "found") return { schema, drift: null };
  return {
    schema,
    drift: toDriftReport([compare({ against: "snapshot", expected: stored.snapshot, live: schema }, world)]),
  };
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
    return toSnapshotWarnings(error, loaded, "drift is unknown until the next apply stores a snapshot");
  }
}
