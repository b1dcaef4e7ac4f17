import { nearestCommand, resolveCommand } from "../core/event.js";
import type { Finding } from "../core/model.js";
import { nearest } from "../core/nearest.js";
import { finding } from "../core/problems.js";
import { quoteIdentifier } from "../core/quote.js";
import { redact } from "../core/redact.js";
import type { Command } from "../core/report.js";
import { chooseEnvironments, leftOutOf } from "./choose-environments.js";
import type { Config, EnvironmentConfig } from "./config.js";
import { noFile, parseConfigFile } from "./config-file.js";
import type { ConfigFile, Values } from "./config-file.js";
import { readEngine, withEngine } from "./engine.js";
import { flags } from "./flags.js";
import type { FlywaySettings } from "./flyway/flyway-settings.js";
import { readFlywaySettings } from "./flyway/read-settings.js";
import { inputs } from "./inputs.js";
import { readEnvironment } from "./read-environment.js";
import { hostsOf, secretsOf } from "./secrets.js";
import { readReviewSettings } from "./review-settings.js";
import { readDigest, readSelection, readTargetVersion, readUndoOf, refuseBounds } from "./selection.js";
import { readShadow } from "./read-shadow.js";
import { readBoolean, readFailOn, readList, readMode, readPatterns } from "./settings.js";
import { readTextOf, spell } from "./sources.js";
import type { ConfigSources, Note } from "./sources.js";

export type ReadConfig =
  | { readonly ok: Config }
  | {
      readonly findings: readonly Finding[];
      /** The command that was most likely meant, for the report's title. */
      readonly command: Command;
      /** What must be masked although nothing runs. */
      readonly secrets: readonly string[];
    };

const defaultFile = ".github/schema-version.yml";

/** Reads all inputs; all bad ones are reported together. */
export async function readConfig(sources: ConfigSources): Promise<ReadConfig> {
  const { given } = sources;
  const findings: Finding[] = unknownNames(sources);
  const get = (name: string): string | null => given.get(name) ?? null;
  const asked = get("command") ?? "auto";
  const resolved = resolveCommand(asked, sources.eventName);
  if ("findings" in resolved) findings.push(...resolved.findings);
  const command = "ok" in resolved ? resolved.ok : (nearestCommand(asked) ?? "check");
  const configFile = get("config") ?? defaultFile;
  const known = await readFile(configFile, sources, findings);
  const file = known ?? noFile;
  const flyway = await readFlywaySettings(sources, file.values.get("flyway.config")?.text ?? null, findings);
  const noteIn = (...places: readonly Values[]): Note => toNote(findings, { given, configFile, places });
  const note = noteIn(file.values);
  const top = (name: string): string | null => get(name) ?? file.values.get(name)?.text ?? null;
  // What a broken file would have said is not guessed: it would only add errors that are none.
  const chosen = known === null ? [] : chooseEnvironments(file, command, sources, note);
  const engine = readEngine(sources, note);
  const environments = chosen
    .map((one) => readEnvironment(one, { file, flyway, command, sources, note: noteIn(one.values, file.values) }))
    .map((one) => withEngine(one, engine, { command, note }));
  const publishes = readMode("publish", get("publish"), ["auto", "all"], note);
  const audience = publishes === "auto" && sources.publicRepository ? "public" : "team";
  const secrets = secretsOf(sources, file, environments);
  const config: Config = {
    command,
    environments,
    leftOut: leftOutOf(file, chosen.length, command, sources),
    ...toLocations(top("migrations"), flyway),
    naming: flyway.naming,
    scriptSettings: flyway.scriptSettings,
    callbackLocations: flyway.callbackLocations,
    baseline: flyway.baseline,
    notes: findings.filter(({ severity }) => severity !== "error"),
    configFile,
    queries: readList(top("queries")),
    targetVersion: readTargetVersion(
      get("target-version") ?? (command === "baseline" ? flyway.baseline.version : null),
      note,
    ),
    rollback: command === "rollback" ? readSelection(get, note) : null,
    confirm: get("confirm"),
    dryRun: readBoolean("dry-run", get("dry-run"), note),
    expectPlan: readDigest(get("expect-plan"), note),
    reason: get("reason"),
    failOn: readFailOn(top("fail-on") ?? "error", note),
    driftIgnore: [...readPatterns(top("drift-ignore"), note), ...readPatterns(tablesOfFlyway(environments), note)],
    audience,
    review: readReviewSettings(file, configFile, findings),
    comment: readMode("comment", top("comment"), ["auto", "off"], note),
    suggestions: readMode("suggestions", top("suggestions"), ["auto", "off"], note),
    githubToken: get("github-token"),
    description: get("description"),
    all: readBoolean("all", get("all"), note),
    drift: readBoolean("accept-drift", get("accept-drift"), note) ? "accept" : "keep",
    fromDrift: readBoolean("from-drift", get("from-drift"), note),
    undoOf: readUndoOf(get("undo"), note),
    copyOf: get("copy-of"),
    engine,
    exportTo: get("to") === null ? null : readMode<"flyway">("to", get("to"), ["flyway"], note),
    fix: readBoolean("fix", get("fix"), note),
    showValues: readBoolean("show-values", get("show-values"), note),
    shadow: readShadow(file, sources, note),
    passwordCommand: get("password-command"),
    secrets: [...secrets, ...(audience === "public" ? hostsOf(environments) : [])],
  };
  if ("ok" in resolved && command === "apply") refuseBounds(get, note);
  checkNeeds(config, sources, note);
  if (findings.every((one) => one.severity !== "error")) return { ok: config };
  return { findings: findings.map((one) => withoutSecrets(one, secrets)), command, secrets };
}

/** Where Flyway looks unless it is told: on the classpath, or in the folder sql. */
const usualLocations: readonly string[] = ["classpath:db/migration", "filesystem:sql", "filesystem:migrations"];

/** Without its configuration: our own folder, else where an application that brings Flyway along has them. */
const ownLocations: readonly string[] = ["migrations", "classpath:db/migration"];

function toLocations(asked: string | null, flyway: FlywaySettings): Pick<Config, "migrations" | "locations"> {
  const split = (text: string): readonly string[] =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
  const isUsual = asked === "migrations" && flyway.file === null;
  if (asked !== null && !isUsual) return { migrations: asked, locations: { list: split(asked), choose: "all" } };
  if (flyway.locations.length > 0) {
    return { migrations: flyway.locations.join(","), locations: { list: flyway.locations, choose: "all" } };
  }
  const list = flyway.file === null ? ownLocations : usualLocations;
  return { migrations: "migrations", locations: { list, choose: "first" } };
}

/** Flyway's table under another name than the usual one, which is known: no drift, whether it is in use or left behind. */
function tablesOfFlyway(environments: readonly EnvironmentConfig[]): string {
  const names = new Set(environments.map(({ flyway }) => flyway.table));
  return [...names]
    .filter((name) => name !== "flyway_schema_history")
    .map((name) => `table:*.${/^[a-z_][a-z0-9_]*$/.test(name) ? name : quoteIdentifier(name)}`)
    .join("\n");
}

/** Takes bad inputs down; one that comes from the configuration file with its line. */
function toNote(
  findings: Finding[],
  {
    given,
    configFile,
    places,
  }: Pick<ConfigSources, "given"> & { readonly configFile: string; readonly places: readonly Values[] },
): Note {
  return (message, { name, help } = {}) => {
    const fromFile = name !== undefined && !given.has(name);
    const line = fromFile ? places.map((one) => one.get(name)?.line).find(Boolean) : undefined;
    const place = line === undefined ? {} : { file: configFile, line };
    findings.push(finding("input", { message, ...(help === undefined ? {} : { help }), ...place }));
  };
}

/** What a command cannot do without. */
function checkNeeds({ command, ...config }: Config, sources: ConfigSources, note: Note): void {
  const as = (name: string): string => spell(name, sources);
  if (command === "repair" && config.reason === null) {
    note(`repair needs ${as("reason")}, for the record`, { help: "say why the record and not the file is wrong" });
  }
  if (command !== "repair" && config.drift === "accept") note("accept-drift is for repair");
  if (command === "repair" && !config.all && config.targetVersion === null && config.drift === "keep") {
    const all = sources.entry === "cli" ? ", --all or --accept-drift" : "";
    note(`repair needs ${as("target-version")}${all}`, {
      help: "status shows which versions are edited, missing or failed",
    });
  }
  if (command === "baseline" && config.targetVersion === null) {
    note(`baseline needs ${as("target-version")}`, {
      help: "name the version of the last file whose changes are there",
    });
  }
  if (sources.entry === "action" && (command === "new" || command === "export")) {
    return note(`${command} is for the command line`, { help: `node dist/cli.js ${command} --help` });
  }
  if (command === "adopt" && config.copyOf === null && config.reason === null) {
    const asked = [config.all ? "all" : "", config.targetVersion === null ? "" : "target-version"].filter(Boolean);
    for (const name of asked) {
      note(`adopt needs ${as("reason")} with ${as(name)}, for the record`, {
        help: "say why the file and not Flyway's record is right",
      });
    }
  }
  if (command === "export" && config.exportTo === null) {
    note("export needs --to", { help: "export --to flyway" });
  }
  if (command !== "new") return;
  if (config.undoOf !== null && (config.fromDrift || config.description !== null)) {
    note("new writes either an undo script or a new version", { help: "new --undo V12 takes the words of V12's file" });
  }
  if (config.description === null && !config.fromDrift && config.undoOf === null) {
    note("new needs a description", { help: 'for example: new "add email to users"' });
  }
}

function withoutSecrets(one: Finding, secrets: readonly string[]): Finding {
  return { ...one, message: redact(one.message, secrets), help: redact(one.help, secrets) };
}

function unknownNames({ given, entry }: ConfigSources): Finding[] {
  const known = [...inputs, ...(entry === "cli" ? flags : [])].map((input) => input.name as string);
  return [...given.keys()]
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearest(name, known);
      const help = near === null ? "the README lists every input" : `did you mean ${near}?`;
      return finding("input", { message: `unknown input "${name}"`, help });
    });
}

/** Null where the file cannot be understood. */
async function readFile(path: string, sources: ConfigSources, findings: Finding[]): Promise<ConfigFile | null> {
  const before = findings.length;
  const text = readTextOf(path, sources, findings) ?? lookForAnother(path, sources, findings);
  if (text === null) return findings.length > before ? null : noFile;
  const read = await parseConfigFile(text, path);
  if ("ok" in read) return read.ok;
  findings.push(...read.findings);
  return null;
}

/** What is wrong where there is no file: one was named, or one of another name lies where nobody would read it. */
function lookForAnother(path: string, sources: ConfigSources, findings: Finding[]): null {
  const other = defaultFile.replace(/\.yml$/, ".yaml");
  if (sources.given.has("config")) {
    const help = `name one that does, or leave the input config out: ${defaultFile} may be absent`;
    findings.push(finding("input", { message: `the configuration file ${path} does not exist`, help }));
  } else if (sources.readText(other) !== null) {
    const help = `rename it to ${defaultFile}, or name it with the input config`;
    findings.push(finding("input", { message: `nobody reads ${other}`, help }));
  }
  return null;
}
