import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runAction, startAction, type ActionOptions } from "./action.js";
import { pullRequestEvent, pushEvent } from "./events.js";
import { withGitHubApi } from "./github-api.js";

describe("the action's runner", () => {
  const manifest = `
inputs:
  database-url: { description: "" }
  github-token: { description: "", default: "\${{ github.token }}" }
  lock wait: { description: "", default: 60 }
runs: { using: node24, main: dist/index.js }
`;

  /** Runs an action that consists of this code. */
  async function withAction<T>(code: string, work: (options: Pick<ActionOptions, "action">) => Promise<T>): Promise<T> {
    const action = await realpath(await mkdtemp(join(tmpdir(), "schema-version-fake-")));
    try {
      await mkdir(join(action, "dist"));
      await writeFile(join(action, "action.yml"), manifest);
      await writeFile(join(action, "dist", "package.json"), '{"type":"module"}');
      await writeFile(join(action, "dist", "index.js"), code);
      return await work({ action });
    } finally {
      await rm(action, { recursive: true, force: true });
    }
  }

  test("an action finds what a runner gives it, and nothing else", async () => {
    await withGitHubApi({}, async (api) => {
      const code = "console.log(JSON.stringify({ cwd: process.cwd(), node: process.version, env: process.env }));";
      const result = await withAction(code, (options) =>
        runAction({ ...options, api, event: pullRequestEvent(), inputs: { "database-url": "postgres://x" } }),
      );
      const { cwd, node, env } = JSON.parse(result.stdout) as {
        cwd: string;
        node: string;
        env: Record<string, string>;
      };
      expect(cwd).toBe(env.GITHUB_WORKSPACE);
      expect(Number(/^v(\d+)/.exec(node)?.[1])).toBeGreaterThanOrEqual(24);
      expect(env).toMatchObject({
        "INPUT_DATABASE-URL": "postgres://x",
        "INPUT_GITHUB-TOKEN": api.token,
        INPUT_LOCK_WAIT: "60",
        GITHUB_API_URL: api.url,
        GITHUB_REF: "refs/pull/1/merge",
        GITHUB_HEAD_REF: "feature",
        GITHUB_REPOSITORY: "octo/shop",
      });
      expect(Object.keys(env).filter((name) => /^(npm_|VITEST|NODE_)/.test(name))).toEqual([]);
    });
  });

  test("outputs, summary, annotations and masks are read as the runner reads them", async () => {
    const code = `
      import { appendFileSync, writeFileSync } from "node:fs";
      const { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, RUNNER_TEMP } = process.env;
      writeFileSync(RUNNER_TEMP + "/report.json", "{}");
      appendFileSync(GITHUB_OUTPUT, "verdict=ok\\nreport<<END\\n" + RUNNER_TEMP + "/report.json\\nEND\\ntext<<E2\\na=b\\n\\nc\\nE2\\n");
      appendFileSync(GITHUB_STEP_SUMMARY, "# Done\\n");
      console.log("::add-mask::secret");
      console.log("  ::error file=a.sql,line=3,title=Bad%3A one::first%0Asecond 100%25");
      console.log("text ::warning::not at the start");
      console.log("text ##[warning]the old style, anywhere");
      console.log("::unknown::word");
      console.log("::stop-commands::tok");
      console.log("::notice::hidden");
      console.log("::tok::");
      console.error("::notice::on stderr");
      process.exitCode = 1;
    `;
    const result = await withAction(code, (options) => runAction({ ...options, event: pushEvent() }));
    expect(result).toMatchObject({
      exitCode: 1,
      signal: null,
      summary: "# Done\n",
      masks: ["secret"],
      files: { report: "{}" },
    });
    expect(result.outputs).toMatchObject({ verdict: "ok", text: "a=b\n\nc" });
    expect(result.annotations).toEqual([
      { level: "error", file: "a.sql", line: 3, title: "Bad: one", message: "first\nsecond 100%" },
      { level: "warning", message: "the old style, anywhere" },
      { level: "notice", message: "on stderr" },
    ]);
  });

  test("a running action can be signalled", async () => {
    const code = `
      process.on("SIGINT", () => { console.log("cancelled"); process.exit(3); });
      setTimeout(() => {}, 20_000);
      console.log("ready");
    `;
    await withAction(code, async (options) => {
      const running = await startAction({ ...options, event: pushEvent() });
      await running.waitFor(/ready/);
      running.kill("SIGINT");
      expect(await running.done).toMatchObject({ exitCode: 3, stdout: "ready\ncancelled\n" });
    });
  });

  test("one that never ends is killed, and one that never says a word is not waited for", async () => {
    await withAction("setInterval(() => {}, 1000);", async (options) => {
      const running = await startAction({ ...options, event: pushEvent(), limitMs: 500 });
      await expect(running.waitFor(/ready/)).rejects.toThrow("was never written");
      expect(await running.done).toMatchObject({ exitCode: null, signal: "SIGKILL" });
    });
  });

  test("an input that action.yml does not declare is a slip of the test", async () => {
    await withAction("", async (options) => {
      const run = startAction({ ...options, event: pushEvent(), inputs: { "data-base-url": "" } });
      await expect(run).rejects.toThrow('declares no input "data-base-url"');
    });
  });
});
