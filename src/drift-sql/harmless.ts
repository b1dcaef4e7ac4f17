import type { Statement } from "./statement.js";

/**
 * Forms that only a superuser may run and that only write to the catalog: none calls a function of the database, loads
 * a library or looks at an expression. Extensions are not among them, for their scripts do.
 */
const forms = [
  // One that fires for a superuser too, or at a login, would run somebody's code as one.
  /^(?:CREATE|ALTER|DROP) EVENT TRIGGER\b(?![^]*\b(?:ENABLE\s+(?:ALWAYS|REPLICA)|login)\b)/i,
  /^(?:CREATE|ALTER|DROP) (?:ACCESS METHOD|(?:TRUSTED )?LANGUAGE|TEXT SEARCH (?:TEMPLATE|PARSER)|OPERATOR (?:CLASS|FAMILY)|CAST|TRANSFORM)\b/,
  // Nothing of an extension is run where it moves.
  /^ALTER EXTENSION (?:"(?:[^"]|"")*"|[\w$]+) SET SCHEMA (?:"(?:[^"]|"")*"|[\w$]+)$/,
  // A validator would be run.
  /^(?:CREATE|DROP) FOREIGN DATA WRAPPER\b(?![^]*\bVALIDATOR\b)/i,
  /^(?:CREATE|ALTER|DROP) PUBLICATION\b(?![^]*\bWHERE\b)/,
  // Only functions in C can support others.
  /^ALTER FUNCTION [^]+ (?:(?:NOT )?LEAKPROOF|SUPPORT (?:"(?:[^"]|"")*"|[\w.$])+)$/,
  // A name in two parts means something to extensions at most.
  /^ALTER (?:FUNCTION|PROCEDURE) [^]+ SET "(?:[^"]|"")+"(?:\."(?:[^"]|"")+")+ TO E'(?:[^'\\]|''|\\\\)*'$/,
  /^(?:GRANT|REVOKE) [^]+ ON (?:LANGUAGE|ROUTINE|FUNCTION|PROCEDURE|FOREIGN DATA WRAPPER|FOREIGN SERVER|TYPE|SCHEMA|TABLE|SEQUENCE)\b/,
  /^COMMENT ON\b/,
  // Up to 15 the roles that reach files are superusers here: what runs as its owner must not be theirs.
  /^ALTER [A-Z ]+ (?:"(?:[^"]|"")*"|[^"(),; ])+(?:\([^()]*\))? OWNER TO (?!"?pg_(?!database_owner\b))(?:"(?:[^"]|"")*"|\w+)$/,
  /^ALTER TABLE (?:"(?:[^"]|"")*"|[^"(),; ])+ (?:ENABLE|DISABLE) TRIGGER ALL$/,
  /^UPDATE pg_catalog\.pg_index SET indisvalid = false WHERE indexrelid = E'(?:[^'\\]|''|\\\\)*'::pg_catalog\.regclass$/,
];

/** As `toGuarded` wraps a statement. */
const guard = /^DO (\$drift_*\$)BEGIN\n([^]*);\nEXCEPTION WHEN [a-z_ OR]+ THEN NULL;\nEND\1$/;

const name = String.raw`("(?:[^"]|"")*"|[\w$]+)`;
const text = String.raw`E?'(?:[^'\\]|''|\\\\)*'`;
const withOptions = [
  new RegExp(`^ALTER FOREIGN DATA WRAPPER ${name} OPTIONS \\(`),
  new RegExp(
    `^CREATE SERVER (?:IF NOT EXISTS )?(?:${name})(?: TYPE ${text})?(?: VERSION ${text})? FOREIGN DATA WRAPPER ${name}`,
  ),
];

/** The wrapper that it gives options to, quoted; null for all else. That is as harmless, where it has no validator. */
export function wrapperOf({ sql }: Statement): string | null {
  const bare = withoutGuard(sql);
  return withOptions.map((form) => form.exec(bare)?.at(-1)).find((found) => found !== undefined) ?? null;
}

/** Whether a superuser may run it although somebody else's names are in it. */
export function isHarmless({ sql }: Statement): boolean {
  const bare = withoutGuard(sql);
  return forms.some((form) => form.test(bare));
}

function withoutGuard(sql: string): string {
  const [, , inner] = guard.exec(sql) ?? [];
  return inner ?? sql;
}
