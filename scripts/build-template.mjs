/**
 * Makes the embedded database's prebuilt data directory, so that nobody waits for initdb. Run by hand after an update of
 * PGlite and commit the result: every cluster has an identifier of its own, so the bytes differ each time.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { templatePath } from "./build.mjs";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const { PGlite } = await import(pathToFileURL(join(dist, "pglite/index.js")).href);

// Small WAL segments: 15 MB less to unpack at each start.
const database = await PGlite.create({ initDbStartParams: ["--wal-segsize=1"] });
await database.exec("VACUUM FREEZE");
await database.exec("CHECKPOINT");
const tar = await database.dumpDataDir("none");
await database.close();
await writeFile(join(dist, templatePath), gzipSync(Buffer.from(await tar.arrayBuffer()), { level: 9 }));
