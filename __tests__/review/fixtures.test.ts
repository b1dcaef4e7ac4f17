import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { reviewRules } from "../../src/core/catalogue/review.js";
import type { ReviewRule } from "../../src/core/catalogue/review-rule.js";
import type { RuleLevel } from "../../src/review/rule.js";
import { readFixture } from "./fixture.js";
import { before, fixtures, reviewFiles } from "./reviewing.js";

const ids = Object.keys(reviewRules);

/** Ids of the open findings, each once. */
async function rulesIn(
  id: string,
  kind: "bad" | "good",
): Promise<{ readonly found: readonly string[]; readonly also: readonly string[] }> {
  const { files, also, major, undo } = readFixture(join(fixtures, id, `${kind}.sql`));
  const rule: ReviewRule = reviewRules[id as keyof typeof reviewRules];
  const levels = new Map<string, RuleLevel>([
    ...(undo ? [] : [["undo-missing", "off"] as const]),
    ...(rule.byDefault === "off" ? [[id, rule.severity] as const] : []),
  ]);
  const { findings } = await reviewFiles({ files, applied: { "V1__before.sql": before }, context: { major, levels } });
  const open = findings.filter(({ waived }) => waived === null).map((finding) => finding.rule);
  return { found: [...new Set(open)].toSorted(), also };
}

test("every rule has its fixtures, and every fixture its rule", () => {
  expect(
    readdirSync(fixtures)
      .filter((name) => !name.endsWith(".sql"))
      .toSorted(),
  ).toEqual(ids.toSorted());
  const missing = ids.flatMap((id) =>
    [`${id}/bad.sql`, `${id}/good.sql`].filter((file) => !existsSync(join(fixtures, file))),
  );
  expect(missing).toEqual([]);
});

describe("bad.sql triggers its rule and no other", () => {
  test.each(ids)("%s", async (id) => {
    const { found, also } = await rulesIn(id, "bad");
    expect(found).toEqual([id, ...also].toSorted());
  });
});

describe("good.sql triggers none", () => {
  test.each(ids)("%s", async (id) => {
    const { found, also } = await rulesIn(id, "good");
    expect(found).toEqual(also);
  });
});
