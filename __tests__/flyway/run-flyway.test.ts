import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runFlyway, type FlywayRun } from "../../src/flyway/run-flyway.js";
import { withStage } from "../../src/flyway/stage.js";

let folder = "";
let program = "";

/** A program in the place of Flyway's, which keeps what it was given and says what it is told to. */
const text = `#!/bin/sh
printf '%s\\n' "$@" > args
env > env
pwd > cwd
echo "$TOLD" >&2
printf '%s' "$ANSWER"
exit "$CODE"
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "run-flyway-"));
  program = join(folder, "flyway of ours");
  writeFileSync(program, text, { mode: 0o755 });
});

afterAll(() => rmSync(folder, { recursive: true }));

const done = '{"success":true}';

interface Given {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly toml: string;
}

async function runIt(
  parts: Partial<FlywayRun> & { readonly answer?: string; readonly code?: number; readonly told?: string } = {},
) {
  const { answer: ANSWER = done, code = 0, told: TOLD = "one line", ...more } = parts;
  const lines: string[] = [];
  return await withStage([], async (stage) => {
    const answer = await runFlyway(stage, {
      program,
      variables: { PATH: process.env["PATH"] ?? "", ANSWER, TOLD, CODE: String(code) },
      url: "jdbc:postgresql://db:5432/shop",
      user: "dana",
      password: "hunter2",
      settings: { table: "past" },
      signal: new AbortController().signal,
      placeholders: new Map([["a.b", 'say "x"\n\u007F']]),
      onLine: (line) => lines.push(line),
      ...more,
    });
    expect(statSync(stage.location).isDirectory()).toBe(true);
    const read = (name: string): string => readFileSync(join(stage.folder, name), "utf8");
    const given: Given = {
      args: read("args").trimEnd().split("\n"),
      env: Object.fromEntries(
        read("env")
          .split("\n")
          .map((line) => line.split(/=(.*)/s) as [string, string]),
      ),
      cwd: read("cwd").trimEnd(),
      toml: read("schema-version.toml"),
    };
    expect(statSync(join(stage.folder, "schema-version.toml")).mode & 0o777).toBe(0o600);
    return { answer, given, lines, stage };
  });
}

test("Flyway gets its settings as arguments, its login in its environment, and secrets in a file of its own", async () => {
  process.env["GITHUB_TOKEN_OF_TEST"] = "t0ken";
  const { answer, given, lines, stage } = await runIt();
  delete process.env["GITHUB_TOKEN_OF_TEST"];
  expect({ answer, lines }).toEqual({ answer: { kind: "done" }, lines: ["one line"] });
  expect(given.args).toEqual([
    "-table=past",
    `-configFiles=${join(stage.folder, "schema-version.toml")}`,
    `-workingDirectory=${stage.folder}`,
    `-locations=filesystem:${stage.location}`,
    "-outputType=json",
    "migrate",
  ]);
  expect(given.env).toMatchObject({
    HOME: stage.folder,
    LC_ALL: "C.UTF-8",
    TZ: "UTC",
    FLYWAY_URL: "jdbc:postgresql://db:5432/shop",
    FLYWAY_USER: "dana",
    FLYWAY_PASSWORD: "hunter2",
    REDGATE_DISABLE_TELEMETRY: "true",
  });
  expect(Object.keys(given.env)).not.toContain("GITHUB_TOKEN_OF_TEST");
  expect(given.cwd).toBe(stage.folder);
  expect(given.toml).toBe('[flyway.placeholders]\n"a.b" = "say \\"x\\"\\n\\u007F"\n');
});

test("a login without a password has none", async () => {
  const { given } = await runIt({ password: null });
  expect(Object.keys(given.env)).not.toContain("FLYWAY_PASSWORD");
});

test.each([
  { name: "a failure that it tells", answer: '{"error":{"message":"no"}}', code: 1, message: "no" },
  {
    name: "one with the code of a program that is not there",
    answer: "Java is old",
    code: 127,
    message: "Java is old",
  },
  { name: "words in place of an answer", answer: "Java is old", code: 0, message: "Java is old" },
  { name: "nothing", answer: "", code: 3, message: "one line" },
])("its answer counts, not its exit code: $name", async ({ answer, code, message }) => {
  const said = (await runIt({ answer, code })).answer;
  expect(said).toMatchObject({ kind: "failed", message: expect.stringContaining(message) as string });
});

test.each([
  { name: "that is not there", path: () => join(folder, "nowhere"), said: /could not be run: .*nowhere/ },
  { name: "that cannot be run", path: () => folder, said: /could not be run: .*ermission denied/ },
])("a program $name is told", async ({ path, said }) => {
  await expect(runIt({ program: path() })).rejects.toThrow(said);
});

test("what is said of it is told without blanks, and not more than 500 characters", async () => {
  const run = runIt({ answer: " \n", code: 127, told: `  ${"x".repeat(600)}` });
  await expect(run).rejects.toThrow(new RegExp(`: Flyway could not be run: x{500}$|^Flyway could not be run: x{500}$`));
});
