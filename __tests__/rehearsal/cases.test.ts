import { expect, test } from "vitest";
import { replay } from "../../src/shadow/replay.js";
import { describeEngines, inShadow, toRunnable } from "../shadow/shadows.js";
import { cases } from "./cases.js";
import type { Case } from "./case.js";
import { rehearseFiles } from "./rehearsing.js";
import type { Rehearsed } from "../../src/shadow/rehearsal/rehearsed.js";

const table = "CREATE TABLE $t (id int PRIMARY KEY, a int, b text, c varchar(20));";

const toSql = (text: string, index: number): string => text.replaceAll("$t", `t${index}`);

/** The finding that a verdict brings. */
const toldBy: Readonly<Record<string, string>> = {
  "rerun fails": "rerun-fails",
  "rerun changed": "rerun-changes",
  "undo fails": "undo-fails",
  "undo different": "undo-differs",
  "redo fails": "redo-fails",
  "redo different": "redo-differs",
};

function expected({ rerun, undo, undone, redone, also = [] }: Case): object {
  const back = undo === undefined ? "missing" : (undone ?? "identical");
  const again = redone ?? (back === "missing" || back === "fails" ? "not-run" : "identical");
  const verdicts = [`rerun ${rerun}`, `undo ${back}`, `redo ${again}`];
  const rules = [...verdicts.flatMap((verdict) => toldBy[verdict] ?? []), ...also].toSorted();
  return { runs: true, rerun, undo: back, redo: again, rules };
}

function actual({ proof, findings }: Rehearsed): object {
  const { runs, rerun, undo, redo } = proof ?? { runs: null, rerun: null, undo: null, redo: null };
  return {
    runs,
    rerun,
    undo,
    redo,
    rules: findings
      .map(({ rule }) => rule)
      .filter((rule) => !/^undo-(?:proposed|not-made)$/.test(rule))
      .toSorted(),
  };
}

describeEngines([14, 18, "pglite"], (engine) => {
  // Everywhere the same, so not each is tried everywhere.
  const chosen = cases
    .map((one, index) => ({ one, index }))
    .filter(({ index }) => engine === 18 || index % 4 === (engine === 14 ? 1 : 3));

  test(
    `${chosen.length} migrations: what a second run does, and what the undo script brings back`,
    { timeout: 240_000 },
    async () => {
      await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
        const before = chosen.map(({ one, index }) => toSql(`${table} ${one.before ?? ""}`, index)).join("\n");
        const replayed = await replay(shadow, [await toRunnable("V1__x.sql", before)], {
          scriptMs: 60_000,
          totalMs: 60_000,
          signal: new AbortController().signal,
        });
        expect(replayed.outcomes).toEqual([{ kind: "done" }]);
        const files = chosen.flatMap(({ one, index }): [string, string][] => [
          [`V${index + 2}__x.sql`, toSql(one.migration, index)],
          ...(one.undo === undefined ? [] : [[`U${index + 2}__x.sql`, toSql(one.undo, index)] as [string, string]]),
        ]);
        const rehearsed = await rehearseFiles(shadow, Object.fromEntries(files));
        expect(rehearsed).toHaveLength(chosen.length);
        const wrong = chosen.flatMap(({ one, index }, place) => {
          const found = rehearsed[place];
          const [left, right] = [expected(one), found === undefined ? {} : actual(found)].map((value) =>
            JSON.stringify(value),
          );
          return left === right
            ? []
            : [
                [
                  toSql(one.migration, index),
                  one.undo,
                  left,
                  right,
                  ...(found?.findings.map(({ message }) => message) ?? []),
                ].join("\n  "),
              ];
        });
        expect(wrong).toEqual([]);
      });
    },
  );
});
