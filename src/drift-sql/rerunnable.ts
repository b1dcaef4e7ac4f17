import type { Unit } from "./statement.js";

const name = String.raw`(?:"(?:[^"]|"")*"|[\w$]+)(?:\.(?:"(?:[^"]|"")*"|[\w$]+))*`;

/** Each makes one form of statement harmless where it has run before; `$1` and so on are its parts. */
const guards: readonly (readonly [RegExp, string])[] = [
  [
    /^CREATE (TABLE|UNLOGGED TABLE|SCHEMA|SEQUENCE|EXTENSION|MATERIALIZED VIEW|FOREIGN TABLE|SERVER|COLLATION|USER MAPPING|STATISTICS) (?!IF )/,
    "CREATE $1 IF NOT EXISTS ",
  ],
  [/^CREATE (UNIQUE )?INDEX (?!IF |CONCURRENTLY |ON )/, "CREATE $1INDEX IF NOT EXISTS "],
  [/^CREATE (VIEW|TRIGGER|RULE|AGGREGATE) /, "CREATE OR REPLACE $1 "],
  [new RegExp(`^ALTER TABLE (${name}) ADD COLUMN (?!IF )`), "ALTER TABLE $1 ADD COLUMN IF NOT EXISTS "],
  [new RegExp(`^ALTER TABLE (${name}) DROP (COLUMN|CONSTRAINT) (?!IF )`), "ALTER TABLE $1 DROP $2 IF EXISTS "],
  [new RegExp(`^ALTER DOMAIN (${name}) DROP CONSTRAINT (?!IF )`), "ALTER DOMAIN $1 DROP CONSTRAINT IF EXISTS "],
  [new RegExp(`^ALTER TYPE (${name}) ADD VALUE (?!IF )`), "ALTER TYPE $1 ADD VALUE IF NOT EXISTS "],
  [new RegExp(`^ALTER TYPE (${name}) DROP ATTRIBUTE (?!IF )`), "ALTER TYPE $1 DROP ATTRIBUTE IF EXISTS "],
  [
    new RegExp(`^ALTER TEXT SEARCH CONFIGURATION (${name}) DROP MAPPING (?!IF )`),
    "ALTER TEXT SEARCH CONFIGURATION $1 DROP MAPPING IF EXISTS ",
  ],
  [/^(ALTER TABLE [^]+) DROP (EXPRESSION|IDENTITY)$/, "$1 DROP $2 IF EXISTS"],
  [
    /^DROP (TABLE|SCHEMA|SEQUENCE|EXTENSION|MATERIALIZED VIEW|VIEW|FOREIGN TABLE|SERVER|COLLATION|CONVERSION|USER MAPPING|STATISTICS|INDEX|FUNCTION|PROCEDURE|ROUTINE|AGGREGATE|TYPE|DOMAIN|TRIGGER|RULE|POLICY|EVENT TRIGGER|PUBLICATION|FOREIGN DATA WRAPPER|LANGUAGE|CAST|TRANSFORM|OPERATOR CLASS|OPERATOR FAMILY|OPERATOR|ACCESS METHOD|TEXT SEARCH [A-Z]+) (?!IF )/,
    "DROP $1 IF EXISTS ",
  ],
];

/** Makes statements harmless where they have run before, as far as that takes a word or two. */
export function toRerunnable(unit: Unit): Unit {
  return unit.map((statement) => {
    const found = guards.find(([form]) => form.test(statement.sql));
    return found === undefined ? statement : { ...statement, sql: statement.sql.replace(...found) };
  });
}
