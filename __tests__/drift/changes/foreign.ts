import type { Change } from "./change.js";

/** Extensions, foreign data, replication, event triggers. */
export const foreignChanges: readonly Change[] = [
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
    name: "a wrapper comes with a server, a mapping and a table whose options nobody knows",
    sql: `CREATE FOREIGN DATA WRAPPER odd OPTIONS (a 'b'); CREATE SERVER odd FOREIGN DATA WRAPPER odd OPTIONS (dsn 'x');
      CREATE USER MAPPING FOR PUBLIC SERVER odd OPTIONS (who 'w');
      CREATE FOREIGN TABLE shop.odd (a int OPTIONS (c 'd') NOT NULL, b text DEFAULT 'x' CHECK (b <> '')) SERVER odd OPTIONS (t 'u')`,
    expected: [
      "structural unexpected foreign data wrapper odd",
      "structural unexpected foreign table shop.odd",
      "structural unexpected server odd",
    ],
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
];
