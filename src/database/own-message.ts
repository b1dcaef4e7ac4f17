import { proveLock } from "./lock.js";
import { ownSearchPath } from "./target.js";
import type { Target } from "./target.js";

/** What a file did to the session stays for its next statement, so these are local to the transaction. */
const asOurselves = [
  "SET LOCAL SESSION AUTHORIZATION DEFAULT",
  "SET LOCAL ROLE NONE",
  `SET LOCAL search_path = ${ownSearchPath}`,
];

/** The tool's own statements as one message: one transaction that proves the lock first and again before COMMIT. */
export function ownMessageSql(target: Target, statements: readonly string[], after: readonly string[] = []): string {
  const proof = proveLock(target);
  return ["BEGIN", ...asOurselves, proof, ...statements, proof, "COMMIT", ...after].join(";\n");
}
