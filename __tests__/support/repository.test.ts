import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withRepository } from "./repository.js";

describe("repositories", () => {
  test("a pull request has the refs that GitHub makes", async () => {
    await withRepository({ "migrations/V1__a.sql": "SELECT 1;\n" }, async (repository) => {
      await repository.branch("feature");
      const headSha = await repository.commit("Add b", { "migrations/V2__b.sql": "SELECT 2;\n" });
      await repository.switchTo("main");
      const baseSha = await repository.commit("Add c", { "README.md": "c\n" });
      const pull = await repository.openPull({ number: 3, head: "feature" });
      expect(pull).toMatchObject({ headSha, baseSha });
      expect(await repository.git("log", "-1", "--format=%P", "refs/pull/3/merge")).toBe(`${baseSha} ${headSha}`);
      expect(await repository.git("symbolic-ref", "--short", "HEAD")).toBe("main");
      expect(await repository.git("rev-parse", "main")).toBe(baseSha);
    });
  });

  test.each([
    { name: "one commit deep, as usual", depth: 1, commits: "1" },
    { name: "whole", depth: 0, commits: "4" },
  ])("a checkout of a pull request is $name", async ({ depth, commits }) => {
    await withRepository({ "a.txt": "a\n" }, async (repository) => {
      await repository.branch("feature");
      await repository.commit("Change a", { "a.txt": "changed\n" });
      await repository.branch("other", "main");
      await repository.switchTo("main");
      await repository.commit("Remove nothing", { "b.txt": "b\n" });
      const { mergeSha } = await repository.openPull({ number: 3, head: "feature" });
      const tree = await repository.checkout({ ref: "refs/pull/3/merge", depth });
      expect(await tree.git("rev-parse", "HEAD")).toBe(mergeSha);
      expect(await tree.git("rev-list", "--count", "HEAD")).toBe(commits);
      expect(await readFile(join(tree.directory, "a.txt"), "utf8")).toBe("changed\n");
    });
  });

  test("a merged pull request is on its branch, and a checkout of the branch knows its name", async () => {
    const directory = await withRepository({ "a.txt": "a\n" }, async (repository) => {
      await repository.branch("feature");
      await repository.commit("Remove a", { "a.txt": null, "b.txt": "b\n" });
      const sha = await repository.mergePull({ number: 3, head: "feature" });
      const tree = await repository.checkout({ ref: "refs/heads/main" });
      expect(await tree.git("symbolic-ref", "--short", "HEAD")).toBe("main");
      expect(await tree.git("rev-parse", "HEAD")).toBe(sha);
      expect(existsSync(join(tree.directory, "a.txt"))).toBe(false);
      return tree.directory;
    });
    expect(existsSync(directory)).toBe(false);
  });
});
