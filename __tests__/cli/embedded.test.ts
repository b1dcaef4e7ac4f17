import { existsSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startCli } from "../support/action.js";
import { shop, withFolder } from "./folder.js";

const using = "no database URL: using the embedded PostgreSQL in .schema-version/\n";

// WebAssembly takes its time where much else runs.
describe("without a database URL", { timeout: 120_000 }, () => {
  test("the embedded PostgreSQL keeps what was applied, from one process to the next", () =>
    withFolder(shop, async ({ run, list, write, path }) => {
      const applied = await run("apply");
      expect(applied).toMatchObject({ exitCode: 0 });
      expect(applied.stderr.startsWith(using)).toBe(true);
      expect(applied.stdout).toContain("embedded in .schema-version");
      expect(await list()).toEqual([".schema-version", "migrations"]);
      // No commit takes it along by accident.
      expect(readFileSync(join(path, ".schema-version", ".gitignore"), "utf8")).toBe("*\n");

      expect(await run("rollback --target-version 2 --confirm default")).toMatchObject({ exitCode: 0 });
      await write({ "migrations/V4__bad.sql": "SELECT 1/0;\n" });
      await rm(join(path, "migrations/V3__names.sql"));
      const failed = await run("apply");
      expect(failed).toMatchObject({ exitCode: 3 });
      expect(failed.stdout).toContain("migrations/V4__bad.sql:1:1 error: division by zero (22012)");
      const status = await run("status");
      expect(status).toMatchObject({ exitCode: 0, stderr: using });
      expect(status.stdout).toContain("default is at version 2, 1 migration pending");
    }));

  // A cancelled run opens the database again to put that on record, and gives that up where it takes seconds.
  const timed = { retry: 3 };
  test("one process at a time works there; the other says who, and a run that was interrupted frees it", timed, () =>
    withFolder({ ...shop, "migrations/V4__sleep.sql": "SELECT pg_sleep(60);\n" }, async ({ run, path }) => {
      const running = await startCli({ args: ["apply"], cwd: path });
      await running.waitFor(/V3 names {2}done/);
      const refused = await run("status");
      expect(refused).toMatchObject({ exitCode: 3 });
      expect(refused.stdout.replaceAll(/\s+/g, " ")).toContain(
        `the embedded database in ${join(path, ".schema-version")} is in use by process ${running.pid} help wait for it to end; if that is another program, remove ${join(path, ".schema-version", "lock")}`,
      );

      const interruptedAt = Date.now();
      running.kill("SIGINT");
      const ended = await running.done;
      expect(Date.now() - interruptedAt).toBeLessThan(7000);
      expect(ended).toMatchObject({ exitCode: 3 });
      expect(ended.stdout).toContain("error: the run was cancelled (SIGINT)");
      expect(ended.stdout).toContain("1 failed, 3 applied");
      expect(existsSync(join(path, ".schema-version", "lock"))).toBe(false);
      expect(ended.stdout.replaceAll(/\s+/g, " ")).toContain(
        "V4 is rolled back; default is at version 3 and consistent",
      );
      expect((await run("status")).stdout).toContain("default is at version 3, 1 migration pending");
      const history = await run("history --format csv");
      expect(history.stdout).toMatch(/^default,\d+,[^,]+,cancel,4,sleep,.*,57014,the run was cancelled \(SIGINT\),/m);
    }),
  );

  test("the lock of a process that is gone is taken over", () =>
    withFolder(shop, async ({ run, path }) => {
      const running = await startCli({ args: ["apply"], cwd: path });
      await running.waitFor(/V3 names {2}done/);
      running.kill("SIGKILL");
      await running.done;
      const lock = join(path, ".schema-version", "lock");
      for (const left of [String(running.pid), "no number"]) {
        await writeFile(lock, left);
        const ended = await run("status");
        expect(ended, `a lock file with "${left}"`).toMatchObject({ exitCode: 0 });
        expect(ended.stdout).toContain("default is at version 3");
        expect(existsSync(lock)).toBe(false);
      }
    }));

  test("a folder that cannot be written is told, not thrown", () =>
    withFolder({ ...shop, ".schema-version": "a file where the folder should be\n" }, async ({ run }) => {
      const ended = await run("status");
      expect(ended).toMatchObject({ exitCode: 3 });
      expect(ended.stderr).not.toContain("    at ");
      expect(ended.stdout).toContain("the folder of the embedded database cannot be used: EEXIST");
    }));
});
