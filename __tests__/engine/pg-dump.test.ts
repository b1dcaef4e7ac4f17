import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { describeEachMajor } from "../support/servers.js";
import { eventsOf, versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

const dump = readFileSync(new URL("../fixtures/sql/pg_dump.sql", import.meta.url), "utf8");
const files = { "V1__initial_schema.sql": dump, "V2__next.sql": "CREATE TABLE notes (id int);" };

describe("what pg_dump wrote is a migration", () => {
  describeEachMajor((major) => {
    test("its objects and rows arrive, and its empty search_path does not reach the next file or our rows", () =>
      withWorld({ files, major }, async ({ db, run }) => {
        expect((await run("apply")).findings).toEqual([]);
        expect(await versionsOf(db)).toEqual(["1", "2"]);
        expect(await eventsOf(db)).toEqual(["apply 1", "apply 2"]);
        expect(await db.query("SELECT oid::regclass::text AS t FROM pg_class WHERE relname = 'notes'")).toEqual([
          { t: "notes" },
        ]);
        expect(
          await db.query(
            "SELECT (SELECT count(*)::int FROM shop.customers) AS customers, (SELECT count(*)::int FROM shop.orders) AS orders, (SELECT count(*)::int FROM shop.totals) AS totals",
          ),
        ).toEqual([{ customers: 3, orders: 2, totals: 2 }]);
        expect((await run("apply")).environment.steps).toEqual([]);
      }));
  });

  test("the same in one transaction with the next file", () =>
    withWorld({ files }, async ({ db, run }) => {
      expect((await run("apply", { transaction: "all" })).findings).toEqual([]);
      expect(await db.query("SELECT to_regclass('public.notes')::text AS t")).toEqual([{ t: "notes" }]);
    }));

  test("an error far behind its COPY data has its place", () =>
    withWorld({ files: { "V1__initial_schema.sql": `${dump}\nSELECT nothing;\n` } }, async ({ db, run }) => {
      const { report } = await run("apply");
      const line = dump.split("\n").length + 1;
      expect(report.findings).toMatchObject([{ file: "migrations/V1__initial_schema.sql", line, column: 8 }]);
      expect(await db.query("SELECT to_regnamespace('shop') AS shop")).toEqual([{ shop: null }]);
    }));
});
