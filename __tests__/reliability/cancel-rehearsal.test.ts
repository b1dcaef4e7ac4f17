import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { isThere, processesNaming } from "../shadow/processes.js";
import { startAction, startCli } from "../support/action.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { pullRequestEvent } from "../support/events.js";
import { hasServer, prepareBinaries } from "../support/postgres-binaries.js";
import type { Ended, Running } from "../support/running.js";

const patienceMs = 7000;

/** It would be rehearsed for as long as the limits of a rehearsal allow. */
const endless =
  "DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$;\n";

/** A folder that all may enter, short enough for a socket. */
async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp("/tmp/svc-");
  await chmod(folder, 0o755);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Place {
  readonly database: TestDatabase;
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
  readonly shadow: "local" | "pglite";
}

const startAs = {
  "dist/cli.js": ({ database, workspace, env, shadow }: Place): Promise<Running<Ended>> =>
    startCli({
      args: ["check", "--database-url", database.url, "--shadow", shadow, "--format", "json"],
      cwd: workspace,
      env,
      limitMs: 50_000,
    }),
  "dist/index.js": ({ database, workspace, env, shadow }: Place): Promise<Running<Ended>> =>
    startAction({
      event: pullRequestEvent({ number: 1 }),
      inputs: { "database-url": database.url, shadow, comment: "off" },
      workspace,
      env,
      limitMs: 50_000,
    }),
};

/** Waits until the target was read and the throw-away database is at work, or soon will be. */
async function untilRehearsing({ database, shadow, env }: Place): Promise<void> {
  const ours =
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'schema-version%'";
  while ((await database.query(ours)).length === 0) await sleep(5);
  if (shadow === "local") {
    const running = async (): Promise<boolean> => (await processesNaming(`${env["TMPDIR"] ?? ""}/schema`)).length > 0;
    while (!(await running())) await sleep(10);
  }
  await sleep(shadow === "local" ? 1000 : 2500);
}

describe("a check that is cancelled while it rehearses ends inside 7 s and leaves nothing behind", () => {
  test.each([
    { entry: "dist/cli.js", shadow: "local", signal: "SIGINT", exitCode: 3 },
    { entry: "dist/cli.js", shadow: "pglite", signal: "SIGTERM", exitCode: 3 },
    { entry: "dist/index.js", shadow: "local", signal: "SIGTERM", exitCode: 1 },
    { entry: "dist/index.js", shadow: "pglite", signal: "SIGINT", exitCode: 1 },
  ] as const)(
    "$entry with shadow: $shadow, by $signal",
    { timeout: 90_000, retry: 2 },
    ({ entry, shadow, signal, exitCode }) =>
      withDatabase({ major: 16 }, (database) =>
        withFolder(async (folder) => {
          const [workspace, temporary, binaries] = ["w", "t", "b"].map((name) => join(folder, name));
          for (const [name, text] of Object.entries({
            "V1__a.sql": "CREATE TABLE a (id int);\n",
            "V2__endless.sql": endless,
          })) {
            const file = join(workspace ?? "", "migrations", name);
            await mkdir(dirname(file), { recursive: true });
            await writeFile(file, text);
          }
          await mkdir(temporary ?? "", { mode: 0o755 });
          const programs = hasServer(16) ? await prepareBinaries(16, binaries ?? "") : "";
          const env = {
            TMPDIR: temporary ?? "",
            PATH: `${programs}:${process.env["PATH"] ?? ""}`,
            SCHEMA_VERSION_SHADOW: shadow,
          };
          const place = { database, workspace: workspace ?? "", env, shadow };
          const running = await startAs[entry](place);
          await untilRehearsing(place);
          const servers = await processesNaming(temporary ?? "");
          const signalled = performance.now();
          running.kill(signal);
          const ended = await running.done;
          expect(performance.now() - signalled).toBeLessThan(patienceMs);
          expect(ended).toMatchObject({ exitCode, signal: null });
          expect(`${ended.stdout}${ended.stderr}`).toContain(`the run was cancelled (${signal})`);
          expect(`${ended.stdout}${ended.stderr}`).not.toContain("did not answer to the cancel");
          if ("outputs" in ended) expect(ended.outputs).toMatchObject({ verdict: "failed", environment: "default" });
          else expect(JSON.parse(ended.stdout)).toMatchObject({ command: "check", verdict: "failed" });
          // Neither a server nor its files are left, and nothing of it came near the target.
          if (shadow === "local") expect(servers.length).toBeGreaterThan(0);
          await expect.poll(() => servers.filter(isThere), { timeout: 3000 }).toEqual([]);
          expect(await processesNaming(temporary ?? "")).toEqual([]);
          expect(await readdir(temporary ?? "")).toEqual([]);
          expect(
            await database.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"),
          ).toEqual([]);
        }),
      ),
  );
});
