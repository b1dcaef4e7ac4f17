/** What libpg-query compiles to WebAssembly, as Emscripten hands it out: the part of the package that has no types. */
declare module "libpg-query/wasm/libpg-query.js" {
  /** Numbers are addresses in the memory; texts there are UTF-8 and end with a zero byte. */
  export interface Compiled {
    /** Another one whenever the memory has grown. */
    readonly HEAPU8: Uint8Array<ArrayBuffer>;
    readonly HEAPU32: Uint32Array<ArrayBuffer>;
    readonly _malloc: (bytes: number) => number;
    readonly _free: (address: number) => void;
    readonly _wasm_parse_query_raw: (sql: number) => number;
    readonly _wasm_free_parse_result: (result: number) => void;
    readonly _wasm_parse_plpgsql: (sql: number) => number;
    readonly _wasm_fingerprint: (sql: number) => number;
    readonly _wasm_free_string: (text: number) => void;
  }
  export default function start(): Promise<Compiled>;
}
