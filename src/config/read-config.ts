import { nearestCommand, resolveCommand } from "../core/event.js";
import type { Finding } from "../core/model.js";
import { nearest } from "../core/nearest.js";
import { finding } from "../core/problems.js";
import { quoteIdentifier } from "../core/quote.js";
import { redact } from "../core/redact.js";
import type { Command } from "../core/report.js";
import { chooseEnvironments, leftOutOf } from "./choose-environments.js";
import type { Config, EnvironmentConfig } from "./config.js";
import { noFile } from "./config-file.js";
import type { ConfigFile, Values } from "./config-file.js";
import { readEngine, withEngine } from "./engine.js";
import { defaultFile, findFile } from "./find-file.js";
import { flags } from "./flags.js";
import type { FlywaySettings } from "./flyway/flyway-settings.js";
import { readFlywaySettings } from "./flyway/read-settings.js";
import { inputs } from "./inputs.js";
import { toLocations } from "./locations.js";
import { checkNeeds } from "./needs.js";
import { readEnvironment } from "./read-environment.js";
import { hostsOf, secretsOf } from "./secrets.js";
import { readReviewSettings } from "./review-settings.js";
import { readDigest, readSelection, readTargetVersion, readUndoOf, refuseBounds } from "./selection.js";
import { readShadow } from "./read-shadow.js";
import { readBoolean, readFailOn, readList, readMode, readPatterns } from "./settings.js";
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

/** Reads all inputs; all bad ones are reported together. */
export async function readConfig(sources: ConfigSources): Promise<ReadConfig> {
  const { given } = sources;
  const findings: Finding[] = unknownNames(sources);
  const asked = given.get("command") ?? "auto";
  const resolved = resolveCommand(asked, sources.eventName);
  if ("findings" in resolved) findings.push(...resolved.findings);
  const command = "ok" in resolved ? resolved.ok : (nearestCommand(asked) ?? "check");
  const configFile = given.get("config") ?? defaultFile;
  const known = await findFile(configFile, sources, findings);
  const file = known ?? noFile;
  const flyway = await readFlywaySettings(sources, file.values.get("flyway.config")?.text ?? null, findings);
  const noteIn = (...places: readonly Values[]): Note => toNote(findings, { given, configFile, places });
  const note = noteIn(file.values);
  // What a broken file would have said is not guessed: it would only add errors that are none.
  const chosen = known === null ? [] : chooseEnvironments(file, command, sources, note);
  const engine = readEngine(sources, note);
  const environments = chosen
    .map((one) => readEnvironment(one, { file, flyway, command, sources, note: noteIn(one.values, file.values) }))
    .map((one) => withEngine(one, engine, { command, note }));
  const unnamed = environments.filter(({ schemas }) => schemas.length === 0);
  findings.push(...unnamed.flatMap(({ name }) => flyway.passedOver(name)));
  const secrets = secretsOf(sources, file, environments);
  const settings = readSettings({ sources, file, flyway, command, note });
  const config: Config = {
    ...settings,
    command,
    environments,
    leftOut: leftOutOf(file, chosen.length, command, sources),
    configFile,
    driftIgnore: [...settings.driftIgnore, ...readPatterns(tablesOfFlyway(environments), note)],
    review: readReviewSettings(file, configFile, findings),
    engine,
    notes: findings.filter(({ severity }) => severity !== "error"),
    secrets: [...secrets, ...(settings.audience === "public" ? hostsOf(environments) : [])],
  };
  if ("ok" in resolved && command === "apply") refuseBounds((name) => given.get(name) ?? null, note);
  checkNeeds(config, sources, note);
  if (findings.every((one) => one.severity !== "error")) return { ok: config };
  return { findings: findings.map((one) => withoutSecrets(one, secrets)), command, secrets };
}

interface Given {
  readonly sources: ConfigSources;
  readonly file: ConfigFile;
  readonly flyway: FlywaySettings;
  readonly command: Command;
  readonly note: Note;
}

type Settings = Omit<
  Config,
  "command" | "environments" | "leftOut" | "configFile" | "review" | "engine" | "notes" | "secrets"
>;

/** What an input alone says, or the configuration file where it does not. */
function readSettings({ sources, file, flyway, command, note }: Given): Settings {
  const get = (name: string): string | null => sources.given.get(name) ?? null;
  const top = (name: string): string | null => get(name) ?? file.values.get(name)?.text ?? null;
  const is = (name: string): boolean => readBoolean(name, get(name), note);
  const publishes = readMode("publish", get("publish"), ["auto", "all"], note);
  const baselineVersion = command === "baseline" ? flyway.baseline.version : null;
  return {
    ...toLocations(top("migrations"), flyway),
    naming: flyway.naming,
    scriptSettings: flyway.scriptSettings,
    callbackLocations: flyway.callbackLocations,
    baseline: flyway.baseline,
    queries: readList(top("queries")),
    targetVersion: readTargetVersion(get("target-version") ?? baselineVersion, note),
    rollback: command === "rollback" ? readSelection(get, note) : null,
    confirm: get("confirm"),
    dryRun: is("dry-run"),
    expectPlan: readDigest(get("expect-plan"), note),
    reason: get("reason"),
    failOn: readFailOn(top("fail-on") ?? "error", note),
    driftIgnore: readPatterns(top("drift-ignore"), note),
    audience: publishes === "auto" && sources.publicRepository ? "public" : "team",
    comment: readMode("comment", top("comment"), ["auto", "off"], note),
    suggestions: readMode("suggestions", top("suggestions"), ["auto", "off"], note),
    githubToken: get("github-token"),
    description: get("description"),
    all: is("all"),
    drift: is("accept-drift") ? "accept" : "keep",
    fromDrift: is("from-drift"),
    undoOf: readUndoOf(get("undo"), note),
    copyOf: get("copy-of"),
    exportTo: get("to") === null ? null : readMode<"flyway">("to", get("to"), ["flyway"], note),
    fix: is("fix"),
    showValues: is("show-values"),
    shadow: readShadow(file, sources, note),
    passwordCommand: get("password-command"),
  };
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
