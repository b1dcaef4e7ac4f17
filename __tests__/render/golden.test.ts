import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { renderComment } from "../../src/render/comment.js";
import { plain } from "../../src/render/paint.js";
import { renderSummary } from "../../src/render/summary.js";
import { renderText } from "../../src/render/text.js";
import { readCases } from "../golden/all.js";

const folder = fileURLToPath(new URL("../golden", import.meta.url));
/** What was reviewed. `UPDATE_GOLDEN=1` writes it anew first; the difference is then reviewed like code. */
function reviewed(file: string, actual: string): string {
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, actual);
  return existsSync(file) ? readFileSync(file, "utf8") : `there is no ${file}`;
}

test.each(await readCases())("$name reads as reviewed", ({ name, report }) => {
  const outputs = [
    ...(report.command === "check" ? [["comment.md", renderComment(report, { key: "5c1f" })] as const] : []),
    ["summary.md", renderSummary(report)] as const,
    ["text.txt", renderText(report, { columns: 100, paint: plain })] as const,
  ];
  for (const [file, actual] of outputs) expect(actual).toBe(reviewed(`${folder}/${name}/${file}`, actual));
});
