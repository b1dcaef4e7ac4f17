import { describe, expect, test } from "vitest";
import { destroyedBy, type Destroyed } from "../../src/sql/destroys.js";
import { followRenames } from "../../src/sql/renames.js";
import { parse } from "./scripts.js";

const show = ({ kind, schema, name, column, text }: Destroyed): string =>
  kind === "unknown"
    ? `unknown: ${text}`
    : [kind, [schema, name, column].filter((part) => part !== null).join(".")].join(" ");

const destroyed = async (sql: string): Promise<readonly string[]> =>
  destroyedBy((await parse(sql)).statements).map(show);

describe("what a statement destroys", () => {
  test.each([
    ["DROP TABLE a, shop.b", ["table a", "table shop.b"]],
    ["DROP TABLE IF EXISTS db.shop.a CASCADE", ["table shop.a"]],
    ["DROP MATERIALIZED VIEW m", ["table m"]],
    ["DROP SCHEMA s, t CASCADE", ["schema s", "schema t"]],
    ["ALTER TABLE shop.a DROP COLUMN b, DROP c, ADD COLUMN d int", ["column shop.a.b", "column shop.a.c"]],
    ["TRUNCATE a, shop.b", ["rows a", "rows shop.b"]],
    ["DELETE FROM a WHERE b = 1", ["rows a"]],
    ["UPDATE shop.a SET b = 1", ["rows shop.a"]],
    ["MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE", ["rows a"]],
    ["INSERT INTO a VALUES (1) ON CONFLICT (b) DO UPDATE SET c = 1", ["rows a"]],
    ["WITH gone AS (DELETE FROM a RETURNING *), put AS (UPDATE b SET c = 1) SELECT 1", ["rows a", "rows b"]],
    ["WITH gone AS (DELETE FROM a RETURNING *) DELETE FROM b", ["rows b", "rows a"]],
    ["DROP TYPE e CASCADE", ["unknown: DROP TYPE e CASCADE"]],
    ["DROP EXTENSION e CASCADE", ["unknown: DROP EXTENSION e CASCADE"]],
    ["ALTER TYPE t DROP ATTRIBUTE a", ["unknown: ALTER TYPE t DROP ATTRIBUTE a"]],
    ["DROP OWNED BY app", ["unknown: DROP OWNED BY app"]],
    ["CALL clean_up()", ["unknown: CALL clean_up()"]],
  ])("%s", async (sql, expected) => {
    expect(await destroyed(sql)).toEqual(expected);
  });

  test.each([
    "DROP VIEW v",
    "DROP INDEX i",
    "DROP FUNCTION f()",
    "DROP TYPE e",
    "DROP SEQUENCE s",
    "ALTER TABLE a DROP CONSTRAINT c",
    "ALTER TABLE a ALTER COLUMN b DROP DEFAULT",
    "INSERT INTO a VALUES (1) ON CONFLICT DO NOTHING",
    "SELECT * FROM a FOR UPDATE",
    "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM a'",
    "DO $$ BEGIN RAISE NOTICE 'DROP TABLE a'; END $$",
  ])("%s destroys nothing", async (sql) => {
    expect(await destroyed(sql)).toEqual([]);
  });
});

describe("what a DO block destroys", () => {
  const block = (body: string): string => `DO $$ DECLARE r record; x int; c refcursor; BEGIN ${body} END $$`;

  test.each([
    ["DELETE FROM a;", ["rows a"]],
    ["IF EXISTS (SELECT 1 FROM b) THEN DROP TABLE b; END IF;", ["table b"]],
    ["FOR r IN DELETE FROM a RETURNING * LOOP UPDATE b SET c = r.d; END LOOP;", ["rows b", "rows a"]],
    ["WITH gone AS (DELETE FROM a RETURNING 1) SELECT count(*) INTO x FROM gone;", ["rows a"]],
    ["BEGIN NULL; EXCEPTION WHEN OTHERS THEN ALTER TABLE a DROP COLUMN b; END;", ["column a.b"]],
    ["EXECUTE 'DROP TABLE a';", ["table a"]],
    ["EXECUTE format('DROP TABLE %I', x);", ["unknown: EXECUTE format('DROP TABLE %I', x)"]],
    ["FOR r IN EXECUTE 'DELETE FROM ' || x LOOP NULL; END LOOP;", ["unknown: EXECUTE 'DELETE FROM ' || x"]],
    ["OPEN c FOR EXECUTE x;", ["unknown: EXECUTE x"]],
    ["CALL p();", [`unknown: ${block("CALL p();").slice(0, 57).trim()}…`]],
    ["x := 1; RAISE NOTICE '%', x;", []],
  ])("%s", async (body, expected) => {
    expect(await destroyed(block(body))).toEqual(expected);
  });

  test.each(["DO LANGUAGE plpython3u $$ plpy.execute('x') $$", "DO $$ BEGIN this is no PL/pgSQL END $$"])(
    "%s cannot be looked into",
    async (sql) => {
      expect(await destroyed(sql)).toEqual([`unknown: ${sql}`]);
    },
  );
});

describe("tables that the script has made itself", () => {
  test.each([
    ["CREATE TEMP TABLE a (b int); DELETE FROM a; DROP TABLE a", []],
    ["CREATE TABLE s.a AS SELECT 1; DROP TABLE s.a", []],
    ["CREATE TABLE IF NOT EXISTS a (b int); DROP TABLE a", ["table a"]],
    ["DROP TABLE a; CREATE TABLE a (b int)", ["table a"]],
    ["CREATE TABLE tmp.a (b int); DROP TABLE shop.a", ["table shop.a"]],
    ["CREATE TABLE a (b int); SET search_path = shop; DROP TABLE a", ["table a"]],
    ["CREATE TABLE a (b int); SELECT set_config('search_path', 'x', true); DROP TABLE a", ["table a"]],
    ["CREATE TABLE a (b int); ALTER TABLE c RENAME TO a; DROP TABLE a", ["table c"]],
    ["CREATE TABLE a (b int); DROP TABLE a; DROP TABLE a", ["table a"]],
  ])("%s", async (sql, expected) => {
    expect(await destroyed(sql)).toEqual(expected);
  });
});

describe("what is destroyed under a new name is told by its old one", () => {
  test.each([
    ["ALTER TABLE a RENAME TO b; DROP TABLE b", ["table a"]],
    ["ALTER TABLE s.a RENAME TO b; DROP TABLE s.b", ["table s.a"]],
    ["ALTER TABLE s.a RENAME TO b; DROP TABLE b", ["table s.a", "table b"]],
    ["ALTER TABLE s.a RENAME TO b; DROP TABLE t.b", ["table t.b"]],
    ["ALTER TABLE IF EXISTS a RENAME TO b; DROP TABLE b", ["table a", "table b"]],
    ["ALTER TABLE a RENAME TO x; ALTER TABLE b RENAME TO a; ALTER TABLE x RENAME TO b; DROP TABLE a", ["table b"]],
    ["ALTER TABLE a RENAME c TO d; ALTER TABLE a DROP d", ["column a.c"]],
    ["ALTER TABLE a RENAME c TO d; ALTER TABLE a RENAME TO b; ALTER TABLE b DROP d", ["column a.c"]],
    [
      "ALTER TABLE a RENAME TO b; ALTER TABLE b RENAME c TO d; ALTER TABLE b RENAME d TO e; DELETE FROM b; ALTER TABLE b DROP e",
      ["rows a", "column a.c"],
    ],
    ["ALTER TABLE a RENAME c TO d; ALTER TABLE b DROP d", ["column b.d"]],
    ["ALTER TABLE s.a SET SCHEMA t; DROP TABLE t.a", ["table s.a"]],
    ["ALTER SCHEMA s RENAME TO t; DROP TABLE t.a; DROP SCHEMA t", ["table s.a", "schema s"]],
    ["ALTER MATERIALIZED VIEW a RENAME TO b; DROP MATERIALIZED VIEW b", ["table a"]],
    ["ALTER INDEX a RENAME TO b; DROP TABLE b", ["table b"]],
    ["DO $$ BEGIN IF true THEN ALTER TABLE a RENAME TO b; END IF; END $$; DROP TABLE b", ["table a", "table b"]],
    ["DO $$ BEGIN ALTER TABLE a RENAME TO b; DROP TABLE b; END $$", ["table a"]],
  ])("%s", async (sql, expected) => {
    expect(await destroyed(sql)).toEqual(expected);
  });

  test("over the scripts that come after it", async () => {
    const renames = followRenames();
    const [first, second] = [await parse("ALTER TABLE accounts RENAME TO users"), await parse("DROP TABLE users")];
    expect(destroyedBy(first.statements, renames)).toEqual([]);
    expect(destroyedBy(second.statements, renames).map(show)).toEqual(["table accounts"]);
  });
});
