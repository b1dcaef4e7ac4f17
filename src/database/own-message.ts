import { quoteIdentifier } from "../core/quote.js";
import { proveLock } from "./lock.js";
import { ownSearchPath } from "./target.js";
import type { Target } from "./target.js";

/**
 * The tool's own statements as one message: one transaction that proves the lock first and again before COMMIT. What a
 * file did to the session stays for its next statement, so the tool's own settings are local to the transaction.
 */
export function ownMessageSql(target: Target, statements: readonly string[]): string {
  const proof = proveLock(target);
  const asOurselves = [
    "SET LOCAL SESSION AUTHORIZATION DEFAULT",
    `SET LOCAL ROLE ${target.role === null ? "NONE" : quoteIdentifier(target.role)}`,
    `SET LOCAL search_path = ${ownSearchPath}`,
    "SET LOCAL statement_timeout = 0",
  ];
  const begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
  return [begin, ...asOurselves, proof, ...statements, proof, "COMMIT"].join(";\n");
}
