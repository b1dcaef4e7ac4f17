import type { EnvironmentReport, MigrationReport } from "../core/report.js";
import { code, details, inline, table } from "./markdown.js";
import { toLabel } from "./outlook.js";
import { toDuration, toMinute } from "./words.js";

const openRows = 25;

/** Every version of one environment with its state; folded where it is long. */
export function toStatusTable(environment: EnvironmentReport): string {
  const { migrations, repeatables } = environment;
  if (migrations.length + repeatables.length === 0) return "";
  const rows = [
    ...migrations.map(ofMigration),
    ...repeatables.map((repeatable) => ofMigration({ ...repeatable, version: null })),
  ];
  const body = table(["Version", "State", "Installed", "Time"], rows);
  return rows.length <= openRows ? body : details(`${rows.length} versions`, body);
}

function ofMigration(
  migration: Pick<MigrationReport, "description" | "script" | "installedOn" | "installedBy" | "executionMs"> & {
    readonly version: string | null;
    readonly state: string;
  },
): readonly string[] {
  const { installedOn, installedBy, executionMs } = migration;
  const installed = [installedOn === null ? "" : toMinute(installedOn), installedBy ?? ""].filter(
    (part) => part !== "",
  );
  return [
    `${code(toLabel(migration.version, migration.script), { limit: 40 })} ${inline(migration.description, { limit: 120 })}`.trim(),
    inline(toStateWords(migration.state)),
    installed.length === 0 ? "–" : inline(installed.join(", "), { limit: 120 }),
    executionMs === null ? "–" : toDuration(executionMs),
  ];
}

/** A state as people read it: `out-of-order` is `out of order`. */
export function toStateWords(state: string): string {
  return state === "below-baseline" ? "below the baseline" : state.replaceAll("-", " ");
}
