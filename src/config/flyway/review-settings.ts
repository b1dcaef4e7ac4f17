import type { Finding } from "../../core/model.js";
import { nearest } from "../../core/nearest.js";
import { finding } from "../../core/problems.js";
import { findKnown, honoured, isHonoured, loginSettings, notHonoured, otherTables } from "./known-settings.js";
import type { FlywayFile, Setting } from "./read-file.js";
import { isUnresolvedPlaceholder } from "./read-variables.js";

const notLookedUp = "a variable is not looked up: give its value with the input placeholders";

interface Review {
  readonly file: string | null;
  readonly findings: Finding[];
  /** What is not honoured, with the reason. */
  readonly told: Map<string, string>;
}

/** The settings that hold; what does not, or is unknown, is told in `findings`. */
export function reviewSettings(file: string | null, read: FlywayFile, findings: Finding[]): readonly Setting[] {
  findings.push(...read.findings);
  const told = new Map<string, string>();
  const review = { file, findings, told };
  const known = read.settings.filter(({ name }) => isHonoured(name));
  for (const setting of read.settings.filter((one) => !known.includes(one))) tellSetting(setting, review);
  for (const { name } of known.filter(isUnresolvedPlaceholder)) told.set(name, notLookedUp);
  for (const [name, settings] of read.environments) {
    for (const setting of settings) tellOfEnvironment(name, setting, review);
  }
  const strange = read.others.filter((name) => !otherTables.includes(name));
  findings.push(...strange.map((name) => unknown(file, { name, values: [], line: null }, ["flyway", "environments"])));
  for (const key of read.foreign) told.set(key, "Flyway's settings begin with flyway.");
  findings.push(...notHonouredFinding(file, told));
  return known.filter((setting) => !isUnresolvedPlaceholder(setting));
}

function tellSetting(setting: Setting, { file, findings, told }: Review): void {
  const known = Object.keys(notHonoured);
  const reason = notHonoured[findKnown(known, setting.name) ?? ""];
  if (reason === undefined) findings.push(unknown(file, setting, [...honoured, ...known]));
  else told.set(setting.variable ?? setting.name, reason);
}

function tellOfEnvironment(environment: string, setting: Setting, { file, findings, told }: Review): void {
  const [name = ""] = setting.name.split(".");
  if (name === "schemas") return;
  const full = `environments.${environment}.${setting.name}`;
  if (loginSettings.includes(name))
    told.set(`environments.${environment}.${name}`, "the login is the input database-url");
  else if (name === "flyway") told.set(full, "settings are read from [flyway] alone");
  else findings.push(unknown(file, { ...setting, name: full }, loginSettings));
}

function unknown(file: string | null, { name, line }: Setting, known: readonly string[]): Finding {
  const near = nearest(name, known);
  const help = near === null ? "remove it, or correct its name" : `did you mean ${near}?`;
  return finding("input", { message: `unknown setting "${name}" of Flyway's`, help, ...placeOf(file, line) });
}

export function placeOf(file: string | null, line: number | null): Partial<Pick<Finding, "file" | "line">> {
  return { ...(file === null ? {} : { file }), ...(line === null ? {} : { line }) };
}

function notHonouredFinding(file: string | null, told: ReadonlyMap<string, string>): readonly Finding[] {
  if (told.size === 0) return [];
  const list = [...told].map(([name, reason]) => `${name} (${reason})`).join("; ");
  return [finding("flyway-setting", { message: `settings that do not hold here: ${list}`, ...placeOf(file, null) })];
}
