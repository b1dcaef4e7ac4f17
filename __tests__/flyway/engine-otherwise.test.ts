import { describe, expect, test } from "vitest";
import { Failure } from "../../src/core/failure.js";
import { finding } from "../../src/core/problems.js";
import { withWorld } from "../engine/world.js";
import { applyBy, events, program, states, theirs } from "./standing-in.js";

describe("a Flyway that behaves otherwise", () => {
  const sql = "CREATE TABLE IF NOT EXISTS a ();";

  test("is told as what it says, or does not say", () =>
    withWorld({ files: { "V1__a.sql": sql, "R__r.sql": "SELECT 1;" } }, async (world) => {
      const told = async (script: string): Promise<string | undefined> => {
        const { findings, report, ...ran } = await applyBy(world, { program: program(world, script) });
        expect({ failure: report.failure, states: states(ran) }).toEqual({
          failure: "database",
          states: "1 pending not-run, r pending not-run",
        });
        expect((await events(world)).at(-1)).toBe(`fail null: ${findings[0]?.replace("flyway: ", "")} (XX000)`);
        return findings[0];
      };
      expect(await told("exit 3")).toBe("flyway: Flyway said nothing (exit code 3)");
      expect(await told("kill -9 $$")).toBe("flyway: Flyway said nothing (ended by SIGKILL)");
      expect(await told(`echo '{"error":{"message":"no"}}'`)).toBe("flyway: no");
      expect(await told(`printf '{"success":'`)).toBe('flyway: {"success": (exit code 0)');
      expect(await told("echo $FLYWAY_PASSWORD")).toBe("flyway: *** (exit code 0)");
      expect(await told(`echo '{"success":true}'`)).toBe(
        "flyway: Flyway says that it succeeded, and its table has no row of V1 a, R r",
      );
      expect(await theirs(world)).toEqual([]);
    }));

  test("and what it did is on record, though it died, or ran but a part", () =>
    withWorld(
      { files: { "V1__a.sql": sql, "V2__b.sql": sql, "R__r.sql": "SELECT 1;", "R__s.sql": sql } },
      async (world) => {
        const part = await applyBy(world, { manner: "skip=V2__b.sql" });
        expect(part.findings).toEqual(["flyway: Flyway says that it succeeded, and its table has no row of V2 b"]);
        expect(states(part)).toBe("1 applied done, 2 pending not-run, r current done, s current done");
        const died = await applyBy(world, { manner: "die" });
        expect(died.findings).toEqual(["flyway: Flyway said nothing (ended by SIGKILL)"]);
        expect(states(died)).toBe("1 applied null, 2 applied done, r current null, s current null");
      },
    ));

  test("a row of its table that is of no file is told, and nothing that we did", () =>
    withWorld({}, async (world) => {
      const row = "900, '77', 'x', 'SQL', 'V77__x.sql', 0, 'somebody', now(), 0, true";
      world.write({ "V1__a.sql": `INSERT INTO flyway_schema_history VALUES (${row});`, "V2__b.sql": sql });
      const ran = await applyBy(world);
      expect(ran.findings).toEqual([]);
      expect(states(ran)).toBe("1 applied done, 2 applied done, 77 ahead null");
      expect((await events(world)).map((one) => one.split(":")[0])).toEqual(["apply V1__a.sql", "apply V2__b.sql"]);
    }));

  test("our connection may be lost meanwhile: Flyway is waited for, and the next run takes over what it did", () =>
    withWorld({}, async (world) => {
      const ours = "application_name LIKE 'schema-version%' AND pid <> pg_backend_pid()";
      world.write({
        "V1__a.sql": `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ours} AND datname = current_database();\nSELECT pg_sleep(0.8);`,
        "V2__b.sql": sql,
      });
      const lost = await applyBy(world);
      expect(lost.report.failure).toBe("database");
      expect(lost.findings).toEqual([expect.stringMatching(/^connection/)]);
      expect(states(lost)).toBe("1 applied not-run, 2 applied not-run");
      expect((await applyBy(world)).environment.steps).toEqual([]);
      expect((await events(world)).map((one) => one.replace(/ on .*Z/, ""))).toEqual([
        "fail null: the connection was lost: terminating connection due to administrator command (08006)",
        "adopt V1__a.sql: flyway_schema_history, rank 1, installed by dana: taken over",
        "adopt V2__b.sql: flyway_schema_history, rank 2, installed by dana: taken over",
      ]);
    }));
});

describe("a cancel", () => {
  const cancelled = new Failure("cancelled", [finding("cancelled", { message: "the run was cancelled (SIGTERM)" })]);

  test("ends Flyway's statement at once, is on record, and tells what is left INVALID", () =>
    withWorld({ files: { "V1__t.sql": "CREATE TABLE t (id int);" } }, async (world) => {
      const { db, write } = world;
      await applyBy(world);
      write({ "V2__i.sql": "CREATE INDEX CONCURRENTLY i ON t (id);", "V3__b.sql": "SELECT 1;" });
      const other = await db.connect();
      await other.query("BEGIN; INSERT INTO t VALUES (1)");
      const controller = new AbortController();
      const running = applyBy(world, {}, { signal: controller.signal });
      const building = "SELECT FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX%' AND wait_event_type = 'Lock'";
      while ((await db.query(building)).length === 0) await new Promise((again) => setTimeout(again, 20));
      controller.abort(cancelled);
      const { report, ...ran } = await running;
      expect(report.failure).toBe("cancelled");
      expect(report.findings).toEqual([
        expect.objectContaining({
          rule: "cancelled",
          message: "the run was cancelled (SIGTERM)",
          hint: 'drop it by hand: DROP INDEX CONCURRENTLY "public"."i"',
        }),
      ]);
      expect(states(ran)).toBe("1 applied null, 2 pending not-run, 3 pending not-run");
      expect((await events(world)).at(-1)).toBe("cancel null: the run was cancelled (SIGTERM) (57014)");
    }));

  test("ends a Flyway that hears nothing after two seconds, with all that it has started", () =>
    withWorld({ files: { "V1__a.sql": "SELECT 1;" } }, async (world) => {
      const controller = new AbortController();
      const deaf = program(world, `trap '' TERM\nsleep 50 &\necho begun >&2\nwait`);
      const { signal } = controller;
      let begun = Infinity;
      const { report, log } = await applyBy(
        world,
        { program: deaf },
        {
          signal,
          onLog: (text) => {
            if (text !== "    begun") return;
            begun = performance.now();
            controller.abort(cancelled);
          },
        },
      );
      expect(log).toContain("    begun");
      expect(report.failure).toBe("cancelled");
      expect(performance.now() - begun).toBeLessThan(6000);
    }));
});
