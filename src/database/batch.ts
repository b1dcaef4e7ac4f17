import type { BatchMessage } from "./batch-message.js";
import { isDisturbed } from "./batch-statements.js";
import { makeDurable } from "./make-durable.js";
import { blame } from "./message.js";
import type { Outcome, Wal } from "./outcome.js";
import { inWords } from "./recorded.js";
import type { Result } from "./session.js";
import { beforeOwn } from "./settings.js";
import { refuseLostLock, sendMessage, toWatching, walOf, walSql } from "./transaction.js";
import type { Held, RunOptions } from "./transaction.js";
import { watched } from "./watch.js";

export interface BatchOptions extends RunOptions {
  /** Told of each unit when the server says that it has committed, in order; a server that crashes may lose it yet. */
  readonly onCommitted: () => void;
  /** Told of units, in order, when nothing can take them back any more, with the milliseconds that each took. */
  readonly onDurable: (executionMs: readonly number[]) => void;
}

/**
 * `failed`: the units before the one that failed are committed, perhaps all there are, and none behind it was begun.
 * `disturbed`: the same, but it was a statement of ours that failed, such as one that the file has taken away, or nothing
 * was run: it must be run alone. `session`: whether what batches execute is still prepared in it.
 */
export type BatchOutcome = (
  { readonly kind: "done" | "disturbed" } | Omit<Extract<Outcome, { kind: "failed" }>, "unit">
) & { readonly wal: Wal; readonly session: "prepared" | "clean" };

/**
 * Runs units that follow one another in one message, each in a transaction of its own, in a session in which what they
 * execute is prepared. The server ends a message at its first error, so nothing runs behind a unit that failed. Only the
 * last COMMIT waits for the disk and for standbys, which covers all before it. Nothing is repeated. Throws Failure for a
 * lost connection, after which more may be committed than was told, and for a lost lock.
 */
export async function runBatch(
  held: Held,
  batch: BatchMessage,
  wal: Wal,
  options: BatchOptions,
): Promise<BatchOutcome> {
  const { session, target } = held;
  const { message, scripts } = batch;
  const counter = countUnits(batch, options);
  const { value: reply, watched: seen } = await watched(toWatching(held, scripts, options), () =>
    sendMessage(held, message, { ...options, onResult: counter.note }),
  );
  if (reply.error === null) {
    counter.tellDurable();
    return { kind: "done", wal: walOf(reply, wal), session: "prepared" };
  }
  const after = walOf(await session.send(["ROLLBACK", ...beforeOwn(target), walSql].join(";\n")), wal);
  await makeDurable(session);
  counter.tellDurable();
  const left = { wal: after, session: "clean" } as const;
  const error = await inWords(held, refuseLostLock(blame(message, reply, reply.error)));
  // The server reads a whole message before it runs any of it: syntax newer than the server keeps all of it from running.
  if (reply.results.length === 0 || isDisturbed(error)) return { kind: "disturbed", ...left };
  return { kind: "failed", error, watched: seen, ...left };
}

/** Follows the results of a batch: which of its units have committed, and how long each took. */
function countUnits(
  { ends }: BatchMessage,
  { onCommitted, onDurable }: Pick<BatchOptions, "onCommitted" | "onDurable">,
): { readonly note: (result: Result) => void; readonly tellDurable: () => void } {
  const executionMs: number[] = [];
  let [completed, tookMs] = [0, 0];
  return {
    note: ({ rows }) => {
      const end = ends[executionMs.length];
      if (end === undefined) return;
      completed += 1;
      if (completed === end.timed) tookMs = Number(rows[0]?.[1] ?? 0);
      if (completed < end.count) return;
      executionMs.push(tookMs);
      completed = 0;
      onCommitted();
    },
    tellDurable: () => onDurable(executionMs),
  };
}
