import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseReport } from "../cli/report-schema.js";
import { dispatchEvent, pullRequestEvent, pushEvent } from "../support/events.js";
import type { Fault } from "../support/github-faults.js";
import { openStage, shop, versionsOf, withStage } from "./stage.js";

const everything = { path: /comments/, times: 50 };

// They wait more than they work.
describe.concurrent(
  "when GitHub refuses the comment the check goes on, keeps its summary, and says what to do:",
  () => {
    test.each<Fault & { readonly name: string; readonly message: string; readonly help: string }>([
      {
        name: "a token without the permission",
        status: 403,
        message: "the token may not write the pull request's comment (403)",
        help: "add `pull-requests: write` to the job's `permissions:`",
      },
      {
        name: "a repository that it cannot see",
        status: 404,
        message: "the token may not write the pull request's comment (404)",
        help: "add `pull-requests: write` to the job's `permissions:`",
      },
      {
        name: "a token that is refused",
        status: 401,
        message: "GitHub refused the token (401)",
        help: "pass github-token",
      },
      {
        name: "a body that it does not take",
        method: "POST",
        status: 422,
        message: "GitHub refused the comment (422)",
        help: "the summary has the report",
      },
      {
        name: "too many requests",
        status: 429,
        message: "GitHub's rate limit is reached (429)",
        help: "run the job again later",
      },
      { name: "an outage", status: 503, message: "GitHub answered 503 again and again", help: "run the job again" },
    ])("$name", ({ name: _name, message, help, ...fault }) =>
      withStage(shop, async ({ api, run }) => {
        const { number } = api.addPull();
        api.fail({ ...everything, ...fault });
        const checked = await run(pullRequestEvent({ number }), { ref: "refs/heads/main", limitMs: 60_000 });
        expect(checked).toMatchObject({
          exitCode: 0,
          stderr: "",
          outputs: { verdict: "warning", "pending-count": "2", "comment-url": "" },
        });
        expect(checked.annotations).toMatchObject([{ level: "warning" }]);
        expect(checked.annotations[0]?.message).toContain(message);
        expect(checked.annotations[0]?.message).toContain(help);
        expect(checked.summary).toContain("users");
        expect(parseReport(checked.files.report ?? "").findings).toMatchObject([
          { rule: "github", severity: "warning" },
        ]);
        expect(api.store.comments).toEqual([]);
      }),
    );

    test("an API that never answers is waited for a bounded time", { timeout: 60_000 }, () =>
      withStage(shop, async ({ api, run }) => {
        const { number } = api.addPull();
        api.fail({ path: /^/, status: "hang", times: 50 });
        const started = Date.now();
        const checked = await run(pullRequestEvent({ number }), { ref: "refs/heads/main", limitMs: 50_000 });
        expect(Date.now() - started).toBeLessThan(45_000);
        expect(checked).toMatchObject({ exitCode: 0, outputs: { verdict: "warning" } });
        expect(checked.annotations[0]?.message).toContain("GitHub did not answer in time");
        expect(checked.summary).toContain("users");
      }),
    );

    test("an API that cannot be reached", () =>
      withStage(shop, async ({ api, run }) => {
        const { number } = api.addPull();
        const checked = await run(pullRequestEvent({ number }), {
          ref: "refs/heads/main",
          env: { GITHUB_API_URL: "http://127.0.0.1:9" },
          limitMs: 60_000,
        });
        expect(checked).toMatchObject({ exitCode: 0, outputs: { verdict: "warning" } });
        expect(checked.annotations[0]?.message).toContain("GitHub could not be reached");
      }));

    test("comment: off asks nothing", () =>
      withStage(shop, async ({ api, run }) => {
        const { number } = api.addPull();
        const checked = await run(pullRequestEvent({ number }), { ref: "refs/heads/main", inputs: { comment: "off" } });
        expect(checked).toMatchObject({ exitCode: 0, annotations: [] });
        expect(api.requests).toEqual([]);
      }));
  },
);

describe("bad input is one clear error, with outputs and a summary, and changes nothing:", () => {
  /** Nothing ever happens to its databases. */
  let stage: Awaited<ReturnType<typeof openStage>>;
  beforeAll(async () => {
    stage = await openStage(shop);
  });
  afterAll(() => stage.close());

  const push = pushEvent();
  test.each([
    {
      name: "a payload that is no object",
      event: { ...push, payload: [] },
      message: 'the payload of the event "push" is no JSON object',
    },
    {
      name: "a pull request without one",
      event: { ...pullRequestEvent(), payload: { number: 1 } },
      message: 'the payload of the event "pull_request" has no valid "pull_request"',
    },
    {
      name: "an event without a file",
      event: push,
      env: { GITHUB_EVENT_PATH: "/nonexistent" },
      message: 'the payload of the event "push" is no JSON object',
    },
    {
      name: "no event at all",
      event: push,
      env: { GITHUB_EVENT_NAME: "" },
      message: "GITHUB_EVENT_NAME is not set: this program is for workflows of GitHub",
    },
    {
      name: "an event that says nothing",
      event: dispatchEvent(),
      message: 'command: auto does not say what to do on the event "workflow_dispatch"',
    },
    { name: "an unknown command", event: push, inputs: { command: "aply" }, message: 'unknown command "aply"' },
    {
      name: "an unknown input",
      event: push,
      env: { "INPUT_DATABSE-URL": "x" },
      message: 'unknown input "databse-url"',
    },
    {
      name: "an input with an underscore",
      event: push,
      env: { INPUT_LOCK_WAIT: "5s" },
      message: 'unknown input "lock_wait"',
    },
    { name: "a bad value", event: push, inputs: { "lock-wait": "soon" }, message: 'lock-wait "soon" is no duration' },
    {
      name: "a folder that is not there",
      event: push,
      inputs: { migrations: "nosuch" },
      message: 'there is no folder "nosuch"',
    },
    { name: "a folder outside of the workspace", event: push, inputs: { migrations: "../.." }, message: "outside" },
    {
      name: "an environment that is not configured",
      event: push,
      inputs: { environment: "prod" },
      message: 'the environment "prod" is not configured',
    },
  ])("$name", async ({ event, message, env, inputs }) => {
    const ended = await stage.run(event, {
      ref: "refs/heads/main",
      ...(env === undefined ? {} : { env }),
      ...(inputs === undefined ? {} : { inputs }),
    });
    expect(ended).toMatchObject({
      exitCode: 1,
      stderr: "",
      outputs: { verdict: "failed", "applied-count": "0", "comment-url": "" },
    });
    expect(ended.annotations.map(({ level }) => level)).toContain("error");
    expect(ended.annotations.map((one) => one.message).join("\n")).toContain(message);
    expect(ended.stdout).not.toMatch(/^ {4}at /m);
    expect(ended.summary).not.toBe("");
    expect(parseReport(ended.files.report ?? "").verdict).toBe("failed");
    expect([await versionsOf(stage.staging), await versionsOf(stage.production)]).toEqual([[], []]);
  });

  test("a job that did not check out is told so", async () => {
    const workspace = await mkdtemp(join(tmpdir(), "schema-version-empty-"));
    const ended = await stage.run(push, {
      ref: "refs/heads/main",
      workspace,
      inputs: { "database-url": stage.staging.url },
    });
    await rm(workspace, { recursive: true });
    expect(ended.exitCode).toBe(1);
    expect(ended.stdout).toContain("help  the workspace is empty: add actions/checkout as a step before");
  });

  test("a broken configuration file is annotated at its line", () =>
    withStage(
      { ...shop, ".github/schema-version.yml": "environments:\n  staging:\n    brnch: main\n" },
      async ({ run }) => {
        const ended = await run(pushEvent());
        expect(ended).toMatchObject({
          exitCode: 1,
          annotations: [
            {
              level: "error",
              file: ".github/schema-version.yml",
              line: 3,
              message: 'unknown key "brnch"\n→ did you mean branch?',
            },
          ],
        });
      },
    ));
});

test("a cancelled run rolls back, frees the lock, records it, and still publishes what it did", () =>
  withStage(
    { ...shop, "migrations/V2__sleep.sql": "CREATE TABLE half (i int);\nSELECT pg_sleep(60);\n" },
    async ({ start, staging, production }) => {
      const running = await start(pushEvent(), { triggeringActor: "bob" });
      await running.waitFor(/V1 users {2}done/);
      const asleep = "SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()";
      await expect.poll(() => staging.query(asleep), { timeout: 10_000 }).toHaveLength(1);
      const cancelledAt = Date.now();
      running.kill("SIGINT");
      const ended = await running.done;
      expect(Date.now() - cancelledAt).toBeLessThan(7000);
      expect(ended).toMatchObject({ exitCode: 1, signal: null, outputs: { verdict: "failed", "applied-count": "1" } });
      expect(ended.annotations[0]?.message).toContain("the run was cancelled (SIGINT)");
      expect(ended.summary).toContain("cancelled");
      expect(await staging.query("SELECT event, version, installed_by FROM schema_version_log ORDER BY id")).toEqual([
        { event: "apply", version: "1", installed_by: "bob" },
        { event: "cancel", version: "2", installed_by: "bob" },
      ]);
      const locks =
        "SELECT FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
      expect(await staging.query(locks)).toEqual([]);
      expect(await staging.query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
      expect(await versionsOf(production)).toEqual([]);
    },
  ));
