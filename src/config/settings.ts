import { parseDuration } from "../core/duration.js";
import { parsePattern, splitPatterns } from "../core/schema/ignore-pattern.js";
import type { IgnorePattern } from "../core/schema/ignore-pattern.js";
import type { ApplyTarget } from "../core/plan.js";
import type { FailOn } from "../core/report.js";
import { parseVersion } from "../core/version.js";
import type { EnvironmentConfig } from "./config.js";
import type { Note } from "./sources.js";

type Settings = Omit<EnvironmentConfig, "name" | "branch" | "database" | "ignored">;

/** The settings that an environment may have of its own, from text to values; bad ones are told and take the default. */
export function parseSettings(
  get: (name: string) => string | null,
  variables: Readonly<Record<string, string | undefined>>,
  note: Note,
): Settings {
  return {
    schemas: readSchemas(get("schemas"), note),
    role: get("role"),
    existingSchema: readMode("existing-schema", get("existing-schema"), ["block", "allow"], note),
    outOfOrder: readMode("out-of-order", get("out-of-order"), ["block", "allow"], note),
    target: readTarget(get("target"), note),
    transaction: readMode("transaction", get("transaction"), ["each", "all"], note),
    onFailure: readMode("on-failure", get("on-failure"), ["stop", "undo"], note),
    lockWaitMs: readDuration("lock-wait", get("lock-wait"), 60_000, note),
    lockTimeoutMs: readDuration("lock-timeout", get("lock-timeout"), 5000, note),
    statementTimeoutMs: readDuration("statement-timeout", get("statement-timeout"), 0, note),
    maxBlockMs: get("max-block") === "off" ? "off" : readDuration("max-block", get("max-block"), 5000, note),
    evidence: get("evidence"),
    placeholders: new Map([
      ...toPlaceholders(get("flyway.placeholders")),
      ...readPlaceholders(get("placeholders"), variables, note),
    ]),
    flyway: readFlyway(get, note),
  };
}

/** Flyway's table until 4.x has the name of ours, so it is renamed when it is taken over. */
function readFlyway(get: (key: string) => string | null, note: Note): EnvironmentConfig["flyway"] {
  const history = readMode("flyway.history", get("flyway.history"), ["own", "mirror"], note);
  const named = get("flyway.table");
  const usual = "flyway_schema_history";
  return {
    history,
    table: named === null || named === "schema_version" ? usual : named,
    tablePlaceholder: named ?? (history === "mirror" ? usual : "schema_version"),
    installedBy: get("flyway.installedBy"),
  };
}

/** One of some words; the first is the default. */
export function readMode<T extends string>(
  name: string,
  text: string | null,
  modes: readonly [T, ...T[]],
  note: Note,
): T {
  if (text === null) return modes[0];
  const mode = modes.find((one) => one === text);
  if (mode === undefined)
    note(`${name} "${text}" is none of ${modes.join(", ")}`, { name, help: `${modes[0]} is the default` });
  return mode ?? modes[0];
}

/** `true` or `false`; a flag alone means true. */
export function readBoolean(name: string, text: string | null, note: Note): boolean {
  if (text !== null && text !== "true" && text !== "false")
    note(`${name} "${text}" is neither true nor false`, { name });
  return text === "true";
}

/** A comma list of levels. */
export function readFailOn(text: string, note: Note): readonly FailOn[] {
  const levels: readonly FailOn[] = ["error", "warning", "drift", "never"];
  const more = { name: "fail-on", help: "a comma list, for example error, drift" };
  const words = readList(text);
  if (words.length === 0) note("fail-on names no level", more);
  return words.flatMap((word): readonly FailOn[] => {
    const level = levels.find((one) => one === word);
    if (level === undefined) note(`fail-on "${word}" is none of ${levels.join(", ")}`, more);
    return level === undefined ? [] : [level];
  });
}

/** Patterns of objects that are no drift. */
export function readPatterns(text: string | null, note: Note): readonly IgnorePattern[] {
  return splitPatterns(text ?? "").flatMap((one) => {
    const parsed = parsePattern(one);
    if ("ok" in parsed) return [parsed.ok];
    note(`drift-ignore ${parsed.problem}`, { name: "drift-ignore", help: parsed.help });
    return [];
  });
}

function readDuration(name: string, text: string | null, otherwise: number, note: Note): number {
  if (text === null) return otherwise;
  const ms = parseDuration(text);
  if (ms === null)
    note(`${name} "${text}" is no duration`, { name, help: "write 500ms, 20s or 5m; a number alone is seconds" });
  return ms ?? otherwise;
}

/** Parts of a comma list, without blanks around them. */
export function readList(text: string | null): readonly string[] {
  return (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Names as they are; PostgreSQL would take one of them for the user's name, quoted or not. */
function readSchemas(text: string | null, note: Note): readonly string[] {
  const names = readList(text);
  if (names.includes("$user"))
    note('schemas names "$user", which is no schema', { name: "schemas", help: "write the schema's own name" });
  return names;
}

/** Flyway's word for how far to go: a version, which `?` may follow, or one of three words. */
function readTarget(text: string | null, note: Note): ApplyTarget {
  const word = text?.toLowerCase() ?? "latest";
  if (word === "latest" || word === "current" || word === "next") return { to: word };
  const version = parseVersion((text ?? "").replace(/\?$/, ""));
  if (version !== null) return { to: "version", version };
  note(`target "${text}" of Flyway's configuration is no version`, { help: "a version, latest, current or next" });
  return { to: "latest" };
}

/** Lines that were understood already. */
function toPlaceholders(text: string | null): readonly (readonly [string, string])[] {
  const lines = (text ?? "").split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const at = line.indexOf("=");
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1)];
  });
}

/** `name=value` lines; FLYWAY_PLACEHOLDERS_NAME variables count as in Flyway, below the lines. */
function readPlaceholders(
  text: string | null,
  variables: Readonly<Record<string, string | undefined>>,
  note: Note,
): ReadonlyMap<string, string> {
  const prefix = "FLYWAY_PLACEHOLDERS_";
  const inherited = Object.entries(variables).flatMap(([name, value]): readonly [string, string][] =>
    name.toUpperCase().startsWith(prefix) && value !== undefined
      ? [[name.slice(prefix.length).toLowerCase(), value]]
      : [],
  );
  const lines = (text ?? "")
    .split("\n")
    .map((line) => line.replace(/\r$/, ""))
    .filter((line) => line.trim() !== "");
  const own = lines.flatMap((line): readonly [string, string][] => {
    const at = line.indexOf("=");
    if (at > 0) return [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1)]];
    // The line itself may hold a secret.
    note("a line of placeholders has no name=value", { name: "placeholders", help: "write one name=value a line" });
    return [];
  });
  return new Map([...inherited, ...own]);
}
