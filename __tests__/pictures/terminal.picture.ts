import { expect, test } from "vitest";
import { colour } from "../../src/render/paint.js";
import { renderText } from "../../src/render/text.js";
import { report } from "../golden/failed-apply/report.js";
import { drawTerminal } from "./draw.js";

test("an apply that failed, on a terminal", async () => {
  const text = renderText(report, { columns: 110, paint: colour });
  expect(text).toContain("1 failed, 2 applied, 1 not run");
  await drawTerminal("terminal", "schema-version apply --environment production", text);
});
