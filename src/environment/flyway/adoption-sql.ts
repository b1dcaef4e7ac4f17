import type { Adoption } from "../../core/adoption.js";
import { keyOf } from "../../core/state.js";
import { takeOverSql } from "../../flyway/take-over.js";
import type { Loaded } from "../load.js";
import { recorderFor } from "../record-only.js";
import type { World } from "../world.js";

/** SQL that puts what is taken over on our record. */
export function adoptionSql(
  world: World,
  loaded: Loaded,
  { home, table }: { readonly home: string; readonly table: string },
  adoption: Adoption,
): readonly string[] {
  const { onRecord } = loaded;
  const spelled = new Map(onRecord.history.applied.map(({ version }) => [keyOf(version), version]));
  const wal = { walPosition: onRecord.walPosition, walAt: onRecord.walAt };
  const { reason } = world.config;
  return takeOverSql(adoption, { home, table, recorder: recorderFor(world, loaded), reason, wal, spelled });
}
