import { usualNaming, type Naming } from "../../core/file-name.js";
import type { Finding, ScriptSettings } from "../../core/model.js";
import { nearest } from "../../core/nearest.js";
import type { IgnoredState } from "../../core/plan.js";
import { finding } from "../../core/problems.js";
import { parseEncoding } from "../../files/decode.js";
import { readTextOf, type ConfigSources } from "../sources.js";
import { noFlywaySettings, type FlywaySettings } from "./flyway-settings.js";
import { honoured, loginSettings, notHonoured, otherTables, type Honoured } from "./known-settings.js";
import { isUnresolvedPlaceholder, listUnresolved, readVariables } from "./read-variables.js";
import { readConf, readToml, type FlywayFile, type Setting } from "./read-file.js";

/** Files that Flyway itself looks for, the newer kind first: where it is, the older one is not read. */
const usualFiles = ["flyway.toml", "flyway.conf"];

/** Reads the Flyway configuration of a repository: the named file, else the usual ones. Problems are added to `findings`. */
export async function readFlywaySettings(
  sources: Pick<ConfigSources, "readText" | "variables">,
  named: string | null,
  findings: Finding[],
): Promise<FlywaySettings> {
  if (named === "off") return noFlywaySettings;
  const ofVariables = readVariables(sources.variables);
  const before = findings.length;
  for (const file of named === null ? usualFiles : [named]) {
    const text = readTextOf(file, sources, findings);
    if (text !== null)
      return understand(
        file,
        withVariables(file.endsWith(".toml") ? await readToml(file, text) : readConf(text), ofVariables),
        findings,
      );
  }
  if (named !== null && findings.length === before) {
    findings.push(
      finding("input", { message: `there is no file ${named}`, help: "correct flyway.config, or remove it" }),
    );
  }
  return ofVariables.length === 0
    ? noFlywaySettings
    : understand(null, withVariables(readConf(""), ofVariables), findings);
}

/** Variables beat the file. */
function withVariables(read: FlywayFile, settings: readonly Setting[]): FlywayFile {
  return { ...read, settings: [...read.settings, ...settings] };
}

function understand(file: string | null, read: FlywayFile, findings: Finding[]): FlywaySettings {
  findings.push(...read.findings);
  const told = new Map<string, string>();
  const honouredHere = read.settings.filter((setting) => isHonoured(setting, { file, findings, told }));
  const known = honouredHere.filter((setting) => !isUnresolvedPlaceholder(setting));
  for (const { name } of honouredHere.filter(isUnresolvedPlaceholder)) told.set(name, notLookedUp);
  for (const [name, settings] of read.environments) {
    for (const setting of settings) reviewOfEnvironment(name, setting, { file, findings, told });
  }
  const strange = read.others.filter((name) => !otherTables.includes(name));
  findings.push(...strange.map((name) => unknown(file, { name, values: [], line: null }, ["flyway", "environments"])));
  for (const key of read.foreign) told.set(key, "Flyway's settings begin with flyway.");
  findings.push(...notHonouredFinding(file, told));
  const reader = toReader(known, file, findings);
  return {
    file,
    naming: toNaming(reader),
    scriptSettings: toScriptSettings(reader),
    locations: reader.list("locations"),
    callbackLocations: reader.list("callbackLocations"),
    baseline: {
      version: reader.text("baselineVersion"),
      description: reader.text("baselineDescription"),
      made: reader.flag("baselineOnMigrate") === true ? "by-apply" : "on-purpose",
    },
    ignored: toIgnored(reader),
    valuesFor: toValues(reader, read),
  };
}

const notLookedUp = "a variable is not looked up: give its value with the input placeholders";

interface Review {
  readonly file: string | null;
  readonly findings: Finding[];
  /** What is not honoured, with the reason. */
  readonly told: Map<string, string>;
}

function isHonoured(setting: Setting, { file, findings, told }: Review): boolean {
  const { name } = setting;
  if (name.startsWith("placeholders.") || (honoured as readonly string[]).includes(name)) return true;
  const reason =
    notHonoured[name] ?? Object.entries(notHonoured).find(([key]) => key.endsWith(".") && name.startsWith(key))?.[1];
  if (reason === undefined) findings.push(unknown(file, setting, [...honoured, ...Object.keys(notHonoured)]));
  else told.set(name, reason);
  return false;
}

function reviewOfEnvironment(environment: string, setting: Setting, { file, findings, told }: Review): void {
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

function placeOf(file: string | null, line: number | null): Partial<Pick<Finding, "file" | "line">> {
  return { ...(file === null ? {} : { file }), ...(line === null ? {} : { line }) };
}

function notHonouredFinding(file: string | null, told: ReadonlyMap<string, string>): readonly Finding[] {
  if (told.size === 0) return [];
  const list = [...told].map(([name, reason]) => `${name} (${reason})`).join("; ");
  return [finding("flyway-setting", { message: `settings that do not hold here: ${list}`, ...placeOf(file, null) })];
}

interface Reader {
  readonly text: (name: Honoured) => string | null;
  readonly list: (name: Honoured) => readonly string[];
  readonly flag: (name: Honoured) => boolean | null;
  readonly bad: (name: string, message: string, help: string) => void;
  readonly all: readonly Setting[];
}

function toReader(settings: readonly Setting[], file: string | null, findings: Finding[]): Reader {
  const find = (name: string): Setting | undefined => settings.findLast((one) => one.name === name);
  const bad: Reader["bad"] = (name, message, help) => {
    const { line = null, variable } = find(name) ?? {};
    const place = variable === undefined ? placeOf(file, line) : {};
    findings.push(
      finding("input", { message: variable === undefined ? message : `${variable}: ${message}`, help, ...place }),
    );
  };
  const list = (name: string): readonly string[] =>
    (find(name)?.values ?? [])
      .flatMap((value) => value.split(","))
      .map((part) => part.trim())
      .filter(Boolean);
  const text = (name: string): string | null => {
    const value = find(name)?.values.join(",");
    return value === undefined || value === "" ? null : value;
  };
  const flag = (name: string): boolean | null => {
    const value = text(name)?.toLowerCase() ?? null;
    if (value !== null && value !== "true" && value !== "false") {
      bad(name, `${name} "${value}" is neither true nor false`, "write true or false");
    }
    return value === null ? null : value === "true";
  };
  return { text, list, flag, bad, all: settings };
}

function toNaming({ text, list, flag }: Reader): Naming {
  const suffixes = list("sqlMigrationSuffixes");
  return {
    versioned: text("sqlMigrationPrefix") ?? usualNaming.versioned,
    undo: text("undoSqlMigrationPrefix") ?? usualNaming.undo,
    baseline: text("baselineMigrationPrefix") ?? usualNaming.baseline,
    repeatable: text("repeatableSqlMigrationPrefix") ?? usualNaming.repeatable,
    separator: text("sqlMigrationSeparator") ?? usualNaming.separator,
    suffixes: suffixes.length > 0 ? suffixes : usualNaming.suffixes,
    // Flyway passes over a name that fits no pattern, unless it is told to object.
    strict: flag("validateMigrationNaming") === true,
  };
}

function toScriptSettings({ text, flag, bad }: Reader): ScriptSettings {
  const [encoding, prefix, suffix] = [text("encoding"), text("placeholderPrefix"), text("placeholderSuffix")];
  if (encoding !== null && parseEncoding(encoding) === null)
    bad("encoding", `"${encoding}" is no encoding that is known here`, "UTF-8 or windows-1252 for example");
  const replacement = flag("placeholderReplacement");
  return {
    ...(encoding === null ? {} : { encoding }),
    ...(prefix === null ? {} : { placeholderPrefix: prefix }),
    ...(suffix === null ? {} : { placeholderSuffix: suffix }),
    ...(replacement === null ? {} : { placeholderReplacement: replacement }),
    ...(flag("mixed") === true ? { mixed: "allow" } : {}),
    // True is the default, which leaves it to the statements.
    ...(flag("executeInTransaction") === false ? { executeInTransaction: false } : {}),
  };
}

function toIgnored({ all, list, bad }: Reader): readonly IgnoredState[] | null {
  if (!all.some(({ name }) => name === "ignoreMigrationPatterns")) return null;
  return list("ignoreMigrationPatterns").flatMap((pattern): readonly IgnoredState[] => {
    const [, type = "", state = ""] =
      /^(\*|versioned|repeatable):(\*|missing|pending|ignored|future)$/i.exec(pattern.replaceAll(" ", "")) ?? [];
    if (state === "") bad("ignoreMigrationPatterns", `"${pattern}" is no pattern of states`, "for example *:missing");
    // A repeatable without its file blocks nothing here anyway.
    if (type.toLowerCase() === "repeatable") return [];
    switch (state.toLowerCase()) {
      case "*":
        return ["missing", "ignored", "future"];
      case "missing":
      case "ignored":
      case "future":
        return [state.toLowerCase() as IgnoredState];
      default:
        return [];
    }
  });
}

function toValues(reader: Reader, { environments }: FlywayFile): FlywaySettings["valuesFor"] {
  const { text, list, flag, all, bad } = reader;
  const values = new Map<string, string>();
  const put = (name: string, value: string | null): void => void (value === null ? null : values.set(name, value));
  put("flyway.table", text("table") ?? "flyway_schema_history");
  put("flyway.installedBy", text("installedBy"));
  put("target", text("target"));
  put("out-of-order", flag("outOfOrder") === true ? "allow" : null);
  put("transaction", flag("group") === true ? "all" : null);
  put("lock-wait", toLockWait(reader));
  const placeholders = all.filter(({ name }) => name.startsWith("placeholders."));
  for (const { name, help } of listUnresolved(all)) bad(name, `${name} holds a variable, which is not looked up`, help);
  const lines = placeholders.map(
    ({ name, values: parts }) => `${name.slice("placeholders.".length)}=${parts.join(",")}`,
  );
  put("flyway.placeholders", lines.length === 0 ? null : lines.join("\n"));
  return (environment) => {
    const chosen = environments.get(environment) ?? environments.get(text("environment") ?? "default");
    const ofEnvironment = chosen?.find(({ name }) => name === "schemas")?.values ?? [];
    const schemas = [text("defaultSchema") ?? [], ...ofEnvironment, ...list("schemas")].flat();
    return new Map([
      ...values,
      ...(schemas.length === 0 ? [] : [["schemas", [...new Set(schemas)].join(",")] as const]),
    ]);
  };
}

/** Flyway tries once a second. */
function toLockWait({ text, bad }: Reader): string | null {
  const count = text("lockRetryCount");
  if (count === null) return null;
  if (!/^-1$|^\d{1,9}$/.test(count)) {
    bad("lockRetryCount", `lockRetryCount "${count}" is no number`, "a number, or -1 for ever");
    return null;
  }
  const longest = 2_147_483;
  return `${count === "-1" ? longest : Math.min(Number(count), longest)}s`;
}
