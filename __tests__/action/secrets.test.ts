import { describe, expect, test } from "vitest";
import { pullRequestEvent, pushEvent } from "../support/events.js";
import type { ActionResult } from "../support/action.js";
import type { GitHubApi } from "../support/github-api.js";
import { shop, withStage } from "./stage.js";

const password = String.raw`p@ss w/o:rd%?&#'"$\ü-Zq9x`;
/** The whole in its writings, and its end, which is in all of them. */
const spellings = [password, encodeURIComponent(password), JSON.stringify(password).slice(1, -1), "Zq9x"];

/** Everything that leaves the run, but the lines by which the runner learns what to star out. */
function everythingOf(result: ActionResult, api: GitHubApi): Readonly<Record<string, string>> {
  const withoutMasks = (text: string): string => text.replaceAll(/^::add-mask::.*\n/gm, "");
  return {
    stdout: withoutMasks(result.stdout),
    stderr: withoutMasks(result.stderr),
    summary: result.summary,
    outputs: JSON.stringify(result.outputs),
    report: result.files.report ?? "",
    sarif: result.files.sarif ?? "",
    comments: JSON.stringify(api.store.comments),
    requests: JSON.stringify(api.requests.map(({ body }) => body ?? null)),
  };
}

function expectNone(result: ActionResult, api: GitHubApi): void {
  for (const [where, text] of Object.entries(everythingOf(result, api))) {
    for (const spelling of spellings) expect(text, `${where} holds ${spelling}`).not.toContain(spelling);
  }
  expect(result.masks.some((mask) => mask.includes("Zq9x"))).toBe(true);
  // A report was made all the same: the check above looked at something.
  expect(result.files.report?.length).toBeGreaterThan(100);
  expect(result.summary.length).toBeGreaterThan(20);
}

const encoded = encodeURIComponent(password);

describe("no secret leaves the run", () => {
  test.each<readonly [string, string]>([
    ["a host that nobody knows", `postgres://u:${password}@nosuch.invalid/d`],
    ["a port where nobody listens", `postgres://u:${encoded}@127.0.0.1:1/d`],
    ["a URL with another scheme", `mysql://u:${password}@h/d`],
    ["a URL with a bad port", `postgres://u:${encoded}@h:port/d`],
    ["a URL with an odd parameter", `postgres://u:${encoded}@h/d?${encoded}=1`],
    ["a URL whose host was forgotten", `postgres://u:${password}`],
  ])("for %s", (_, url) =>
    withStage(shop, async ({ api, run }) => {
      const { number } = api.addPull();
      const env = { PRODUCTION_URL: url };
      for (const event of [pullRequestEvent({ number }), pushEvent()]) {
        const ended = await run(event, { ref: "refs/heads/main", env });
        expect(ended).toMatchObject({ exitCode: 1 });
        expectNone(ended, api);
      }
    }),
  );

  test("for a login that the server refuses", () =>
    withStage(shop, async ({ api, run, production }) => {
      const { number } = api.addPull();
      const { host, port } = production.server;
      const env = { PRODUCTION_URL: `postgres://nobody:${encoded}@${host}:${port}/${production.name}` };
      const ended = await run(pullRequestEvent({ number }), { ref: "refs/heads/main", env });
      expect(ended).toMatchObject({ exitCode: 1 });
      expect(ended.stdout).toContain("password authentication failed");
      expectNone(ended, api);
    }));

  test("for statements that fail, warn and hint with the value of a placeholder", () =>
    withStage(
      {
        ...shop,
        "migrations/V2__notice.sql": "DO $$ BEGIN RAISE NOTICE 'key ${key}'; END $$;\n",
        "migrations/V3__raise.sql": "DO $$ BEGIN RAISE EXCEPTION 'key ${key}' USING HINT = 'not ${key}'; END $$;\n",
      },
      async ({ api, run, staging }) => {
        const { number } = api.addPull();
        const inputs = { placeholders: "key=sk-live-Zq9x" };
        for (const event of [pullRequestEvent({ number }), pushEvent()]) {
          expectNone(await run(event, { ref: "refs/heads/main", inputs }), api);
        }
        const log = JSON.stringify(await staging.query("SELECT * FROM schema_version_log"));
        expect(log).toContain("key ***");
        expect(log).not.toContain("Zq9x");
      },
    ));

  test("when a secret landed in the wrong input", () =>
    withStage(shop, async ({ api, run }) => {
      const url = `postgres://u:${encoded}@h/d`;
      const ended = await run(pushEvent(), {
        env: { PRODUCTION_URL: url },
        inputs: { "lock-wait": url, "fail-on": url },
      });
      expect(ended).toMatchObject({ exitCode: 1 });
      expectNone(ended, api);
    }));
});
