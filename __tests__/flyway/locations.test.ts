import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findFolders } from "../../src/files/locations.js";

describe("locations", () => {
  const root = mkdtempSync(join(tmpdir(), "locations-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  for (const name of [
    "db/a/sql/V1__x.sql",
    "db/a/sql/deep/V2__x.sql",
    "db/b/sql/V3__x.sql",
    "db/b/other/V4__x.sql",
    "src/main/resources/db/migration/V5__x.sql",
  ]) {
    mkdirSync(join(root, dirname(name)), { recursive: true });
    writeFileSync(join(root, name), "");
  }
  const found = (...locations: readonly string[]): readonly string[] =>
    findFolders(locations, { root, within: null, choose: "all" }).folders.map(({ folder }) => folder);

  test.each([
    { given: ["filesystem:db/a/sql"], expected: ["db/a/sql"] },
    { given: ["db/a/sql/"], expected: ["db/a/sql"] },
    { given: ["classpath:db/migration"], expected: ["src/main/resources/db/migration"] },
    { given: ["classpath:/db/migration"], expected: ["src/main/resources/db/migration"] },
    { given: ["db/migration"], expected: ["src/main/resources/db/migration"] },
    { given: ["filesystem:db/*/sql"], expected: ["db/a/sql", "db/b/sql"] },
    { given: ["filesystem:db/**/sql"], expected: ["db/a/sql", "db/b/sql"] },
    { given: ["filesystem:db/?/other"], expected: ["db/b/other"] },
    { given: ["filesystem:db/a", "filesystem:db/a/sql"], expected: ["db/a"] },
    { given: ["filesystem:db/a/sql", "filesystem:db/a/sql"], expected: ["db/a/sql"] },
    { given: ["filesystem:db/b/sql", "filesystem:nosuch"], expected: ["db/b/sql"] },
  ])("$given", ({ given, expected }) => {
    expect(found(...given)).toEqual(expected);
  });

  test("a pattern for files keeps those that fit, named from before the pattern", () => {
    const [one] = findFolders(["filesystem:db/**/V3*.sql"], { root, within: null, choose: "all" }).folders;
    expect(one?.folder).toBe("db");
    expect(["a/sql/V1__x.sql", "b/sql/V3__x.sql", "V3.sql"].filter((name) => one?.fits?.test(name))).toEqual([
      "b/sql/V3__x.sql",
      "V3.sql",
    ]);
  });

  test("one that is not there, and one that is no folder, are told", () => {
    const { findings } = findFolders(["filesystem:db/a", "filesystem:nosuch", "s3:bucket/x"], {
      root,
      within: null,
      choose: "all",
    });
    expect(findings.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'error "s3:bucket/x" is no folder of this repository',
      'warning there is no folder "filesystem:nosuch"',
    ]);
  });
});
