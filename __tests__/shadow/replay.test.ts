import { describe, expect, test } from "vitest";
import { replay, type Replay } from "../../src/shadow/replay.js";
import type { ShadowDatabase } from "../../src/shadow/shadow.js";
import { ask, describeEngines, inShadow, toRunnable } from "./shadows.js";

const patient = { scriptMs: 60_000, totalMs: 120_000, signal: new AbortController().signal };

/** Runs files V1, V2, … */
async function run(
  database: ShadowDatabase,
  texts: readonly string[],
  limits: Partial<typeof patient> = {},
): Promise<Replay> {
  const scripts = await Promise.all(texts.map((text, index) => toRunnable(`V${index + 1}__x.sql`, text)));
  return await replay(database, scripts, { ...patient, ...limits });
}

/** One word a file: done, not-run, or SQLSTATE, file and line. */
function show({ outcomes }: Replay): readonly string[] {
  return outcomes.map((outcome) => {
    if (outcome.kind !== "failed") return outcome.kind;
    const { sqlstate, location } = outcome.error;
    return `${sqlstate} ${location?.file ?? "nowhere"}:${location?.line ?? "-"}`;
  });
}

const endless = "DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$;";
/** It catches what would end it, and lifts what would bound it. */
const stubborn = `SET statement_timeout = 0; DO $$ BEGIN LOOP BEGIN LOOP PERFORM 1; END LOOP; EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$;`;

describeEngines([14, 18, "pglite"], (engine) => {
  const file = "migrations/V2__x.sql";
  test.each([
    {
      name: "all are done, in their order",
      files: ["CREATE TABLE a (id int);", "INSERT INTO a VALUES (1);", "ALTER TABLE a ADD b int;"],
      expected: ["done", "done", "done"],
    },
    {
      name: "one that fails is named with its line, nothing of it stays, and nothing runs after it",
      files: ["CREATE TABLE a ();", "CREATE TABLE b ();\n\nSELECT 1/0;", "CREATE TABLE c ();"],
      expected: ["done", `22012 ${file}:3`, "not-run"],
    },
    {
      name: "one that is no SQL for this server is named, and those before it have run",
      files: ["CREATE TABLE a ();", "SELECT 1;\nSELEC 2;", "CREATE TABLE c ();"],
      expected: ["done", `42601 ${file}:2`, "not-run"],
    },
    {
      name: "a deferred constraint fails in its own file",
      files: ["CREATE TABLE a (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);", "INSERT INTO a VALUES (1), (1);", ";"],
      expected: ["done", `23505 ${file}:-`, "not-run"],
    },
    {
      name: "a file without a transaction runs statement by statement",
      files: [
        "CREATE TABLE a (id int);",
        "CREATE INDEX CONCURRENTLY i ON a (id);\nCREATE INDEX CONCURRENTLY j ON a (no);",
        "",
      ],
      expected: ["done", `42703 ${file}:2`, "not-run"],
    },
    {
      name: "what a file does to its session is not seen by the next",
      files: [
        "CREATE TABLE a (); SET search_path = pg_catalog; SET default_transaction_read_only = on; CREATE TEMP TABLE t (); SET ROLE other;",
        "CREATE TABLE b (); CREATE TEMP TABLE t ();",
        "DO $$ BEGIN ASSERT current_user = 'app' AND to_regclass('public.b') IS NOT NULL; END $$;",
      ],
      expected: ["done", "done", "done"],
    },
    {
      name: "rows of COPY come along",
      files: [
        "CREATE TABLE a (id int);",
        "COPY a FROM stdin;\n1\n2\n\\.\n",
        "DO $$ BEGIN ASSERT (SELECT count(*) FROM a) = 2; END $$;",
      ],
      expected: ["done", "done", "done"],
    },
    {
      name: "the tool's table stands there, empty, for files that name it",
      files: [
        "CREATE TABLE IF NOT EXISTS schema_version (version VARCHAR(20) PRIMARY KEY);",
        "CREATE VIEW v AS SELECT version, installed_by FROM schema_version;",
        "DO $$ BEGIN ASSERT (SELECT count(*) FROM v) = 0; END $$;",
      ],
      expected: ["done", "done", "done"],
    },
  ])("$name", async ({ files, expected }) => {
    await inShadow(engine, { mirror: { roles: ["other"] } }, async (shadow) => {
      const result = await run(shadow, files);
      expect(show(result)).toEqual(expected);
      expect(result.broken).toBeNull();
      const failed = expected.some((word) => word !== "done");
      if (failed) expect(await ask(shadow.session, "SELECT concat(to_regclass('b'), to_regclass('c'))")).toBe("");
      expect(await ask(shadow.session, "SHOW search_path")).toBe('"$user", public');
    });
  });

  test("only files that name the tool's table get it", async () => {
    await inShadow(engine, {}, async (shadow) => {
      await run(shadow, ["CREATE TABLE a ();"]);
      expect(await ask(shadow.session, "SELECT to_regclass('schema_version')")).toBeNull();
    });
  });

  test("a failure among many is the right one's", async () => {
    await inShadow(engine, {}, async (shadow) => {
      const files = Array.from({ length: 120 }, (_, index) => `CREATE TABLE t${index} (id int);`);
      const result = await run(shadow, files.with(77, "CREATE TABLE t3 (id int);"));
      expect(show(result)[77]).toBe("42P07 migrations/V78__x.sql:1");
      expect(show(result).filter((word) => word === "done").length).toBe(77);
      expect(await ask(shadow.session, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).toBe("77");
    });
  });

  test.each([
    { name: "a loop without end", sql: endless },
    { name: "one that catches its cancel", sql: stubborn },
  ])("$name is stopped and named", async ({ sql }) => {
    await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
      const files = ["CREATE TABLE a ();", "CREATE TABLE b ();", sql, "CREATE TABLE c ();"];
      const started = performance.now();
      const result = await run(shadow, files, { scriptMs: 1000 });
      expect(performance.now() - started).toBeLessThan(20_000);
      expect(show(result)).toEqual(["done", "done", "57014 migrations/V3__x.sql:-", "not-run"]);
      if (engine === "pglite") expect(result.broken).toBe("the embedded database was stopped with it");
      else expect(await ask(shadow.session, "SELECT concat(to_regclass('b'), to_regclass('c'))")).toBe("b");
    });
  });

  test("many slow files together end when the time for all is over", async () => {
    await inShadow(engine, {}, async (shadow) => {
      const slow =
        "DO $$ DECLARE t timestamptz := clock_timestamp() + '400ms'; BEGIN WHILE clock_timestamp() < t LOOP END LOOP; END $$;";
      const result = await run(
        shadow,
        Array.from({ length: 20 }, () => slow),
        { scriptMs: 30_000, totalMs: 1500 },
      );
      const words = show(result);
      expect(words[0]).toBe("done");
      expect(words.at(-1)).toBe("not-run");
      expect(words.find((word) => word.startsWith("57014"))).toBeDefined();
    });
  });

  test("many quick files end then too, though another one runs each time that somebody looks", async () => {
    await inShadow(engine, {}, async (shadow) => {
      const quick = Array.from({ length: 600 }, () => "SELECT pg_sleep(0.004);");
      const words = show(await run(shadow, quick, { scriptMs: 30_000, totalMs: 700 }));
      expect([words[0], words.at(-1)]).toEqual(["done", "not-run"]);
    });
  });

  test("a cancelled run ends with its own reason", async () => {
    await inShadow(engine, {}, async (shadow) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error("cancelled by hand")), 500);
      await expect(run(shadow, [endless], { signal: controller.signal })).rejects.toThrow("cancelled by hand");
    });
  });
});

describe("syntax of a newer major", () => {
  describeEngines([14], (engine) => {
    test("is found although the file stands among others", async () => {
      await inShadow(engine, {}, async (shadow) => {
        const newer = "CREATE TABLE b (a int, g int GENERATED ALWAYS AS (a) VIRTUAL);";
        const result = await run(shadow, ["CREATE TABLE a ();", newer, "CREATE TABLE c ();"]);
        expect(show(result)).toEqual(["done", "42601 migrations/V2__x.sql:1", "not-run"]);
      });
    });
  });
});
