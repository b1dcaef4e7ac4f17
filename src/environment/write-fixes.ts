import { dirname } from "node:path/posix";
import { combineChanges, toFileChange } from "../core/fix.js";
import type { FileChange, FixFile } from "../core/fix.js";
import type { Finding } from "../core/model.js";
import type { EnvironmentResult } from "./finish.js";
import type { World } from "./world.js";

/** What `--fix` did. */
export interface FixesWritten {
  /** Paths of files that were written. */
  readonly written: readonly string[];
  /** Sentences about fixes that were left out. */
  readonly leftOut: readonly string[];
}

type Fix = readonly FixFile[];
type Writing = Pick<World, "files" | "log" | "replaceFile">;

/**
 * Writes the safe forms that findings carry, as far as they do not touch the same file: after each file the review must
 * look again. What is on record in any environment is left alone: editing it would block the next apply; what is for a
 * later pull request is not written now.
 */
export function writeFixes(
  world: Writing,
  results: readonly Pick<EnvironmentResult, "report" | "findings">[],
): FixesWritten {
  const folders = new Set(world.files.map(({ file }) => dirname(file)));
  const recorded = recordedFiles(world, results);
  const touched = new Set<string>();
  const leftAlone: string[] = [];
  let postponed = 0;
  const fixes = atOnce(fixable(results.flatMap(({ findings }) => findings)));
  for (const fix of fixes.filter((one) => one.every(({ file }) => folders.has(dirname(file))))) {
    const barred = fix.filter(({ file }) => recorded.has(file));
    leftAlone.push(...barred.map(({ file }) => file));
    if (barred.length > 0) continue;
    if (fix.some(({ file }) => touched.has(file))) {
      postponed += 1;
      continue;
    }
    for (const { file, sql } of fix.filter(({ after }) => after === undefined)) {
      world.replaceFile(file, sql);
      world.log.done(`  wrote ${file}`);
      touched.add(file);
    }
    for (const later of fix) showLater(later, world);
  }
  const more = `${postponed} more ${postponed === 1 ? "fix touches a file" : "fixes touch files"} that this run has written: run check --fix again.`;
  return { written: [...touched], leftOut: [...leftAlone.map(sayLeftAlone), ...(postponed === 0 ? [] : [more])] };
}

function sayLeftAlone(file: string): string {
  return `--fix leaves ${file} as it is: an environment has it behind it already, where an edit comes too late.`;
}

/** What is for a later pull request stands nowhere else once the statement is gone that it was proposed for. */
function showLater({ file, sql, after }: FixFile, { log }: Writing): void {
  if (after === undefined) return;
  log.line(`  for later, when ${after}: ${file}`);
  for (const line of sql.trimEnd().split("\n")) log.line(`    ${line}`);
}

type Fixable = Finding & { readonly fix: Fix };

/** Open findings with a fix; those that need several files first, since they move the statement elsewhere. */
function fixable(findings: readonly Finding[]): readonly Fixable[] {
  const open = findings.filter((one): one is Fixable => one.fix !== undefined && one.waived === null);
  return open.toSorted((a, b) => b.fix.length - a.fix.length);
}

type Changes = readonly [FileChange, ...FileChange[]];

/** Changes of lines of one file go in together, behind the fixes that take several files; what is said twice is one. */
function atOnce(fixes: readonly Fixable[]): readonly Fix[] {
  const others = new Map<string, Fix>();
  const changes = new Map<string, Changes>();
  for (const { fix, suggestion } of fixes) {
    const change = toFileChange(fix, suggestion);
    if (change === null) others.set(JSON.stringify(fix), fix);
    else changes.set(change.file, together(changes.get(change.file), change));
  }
  return [...others.values(), ...[...changes].map(([file, all]) => [{ file, sql: combineChanges(all) }])];
}

function together(before: Changes | undefined, change: FileChange): Changes {
  return before === undefined ? [change] : [...before, change];
}

function recordedFiles({ files }: Writing, results: readonly Pick<EnvironmentResult, "report">[]): ReadonlySet<string> {
  const names = new Set(
    results.flatMap(({ report }) =>
      report.migrations.filter(({ state }) => !/^(?:pending|out-of-order)$/.test(state)).map(({ script }) => script),
    ),
  );
  return new Set(files.filter(({ name }) => names.has(name)).map(({ file }) => file));
}
