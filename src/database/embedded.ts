import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync, closeSync } from "node:fs";
import { join } from "node:path";
import { pid as ownPid } from "node:process";
import { Worker } from "node:worker_threads";
import { serialize } from "pg-protocol";
import { Parser } from "pg-protocol/dist/parser.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import { compileWebAssemblyOnce } from "../sql/webassembly.js";
import { processExists } from "./process-exists.js";
import { connectionLost } from "./session.js";
import type { BoundedAnswer } from "./bounded-answer.js";
import type { Asked, WorkerStart } from "./embedded-worker.js";
import type { Notice, Reply, Result, SendOptions, Session } from "./session.js";
import { noticeOfRest, toServerMessage } from "./server-message.js";

export interface EmbeddedOptions {
  /** Folder with PGlite's files, `worker.js` and `template.tar.gz`: `dist/pglite`. */
  readonly assets: string;
  /** Folder that keeps the database, made when missing; null keeps it in memory. */
  readonly folder: string | null;
  /** The run's. What is opened after its abort is for the record alone, and ends itself in time. */
  readonly signal?: AbortSignal;
}

/** Of the patience that a cancelled run has. */
const recordMs = 4000;

/** A data directory as an archive. */
export type EmbeddedImage = Uint8Array<ArrayBuffer>;

/** A database in memory, which is gone with its session. */
export interface InMemory extends Session {
  /** The database as it is on its disk: run CHECKPOINT before. */
  copy(): Promise<EmbeddedImage>;
}

/**
 * Opens the embedded PostgreSQL. Two processes on one folder would lose each other's rows, so a lock file guards it;
 * one whose process is gone is taken over. Throws Failure("embedded-in-use").
 */
export async function openEmbedded({ assets, folder, signal }: EmbeddedOptions): Promise<Session> {
  const release = folder === null ? () => {} : once(takeLockFile(folder));
  const limit = signal?.aborted === true ? AbortSignal.timeout(recordMs) : undefined;
  const dataDir = folder === null ? null : join(folder, "data");
  const fresh = dataDir === null || !existsSync(join(dataDir, "PG_VERSION"));
  return await start({ assets, dataDir, start: fresh ? "template" : null }, release, limit);
}

/** Opens an embedded PostgreSQL in memory, empty or as `image` has it. */
export async function openInMemory({
  assets,
  image,
}: Pick<EmbeddedOptions, "assets"> & { readonly image: EmbeddedImage | null }): Promise<InMemory> {
  return await start({ assets, dataDir: null, start: image ?? "template" }, () => {});
}

async function start(workerData: WorkerStart, release: () => void, limit?: AbortSignal): Promise<InMemory> {
  await compileWebAssemblyOnce();
  // The thread needs no environment: what is not there cannot be read.
  const worker = new Worker(join(workerData.assets, "worker.js"), { workerData, env: {} });
  limit?.addEventListener("abort", () => void worker.terminate(), { once: true });
  try {
    await next(worker, null);
  } catch (error) {
    release();
    throw error;
  }
  return toSession(worker, release);
}

function toSession(worker: Worker, release: () => void): InMemory {
  return {
    announcedPid: null,
    send: async (sql, options) => {
      const message = toMessage(sql, options?.copyData ?? []);
      const asked = { message, maxRows: options?.maxRows ?? Number.POSITIVE_INFINITY };
      return toReply((await next(worker, asked)) as BoundedAnswer, options);
    },
    // One thread runs both the server and its signals: ending it is the only way, and its files survive as after a crash.
    cancel: async () => {
      await worker.terminate();
      release(); // whoever cancels may look what was committed
    },
    copy: async () => (await next(worker, "copy")) as EmbeddedImage,
    close: async () => {
      await next(worker, "close").catch(() => {}); // already ended by cancel
      await worker.terminate();
      release();
    },
  };
}

/** A second call does nothing: by then the lock file may be somebody else's. */
function once(work: () => void): () => void {
  let todo = work;
  return () => {
    todo();
    todo = () => {};
  };
}

function toMessage(sql: string, copyData: readonly string[]): Uint8Array {
  const copies = copyData.flatMap((data) => [serialize.copyData(Buffer.from(data, "utf8")), serialize.copyDone()]);
  return Buffer.concat([serialize.query(sql), ...copies]);
}

/** Posts a message and awaits the thread's next one. Throws when the thread ends instead. */
function next(worker: Worker, message: Asked | "close" | "copy" | null): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
      finish();
    };
    const onMessage = (value: unknown): void => settle(() => resolve(value));
    const onError = (error: unknown): void => settle(() => reject(connectionLost(error)));
    const onExit = (): void => settle(() => reject(connectionLost(new Error("the embedded database was stopped"))));
    // One that has ended says nothing any more.
    if (worker.threadId === -1) return onExit();
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
    if (message !== null) worker.postMessage(message);
  });
}

interface BackendMessage {
  readonly name: string;
  readonly text?: string;
  readonly fields?: readonly unknown[];
}

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

function toReply({ bytes, left }: BoundedAnswer, options: SendOptions = {}): Reply {
  const results: Result[] = [];
  const notices: Notice[] = [];
  let fields: readonly Field[] = [];
  let rows: (readonly (string | null)[])[] = [];
  let error: Reply["error"] = null;
  new Parser().parse(Buffer.from(bytes.buffer), (message: BackendMessage) => {
    if (message.name === "rowDescription") {
      fields = message.fields as readonly Field[];
    } else if (message.name === "dataRow") {
      rows.push(message.fields as readonly (string | null)[]);
    } else if (message.name === "commandComplete") {
      const [columns, types] = [fields.map(({ name }) => name), fields.map(({ dataTypeID }) => dataTypeID)];
      const result = { command: message.text ?? "", columns, types, rows };
      results.push(result);
      [fields, rows] = [[], []];
      options.onResult?.(result);
    } else if (message.name === "notice") {
      const notice = { ...toServerMessage(message), completed: results.length };
      notices.push(notice);
      options.onNotice?.(notice);
    } else if (message.name === "error") {
      error = toServerMessage(message);
    }
  });
  if (left !== null) options.onNotice?.(noticeOfRest(left));
  return { results, notices, error };
}

function takeLockFile(folder: string): () => void {
  const file = join(folder, "lock");
  try {
    const made = mkdirSync(folder, { recursive: true });
    // A database to try things on does not belong into anybody's commit.
    if (made !== undefined) writeFileSync(join(folder, ".gitignore"), "*\n");
    if (writeLockFile(file) === "taken") {
      const holder = Number(readFileSync(file, "utf8"));
      if (processExists(holder)) throw inUse(folder, file, String(holder));
      rmSync(file, { force: true });
      // A second process that saw the same stale file may be faster.
      if (writeLockFile(file) === "taken") throw inUse(folder, file, readFileSync(file, "utf8"));
    }
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    const message = `the folder of the embedded database cannot be used: ${(cause as Error).message}`;
    const help = "run it where you may write, or give a database URL";
    throw new Failure("database", [finding("connection", { message, help })], { cause });
  }
  return () => rmSync(file, { force: true });
}

function inUse(folder: string, file: string, holder: string): Failure {
  const message = `the embedded database in ${folder} is in use by process ${holder}`;
  const help = `wait for it to end; if that is another program, remove ${file}`;
  return new Failure("database", [finding("embedded-in-use", { message, help })]);
}

function writeLockFile(file: string): "written" | "taken" {
  try {
    const descriptor = openSync(file, "wx");
    writeSync(descriptor, String(ownPid));
    closeSync(descriptor);
    return "written";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return "taken";
    throw error;
  }
}
