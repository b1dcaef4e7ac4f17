/**
 * The thread that runs the embedded PostgreSQL (PGlite), so that a statement that never ends can be stopped by ending
 * the thread. The build copies it beside PGlite's own files. It answers each message with the server's messages.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

interface WorkerStart {
  /** Folder with PGlite's files and the prebuilt data directory. */
  readonly assets: string;
  /** Folder of the database; null keeps it in memory. */
  readonly dataDir: string | null;
  /** True where the folder is new and starts as a copy of the prebuilt data directory. */
  readonly fresh: boolean;
}

interface PGliteModule {
  readonly PGlite: {
    create(options: object): Promise<{
      execProtocol(message: Uint8Array, options: object): Promise<{ readonly messages: readonly object[] }>;
      close(): Promise<void>;
    }>;
  };
}

const { assets, dataDir, fresh } = workerData as WorkerStart;
const module = (await import(pathToFileURL(join(assets, "index.js")).href)) as PGliteModule;
const template = fresh ? new Blob([await readFile(join(assets, "template.tar.gz"))]) : undefined;
const database = await module.PGlite.create({
  ...(dataDir === null ? {} : { dataDir }),
  ...(template === undefined ? {} : { loadDataDir: template }),
});
parentPort?.on("message", (message: Uint8Array | "close") => {
  void (message === "close" ? stop() : answer(message));
});
parentPort?.postMessage("ready");

async function answer(message: Uint8Array): Promise<void> {
  const { messages } = await database.execProtocol(message, { throwOnError: false });
  // Errors are Error objects: cloning keeps only name, message and stack, so the fields are copied.
  parentPort?.postMessage(messages.map((one) => ({ ...one, ...textOf(one) })));
}

function textOf(message: object): object {
  return message instanceof Error ? { message: message.message } : {};
}

async function stop(): Promise<void> {
  await database.close();
  parentPort?.postMessage("closed");
  parentPort?.close();
}
