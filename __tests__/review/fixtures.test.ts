import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { reviewRules } from "../../src/core/catalogue/review.js";
import type { ReviewRule } from "../../src/core/catalogue/review-rule.js";
import type { RuleLevel } from "../../src/review/rule.js";
import { before, fixtures, reviewFiles } from "./reviewing.js";

const ids = Object.keys(reviewRules);

interface Fixture {
  readonly files: Readonly<Record<string, string>>;
  /** Other rules that are right to speak too. */
  readonly also: readonly string[];
  readonly major: number | null;
  readonly undo: boolean;
}

/** `-- file: <name>` starts a file, `-- also: <rules>` names other rules, `-- major: 17` is the target's version. */
function readFixture(path: string): Fixture {
  const files: Record<string, string> = {};
  const also: string[] = [];
  let [name, major, undo]: [string, number | null, boolean] = ["V2__change.sql", null, false];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const [, key, value = ""] = /^-- (file|also|major|undo): (.*)$/.exec(line) ?? [];
    if (key === "file") name = value;
    else if (key === "also") also.push(...value.split(", "));
    else if (key === "major") major = Number(value);
    else if (key !== "undo") files[name] = `${files[name] ?? ""}${line}\n`;
    undo ||= key === "undo" || (key === "file" && value.startsWith("U"));
  }
  return { files, also, major, undo };
}

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
