import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { ownSearchPath } from "./target.js";
import type { Target } from "./target.js";

export interface ScriptSettings {
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs: number;
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
export function beforeScript(target: Target, { lockTimeoutMs, statementTimeoutMs }: ScriptSettings): readonly string[] {
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
  const asRole = target.role === null ? [] : [`SET ROLE ${quoteIdentifier(target.role)}`];
  return [...cleanUp, `SELECT ${calls.join(", ")}`, ...asRole];
}

/** Statements before the tool's own ones, whatever a file did to the session. */
export function beforeOwn({ role }: Target): readonly string[] {
  return [
    "RESET SESSION AUTHORIZATION",
    role === null ? "RESET ROLE" : `SET ROLE ${quoteIdentifier(role)}`,
    `SELECT pg_catalog.set_config('search_path', ${quoteLiteral(ownSearchPath)}, false), pg_catalog.set_config('statement_timeout', '0', false)`,
  ];
}

/**
 * Statements after a file is committed: a setting such as default_transaction_read_only would be in force when the next
 * transaction begins, before anything can be reset in it.
 */
export function afterScripts(target: Target): readonly string[] {
  return [...cleanUp, ...beforeOwn(target)];
}

/**
 * Statements between two scripts of one transaction: deferred constraints were checked for the one before, and wait
 * again for the next one. SET CONSTRAINTS has no DEFAULT, so those that are made to wait are named.
 */
export const deferAgain = `DO $defer$ DECLARE names text; BEGIN
  SELECT string_agg(DISTINCT format('%s.%I', c.connamespace::regnamespace, c.conname), ', ') INTO names FROM pg_constraint c
    WHERE c.condeferred AND NOT EXISTS (SELECT FROM pg_constraint o
      WHERE o.conname = c.conname AND o.connamespace = c.connamespace AND NOT o.condeferrable);
  IF names IS NOT NULL THEN EXECUTE 'SET CONSTRAINTS ' || names || ' DEFERRED'; END IF; END $defer$`;
