import { toMigrationSet } from "../../src/core/migration-set.js";
import type { SourceFile } from "../../src/core/migration-set.js";
import type { Script } from "../../src/core/model.js";
import type { Runnable } from "../../src/database/transaction.js";
import { rehearse, type Rehearsal, type RehearseOptions } from "../../src/shadow/rehearsal/rehearse.js";
import type { Rehearsed } from "../../src/shadow/rehearsal/rehearsed.js";
import type { Shadow } from "../../src/shadow/shadow.js";
import { parseScript } from "../../src/sql/script.js";

/** Files by name, as they are rehearsed. */
export type Files = Readonly<Record<string, string>>;

async function toRunnable(script: Script): Promise<Runnable> {
  return { script, parsed: await parseScript(script, new Map()) };
}

/** Rehearses files, each `V` with its `U`, on a shadow. */
export async function rehearseFiles(
  shadow: Shadow,
  files: Files,
  options: Partial<Omit<RehearseOptions, "clone">> = {},
): Promise<readonly Rehearsed[]> {
  return (await rehearseAll(shadow, files, options)).rehearsed;
}

/** The same with what was found of no file alone. */
export async function rehearseAll(
  shadow: Shadow,
  files: Files,
  options: Partial<Omit<RehearseOptions, "clone">> = {},
): Promise<Rehearsal> {
  const sources = Object.entries(files).map(([name, text]): SourceFile => ({
    file: `migrations/${name}`,
    name,
    text,
    settings: {},
  }));
  const set = toMigrationSet(sources, new Map());
  const candidates = await Promise.all(
    set.versioned.map(async (migration) => ({
      migration,
      runnable: await toRunnable(migration.script),
      undo: migration.undo === null ? null : await toRunnable(migration.undo),
    })),
  );
  const signal = new AbortController().signal;
  return await rehearse(candidates, {
    scriptMs: 20_000,
    totalMs: 120_000,
    signal,
    lacking: [],
    ...options,
    clone: shadow.clone,
  });
}

/** What was found, one line each: rule and message. */
export function show({ findings }: Rehearsed): readonly string[] {
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}
