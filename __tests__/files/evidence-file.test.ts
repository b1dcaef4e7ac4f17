import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readEvidenceText, writeEvidenceText } from "../../src/files/evidence-file.js";

let [folder, root] = ["", ""];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evidence-"));
  root = join(folder, "workspace");
  mkdirSync(join(root, "inside"), { recursive: true });
  mkdirSync(join(folder, "elsewhere"));
  writeFileSync(join(folder, "elsewhere", "e.json"), "theirs", { mode: 0o644 });
  symlinkSync(join(folder, "elsewhere"), join(root, "way-out"));
  symlinkSync(join(folder, "elsewhere", "e.json"), join(root, "link.json"));
  symlinkSync(join(folder, "elsewhere", "new.json"), join(root, "dangling.json"));
  writeFileSync(join(root, "good.json"), "ours", { mode: 0o644 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("evidence is read", () => {
  const read = (file: string, confined = true): unknown => readEvidenceText(file, { root, confined }, 6);

  test.each([
    { file: "good.json", expected: { text: "ours" } },
    { file: "inside/../good.json", expected: { text: "ours" } },
    { file: "none.json", expected: { problem: "there is no such file" } },
    { file: "inside", expected: { problem: "it is no file" } },
    { file: "link.json", expected: { problem: "it is no file" } },
    { file: "way-out/e.json", expected: { problem: "it lies outside the workspace" } },
    { file: "../elsewhere/e.json", expected: { problem: "it lies outside the workspace" } },
    { file: "good.json/x", expected: { problem: "it cannot be read (ENOTDIR)" } },
  ])("from the workspace alone: $file", ({ file, expected }) => expect(read(file)).toEqual(expected));

  test("from anywhere on the command line, but no link, and nothing larger than it may be", () => {
    expect(read("../elsewhere/e.json", false)).toEqual({ text: "theirs" });
    expect(read("link.json", false)).toEqual({ problem: "it is no file" });
    writeFileSync(join(root, "good.json"), "sixsix");
    expect(read("good.json")).toEqual({ text: "sixsix" });
    writeFileSync(join(root, "good.json"), "sevenup");
    expect(read("good.json")).toEqual({ problem: expect.stringMatching(/^it is larger than .* MB$/) as string });
  });
});

describe("evidence is written", () => {
  const write = (file: string, confined = true): unknown => writeEvidenceText(file, { root, confined }, "new");
  const outside = { problem: "it would lie outside the workspace" };

  test.each(["deep/er/e.json", "good.json", "link.json", "dangling.json"])(
    "for its owner's eyes alone, over what was there, and never through a link: %s",
    (file) => {
      expect(write(file)).toEqual({ written: file });
      expect(readFileSync(join(root, file), "utf8")).toBe("new");
      expect(statSync(join(root, file)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(folder, "elsewhere", "e.json"), "utf8")).toBe("theirs");
      expect(existsSync(join(folder, "elsewhere", "new.json"))).toBe(false);
    },
  );

  test.each(["../e.json", "../made/e.json", "../elsewhere/e.json", "way-out/e.json", "way-out/deep/e.json"])(
    "not outside of the workspace: %s",
    (file) => {
      expect(write(file)).toEqual(outside);
      expect(["e.json", "made"].filter((name) => existsSync(join(folder, name)))).toEqual([]);
      expect(readFileSync(join(folder, "elsewhere", "e.json"), "utf8")).toBe("theirs");
      expect(existsSync(join(folder, "elsewhere", "deep"))).toBe(false);
    },
  );

  test("anywhere on the command line, and not in the place of a folder", () => {
    expect(write("../e.json", false)).toEqual({ written: join(folder, "e.json") });
    expect(write("inside")).toEqual({ problem: expect.stringMatching(/^it cannot be written \(\w+\)$/) as string });
  });
});
