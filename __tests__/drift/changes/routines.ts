import type { Change } from "./change.js";

/** Views, functions, triggers, rules, policies, types, sequences. */
export const routineChanges: readonly Change[] = [
  {
    name: "a view is created",
    sql: "CREATE VIEW shop.extra AS SELECT id FROM shop.users",
    expected: "structural unexpected view shop.extra",
  },
  { name: "a view is dropped", sql: "DROP VIEW shop.totals", expected: "structural missing view shop.totals" },
  {
    name: "a view reads otherwise",
    sql: "CREATE OR REPLACE VIEW shop.totals AS SELECT u.id, u.name, max(o.amount) AS total FROM shop.users u LEFT JOIN shop.orders o ON o.user_id = u.id GROUP BY u.id, u.name",
    expected: "structural changed view shop.totals: definition",
  },
  {
    name: "a view gets a column",
    sql: "CREATE OR REPLACE VIEW shop.happy WITH (security_barrier = true) AS SELECT id, name, email, age FROM shop.users WHERE mood = 'happy' WITH LOCAL CHECK OPTION",
    expected: "structural changed view shop.happy: definition",
  },
  {
    name: "a function's body has other line ends and blanks",
    sql: "CREATE OR REPLACE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN\\r\\n  RETURN NEW; \\r\\nEND'",
    expected: "cosmetic changed function shop.touch(): definition",
  },
  {
    name: "a view is no barrier any more",
    sql: "ALTER VIEW shop.happy RESET (security_barrier)",
    expected: "security changed view shop.happy: options",
  },
  {
    name: "a view loses its check option",
    sql: "ALTER VIEW shop.happy RESET (check_option)",
    expected: "security changed view shop.happy: options",
  },
  {
    name: "a view runs as its invoker",
    since: 15,
    sql: "ALTER VIEW shop.totals SET (security_invoker = true)",
    expected: "security changed view shop.totals: options",
  },
  {
    name: "a view changes hands",
    sql: "ALTER VIEW shop.happy OWNER TO drift_owner",
    expected: "security changed view shop.happy: owner",
  },
  {
    name: "a view is granted",
    sql: "GRANT INSERT ON shop.happy TO drift_reader",
    expected: "security changed view shop.happy: privileges",
  },
  {
    name: "a view with an odd name is dropped",
    sql: `DROP VIEW "Odd.Schema ""x"""."Vi.ew"`,
    expected: `structural missing view "Odd.Schema ""x"""."Vi.ew"`,
  },
  {
    name: "a materialized view reads otherwise",
    sql: "DROP MATERIALIZED VIEW shop.report_empty; CREATE MATERIALIZED VIEW shop.report_empty WITH (fillfactor = 70) AS SELECT 2 AS one",
    expected: "structural changed materialized view shop.report_empty: definition",
  },
  {
    name: "a materialized view is dropped with its index",
    sql: "DROP MATERIALIZED VIEW shop.report",
    expected: "structural missing materialized view shop.report",
  },
  {
    name: "a materialized view gets an option",
    sql: "ALTER MATERIALIZED VIEW shop.report SET (fillfactor = 50)",
    expected: "operational changed materialized view shop.report: options",
  },
  {
    name: "a function is created",
    sql: "CREATE FUNCTION shop.extra() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    expected: "structural unexpected function shop.extra()",
  },
  {
    name: "a function is dropped",
    sql: "DROP FUNCTION shop.add(text)",
    expected: "structural missing function shop.add(text)",
  },
  {
    name: "a function does otherwise",
    sql: "CREATE OR REPLACE FUNCTION shop.add(a int, b int DEFAULT 2) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 7 AS 'SELECT a - b'",
    expected: "structural changed function shop.add(integer,integer): definition",
  },
  {
    name: "a function of the SQL standard does otherwise",
    sql: "CREATE OR REPLACE FUNCTION shop.atomic(x int) RETURNS bigint STABLE BEGIN ATOMIC SELECT count(*) FROM shop.users WHERE id < x; END",
    expected: "structural changed function shop.atomic(integer): definition",
  },
  {
    name: "a function gets another default",
    sql: "CREATE OR REPLACE FUNCTION shop.add(a int, b int DEFAULT 3) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 7 AS 'SELECT a + b'",
    expected: "structural changed function shop.add(integer,integer): arguments",
  },
  {
    name: "a function's parameter is renamed",
    sql: "DROP FUNCTION shop.tabled(int[]); CREATE FUNCTION shop.tabled(VARIADIC ys int[]) RETURNS TABLE (n int) LANGUAGE sql AS 'SELECT unnest($1)'",
    expected: "structural changed function shop.tabled(integer[]): arguments, definition",
  },
  {
    name: "a function returns otherwise",
    sql: "DROP FUNCTION shop.secure(); CREATE FUNCTION shop.secure() RETURNS varchar LANGUAGE plpgsql SECURITY DEFINER SET search_path = shop, pg_temp SET work_mem = '8MB' AS $$BEGIN RETURN current_user; END$$; REVOKE EXECUTE ON FUNCTION shop.secure() FROM PUBLIC; GRANT EXECUTE ON FUNCTION shop.secure() TO drift_reader",
    expected: "structural changed function shop.secure(): result",
  },
  {
    name: "a function gets another argument type",
    sql: "DROP FUNCTION shop.add(text); CREATE FUNCTION shop.add(a bigint) RETURNS text LANGUAGE sql AS 'SELECT ''a'''",
    expected: ["structural unexpected function shop.add(bigint)", "structural missing function shop.add(text)"],
  },
  {
    name: "a function becomes volatile",
    sql: "ALTER FUNCTION shop.add(int, int) VOLATILE",
    expected: "structural changed function shop.add(integer,integer): volatility",
  },
  {
    name: "a function is no longer strict",
    sql: "ALTER FUNCTION shop.add(int, int) CALLED ON NULL INPUT",
    expected: "structural changed function shop.add(integer,integer): strict",
  },
  {
    name: "a function runs as its owner",
    sql: "ALTER FUNCTION shop.add(int, int) SECURITY DEFINER",
    expected: "security changed function shop.add(integer,integer): security_definer",
  },
  {
    name: "a function is leakproof",
    sql: "ALTER FUNCTION shop.add(int, int) LEAKPROOF",
    expected: "security changed function shop.add(integer,integer): leakproof",
  },
  {
    name: "a function is parallel restricted",
    sql: "ALTER FUNCTION shop.add(int, int) PARALLEL RESTRICTED",
    expected: "operational changed function shop.add(integer,integer): parallel",
  },
  {
    name: "a function costs more",
    sql: "ALTER FUNCTION shop.add(int, int) COST 70",
    expected: "operational changed function shop.add(integer,integer): cost",
  },
  {
    name: "a function costs as little as one in C",
    sql: "ALTER FUNCTION shop.touch() COST 1",
    expected: "operational changed function shop.touch(): cost",
  },
  {
    name: "a function gives more rows",
    sql: "ALTER FUNCTION shop.listed() ROWS 70",
    expected: "operational changed function shop.listed(): rows",
  },
  {
    name: "a function loses its search_path",
    sql: "ALTER FUNCTION shop.secure() RESET search_path",
    expected: "security changed function shop.secure(): settings",
  },
  {
    name: "a function is granted",
    sql: "GRANT EXECUTE ON FUNCTION shop.secure() TO PUBLIC",
    expected: "security changed function shop.secure(): privileges",
  },
  {
    name: "a function is revoked",
    sql: "REVOKE EXECUTE ON FUNCTION shop.touch() FROM PUBLIC",
    expected: "security changed function shop.touch(): privileges",
  },
  {
    name: "a function changes hands",
    sql: "ALTER FUNCTION shop.touch() OWNER TO drift_owner",
    expected: "security changed function shop.touch(): owner",
  },
  {
    name: "a function is commented",
    sql: "COMMENT ON FUNCTION shop.touch() IS 'x'",
    expected: "cosmetic changed function shop.touch(): comment",
  },
  {
    name: "a procedure does otherwise",
    sql: "CREATE OR REPLACE PROCEDURE shop.tidy(INOUT n int, keep boolean DEFAULT true) LANGUAGE plpgsql AS $$BEGIN n := n + 2; END$$",
    expected: "structural changed procedure shop.tidy(integer,boolean): definition",
  },
  {
    name: "a function becomes a procedure",
    sql: "DROP FUNCTION shop.add(text); CREATE PROCEDURE shop.add(a text) LANGUAGE sql AS 'SELECT 1'",
    expected: ["structural missing function shop.add(text)", "structural unexpected procedure shop.add(text)"],
  },
  {
    name: "an aggregate is dropped",
    sql: "DROP AGGREGATE shop.total(int)",
    expected: "structural missing aggregate shop.total(integer)",
  },
  {
    name: "an aggregate begins elsewhere",
    sql: "CREATE OR REPLACE AGGREGATE shop.total(int) (sfunc = int4pl, stype = int, initcond = '1', combinefunc = int4pl, parallel = safe, msfunc = int4pl, minvfunc = int4mi, mstype = int, minitcond = '0')",
    expected: "structural changed aggregate shop.total(integer): definition",
  },
  {
    name: "a trigger is created",
    sql: "CREATE TRIGGER extra AFTER DELETE ON shop.cats FOR EACH STATEMENT EXECUTE FUNCTION shop.touch()",
    expected: "structural unexpected trigger shop.cats.extra",
  },
  {
    name: "a trigger is dropped",
    sql: "DROP TRIGGER users_touch ON shop.users",
    expected: "structural missing trigger shop.users.users_touch",
  },
  {
    name: "a trigger is disabled",
    sql: "ALTER TABLE shop.users DISABLE TRIGGER users_touch",
    expected: "security changed trigger shop.users.users_touch: firing",
  },
  {
    name: "a trigger is enabled",
    sql: "ALTER TABLE shop.orders ENABLE TRIGGER orders_off",
    expected: "security changed trigger shop.orders.orders_off: firing",
  },
  {
    name: "a trigger fires on replicas only",
    sql: "ALTER TABLE shop.users ENABLE REPLICA TRIGGER users_touch",
    expected: "security changed trigger shop.users.users_touch: firing",
  },
  {
    name: "a trigger fires at other times",
    sql: "DROP TRIGGER users_log ON shop.users; CREATE TRIGGER users_log AFTER DELETE ON shop.users FOR EACH STATEMENT EXECUTE FUNCTION shop.touch()",
    expected: "structural changed trigger shop.users.users_log: definition",
  },
  {
    name: "a trigger of a view is dropped",
    sql: "DROP TRIGGER happy_insert ON shop.totals",
    expected: "structural missing trigger shop.totals.happy_insert",
  },
  {
    name: "a constraint trigger is deferred otherwise",
    sql: "DROP TRIGGER users_checked ON shop.users; CREATE CONSTRAINT TRIGGER users_checked AFTER INSERT ON shop.users FOR EACH ROW EXECUTE FUNCTION shop.touch()",
    expected: "structural changed trigger shop.users.users_checked: definition",
  },
  {
    name: "a trigger of a partitioned table is created",
    sql: "CREATE TRIGGER extra AFTER INSERT ON shop.events FOR EACH ROW EXECUTE FUNCTION shop.touch()",
    expected: "structural unexpected trigger shop.events.extra",
  },
  {
    name: "a trigger is disabled on one partition",
    sql: "ALTER TABLE shop.events_2024 DISABLE TRIGGER events_touch",
    expected: "security changed trigger shop.events_2024.events_touch: firing",
  },
  {
    name: "a rule is created",
    sql: "CREATE RULE extra AS ON DELETE TO shop.cats DO INSTEAD NOTHING",
    expected: "structural unexpected rule shop.cats.extra",
  },
  {
    name: "a rule does otherwise",
    sql: "CREATE OR REPLACE RULE accounts_log AS ON UPDATE TO shop.accounts DO ALSO SELECT 2",
    expected: "structural changed rule shop.accounts.accounts_log: definition",
  },
  {
    name: "a rule is disabled",
    sql: "ALTER TABLE shop.accounts DISABLE RULE accounts_log",
    expected: "security changed rule shop.accounts.accounts_log: firing",
  },
  {
    name: "a policy is created",
    sql: "CREATE POLICY extra ON shop.users USING (true)",
    expected: "security unexpected policy shop.users.extra",
  },
  {
    name: "a policy is dropped",
    sql: "DROP POLICY own_rows ON shop.accounts",
    expected: "security missing policy shop.accounts.own_rows",
  },
  {
    name: "a policy lets more through",
    sql: "ALTER POLICY own_rows ON shop.accounts USING (true)",
    expected: "security changed policy shop.accounts.own_rows: using",
  },
  {
    name: "a policy checks otherwise",
    sql: "ALTER POLICY no_debt ON shop.accounts WITH CHECK (true)",
    expected: "security changed policy shop.accounts.no_debt: with_check",
  },
  {
    name: "a policy is for others",
    sql: "ALTER POLICY own_rows ON shop.accounts TO drift_writer",
    expected: "security changed policy shop.accounts.own_rows: roles",
  },
  {
    name: "a policy becomes permissive and of another command",
    sql: "DROP POLICY no_debt ON shop.accounts; CREATE POLICY no_debt ON shop.accounts FOR ALL USING (balance > 0) WITH CHECK (balance > 10)",
    expected: "security changed policy shop.accounts.no_debt: command, restrictive",
  },
  {
    name: "an enum gets a value",
    sql: "ALTER TYPE shop.mood ADD VALUE 'great'",
    expected: "structural changed enum shop.mood: labels",
  },
  {
    name: "an enum gets a value in between",
    sql: "ALTER TYPE shop.mood ADD VALUE 'fine' BEFORE 'happy'",
    expected: "structural changed enum shop.mood: labels",
  },
  {
    name: "a value of an enum nobody uses is renamed",
    sql: "CREATE TYPE shop.size AS ENUM ('s', 'm'); ALTER TYPE shop.size RENAME VALUE 's' TO 'S'",
    expected: "structural unexpected enum shop.size",
  },
  {
    name: "an enum is granted",
    sql: "GRANT USAGE ON TYPE shop.mood TO drift_reader",
    expected: "security changed enum shop.mood: privileges",
  },
  {
    name: "a composite type gets an attribute",
    sql: "ALTER TYPE shop.shell OWNER TO postgres; CREATE TYPE shop.pair AS (a int); ALTER TYPE shop.pair ADD ATTRIBUTE b text",
    expected: "structural unexpected composite type shop.pair",
  },
  {
    name: "an attribute is added",
    sql: "ALTER TYPE shop.address ADD ATTRIBUTE country text CASCADE",
    expected: [
      "structural unexpected attribute shop.address.country",
      "structural unexpected column shop.places.country",
    ],
  },
  {
    name: "an attribute is commented",
    sql: "COMMENT ON COLUMN shop.address.street IS 'x'",
    expected: "cosmetic changed attribute shop.address.street: comment",
  },
  {
    name: "a domain gets another default",
    sql: "ALTER DOMAIN shop.positive SET DEFAULT 2",
    expected: "structural changed domain shop.positive: default",
  },
  {
    name: "a domain refuses nulls",
    sql: "ALTER DOMAIN shop.positive SET NOT NULL",
    expected: "structural changed domain shop.positive: not_null",
  },
  {
    name: "a domain's check is dropped",
    sql: "ALTER DOMAIN shop.positive DROP CONSTRAINT positive_check",
    expected: "structural missing domain constraint shop.positive.positive_check",
  },
  {
    name: "a domain's check is validated",
    sql: "ALTER DOMAIN shop.email VALIDATE CONSTRAINT email_short",
    expected: "structural changed domain constraint shop.email.email_short: not_valid",
  },
  {
    name: "a domain changes hands",
    sql: "ALTER DOMAIN shop.positive OWNER TO drift_owner",
    expected: "security changed domain shop.positive: owner",
  },
  {
    name: "a range is created, with constructors and cast",
    sql: "CREATE TYPE shop.extra AS RANGE (subtype = text)",
    expected: "structural unexpected range shop.extra",
  },
  {
    name: "a range is another",
    sql: "DROP TYPE shop.float_range; CREATE TYPE shop.float_range AS RANGE (subtype = float8)",
    expected: "structural changed range shop.float_range: definition",
  },
  {
    name: "a base type is dropped",
    sql: "DROP TYPE shop.base CASCADE",
    expected: [
      "structural missing function shop.base_in(cstring)",
      "structural missing function shop.base_out(shop.base)",
      "structural missing type shop.base",
    ],
  },
  {
    name: "a base type is stored otherwise",
    sql: "ALTER TYPE shop.base SET (STORAGE = main)",
    expected: "structural changed type shop.base: definition",
  },
  {
    name: "a sequence is created",
    sql: "CREATE SEQUENCE shop.extra",
    expected: "structural unexpected sequence shop.extra",
  },
  {
    name: "a sequence is dropped",
    sql: "ALTER TABLE shop.orders ALTER ticket DROP DEFAULT; DROP SEQUENCE shop.ticket",
    expected: ["structural changed column shop.orders.ticket: default", "structural missing sequence shop.ticket"],
  },
  {
    name: "a sequence steps otherwise",
    sql: "ALTER SEQUENCE shop.ticket INCREMENT 20",
    expected: "structural changed sequence shop.ticket: options",
  },
  {
    name: "a sequence no longer cycles",
    sql: "ALTER SEQUENCE shop.ticket NO CYCLE",
    expected: "structural changed sequence shop.ticket: options",
  },
  {
    name: "a sequence caches otherwise",
    sql: "ALTER SEQUENCE shop.ticket CACHE 50",
    expected: "structural changed sequence shop.ticket: options",
  },
  {
    name: "a sequence gets another type",
    sql: "ALTER SEQUENCE shop.ticket AS bigint",
    expected: "structural changed sequence shop.ticket: type",
  },
  {
    name: "a sequence belongs to a column",
    sql: "ALTER SEQUENCE shop.ticket OWNED BY shop.orders.ticket",
    expected: "structural changed sequence shop.ticket: owned_by, owner",
  },
  {
    name: "a sequence is granted",
    sql: "GRANT SELECT ON SEQUENCE shop.ticket TO drift_reader",
    expected: "security changed sequence shop.ticket: privileges",
  },
  {
    name: "a sequence is not logged",
    since: 15,
    sql: "ALTER SEQUENCE shop.ticket SET UNLOGGED",
    expected: "operational changed sequence shop.ticket: persistence",
  },
];
