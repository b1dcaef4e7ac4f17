import { planMirror } from "../../core/mirror.js";
import type { MirrorChange } from "../../core/mirror.js";
import { sameAs } from "../../flyway/checksum.js";
import { mirrorSql } from "../../flyway/mirror-sql.js";
import type { Holding } from "../connect.js";
import { adoptionSql } from "./adoption-sql.js";
import { mirrorTableSql } from "./mirror-steps.js";
import type { Loaded } from "../load.js";
import { changeRecord, isOurs } from "../record-only.js";
import type { World } from "../world.js";

/**
 * Makes both tables say the same: what Flyway has done goes on our record, and what its table lacks into that. Under both
 * locks; nothing in a dry run. The state does not change by it, and neither does the digest of a plan. Throws Failure.
 */
export async function settleMirror(world: World, holding: Holding, loaded: Loaded): Promise<Loaded> {
  const { mirror, onRecord, placeholders } = loaded;
  if (mirror === null || loaded.assumed !== null || world.config.dryRun || !isOurs(loaded)) return loaded;
  const { table } = mirror.flyway;
  const inward = await adoptionSql(world, holding, loaded, { table: table.name, adoption: mirror.adoption });
  const changes = mirrorChanges(loaded);
  const installedBy = loaded.environment.flyway.installedBy ?? world.recorder.installedBy;
  const outward = changes.flatMap((change) => mirrorSql(table, change, { placeholders, installedBy }));
  if (inward.length === 0 && outward.length === 0) return loaded;
  await changeRecord(holding, loaded, [...inward, ...outward], { makes: mirrorTableSql(loaded) });
  for (const { row, fate } of mirror.adoption.versions) world.log.line(`  ${row.version} by Flyway: ${fate.told}`);
  return {
    ...loaded,
    onRecord: { ...onRecord, missing: [], schemaExists: true },
    mirror: { ...mirror, table: "there" },
  };
}

/** What Flyway's table lacks; nothing where there is no mirror. */
export function mirrorChanges({ mirror, onRecord, set, placeholders }: Loaded): readonly MirrorChange[] {
  if (mirror === null) return [];
  const { rows, undoneAt } = mirror.flyway;
  return planMirror(rows, { set, history: onRecord.history, isSame: sameAs(placeholders), undoneAt });
}
