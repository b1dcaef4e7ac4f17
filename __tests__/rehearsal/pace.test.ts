import { expect, test } from "vitest";
import { makePace } from "../../src/shadow/rehearsal/pace.js";

/** How deep each of so many files goes, where one takes so long in full and a tenth of that to run. */
async function walk({ files, eachMs, totalMs }: Readonly<Record<"files" | "eachMs" | "totalMs", number>>) {
  let now = 0;
  const pace = makePace(totalMs, () => now);
  const depths: string[] = [];
  for (let left = files; left > 0; left -= 1) {
    const { depth, done } = await pace.keep(left, async (deep) => {
      now += deep === "full" ? eachMs : eachMs / 10;
      return left;
    });
    expect(done).toBe(left);
    depths.push(depth);
  }
  return { depths, tookMs: now };
}

test("where there is time enough, every file is rehearsed in full", async () => {
  const { depths } = await walk({ files: 100, eachMs: 100, totalMs: 20_000 });
  expect(new Set(depths)).toEqual(new Set(["full"]));
});

test("a few files are always rehearsed in full, whatever they take", async () => {
  const { depths } = await walk({ files: 5, eachMs: 100_000, totalMs: 1 });
  expect(depths).toEqual(Array.from({ length: 5 }, () => "full"));
});

test("where there is not, older files are run only, and the newest are rehearsed in full, in time", async () => {
  const { depths, tookMs } = await walk({ files: 300, eachMs: 1_500, totalMs: 300_000 });
  const until = depths.lastIndexOf("run");
  expect(depths.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "full"));
  expect(new Set(depths.slice(10, until + 1))).toEqual(new Set(["run"]));
  expect(new Set(depths.slice(until + 1))).toEqual(new Set(["full"]));
  expect(depths.length - until).toBeGreaterThan(120);
  expect(tookMs).toBeLessThan(300_000);
});
