import { describe, expect, test } from "vitest";
import { differInOptions } from "../../src/core/schema/index-options.js";
import { toGuarded } from "../../src/drift-sql/guards.js";
import { isHarmless, wrapperOf } from "../../src/drift-sql/harmless.js";
import { toRerunnable } from "../../src/drift-sql/rerunnable.js";
import { toUnit } from "../../src/drift-sql/statement.js";
import { toTransactions } from "../../src/drift-sql/transactions.js";
import { foreignOptionsClause, optionClauses } from "../../src/drift-sql/templates/options.js";
import { grantStatements } from "../../src/drift-sql/templates/privileges.js";
import { toReadable } from "../../src/drift-sql/varchar-lists.js";

test.each([
  { name: "nothing", from: "", to: "", expected: [] },
  { name: "a new one", from: "", to: "+bob: SELECT", expected: ["GRANT SELECT ON TABLE t TO bob"] },
  {
    name: "one less",
    from: "+bob: SELECT, +bob: UPDATE",
    to: "+bob: UPDATE",
    expected: ["REVOKE SELECT ON TABLE t FROM bob"],
  },
  {
    name: "what everybody has by default",
    from: "",
    to: "-PUBLIC: USAGE",
    expected: ["REVOKE USAGE ON TABLE t FROM PUBLIC"],
  },
  { name: "what everybody has again", from: "-PUBLIC: USAGE", to: "", expected: ["GRANT USAGE ON TABLE t TO PUBLIC"] },
  { name: "the owner's own", from: "", to: "-$owner: DELETE", expected: ["REVOKE DELETE ON TABLE t FROM boss"] },
  {
    name: "an option that came",
    from: "+bob: SELECT",
    to: "+bob: SELECT with grant option",
    expected: ["GRANT SELECT ON TABLE t TO bob WITH GRANT OPTION"],
  },
  {
    name: "an option that went",
    from: "+bob: SELECT with grant option",
    to: "+bob: SELECT",
    expected: ["REVOKE GRANT OPTION FOR SELECT ON TABLE t FROM bob CASCADE"],
  },
  {
    name: "an odd name, and the order",
    from: `+"a, +b: x": SELECT`,
    to: "+c: INSERT",
    expected: [`REVOKE SELECT ON TABLE t FROM "a, +b: x"`, "GRANT INSERT ON TABLE t TO c"],
  },
])("privileges: $name", ({ from, to, expected }) => {
  expect(grantStatements(from, to, { on: "TABLE t", owner: "boss" })).toEqual(expected);
});

test.each([
  { from: undefined, to: "a=1, b=x, y", expected: ["SET (a = E'1', b = E'x, y')"] },
  { from: "a=1, b=2", to: "a=2", expected: ["SET (a = E'2')", "RESET (b)"] },
  { from: "a=1", to: undefined, expected: ["RESET (a)"] },
])("options: $from to $to", ({ from, to, expected }) => {
  expect(optionClauses(from, to)).toEqual(expected);
});

test.each([
  { from: "i ON t USING gin (a) WITH (fastupdate=off)", to: "i ON t USING gin (a)", alone: true },
  { from: "i ON t (a) WITH (fillfactor='60') WHERE b", to: "i ON t (a) WITH (fillfactor='70') WHERE b", alone: true },
  { from: "i ON t (a) WITH (a=b, c='d') TABLESPACE x", to: "i ON t (a) TABLESPACE x", alone: true },
  { from: "i ON t (a) WITH (a=b, c='d')", to: "i ON t (a) WITH (c=d, a='b')", alone: false },
  { from: "i ON t (a) WITH (a=b)", to: "i ON t (b)", alone: false },
  { from: "i ON t (a) WHERE (b = ' WITH (a=b)'::text)", to: "i ON t (a) WHERE (b = ''::text)", alone: false },
])("options of an index: whether $from differs from $to in them alone", ({ from, to, alone }) => {
  expect(differInOptions(`CREATE INDEX ${from}`, `CREATE INDEX ${to}`)).toBe(alone);
});

test("options of foreign data are added, set and dropped, and never made of a secret", () => {
  expect(foreignOptionsClause("host=a, port=1", "host=b, user=x")).toBe(
    `OPTIONS (SET "host" E'b', ADD "user" E'x', DROP "port")`,
  );
  expect(foreignOptionsClause("host=a", "host=a, password=***")).toBeNull();
  expect(foreignOptionsClause("password=***", "password=***, user=x")).toBe(`OPTIONS (ADD "user" E'x')`);
});

test.each([
  ["CREATE TABLE a (b int)", "CREATE TABLE IF NOT EXISTS a (b int)"],
  ["CREATE UNIQUE INDEX a ON b (c)", "CREATE UNIQUE INDEX IF NOT EXISTS a ON b (c)"],
  ["CREATE VIEW a AS SELECT 1", "CREATE OR REPLACE VIEW a AS SELECT 1"],
  ['ALTER TABLE "x y"."a""b" ADD COLUMN c int', 'ALTER TABLE "x y"."a""b" ADD COLUMN IF NOT EXISTS c int'],
  ["ALTER TABLE a DROP CONSTRAINT b", "ALTER TABLE a DROP CONSTRAINT IF EXISTS b"],
  ["ALTER DOMAIN a.b DROP CONSTRAINT c", "ALTER DOMAIN a.b DROP CONSTRAINT IF EXISTS c"],
  ["CREATE AGGREGATE a(integer) (SFUNC = f)", "CREATE OR REPLACE AGGREGATE a(integer) (SFUNC = f)"],
  ["ALTER TYPE a ADD VALUE 'b'", "ALTER TYPE a ADD VALUE IF NOT EXISTS 'b'"],
  [
    "ALTER TEXT SEARCH CONFIGURATION a.b DROP MAPPING FOR c",
    "ALTER TEXT SEARCH CONFIGURATION a.b DROP MAPPING IF EXISTS FOR c",
  ],
  ["ALTER TYPE a.b DROP ATTRIBUTE c", "ALTER TYPE a.b DROP ATTRIBUTE IF EXISTS c"],
  ["DROP USER MAPPING FOR PUBLIC SERVER a", "DROP USER MAPPING IF EXISTS FOR PUBLIC SERVER a"],
  ["DROP TABLE IF EXISTS a", "DROP TABLE IF EXISTS a"],
  ["ALTER TABLE a ALTER COLUMN b SET NOT NULL", "ALTER TABLE a ALTER COLUMN b SET NOT NULL"],
])("rerunnable: %s", (sql, expected) => {
  expect(toRerunnable(toUnit(sql))[0]?.sql).toBe(expected);
});

test("a guard takes another tag than the text holds, and leaves what needs none", () => {
  const sql = "CREATE POLICY p ON t USING (a = '$drift$')";
  expect(toGuarded(toUnit(sql))[0]?.sql).toMatch(/^DO \$drift_\$BEGIN\nCREATE POLICY[^]*\nEND\$drift_\$$/);
  expect(toGuarded(toUnit("DROP TABLE a"))).toEqual(toUnit("DROP TABLE a"));
  const options = toUnit("ALTER FOREIGN DATA WRAPPER w OPTIONS (ADD a 'b')");
  expect(toGuarded(options)).not.toEqual(options);
  expect(toGuarded(options).map(wrapperOf)).toEqual(["w"]);
  expect(toGuarded(toUnit("ALTER FOREIGN TABLE a ADD CONSTRAINT b CHECK (c)"))[0]?.sql).toMatch(/^DO /);
  // Rows that are no duplicates of a name must be told.
  const [mapping, unique] = [
    "ALTER TEXT SEARCH CONFIGURATION a ADD MAPPING FOR b WITH c",
    "ALTER TABLE a ADD CONSTRAINT b UNIQUE (c)",
  ].map((text) => toGuarded(toUnit(text))[0]?.sql);
  expect(mapping).toContain("unique_violation");
  expect(unique).not.toContain("unique_violation");
});

test("a domain's constraint that is dropped before is added as it is: no block that catches can begin right there", () => {
  const [drop, add] = ['ALTER DOMAIN "d" DROP CONSTRAINT "c"', "ALTER DOMAIN d ADD CONSTRAINT c CHECK (true)"];
  expect(toGuarded(toUnit(drop, add))).toEqual(toUnit(drop, add));
  expect(toGuarded(toUnit(drop, add.replace(" c ", " e ")))[1]?.sql).toMatch(/^DO /);
});

test.each([
  'ALTER TABLE shop.t RENAME COLUMN a TO "b c"',
  'ALTER TABLE shop.t RENAME CONSTRAINT "a b" TO c',
  'ALTER TABLE "shop s".t RENAME TO u',
  "ALTER TYPE shop.mood RENAME VALUE 'it''s ok' TO 'fine'",
  "ALTER TYPE shop.a RENAME ATTRIBUTE b TO c",
  'ALTER SCHEMA shop RENAME TO "Shop 2"',
  "ALTER FUNCTION shop.f(integer, text) RENAME TO g",
  "ALTER MATERIALIZED VIEW shop.m SET SCHEMA other",
])("where it was done already it passes: %s", (sql) => {
  expect(toGuarded(toUnit(sql))[0]?.sql).toContain(`${sql};\nEXCEPTION WHEN`);
  expect(toGuarded(toUnit(sql))[0]?.sql).toContain("invalid_schema_name");
});

test.each(["ALTER TABLE t ALTER a SET DEFAULT ' RENAME TO x'", "ALTER TABLE t ALTER a SET STATISTICS 5"])(
  "what is no new name stays as it is: %s",
  (sql) => {
    expect(toGuarded(toUnit(sql))).toEqual(toUnit(sql));
  },
);

describe("a superuser may run", () => {
  test.each([
    "ALTER EVENT TRIGGER watch DISABLE",
    "CREATE PUBLICATION p FOR ALL TABLES",
    "ALTER FUNCTION f(int) NOT LEAKPROOF",
    'ALTER EXTENSION "a b" SET SCHEMA s',
    "ALTER OPERATOR FAMILY f using btree ADD OPERATOR 1 <(bigint,integer)",
    'ALTER EVENT TRIGGER "a b" OWNER TO bob',
    "ALTER FUNCTION f(int) SUPPORT pg_catalog.textlike_support",
    `ALTER FUNCTION f(int) SET "my"."own" TO E'it''s'`,
    "CREATE FOREIGN DATA WRAPPER w HANDLER f OPTIONS (\"a\" E'b')",
    "GRANT EXECUTE ON FUNCTION f(int) TO bob",
    "ALTER FUNCTION s.f(integer, text) OWNER TO bob",
    'ALTER SCHEMA public OWNER TO "pg_database_owner"',
    "COMMENT ON SCHEMA s IS E'x'",
    'ALTER TABLE s."a b" DISABLE TRIGGER ALL',
    "UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = E'public.i'::pg_catalog.regclass",
  ])("%s", (sql) => {
    expect(isHarmless({ sql, data: "kept", boundary: "none" })).toBe(true);
    const [guarded] = toGuarded(toUnit(sql));
    expect(guarded === undefined || isHarmless(guarded)).toBe(true);
  });
});

describe("no superuser runs", () => {
  test.each([
    "CREATE EXTENSION plpython3u",
    "ALTER EXTENSION a UPDATE TO '1'",
    "ALTER EXTENSION a ADD FUNCTION f(int)",
    "CREATE EVENT TRIGGER a ON login EXECUTE FUNCTION f()",
    "ALTER EVENT TRIGGER a ENABLE ALWAYS",
    "ALTER EVENT TRIGGER a ENABLE REPLICA",
    "ALTER FUNCTION s.f(integer) OWNER TO pg_read_server_files",
    'ALTER FUNCTION s.f(integer) OWNER TO "pg_execute_server_program"',
    "ALTER TABLE t ADD a int DEFAULT f(), OWNER TO bob",
    "CREATE FUNCTION f() RETURNS void LANGUAGE c AS 'x'",
    "CREATE FOREIGN DATA WRAPPER w VALIDATOR f",
    "ALTER FOREIGN DATA WRAPPER w OPTIONS (ADD \"a\" E'b')",
    "ALTER FUNCTION f(int) SET \"session_preload_libraries\" TO E'x'",
    "ALTER TABLE t ADD COLUMN a int DEFAULT f()",
    "ALTER TABLE t ADD a int DEFAULT f(), ENABLE TRIGGER ALL",
    "CREATE PUBLICATION p FOR TABLE t WHERE (f())",
    "DO $drift$BEGIN EXECUTE 'ALTER EVENT TRIGGER x DISABLE'; END$drift$",
    "DO $drift$BEGIN\nALTER TABLE t ADD a int DEFAULT f();\nEXCEPTION WHEN duplicate_object THEN NULL;\nEND$drift$",
    "UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = E'x'::pg_catalog.regclass OR f()",
  ])("%s", (sql) => {
    expect(isHarmless({ sql, data: "kept", boundary: "none" })).toBe(false);
  });
});

test.each([
  { sql: "ALTER FOREIGN DATA WRAPPER w OPTIONS (ADD \"a\" E'b')", wrapper: "w" },
  { sql: 'ALTER FOREIGN DATA WRAPPER "a "" b" OPTIONS (DROP "c")', wrapper: '"a "" b"' },
  {
    sql: "CREATE SERVER IF NOT EXISTS s TYPE E' FOREIGN DATA WRAPPER x' FOREIGN DATA WRAPPER w OPTIONS (\"a\" E'b')",
    wrapper: "w",
  },
  { sql: "ALTER SERVER w OPTIONS (ADD \"a\" E'b')", wrapper: null },
])("whether a superuser may run it depends on the wrapper: $sql", ({ sql, wrapper }) => {
  expect(wrapperOf({ sql, data: "kept", boundary: "none" })).toBe(wrapper);
});

test("transactions end where PostgreSQL wants it, and no earlier", () => {
  const value = [{ sql: "ALTER TYPE a ADD VALUE 'b'", data: "kept", boundary: "after" }] as const;
  const alone = [{ sql: "DROP SUBSCRIPTION s", data: "kept", boundary: "alone" }] as const;
  const units = [toUnit("one"), value, toUnit("CREATE FUNCTION f() …"), alone, toUnit("two"), toUnit("three")];
  expect(toTransactions(units).map((some) => some.map(({ sql }) => sql))).toEqual([
    ["one", "ALTER TYPE a ADD VALUE 'b'"],
    ["SET LOCAL check_function_bodies = off", "CREATE FUNCTION f() …"],
    ["DROP SUBSCRIPTION s"],
    ["two", "three"],
  ]);
});

test.each([
  {
    name: "a column",
    sql: "CHECK (((role)::text = ANY ((ARRAY['a'::character varying, 'it''s'::character varying])::text[])))",
    expected: "CHECK (((role) IN ('a'::character varying, 'it''s'::character varying)))",
  },
  {
    name: "a function's value, negated",
    sql: `WHERE ((x."lower""s"("b c"))::text <> ALL ((ARRAY['a'::character varying(9), NULL::character varying])::text[]))`,
    expected: `WHERE ((x."lower""s"("b c")) NOT IN ('a'::character varying(9), NULL::character varying))`,
  },
  {
    name: "what has no parentheses",
    sql: "SELECT upper(t.role)::text = ANY (ARRAY['a'::character varying]::text[]), 1",
    expected: "SELECT upper(t.role) IN ('a'::character varying), 1",
  },
  {
    name: "two of them",
    sql: "((a)::text = ANY ((ARRAY['x'::character varying])::text[])) OR ((b)::text = ANY ((ARRAY['y'::character varying])::text[]))",
    expected: "((a) IN ('x'::character varying)) OR ((b) IN ('y'::character varying))",
  },
  {
    name: "not the body of a function",
    sql: "AS $$ ((a)::text = ANY ((ARRAY['x'::character varying])::text[])) $$",
    expected: "AS $$ ((a)::text = ANY ((ARRAY['x'::character varying])::text[])) $$",
  },
  {
    name: "not an array of text",
    sql: "((a)::text = ANY (ARRAY[('x'::character varying)::text]))",
    expected: "((a)::text = ANY (ARRAY[('x'::character varying)::text]))",
  },
])("a list of varchars is written as people do: $name", ({ sql, expected }) => {
  expect(toReadable(toUnit(sql))).toEqual(toUnit(expected));
});
