import { planAdoption } from "../../core/adoption.js";
import type { Adoption } from "../../core/adoption.js";
import type { Finding, History } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import { keyOf } from "../../core/state.js";
import type { Session } from "../../database/session.js";
import type { Target } from "../../database/target.js";
import { sameAs } from "../../flyway/checksum.js";
import { findFlywayTables } from "../../flyway/history-table.js";
import type { FlywayTable } from "../../flyway/history-table.js";
import { readFlywayHistory } from "./flyway-history.js";
import { withRecord } from "../load.js";
import type { Loaded } from "../load.js";
import type { FlywayHistory } from "./mirror.js";

/** Whether Flyway's table is kept beside ours. */
function isMirrored({ environment }: Pick<Loaded, "environment">): boolean {
  return environment.flyway.history === "mirror";
}

/** The same environment with what Flyway has on record counted as applied. Read-only. */
export async function withMirror(session: Session, target: Target, loaded: Loaded): Promise<Loaded> {
  if (!isMirrored(loaded)) return loaded;
  const { environment, onRecord, set } = loaded;
  const [found] = await findFlywayTables(session, target.home, [environment.flyway.table]);
  const table: FlywayTable = found ?? { home: target.home, name: environment.flyway.table, layout: "usual" };
  const logExists = !onRecord.missing.includes("log");
  const flyway: FlywayHistory =
    found === undefined
      ? { table, rows: [], undoneAt: new Map() }
      : await readFlywayHistory(session, target, table, { logExists });
  const { rows, undoneAt } = flyway;
  const adoption = planAdoption(rows, {
    set,
    history: onRecord.history,
    isSame: sameAs(loaded.placeholders),
    accepts: () => false,
    undoneAt,
    differing: "edited",
  });
  const history = merge(onRecord.history, adoption);
  const findings = [...onRecord.findings, ...problemsOf(table, adoption, environment.name)];
  const merged = withRecord(loaded, { ...onRecord, history, findings });
  return {
    ...merged,
    assumed: loaded.assumed,
    mirror: { flyway, table: found === undefined ? "missing" : "there", adoption },
  };
}

function merge(history: History, { versions, repeatables, removed }: Adoption): History {
  const changed = new Set([
    ...versions.map(({ row }) => keyOf(row.version)),
    ...removed.map(({ version }) => keyOf(version)),
  ]);
  const again = new Set(repeatables.map(({ row }) => row.description));
  return {
    ...history,
    applied: [
      ...history.applied.filter(({ version }) => !changed.has(keyOf(version))),
      ...versions.map(({ row }) => row),
    ],
    repeatables: [
      ...history.repeatables.filter(({ description }) => !again.has(description)),
      ...repeatables.map(({ row }) => row),
    ],
  };
}

function problemsOf({ name, layout }: FlywayTable, { fates }: Adoption, environment: string): readonly Finding[] {
  const long = fates.filter(({ kind }) => kind === "too-long");
  const old = `${name} has the layout of Flyway 2 or 3, into which no row can be written beside Flyway`;
  const help = "let Flyway 4 or later upgrade it, or leave flyway.history at own and run adopt";
  return [
    ...long.map(({ row, told }) =>
      finding("flyway-row", { message: `${row.rank} ${row.script}: ${told}`, environment }),
    ),
    ...(layout === "ranked" ? [finding("flyway-history", { message: old, help, environment })] : []),
  ];
}
