import type { Change } from "./change.js";

/** Views, functions, aggregates. */
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
];
