import { toMessage } from "../database/message.js";
import type { Chunk, Message } from "../database/message.js";
import { checkDeferred } from "../database/settings.js";
import type { Runnable } from "../database/transaction.js";
import type { ShadowDatabase } from "./shadow.js";

/** A script with its place in the list that is replayed. */
export interface Numbered extends Runnable {
  readonly index: number;
}

/** What one message runs: scripts in a transaction each, or one script that cannot be in one. */
export type Batch =
  | { readonly kind: "together"; readonly scripts: readonly Numbered[] }
  | { readonly kind: "alone"; readonly script: Numbered };

/** So much fits into one message without anything waiting for it; small files share the round trips. */
const mostScripts = 50;
const mostCharacters = 200_000;

/**
 * Divides scripts into messages. The embedded database gets one at a time: after each, it must show that it still works.
 */
export function toBatches(scripts: readonly Runnable[], engine: ShadowDatabase["engine"]): readonly Batch[] {
  const batches: Batch[] = [];
  let together: Numbered[] = [];
  let characters = 0;
  const flush = (): void => {
    if (together.length > 0) batches.push({ kind: "together", scripts: together });
    [together, characters] = [[], 0];
  };
  for (const [index, script] of scripts.entries()) {
    const numbered = { ...script, index };
    if (!script.parsed.transactional) {
      flush();
      batches.push({ kind: "alone", script: numbered });
      continue;
    }
    const { length } = script.parsed.sql;
    const full = together.length === mostScripts || characters + length > mostCharacters;
    if (together.length > 0 && (engine === "embedded" || full)) flush();
    together.push(numbered);
    characters += length;
  }
  flush();
  return batches;
}

/** How a transaction of a rehearsal begins, whatever the cluster's defaults are. */
export const begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

/** What pg_stat_activity shows while a script runs. */
export function runningName(index: number): string {
  return `replay ${index}`;
}

/** One message that runs scripts, a transaction each; `ends[i]` statements are complete when the i-th is committed. */
export function toBatchMessage(
  scripts: readonly Numbered[],
  { prepare }: ShadowDatabase,
): { readonly message: Message; readonly ends: readonly number[] } {
  const chunks: Chunk[] = [];
  const ends: number[] = [];
  let count = 0;
  for (const { index, script, parsed } of scripts) {
    const before = [begin, ...prepare, sayRunning(index)];
    chunks.push(
      { kind: "own", statements: before },
      { kind: "script", script: parsed },
      { kind: "end", statements: [checkDeferred, "COMMIT"], file: script.file },
    );
    count += before.length + parsed.statements.length + 2;
    ends.push(count);
  }
  return { message: toMessage(chunks), ends };
}

/** The message before a script that runs statement by statement. */
export function toPreparation(index: number, { prepare }: ShadowDatabase): string {
  return [begin, ...prepare, sayRunning(index), "COMMIT"].join(";\n");
}

function sayRunning(index: number): string {
  return `SELECT pg_catalog.set_config('application_name', '${runningName(index)}', false)`;
}
