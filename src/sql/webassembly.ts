/**
 * Keeps V8 from compiling PostgreSQL's huge functions a second time, optimised, in the background: 0.3 s of a core and
 * 500 MB, for which a process even waits at its end, and the parser becomes no faster (Node 20, 22 and 24, up to 20,000
 * statements). To be called before the WebAssembly is loaded.
 */
export async function compileWebAssemblyOnce(): Promise<void> {
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
}
