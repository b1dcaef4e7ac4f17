import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendSimpleQuery } from "../../src/database/simple-query.js";
import { parse } from "./scripts.js";
import { createDatabase, withDatabase, type TestDatabase } from "../support/database.js";
import { majors } from "../support/servers.js";

const objects = `CREATE TABLE t (a int PRIMARY KEY); CREATE INDEX i ON t (a);
  CREATE TABLE p (a int) PARTITION BY RANGE (a); CREATE TABLE c PARTITION OF p FOR VALUES FROM (1) TO (2);
  CREATE MATERIALIZED VIEW m AS SELECT a FROM t; CREATE UNIQUE INDEX ON m (a); CREATE TYPE e AS ENUM ('a');
  CLUSTER t USING i; CREATE PROCEDURE pr() LANGUAGE sql AS 'SELECT 1';
  CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION q WITH (connect = false);`;

const statements = [
  "CREATE INDEX CONCURRENTLY n ON t (a)",
  "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)",
  "DROP INDEX CONCURRENTLY i",
  "DROP INDEX CONCURRENTLY IF EXISTS nothing",
  "REINDEX INDEX CONCURRENTLY i",
  "REINDEX (CONCURRENTLY) TABLE t",
  "REINDEX (CONCURRENTLY false) TABLE t",
  "REINDEX TABLE t",
  "REINDEX SCHEMA public",
  "VACUUM",
  "VACUUM (FULL, ANALYZE) t",
  "ANALYZE t",
  "CLUSTER",
  "CLUSTER t USING i",
  "CREATE DATABASE other",
  "DROP DATABASE IF EXISTS nothing",
  "ALTER SYSTEM SET work_mem = '8MB'",
  "DISCARD TEMP",
  "CREATE SUBSCRIPTION s2 CONNECTION 'dbname=x' PUBLICATION q",
  "CREATE SUBSCRIPTION s2 CONNECTION 'dbname=x' PUBLICATION q WITH (connect = false)",
  "DROP SUBSCRIPTION s",
  "ALTER SUBSCRIPTION s SET (slot_name = NONE); DROP SUBSCRIPTION s",
  "ALTER TABLE p DETACH PARTITION c CONCURRENTLY",
  "ALTER TABLE p DETACH PARTITION c",
  "ALTER TYPE e ADD VALUE 'b'",
  "REFRESH MATERIALIZED VIEW CONCURRENTLY m",
  "TRUNCATE t",
  "CALL pr()",
  "CREATE ROLE nobody_at_all",
  "SET search_path = a",
  "DO $$ BEGIN NULL; END $$",
] as const;

describe.each(majors)("PostgreSQL %i agrees on what cannot run in a transaction", (major) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase({ major });
    await database.query(objects);
  });
  afterAll(async () => {
    await database.query("ALTER SUBSCRIPTION s SET (slot_name = NONE); DROP SUBSCRIPTION s");
    await database.drop();
  });

  test.each(statements)("%s", async (sql) => {
    const { transactional } = await parse(sql);
    const client = await database.connect();
    const { error } = await sendSimpleQuery(client, `BEGIN; ${sql}; ROLLBACK`);
    expect(error?.sqlstate === "25001").toBe(!transactional);
    await client.end();
  });
});

describe.each(majors)("a dump with data runs as one message on PostgreSQL %i", (major) => {
  const dump = readFileSync(new URL("../fixtures/sql/pg_dump.sql", import.meta.url), "utf8");

  test.each(["\n", "\r\n"])("with line ends %j", async (end) => {
    const { sql, copyData, statements: all, transactional, findings } = await parse(dump.replaceAll("\n", end));
    expect({ findings, transactional }).toEqual({ findings: [], transactional: true });
    await withDatabase({ major }, async (database) => {
      // The fixture's objects belong to a role of this name.
      const roles = await database.query("SELECT FROM pg_roles WHERE rolname = 'postgres'");
      const owned = roles.length > 0 ? sql : sql.replaceAll("OWNER TO postgres", "OWNER TO CURRENT_USER");
      const client = await database.connect();
      const { error, results } = await sendSimpleQuery(client, `BEGIN; ${owned} COMMIT`, { copyData });
      expect(error).toBeNull();
      expect(results).toHaveLength(all.length + 2);
      const [row] = await database.query(
        `SELECT (SELECT notes FROM shop.customers WHERE id = 1) AS notes, (SELECT name FROM shop.customers WHERE id = 3) AS name,
           (SELECT count(*)::int FROM shop.measures) AS measures, (SELECT raw FROM shop.orders WHERE id = 100) AS raw,
           (SELECT shop.modern(1, 2)) AS modern, obj_description('shop.orders'::regclass) AS comment`,
      );
      expect(row).toEqual({
        notes: "tab\there\nline\\.\n\\.\nback\\slash",
        name: "\\.",
        measures: 20,
        raw: Buffer.from("deadbeef", "hex"),
        modern: 3,
        comment: "it's a comment;\nwith a line\n\\.\nand more".replaceAll("\n", end),
      });
    });
  });
});

test("the server's position of an error leads to the place in the file", async () => {
  const part = fc.constantFrom(
    "SELECT 'é𝄞';\n",
    "-- ünïcode\n",
    "CREATE TEMP TABLE IF NOT EXISTS z (a text);\nCOPY z FROM stdin;\n𝄞\n\\.\n",
    "\\restrict é\n",
    "SELECT '${value}',\n  1;\n",
    "DO $$ BEGIN NULL; END $$; ",
  );
  await withDatabase({}, async (database) => {
    const client = await database.connect();
    await fc.assert(
      fc.asyncProperty(fc.array(part), fc.array(part), async (before, behind) => {
        const head = before.join("");
        const text = `${head}SELECT 'ö',  nothing FROM missing;\n${behind.join("")}`;
        const { sql, copyData, locate, findings } = await parse(text, { placeholders: { value: "a\nlong 𝄞 value" } });
        expect(findings).toEqual([]);
        const { error } = await sendSimpleQuery(client, `BEGIN; ${sql} COMMIT`, { copyData });
        await sendSimpleQuery(client, "ROLLBACK");
        const lines = `${head}SELECT 'ö',  nothing FROM `.split("\n");
        expect(locate((error?.position ?? 0) - 1 - "BEGIN; ".length)).toEqual({
          file: "migrations/V1__x.sql",
          line: lines.length,
          column: Array.from(lines.at(-1) ?? "").length + 1,
        });
      }),
      { numRuns: 60 },
    );
  });
});
