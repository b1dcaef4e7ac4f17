import { chmod, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findBinaries } from "../../src/shadow/binaries.js";
import { majors } from "../support/servers.js";
import { binariesOf, withFolder } from "./shadows.js";

/** Programs that say they are of a version; `initdb` may be missing. */
async function makePrograms(
  folder: string,
  { says, initdb = "there" }: { readonly says: string; readonly initdb?: string },
): Promise<string> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  for (const name of ["postgres", ...(initdb === "there" ? ["initdb"] : [])]) {
    await writeFile(join(folder, name), `#!/bin/sh\n${says}\n`, { mode: 0o755 });
  }
  return folder;
}

const debian = 'echo "postgres (PostgreSQL) 16.10 (Ubuntu 16.10-0ubuntu0.24.04.1)"';

describe("programs of a major are found", () => {
  test.each([
    { name: "where a package puts them", says: debian, expected: "16.10" },
    { name: "of a beta", says: 'echo "postgres (PostgreSQL) 16beta2"', expected: "16beta2" },
    { name: "not where another major stands", says: 'echo "postgres (PostgreSQL) 15.18"', expected: null },
    { name: "not where another program stands", says: 'echo "postgres 16"', expected: null },
    { name: "not where it fails", says: "exit 1", expected: null },
    { name: "not without initdb", says: debian, initdb: "missing", expected: null },
  ])("$name", async ({ says, initdb = "there", expected }) => {
    await withFolder(async (folder) => {
      const programs = await makePrograms(folder, { says, initdb });
      const found = await findBinaries(16, { path: "", folders: [programs] });
      expect(found?.version ?? null).toBe(expected);
    });
  });

  test("on PATH, behind the usual places, and never below the current folder", async () => {
    await withFolder(async (folder) => {
      const [first, second] = [join(folder, "a"), join(folder, "b")];
      await chmod(folder, 0o755);
      await makePrograms(first, { says: 'echo "postgres (PostgreSQL) 17.1"' });
      await makePrograms(second, { says: 'echo "postgres (PostgreSQL) 16.9"' });
      const search = (path: readonly string[]) => findBinaries(16, { path: path.join(delimiter), folders: [] });
      expect(await search(["", first, second])).toEqual({ folder: second, major: 16, version: "16.9" });
      expect(await search([first])).toBeNull();
      const here = process.cwd();
      try {
        process.chdir(folder);
        expect(await search(["b", "./b", "."])).toBeNull();
      } finally {
        process.chdir(here);
      }
    });
  });

  test("although another one on PATH never ends", async () => {
    await withFolder(async (folder) => {
      await chmod(folder, 0o755);
      const stuck = await makePrograms(join(folder, "stuck"), { says: "exec sleep 60" });
      const good = await makePrograms(join(folder, "good"), { says: debian });
      const path = [stuck, good].join(delimiter);
      expect(await findBinaries(16, { path, folders: [] })).toMatchObject({ folder: good });
    });
  });
});

test.each(majors)("real programs of %i say so", async (major) => {
  const folder = await binariesOf(major);
  expect(await findBinaries(major, { path: "", folders: [folder] })).toMatchObject({ folder, major });
});
