import type { Adoption, Fate } from "../../core/adoption.js";
import { Failure } from "../../core/failure.js";
import type { Finding } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import { keyOf } from "../../core/state.js";
import { takeLock } from "../../database/lock.js";
import { findFlywayTables, oldTable, renameSql } from "../../flyway/history-table.js";
import type { FlywayTable } from "../../flyway/history-table.js";
import { flywayLockKey } from "../../flyway/lock-key.js";
import { storeLive } from "../drift/accept-live.js";
import { reread } from "../connect.js";
import type { Holding } from "../connect.js";
import type { EnvironmentResult } from "../finish.js";
import { adoptionSql } from "./adoption-sql.js";
import { adoptionOf, readFlywayHistory } from "./flyway-history.js";
import type { Loaded } from "../load.js";
import { changeRecord, refuseForeign } from "../record-only.js";
import { toEnvironmentReport } from "../report.js";
import type { World } from "../world.js";

/** Where Flyway's history is, and what it is to be called: ours needs the name that Flyway used until 4.x. */
interface Found {
  readonly table: FlywayTable;
  readonly name: string;
}

/** Takes over Flyway's history: tells what becomes of each row, then writes, all or nothing. Throws Failure. */
export async function takeOver(world: World, holding: Holding, loaded: Loaded): Promise<EnvironmentResult> {
  const { target, session } = holding;
  const environment = loaded.environment.name;
  const found = await findTable(holding, loaded);
  const renamed = found.table.name !== found.name;
  // Else a foreign table stands where ours must be.
  if (!renamed) refuseForeign(loaded);
  for (const name of new Set([found.table.name, found.name])) {
    const lockKey = flywayLockKey(target.home, name);
    const onWait = (): void => world.log.line("waiting for Flyway, which is at work");
    const waiting = { waitMs: loaded.environment.lockWaitMs, signal: world.signal, onWait };
    await takeLock(session, target, { ...waiting, key: lockKey });
  }
  const logExists = !loaded.onRecord.missing.includes("log");
  const flyway = await readFlywayHistory(session, target, found.table, { logExists });
  const adoption = adoptionOf(flyway, loaded, acceptedBy(world));
  tell(world, found, adoption);
  const { dryRun } = world.config;
  const findings = [...renameFindings(found, environment, { dryRun }), ...findingsOf(adoption, loaded, { dryRun })];
  if (findings.some(({ severity }) => severity === "error")) {
    return { report: toEnvironmentReport(loaded, { planned: null }), findings, failure: "blocked" };
  }
  const statements = await adoptionSql(world, holding, loaded, { table: found.name, adoption });
  // Our tables show that it was taken over, also where there was nothing in it.
  if (!world.config.dryRun && (renamed || !logExists || statements.length > 0)) {
    const rename = renamed ? renameSql(target.home, found.name) : [];
    const missing = renamed ? (["versions", ...loaded.onRecord.missing] as const) : loaded.onRecord.missing;
    await changeRecord(holding, { onRecord: { ...loaded.onRecord, missing } }, statements, { before: rename });
  }
  const after = await reread(holding, loaded);
  // As with a baseline: what is there now is where the history begins.
  const stored = world.config.dryRun || statements.length === 0 ? [] : await storeLive(world, holding, loaded);
  const report = toEnvironmentReport(after, { planned: null });
  return { report, findings: [...findings, ...stored], failure: null };
}

async function findTable({ session, target }: Holding, { environment }: Loaded): Promise<Found> {
  const { home } = target;
  const name = environment.flyway.table; // never the old one, whatever Flyway's settings say
  const tables = await findFlywayTables(session, home, [name, oldTable]);
  const [today, old] = [name, oldTable].map((one) => tables.find((table) => table.name === one));
  const refuse = (message: string, help: string): Failure =>
    new Failure("blocked", [finding("flyway-history", { message, help, environment: environment.name })]);
  if (today !== undefined && old !== undefined) {
    throw refuse(
      `the schema ${home} holds two histories of Flyway's, ${name} and ${oldTable}`,
      `Flyway reads ${name}: rename ${oldTable} to something else, then run adopt again`,
    );
  }
  const table = today ?? old;
  if (table !== undefined) return { table, name };
  throw refuse(
    `there is no table ${name} in the schema ${home}`,
    "name Flyway's default schema first in schemas, and its table as flyway.table in the configuration file",
  );
}

/** `--all`, or one version: their files are taken as they are, for a reason that the configuration demands. */
function acceptedBy({ config: { all, targetVersion } }: World): (version: string) => boolean {
  return (version) => all || (targetVersion !== null && keyOf(version) === keyOf(targetVersion));
}

/** Every row's fate, before anything is written. */
function tell({ log, config }: World, { table, name }: Found, { fates, removed }: Adoption): void {
  log.line(
    `${table.home}.${table.name}: ${fates.length} rows of Flyway's${config.dryRun ? ", nothing is written" : ""}`,
  );
  if (table.name !== name) log.line(`  the table is renamed to ${name}, because ours has the name ${table.name}`);
  for (const fate of fates) log.line(`  ${titleOf(fate)}: ${fate.told}`);
  for (const { version } of removed)
    log.line(`  version ${version} here: forgotten, Flyway has it as deleted or undone`);
}

function titleOf({ row }: Fate): string {
  const subject = [row.version ?? "", row.description].filter((part) => part !== "").join(" ");
  return `${row.rank} ${row.type} ${subject === "" ? row.script : subject}${row.success ? "" : " (failed)"}`;
}

function renameFindings(
  { table, name }: Found,
  environment: string,
  { dryRun }: Pick<World["config"], "dryRun">,
): readonly Finding[] {
  if (table.name === name) return [];
  const message = `Flyway's table ${table.home}.${table.name} ${dryRun ? "would be" : "is"} renamed to ${name}, because ours has that name`;
  const help = `Flyway from 5.0 on looks there by itself; an older one, or one whose settings say table=${table.name}, needs flyway.table=${name}`;
  return [finding("adopted", { message, help, environment })];
}

function findingsOf(
  { fates, removed }: Adoption,
  { environment: { name: environment }, set }: Loaded,
  { dryRun }: Pick<World["config"], "dryRun">,
): readonly Finding[] {
  const count = (kind: Fate["kind"]): number => fates.filter((fate) => fate.kind === kind).length;
  const summary = `${fates.length} rows of Flyway's: ${count("taken") + count("accepted")} ${dryRun ? "would be " : ""}taken over, ${count("known")} on record already, ${count("past")} left`;
  const files = new Map(set.versioned.map(({ version, script }) => [keyOf(version.text), script.file]));
  const notable = fates.flatMap((fate): readonly Finding[] => {
    const { row, kind, told } = fate;
    const message = `${titleOf(fate)}: ${told}`;
    if (kind === "too-long") return [finding("flyway-row", { message, environment })];
    if (kind === "differs") {
      const file = files.get(keyOf(row.version ?? ""));
      const more = `${message} (checksum ${row.checksum ?? "none"} there)`;
      return [finding("flyway-checksum", { message: more, environment, ...(file === undefined ? {} : { file }) })];
    }
    const ordinary = kind === "known" || told === "taken over";
    return ordinary ? [] : [finding("adopted", { message, environment })];
  });
  const gone = removed.map(({ version }) =>
    finding("adopted", { message: `version ${version} is forgotten: Flyway has it as deleted or undone`, environment }),
  );
  return [...notable, ...gone, finding("adopted", { message: summary, environment })];
}
