import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runAction, runCli } from "./support/action.js";
import { createDatabase, type TestDatabase } from "./support/database.js";
import { dispatchEvent, pullRequestEvent } from "./support/events.js";
import { withGitHubApi } from "./support/github-api.js";
import { withRepository } from "./support/repository.js";

/** Heavy parts by a text that only their own code has. */
const parts: Readonly<Record<string, string>> = {
  "pg's protocol": "getStreamFuncs",
  "the SQL parser": "libpg-query.wasm",
  "what runs files": "schema_version_begin",
  PGlite: '"worker.js"',
  "the GitHub client": "octokit-endpoint",
  "an HTTP client": "undici:client:connected",
  YAML: "class LineCounter",
};

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

/** Which heavy parts a process loaded: Node itself writes down every script that it ran. */
async function loadedBy(run: (env: Readonly<Record<string, string>>) => Promise<unknown>): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "schema-version-loading-"));
  try {
    await run({ NODE_V8_COVERAGE: folder });
    const reports = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")));
    const urls = reports.flatMap((text) => (JSON.parse(text) as Coverage).result.map(({ url }) => url));
    const files = urls.filter((url) => /^file:.*\/dist\/[^/]+\.js$/.test(url)).map((url) => fileURLToPath(url));
    expect(files).not.toEqual([]);
    const sources = await Promise.all(files.map((file) => readFile(file, "utf8")));
    return Object.keys(parts).filter((part) => sources.some((source) => source.includes(parts[part] ?? "")));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const files = { "migrations/V1__shop.sql": "CREATE TABLE item (id int);\n" };
const withConfiguration = {
  ...files,
  ".github/schema-version.yml": "environments:\n  production:\n    database-url: ${SHOP_URL}\n",
};

let [applied, empty]: TestDatabase[] = [];
const urlOf = (database: TestDatabase | undefined): string => database?.url ?? "";

beforeAll(async () => {
  [applied, empty] = await Promise.all([createDatabase(), createDatabase()]);
  await withRepository(files, ({ directory }) =>
    runCli({ args: ["apply", "--database-url", urlOf(applied)], cwd: directory }),
  );
});
afterAll(() => Promise.all([applied?.drop(), empty?.drop()]));

describe("the command line loads", () => {
  test.each<{
    readonly name: string;
    readonly args: readonly string[];
    readonly on?: "applied" | "empty";
    readonly files?: Readonly<Record<string, string>>;
    readonly expected: readonly string[];
  }>([
    { name: "nothing to print its version", args: ["--version"], expected: [] },
    { name: "nothing to help", args: ["apply", "--help"], expected: [] },
    { name: "only pg's protocol for a status", args: ["status"], on: "applied", expected: ["pg's protocol"] },
    { name: "only pg's protocol to find nothing to do", args: ["apply"], on: "applied", expected: ["pg's protocol"] },
    {
      name: "the parser for what is pending",
      args: ["apply"],
      on: "empty",
      expected: ["pg's protocol", "the SQL parser", "what runs files"],
    },
    { name: "PGlite without a server", args: ["status"], expected: ["the SQL parser", "PGlite"] },
    {
      name: "YAML for a configuration file",
      args: ["status", "--environment", "production"],
      on: "applied",
      files: withConfiguration,
      expected: ["pg's protocol", "YAML"],
    },
  ])("$name", async ({ args, on, files: given = files, expected }) => {
    const url = on === undefined ? "" : urlOf(on === "applied" ? applied : empty);
    const loaded = await withRepository(given, ({ directory }) =>
      loadedBy(async (env) => {
        const ended = await runCli({
          args: given === files && on !== undefined ? [...args, "--database-url", url] : args,
          cwd: directory,
          env: { ...env, SHOP_URL: url },
        });
        expect(ended.stderr).not.toContain("error");
      }),
    );
    expect(loaded).toEqual(expected);
  });
});

test("a connection loads neither Node's own HTTP client nor what starts programs, where the runtime has no name either, as in Node 20", async () => {
  await withRepository(files, async ({ directory }) => {
    const list = join(directory, "loaded.txt");
    const hook = join(directory, "hook.cjs");
    await writeFile(
      hook,
      `delete globalThis.navigator; process.on("exit", () => require("fs").writeFileSync(${JSON.stringify(list)}, process.moduleLoadList.join("\\n")));\n`,
    );
    const ended = await runCli({
      args: ["status", "--database-url", urlOf(applied)],
      cwd: directory,
      env: { NODE_OPTIONS: `--require=${hook}` },
    });
    expect(ended.exitCode).toBe(0);
    const loaded = (await readFile(list, "utf8")).split("\n");
    expect(loaded).toContain("NativeModule net");
    expect(loaded.filter((name) => name.includes("undici"))).toEqual([]);
    expect(loaded).not.toContain("NativeModule child_process");
  });
});

test("what writes reports is no part of what the command line starts with", async () => {
  const dist = new URL("../dist/", import.meta.url);
  const names = (await readdir(dist)).filter((name) => name.endsWith("cli.js"));
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(new URL(name, dist), "utf8")] as const),
  );
  for (const writer of ["renderText", "renderSummary", "renderJson", "renderSarif", "renderCsv"]) {
    const holders = texts.filter(([, text]) => text.includes(`function ${writer}(`)).map(([name]) => name);
    expect(holders, writer).not.toEqual([]);
    expect(holders, writer).not.toContain("cli.js");
  }
});

describe("the action loads", () => {
  test("no GitHub client, no parser and no PGlite for a run that has nothing to do", async () => {
    await withRepository(files, async ({ directory }) => {
      const loaded = await loadedBy((env) =>
        runAction({
          event: dispatchEvent(),
          inputs: { command: "apply", "database-url": urlOf(applied) },
          workspace: directory,
          env,
        }),
      );
      expect(loaded).toEqual(["pg's protocol"]);
    });
  });

  test("the GitHub client for the comment on a pull request", async () => {
    await withRepository(files, async ({ directory }) => {
      const loaded = await withGitHubApi({}, (api) =>
        loadedBy((env) =>
          runAction({
            event: pullRequestEvent(),
            inputs: { "database-url": urlOf(empty), "github-token": api.token },
            workspace: directory,
            api,
            env,
          }),
        ),
      );
      expect(loaded).toContain("the GitHub client");
    });
  });
});
