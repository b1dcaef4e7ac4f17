import { describe, expect, test } from "vitest";
import type { TestDatabase } from "../support/database.js";
import { dispatchEvent, pullRequestEvent, pushEvent } from "../support/events.js";
import { runWorkflow, type ActResult } from "./act.js";
import { sampleFiles, withShop, type Shop } from "./shop.js";

const workflowFolder = ".github/workflows";

/** Versions on record, with who applied them. */
async function versionsOf(database: TestDatabase): Promise<readonly string[]> {
  const rows = await database.query<{ version: string; installed_by: string; success: boolean }>(
    "SELECT version, installed_by, success FROM schema_version ORDER BY version",
  );
  return rows.map(({ version, installed_by: by, success }) => `${version} ${by} ${success ? "done" : "unfinished"}`);
}

/** What the log says happened, with the run that did it. */
async function eventsOf(database: TestDatabase): Promise<readonly string[]> {
  const rows = await database.query<{ event: string; version: string | null; run_id: string }>(
    "SELECT event, version, run_id FROM schema_version_log WHERE event NOT LIKE '%start' ORDER BY id",
  );
  return rows.map(({ event, version, run_id: run }) => `${event} ${version} by run ${run}`);
}

function expectNoSecret({ passwords, api }: Shop, result: ActResult): void {
  const seen = [
    result.log,
    JSON.stringify(result.outputs),
    ...Object.values(result.summaries),
    ...api.store.comments.map(({ body }) => body),
  ].join("\n");
  expect(passwords.filter((password) => seen.includes(password))).toEqual([]);
}

/** Pushes what `main` holds. */
async function push(shop: Shop, runId: string): Promise<ActResult> {
  const { repository, api, secrets } = shop;
  const tree = await repository.checkout({ ref: "refs/heads/main" });
  const event = pushEvent({ after: await repository.git("rev-parse", "main") });
  const workflow = `${workflowFolder}/schema-deploy.yml`;
  const result = await runWorkflow({ event, api, secrets, runId, workflow, workspace: tree.directory });
  expectNoSecret(shop, result);
  return result;
}

interface PullOptions {
  readonly fork?: string;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** Opens or synchronizes pull request 1 from the branch `feature`. */
async function pull(shop: Shop, { fork, secrets = shop.secrets }: PullOptions = {}): Promise<ActResult> {
  const { repository, api } = shop;
  const shas = await repository.openPull({ number: 1, head: "feature" });
  const tree = await repository.checkout({ ref: "refs/pull/1/merge", depth: 0 });
  const event = pullRequestEvent({ number: 1, ...shas, ...(fork === undefined ? {} : { fork }) });
  const workflow = `${workflowFolder}/schema-check.yml`;
  const result = await runWorkflow({ event, api, secrets, workflow, workspace: tree.directory });
  expectNoSecret(shop, result);
  return result;
}

/** Someone starts the rollback of production from the form. */
async function dispatch(shop: Shop, inputs: Readonly<Record<string, string>>, runId: string): Promise<ActResult> {
  const { repository, api, secrets, production } = shop;
  const tree = await repository.checkout({ ref: "refs/heads/main" });
  const form = { environment: "production", "dry-run": "false", ...inputs };
  const event = dispatchEvent({ inputs: form, sha: await repository.git("rev-parse", "main") });
  const result = await runWorkflow({
    event,
    api,
    runId,
    secrets: { ...secrets, DATABASE_URL: production.url },
    workflow: `${workflowFolder}/schema-rollback.yml`,
    workspace: tree.directory,
  });
  expectNoSecret(shop, result);
  return result;
}

const firstThree = ["1 alice done", "2 alice done", "3 alice done"];

describe("the example workflows in a real runner", () => {
  test("a push applies to staging, then the approved plan to production, and once", async () => {
    await withShop(async (shop) => {
      const first = await push(shop, "101");
      expect(first.jobs).toEqual({ staging: "success", plan: "success", production: "success" });
      expect(first.outputs["staging"]).toMatchObject({ verdict: "ok", "applied-count": "3", "current-version": "3" });
      expect(first.outputs["production"]?.["plan-digest"]).toBe(first.outputs["plan"]?.["plan-digest"]);
      expect(first.summaries["production"]).toContain("production is at version 3");
      expect(await versionsOf(shop.staging)).toEqual(firstThree);
      expect(await versionsOf(shop.production)).toEqual(firstThree);
      expect(await eventsOf(shop.production)).toEqual(["1", "2", "3"].map((version) => `apply ${version} by run 101`));

      const second = await push(shop, "102");
      expect(second.jobs).toEqual({ staging: "success", plan: "success", production: "success" });
      expect(second.outputs["production"]).toMatchObject({ verdict: "ok", "applied-count": "0", "pending-count": "0" });
      expect(await eventsOf(shop.production)).toHaveLength(3);
    });
  });

  test("a migration that fails on staging never reaches production", async () => {
    await withShop(async (shop) => {
      await shop.repository.commit("Wrong", { "migrations/V4__wrong.sql": "SELECT 1;\nSELECT 1 / 0 AS half;\n" });
      const result = await push(shop, "101");
      expect(result.exitCode).toBe(1);
      expect(result.jobs).toMatchObject({ staging: "failure" });
      expect(result.jobs["production"]).not.toBe("success");
      expect(result.summaries["staging"]).toContain("Division by zero");
      expect(result.annotations.map(({ message }) => message).join("\n")).toContain("division by zero");
      expect(await versionsOf(shop.staging)).toEqual(firstThree);
      await expect(versionsOf(shop.production)).rejects.toThrow('relation "schema_version" does not exist');
    });
  });

  test("a pull request gets one comment about both databases, and none of them changes", async () => {
    await withShop(async (shop) => {
      const { repository, api } = shop;
      await push(shop, "101");
      api.addPull({ number: 1 });
      await repository.branch("feature");
      await repository.commit("More", sampleFiles(/^[VU][456]__/));
      const opened = await pull(shop);
      expect(opened.jobs).toEqual({ check: "success" });
      expect(opened.outputs["check"]).toMatchObject({ verdict: "ok", "pending-count": "6", environment: "" });
      const [comment, ...others] = api.store.comments;
      expect(others).toEqual([]);
      expect(opened.outputs["check"]?.["comment-url"]).toContain(`issuecomment-${comment?.id}`);
      for (const text of ["staging", "production", "V4", "V6", "fill order total cents"]) {
        expect(comment?.body).toContain(text);
      }

      await pull(shop);
      expect(api.store.comments).toEqual([comment]);

      await repository.commit("Too early", sampleFiles(/^[VU]7__/));
      const early = await pull(shop);
      expect(early.jobs).toEqual({ check: "failure" });
      expect(early.annotations.map(({ message }) => message).join("\n")).toContain("V5__add_order_total_cents.sql");
      expect(await versionsOf(shop.production)).toEqual(firstThree);
    });
  });

  test("a fork's pull request is checked without secrets against the base branch", async () => {
    await withShop(async (shop) => {
      const { repository, api } = shop;
      api.addPull({ number: 1 });
      await repository.branch("feature");
      await repository.commit("More", sampleFiles(/^[VU]4__/));
      const result = await pull(shop, { fork: "mallory/shop", secrets: {} });
      expect(result.jobs).toEqual({ check: "success" });
      expect(result.outputs["check"]).toMatchObject({ "pending-count": "2", "comment-url": "" });
      expect(result.summaries["check"]).toContain("not read");
      expect(result.summaries["check"]).toContain("what the base branch holds counts as applied");
      expect(result.summaries["check"]).toContain("the token of a pull request from a fork only reads");
      expect(api.requests).toEqual([]);
    });
  });

  test("a rollback is shown first, runs only when confirmed, and stays on record", async () => {
    await withShop(async (shop) => {
      await push(shop, "101");
      const shown = await dispatch(shop, { "target-version": "1", "dry-run": "true" }, "201");
      const digest = shown.outputs["rollback"]?.["plan-digest"] ?? "";
      expect(digest).toMatch(/^[0-9a-f]{32}$/);
      expect(shown.summaries["rollback"]).toContain(`expect-plan: ${digest}`);
      expect(await versionsOf(shop.production)).toEqual(firstThree);

      const unconfirmed = await dispatch(shop, { "target-version": "1", confirm: "staging" }, "202");
      expect(unconfirmed.jobs).toEqual({ rollback: "failure" });
      expect(await versionsOf(shop.production)).toEqual(firstThree);

      const approved = { "target-version": "1", confirm: "production", "expect-plan": digest, reason: "wrong column" };
      const done = await dispatch(shop, approved, "203");
      expect(done.jobs).toEqual({ rollback: "success" });
      expect(done.outputs["rollback"]).toMatchObject({ "rolled-back-count": "2", "current-version": "1" });
      expect(await versionsOf(shop.production)).toEqual(["1 alice done"]);
      expect((await eventsOf(shop.production)).slice(3)).toEqual(["undo 3 by run 203", "undo 2 by run 203"]);
      const again = await dispatch(shop, approved, "204");
      expect(again.jobs).toEqual({ rollback: "failure" });
      expect(again.summaries["rollback"]).toContain("not the approved");
    });
  });
});
