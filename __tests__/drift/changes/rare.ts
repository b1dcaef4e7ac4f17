import type { Change } from "./change.js";

/** Privileges by default, settings, text search, operators and the like. */
export const rareChanges: readonly Change[] = [
  {
    name: "privileges are granted by default",
    sql: "ALTER DEFAULT PRIVILEGES FOR ROLE drift_owner IN SCHEMA shop GRANT INSERT ON TABLES TO drift_writer",
    expected: "security changed default privileges tables of drift_owner in shop: privileges",
  },
  {
    name: "privileges are granted by default to a role for the first time",
    sql: "ALTER DEFAULT PRIVILEGES FOR ROLE drift_writer GRANT SELECT ON TABLES TO drift_reader",
    expected: "security unexpected default privileges tables of drift_writer",
  },
  {
    name: "privileges are no longer revoked by default",
    sql: "ALTER DEFAULT PRIVILEGES FOR ROLE drift_owner GRANT EXECUTE ON FUNCTIONS TO PUBLIC",
    expected: "security missing default privileges functions of drift_owner",
  },
  {
    name: "a setting of the database is another",
    sql: "ALTER DATABASE {db} SET work_mem = '32MB'",
    expected: "operational changed setting work_mem: value",
  },
  {
    name: "a setting of the database comes",
    sql: "ALTER DATABASE {db} SET statement_timeout = '1min'",
    expected: "operational unexpected setting statement_timeout",
  },
  {
    name: "a setting of a role in the database goes",
    sql: "ALTER ROLE drift_reader IN DATABASE {db} RESET statement_timeout",
    expected: "operational missing setting statement_timeout of drift_reader",
  },
  {
    name: "the database is granted",
    sql: "GRANT TEMPORARY, CREATE ON DATABASE {db} TO drift_writer",
    expected: "security changed database database: privileges",
  },
  {
    name: "nobody may connect by default",
    sql: "REVOKE CONNECT ON DATABASE {db} FROM PUBLIC",
    expected: "security changed database database: privileges",
  },
  {
    name: "a dictionary is another",
    sql: "ALTER TEXT SEARCH DICTIONARY shop.stems (stopwords)",
    expected: "structural changed text search dictionary shop.stems: options",
  },
  {
    name: "a text search configuration maps otherwise",
    sql: "ALTER TEXT SEARCH CONFIGURATION shop.search ALTER MAPPING FOR word WITH simple",
    expected: "structural changed text search configuration shop.search: mappings",
  },
  {
    name: "a text search configuration is dropped",
    sql: "DROP TEXT SEARCH CONFIGURATION shop.search",
    expected: "structural missing text search configuration shop.search",
  },
  {
    name: "a text search template is dropped",
    sql: "DROP TEXT SEARCH TEMPLATE shop.plain",
    expected: "structural missing text search template shop.plain",
  },
  {
    name: "a text search parser is renamed",
    sql: "ALTER TEXT SEARCH PARSER shop.parser RENAME TO parsers",
    expected: [
      "structural missing text search parser shop.parser",
      "structural unexpected text search parser shop.parsers",
    ],
  },
  {
    name: "an operator is created",
    sql: "CREATE OPERATOR shop.<<< (leftarg = int, rightarg = int, function = shop.same_sign)",
    expected: "structural unexpected operator shop.<<<(integer,integer)",
  },
  {
    name: "an operator is estimated otherwise",
    sql: "ALTER OPERATOR shop.=== (int, int) SET (RESTRICT = NONE)",
    expected: "structural changed operator shop.===(integer,integer): restrict",
  },
  {
    name: "an operator class is created with its family",
    sql: "CREATE OPERATOR CLASS shop.extra FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int)",
    expected: "structural unexpected operator class shop.extra using hash",
  },
  {
    name: "an operator class goes, and its family stays",
    sql: "DROP OPERATOR CLASS shop.forwards USING btree",
    expected: [
      "structural missing operator class shop.forwards using btree",
      "structural changed operator family shop.lone using btree: definition",
    ],
  },
  {
    name: "an operator family gets an operator",
    sql: "ALTER OPERATOR FAMILY shop.lone USING btree ADD OPERATOR 1 < (int8, int4)",
    expected: "structural changed operator family shop.lone using btree: definition",
  },
  {
    name: "an operator family of a class gets an operator",
    sql: "ALTER OPERATOR FAMILY shop.backwards USING btree ADD OPERATOR 1 > (int4, int8)",
    expected: "structural changed operator class shop.backwards using btree: definition",
  },
  {
    name: "a cast is created",
    sql: "CREATE CAST (shop.address AS json) WITH INOUT AS IMPLICIT",
    expected: "structural unexpected cast shop.address as json",
  },
  {
    name: "a cast is made by itself",
    sql: "DROP CAST (shop.address AS text); CREATE CAST (shop.address AS text) WITH INOUT AS ASSIGNMENT; COMMENT ON CAST (shop.address AS text) IS 'one line'",
    expected: "structural changed cast shop.address as text: context",
  },
  {
    name: "a conversion is the default",
    sql: "DROP CONVERSION shop.latin; CREATE DEFAULT CONVERSION shop.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
    expected: "structural changed conversion shop.latin: is_default",
  },
  {
    name: "a collation is another",
    sql: "DROP COLLATION shop.ci; CREATE COLLATION shop.ci (provider = icu, locale = 'und-u-ks-level1', deterministic = false); COMMENT ON COLLATION shop.ci IS 'case does not count'",
    expected: "structural changed collation shop.ci: locale",
  },
  { name: "a collation is dropped", sql: "DROP COLLATION shop.ci", expected: "structural missing collation shop.ci" },
  { name: "a language is dropped", sql: "DROP LANGUAGE plmine", expected: "structural missing language plmine" },
  {
    name: "a language is granted",
    sql: "GRANT USAGE ON LANGUAGE plmine TO drift_writer",
    expected: "security changed language plmine: privileges",
  },
  {
    name: "the language SQL is revoked",
    sql: "REVOKE USAGE ON LANGUAGE sql FROM PUBLIC",
    expected: "security changed language sql: privileges",
  },
  {
    name: "a transform is dropped",
    sql: "DROP TRANSFORM FOR int LANGUAGE sql",
    expected: "structural missing transform integer for sql",
  },
  {
    name: "an access method is created",
    sql: "CREATE ACCESS METHOD extra TYPE INDEX HANDLER bthandler",
    expected: "structural unexpected access method extra",
  },
  {
    name: "something is labelled",
    sql: "INSERT INTO pg_seclabel VALUES ('shop.users'::regclass, 'pg_class'::regclass, 0, 'guard', 'secret')",
    expected: "security unexpected security label guard on table shop.users",
  },
];
