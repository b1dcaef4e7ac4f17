import type { Reply, Session } from "../database/session.js";

/**
 * What the embedded database must still be able to do. After some failures inside it, it says "done" to everything: then
 * neither is a value right nor does a division by zero fail.
 */
const value = "it sings";
export const canarySql = `SELECT '${value}';\nSELECT 1/0;\n`;

/** Statements of the canary that complete. */
export const canaryCount = 1;

/** Whether the reply to a message that ends with the canary shows a database that works. */
export function sings({ results, error }: Reply): boolean {
  return error?.sqlstate === "22012" && results.at(-1)?.rows[0]?.[0] === value;
}

/** Asks it on its own, outside any transaction. */
export async function isAlive(session: Session): Promise<boolean> {
  await session.send("ROLLBACK");
  return sings(await session.send(canarySql));
}
