import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pushEvent } from "../support/events.js";
import { openStage, shop, versionsOf } from "./stage.js";

const nowhere = "/nonexistent/schema-version";

describe("where the runner's machine refuses a file, a push says what it did all the same, and keeps the rest:", () => {
  let stage: Awaited<ReturnType<typeof openStage>>;
  beforeAll(async () => {
    stage = await openStage({ ...shop, ".github/schema-version.yml": "" });
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.staging.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));

  test.each([
    {
      name: "the folder for files is gone",
      env: { RUNNER_TEMP: nowhere },
      exitCode: 1,
      told: `error the report's files could not be written: ENOENT`,
      kept: { applied: "1", summary: /1 applied/ },
    },
    {
      name: "the file of outputs is gone",
      env: { GITHUB_OUTPUT: nowhere },
      exitCode: 1,
      told: "error the outputs could not be written: Missing file at path",
      kept: { summary: /1 applied/ },
    },
    {
      name: "the file of the summary is gone",
      env: { GITHUB_STEP_SUMMARY: nowhere },
      exitCode: 0,
      told: "warning the step summary could not be written: Unable to access summary file",
      kept: { applied: "1", summary: /^$/ },
    },
    {
      name: "the runner knows no summaries",
      env: { GITHUB_STEP_SUMMARY: "" },
      exitCode: 0,
      told: "warning the step summary could not be written: Unable to find environment variable",
      kept: { applied: "1", summary: /^$/ },
    },
  ])("$name", async ({ env, exitCode, told, kept: { applied, summary } }) => {
    const inputs = { "database-url": stage.staging.url };
    const result = await stage.run(pushEvent({ branch: "main" }), { inputs, env });
    expect(result.stdout).toContain("1 applied; default is at version 1");
    expect(await versionsOf(stage.staging)).toEqual(["1"]);
    expect(result.annotations.map(({ level, message }) => `${level} ${message}`)).toEqual([
      expect.stringContaining(told),
    ]);
    expect(result.outputs["applied-count"]).toBe(applied);
    expect(result.summary).toMatch(summary);
    expect(`${result.stdout}${result.stderr}`).not.toMatch(/ at .*index\.js/);
    expect(result.exitCode).toBe(exitCode);
  });
});
