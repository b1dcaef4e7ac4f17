import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readHistory } from "../../src/database/history.js";
import type { TableName } from "../../src/database/tables.js";
import { allTables, logged, openHomes, row, type Homes } from "./homes.js";

let homes: Homes;

beforeAll(async () => {
  homes = await openHomes();
  await homes.db.query("CREATE FOREIGN DATA WRAPPER nothing; CREATE SERVER nowhere FOREIGN DATA WRAPPER nothing");
});

afterAll(() => homes.close());

describe("a schema counts as empty", () => {
  test.each([
    { name: "with the tool's tables alone", sql: "", empty: true },
    { name: "with Flyway's table", sql: "CREATE TABLE flyway_schema_history (id int)", empty: true },
    { name: "with the table of snapshots", sql: "CREATE TABLE schema_version_snapshot (id int)", empty: true },
    { name: "with a type", sql: "CREATE TYPE pair AS (a int, b int)", empty: true },
    { name: "with what an extension brings", sql: "CREATE EXTENSION pg_stat_statements SCHEMA $home", empty: true },
    {
      name: "not with a view beside what an extension brings",
      sql: "DROP EXTENSION pg_stat_statements; CREATE EXTENSION pg_stat_statements SCHEMA $home; CREATE VIEW v AS SELECT 1",
      empty: false,
    },
    { name: "not with a table", sql: "CREATE TABLE t (id int)", empty: false },
    { name: "not with a partitioned table", sql: "CREATE TABLE t (id int) PARTITION BY LIST (id)", empty: false },
    { name: "not with a view", sql: "CREATE VIEW v AS SELECT 1", empty: false },
    { name: "not with a materialized view", sql: "CREATE MATERIALIZED VIEW v AS SELECT 1 AS a", empty: false },
    { name: "not with a foreign table", sql: "CREATE FOREIGN TABLE f (id int) SERVER nowhere", empty: false },
    { name: "not with a sequence", sql: "CREATE SEQUENCE s", empty: false },
    { name: "not with a table that only resembles", sql: "CREATE TABLE schema_versions (id int)", empty: false },
  ])("$name", async ({ sql, empty }) => expect((await homes.read(await homes.make(sql))).empty).toBe(empty));

  test("whatever other schemas hold, unless the files are about them", async () => {
    const other = await homes.make("CREATE TABLE t (id int)");
    const home = await homes.make("");
    expect((await homes.read(home)).empty).toBe(true);
    expect((await homes.read(home, [other])).empty).toBe(false);
    // Tables with the tool's names are its own in its home alone.
    expect((await homes.read(home, [await homes.make("", ["log"])])).empty).toBe(false);
  });

  test("where it does not exist, nor anything in it", async () => {
    const nowhere = await homes.read("nowhere");
    expect(nowhere).toMatchObject({
      schemaExists: false,
      empty: true,
      missing: allTables,
      findings: [],
      lastRunAt: null,
    });
    expect(await homes.read(await homes.make(""))).toMatchObject({ schemaExists: true, missing: [], rows: "kept" });
  });
});

describe("of the tables those that are missing are known, and the others are read", () => {
  test.each<{ readonly there: readonly TableName[]; readonly missing: readonly TableName[] }>([
    { there: ["versions"], missing: ["repeatables", "log"] },
    { there: ["versions", "log"], missing: ["repeatables"] },
    { there: ["repeatables", "log"], missing: ["versions"] },
    { there: ["log"], missing: ["versions", "repeatables"] },
  ])("$there", async ({ there, missing }) => {
    const sql = [there.includes("versions") ? row("1", false) : "", there.includes("log") ? logged("start 1") : ""];
    const found = await homes.read(await homes.make(sql.join(""), there));
    expect(found.missing).toEqual(missing);
    expect(found.history.applied.map(({ version }) => version)).toEqual(there.includes("versions") ? ["1"] : []);
    expect(found.history.lastChangeId).toBe(there.includes("log") ? 1 : 0);
    expect(found.history.lastEvents.size).toBe(there.includes("log") && there.includes("versions") ? 1 : 0);
  });
});

test("beside a table that is not the tool's the facts are known, and no rows", async () => {
  const sql = `${row("1")}${logged("apply 1")} ALTER TABLE schema_version_log DROP event`;
  const found = await homes.read(await homes.make(sql));
  expect(found.findings).toMatchObject([{ rule: "foreign-table" }]);
  expect(found).toMatchObject({ schemaExists: true, empty: true, missing: [], rows: "kept" });
  expect(found.walPosition).toMatch(/^[0-9A-F]+\/[0-9A-F]+$/);
  expect(found.history).toMatchObject({ applied: [], lastChangeId: 0 });
});

test("rows are read as they are, times in UTC", async () => {
  const sql = `${row("2", false)} INSERT INTO schema_version_repeatable VALUES ('b', 's', 'c', 'eve', now(), 1, true), ('A', 's', 'c', 'eve', now(), 1, true)`;
  const { history, walPosition, walAt } = await homes.read(await homes.make(sql));
  expect(history.applied).toEqual([
    {
      version: "2",
      description: "d",
      script: "s",
      checksum: "c",
      installedBy: "eve",
      installedOn: "2026-02-03T04:05:06.789Z",
      executionMs: 7,
      success: false,
    },
  ]);
  expect(history.repeatables.map(({ description, success }) => [description, success])).toEqual([
    ["A", true],
    ["b", true],
  ]);
  expect(walPosition).toMatch(/^[0-9A-F]+\/[0-9A-F]+$/);
  expect(Math.abs(Date.parse(walAt) - Date.now())).toBeLessThan(60_000);
});

describe("what the table of snapshots holds is read only where it is asked for", () => {
  const made = "CREATE TABLE schema_version_snapshot (moment text);";
  const insert = (moment: string): string => `INSERT INTO schema_version_snapshot VALUES ('${moment}');`;

  test.each([
    { name: "no table", sql: "", state: "absent" },
    { name: "no row", sql: made, state: "empty" },
    { name: "the state after a run", sql: made + insert("after"), state: "settled" },
    {
      name: "the state before a run that did not end",
      sql: made + insert("after") + insert("before"),
      state: "unsettled",
    },
    { name: "another table of that name", sql: "CREATE TABLE schema_version_snapshot (id int)", state: "unreadable" },
  ])("$name: $state", async ({ sql, state }) => {
    const home = await homes.make(sql);
    expect((await homes.read(home, [], "ask")).snapshots).toBe(state);
    expect((await homes.read(home)).snapshots).toBe("not-asked");
  });

  test("where none of the tool's tables is there", async () => {
    expect((await homes.read("nowhere", [], "ask")).snapshots).toBe("absent");
    expect((await homes.read(await homes.make(made + insert("after"), ["log"]), [], "ask")).snapshots).toBe("settled");
  });
});

test.each([
  { name: "there", sql: "CREATE TABLE flyway_schema_history (id int)", flyway: "there" },
  { name: "absent", sql: "CREATE TABLE flyway_schema (id int)", flyway: "absent" },
] as const)("Flyway's table is known to be $name", async ({ sql, flyway }) =>
  expect((await homes.read(await homes.make(sql))).flyway).toBe(flyway),
);

test("what no missing table explains is told at once, and not asked for again", async () => {
  const home = await homes.make("");
  const holder = await homes.db.connect();
  await holder.query("BEGIN; LOCK TABLE pg_catalog.pg_attribute IN ACCESS EXCLUSIVE MODE");
  await homes.within(home, async (session, target) => {
    const sent: string[] = [];
    const send: typeof session.send = (sql, options) => {
      sent.push(sql);
      return session.send(sql, options);
    };
    const options = { environment: "default", lockTimeoutMs: 100, flywayTable: "none", applyEvents: false };
    await expect(readHistory({ ...session, send }, target, options)).rejects.toThrow("55P03");
    expect(sent.slice(1)).toEqual(["ROLLBACK"]);
  });
  await holder.query("ROLLBACK");
});
