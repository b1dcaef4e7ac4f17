import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTextFile } from "../../src/files/read-text.js";

/* A pull request decides what stands at the place of the configuration file, links included. */

const home = mkdtempSync("/tmp/svtext-");
const root = join(home, "work");
beforeAll(() => {
  mkdirSync(join(root, "deep"), { recursive: true });
  writeFileSync(join(root, "own.yml"), "own");
  writeFileSync(join(home, "outside.yml"), "outside");
  writeFileSync(join(root, "large.yml"), " ".repeat(128 * 1024 + 1));
  writeFileSync(join(root, "just.yml"), " ".repeat(128 * 1024));
  symlinkSync(join(home, "outside.yml"), join(root, "leads-out.yml"));
  symlinkSync("../own.yml", join(root, "deep", "stays.yml"));
  symlinkSync("/dev/zero", join(root, "endless.yml"));
  symlinkSync("/proc/self/environ", join(root, "variables.yml"));
  symlinkSync("nowhere", join(root, "dangling.yml"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("a configuration file", () => {
  test.each([
    { file: "own.yml", expected: "own" },
    { file: "deep/stays.yml", expected: "own" },
    { file: "none.yml", expected: null },
    { file: "dangling.yml", expected: null },
    { file: "deep", expected: { unreadable: "EISDIR" } },
    { file: "large.yml", expected: { unreadable: "it is larger than 128 kB" } },
    { file: "endless.yml", expected: { unreadable: "it is a device" } },
    { file: "leads-out.yml", expected: { unreadable: "it leads out of the workspace" } },
    { file: "variables.yml", expected: { unreadable: "it leads out of the workspace" } },
    // Named so by whoever wrote the workflow.
    { file: "../outside.yml", expected: "outside" },
  ])("$file", ({ file, expected }) => {
    expect(readTextFile(join(root, file), root)).toEqual(expected);
  });

  test("may lead anywhere where nothing confines it, and be as large as the limit", () => {
    expect(readTextFile(join(root, "leads-out.yml"))).toBe("outside");
    expect(readTextFile(join(root, "just.yml"))).toHaveLength(128 * 1024);
  });
});
