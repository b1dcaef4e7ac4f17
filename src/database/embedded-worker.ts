/**
 * The thread that runs the embedded PostgreSQL (PGlite), so that a statement that never ends can be stopped by ending
 * the thread. The build copies it beside PGlite's own files. It answers each message with the server's answer.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { gatherAnswer } from "./bounded-answer.js";
import { readLibraries, unpackExtensions } from "./embedded-extensions.js";
import type { EmbeddedFiles } from "./embedded-extensions.js";
import { refuseForeignCode } from "./embedded-sandbox.js";

/** What the thread starts with. */
export interface WorkerStart {
  /** Folder with PGlite's files and the prebuilt data directory. */
  readonly assets: string;
  /** Folder of the database; null keeps it in memory. */
  readonly dataDir: string | null;
  /** What a new database starts as: the prebuilt data directory, or what `copy` gave; null where one is there already. */
  readonly start: "template" | Uint8Array<ArrayBuffer> | null;
}

/** A message for the server, and how many rows to keep of each result. */
export interface Asked {
  readonly message: Uint8Array;
  readonly maxRows: number;
}

interface PGliteModule {
  readonly PGlite: {
    create(options: object): Promise<{
      readonly Module: { readonly FS: EmbeddedFiles };
      execProtocolRawStream(
        message: Uint8Array,
        options: { readonly onRawData: (piece: Uint8Array) => void },
      ): Promise<void>;
      dumpDataDir(compression: "none"): Promise<Blob>;
      close(): Promise<void>;
    }>;
  };
}

const { assets, dataDir, start } = workerData as WorkerStart;
const module = (await import(pathToFileURL(join(assets, "index.js")).href)) as PGliteModule;
const image = start === "template" ? await readFile(join(assets, "template.tar.gz")) : start;
const database = await module.PGlite.create({
  ...(dataDir === null ? {} : { dataDir }),
  ...(image === null ? {} : { loadDataDir: new Blob([image]) }),
});
await unpackExtensions(database.Module.FS, join(assets, "extensions"));
refuseForeignCode(readLibraries(database.Module.FS));
parentPort?.on("message", (message: Asked | "close" | "copy") => {
  void (message === "close" ? stop() : message === "copy" ? copy() : answer(message));
});
parentPort?.postMessage("ready");

async function answer({ message, maxRows }: Asked): Promise<void> {
  const gathering = gatherAnswer(maxRows);
  await database.execProtocolRawStream(message, { onRawData: (piece) => gathering.add(piece) });
  const gathered = gathering.end();
  parentPort?.postMessage(gathered, [gathered.bytes.buffer]);
}

async function copy(): Promise<void> {
  const bytes = new Uint8Array(await (await database.dumpDataDir("none")).arrayBuffer());
  parentPort?.postMessage(bytes, [bytes.buffer]);
}

async function stop(): Promise<void> {
  await database.close();
  parentPort?.postMessage("closed");
  parentPort?.close();
}
