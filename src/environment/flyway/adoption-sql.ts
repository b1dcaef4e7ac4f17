import type { Adoption } from "../../core/adoption.js";
import { keyOf } from "../../core/state.js";
import { readInvalidBefore } from "../../database/leftovers.js";
import { takeOverSql } from "../../flyway/take-over.js";
import type { Holding } from "../connect.js";
import type { Loaded } from "../load.js";
import { recorderFor } from "../record-only.js";
import type { World } from "../world.js";

/** SQL that puts what is taken over from the table of that name on our record. Read-only. Throws Failure. */
export async function adoptionSql(
  world: World,
  holding: Holding,
  loaded: Loaded,
  { table, adoption }: { readonly table: string; readonly adoption: Adoption },
): Promise<readonly string[]> {
  const { onRecord } = loaded;
  const unfinished = [...adoption.versions, ...adoption.repeatables].some(({ row }) => !row.success);
  return takeOverSql(adoption, {
    home: holding.target.home,
    table,
    recorder: recorderFor(world, loaded),
    reason: world.config.reason,
    wal: { walPosition: onRecord.walPosition, walAt: onRecord.walAt },
    spelled: new Map(onRecord.history.applied.map(({ version }) => [keyOf(version), version])),
    invalid: unfinished ? await readInvalidBefore(holding) : [],
  });
}
