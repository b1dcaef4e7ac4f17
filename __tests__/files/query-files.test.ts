import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findFolders } from "../../src/files/locations.js";
import { listForeign } from "../../src/files/foreign.js";
import { readQueryFiles } from "../../src/files/query-files.js";
import { usualNaming } from "../../src/core/file-name.js";

const folder = mkdtempSync(join(tmpdir(), "query-files-"));
const root = join(folder, "workspace");
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const name of ["queries/b.sql", "queries/deep/a.sql", "queries/deep/a.txt", "queries/.git/c.sql"]) {
  mkdirSync(join(root, name, ".."), { recursive: true });
  writeFileSync(join(root, name), name);
}
mkdirSync(join(folder, "elsewhere"));
for (const name of ["theirs.sql", "V1__theirs.sh"]) writeFileSync(join(folder, "elsewhere", name), "");
// Followed, two of them would lead through 2^40 folders.
for (const name of ["again", "once-more"]) symlinkSync(".", join(root, "queries", name));
symlinkSync(join(folder, "elsewhere"), join(root, "way-out"));
symlinkSync(join(folder, "elsewhere", "theirs.sql"), join(root, "queries", "link.sql"));

test.each([
  { pattern: "queries/**/*.sql", expected: ["queries/b.sql", "queries/deep/a.sql"] },
  { pattern: "**/a.*", expected: ["queries/deep/a.sql", "queries/deep/a.txt"] },
  { pattern: "queries/**", expected: ["queries/b.sql", "queries/deep/a.sql", "queries/deep/a.txt"] },
  { pattern: "./queries/*.sql", expected: ["queries/b.sql"] },
  { pattern: "queries\\deep\\?.sql", expected: ["queries/deep/a.sql"] },
  { pattern: "queries/b.sql", expected: ["queries/b.sql"] },
  { pattern: "queries/again/b.sql", expected: ["queries/again/b.sql"] },
  { pattern: "queries/again/*.sql", expected: ["queries/again/b.sql"] },
  { pattern: "queries/link.sql", expected: [] },
  { pattern: "way-out/*.sql", expected: [] },
  { pattern: "way-out/theirs.sql", expected: [] },
  { pattern: "../**/*.sql", expected: [] },
])("$pattern", ({ pattern, expected }) => {
  const { files, findings } = readQueryFiles([pattern], { root, confined: true });
  expect(files.map(({ file }) => file)).toEqual(expected);
  expect(findings.map(({ message }) => message)).toEqual(
    expected.length > 0 ? [] : [`queries: no file that can be read is called "${pattern}"`],
  );
});

test("files that are too large together are not read to the end", () => {
  mkdirSync(join(root, "large"));
  for (let count = 0; count < 30; count += 1) {
    const path = join(root, "large", `${count}.sql`);
    writeFileSync(path, "");
    truncateSync(path, 5 * 1024 * 1024);
  }
  const { files, findings } = readQueryFiles(["large/*.sql", "queries/b.sql"], { root, confined: true });
  rmSync(join(root, "large"), { recursive: true });
  expect(files).toHaveLength(25);
  expect(findings.map(({ message }) => message)).toContain(
    "queries: the files are larger than 134217728 bytes together; not all of them were read",
  );
});

test("outside of a workspace they may lie anywhere", () => {
  const { files } = readQueryFiles(["../elsewhere/*.sql"], { root, confined: false });
  expect(files.map(({ file }) => file)).toEqual(["../elsewhere/theirs.sql"]);
});

test.each([
  { within: null, folders: ["../elsewhere"], scripts: ["V1__theirs.sh"] },
  // As one that is not there.
  { within: root, folders: ["../**/elsewhere"], scripts: [] },
])("folders and what only Flyway runs are looked for inside $within", ({ within, folders, scripts }) => {
  const found = findFolders(["filesystem:../**/elsewhere"], { root, within, choose: "all" });
  expect(found.folders.map((one) => one.folder)).toEqual(folders);
  const foreign = listForeign("way-out", { root, within, naming: usualNaming });
  expect(foreign.map(({ name }) => name)).toEqual(scripts);
});
