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

/**
 * Writes the safe forms that findings carry, as far as they do not touch the same file: after each file the review must
 * look again. What is on record in any environment is left alone: editing it would block the next apply; what is for a
 * later pull request is not written now.
 */
export function writeFixes(world: World, results: readonly EnvironmentResult[]): FixesWritten {
  const folders = new Set(world.files.map(({ file }) => dirname(file)));
  const recorded = recordedFiles(world, results);
  const touched = new Set<string>();
  const known = new Set<string>();
  let postponed = 0;
  for (const one of atOnce(fixable(results.flatMap(({ findings }) => findings)))) {
    const key = JSON.stringify(one.fix);
    const allowed = one.fix.every(({ file }) => folders.has(dirname(file)) && !recorded.has(file));
    if (known.has(key) || !allowed) continue;
    known.add(key);
    if (one.fix.some(({ file }) => touched.has(file))) {
      postponed += 1;
      continue;
    }
    for (const { file, sql } of one.fix.filter(({ after }) => after === undefined)) {
      world.replaceFile(file, sql);
      world.log.done(`  wrote ${file}`);
      touched.add(file);
    }
    for (const later of one.fix) showLater(later, world);
  }
  const more = `${postponed} more ${postponed === 1 ? "fix touches a file" : "fixes touch files"} that this run has written: run check --fix again.`;
  return { written: [...touched], leftOut: postponed === 0 ? [] : [more] };
}

/** What is for a later pull request stands nowhere else once the statement is gone that it was proposed for. */
function showLater({ file, sql, after }: FixFile, { log }: World): void {
  if (after === undefined) return;
  log.line(`  for later, when ${after}: ${file}`);
  for (const line of sql.trimEnd().split("\n")) log.line(`    ${line}`);
}

type Fixable = Finding & { readonly fix: readonly FixFile[] };

/** Open findings with a fix; those that need several files first, since they move the statement elsewhere. */
function fixable(findings: readonly Finding[]): readonly Fixable[] {
  const open = findings.filter((one): one is Fixable => one.fix !== undefined && one.waived === null);
  return open.toSorted((a, b) => b.fix.length - a.fix.length);
}

/** Changes of lines of one file go in together, behind the fixes that take several files. */
function atOnce(fixes: readonly Fixable[]): readonly Pick<Fixable, "fix">[] {
  const changes = new Map<string, FileChange[]>();
  const others = fixes.filter(({ fix, suggestion }) => {
    const change = toFileChange(fix, suggestion);
    if (change !== null) changes.set(change.file, [...(changes.get(change.file) ?? []), change]);
    return change === null;
  });
  const together = [...changes].flatMap(([file, [first, ...more]]) =>
    first === undefined ? [] : [{ fix: [{ file, sql: combineChanges([first, ...more]) }] }],
  );
  return [...others, ...together];
}

function recordedFiles({ files }: World, results: readonly EnvironmentResult[]): ReadonlySet<string> {
  const names = new Set(
    results.flatMap(({ report }) =>
      report.migrations.filter(({ state }) => !/^(?:pending|out-of-order)$/.test(state)).map(({ script }) => script),
    ),
  );
  return new Set(files.filter(({ name }) => names.has(name)).map(({ file }) => file));
}
