import { describe, expect, test } from "vitest";
import { before, reviewFiles } from "./reviewing.js";

async function saidBy(rule: string, sql: string): Promise<readonly string[]> {
  const { findings } = await reviewFiles({
    files: { "V2__x.sql": sql },
    applied: { "V1__before.sql": before },
    context: { levels: new Map([[rule, "note"]]) },
  });
  return findings.filter((one) => one.rule === rule).map(({ message, help }) => `${message} (${help})`);
}

describe("privileges over several schemas", () => {
  const apart = "write a statement for each schema";
  test.each([
    {
      name: "all tables of two schemas",
      sql: "GRANT SELECT ON ALL TABLES IN SCHEMA public, reports TO readers;",
      said: `GRANT reaches the schemas public and reports (${apart})`,
    },
    {
      name: "the schemas themselves",
      sql: 'REVOKE USAGE ON SCHEMA a, "B", c FROM readers;',
      said: `REVOKE reaches the schemas a, "B" and c (${apart})`,
    },
    {
      name: "functions, one of them without its schema",
      sql: "GRANT EXECUTE ON FUNCTION tidy(), reports.sum_up(int) TO readers;",
      said: `GRANT reaches the schemas public and reports (${apart})`,
    },
    {
      name: "types",
      sql: "GRANT USAGE ON TYPE public.mood, reports.kind TO readers;",
      said: `GRANT reaches the schemas public and reports (${apart})`,
    },
    {
      name: "default privileges of every schema",
      sql: "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO readers;",
      said: `ALTER DEFAULT PRIVILEGES without IN SCHEMA reaches every schema, those made later too (${apart})`,
    },
    {
      name: "default privileges of two schemas",
      sql: "ALTER DEFAULT PRIVILEGES FOR ROLE app IN SCHEMA a, b REVOKE SELECT ON TABLES FROM readers;",
      said: `ALTER DEFAULT PRIVILEGES reaches the schemas a and b (${apart})`,
    },
    { name: "one schema, twice", sql: "GRANT SELECT ON users, public.orders TO readers;", said: null },
    {
      name: "default privileges of one schema",
      sql: "ALTER DEFAULT PRIVILEGES IN SCHEMA a GRANT SELECT ON TABLES TO readers;",
      said: null,
    },
    { name: "a role", sql: "GRANT readers TO app;", said: null },
    { name: "the database", sql: "GRANT CONNECT ON DATABASE shop, other TO readers;", said: null },
  ])("$name", async ({ sql, said }) => {
    expect(await saidBy("privileges-across-schemas", sql)).toEqual(said === null ? [] : [said]);
  });
});

describe("what the body of a routine uses", () => {
  const watch = "look at the function whenever one of them changes";
  const make = (head: string, body: string): string => `CREATE OR REPLACE ${head} AS $f$${body}$f$;`;
  test.each([
    {
      name: "a query, whose names by WITH are none",
      sql: make(
        "FUNCTION f() RETURNS bigint LANGUAGE sql",
        "WITH few AS (SELECT * FROM orders) SELECT count(*) FROM few JOIN users u ON true JOIN orders o ON true",
      ),
      said: "f uses orders and users, and PostgreSQL notes none of that: its body is a string (write the body as BEGIN ATOMIC … END (PostgreSQL 14 or newer))",
    },
    {
      name: "PL/pgSQL, with dynamic SQL",
      sql: make("PROCEDURE reports.f(t text) LANGUAGE plpgsql", "BEGIN DELETE FROM legacy; EXECUTE t; END"),
      said: `reports.f uses legacy and what dynamic SQL names, and PostgreSQL notes none of that: its body is a string (${watch})`,
    },
    {
      name: "a trigger that only looks at its row",
      sql: make("FUNCTION f() RETURNS trigger LANGUAGE plpgsql", "BEGIN NEW.note := lower(NEW.note); RETURN NEW; END"),
      said: null,
    },
    { name: "a constant", sql: make("FUNCTION f() RETURNS int LANGUAGE sql", "SELECT 1"), said: null },
    {
      name: "a body that PostgreSQL reads",
      sql: "CREATE OR REPLACE FUNCTION f() RETURNS bigint BEGIN ATOMIC SELECT count(*) FROM orders; END;",
      said: null,
    },
  ])("$name", async ({ sql, said }) => {
    expect(await saidBy("untracked-dependencies", sql)).toEqual(said === null ? [] : [said]);
  });
});
