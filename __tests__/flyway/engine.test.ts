import { describe, expect, test } from "vitest";
import { withWorld } from "../engine/world.js";
import { applyBy, events, states, theirs } from "./standing-in.js";

describe("a run by Flyway", () => {
  test("runs what the plan says and is on record by Flyway's own rows; again is nothing", () =>
    withWorld(
      {
        files: {
          "V1__a.sql": "CREATE TABLE a (note text DEFAULT '${note}');",
          "U1__a.sql": "DROP TABLE a;",
          "V2__i.sql": "CREATE INDEX CONCURRENTLY i ON a (note);",
          "R__v.sql": "CREATE OR REPLACE VIEW v AS SELECT '${note}' AS note;",
          "afterMigrate.sql": "COMMENT ON TABLE a IS 'called';",
        },
      },
      async (world) => {
        const inputs = { placeholders: "note=n", "lock-wait": "0" };
        const { report, log, findings, ...first } = await applyBy(world, inputs);
        expect({ failure: report.failure, findings }).toEqual({ failure: null, findings: [] });
        expect(states(first)).toBe("1 applied done, 2 applied done, v current done");
        expect(log.filter((line) => /flyway migrate/.test(line))).toHaveLength(2);
        expect(log.filter((line) => /^ {2}.* done /.test(line)).map((line) => line.split("  ")[1])).toEqual([
          "V1__a.sql",
          "V2__i.sql",
          "R__v.sql",
        ]);
        expect(await events(world)).toEqual([
          "apply V1__a.sql: by Flyway, rank 1",
          "apply V2__i.sql: by Flyway, rank 2",
          "apply R__v.sql: by Flyway, rank 3",
        ]);
        expect(await theirs(world)).toEqual(["V1__a.sql done", "V2__i.sql done", "R__v.sql done"]);
        const late =
          "SELECT FROM schema_version WHERE abs(extract(epoch FROM installed_on AT TIME ZONE 'UTC' - now())) > 60";
        expect(await world.db.query(late)).toEqual([]);
        expect(await world.db.query("SELECT note, obj_description('a'::regclass) AS said FROM v")).toEqual([
          { note: "n", said: "called" },
        ]);
        const again = await applyBy(world, inputs);
        expect({ failure: again.report.failure, steps: again.environment.steps }).toEqual({ failure: null, steps: [] });
        expect(await theirs(world)).toHaveLength(3);
      },
    ));

  test("on-failure: undo takes back what it did, under both locks", () =>
    withWorld(
      {
        files: {
          "V1__a.sql": "CREATE TABLE a ();",
          "U1__a.sql":
            "DO $$BEGIN ASSERT 2 = (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()); END$$;\nDROP TABLE a;",
          "V2__b.sql": "\nSELECT nosuch;",
        },
      },
      async (world) => {
        const { report, ...ran } = await applyBy(world, { "on-failure": "undo" });
        expect(report.findings[0]).toMatchObject({
          rule: "statement",
          message: 'column "nosuch" does not exist (42703)',
          file: "migrations/V2__b.sql",
          line: 2,
          state: "V2 is rolled back; default is at version 1 and consistent",
        });
        expect(report.findings).toHaveLength(1);
        expect(states(ran)).toBe("1 pending not-run, 2 pending failed");
        expect(await events(world)).toEqual([
          "apply V1__a.sql: by Flyway, rank 1",
          'fail V2__b.sql: column "nosuch" does not exist (42703)',
          "undo U1__a.sql: null",
        ]);
      },
    ));

  test("a callback that fails is told with its file, and all or nothing is nothing", () =>
    withWorld({ files: { "V1__a.sql": "CREATE TABLE a ();", "V2__b.sql": "SELECT 1 / 0;" } }, async (world) => {
      const all = await applyBy(world, { transaction: "all" });
      expect(all.report.findings[0]).toMatchObject({
        message: "division by zero (22012)",
        state: "all are rolled back (V2 b failed); default has no version",
      });
      expect(states(all)).toBe("1 pending not-run, 2 pending failed");
      world.write({ "V2__b.sql": "SELECT 1;", "afterMigrate.sql": "SELECT 2 / 0;" });
      const { report, ...called } = await applyBy(world);
      expect(report.findings[0]).toMatchObject({ file: "migrations/afterMigrate.sql", rule: "statement" });
      expect(states(called)).toBe("1 applied done, 2 applied done");
      expect((await events(world)).at(-1)).toBe("fail afterMigrate.sql: division by zero (22012)");
    }));
});

describe("what Flyway left INVALID", () => {
  const table = { "V1__t.sql": "CREATE TABLE t (id int, other int);\nINSERT INTO t VALUES (1, 1), (1, 1);" };
  const indexes =
    "SELECT c.relname AS name, c.oid, i.indisvalid AS valid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE indrelid = 't'::regclass ORDER BY 1";

  test("is cleared by the next run; what was INVALID before the first attempt stays, over retries", () =>
    withWorld({ files: table }, async (world) => {
      const { db, write } = world;
      await applyBy(world);
      await db.query("CREATE UNIQUE INDEX CONCURRENTLY theirs ON t (other)").catch(() => {});
      const [before] = await db.query(indexes);
      write({
        "V2__i.sql":
          "CREATE INDEX CONCURRENTLY IF NOT EXISTS theirs ON t (other);\nCREATE UNIQUE INDEX CONCURRENTLY ours ON t (id);",
      });
      const first = await applyBy(world);
      expect(states(first)).toBe("1 applied null, 2 failed failed");
      expect(first.report.findings[0]).toMatchObject({
        message: 'could not create unique index "ours" (23505)',
        hint: 'drop it by hand: DROP INDEX CONCURRENTLY "public"."theirs"; it left the INVALID index public.ours, which the next run drops first',
        state:
          "V2 did not finish and cannot be rolled back: what its statements before did stays; otherwise default is at version 1",
      });
      expect(await theirs(world)).toEqual(["V1__t.sql done", "V2__i.sql failed"]);
      expect((await applyBy(world)).findings[0]).toBe('statement: could not create unique index "ours" (23505)');
      await db.query("DELETE FROM t");
      expect((await applyBy(world)).report.failure).toBeNull();
      expect(await db.query(indexes)).toEqual([expect.objectContaining({ name: "ours", valid: true }), before]);
      expect(await theirs(world)).toEqual(["V1__t.sql done", "V2__i.sql done"]);
      expect((await events(world)).map((one) => one.replace(/, rank \d/, ""))).toEqual([
        "apply V1__t.sql: by Flyway",
        "start V2__i.sql: by Flyway",
        'fail V2__i.sql: could not create unique index "ours" (23505)',
        "start V2__i.sql: by Flyway",
        'fail V2__i.sql: could not create unique index "ours" (23505)',
        "apply V2__i.sql: by Flyway",
      ]);
    }));

  test("so it is with a repeatable, which Flyway would refuse from then on", () =>
    withWorld({ files: table }, async (world) => {
      world.write({ "R__i.sql": "CREATE UNIQUE INDEX CONCURRENTLY i ON t (id);" });
      const first = await applyBy(world);
      expect(first.report.findings[0]?.state).toMatch(/^R i did not finish/);
      expect(states(first)).toBe("1 applied done, i outdated failed");
      await world.db.query("DELETE FROM t");
      expect(states(await applyBy(world))).toBe("1 applied null, i current done");
      expect(await world.db.query(indexes)).toEqual([expect.objectContaining({ name: "i", valid: true })]);
    }));
});
