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
import { refuseForeignCode } from "./embedded-sandbox.js";
const { assets, dataDir, start } = workerData;
const module = (await import(pathToFileURL(join(assets, "index.js")).href));
const image = start === "template" ? await readFile(join(assets, "template.tar.gz")) : start;
const database = await module.PGlite.create({
    ...(dataDir === null ? {} : { dataDir }),
    ...(image === null ? {} : { loadDataDir: new Blob([image]) }),
});
await unpackExtensions(database.Module.FS, join(assets, "extensions"));
refuseForeignCode(readLibraries(database.Module.FS));
parentPort?.on("message", (message) => {
    void (message === "close" ? stop() : message === "copy" ? copy() : answer(message));
});
parentPort?.postMessage("ready");
async function answer({ message, maxRows }) {
    const gathering = gatherAnswer(maxRows);
    await database.execProtocolRawStream(message, { onRawData: (piece) => gathering.add(piece) });
    const gathered = gathering.end();
    parentPort?.postMessage(gathered, [gathered.bytes.buffer]);
}
async function copy() {
    const bytes = new Uint8Array(await (await database.dumpDataDir("none")).arrayBuffer());
    parentPort?.postMessage(bytes, [bytes.buffer]);
}
async function stop() {
    await database.close();
    parentPort?.postMessage("closed");
    parentPort?.close();
}
