import { parseDatabaseUrl } from "../core/database-url.js";
import { writes } from "../core/event.js";
import { defaultEnvironment } from "../core/plan.js";
import type { Command } from "../core/report.js";
import type { DatabaseChoice, EnvironmentConfig } from "./config.js";
import type { ConfigFile, ConfiguredEnvironment } from "./config-file.js";
import type { FlywaySettings } from "./flyway/flyway-settings.js";
import { readFlywayUrl } from "./flyway/read-variables.js";
import { passwordIn } from "./password-in.js";
import { variableIn } from "./secrets.js";
import { parseSettings } from "./settings.js";
import type { ConfigSources, Note } from "./sources.js";

export interface EnvironmentSources {
  readonly file: ConfigFile;
  readonly flyway: FlywaySettings;
  readonly command: Command;
  readonly sources: ConfigSources;
  /** Takes down a bad input of this environment. */
  readonly note: Note;
}

/** One environment: inputs beat its own values in the file, which beat the file's top level. */
export function readEnvironment(one: ConfiguredEnvironment, parts: EnvironmentSources): EnvironmentConfig {
  const { file, flyway, sources } = parts;
  const ofFlyway = flyway.valuesFor(one.name);
  const note: Note = (message, more) =>
    parts.note(one.name === defaultEnvironment ? message : `${one.name}: ${message}`, more);
  const get = (key: string): string | null =>
    sources.given.get(key) ?? one.values.get(key)?.text ?? file.values.get(key)?.text ?? ofFlyway.get(key) ?? null;
  return {
    name: one.name,
    branch: one.values.get("branch")?.text ?? null,
    database: readDatabase(one, { ...parts, note }),
    ...parseSettings(get, sources.variables, note),
    ignored: flyway.ignored,
  };
}

function readDatabase({ values }: ConfiguredEnvironment, parts: EnvironmentSources): DatabaseChoice {
  const { sources, file, note } = parts;
  const { given, variables, entry } = sources;
  const configured = variableIn(values.get("database-url")?.text);
  // The action ignores DATABASE_URL: which database a workflow changes is written in the workflow.
  const variable = configured ?? (entry === "cli" && file.environments.length === 0 ? "DATABASE_URL" : null);
  const own = given.get("database-url") ?? (variable === null ? undefined : variables[variable])?.trim();
  const ofFlyway = variable === "DATABASE_URL" ? readFlywayUrl(variables) : null;
  const url = own === undefined || own === "" ? ofFlyway : own;
  if (url === null) return withoutUrl(configured, parts, values);
  const parsed = parseDatabaseUrl(url, variables);
  if ("problem" in parsed) {
    const name = url === ofFlyway ? "FLYWAY_URL" : variable;
    const from = given.has("database-url") || name === null ? "" : ` (from the variable ${name})`;
    note(`${parsed.problem}${from}`, {
      help: "write postgresql://user:password@host:5432/database?sslmode=verify-full",
      name: "database-url",
    });
    return { kind: "none", reason: parsed.problem };
  }
  const password = passwordIn(parsed.ok, variables);
  const sslrootcert = given.get("ssl-ca") ?? parsed.ok.sslrootcert;
  return { kind: "server", target: { ...parsed.ok, password, sslrootcert } };
}

function withoutUrl(
  configured: string | null,
  parts: EnvironmentSources,
  values: ConfiguredEnvironment["values"],
): DatabaseChoice {
  const { sources, file, command, note } = parts;
  const onRunner = !["", "0", "false"].includes(sources.variables["CI"] ?? "");
  const evidence = sources.given.get("evidence") ?? values.get("evidence")?.text ?? file.values.get("evidence")?.text;
  const evident = evidence !== undefined && (command === "check" || command === "observe");
  if (sources.entry === "cli" && file.environments.length === 0 && !onRunner && !evident) {
    return { kind: "embedded", folder: ".schema-version" };
  }
  const reason = configured === null ? missingUrl(parts) : `the variable ${configured} is not set`;
  if (writes(command)) {
    const way = sources.entry === "cli" ? "pass --database-url, or set DATABASE_URL" : "set database-url from a secret";
    const help = configured === null ? way : `set ${configured} from a secret`;
    note(`${reason}, and ${command} needs one`, { help, name: "database-url" });
  }
  return { kind: "none", reason };
}

function missingUrl({ sources, file }: EnvironmentSources): string {
  if (file.environments.length > 0) return "the configuration file gives it no database-url";
  return sources.entry === "cli" ? "the variable DATABASE_URL is not set" : "the input database-url is empty";
}
