import { spawnSync } from "node:child_process";
import { appendFile, cp, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { demo } from "../../src/demo.js";
import { startCli } from "../support/action.js";
import { start, type Ended } from "../support/running.js";
import { withFolder } from "./folder.js";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** The Nodes of this machine, one of each major: the running one, those in PATH, and the one from npm. */
const nodes = ((): readonly { readonly version: string; readonly node: string }[] => {
  const fromNpm = fileURLToPath(
    new URL(`../../node_modules/node-${process.platform}-${process.arch}/bin`, import.meta.url),
  );
  const folders = [dirname(process.execPath), ...(process.env.PATH ?? "").split(":"), fromNpm];
  const found = folders.flatMap((folder): readonly [string, string][] => {
    const node = join(folder, "node");
    const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.split(".")[0] ?? "";
    return version === "" ? [] : [[version, node]];
  });
  return [...new Map(found.toReversed())].map(([version, node]) => ({ version, node }));
})();

/** Runs the demo and says how long processors worked for it: what it takes where nothing else runs. */
async function runDemo(
  node: string,
  options: { readonly cwd: string; readonly TMPDIR: string },
): Promise<Ended & { readonly seconds: number }> {
  const script = '"$0" "$1" demo; code=$?; times >&2; exit $code';
  const env = {
    PATH: process.env.PATH ?? "",
    TMPDIR: options.TMPDIR,
    DATABASE_URL: "postgres://u:p@127.0.0.1:1/d",
    CI: "true",
  };
  const ended = await start({ program: "sh", args: ["-c", script, node, cli], cwd: options.cwd, env, limitMs: 60_000 })
    .done;
  const times = [...ended.stderr.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  return {
    ...ended,
    seconds: times.reduce((sum, time) => sum + time, 0),
    stderr: ended.stderr.replaceAll(/^\d+m.*\n/gm, ""),
  };
}

/** A temporary folder of its own, so that what is left in it is the demo's. */
async function withTemporary<T>(work: (path: string) => Promise<T>): Promise<T> {
  const path = await mkdtemp(join(tmpdir(), "demo-"));
  try {
    return await work(path);
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

describe("demo", () => {
  test.each(nodes)(
    "tells the whole story on Node $version in seconds and leaves nothing behind",
    { timeout: 60_000 },
    ({ node }) =>
      withTemporary((temporary) =>
        withFolder({}, async ({ path, list }) => {
          const ended = await runDemo(node, { cwd: path, TMPDIR: temporary });
          expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
          expect(ended.seconds).toBeGreaterThan(0.1);
          expect(ended.seconds).toBeLessThan(10);
          const scenes = [...ended.stdout.matchAll(/^\d\. (.*)$/gm)].map(([, title]) => title);
          expect(scenes).toEqual([
            "Apply the sample migrations",
            "Where every migration stands",
            "Somebody edits a file that is applied: refused",
            "A migration fails: rolled back, with the place and the way out",
            "What a rollback to version 5 would do",
            "The rollback",
            "All of it is on record",
          ]);
          expect(ended.stdout).toMatch(/version 3 was edited after it was applied/);
          expect(ended.stdout).toMatch(/migrations\/V8__add_order_note\.sql:3:1 error: column "note"/);
          expect(ended.stdout).toContain("2 rolled back; default is at version 5");
          expect(ended.stdout).toContain("That was the story. Next: node dist/cli.js --help");
          expect(ended.stdout).not.toContain("\u001b");
          expect(await list()).toEqual([]);
          expect(await readdir(temporary)).toEqual([]);
        }),
      ),
  );

  test("goes as it should on a slow machine too, where a step takes long enough to be watched", () =>
    withTemporary(async (folder) => {
      const assets = join(folder, "dist", "pglite");
      await mkdir(dirname(assets));
      await symlink(join(dirname(cli), "pglite"), assets);
      const sample = join(folder, "migrations-sample");
      await cp(fileURLToPath(new URL("../../migrations-sample", import.meta.url)), sample, { recursive: true });
      await appendFile(join(sample, "V3__add_customer_email.sql"), "\nSELECT pg_sleep(0.6);\n");
      const written: string[] = [];
      const { signal } = new AbortController();
      const code = await demo({ assets, write: (text) => written.push(text), paint: (_, text) => text, signal });
      expect(written.join("")).toMatch(/V3 add customer email +done +(?:[6-9]\d\d ms|[\d.]+ s)/);
      expect(written.join("")).toContain("8 applied");
      expect(code).toBe(0);
    }));

  test("that is interrupted leaves nothing behind either", () =>
    withTemporary(async (temporary) => {
      const running = await startCli({ args: ["demo"], env: { TMPDIR: temporary } });
      await running.waitFor(/1\. Apply the sample/);
      running.kill("SIGINT");
      expect(await running.done).toMatchObject({ exitCode: 3 });
      expect(await readdir(temporary)).toEqual([]);
    }));
});
