import type { CallbackEvent, Version } from "./model.js";
import { isKeyword, parseVersion } from "./version.js";

interface VersionedName<Kind extends "versioned" | "undo" | "baseline"> {
  readonly kind: Kind;
  readonly version: Version;
  readonly description: string;
}

/** What the name of a file says that it is. */
export type FileName =
  | VersionedName<"versioned">
  | VersionedName<"undo">
  | VersionedName<"baseline">
  | { readonly kind: "repeatable"; readonly description: string }
  | { readonly kind: "callback"; readonly event: CallbackEvent; readonly description: string }
  /** A callback event of Flyway that this engine does not run. */
  | { readonly kind: "foreign-callback"; readonly event: string }
  /** Does not end in `.sql`: invisible. */
  | { readonly kind: "not-sql" }
  /** `reason` says in words what is wrong with the name. */
  | { readonly kind: "bad"; readonly reason: string };

/** Callback events that `apply` runs. */
export const callbackEvents: readonly CallbackEvent[] = [
  "beforeMigrate",
  "beforeEachMigrate",
  "afterEachMigrate",
  "afterMigrate",
  "afterMigrateError",
  "beforeValidate",
  "afterValidate",
  "beforeRepeatables",
  "afterVersioned",
];

const foreignEvents: readonly string[] = `
  beforeEachMigrateStatement afterEachMigrateStatement afterEachMigrateStatementError afterEachMigrateError
  afterMigrateApplied afterMigrateOperationFinish
  beforeUndo beforeEachUndo beforeEachUndoStatement afterEachUndoStatement afterEachUndoStatementError afterEachUndo
  afterEachUndoError afterUndo afterUndoError
  beforeDeploy afterDeploy afterDeployError beforeClean afterClean afterCleanError
  beforeInfo afterInfo afterInfoError afterInfoOperationFinish afterValidateError
  beforeBaseline afterBaseline afterBaselineError beforeRepair afterRepair afterRepairError
  createSchema beforeCreateSchema beforeConnect afterConnect`
  .trim()
  .split(/\s+/);

const versionedKinds = { V: "versioned", U: "undo", B: "baseline" } as const;

// Longest first, so that beforeEachMigrateStatement beats beforeEachMigrate.
const events = [...callbackEvents, ...foreignEvents].toSorted((a, b) => b.length - a.length);

/** Reads the name of a file (without its folder) by Flyway's rules. */
export function parseFileName(name: string): FileName {
  if (!/\.sql$/i.test(name)) return { kind: "not-sql" };
  const stem = name.slice(0, -".sql".length);
  const prefix = /^[VUBR]/.test(stem) ? stem.slice(0, 1) : events.find((event) => stem.startsWith(event));
  if (prefix === undefined) return { kind: "bad", reason: explainPrefix(stem) };
  const rest = stem.slice(prefix.length);
  const separator = rest.indexOf("__");
  const left = separator === -1 ? rest : rest.slice(0, separator);
  const description = separator === -1 ? "" : rest.slice(separator + 2).replaceAll("_", " ");
  if (prefix === "V" || prefix === "U" || prefix === "B") return toVersioned(prefix, left, description);
  if (left !== "") return { kind: "bad", reason: explainLeft(prefix, left) };
  if (prefix === "R") return { kind: "repeatable", description };
  const event = callbackEvents.find((candidate) => candidate === prefix);
  return event === undefined ? { kind: "foreign-callback", event: prefix } : { kind: "callback", event, description };
}

function toVersioned(prefix: keyof typeof versionedKinds, left: string, description: string): FileName {
  const version = parseVersion(left);
  if (version === null) return { kind: "bad", reason: explainVersion(prefix, left) };
  return { kind: versionedKinds[prefix], version, description };
}

function explainPrefix(stem: string): string {
  const first = stem.slice(0, 1);
  if (/^[vub][\d_]/.test(stem) || stem.startsWith("r__")) {
    return `the prefix is an upper-case "${first.toUpperCase()}", not "${first}"`;
  }
  const event = events.find((candidate) => isSpelledLike(stem, candidate));
  if (event !== undefined) return `the callback is spelled "${event}"`;
  return "it starts with none of V, U, B, R__ and the names of callbacks";
}

function isSpelledLike(stem: string, event: string): boolean {
  const lower = stem.toLowerCase();
  return lower === event.toLowerCase() || lower.startsWith(`${event.toLowerCase()}_`);
}

function explainVersion(prefix: string, left: string): string {
  if (left === "") return `there is no version between "${prefix}" and "__"`;
  if (isKeyword(left)) return `"${left}" is a keyword of Flyway, not a version`;
  if (/^\d+(?:[._]\d+)*_[^\d_]/.test(left)) {
    return `"${left}" is no version; two underscores separate the version from the description`;
  }
  return `"${left}" is no version; a version is numbers with "." or "_" in between`;
}

function explainLeft(prefix: string, left: string): string {
  const [what, example] = prefix === "R" ? ["a repeatable", "R"] : [`the callback ${prefix}`, prefix];
  return `"${left}" stands after "${prefix}"; the name of ${what} is ${example}__<description>.sql`;
}
