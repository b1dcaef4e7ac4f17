import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Notice } from "../../src/database/session.js";
import { sendBounded } from "../../src/shadow/bounded.js";
import { describeEngines, inShadow } from "./shadows.js";

const limits = { scriptMs: 150, until: Date.now() + 600_000, signal: new AbortController().signal };

describeEngines([16, "pglite"], (engine) => {
  test("an answer that comes while its session is ended counts as too late", async () => {
    await inShadow(engine, {}, async (shadow) => {
      const late = await sendBounded(shadow, [0], limits, async () => {
        const reply = await shadow.session.send("SELECT 1");
        await sleep(600);
        return reply;
      });
      expect(late).toEqual({ stuck: 0 });
    });
  });

  test("an answer in time is given back", async () => {
    await inShadow(engine, {}, async (shadow) => {
      const reply = await sendBounded(shadow, [0], limits, () => shadow.session.send("SELECT 7"));
      expect(reply).toMatchObject({ results: [{ rows: [["7"]] }] });
      // What a loop of a file says is kept in bounded memory, and what a later statement says is not lost with it.
      const said = "RAISE NOTICE '%', repeat('x', CASE i WHEN 2 THEN 99999 ELSE i % 2 END)";
      const loop = `DO $$BEGIN FOR i IN 1..10500 LOOP ${said}; END LOOP; END$$`;
      const later = `SELECT generate_series(1, 3); DO $$BEGIN RAISE WARNING 'later'; RAISE WARNING 'again'; END$$`;
      const told: Notice[] = [];
      const onNotice = (notice: Notice): void => void told.push(notice);
      const { notices, results } = await shadow.session.send(`${loop}; ${later}`, { onNotice, maxRows: 2 });
      expect(notices).toHaveLength(10_001);
      expect(notices[1]?.message).toMatch(/^x{12000}…\[cut\]…x{4000}$/);
      expect(notices.at(-1)).toMatchObject({ severity: "WARNING", message: "later", completed: 2 });
      expect(told).toHaveLength(10_002);
      expect(told.at(-1)).toMatchObject({
        severity: "NOTICE",
        message: "501 more notices, not told here",
        completed: 2,
      });
      expect(results.map(({ rows }) => rows)).toEqual([[], [["1"], ["2"]], []]);
    });
  });
});
