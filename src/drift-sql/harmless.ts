import type { Statement } from "./statement.js";

/**
 * Forms that only a superuser may run and that only write to the catalog: none calls a function of the database, loads
 * a library or looks at an expression. Extensions and foreign data are not among them, for scripts and validators do.
 */
const forms = [
  // One that fires for a superuser too, or at a login, would run somebody's code as one.
  /^(?:CREATE|ALTER|DROP) EVENT TRIGGER\b(?![^]*\b(?:ENABLE\s+(?:ALWAYS|REPLICA)|login)\b)/i,
  /^(?:CREATE|ALTER|DROP) (?:ACCESS METHOD|(?:TRUSTED )?LANGUAGE|TEXT SEARCH (?:TEMPLATE|PARSER)|OPERATOR (?:CLASS|FAMILY)|CAST|TRANSFORM)\b/,
  /^(?:CREATE|ALTER|DROP) PUBLICATION\b(?![^]*\bWHERE\b)/,
  /^ALTER FUNCTION [^]+ (?:NOT )?LEAKPROOF$/,
  /^(?:GRANT|REVOKE) [^]+ ON (?:LANGUAGE|ROUTINE|FUNCTION|PROCEDURE|FOREIGN DATA WRAPPER|FOREIGN SERVER|TYPE|SCHEMA|TABLE|SEQUENCE)\b/,
  /^COMMENT ON\b/,
  // Up to 15 the roles that reach files are superusers here: what runs as its owner must not be theirs.
  /^ALTER [A-Z ]+ (?:"(?:[^"]|"")*"|[^"(),; ])+(?:\([^()]*\))? OWNER TO (?!"?pg_(?!database_owner\b))(?:"(?:[^"]|"")*"|\w+)$/,
  /^ALTER TABLE (?:"(?:[^"]|"")*"|[^"(),; ])+ (?:ENABLE|DISABLE) TRIGGER ALL$/,
  /^UPDATE pg_catalog\.pg_index SET indisvalid = false WHERE indexrelid = E'(?:[^'\\]|''|\\\\)*'::pg_catalog\.regclass$/,
];

/** As `toGuarded` wraps a statement. */
const guard = /^DO (\$drift_*\$)BEGIN\n([^]*);\nEXCEPTION WHEN [a-z_ OR]+ THEN NULL;\nEND\1$/;

/** Whether a superuser may run it although somebody else's names are in it. */
export function isHarmless({ sql }: Statement): boolean {
  const [, , inner] = guard.exec(sql) ?? [];
  return forms.some((form) => form.test(inner ?? sql));
}
