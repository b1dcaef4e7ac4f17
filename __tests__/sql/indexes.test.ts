import { expect, test } from "vitest";
import { concurrentBuilds, dropsBeforeBuild, movesNames } from "../../src/sql/indexes.js";
import { parse } from "./scripts.js";

const builds = async (sql: string) =>
  concurrentBuilds((await parse(sql)).statements).map((build) => {
    if (build.kind === "reindex database") return `${build.statement} ${build.kind}`;
    if (build.kind === "reindex schema") return `${build.statement} ${build.kind} ${build.schema}`;
    const relation = build.kind === "reindex index" ? build.index : build.table;
    const index = build.kind === "create" ? `${build.index} on ` : "";
    return `${build.statement} ${build.kind} ${index}${relation.schema}.${relation.name}`;
  });

test.each([
  ["SET lock_timeout = 0; CREATE INDEX CONCURRENTLY i ON shop.t (a)", ["1 create i on shop.t"]],
  ['CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "I" ON t (a)', ["0 create I on null.t"]],
  [
    "CREATE INDEX CONCURRENTLY i ON t (a); CREATE INDEX CONCURRENTLY j ON t (a)",
    ["0 create i on null.t", "1 create j on null.t"],
  ],
  ["REINDEX INDEX CONCURRENTLY shop.i", ["0 reindex index shop.i"]],
  ["REINDEX (CONCURRENTLY) TABLE t", ["0 reindex table null.t"]],
  ["REINDEX SCHEMA CONCURRENTLY shop", ["0 reindex schema shop"]],
  ["REINDEX SCHEMA shop", []],
  ["REINDEX (CONCURRENTLY) DATABASE shop", ["0 reindex database"]],
  ["REINDEX DATABASE CONCURRENTLY", ["0 reindex database"]],
  ["REINDEX DATABASE shop", []],
  ["REINDEX INDEX i", []],
  ["CREATE INDEX CONCURRENTLY ON t (a)", []],
  ["CREATE INDEX i ON t (a)", []],
  ["DROP INDEX CONCURRENTLY i", []],
])("%s", async (sql, expected) => {
  expect(await builds(sql)).toEqual(expected);
});

test.each([
  ["SET search_path = shop", true],
  ["SET ROLE alice", true],
  ["RESET ALL", true],
  ["SELECT set_config('search_path', 'shop', false)", true],
  ["SET LOCAL search_path = shop", false],
  ["SET lock_timeout = 0", false],
  ["UPDATE t SET search_path = 'shop'", false],
])("whether names mean something else after %s: %s", async (sql, expected) => {
  expect((await parse(sql)).statements.map(movesNames)).toEqual([expected]);
});

const built = "CREATE INDEX CONCURRENTLY i ON shop.t (a)";

test.each([
  [`DROP INDEX CONCURRENTLY i; ${built}`, true],
  [`DROP INDEX j, shop.i; ${built}`, true],
  [`CREATE INDEX CONCURRENTLY j ON shop.t (a); DROP INDEX i; ${built}`, true],
  [`DROP INDEX other.i; ${built}`, false],
  [`DROP INDEX j; ${built}`, false],
  [`DROP TABLE i; ${built}`, false],
  [`${built}; DROP INDEX i`, false],
  [`DROP INDEX CONCURRENTLY i; CREATE INDEX CONCURRENTLY j ON shop.t (a)`, false],
  ["DROP INDEX CONCURRENTLY i; REINDEX TABLE CONCURRENTLY shop.t", false],
])("whether a file drops shop.i before it builds it, %s: %s", async (sql, expected) => {
  expect(dropsBeforeBuild((await parse(sql)).statements, { schema: "shop", name: "i" })).toBe(expected);
});
