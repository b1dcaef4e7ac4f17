import { compareText } from "./compare-text.js";
import { checksum } from "./checksum.js";
import { readDirectives } from "./directives.js";
import { parseFileName, usualNaming, type FileName, type Naming } from "./file-name.js";
import type {
  Callback,
  Finding,
  ForeignRunner,
  Migration,
  MigrationSet,
  Repeatable,
  Script,
  ScriptSettings,
} from "./model.js";
import { replacePlaceholders, volatilePlaceholders, withFileName } from "./placeholders.js";
import { countCharacters } from "./positions.js";
import { finding } from "./problems.js";
import { compareVersions, versionKey } from "./version.js";

/** A `.sql` file as it was read: decoded, its `.sql.conf` understood. */
export interface SourceFile {
  /** Path as people see it, below the repository's root, `/` separators. */
  readonly file: string;
  /** Path below the migrations folder, `/` separators. */
  readonly name: string;
  /** Decoded, without BOM, line ends as in the file. */
  readonly text: string;
  readonly settings: ScriptSettings;
  /** Absent for SQL. */
  readonly runner?: ForeignRunner;
}

/** Widths of the columns `version` and `script_name`. */
const longest = { version: 20, "script name": 255 } as const;

type Kind = "versioned" | "undo" | "baseline" | "repeatable" | "callback";
type Named<K extends Kind> = Extract<FileName, { readonly kind: K }> & { readonly script: Script };

/**
 * Sorts files into a migration set by their names, pairs undo scripts with migrations and lists the problems of all
 * files. `placeholders` are for the checksums of repeatables.
 */
export function toMigrationSet(
  files: readonly SourceFile[],
  placeholders: ReadonlyMap<string, string>,
  naming: Naming = usualNaming,
): MigrationSet {
  const findings: Finding[] = [];
  const named = files.flatMap((file): readonly Named<Kind>[] => {
    const name = parseFileName(nameOf(file, naming), naming);
    findings.push(...reviewName(file, name, naming));
    if (name.kind === "not-sql" || name.kind === "bad" || name.kind === "foreign-callback") return [];
    const { script, findings: inside } = toScript(file);
    findings.push(...inside);
    return [{ ...name, script }];
  });
  findings.push(...listForeign(named.map(({ script }) => script)));
  const versioned = unique(ofKind(named, "versioned"), "version", ({ version }) => versionKey(version), findings);
  const undos = unique(ofKind(named, "undo"), "version", ({ version }) => versionKey(version), findings);
  const baselines = unique(ofKind(named, "baseline"), "version", ({ version }) => versionKey(version), findings);
  const repeatables = unique(ofKind(named, "repeatable"), "description", ({ description }) => description, findings);
  const callbacks = unique(ofKind(named, "callback"), "name", callbackName, findings);
  const withoutUndo = [...versioned].flatMap(([key, file]) => (undos.has(key) ? [] : [file]));
  findings.push(...[...undos].flatMap(([key, undo]) => (versioned.has(key) ? [] : [toLonelyUndo(undo, withoutUndo)])));
  return {
    versioned: byVersion([...versioned].map(([key, file]) => toMigration(file, undos.get(key)?.script ?? null))),
    baselines: byVersion([...baselines.values()].map((file) => toMigration(file, null))),
    repeatables: byDescription([...repeatables.values()].map((file) => toRepeatable(file, placeholders))),
    callbacks: byDescription([...callbacks.values()].map(toCallback)),
    findings,
  };
}

/** What is no SQL is named like it, but for its suffix. */
function nameOf({ name, runner }: SourceFile, { suffixes: [suffix = ""] }: Naming): string {
  return runner === undefined ? baseName(name) : baseName(name).replace(/\.\w+$/, suffix);
}

/** One note for all of them: what is on record is no problem, and what is not blocks by itself. */
function listForeign(scripts: readonly Script[]): readonly Finding[] {
  const foreign = scripts.filter(({ runner }) => runner !== undefined);
  if (foreign.length === 0) return [];
  const message = `only Flyway runs ${foreign.map(({ file }) => file).join(", ")}`;
  const help = "they block only while one of them is pending";
  return [finding("not-runnable", { message, help, severity: "note" })];
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function ofKind<K extends Kind>(named: readonly Named<Kind>[], kind: K): readonly Named<K>[] {
  return named.filter((file): file is Named<K> => file.kind === kind);
}

function callbackName({ event, description }: Named<"callback">): string {
  return description === "" ? event : `${event}__${description}`;
}

/** The first file of each key; adds a finding for every further one. */
function unique<N extends { readonly script: Script }>(
  files: readonly N[],
  what: "version" | "description" | "name",
  keyOf: (file: N) => string,
  findings: Finding[],
): ReadonlyMap<string, N> {
  const first = new Map<string, N>();
  for (const file of files) {
    const key = keyOf(file);
    const other = first.get(key);
    if (other === undefined) first.set(key, file);
    else findings.push(toDuplicate(what, key, other.script.file, file.script.file));
  }
  return first;
}

function toDuplicate(what: "version" | "description" | "name", key: string, first: string, second: string): Finding {
  const message = `"${first}" and "${second}" have the same ${what} ${what === "version" ? key : `"${key}"`}`;
  const help = `give one of them another ${what}`;
  return finding("duplicate-version", { message, help, file: second });
}

/** A slip of a digit shows itself: a migration of the same description has no undo script. */
function toLonelyUndo(
  { version, description, script }: Named<"undo">,
  withoutUndo: readonly Named<"versioned">[],
): Finding {
  const message = `"${baseName(script.name)}" undoes version ${version.text}, which has no V file`;
  const alike = withoutUndo.filter((one) => description !== "" && one.description === description);
  const meant = alike.length === 1 ? alike[0]?.version.text : undefined;
  const help = `is it that of version ${meant}? Then name it so; else add the V file, or remove the U file`;
  return finding("undo-without-migration", { message, file: script.file, ...(meant === undefined ? {} : { help }) });
}

function reviewName({ file, name }: SourceFile, parsed: FileName, { strict }: Naming): readonly Finding[] {
  if (parsed.kind === "not-sql") return [];
  if (parsed.kind === "bad") {
    const message = `"${baseName(name)}" is no name of a migration: ${parsed.reason}`;
    return [finding("file-name", { message, file, severity: strict ? "error" : "warning" })];
  }
  if (parsed.kind === "foreign-callback") {
    return [finding("callback-not-run", { message: `"${parsed.event}" is not run by this engine`, file })];
  }
  return [
    ...("version" in parsed ? reviewLength("version", parsed.version.text, file) : []),
    ...reviewLength("script name", name, file),
  ];
}

function reviewLength(what: keyof typeof longest, text: string, file: string): readonly Finding[] {
  if (text.length <= longest[what]) return [];
  const length = countCharacters(text);
  if (length <= longest[what]) return [];
  return [finding("too-long", { message: `the ${what} has ${length} characters; ${longest[what]} is the most`, file })];
}

function toScript({ file, name, text, settings, runner }: SourceFile): {
  readonly script: Script;
  readonly findings: readonly Finding[];
} {
  if (runner !== undefined) {
    return { script: { file, name, text, checksum: "", settings, directives: {}, waivers: [], runner }, findings: [] };
  }
  const { directives, waivers, findings } = readDirectives(file, text);
  const script = { file, name, text, checksum: checksum(text), settings, directives, waivers };
  const { transaction } = directives;
  const { executeInTransaction } = settings;
  if (transaction === undefined || executeInTransaction === undefined || transaction === executeInTransaction) {
    return { script, findings };
  }
  const message = `the directive says transaction=${transaction}, ${baseName(name)}.conf says executeInTransaction=${executeInTransaction}`;
  return { script, findings: [...findings, finding("directive", { message, help: "say it once", file })] };
}

function toMigration({ kind, version, description, script }: Named<"versioned" | "baseline">, undo: Script | null) {
  return { kind, version, description, checksum: script.checksum, script, undo } satisfies Migration;
}

function toCallback({ event, description, script }: Named<"callback">): Callback {
  return { event, description, script };
}

/** Its checksum is over the text that runs, but for values that change from run to run. */
function toRepeatable(
  { description, script }: Named<"repeatable">,
  placeholders: ReadonlyMap<string, string>,
): Repeatable {
  return { description, script, checksum: stableChecksum(script, placeholders) };
}

/** The checksum of a script's text after its placeholders were replaced, volatile built-ins excepted. */
export function stableChecksum(script: Script, placeholders: ReadonlyMap<string, string>): string {
  const text = toStableText(script, placeholders);
  return text === script.text ? script.checksum : checksum(text);
}

/** The text of a script after its placeholders were replaced, volatile built-ins excepted: what its checksum is over. */
function toStableText(script: Script, placeholders: ReadonlyMap<string, string>): string {
  const { placeholderReplacement, placeholderPrefix = "${" } = script.settings;
  if (placeholderReplacement === false || !script.text.includes(placeholderPrefix)) return script.text;
  const all = [...withFileName(placeholders, script.name)];
  const stable = all.filter(([name]) => !volatilePlaceholders.includes(name.toLowerCase()));
  return replacePlaceholders(script.text, new Map(stable), script.settings).text;
}

function byVersion(migrations: readonly Migration[]): readonly Migration[] {
  return migrations.toSorted((a, b) => compareVersions(a.version, b.version));
}

/** Plain code-unit order, as in Flyway. */
function byDescription<T extends { readonly description: string }>(files: readonly T[]): readonly T[] {
  return files.toSorted((a, b) => compareText(a.description, b.description));
}
