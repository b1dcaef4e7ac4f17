/** Puts the extensions that come with PGlite where its server looks for them. Runs in the embedded database's thread. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
/** Where the server is installed in its file system. */
const root = "/pglite";
/** Unpacks every extension (20 ms): which ones the SQL will ask for is not known beforehand. */
export async function unpackExtensions(files, folder) {
    const archives = (await readdir(folder)).filter((name) => name.endsWith(".tar.gz"));
    for (const archive of archives)
        unpack(files, gunzipSync(await readFile(join(folder, archive))));
}
/** Every library that the server can load. */
export function readLibraries(files) {
    const folder = `${root}/lib/postgresql`;
    const names = files.readdir(folder).filter((name) => name.endsWith(".so"));
    return names.map((name) => files.readFile(`${folder}/${name}`));
}
/** A tar file is a header of 512 bytes for each entry, then its content, filled up to a multiple of 512. */
function unpack(files, tar) {
    const text = (start, end) => tar.toString("latin1", start, end).replace(/\0[^]*$/, "");
    for (let at = 0; text(at, at + 100) !== "";) {
        const path = `${root}/${text(at, at + 100).replace(/^\.\//, "")}`;
        const size = Number.parseInt(text(at + 124, at + 136), 8);
        const isFile = text(at + 156, at + 157) !== "5";
        if (isFile) {
            files.mkdirTree(path.slice(0, path.lastIndexOf("/")));
            files.writeFile(path, new Uint8Array(tar.subarray(at + 512, at + 512 + size)));
        }
        at += 512 + Math.ceil(size / 512) * 512;
    }
}
