import { countLines } from "../files/decode.js";
import type { FixFile, Suggestion } from "../core/fix.js";
import type { Script } from "../core/model.js";
import { nextVersion, toFileName } from "../core/next-version.js";
import { commentLine } from "../core/quote.js";
import { compareVersionTexts, keyOf } from "../core/state.js";
import { toUnits } from "../sql/pieces.js";
import type { Statement } from "../sql/statement.js";
import { factsOf } from "./script-facts.js";
import type { Draft, ReviewContext, SafeStep } from "./rule.js";

/** Each finding carries whole files: those of a long one would make a report of gigabytes. */
const longestFixed = 20_000;
const longestSuggested = 100_000;

/** The safe form of a draft as files, and as a suggestion where one statement can stand in place of another. */
export function toFix(
  draft: Draft,
  context: ReviewContext,
): { readonly fix?: readonly FixFile[]; readonly suggestion?: Suggestion } {
  const { found, file, site } = draft;
  const { length } = file.script.text;
  const proposes = found.replacement !== undefined || found.steps !== undefined;
  if (!proposes || length > longestSuggested || site === null || site.within !== "statement") return {};
  const place = placeOf(file.script, site.statement);
  if (place === null) return {};
  if (found.replacement !== undefined) {
    const { suggestion, fix } = replaceStatement(file.script, place, found.replacement);
    return length > longestFixed ? { suggestion } : { suggestion, fix };
  }
  if (found.steps === undefined || file.kind !== "migration" || length > longestFixed) return {};
  return { fix: toFiles(draft, place, found.steps, context) };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where a statement stands in the file's own text; null where placeholders have changed it. */
function placeOf({ text }: Script, { location, text: sql }: Statement): Place | null {
  if (location.line === undefined || location.column === undefined) return null;
  let start = 0;
  for (let line = 1; line < location.line; line += 1) start = text.indexOf("\n", start) + 1;
  start += toUnits(text.slice(start, lineEnd(text, start)), location.column - 1);
  return text.startsWith(sql, start) ? { start, end: start + sql.length } : null;
}

function replaceStatement(
  script: Script,
  { start, end }: Place,
  sql: string,
): { readonly fix: readonly FixFile[]; readonly suggestion: Suggestion } {
  const { text, file } = script;
  const [from, to] = [text.lastIndexOf("\n", start - 1) + 1, lineEnd(text, end)];
  const whole = `${text.slice(0, start)}${sql}${text.slice(end)}`;
  const suggestion = {
    startLine: countLines(text.slice(0, start)),
    endLine: countLines(text.slice(0, end)),
    text: `${text.slice(from, start)}${sql}${text.slice(end, to)}`.replace(/\r$/, ""),
    replaces: text.slice(from, to),
  };
  return { fix: [{ file, sql: whole }], suggestion };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

/** One file for each step: the first one is the file itself where nothing else is in it, the others follow it. */
function toFiles(draft: Draft, place: Place, steps: readonly SafeStep[], context: ReviewContext): readonly FixFile[] {
  const { file } = draft;
  const { script, migration } = file;
  if (migration === null) return [];
  const folder = script.file.slice(0, script.file.lastIndexOf("/") + 1);
  const alone = factsOf(file.parsed).work <= 1;
  const rest = `${script.text.slice(0, place.start)}${script.text.slice(place.end).replace(/^[ \t]*;[ \t]*(?:\r?\n)?/, "")}`;
  const [first, ...others] = steps;
  const own: readonly FixFile[] =
    alone && first !== undefined
      ? [
          { file: script.file, sql: `${head(script.text, place)}${first.sql}\n` },
          {
            file: undoFile(folder, migration.undo, migration.version.text, migration.description),
            sql: undoText(migration.version.text, first),
          },
        ]
      : [{ file: script.file, sql: rest }];
  const following = alone ? others : steps;
  const versions = versionsBehind(migration.version.text, context.versions, following.length);
  const expands = alone ? migration.version.text : (versions[0] ?? "");
  return [
    ...own,
    ...following.flatMap((step, index) => stepFiles(step, { folder, version: versions[index] ?? "", expands })),
  ];
}

/** The comment above the first statement stays. */
function head(text: string, { start }: Place): string {
  return text.slice(0, start).replace(/[^\n]*$/, "");
}

function undoFile(folder: string, undo: Script | null, version: string, description: string): string {
  return undo?.file ?? `${folder}${toFileName("U", version, description) ?? `U${version}__undo.sql`}`;
}

function undoText(version: string, { undo }: SafeStep): string {
  return `-- Undoes V${version}.\n${undo}\n`;
}

/** `expands` is the version of the first step. */
function stepFiles(
  step: SafeStep,
  { folder, version, expands }: { readonly folder: string; readonly version: string; readonly expands: string },
): readonly FixFile[] {
  const [name, undo] = [toFileName("V", version, step.title), toFileName("U", version, step.title)];
  if (name === null || undo === null) return [];
  const title = commentLine(`${step.title[0]?.toUpperCase() ?? ""}${step.title.slice(1)}.`);
  const contract = step.contracts === true ? `-- schema-version: contract-of=${expands}\n` : "";
  const after = step.after === undefined ? {} : { after: step.after };
  return [
    { file: `${folder}${name}`, sql: `${title}${contract}${step.sql}\n`, ...after },
    { file: `${folder}${undo}`, sql: undoText(version, step), ...after },
  ];
}

/** Free versions that follow one: the next numbers, or parts of it where others come behind. */
function versionsBehind(own: string, versions: readonly string[], count: number): readonly string[] {
  const last = versions.every((one) => compareVersionTexts(one, own) <= 0);
  const taken = new Set(versions.map(keyOf));
  const found: string[] = [];
  for (let part = 1; found.length < count; part += 1) {
    const version = last ? nextVersion([found.at(-1) ?? own], new Date(0)) : `${own}.${part}`;
    if (last || !taken.has(keyOf(version))) found.push(version);
  }
  return found;
}
