import { expect, test } from "vitest";
import { usualNaming } from "../../src/core/file-name.js";
import { planUndo } from "../../src/drift-sql/plan-undo.js";
import type { UndoOffers } from "../../src/shadow/rehearsal/offer-undo.js";
import { replay } from "../../src/shadow/replay.js";
import { describeEngines, inShadow, toRunnable } from "../shadow/shadows.js";
import { planned, planBase, refused } from "./planned-undo-cases.js";
import { rehearseFiles } from "./rehearsing.js";

const { signal } = new AbortController();
const limits = { scriptMs: 60_000, totalMs: 300_000, signal };

const offers: UndoOffers = {
  wanted: "offered",
  prefixes: { ...usualNaming, undo: "back_" },
  plan: async (copy, migrate) => await planUndo(copy, migrate, { until: Date.now() + 60_000, signal, elevate: null }),
};

const toFiles = (sqls: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(sqls.map((sql, index) => [`V${index + 2}__x.sql`, sql]));

describeEngines([14, 18, "pglite"], (engine) => {
  // A copy of the embedded database takes a second: a sample of them shows that it can.
  const cases = engine === 18 ? planned : planned.slice(0, engine === "pglite" ? 2 : 4);

  test("what has no plain inverse is planned, tried, and offered", { timeout: 300_000 }, async () => {
    await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
      await replay(shadow, [await toRunnable("V1__x.sql", planBase)], limits);
      const rehearsed = await rehearseFiles(shadow, toFiles(cases.map(({ sql }) => sql)), { offers, ...limits });
      const offered = rehearsed.map(({ findings }) => findings.find(({ rule }) => rule === "undo-proposed"));
      const texts = offered.map((one) => one?.fix?.[0]?.sql ?? "");
      expect(texts.map((text, index) => cases[index]?.undo.filter((part) => !text.includes(part)))).toEqual(
        cases.map(() => []),
      );
      expect(texts.filter((text) => text.includes("OWNER TO"))).toEqual([]);
      // Text that would be taken for a placeholder is none.
      const files = offered.map((one) => one?.fix?.map(({ file }) => file.replace(/\d+/, "")));
      expect(files).toEqual(
        texts.map((text) => [
          "migrations/back___x.sql",
          ...(text.includes("${") ? ["migrations/back___x.sql.conf"] : []),
        ]),
      );
      expect(offered.map((one) => one?.message.replace(/^[^.]*(?:\. )?/, ""))).toEqual(
        cases.map(({ says }) => says ?? ""),
      );
    });
  });

  test("where none can be made, one line says why", { timeout: 300_000 }, async () => {
    await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
      await replay(shadow, [await toRunnable("V1__x.sql", planBase)], limits);
      const rehearsed = await rehearseFiles(shadow, toFiles(refused.map(({ sql }) => sql)), { offers });
      const told = rehearsed.map(({ findings }) => findings.filter(({ rule }) => rule.startsWith("undo-")));
      expect(told.map((some) => some.map(({ rule, message, help }) => [rule, message, help]))).toEqual(
        refused.map(({ because, help }) => [
          [
            "undo-not-made",
            `there is no undo script, and none was made: ${because}`,
            help ?? "write it by hand, and let check try it",
          ],
        ]),
      );
    });
  });
});
