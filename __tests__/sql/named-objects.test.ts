import { expect, test } from "vitest";
import { readSearchPath, toNamedKeys } from "../../src/core/named-objects.js";
import { sortObjects } from "../../src/core/schema/snapshot.js";
import { namedObjects } from "../../src/sql/named-objects.js";
import { parse } from "./scripts.js";

/** Keys of a schema that has something of everything, twice where a search path decides. */
const keys = [
  "schema app",
  "extension pg_trgm",
  "event trigger guard",
  "publication feed",
  "table public.users",
  "table app.users",
  "partitioned table public.events",
  "foreign table public.remote",
  "column public.users.email",
  'column public."Odd name".a',
  'table public."Odd name"',
  "constraint public.users.users_check",
  "index public.users_email",
  "view public.v",
  "materialized view public.m",
  "sequence public.s",
  "enum public.mood",
  "domain public.positive",
  "domain constraint public.positive.above",
  "server far",
  "foreign data wrapper wrapper",
  "text search configuration public.words",
  "operator public.===(integer,integer)",
  "composite type public.pair",
  "range public.span",
  "function public.f(integer)",
  "function public.f(integer,text)",
  "function app.f(integer)",
  "procedure public.p()",
  "aggregate public.total(integer)",
  "trigger public.users.stamp",
  "rule public.users.no_delete",
  "policy public.users.mine",
  "statistics public.st",
  "collation public.c",
  "constraint public.users.users_pkey",
  "operator class public.ops using btree",
  "operator family public.fam using btree",
  "cast public.pair as json",
  "user mapping PUBLIC on far",
  "setting work_mem",
  "setting work_mem of dana",
];
const ofUsers = keys.filter((key) => / public\.users\b/.test(key));
const snapshot = {
  major: 16,
  objects: sortObjects(
    keys.map((key) => {
      const [rare] = /^(?:operator (?:class|family)|cast|user mapping|setting)(?= )/.exec(key) ?? [];
      const at = rare?.length ?? key.search(/ (?=["a-z]*\.?[^ ]*(?: name"(?:\.\w+)?)?$)/);
      return { kind: key.slice(0, at), identity: key.slice(at + 1), attributes: {} };
    }),
  ),
};

/** Wholes as their keys, attributes as `key: names`. */
async function named(sql: string, path = "public"): Promise<readonly string[]> {
  const { statements } = await parse(sql);
  const { wholes, attributes } = toNamedKeys(namedObjects(statements), {
    snapshots: [snapshot],
    path: readSearchPath(path, "dana"),
  });
  return [...wholes, ...[...attributes].map(([key, names]) => `${key}: ${[...names].join(", ")}`)].toSorted();
}

test("the keys of this test are what they look like", () => {
  expect(snapshot.objects.map(({ kind, identity }) => `${kind} ${identity}`).toSorted()).toEqual(keys.toSorted());
});

test.each([
  ["CREATE TABLE IF NOT EXISTS users (id int)", ["table public.users"]],
  ["CREATE TABLE events (a int) PARTITION BY RANGE (a)", ["partitioned table public.events"]],
  ['CREATE TABLE "Odd name" (a int)', ['table public."Odd name"']],
  ["CREATE FOREIGN TABLE IF NOT EXISTS remote (a int) SERVER s", ["foreign table public.remote"]],
  ["CREATE TABLE users AS SELECT 1 AS a", ["table public.users"]],
  ["CREATE MATERIALIZED VIEW m AS SELECT 1 AS a", ["materialized view public.m"]],
  ["CREATE OR REPLACE VIEW v AS SELECT 1 AS a", ["view public.v"]],
  ["CREATE INDEX IF NOT EXISTS users_email ON public.users (email)", ["index public.users_email"]],
  ["CREATE SEQUENCE IF NOT EXISTS s", ["sequence public.s"]],
  ["CREATE SCHEMA IF NOT EXISTS app", ["schema app"]],
  ["CREATE EXTENSION IF NOT EXISTS pg_trgm", ["extension pg_trgm"]],
  ["CREATE TYPE mood AS ENUM ('a')", ["enum public.mood"]],
  ["ALTER TYPE mood ADD VALUE IF NOT EXISTS 'b'", ["enum public.mood"]],
  ["CREATE DOMAIN positive AS int", ["domain public.positive"]],
  ["CREATE TYPE pair AS (a int)", ["composite type public.pair"]],
  ["CREATE TYPE span AS RANGE (subtype = int)", ["range public.span"]],
  ["CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'", ["function public.f(integer)"]],
  [
    "CREATE OR REPLACE FUNCTION f(a int, b text, OUT c int) LANGUAGE sql AS 'SELECT 1'",
    ["function public.f(integer,text)"],
  ],
  ["CREATE OR REPLACE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'", ["procedure public.p()"]],
  ["DROP FUNCTION IF EXISTS f(int, text)", ["function public.f(integer,text)"]],
  ["DROP FUNCTION IF EXISTS f", ["function public.f(integer)", "function public.f(integer,text)"]],
  ["DROP AGGREGATE IF EXISTS total(int)", ["aggregate public.total(integer)"]],
  ["CREATE TRIGGER stamp BEFORE INSERT ON users EXECUTE FUNCTION x()", ["trigger public.users.stamp"]],
  ["DROP TRIGGER IF EXISTS stamp ON users", ["trigger public.users.stamp"]],
  ["DROP RULE IF EXISTS no_delete ON public.users", ["rule public.users.no_delete"]],
  ["CREATE POLICY mine ON users", ["policy public.users.mine"]],
  ["DROP POLICY IF EXISTS mine ON users", ["policy public.users.mine"]],
  ["CREATE STATISTICS IF NOT EXISTS st ON a, b FROM users", ["statistics public.st"]],
  ["CREATE COLLATION IF NOT EXISTS c (locale = 'C')", ["collation public.c"]],
  ["DROP TABLE IF EXISTS users, app.users", [...ofUsers, "table app.users"].toSorted()],
  ["DROP TYPE IF EXISTS mood, pair", ["composite type public.pair", "enum public.mood"]],
  ["DROP EVENT TRIGGER IF EXISTS guard", ["event trigger guard"]],
  ["DROP PUBLICATION IF EXISTS feed", ["publication feed"]],
  [
    "ALTER TABLE users ADD COLUMN IF NOT EXISTS email text, DROP CONSTRAINT IF EXISTS users_check",
    ["column public.users.email", "constraint public.users.users_check"],
  ],
  ['ALTER TABLE "Odd name" DROP COLUMN IF EXISTS a', ['column public."Odd name".a']],
  ["ALTER TABLE IF EXISTS people RENAME TO users", ["table public.users"]],
  ["ALTER TABLE users RENAME COLUMN mail TO email", ["column public.users.email"]],
  [
    "DO $$ BEGIN IF true THEN CREATE TABLE users (id int); EXECUTE 'DROP VIEW v'; END IF; END $$",
    ["table public.users", "view public.v"],
  ],
  ["SET search_path = app; DROP TABLE users", ["table app.users"]],
  [
    "SELECT pg_catalog.set_config('search_path', 'app, public', false); DROP TABLE users; DROP VIEW v",
    ["table app.users", "view public.v"],
  ],
  [
    "ALTER FUNCTION f(int) RENAME TO g; ALTER TYPE sad RENAME TO mood",
    ["enum public.mood", "function public.f(integer)"],
  ],
  [
    "ALTER TRIGGER stamp ON users RENAME TO mark; ALTER POLICY yours ON users RENAME TO mine",
    ["policy public.users.mine", "trigger public.users.stamp"],
  ],
  [
    "ALTER TABLE app.users SET SCHEMA public; ALTER FUNCTION f(int) SET SCHEMA app",
    ["function app.f(integer)", "function public.f(integer)", "table app.users", "table public.users"],
  ],
  [
    "ALTER FUNCTION f(int) COST 5 SECURITY DEFINER SET search_path = app RESET work_mem; ALTER PROCEDURE p() SECURITY INVOKER",
    ["function public.f(integer): cost, security_definer, settings", "procedure public.p(): security_definer"],
  ],
  [
    "ALTER DOMAIN positive SET DEFAULT 1; ALTER DOMAIN positive DROP NOT NULL; ALTER DOMAIN positive VALIDATE CONSTRAINT above",
    ["domain constraint public.positive.above: not_valid", "domain public.positive: default, not_null"],
  ],
  [
    "DROP DOMAIN positive; CREATE DOMAIN positive AS int NOT NULL CONSTRAINT above CHECK (VALUE > 1)",
    ["domain constraint public.positive.above", "domain public.positive"],
  ],
  ["ALTER DOMAIN positive DROP CONSTRAINT IF EXISTS above", ["domain constraint public.positive.above"]],
  ["ALTER DOMAIN positive ADD CONSTRAINT above CHECK (VALUE > 0)", ["domain constraint public.positive.above"]],
  [
    "ALTER STATISTICS st SET STATISTICS 5; ALTER SERVER far OPTIONS (ADD a 'b'); ALTER EVENT TRIGGER guard DISABLE",
    ["event trigger guard: firing", "server far: options, version", "statistics public.st: statistics"],
  ],
  [
    "ALTER FOREIGN DATA WRAPPER wrapper OPTIONS (ADD a 'b'); ALTER TEXT SEARCH CONFIGURATION words DROP MAPPING FOR x",
    ["foreign data wrapper wrapper: options, handler, validator", "text search configuration public.words: mappings"],
  ],
  [
    "COMMENT ON OPERATOR === (int, int) IS 'x'; COMMENT ON TRIGGER stamp ON users IS 'x'; COMMENT ON CONSTRAINT users_check ON users IS 'x'",
    [
      "constraint public.users.users_check: comment",
      "operator public.===(integer,integer): comment",
      "trigger public.users.stamp: comment",
    ],
  ],
  [
    "COMMENT ON PUBLICATION feed IS 'x'; ALTER SERVER far OWNER TO dana; ALTER OPERATOR === (int, int) OWNER TO dana",
    ["operator public.===(integer,integer): owner", "publication feed: comment", "server far: owner"],
  ],
  [
    "ALTER INDEX users_email SET (fillfactor = 60); ALTER INDEX users_email ALTER COLUMN 1 SET STATISTICS 9",
    ["index public.users_email: definition, statistics"],
  ],
  [
    "ALTER INDEX users_pkey RESET (fillfactor); COMMENT ON INDEX users_pkey IS 'x'",
    ["constraint public.users.users_pkey: index_options, index_comment"],
  ],
  [
    "ALTER TABLE users NOT OF, INHERIT app.users, SET ACCESS METHOD heap, DISABLE TRIGGER ALL",
    ["table public.users: of_type, parents, access_method, constraints_checked", "trigger public.users.stamp: firing"],
  ],
  ["ALTER FOREIGN TABLE remote OPTIONS (ADD a 'b')", ["foreign table public.remote: server_options"]],
  ["ALTER PUBLICATION feed SET (publish = 'insert')", ["publication feed: publishes"]],
  ["ALTER SCHEMA app RENAME TO other; ALTER SERVER near RENAME TO far", ["schema app", "server far"]],
  [
    "ALTER TABLE users ADD CONSTRAINT given NOT NULL email NOT VALID",
    ["column public.users.email: not_null, not_null_name"],
  ],
  ["ALTER PUBLICATION feed ADD TABLE users", ["publication feed: tables, schemas"]],
  ["ALTER EXTENSION pg_trgm SET SCHEMA app", ["extension pg_trgm: schema"]],
  [
    "ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 1 < (int, int8); DROP OPERATOR CLASS public.ops USING btree",
    ["operator class public.ops using btree", "operator family public.fam using btree: definition"],
  ],
  [
    "CREATE OPERATOR CLASS ops FOR TYPE int USING btree FAMILY fam AS OPERATOR 1 <; CREATE OPERATOR FAMILY fam USING btree",
    ["operator class public.ops using btree", "operator family public.fam using btree"],
  ],
  ["CREATE OPERATOR === (FUNCTION = f, LEFTARG = int, RIGHTARG = int)", ["operator public.===(integer,integer)"]],
  [
    "ALTER OPERATOR === (int, int) SET (RESTRICT = NONE)",
    ["operator public.===(integer,integer): restrict, join, commutator, negator, hashes, merges"],
  ],
  ["CREATE CAST (pair AS json) WITH INOUT", ["cast public.pair as json"]],
  ["DROP CAST (public.pair AS json); CREATE CAST (text AS json) WITH INOUT", ["cast public.pair as json"]],
  ["ALTER USER MAPPING FOR PUBLIC SERVER far OPTIONS (SET a 'b')", ["user mapping PUBLIC on far"]],
  ["ALTER ROLE dana IN DATABASE shop SET work_mem = '1MB'", ["setting work_mem", "setting work_mem of dana"]],
  [
    "DO $$BEGIN EXECUTE format(E'ALTER DATABASE %I SET \"work_mem\" TO %L', current_database(), '1MB'); END$$",
    ["setting work_mem", "setting work_mem of dana"],
  ],
  ["DO $$BEGIN EXECUTE format('DROP TABLE %I', 'users'); EXECUTE format('DROP TABLE users%s', ''); END$$", []],
  ["SELECT 1; INSERT INTO users VALUES (1); GRANT SELECT ON users TO dana", []],
  [
    "ALTER TABLE users ALTER email SET NOT NULL, ALTER email TYPE varchar(80)",
    ["column public.users.email: not_null, not_null_name, type, collation"],
  ],
  ["ALTER TABLE users OWNER TO dana, ENABLE ROW LEVEL SECURITY", ["table public.users: owner, row_security"]],
  [
    "ALTER TABLE users VALIDATE CONSTRAINT users_check, DISABLE TRIGGER stamp",
    ["constraint public.users.users_check: not_valid", "trigger public.users.stamp: firing"],
  ],
  [
    "COMMENT ON COLUMN public.users.email IS 'x'; COMMENT ON FUNCTION f(int) IS 'y'; COMMENT ON SCHEMA app IS 'z'",
    ["column public.users.email: comment", "function public.f(integer): comment", "schema app: comment"],
  ],
  [
    "ALTER VIEW v OWNER TO dana; ALTER FUNCTION f(int) OWNER TO dana",
    ["function public.f(integer): owner", "view public.v: owner"],
  ],
  ["ALTER POLICY mine ON users USING (true)", ["policy public.users.mine: using"]],
  [
    "ALTER EXTENSION pg_trgm UPDATE; ALTER SEQUENCE s INCREMENT 2",
    ["extension pg_trgm: version", "sequence public.s: options, type, owned_by"],
  ],
])("%s", async (sql, expected) => {
  expect(await named(sql)).toEqual(expected);
});

test("of several on the search path the first one is meant; $user is the role", async () => {
  expect(await named("DROP TABLE users; DROP VIEW v", "app, public")).toEqual(["table app.users", "view public.v"]);
  expect(readSearchPath('"$user", "Odd, ""one""", public', "dana")).toEqual(["dana", 'Odd, "one"', "public"]);
});
