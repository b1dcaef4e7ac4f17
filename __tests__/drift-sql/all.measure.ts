import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Direction, DriftSql } from "../../src/drift-sql/plan-drift-sql.js";
import { changes, openRichShadow, planChanged, toldAfterwards, withChange, type RichShadow } from "./measure.js";
import { toScriptText } from "../../src/drift-sql/script-text.js";

/** Majors to measure on, and a file for what was planned: `npm run drift-sql`. */
const majors = (process.env["DRIFT_SQL_MAJORS"] ?? "14,18").split(",").map(Number);
const only = new RegExp(process.env["DRIFT_SQL_ONLY"] ?? "");
const outputOf = (major: number): string => process.env["DRIFT_SQL_OUTPUT"]?.replace("%", String(major)) ?? "";

function show(
  name: "toCapture" | "toFix",
  { proof, rerun, transactions, left, incomplete }: Direction,
): readonly string[] {
  return [
    `  ${name}: ${proof} (again: ${rerun})`,
    ...transactions.flatMap((one) => [
      "    --",
      ...one.map(({ sql, data }) => `    ${data === "destroyed" ? "destroys: " : ""}${sql};`),
    ]),
    ...left.map((one) => `    left: ${one}`),
    ...incomplete.map((one) => `    needs a secret: ${one}`),
  ];
}

const isVerified = ({ toCapture, toFix }: DriftSql): boolean =>
  toCapture.proof === "verified" && toFix.proof === "verified";

describe.each(majors)("on PostgreSQL %i", (major) => {
  test("counts how many single changes have verified SQL", { timeout: 3_600_000 }, async () => {
    const known = changes.filter(
      ({ since = 14, until = 18, name }) => since <= major && major <= until && only.test(name),
    );
    const counts = { capture: 0, fix: 0, both: 0, again: 0, ended: 0 };
    const lines: string[] = [];
    const rich: RichShadow = await openRichShadow(major);
    for (const change of known) {
      const [sql, told] = await withChange(rich, change, async (changed) => {
        const planned = await planChanged(rich, changed);
        const text = planned === null ? null : toScriptText("capture", planned.toCapture);
        return [planned, text === null ? [] : await toldAfterwards(changed, text)] as const;
      });
      if (sql !== null) {
        counts.capture += Number(sql.toCapture.proof === "verified");
        counts.fix += Number(sql.toFix.proof === "verified");
        counts.both += Number(isVerified(sql));
        counts.ended += Number(sql.toCapture.proof === "verified" && told.length === 0);
        counts.again += Number(sql.toCapture.rerun === "unchanged");
      }
      const sign = sql === null ? "none" : isVerified(sql) ? "verified" : `partial (${sql.reason})`;
      lines.push(
        `${change.name}: ${sign}`,
        ...(sql === null ? [] : [...show("toCapture", sql.toCapture), ...show("toFix", sql.toFix)]),
        ...told.map(
          ({ change: how, kind, identity, expected, actual }) =>
            `  told still: ${how} ${kind} ${identity} ${JSON.stringify({ expected, actual })}`,
        ),
      );
      if (outputOf(major) !== "") writeFileSync(outputOf(major), `${lines.join("\n")}\n`);
    }
    await rich.close();
    const percent = (count: number): string => `${count} (${((100 * count) / known.length).toFixed(1)} %)`;
    process.stdout.write(
      `PostgreSQL ${major}: of ${known.length} changes, capture verified ${percent(counts.capture)}, fix verified ${percent(counts.fix)}, both ${percent(counts.both)}; capture runs again unchanged ${percent(counts.again)} and ends the drift of the last deploy ${percent(counts.ended)}\n`,
    );
    expect(counts.both / known.length).toBeGreaterThanOrEqual(0.9);
  });
});
