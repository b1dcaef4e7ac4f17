/**
 * The thread that runs the embedded PostgreSQL (PGlite), so that a statement that never ends can be stopped by ending
 * the thread. The build copies it beside PGlite's own files. It answers each message with the server's messages.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
const { assets, dataDir, fresh } = workerData;
const module = (await import(pathToFileURL(join(assets, "index.js")).href));
const template = fresh ? new Blob([await readFile(join(assets, "template.tar.gz"))]) : undefined;
const database = await module.PGlite.create({
    ...(dataDir === null ? {} : { dataDir }),
    ...(template === undefined ? {} : { loadDataDir: template }),
});
parentPort?.on("message", (message) => {
    void (message === "close" ? stop() : answer(message));
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
async function stop() {
    await database.close();
    parentPort?.postMessage("closed");
    parentPort?.close();
}
