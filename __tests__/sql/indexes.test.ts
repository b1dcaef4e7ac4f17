import { expect, test } from "vitest";
import { concurrentIndexes } from "../../src/sql/indexes.js";
import { parse } from "./scripts.js";

const named = async (sql: string) =>
  concurrentIndexes((await parse(sql)).statements).map(
    ({ schema, name, tableSchema, table, statement }) => `${statement} ${schema}.${name} on ${tableSchema}.${table}`,
  );

test.each([
  ["SET lock_timeout = 0; CREATE INDEX CONCURRENTLY i ON shop.t (a)", ["1 shop.i on shop.t"]],
  ['CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "I" ON t (a)', ["0 null.I on null.t"]],
  [
    "CREATE INDEX CONCURRENTLY i ON t (a); CREATE INDEX CONCURRENTLY j ON t (a)",
    ["0 null.i on null.t", "1 null.j on null.t"],
  ],
  ["REINDEX INDEX CONCURRENTLY shop.i", ["0 shop.i_ccnew on null.null", "0 shop.i_ccold on null.null"]],
  ["REINDEX (CONCURRENTLY) TABLE t", []],
  ["REINDEX INDEX i", []],
  ["CREATE INDEX CONCURRENTLY ON t (a)", []],
  ["CREATE INDEX i ON t (a)", []],
  ["DROP INDEX CONCURRENTLY i", []],
])("%s", async (sql, expected) => {
  expect(await named(sql)).toEqual(expected);
});

test("a long name leaves room for what PostgreSQL adds to it", async () => {
  expect(await named(`REINDEX INDEX CONCURRENTLY ${"é".repeat(31)}`)).toEqual([
    `0 null.${"é".repeat(28)}_ccnew on null.null`,
    `0 null.${"é".repeat(28)}_ccold on null.null`,
  ]);
});
