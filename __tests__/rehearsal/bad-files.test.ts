import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replay } from "../../src/shadow/replay.js";
import { describeEngines, inShadow, toRunnable, withFolder } from "../shadow/shadows.js";
import { rehearseFiles, show } from "./rehearsing.js";

const signal = new AbortController().signal;

interface Bad {
  readonly name: string;
  readonly sql: string;
  /** What must be told, by engine. */
  readonly told: RegExp;
}

const table = (touched: string): readonly Bad[] => [
  {
    name: "never ends and catches what would stop it",
    sql: "DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$;",
    told: /^took-too-long: it did not end within 3 s and was stopped, so nothing is proven of it$/,
  },
  {
    name: "recurses without end, which kills PostgreSQL in WebAssembly",
    sql: "CREATE FUNCTION deep(n int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN deep(n + 1); END'; SELECT deep(1);",
    told: /^(does-not-run: .*stack depth limit exceeded|not-rehearsed: .*the embedded database)/,
  },
  {
    name: "asks for more memory than there is",
    sql: "SELECT length(string_agg(repeat('x', 100000000), '')) FROM generate_series(1, 100);",
    told: /^(does-not-run: .*(out of memory|string buffer|invalid memory)|not-rehearsed: .*(out of memory|the embedded database)|took-too-long: )/,
  },
  {
    name: "runs a program",
    sql: `COPY (SELECT 1) TO PROGRAM 'touch ${touched}';`,
    told: /^not-rehearsed: .*permission denied/,
  },
  {
    name: "raises itself and runs a program",
    sql: `RESET SESSION AUTHORIZATION; RESET ROLE; COPY (SELECT 1) TO PROGRAM 'touch ${touched}';`,
    told: /^(not-rehearsed: .*(permission denied|the embedded database)|does-not-run: .*(could not|function not))/,
  },
  { name: "writes a file", sql: `COPY (SELECT 1) TO '${touched}';`, told: /^not-rehearsed: .*permission denied/ },
  { name: "reads a file", sql: "SELECT pg_read_file('/etc/passwd');", told: /^not-rehearsed: .*permission denied/ },
  {
    name: "changes the server's settings",
    sql: "ALTER SYSTEM SET work_mem = '7MB';",
    told: /^not-rehearsed: .*(permission denied|must be superuser)/,
  },
  {
    name: "reaches other servers",
    sql: "CREATE EXTENSION dblink; SELECT dblink_connect('host=127.0.0.1');",
    told: /^not-rehearsed: .*(permission denied|is not available|extension control file)/,
  },
  {
    name: "is written in C",
    sql: "CREATE FUNCTION c() RETURNS int LANGUAGE c AS 'libc', 'exit';",
    told: /^not-rehearsed: .*permission denied/,
  },
  {
    name: "becomes somebody else and stays it",
    sql: "CREATE ROLE rehearsal_other; SET ROLE rehearsal_other; CREATE TABLE mine (a int);",
    told: /^(not-rehearsed|does-not-run): .*permission denied/,
  },
  {
    name: "gives its own role settings that nobody could work with",
    sql: "ALTER ROLE CURRENT_USER SET statement_timeout = '1ms'; ALTER ROLE CURRENT_USER SET default_transaction_read_only = on; SELECT 1 / 0;",
    told: /^does-not-run: .*division by zero/,
  },
  {
    name: "tells more than a call takes arguments, and fails then",
    sql: "DO $$ BEGIN FOR i IN 1..130000 LOOP RAISE NOTICE 'x'; END LOOP; END $$; SELECT 1 / 0;",
    told: /^(does-not-run: .*division by zero|took-too-long: )/,
  },
  {
    name: "leaves a transaction open",
    sql: "-- schema-version: transaction=false\nBEGIN;\nCREATE TABLE half (a int);",
    told: /^not-rehearsed: its SQL cannot be run/,
  },
];

describeEngines([16, "pglite"], (engine) => {
  test(
    "files that misbehave are named as such, touch nothing outside, and leave the next proof right",
    { timeout: 180_000 },
    async () => {
      await withFolder(async (folder) => {
        const touched = join(folder, "touched");
        const bad = table(touched);
        await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
          const limits = { scriptMs: 60_000, totalMs: 60_000, signal };
          await replay(shadow, [await toRunnable("V1__x.sql", "CREATE TABLE t (id int PRIMARY KEY);")], limits);
          const files = bad.flatMap(({ sql }, index): [string, string][] => [
            [`V${2 * index + 2}__bad.sql`, sql],
            [`V${2 * index + 3}__good.sql`, `ALTER TABLE t ADD COLUMN IF NOT EXISTS a${index} int;`],
          ]);
          const rehearsed = await rehearseFiles(shadow, Object.fromEntries(files), {
            scriptMs: 3000,
            totalMs: 150_000,
          });
          const wrong = bad.flatMap(({ name, told }, index) => {
            const [first, second] = [rehearsed[2 * index], rehearsed[2 * index + 1]];
            const lines = first === undefined ? [] : show(first);
            const locks = second?.proof?.statements.flatMap((one) => one.locks.map(({ relation }) => relation));
            const fine = second?.proof?.rerun === "unchanged" && locks?.join(",") === "public.t";
            const named = lines.some((line) => told.test(line)) && first?.proof?.runs !== true;
            return named && fine
              ? []
              : [{ name, lines, next: second === undefined ? [] : show(second), proof: second?.proof }];
          });
          expect(wrong).toEqual([]);
          const { results } = await shadow.session.send(
            "SELECT to_regclass('t') IS NOT NULL, count(*) FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0",
          );
          expect(results[0]?.rows).toEqual([["t", "1"]]);
        });
        expect(existsSync(touched)).toBe(false);
      });
    },
  );

  test("a cancel ends it within seconds, whatever runs", { timeout: 60_000 }, async () => {
    await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
      const controller = new AbortController();
      const reason = new Error("cancelled");
      const files = {
        "V1__x.sql":
          "DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$;",
      };
      const running = rehearseFiles(shadow, files, {
        signal: controller.signal,
        onStart: () => setTimeout(() => controller.abort(reason), 1500),
      });
      const started = Date.now();
      await expect(running).rejects.toThrow(reason);
      expect(Date.now() - started).toBeLessThan(7000);
    });
  });
});
