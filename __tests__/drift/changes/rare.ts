import type { Change } from "./change.js";

/** Extensions, foreign data, replication, privileges by default, settings, text search, operators and the like. */
export const rareChanges: readonly Change[] = [
  {
    name: "an extension is created",
    sql: "CREATE EXTENSION fuzzystrmatch SCHEMA public",
    expected: "structural unexpected extension fuzzystrmatch",
  },
  { name: "an extension is dropped", sql: "DROP EXTENSION hstore", expected: "structural missing extension hstore" },
  {
    name: "an extension has another version",
    sql: "DROP EXTENSION hstore; CREATE EXTENSION hstore SCHEMA public VERSION '1.4'; COMMENT ON EXTENSION hstore IS 'keys and values'",
    expected: "operational changed extension hstore: version",
  },
  {
    name: "an extension moves to another schema",
    sql: "ALTER EXTENSION hstore SET SCHEMA shop",
    expected: "structural changed extension hstore: schema",
  },
  {
    name: "a member of an extension is revoked",
    sql: "REVOKE EXECUTE ON FUNCTION public.gen_salt(text) FROM PUBLIC",
    expected: "security changed extension pgcrypto: member_privileges",
  },
  {
    name: "a member of an extension is granted",
    sql: "GRANT EXECUTE ON FUNCTION public.digest(bytea, text) TO drift_reader",
    expected: "security changed extension pgcrypto: member_privileges",
  },
  {
    name: "a language of an extension is revoked",
    sql: "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC",
    expected: "security changed extension plpgsql: member_privileges",
  },
  {
    name: "a function joins an extension",
    sql: "ALTER EXTENSION hstore ADD FUNCTION shop.add(text)",
    expected: "structural missing function shop.add(text)",
  },
  {
    name: "an extension's comment goes",
    sql: "COMMENT ON EXTENSION hstore IS NULL",
    expected: "cosmetic changed extension hstore: comment",
  },
  {
    name: "a wrapper is created",
    sql: "CREATE FOREIGN DATA WRAPPER extra",
    expected: "structural unexpected foreign data wrapper extra",
  },
  {
    name: "a wrapper gets an option",
    sql: "ALTER FOREIGN DATA WRAPPER nothing OPTIONS (SET debug 'false')",
    expected: "structural changed foreign data wrapper nothing: options",
  },
  {
    name: "a server points elsewhere",
    sql: "ALTER SERVER far OPTIONS (SET host 'near.example')",
    expected: "structural changed server far: options",
  },
  {
    name: "a server has another version",
    sql: "ALTER SERVER files VERSION '2'",
    expected: "operational changed server files: version",
  },
  {
    name: "a server is granted",
    sql: "GRANT USAGE ON FOREIGN SERVER files TO drift_writer",
    expected: "security changed server files: privileges",
  },
  {
    name: "a server is dropped with mappings and tables",
    sql: "DROP SERVER far CASCADE",
    expected: ["structural missing foreign table shop.far_users", "structural missing server far"],
  },
  {
    name: "a user mapping is created",
    sql: "CREATE USER MAPPING FOR drift_writer SERVER far OPTIONS (user 'w')",
    expected: "security unexpected user mapping drift_writer on far",
  },
  {
    name: "a user mapping is dropped",
    sql: "DROP USER MAPPING FOR PUBLIC SERVER far",
    expected: "security missing user mapping PUBLIC on far",
  },
  {
    name: "a user mapping logs in as another",
    sql: "ALTER USER MAPPING FOR PUBLIC SERVER far OPTIONS (SET user 'root')",
    expected: "security changed user mapping PUBLIC on far: options",
  },
  {
    name: "a foreign table reads another one",
    sql: "ALTER FOREIGN TABLE shop.far_users OPTIONS (SET table_name 'people')",
    expected: "structural changed foreign table shop.far_users: server_options",
  },
  {
    name: "a foreign column is another one",
    sql: "ALTER FOREIGN TABLE shop.far_users ALTER id OPTIONS (SET column_name 'uid')",
    expected: "structural changed column shop.far_users.id: server_options",
  },
  {
    name: "a publication is created",
    sql: "CREATE PUBLICATION extra FOR TABLE shop.cats",
    expected: "operational unexpected publication extra",
  },
  {
    name: "a publication gets a table",
    sql: "ALTER PUBLICATION chosen ADD TABLE shop.accounts",
    expected: "operational changed publication chosen: tables",
  },
  {
    name: "a publication gets another filter",
    since: 15,
    sql: "ALTER PUBLICATION chosen SET TABLE shop.users, shop.orders (id, note) WHERE (id > 6)",
    expected: "operational changed publication chosen: tables",
  },
  {
    name: "a publication gets other columns",
    since: 15,
    sql: "ALTER PUBLICATION chosen SET TABLE shop.users, shop.orders (id) WHERE (id > 5)",
    expected: "operational changed publication chosen: tables",
  },
  {
    name: "a publication gets a schema",
    since: 15,
    sql: "ALTER PUBLICATION schemas ADD TABLES IN SCHEMA public",
    expected: "operational changed publication schemas: schemas",
  },
  {
    name: "a publication publishes more",
    sql: "ALTER PUBLICATION chosen SET (publish = 'insert, update, delete')",
    expected: "operational changed publication chosen: publishes",
  },
  {
    name: "a publication goes by the root",
    sql: "ALTER PUBLICATION chosen SET (publish_via_partition_root = true)",
    expected: "operational changed publication chosen: via_root",
  },
  {
    name: "a publication carries generated columns",
    since: 18,
    sql: "ALTER PUBLICATION everything SET (publish_generated_columns = stored)",
    expected: "operational changed publication everything: generated_columns",
  },
  {
    name: "a subscription publishes otherwise",
    sql: "ALTER SUBSCRIPTION feed_{db} SET (synchronous_commit = 'on')",
    expected: "operational changed subscription feed_{db}: synchronous_commit",
  },
  {
    name: "a subscription feeds from others",
    sql: "ALTER SUBSCRIPTION feed_{db} SET PUBLICATION a WITH (refresh = false)",
    expected: "operational changed subscription feed_{db}: publications",
  },
  {
    name: "a subscription feeds in binary",
    sql: "ALTER SUBSCRIPTION feed_{db} SET (binary = true)",
    expected: "operational changed subscription feed_{db}: binary",
  },
  {
    name: "a subscription stops at errors",
    since: 15,
    sql: "ALTER SUBSCRIPTION feed_{db} SET (disable_on_error = true)",
    expected: "operational changed subscription feed_{db}: disable_on_error",
  },
  {
    name: "a subscription takes what has no origin",
    since: 16,
    sql: "ALTER SUBSCRIPTION feed_{db} SET (origin = none)",
    expected: "operational changed subscription feed_{db}: origin",
  },
  {
    name: "an event trigger is created",
    sql: "CREATE EVENT TRIGGER extra ON sql_drop EXECUTE FUNCTION shop.on_ddl()",
    expected: "structural unexpected event trigger extra",
  },
  {
    name: "an event trigger is disabled",
    sql: "ALTER EVENT TRIGGER watch DISABLE",
    expected: "security changed event trigger watch: firing",
  },
  {
    name: "an event trigger fires for others",
    sql: "DROP EVENT TRIGGER watch; CREATE EVENT TRIGGER watch ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION shop.on_ddl(); COMMENT ON EVENT TRIGGER watch IS 'watches'",
    expected: "structural changed event trigger watch: tags",
  },
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
