/**
 * The thread that runs the embedded PostgreSQL (PGlite), so that a statement that never ends can be stopped by ending
 * the thread. The build copies it beside PGlite's own files. It answers each message with the server's messages.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
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
async function answer(message) {
    const { messages } = await database.execProtocol(message, { throwOnError: false });
    // Errors are Error objects: cloning keeps only name, message and stack, so the fields are copied.
    parentPort?.postMessage(messages.map((one) => ({ ...one, ...textOf(one) })));
}
function textOf(message) {
    return message instanceof Error ? { message: message.message } : {};
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
