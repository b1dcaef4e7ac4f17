import { describe, expect, test } from "vitest";
import { reviewSql } from "./reviewing.js";

describe("statements that a second run meets again", () => {
  test.each([
    ["SELECT * INTO copy FROM users;", ["warning create-if-not-exists"]],
    ["SELECT * INTO TEMP copy FROM users;", []],
    ["DO $$ DECLARE n int; BEGIN SELECT count(*) INTO n FROM users; END $$;", []],
    ["ALTER TYPE mood RENAME VALUE 'sad' TO 'unhappy';", ["warning rename-object", "warning rename-guarded"]],
    ["ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy';", []],
    ["CREATE COLLATION c (locale = 'C');", ["warning create-guarded"]],
    ["CREATE COLLATION IF NOT EXISTS c (locale = 'C');", []],
    ["CREATE AGGREGATE my_sum(int) (sfunc = int4pl, stype = int);", ["warning create-guarded"]],
    ["CREATE OR REPLACE AGGREGATE my_sum(int) (sfunc = int4pl, stype = int);", []],
    ["TRUNCATE shops CASCADE;", ["error drop-cascade"]],
  ])("%s", async (sql, expected) => {
    const found = await reviewSql(sql);
    expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(expected);
  });

  test("what has a guard of its own gets it", async () => {
    const [collation] = await reviewSql("CREATE COLLATION c (locale = 'C');");
    expect(collation).toMatchObject({
      message: expect.stringContaining("CREATE COLLATION c has no IF NOT EXISTS") as string,
      suggestion: { text: "CREATE COLLATION IF NOT EXISTS c (locale = 'C');" },
    });
    const [aggregate] = await reviewSql("CREATE AGGREGATE my_sum(int) (sfunc = int4pl, stype = int);");
    expect(aggregate?.suggestion?.text).toBe("CREATE OR REPLACE AGGREGATE my_sum(int) (sfunc = int4pl, stype = int);");
  });

  test.each([
    ["CREATE FOREIGN DATA  WRAPPER far;", "CREATE FOREIGN DATA WRAPPER far knows"],
    ["CREATE EVENT TRIGGER watch ON sql_drop EXECUTE FUNCTION f();", "CREATE EVENT TRIGGER watch knows"],
    ["create default conversion c FOR 'LATIN1' TO 'UTF8' FROM f;", "CREATE DEFAULT CONVERSION c knows"],
    ["CREATE OPERATOR FAMILY fam USING btree;", "CREATE OPERATOR FAMILY fam knows"],
    ["CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple);", "CREATE TEXT SEARCH DICTIONARY d knows"],
    ["CREATE ACCESS METHOD bm TYPE INDEX HANDLER bthandler;", "CREATE ACCESS METHOD bm knows"],
  ])("the whole of what is made is named: %s", async (sql, words) => {
    const found = await reviewSql(sql);
    expect(found.find(({ rule }) => rule === "create-guarded")?.message).toContain(words);
  });

  test("the guard of a DROP stands behind all words of what is dropped", async () => {
    const found = await reviewSql("DROP FOREIGN DATA WRAPPER far;");
    expect(found.find(({ rule }) => rule === "drop-if-exists")?.suggestion?.text).toBe(
      "DROP FOREIGN DATA WRAPPER IF EXISTS far;",
    );
  });
});
