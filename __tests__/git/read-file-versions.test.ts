import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFileVersions } from "../../src/git/read-file-versions.js";
import { readTextAt } from "../../src/git/read-text.js";
import { withRepository, type WorkingTree } from "../support/repository.js";

const show = async (tree: WorkingTree, ...names: readonly string[]): Promise<readonly string[]> => {
  const { versions, history } = await readFileVersions(tree.directory, names);
  return [history, ...versions.map(({ path, bytes }) => `${path}=${bytes.toString("utf8")}`)];
};

test("every content that a file ever had is found, the newest first", async () => {
  await withRepository({ "db/V1__a.sql": "one", "db/V2__b.sql": "other" }, async (repository) => {
    await repository.commit("Edit", { "db/V1__a.sql": "two" });
    await repository.commit("Remove", { "db/V1__a.sql": null });
    expect(await show(repository, "V1__a.sql")).toEqual(["whole", "db/V1__a.sql=two", "db/V1__a.sql=one"]);
  });
});

test.each([
  { name: "under another description", from: "db/V1__a.sql", to: "db/V1__b.sql", asked: "V1__b.sql" },
  { name: "in another folder", from: "old/place/V1__a.sql", to: "db/V1__a.sql", asked: "V1__a.sql" },
  { name: "at the root", from: "V1__a.sql", to: "db/sub/V1__a.sql", asked: "sub/V1__a.sql" },
  { name: "with letters that a pattern would take", from: "db/R__[x] *?.sql", to: "db/y.sql", asked: "R__[x] *?.sql" },
  { name: "with a backslash and blanks", from: "db/V1__a\\b c.sql", to: "db/z.sql", asked: "V1__a\\b c.sql" },
])("a file is found $name", async ({ from, to, asked }) => {
  await withRepository({ [from]: "one\n", "db/Rx.sql": "no", "db/R__x.sql": "no" }, async (repository) => {
    await repository.commit("Move and edit", { [from]: null, [to]: "two\n" });
    const found = await show(repository, asked);
    expect(found).toContain(`${from}=one\n`);
    expect(found.filter((line) => line.endsWith("=no"))).toEqual([]);
  });
});

test("what only another branch or a merge holds is found", async () => {
  await withRepository({ "db/V1__a.sql": "one\n" }, async (repository) => {
    await repository.branch("other");
    await repository.commit("There", { "db/V2__b.sql": "theirs\n" });
    await repository.switchTo("main");
    await repository.commit("Here", { "README.md": "x" });
    expect(await show(repository, "V2__b.sql")).toEqual(["whole", "db/V2__b.sql=theirs\n"]);
    await repository.git("merge", "--no-ff", "--no-commit", "--quiet", "other");
    await repository.commit("Merge", { "db/V1__a.sql": "only the merge has it\n" });
    await repository.commit("Back", { "db/V1__a.sql": "one\n" });
    expect(await show(repository, "V1__a.sql")).toContain("db/V1__a.sql=only the merge has it\n");
  });
});

test("a shallow checkout says so and gives what it has", async () => {
  await withRepository({ "db/V1__a.sql": "one\n" }, async (repository) => {
    await repository.commit("Edit", { "db/V1__a.sql": "two\n" });
    const tree = await repository.checkout({ ref: "refs/heads/main" });
    expect(await show(tree, "V1__a.sql")).toEqual(["shallow", "db/V1__a.sql=two\n"]);
    const whole = await repository.checkout({ ref: "refs/heads/main", depth: 0 });
    expect(await show(whole, "V1__a.sql")).toEqual(["whole", "db/V1__a.sql=two\n", "db/V1__a.sql=one\n"]);
  });
});

test("links, folders and names with line ends are no files", async () => {
  await withRepository({ "db/V1__a.sql/V2__x.sql": "in a folder" }, async (repository) => {
    const blob = await repository.git("rev-parse", "HEAD:db/V1__a.sql/V2__x.sql");
    await repository.git("update-index", "--add", "--cacheinfo", `120000,${blob},db/V3__l.sql`);
    await repository.git("commit", "--quiet", "--no-gpg-sign", "--message", "Link");
    expect(await show(repository, "V3__l.sql", "V1__a.sql", "a\nV1__a.sql", "")).toEqual(["whole"]);
  });
});

test("settings of a hostile repository start nothing", async () => {
  await withRepository(
    { "db/V1__a.sql": "one\n", ".gitattributes": "*.sql diff=evil filter=evil\n" },
    async (repository) => {
      const marker = `${repository.directory}/ran`;
      const evil = `sh -c 'touch ${marker}'`;
      for (const name of [
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.smudge",
        "gpg.program",
      ]) {
        await repository.git("config", name, evil);
      }
      await repository.git("config", "log.showSignature", "true");
      expect(await show(repository, "V1__a.sql")).toEqual(["whole", "db/V1__a.sql=one\n"]);
      // A partial clone asks its remote for what it lacks, by whatever program that names.
      const blob = await repository.git("rev-parse", "HEAD:db/V1__a.sql");
      await rm(join(repository.directory, ".git/objects", blob.slice(0, 2), blob.slice(2)));
      const settings = {
        "remote.o.url": `ext::touch ${marker}`,
        "remote.o.promisor": "true",
        "protocol.ext.allow": "always",
      };
      for (const [name, value] of Object.entries(settings)) await repository.git("config", name, value);
      await repository.git("config", "extensions.partialClone", "o");
      await repository.git("config", "core.repositoryFormatVersion", "1");
      expect(await show(repository, "V1__a.sql")).toEqual(["whole"]);
      expect(readTextAt(repository.directory, { commit: "HEAD", path: "db/V1__a.sql" })).toBeNull();
      expect(existsSync(marker)).toBe(false);
    },
  );
});

test("a folder without a repository has no history", async () => {
  const { versions, history } = await readFileVersions("/", ["V1__a.sql"]);
  expect({ versions, history }).toEqual({ versions: [], history: "none" });
});
