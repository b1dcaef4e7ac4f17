import { expect, test } from "vitest";
import { replay } from "../../src/shadow/replay.js";
import { runScript } from "../../src/shadow/rehearsal/run.js";
import { describeEngines, inShadow, toRunnable } from "../shadow/shadows.js";
import { withDatabase } from "../support/database.js";
import { majors } from "../support/servers.js";
import { measure, readFixture, readMeasured, readStatements, toEffect, writeMeasured } from "./statements/table.js";
import type { Effect } from "./statements/table.js";

const limits = { scriptMs: 60_000, until: Number.POSITIVE_INFINITY, signal: new AbortController().signal };

/** With statistics a plan may take an index instead, so what is seen must not depend on when they come. */
const withoutAutovacuum = `DO $$ DECLARE one regclass; BEGIN
  FOR one IN SELECT oid FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 'm') AND relpersistence <> 't' AND relnamespace <> 'pg_toast'::regnamespace
  LOOP EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = off)', one); END LOOP; END $$`;

/** Measures anew: `MEASURE=1 npx vitest run __tests__/rehearsal/statements.test.ts`. */
test.runIf(process.env["MEASURE"] === "1")(
  "what the statements do on real servers is written down (MEASURE=1 asks for it)",
  { timeout: 300_000 },
  async () => {
    const [fixture, statements] = await Promise.all([readFixture(), readStatements()]);
    const measured = new Map(statements.map(({ sql }) => [sql, new Map<number, Effect>()]));
    for (const major of majors) {
      await withDatabase({ major }, async (database) => {
        const client = await database.connect();
        await client.query("DROP ROLE IF EXISTS statement_reader");
        await client.query(fixture);
        await client.query(withoutAutovacuum);
        for (const { sql, since } of statements)
          if (major >= since) measured.get(sql)?.set(major, await measure(client, sql));
      });
    }
    await writeMeasured(measured);
    expect(await readMeasured()).toEqual(measured);
  },
);

describeEngines([14, 18, "pglite"], (engine) => {
  test(
    "each statement takes the locks, and rewrites and reads the tables, that were measured on real servers",
    { timeout: 120_000 },
    async () => {
      const [fixture, measured] = await Promise.all([readFixture(), readMeasured()]);
      expect(measured.size).toBeGreaterThan(200);
      const major = engine === "pglite" ? 18 : engine;
      const wrong: string[] = [];
      await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
        const replayed = await replay(shadow, [await toRunnable("V1__fixture.sql", fixture)], {
          scriptMs: 60_000,
          totalMs: 60_000,
          signal: limits.signal,
        });
        expect(replayed.outcomes).toEqual([{ kind: "done" }]);
        for (const [sql, byMajor] of measured) {
          const expected = byMajor.get(major);
          if (expected === undefined) continue;
          const { error, traces } = await runScript(shadow, await toRunnable("V2__x.sql", sql), {
            limits,
            trace: true,
            end: "rollback",
          });
          const actual = error === null ? traces.map(toEffect).join(" / ") : error.sqlstate;
          if (actual !== expected) wrong.push(`${sql}\n  expected ${expected}\n  actual   ${actual}`);
        }
        const several = await toRunnable(
          "V2__x.sql",
          "INSERT INTO streets VALUES (1);\nCREATE TABLE streets_2 (a int);",
        );
        const { traces } = await runScript(shadow, several, { limits, trace: true, end: "rollback" });
        expect(traces.map(toEffect)).toEqual([
          "public.plain AccessShare, public.streets RowExclusive |  | public.plain",
          " |  | ",
        ]);
      });
      expect(wrong).toEqual([]);
    },
  );
});
