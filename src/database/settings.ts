import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { ownSearchPath } from "./target.js";
import type { Target } from "./target.js";

export interface ScriptSettings {
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs: number;
  /** Role to run as, so that objects belong to their owner; null for the one that logged in. */
  readonly role: string | null;
}

/** What one file may leave in the session and the next must not find (in this order; all are allowed in a transaction). */
const cleanUp = [
  "RESET SESSION AUTHORIZATION",
  "RESET ROLE",
  "RESET ALL",
  "CLOSE ALL",
  "UNLISTEN *",
  "DEALLOCATE ALL",
  "DISCARD TEMP",
];

/** Statements before every file: a clean session, then the tool's settings, then the role. */
export function beforeScript(
  target: Target,
  { lockTimeoutMs, statementTimeoutMs, role }: ScriptSettings,
): readonly string[] {
  const settings: readonly (readonly [string, string])[] = [
    ["search_path", target.searchPath],
    ["lock_timeout", String(lockTimeoutMs)],
    ["statement_timeout", String(statementTimeoutMs)],
    ["idle_session_timeout", "0"],
    ["idle_in_transaction_session_timeout", "0"],
    ...(target.major >= 17 ? [["transaction_timeout", "0"] as const] : []),
    ["standard_conforming_strings", "on"],
  ];
  const calls = settings.map(([name, value]) => `pg_catalog.set_config('${name}', ${quoteLiteral(value)}, false)`);
  const asRole = role === null ? [] : [`SET ROLE ${quoteIdentifier(role)}`];
  return [...cleanUp, `SELECT ${calls.join(", ")}`, ...asRole];
}

/** Statements before the tool's own ones, whatever a file did to the session. */
export const beforeOwn: readonly string[] = [
  "RESET SESSION AUTHORIZATION",
  "RESET ROLE",
  `SET search_path = ${ownSearchPath}`,
];
