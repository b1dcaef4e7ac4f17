import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { startCli } from "../support/action.js";
import { withDatabase } from "../support/database.js";
import { shop, withFolder } from "./folder.js";

const sleeping = { ...shop, "migrations/V4__sleep.sql": "CREATE TABLE half (i int);\nSELECT pg_sleep(60);\n" };

const asleep = "SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()";
const locks =
  "SELECT FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

describe("a signal", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "%s during a migration cancels it, rolls it back, records that and frees the lock",
    (signal) =>
      withDatabase({}, (database) =>
        withFolder(sleeping, async ({ path, run }) => {
          const env = { DATABASE_URL: database.url };
          const running = await startCli({ args: ["apply"], cwd: path, env });
          await running.waitFor(/V3 names {2}done/);
          await expect.poll(() => database.query(asleep), { timeout: 10_000 }).toHaveLength(1);
          const signalled = Date.now();
          running.kill(signal);
          const ended = await running.done;
          expect(Date.now() - signalled).toBeLessThan(7000);
          expect(ended).toMatchObject({ exitCode: 3, signal: null });
          expect(ended.stdout).toContain(
            `error: the run was cancelled (${signal})\n  state V4 is rolled back; default is at version 3 and consistent\n`,
          );
          expect(ended.stdout).toContain("1 failed, 3 applied");
          const [last] = await database.query(
            "SELECT event, version, success FROM schema_version_log ORDER BY id DESC LIMIT 1",
          );
          expect(last).toEqual({ event: "cancel", version: "4", success: false });
          expect(await database.query(locks)).toEqual([]);
          expect(await database.query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
          expect((await run("status", { env })).stdout).toContain("default is at version 3, 1 migration pending");
        }),
      ),
  );

  test("while it waits for another run's lock ends it at once", () =>
    withDatabase({}, (database) =>
      withFolder(sleeping, async ({ path }) => {
        const env = { DATABASE_URL: database.url };
        const first = await startCli({ args: ["apply"], cwd: path, env });
        await first.waitFor(/V3 names {2}done/);
        const second = await startCli({ args: ["apply", "--lock-wait", "1m"], cwd: path, env });
        await second.waitFor(/waiting for another run: pid \d+, schema-version by \S+, since /);
        second.kill("SIGINT");
        expect(await second.done).toMatchObject({ exitCode: 3 });
        first.kill("SIGINT");
        expect(await first.done).toMatchObject({ exitCode: 3 });
      }),
    ));
});

test("a pipe that ends early is no error, a disk that is full is one", () =>
  withDatabase({}, ({ url }) =>
    withFolder(shop, async ({ path, run }) => {
      const env = { DATABASE_URL: url };
      expect(await run("apply", { env })).toMatchObject({ exitCode: 0 });
      const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
      const piped = async (command: string): Promise<string> => {
        const child = spawn("sh", ["-c", command], { cwd: path, env: { PATH: process.env.PATH ?? "", ...env } });
        let output = "";
        for (const stream of [child.stdout, child.stderr])
          stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
        await once(child, "close");
        return output;
      };
      const node = `'${process.execPath}' '${cli}'`;
      expect(await piped(`${node} history --format json | head -1`)).toBe("{\n");
      expect(await piped(`{ ${node} history; echo "exit $?" >&2; } | true`)).toBe("exit 0\n");
      const full = /^the report could not be written: .*ENOSPC.*\nexit 3\n$/;
      expect(await piped(`${node} history > /dev/full; echo "exit $?"`)).toMatch(full);
      expect(await piped(`{ ${node} aply 2>&1; echo "exit $?" >&3; } 3>&1 | true`)).toMatch(/^(?:exit 2\n)?$/);
    }),
  ));
