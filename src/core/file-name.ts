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
const callbackEvents: readonly CallbackEvent[] = [
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
  afterCleanOperationFinish afterValidateOperationFinish afterUndoOperationFinish afterRepairOperationFinish
  afterBaselineOperationFinish afterReportGenerated
  createSchema beforeCreateSchema beforeConnect afterConnect`
  .trim()
  .split(/\s+/);

/** How files are named: Flyway's defaults, unless its configuration says otherwise. */
export interface Naming {
  readonly versioned: string;
  readonly undo: string;
  readonly baseline: string;
  readonly repeatable: string;
  readonly separator: string;
  /** Compared without regard to case. */
  readonly suffixes: readonly string[];
  /** Whether a name that fits no pattern is an error; in a repository of Flyway's it is a warning. */
  readonly strict: boolean;
}

export const usualNaming: Naming = {
  versioned: "V",
  undo: "U",
  baseline: "B",
  repeatable: "R",
  separator: "__",
  suffixes: [".sql"],
  strict: true,
};

const versionedKinds = ["versioned", "undo", "baseline"] as const;

const events = [...callbackEvents, ...foreignEvents];

interface Prefix {
  readonly text: string;
  readonly kind: (typeof versionedKinds)[number] | "repeatable" | "event";
}

const known = new WeakMap<Naming, readonly Prefix[]>();

/** Longest first, so that beforeEachMigrateStatement beats beforeEachMigrate. */
function prefixesOf(naming: Naming): readonly Prefix[] {
  const found = known.get(naming);
  if (found !== undefined) return found;
  const own = [...versionedKinds, "repeatable" as const].map((kind): Prefix => ({ kind, text: naming[kind] }));
  const all = [...own, ...events.map((text): Prefix => ({ kind: "event", text }))];
  const prefixes = all.toSorted((a, b) => b.text.length - a.text.length);
  known.set(naming, prefixes);
  return prefixes;
}

/** Reads the name of a file (without its folder) by Flyway's rules. */
export function parseFileName(name: string, naming: Naming = usualNaming): FileName {
  const lower = name.toLowerCase().trimEnd();
  const suffix = naming.suffixes.find((one) => lower.endsWith(one.toLowerCase()));
  if (suffix === undefined) return { kind: "not-sql" };
  if (lower.length < name.length) return { kind: "bad", reason: `a space stands after "${suffix}"` };
  const stem = name.slice(0, name.length - suffix.length);
  const prefix = prefixesOf(naming).find(({ text }) => stem.startsWith(text));
  if (prefix === undefined) return { kind: "bad", reason: explainPrefix(stem, naming) };
  const rest = stem.slice(prefix.text.length);
  const separator = rest.indexOf(naming.separator);
  const left = separator === -1 ? rest : rest.slice(0, separator);
  const behind = separator === -1 ? "" : rest.slice(separator + naming.separator.length);
  const description = behind.replaceAll("_", " ");
  if (prefix.kind !== "repeatable" && prefix.kind !== "event") {
    const version = parseVersion(left);
    if (version === null) return { kind: "bad", reason: explainVersion(prefix.text, left, naming) };
    return { kind: prefix.kind, version, description };
  }
  if (left !== "") return { kind: "bad", reason: explainLeft(prefix, left, naming) };
  if (prefix.kind === "repeatable") return { kind: "repeatable", description };
  const event = callbackEvents.find((candidate) => candidate === prefix.text);
  return event === undefined
    ? { kind: "foreign-callback", event: prefix.text }
    : { kind: "callback", event, description };
}

function explainPrefix(stem: string, naming: Naming): string {
  const { versioned, undo, baseline, repeatable, separator } = naming;
  const first = stem.slice(0, 1);
  if (/^[vub][\d_]/.test(stem) || stem.startsWith("r__")) {
    return `the prefix is an upper-case "${first.toUpperCase()}", not "${first}"`;
  }
  const event = events.find((candidate) => isSpelledLike(stem, candidate));
  if (event !== undefined) return `the callback is spelled "${event}"`;
  return `it starts with none of ${versioned}, ${undo}, ${baseline}, ${repeatable}${separator} and the names of callbacks`;
}

function isSpelledLike(stem: string, event: string): boolean {
  const lower = stem.toLowerCase();
  return lower === event.toLowerCase() || lower.startsWith(`${event.toLowerCase()}_`);
}

function explainVersion(prefix: string, left: string, { separator }: Naming): string {
  if (left === "") return `there is no version between "${prefix}" and "${separator}"`;
  if (isKeyword(left)) return `"${left}" is a keyword of Flyway, not a version`;
  if (/^\d+(?:[._]\d+)*_[^\d_]/.test(left)) {
    return `"${left}" is no version; two underscores separate the version from the description`;
  }
  return `"${left}" is no version; a version is numbers with "." or "_" in between`;
}

function explainLeft({ text, kind }: Prefix, left: string, { separator, suffixes: [suffix = ""] }: Naming): string {
  const what = kind === "repeatable" ? "a repeatable" : `the callback ${text}`;
  return `"${left}" stands after "${text}"; the name of ${what} is ${text}${separator}<description>${suffix}`;
}
