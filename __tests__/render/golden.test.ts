import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Report } from "../../src/core/report.js";
import { renderComment } from "../../src/render/comment.js";
import { plain } from "../../src/render/paint.js";
import { renderSummary } from "../../src/render/summary.js";
import { renderText } from "../../src/render/text.js";

const folder = fileURLToPath(new URL("../golden", import.meta.url));
const cases = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** `UPDATE_GOLDEN=1` writes them anew; the difference is then reviewed like code. */
function expectGolden(file: string, actual: string): void {
  if (process.env.UPDATE_GOLDEN === "1" || !existsSync(file)) writeFileSync(file, actual);
  expect(actual).toBe(readFileSync(file, "utf8"));
}

test.each(cases)("%s reads as reviewed", async (name) => {
  const { report } = (await import(`../golden/${name}/report.ts`)) as { readonly report: Report };
  if (report.command === "check") expectGolden(`${folder}/${name}/comment.md`, renderComment(report, { key: "5c1f" }));
  expectGolden(`${folder}/${name}/summary.md`, renderSummary(report));
  expectGolden(`${folder}/${name}/text.txt`, renderText(report, { columns: 100, paint: plain }));
});
