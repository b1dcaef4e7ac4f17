import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTree } from "../../src/git/read-tree.js";
import { withRepository, type WorkingTree } from "../support/repository.js";

const { signal } = new AbortController();

const show = async (tree: WorkingTree, commit: string, folder = "migrations"): Promise<readonly string[] | null> => {
  const files = await readTree(tree.directory, { commit, folder, signal });
  return files === null ? null : files.map(({ path, bytes }) => `${path}=${bytes.toString("utf8")}`);
};

test("the files of a commit are read, whatever the working tree holds", async () => {
  const files = { "migrations/V1__a.sql": "one\n", "migrations/sub/V2__ü b.sql": "zwei\n", "README.md": "no" };
  await withRepository(files, async (repository) => {
    const commit = await repository.git("rev-parse", "HEAD");
    await repository.commit("Later", { "migrations/V1__a.sql": "edited\n", "migrations/V3__c.sql": "" });
    expect(await show(repository, commit)).toEqual(["migrations/V1__a.sql=one\n", "migrations/sub/V2__ü b.sql=zwei\n"]);
    expect(await show(repository, "HEAD")).toHaveLength(3);
    expect(await show(repository, commit, "elsewhere")).toEqual([]);
  });
});

test("thousands of files come back whole, and in order", async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `migrations/V${index + 10_000}__x.sql`);
  await withRepository(Object.fromEntries(names.map((name) => [name, `-- ${name}\n`])), async (repository) => {
    expect(await show(repository, "HEAD")).toEqual(names.map((name) => `${name}=-- ${name}\n`));
  });
});

test.each([
  { name: "a commit that is not there", commit: "1".repeat(40) },
  { name: "something that is no commit", commit: "--upload-pack=touch" },
])("$name gives nothing", async ({ commit }) => {
  await withRepository({ "migrations/V1__a.sql": "one" }, async (repository) => {
    // Each time git ends before anybody could write to it.
    const all = await Promise.all(Array.from({ length: 10 }, () => show(repository, commit)));
    expect(all).toEqual(Array.from({ length: 10 }, () => null));
  });
});

test("a blob that is missing gives nothing", async () => {
  await withRepository({ "migrations/V1__a.sql": "one", "migrations/V2__b.sql": "two" }, async (repository) => {
    const blob = await repository.git("rev-parse", "HEAD:migrations/V1__a.sql");
    await rm(join(repository.directory, ".git/objects", blob.slice(0, 2), blob.slice(2)), { force: true });
    expect(await show(repository, "HEAD")).toBeNull();
  });
});

test("a folder without a repository gives nothing", async () => {
  expect(await readTree("/", { commit: "HEAD", folder: "migrations", signal })).toBeNull();
});
