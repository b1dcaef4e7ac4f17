/**
 * Closes the ways out of the embedded database's thread. PostgreSQL loads libraries from files, a superuser can write
 * such a file, and PGlite's loader evaluates JavaScript that a library brings along: without this, SQL could run code in
 * our process, with our environment.
 */
import { createHash } from "node:crypto";
/**
 * From here on only the given libraries are compiled, told by their content, and no text is evaluated. To be called in
 * the thread when the database has started and before anybody's SQL runs.
 */
export function refuseForeignCode(libraries) {
    const known = new Set(libraries.map(digest));
    const guard = (value) => {
        if (!isBytes(value) || known.has(digest(value)) || hasNoCode(toBytes(value)))
            return;
        throw new Error("a library that did not come with the embedded database is not loaded");
    };
    const loaders = globalThis;
    loaders.eval = () => {
        throw new Error("no text is evaluated here");
    };
    for (const name of ["Module", "compile", "instantiate"]) {
        loaders.WebAssembly[name] = new Proxy(loaders.WebAssembly[name], {
            apply(target, self, values) {
                guard(values[0]);
                return Reflect.apply(target, self, values);
            },
            construct(target, values) {
                guard(values[0]);
                return Reflect.construct(target, values);
            },
        });
    }
}
function digest(bytes) {
    return createHash("sha256").update(toBytes(bytes)).digest("hex");
}
function isBytes(value) {
    return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}
function toBytes(bytes) {
    return ArrayBuffer.isView(bytes)
        ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        : new Uint8Array(bytes);
}
/** Sections of a module: types, imports, exports. */
const harmless = new Set([1, 2, 7]);
/** The loader makes tiny modules that only hand a function on. One without code, data and custom sections does nothing. */
function hasNoCode(bytes) {
    for (let at = 8; at < bytes.length;) {
        if (!harmless.has(bytes[at] ?? 0))
            return false;
        const size = bytes[at + 1] ?? 0;
        if (size >= 0x80)
            return false; // such a section is never that long
        at += 2 + size;
    }
    return true;
}
