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

/** Deferred constraints fail here, where the file is to blame, and not at COMMIT. */
export const checkDeferred = "SET CONSTRAINTS ALL IMMEDIATE";

/**
 * The same where another script follows in the transaction: those that wait must wait again for it. SET CONSTRAINTS has
 * no DEFAULT, and ALL would hold for constraints that are yet to be made, so each is named. Triggers run here, with the
 * file's own search_path: nothing of ours may be found by it.
 */
export const checkDeferredAndGoOn = `DO $check$ DECLARE existing pg_catalog.text; waiting pg_catalog.text; BEGIN
  SELECT pg_catalog.string_agg(DISTINCT x.name, ', '), pg_catalog.string_agg(DISTINCT x.name, ', ') FILTER (WHERE x.waits) INTO existing, waiting
    FROM (SELECT pg_catalog.format('%s.%I', c.connamespace::pg_catalog.regnamespace, c.conname) AS name,
      c.condeferred AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conname OPERATOR(pg_catalog.=) c.conname
        AND o.connamespace OPERATOR(pg_catalog.=) c.connamespace AND NOT o.condeferrable) AS waits
      FROM pg_catalog.pg_constraint c WHERE c.condeferrable AND pg_catalog.has_schema_privilege(c.connamespace, 'USAGE')) x;
  IF existing IS NOT NULL THEN EXECUTE pg_catalog.format('SET CONSTRAINTS %s IMMEDIATE', existing); END IF;
  IF waiting IS NOT NULL THEN EXECUTE pg_catalog.format('SET CONSTRAINTS %s DEFERRED', waiting); END IF; END $check$`;
