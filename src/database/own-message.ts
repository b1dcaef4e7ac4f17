import { quoteIdentifier } from "../core/quote.js";
import { proveLock } from "./lock.js";
import { checkDeferred } from "./settings.js";
import { ownSearchPath } from "./target.js";
import type { Target } from "./target.js";

/**
 * The tool's own statements as one message: one transaction that proves the lock first and again before COMMIT. What a
 * file did to the session stays for its next statement, so the tool's own settings are local to the transaction. Triggers that
 * wait for COMMIT are not waited for: what they change would come behind the look at what was written.
 */
export function ownMessageSql(target: Target, statements: readonly string[]): string {
  const proof = proveLock(target);
  const asOurselves = [
    "SET LOCAL SESSION AUTHORIZATION DEFAULT",
    // DEFAULT is what the login begins with (ALTER ROLE … SET role), where NONE would be the login itself.
    target.role === null ? "SET LOCAL role TO DEFAULT" : `SET LOCAL ROLE ${quoteIdentifier(target.role)}`,
    `SET LOCAL search_path = ${ownSearchPath}`,
    "SET LOCAL statement_timeout = 0",
    checkDeferred,
  ];
  const begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
  return [begin, ...asOurselves, proof, ...statements, proof, "COMMIT"].join(";\n");
}
