import { parseDatabaseUrl, rawPasswordOf } from "../core/database-url.js";
import { resolveCommand, writes } from "../core/event.js";
import type { Finding } from "../core/model.js";
import { defaultEnvironment } from "../core/plan.js";
import type { RollbackSelection } from "../core/plan-rollback.js";
import { finding } from "../core/problems.js";
import { spellingsOf } from "../core/redact.js";
import type { Command } from "../core/report.js";
import { parseVersion } from "../core/version.js";
import type { Config, DatabaseChoice, EnvironmentConfig } from "./config.js";
import { parseConfigFile } from "./config-file.js";
import type { ConfigFile, Values } from "./config-file.js";
import { flags } from "./flags.js";
import { inputs } from "./inputs.js";
import { parseSettings, readBoolean, readFailOn, readMode } from "./settings.js";

/** Where values come from; entries fill it from inputs, flags and the process. */
export interface ConfigSources {
  readonly entry: "action" | "cli";
  /** Inputs and flags as given, empty ones left out. */
  readonly given: ReadonlyMap<string, string>;
  /** The process's environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly eventName: string | null;
  /** Whether anyone can read what the run prints. */
  readonly publicRepository: boolean;
  /** The branch that a push updated. */
  readonly pushedBranch: string | null;
  /** The text of the configuration file; null when it does not exist. */
  readonly readText: (file: string) => string | null;
}

export type ReadConfig = { readonly ok: Config } | { readonly findings: readonly Finding[] };

/** Reads all inputs; all bad ones are reported together. */
export async function readConfig(sources: ConfigSources): Promise<ReadConfig> {
  const findings: Finding[] = unknownNames(sources);
  const note = (message: string, help?: string): void =>
    void findings.push(finding("input", { message, ...(help === undefined ? {} : { help }) }));
  const get = (name: string): string | null => sources.given.get(name) ?? null;
  const resolved = resolveCommand(get("command") ?? "auto", sources.eventName);
  if ("findings" in resolved) findings.push(...resolved.findings);
  const command: Command = "ok" in resolved ? resolved.ok : "check";
  const file = await readFile(sources, findings);
  const top = (name: string): string | null => get(name) ?? file.values.get(name) ?? null;
  const chosen = choose(file, command, sources, note);
  const environments = chosen.map(({ name, values }) =>
    readEnvironment({ name, values, file, command, sources, note }),
  );
  const targetVersion = get("target-version");
  if (targetVersion !== null && parseVersion(targetVersion) === null)
    note(`target-version "${targetVersion}" is no version`);
  const publishes = readMode("publish", get("publish"), ["auto", "all"], note);
  const audience = publishes === "auto" && sources.publicRepository ? "public" : "team";
  const config: Config = {
    command,
    environments,
    leftOut: leftOut(file, chosen.length, command, sources),
    migrations: top("migrations") ?? "migrations",
    configFile: get("config") ?? ".github/schema-version.yml",
    targetVersion,
    rollback: command === "rollback" ? readSelection(get, note) : null,
    confirm: get("confirm"),
    dryRun: readBoolean("dry-run", get("dry-run"), note),
    expectPlan: readDigest(get("expect-plan"), note),
    reason: get("reason"),
    failOn: readFailOn(top("fail-on") ?? "error", note),
    audience,
    comment: readMode("comment", top("comment"), ["auto", "off"], note),
    githubToken: get("github-token"),
    description: get("description"),
    all: readBoolean("all", get("all"), note),
    copyOf: get("copy-of"),
    showValues: readBoolean("show-values", get("show-values"), note),
    passwordCommand: get("password-command"),
    secrets: [...secretsOf(sources, environments), ...(audience === "public" ? hostsOf(environments) : [])],
  };
  if (command === "repair" && config.reason === null) note("repair needs a reason, for the record");
  if (command === "repair" && !config.all && targetVersion === null) note("repair needs target-version, or all");
  if (command === "baseline" && targetVersion === null) note("baseline needs target-version");
  if (command === "new" && config.description === null)
    note('new needs a description, for example: new "add email to users"');
  return findings.some((one) => one.severity === "error") ? { findings } : { ok: config };
}

type Note = (message: string, help?: string) => void;

function unknownNames({ given, entry }: ConfigSources): Finding[] {
  const known = [...inputs, ...(entry === "cli" ? flags : [])].map((input) => input.name as string);
  return [...given.keys()]
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearest(name, known);
      const help = near === null ? "the README lists every input" : `did you mean ${near}?`;
      return finding("input", { message: `unknown ${entry === "cli" ? "flag --" : "input "}${name}`, help });
    });
}

/** The known name that is fewest edits away, when it is near enough to be meant. */
export function nearest(name: string, known: readonly string[]): string | null {
  const ranked = known.map((one) => ({ one, edits: editsBetween(name, one) })).toSorted((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= Math.max(2, Math.floor(name.length / 3)) ? best.one : null;
}

function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, char] of a.split("").entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (char === b[j] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

async function readFile({ given, readText }: ConfigSources, findings: Finding[]): Promise<ConfigFile> {
  const none: ConfigFile = { values: new Map(), environments: [] };
  const path = given.get("config") ?? ".github/schema-version.yml";
  const text = readText(path);
  if (text === null) {
    if (given.has("config"))
      findings.push(finding("input", { message: `the configuration file ${path} does not exist` }));
    return none;
  }
  const read = await parseConfigFile(text, path);
  if ("ok" in read) return read.ok;
  findings.push(...read.findings);
  return none;
}

/** The environments that this run is about. */
function choose(
  file: ConfigFile,
  command: Command,
  { given, pushedBranch, eventName }: ConfigSources,
  note: Note,
): readonly { readonly name: string; readonly values: Values }[] {
  const name = given.get("environment");
  if (command === "new" || command === "demo") return [];
  if (file.environments.length === 0) return [{ name: name ?? defaultEnvironment, values: new Map() }];
  if (name !== undefined) {
    const one = file.environments.find((environment) => environment.name === name);
    if (one !== undefined) return [one];
    note(
      `the environment "${name}" is not configured`,
      `configured: ${file.environments.map((e) => e.name).join(", ")}`,
    );
    return [];
  }
  if (command === "apply" && eventName === "push") {
    return file.environments.filter((environment) => environment.values.get("branch") === pushedBranch);
  }
  if (writes(command) && file.environments.length > 1) {
    note(`${command} needs an environment`, `name one of ${file.environments.map((e) => e.name).join(", ")}`);
    return [];
  }
  return file.environments;
}

function leftOut(file: ConfigFile, chosen: number, command: Command, sources: ConfigSources): readonly string[] {
  if (file.environments.length === 0 || chosen > 0 || command !== "apply" || sources.eventName !== "push") return [];
  const branch = sources.pushedBranch === null ? "this push" : `the branch ${sources.pushedBranch}`;
  return [`No environment is deployed from ${branch}: nothing was applied.`];
}

interface ReadEnvironment {
  readonly name: string;
  readonly values: Values;
  readonly file: ConfigFile;
  readonly command: Command;
  readonly sources: ConfigSources;
  readonly note: Note;
}

function readEnvironment({ name, values, file, command, sources, note }: ReadEnvironment): EnvironmentConfig {
  const get = (key: string): string | null => sources.given.get(key) ?? values.get(key) ?? file.values.get(key) ?? null;
  return {
    name,
    branch: values.get("branch") ?? null,
    database: readDatabase({ name, values, file, command, sources, note }),
    ...parseSettings(get, sources.variables, (message) =>
      note(name === defaultEnvironment ? message : `${name}: ${message}`),
    ),
  };
}

function readDatabase({ name, values, file, command, sources, note }: ReadEnvironment): DatabaseChoice {
  const { given, variables, entry } = sources;
  const configured = values.get("database-url")?.slice(2, -1) ?? null;
  const variable = configured ?? (entry === "cli" && file.environments.length === 0 ? "DATABASE_URL" : null);
  const url = given.get("database-url") ?? (variable === null ? undefined : variables[variable]);
  if (url === undefined || url === "") {
    const embedded = entry === "cli" && file.environments.length === 0 && (variables["CI"] ?? "") === "";
    if (embedded) return { kind: "embedded", folder: ".schema-version" };
    const reason = configured === null ? "no database URL is given" : `the variable ${configured} is not set`;
    const needs = writes(command) && entry === "cli" ? `, which ${command} needs` : "";
    if (writes(command)) note(`${name}: ${reason}${needs}`, "set it from a secret");
    return { kind: "none", reason };
  }
  const parsed = parseDatabaseUrl(url);
  if ("problem" in parsed) {
    note(parsed.problem, "write postgresql://user:password@host:5432/database");
    return { kind: "none", reason: parsed.problem };
  }
  const password = parsed.ok.password ?? variables["PGPASSWORD"] ?? null;
  const sslrootcert = given.get("ssl-ca") ?? parsed.ok.sslrootcert;
  return { kind: "server", target: { ...parsed.ok, password, sslrootcert } };
}

function readSelection(get: (name: string) => string | null, note: Note): RollbackSelection | null {
  const given = ["target-version", "steps", "run-id"].filter((name) => get(name) !== null);
  if (given.length !== 1) {
    note("rollback needs exactly one of target-version, steps and run-id", "target-version: the version that stays");
    return null;
  }
  const [version, steps, runId] = [get("target-version"), get("steps"), get("run-id")];
  if (version !== null) return { by: "target", version };
  if (runId !== null) return { by: "run", runId };
  const count = Number(steps);
  if (Number.isInteger(count) && count > 0) return { by: "steps", count };
  note(`steps "${steps}" is no positive number`);
  return null;
}

function readDigest(text: string | null, note: Note): string | null {
  if (text === null || /^[0-9a-f]{32}$/.test(text)) return text;
  note("expect-plan is no plan digest (32 hexadecimal digits)");
  return null;
}

/** Hosts are no secrets, but in a public repository they are nobody's business; a socket or this machine tells nothing. */
function hostsOf(environments: readonly EnvironmentConfig[]): readonly string[] {
  return environments.flatMap(({ database }) => {
    const host = database.kind === "server" ? database.target.host : "localhost";
    return /^(?:\/|localhost$|127\.|::1$)/.test(host) ? [] : [host];
  });
}

function secretsOf({ given, variables }: ConfigSources, environments: readonly EnvironmentConfig[]): readonly string[] {
  const targets = environments.flatMap(({ database }) =>
    database.kind === "server" ? [database.target.password] : [],
  );
  const urls = [given.get("database-url"), variables["DATABASE_URL"]];
  const values = environments.flatMap(({ placeholders }) => [...placeholders.values()]);
  const all = [...targets, ...urls, ...urls.map((url) => (url === undefined ? null : rawPasswordOf(url)))];
  const raw = [...all, given.get("github-token"), variables["PGPASSWORD"], ...values];
  return [...new Set(raw.flatMap((one) => (one === null || one === undefined ? [] : spellingsOf(one))))];
}
