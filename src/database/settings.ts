import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { ownSearchPath } from "./target.js";
import type { Target } from "./target.js";

export interface ScriptSettings {
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs: number;
}

// The first one leaves no role until the minors of November 2024 (16.5), be it the one that the login begins with.
const backToOurselves: readonly string[] = ["RESET SESSION AUTHORIZATION", "RESET ROLE"];

/** Forgets who we were, and all settings. */
export const forgetSettings: readonly string[] = [...backToOurselves, "RESET ALL"];

/** Forgets all settings but who we are, and what else a session keeps but prepared statements. */
export const forgetPlain: readonly string[] = ["RESET ALL", "CLOSE ALL", "UNLISTEN *", "DISCARD TEMP"];

/** Undoes what one file may leave in the session and the next must not find (in this order; allowed in a transaction). */
export const cleanSession: readonly string[] = [...backToOurselves, ...forgetPlain, "DEALLOCATE ALL"];

/** Statements before a file, in a clean session: the tool's settings, then the role. */
export function beforeScript(target: Target, { lockTimeoutMs, statementTimeoutMs }: ScriptSettings): readonly string[] {
  const calls = settingCalls(target, {
    lockTimeout: `'${lockTimeoutMs}'`,
    statementTimeout: `'${statementTimeoutMs}'`,
  });
  return [`SELECT ${calls.join(", ")}`, ...changeRole(target)];
}

/** Expressions that make the tool's settings for a file, from expressions of the two that may differ. */
export function settingCalls(
  target: Target,
  { lockTimeout, statementTimeout }: { readonly lockTimeout: string; readonly statementTimeout: string },
): readonly string[] {
  const settings: readonly (readonly [string, string])[] = [
    ["search_path", quoteLiteral(target.searchPath)],
    ["lock_timeout", lockTimeout],
    ["statement_timeout", statementTimeout],
    ["idle_session_timeout", "'0'"],
    ["idle_in_transaction_session_timeout", "'0'"],
    ...(target.major >= 17 ? [["transaction_timeout", "'0'"] as const] : []),
    ["standard_conforming_strings", "'on'"],
  ];
  return settings.map(([name, value]) => `pg_catalog.set_config('${name}', ${value}, false)`);
}

/**
 * Statements behind a file and before the tool's own ones, whatever the file did to the session. In a transaction they
 * come before COMMIT: a setting such as default_transaction_read_only would be in force when the next one begins, before
 * anything can be reset in it.
 */
export function beforeOwn(target: Target): readonly string[] {
  return [...cleanSession, ...changeRole(target), ...ownSettings];
}

/**
 * Settings of the tool's own statements, and of the pauses between them, in which the server must not end the session;
 * and what the next message needs before it comes: the server takes it apart into tokens before it runs any of it.
 */
export const ownSettings: readonly string[] = [
  `SET search_path = ${ownSearchPath}`,
  "SET standard_conforming_strings = on",
  "SET statement_timeout = 0",
  "SET idle_session_timeout = 0",
];

/**
 * Statements behind a COMMIT, where triggers that wait for it have had the last word: who we are, and the settings. None of
 * the first three takes a snapshot, behind which a transaction that a message goes on with could not be made READ WRITE.
 */
export function behindCommit(target: Target): readonly string[] {
  return [...forgetSettings, ...changeRole(target), ...ownSettings];
}

/** Before a pause in a transaction: all settings are the session's own again, which may end it for pausing. */
export const beforePause: readonly string[] = ["SET LOCAL idle_in_transaction_session_timeout = 0"];

/**
 * The same as far as the tool's own statements need it, where what the transaction noted must stay until they have run;
 * `forgetPlain` follows them.
 */
export function beforeRecord(target: Target): readonly string[] {
  return [...backToOurselves, ...changeRole(target), ...ownSettings, "SET lock_timeout = 0"];
}

/** The role that the run changes to, by a statement. */
export function changeRole({ role }: Target): readonly string[] {
  return role === null ? [] : [`SET ROLE ${quoteIdentifier(role)}`];
}

/**
 * Deferred constraints fail here, where the file is to blame, and not at COMMIT; and so do triggers that others have put
 * on the tool's tables, before what is recorded is looked at.
 */
export const checkDeferred = "SET CONSTRAINTS ALL IMMEDIATE";

/**
 * The same where another script follows in the transaction, before which `deferAgain` is due. ALL would hold for
 * constraints that are yet to be made, and SET CONSTRAINTS has no DEFAULT, so each is named. Triggers run here, with the
 * file's own search_path: nothing of ours may be found by it.
 */
export const checkExisting = setExisting("IMMEDIATE", "");

/** Those that wait for COMMIT by themselves wait again. */
export const deferAgain = setExisting(
  "DEFERRED",
  `AND c.condeferred AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conname OPERATOR(pg_catalog.=) c.conname
        AND o.connamespace OPERATOR(pg_catalog.=) c.connamespace AND NOT o.condeferrable)`,
);

function setExisting(to: "IMMEDIATE" | "DEFERRED", which: string): string {
  return `DO $check$ DECLARE names pg_catalog.text; BEGIN
  SELECT pg_catalog.string_agg(DISTINCT pg_catalog.format('%s.%I', c.connamespace::pg_catalog.regnamespace, c.conname), ', ') INTO names
    FROM pg_catalog.pg_constraint c WHERE c.condeferrable AND pg_catalog.has_schema_privilege(c.connamespace, 'USAGE') ${which};
  IF names IS NOT NULL THEN EXECUTE pg_catalog.format('SET CONSTRAINTS %s ${to}', names); END IF; END $check$`;
}
