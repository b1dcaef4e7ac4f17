import { usualNaming, type Naming } from "../../core/file-name.js";
import type { Finding, ScriptSettings } from "../../core/model.js";
import { defaultEnvironment, type IgnoredState } from "../../core/plan.js";
import { finding } from "../../core/problems.js";
import { parseEncoding } from "../../files/decode.js";
import { readTextOf, type ConfigSources } from "../sources.js";
import { noFlywaySettings, type FlywaySettings } from "./flyway-settings.js";
import { isHonoured, isPlaceholder, type Honoured } from "./known-settings.js";
import { readConf, readToml, type FlywayFile, type Setting } from "./read-file.js";
import { listUnresolved, readVariables } from "./read-variables.js";
import { placeOf, reviewSettings } from "./review-settings.js";

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
  const understood = understand(null, withVariables(readConf(""), ofVariables), findings);
  return ofVariables.some(({ name }) => isHonoured(name)) ? understood : noFlywaySettings;
}

/** Variables beat the file. */
function withVariables(read: FlywayFile, settings: readonly Setting[]): FlywayFile {
  return { ...read, settings: [...read.settings, ...settings] };
}

function understand(file: string | null, read: FlywayFile, findings: Finding[]): FlywaySettings {
  const reader = toReader(reviewSettings(file, read, findings), file, findings);
  refuseUnclear(reader, read);
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
    passedOver: (environment) => tellPassedOver(file, read, { reader, environment }),
  };
}

/** The environment of Flyway's that is meant: by our name of it, else by Flyway's. */
function chosenOf({ environments }: FlywayFile, { text }: Reader, environment: string): readonly Setting[] | undefined {
  const own = environment === defaultEnvironment ? undefined : environments.get(environment);
  return own ?? environments.get(text("environment") ?? "default");
}

function tellPassedOver(
  file: string | null,
  read: FlywayFile,
  { reader, environment }: { readonly reader: Reader; readonly environment: string },
): readonly Finding[] {
  const others = [...read.environments].filter(([, settings]) => settings.some(({ name }) => name === "schemas"));
  if (others.length === 0 || chosenOf(read, reader, environment) !== undefined) return [];
  const message = `no schemas are named for ${environment}: ${file ?? ""} names them for ${others.map(([name]) => name).join(", ")} alone`;
  const help = "set schemas, or FLYWAY_ENVIRONMENT to the one that is meant";
  return [finding("flyway-setting", { severity: "warning", message, help, environment, ...placeOf(file, null) })];
}

/** What Flyway itself takes an empty text for: a prefix that is none, or nothing said. */
const mayBeEmpty: ReadonlySet<string> = new Set([
  "sqlMigrationPrefix",
  "undoSqlMigrationPrefix",
  "baselineMigrationPrefix",
  "repeatableSqlMigrationPrefix",
  "baselineVersion",
  "baselineDescription",
  "installedBy",
  "callbackLocations",
  "ignoreMigrationPatterns",
]);

/** Settings whose values are not what was meant, whichever they are. */
function refuseUnclear({ all, text, bad }: Reader, { environments }: FlywayFile): void {
  for (const { name, help } of listUnresolved(all)) bad(name, `${name} holds a variable, which is not looked up`, help);
  for (const { name, values, written } of all) {
    if (written === "bare")
      bad(name, `${name} is written as a number or a date`, "write the text in quotes: 1.10 is not 1.1");
    if (values.join("") === "" && !isPlaceholder(name) && !mayBeEmpty.has(name))
      bad(name, `${name} is empty`, "give it a value, or remove it");
  }
  const environment = text("environment");
  if (environment !== null && environments.size > 0 && !environments.has(environment)) {
    const help = `one of ${[...environments.keys()].join(", ")}`;
    bad("environment", `there is no environment "${environment}" in Flyway's configuration`, help);
  }
}

interface Reader {
  /** Null where it is empty, too. */
  readonly text: (name: Honoured) => string | null;
  readonly prefix: (name: Honoured) => string | null;
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
  const prefix = (name: string): string | null => find(name)?.values.join(",") ?? null;
  const text = (name: string): string | null => prefix(name) || null;
  const flag = (name: string): boolean | null => {
    const value = text(name)?.toLowerCase() ?? null;
    if (value !== null && value !== "true" && value !== "false") {
      bad(name, `${name} "${value}" is neither true nor false`, "write true or false");
    }
    return value === null ? null : value === "true";
  };
  return { text, prefix, list, flag, bad, all: settings };
}

function toNaming({ text, prefix, list, flag }: Reader): Naming {
  const suffixes = list("sqlMigrationSuffixes");
  return {
    versioned: prefix("sqlMigrationPrefix") ?? usualNaming.versioned,
    undo: prefix("undoSqlMigrationPrefix") ?? usualNaming.undo,
    baseline: prefix("baselineMigrationPrefix") ?? usualNaming.baseline,
    repeatable: prefix("repeatableSqlMigrationPrefix") ?? usualNaming.repeatable,
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

const ignorable: readonly IgnoredState[] = ["missing", "ignored", "future"];

function toIgnored({ all, list, bad }: Reader): readonly IgnoredState[] | null {
  if (!all.some(({ name }) => name === "ignoreMigrationPatterns")) return null;
  return list("ignoreMigrationPatterns").flatMap((pattern): readonly IgnoredState[] => {
    const [, type = "", state = ""] =
      /^(\*|versioned|repeatable):(\*|missing|pending|ignored|future)$/i.exec(pattern.replaceAll(" ", "")) ?? [];
    if (state === "") bad("ignoreMigrationPatterns", `"${pattern}" is no pattern of states`, "for example *:missing");
    // A repeatable without its file blocks nothing here anyway.
    if (type.toLowerCase() === "repeatable") return [];
    return ignorable.filter((one) => state === "*" || state.toLowerCase() === one);
  });
}

function toValues(reader: Reader, read: FlywayFile): FlywaySettings["valuesFor"] {
  const { text, list, flag, all } = reader;
  const values = new Map<string, string>();
  const put = (name: string, value: string | null): void => void (value === null ? null : values.set(name, value));
  put("flyway.table", text("table") ?? "flyway_schema_history");
  put("flyway.installedBy", text("installedBy"));
  put("target", text("target"));
  put("out-of-order", flag("outOfOrder") === true ? "allow" : null);
  put("transaction", flag("group") === true ? "all" : null);
  put("lock-wait", toLockWait(reader));
  const placeholders = all.filter(({ name }) => isPlaceholder(name));
  const lines = placeholders.map(
    ({ name, values: parts }) => `${name.slice("placeholders.".length)}=${parts.join(",")}`,
  );
  put("flyway.placeholders", lines.length === 0 ? null : lines.join("\n"));
  return (environment) => {
    const ofEnvironment = chosenOf(read, reader, environment)?.find(({ name }) => name === "schemas")?.values ?? [];
    const named = list("schemas");
    const schemas = [text("defaultSchema") ?? [], named.length > 0 ? named : ofEnvironment].flat();
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
