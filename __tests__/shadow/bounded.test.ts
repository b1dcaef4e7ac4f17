import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
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
      // What a loop of a file says is kept in bounded memory.
      const said = "RAISE NOTICE '%', repeat('x', CASE i WHEN 2 THEN 99999 ELSE i % 2 END)";
      const loop = `DO $$BEGIN FOR i IN 1..10500 LOOP ${said}; END LOOP; END$$`;
      const { notices } = await shadow.session.send(loop);
      expect(notices).toHaveLength(10_000);
      expect(notices[1]?.message).toHaveLength(16_001);
    });
  });
});
