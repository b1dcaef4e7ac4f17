import type { Script } from "../core/model.js";
import { quoteLiteral } from "../core/quote.js";
import { endName, beginName, eventName, rowName } from "./batch-statements.js";
import { countOf, toMessage } from "./message.js";
import type { Chunk, Message } from "./message.js";
import type { VersionRow } from "./records.js";
import { beforeRecord, behindCommit, changeRole, checkDeferred, forgetPlain, forgetSettings } from "./settings.js";
import type { Target } from "./target.js";
import { walSql } from "./transaction.js";
import type { Runnable } from "./transaction.js";

/** One script of a version in a transaction of its own, then its row and its event. */
export interface BatchUnit {
  readonly runnable: Runnable;
  readonly row: VersionRow;
  /** SQL between the two. */
  readonly beside: readonly string[];
}

/** Units that follow one another in one message. */
export interface BatchMessage {
  readonly message: Message;
  readonly scripts: readonly Script[];
  /** Of each unit its number of statements, and which of them answers with its time, from 1. */
  readonly ends: readonly { readonly count: number; readonly timed: number }[];
}

/** Makes the message of some units, for a session in which what they execute is prepared. */
export function toBatchMessage(target: Target, units: readonly BatchUnit[]): BatchMessage {
  const chunks = units.map((unit, index) =>
    chunksOf(target, unit, index === units.length - 1 ? ["COMMIT"] : commitLightly),
  );
  return {
    message: toMessage([...chunks.flat(), ours([...behindCommit(target), walSql])]),
    scripts: units.map(({ runnable }) => runnable.script),
    // The last piece of a unit begins with what answers with its time.
    ends: chunks.map((own) => ({ count: countAll(own), timed: countAll(own.slice(0, -1)) + 1 })),
  };
}

/** Else the server plans a statement with parameters anew for its first five times, before it keeps a plan. */
const planOnce = "SET plan_cache_mode = force_generic_plan";

/** What a file directs over the timeouts of its run, which what it executes sets. */
function ownTimeouts({ directives: { lockTimeoutMs, statementTimeoutMs } }: Script): readonly string[] {
  return [
    ...(lockTimeoutMs === undefined ? [] : [`SET lock_timeout = ${lockTimeoutMs}`]),
    ...(statementTimeoutMs === undefined ? [] : [`SET statement_timeout = ${statementTimeoutMs}`]),
  ];
}

/** Behind a RESET ALL: whoever is not the last of a message need not wait for the disk, nor for standbys. */
const commitLightly: readonly string[] = ["SET LOCAL synchronous_commit = off", "COMMIT"];

/** The session is clean before it and behind it, but for what is prepared. */
function chunksOf(target: Target, { runnable, row, beside }: BatchUnit, end: readonly string[]): readonly Chunk[] {
  const { script, parsed } = runnable;
  const values = [row.version, row.description, row.script, row.checksum].map(quoteLiteral).join(", ");
  return [
    ours([
      ...forgetSettings,
      "BEGIN READ WRITE",
      `EXECUTE ${beginName}`,
      ...ownTimeouts(script),
      ...changeRole(target),
    ]),
    { kind: "script", script: parsed },
    { kind: "end", statements: [checkDeferred], file: script.file },
    ours([
      ...beforeRecord(target),
      planOnce,
      `EXECUTE ${rowName} (${values})`,
      ...beside,
      `EXECUTE ${eventName} (${values})`,
    ]),
    ours([`EXECUTE ${endName} (${values})`, ...forgetPlain, ...end]),
  ];
}

function countAll(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, chunk) => sum + countOf(chunk), 0);
}

function ours(statements: readonly string[]): Chunk {
  return { kind: "own", statements };
}
