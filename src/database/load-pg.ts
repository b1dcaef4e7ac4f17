import type pg from "pg";

/**
 * Loads `pg`, which asks at that moment whether it runs at Cloudflare. Where nothing has a name for the runtime, as in
 * Node 20, it looks at what answers of HTTP are like there, for which Node would load its whole HTTP client.
 */
export async function loadPg(): Promise<typeof pg> {
  const leave = nameRuntime();
  try {
    return (await import("pg")).default;
  } finally {
    leave();
  }
}

/** What Node itself says from 21 on; returns how to take it back. */
function nameRuntime(): () => void {
  if (Reflect.has(globalThis, "navigator")) return () => {};
  Reflect.set(globalThis, "navigator", { userAgent: "Node.js" });
  return () => {
    Reflect.deleteProperty(globalThis, "navigator");
  };
}
