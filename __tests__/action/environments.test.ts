import { describe, expect, test } from "vitest";
import { parseReport } from "../cli/report-schema.js";
import { dispatchEvent, pullRequestEvent, pushEvent } from "../support/events.js";
import { configFile, shop, versionsOf, withStage } from "./stage.js";

const flat = (text: string): string => text.replaceAll(/\s+/g, " ");

/** Staging follows `develop`, production `main`. */
const twoBranches = { ...shop, ".github/schema-version.yml": configFile.replace("branch: main", "branch: develop") };

describe("several environments", () => {
  test("a push applies to those of its branch alone, and one to another branch to none", () =>
    withStage(twoBranches, async ({ repository, run, staging, production }) => {
      await repository.branch("develop");
      await repository.branch("feature");
      const elsewhere = await run(pushEvent({ branch: "feature" }));
      expect(elsewhere).toMatchObject({ exitCode: 0, outputs: { verdict: "ok", "applied-count": "0" } });
      expect(flat(elsewhere.stdout)).toContain(
        "No environment is deployed from the branch feature: nothing was applied.",
      );
      expect(elsewhere.summary).toContain("No environment is deployed from the branch feature: nothing was applied.");
      expect(elsewhere.summary).toContain("### ☑️ Nothing was applied: no environment is deployed from this push\n");
      expect([await versionsOf(staging), await versionsOf(production)]).toEqual([[], []]);

      const pushed = await run(pushEvent({ branch: "develop" }));
      expect(pushed).toMatchObject({
        exitCode: 0,
        outputs: { environment: "staging", "current-version": "1", "applied-count": "1" },
      });
      expect([await versionsOf(staging), await versionsOf(production)]).toEqual([["1"], []]);
    }));

  test("a push that deletes a branch deploys nothing, also without configuration, since its files are another branch's", () =>
    withStage({ "migrations/V1__users.sql": "CREATE TABLE users (id int);\n" }, async ({ run, production }) => {
      const inputs = { "database-url": production.url };
      const deleted = await run(pushEvent({ branch: "release", kind: "deleted" }), { inputs });
      expect(deleted).toMatchObject({ exitCode: 0, outputs: { verdict: "ok", "applied-count": "0" } });
      expect(flat(deleted.stdout)).toContain("The push deleted a branch or a tag: nothing was applied.");
      expect(await versionsOf(production)).toEqual([]);
      const tag = pushEvent();
      const tagged = { ...tag, payload: { ...tag.payload, ref: "refs/tags/v1" } };
      expect(await run(tagged, { inputs })).toMatchObject({ exitCode: 0, outputs: { "applied-count": "1" } });
    }));

  test("two configurations of one pull request each keep a comment, also when it is pushed anew", () => {
    const second = configFile.replaceAll("production", "archive").replaceAll("staging", "copy");
    const files = { ...shop, "other.yml": `migrations: other\n${second}`, "other/V1__x.sql": "SELECT 1;\n" };
    return withStage(files, async ({ api, repository, run }) => {
      const { number } = api.addPull();
      await repository.branch("feature");
      await repository.commit("x", { "migrations/V2__x.sql": "SELECT 1;\n", "other/V2__x.sql": "SELECT 1;\n" });
      const first = pullRequestEvent({ number, ...(await repository.openPull({ number, head: "feature" })) });
      await run(first);
      await run(first, { inputs: { config: "other.yml" } });
      const before = api.store.comments.map(({ id, body }) => ({ id, marker: body.split("\n")[0] }));
      expect(new Set(before.map(({ marker }) => marker)).size).toBe(2);
      await repository.commit("more", { "migrations/V3__y.sql": "SELECT 1;\n" });
      const shas = await repository.openPull({ number, head: "feature" });
      await run(pullRequestEvent({ number, action: "synchronize", ...shas }));
      expect(api.store.comments.map(({ id, body }) => ({ id, marker: body.split("\n")[0] }))).toEqual(before);
      expect(api.store.comments.map(({ body }) => body.includes("`V3`"))).toEqual([true, false]);
    });
  });

  test("the first failure stops the ones after it, and what it was is told with its line", () =>
    withStage(
      { ...shop, "migrations/V2__bad.sql": "CREATE TABLE half (i int);\nINSERT INTO nosuch VALUES (1);\n" },
      async ({ run, staging, production }) => {
        const failed = await run(pushEvent());
        expect(failed).toMatchObject({
          exitCode: 1,
          annotations: [{ level: "error", file: "migrations/V2__bad.sql", line: 2 }],
          outputs: { verdict: "failed", "applied-count": "1" },
        });
        const report = parseReport(failed.files.report ?? "");
        expect(
          report.environments.map(({ name, reachable, currentVersion }) => [name, reachable, currentVersion]),
        ).toEqual([
          ["staging", true, "1"],
          ["production", false, null],
        ]);
        // Whose lines they are that follow.
        expect(failed.stdout.split("\n")).toContain("staging:");
        expect(flat(failed.stdout)).toContain("not started, because staging failed");
        expect(failed.summary).toContain("V2 is rolled back; staging is at version 1 and consistent");
        expect([await versionsOf(staging), await versionsOf(production)]).toEqual([["1"], []]);
        expect(await staging.query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
      },
    ));

  test("a check shows the one that cannot be reached, reports the other, and fails for it", () =>
    withStage(shop, async ({ api, run }) => {
      const { number } = api.addPull();
      const env = { PRODUCTION_URL: "postgres://u:hunter22@127.0.0.1:1/shop" };
      const checked = await run(pullRequestEvent({ number }), { ref: "refs/heads/main", env });
      expect(checked).toMatchObject({ exitCode: 1, outputs: { verdict: "failed", "pending-count": "1" } });
      const report = parseReport(checked.files.report ?? "");
      expect(report.environments.map(({ name, reachable, targetVersion }) => [name, reachable, targetVersion])).toEqual(
        [
          ["staging", true, "1"],
          ["production", false, null],
        ],
      );
      expect(report.findings).toMatchObject([{ rule: "connection", severity: "error", environment: "production" }]);
      expect(api.store.comments).toHaveLength(1);
      const body = api.store.comments[0]?.body ?? "";
      expect(body).toContain("nobody listens there");
      expect(body).toContain("V1");
      expect(body).not.toContain("hunter22");
    }));

  test("one whose variable is not set is a note in a check, and a failure before anything runs in an apply", () =>
    withStage(shop, async ({ repository, api, run, staging, production }) => {
      const { number } = api.addPull();
      const env = { PRODUCTION_URL: "" };
      const checked = await run(pullRequestEvent({ number, baseSha: await repository.git("rev-parse", "HEAD") }), {
        ref: "refs/heads/main",
        depth: 0,
        env,
      });
      expect(checked).toMatchObject({ exitCode: 0, annotations: [{ level: "notice" }] });
      expect(flat(checked.stdout)).toContain(
        "production: the database was not read: the variable PRODUCTION_URL is not set",
      );
      const applied = await run(pushEvent(), { env });
      expect(applied).toMatchObject({
        exitCode: 1,
        outputs: { verdict: "failed", "applied-count": "0" },
        annotations: [{ level: "error", file: ".github/schema-version.yml", line: 7 }],
      });
      expect(applied.annotations[0]?.message).toContain(
        "production: the variable PRODUCTION_URL is not set, and apply needs one",
      );
      expect([await versionsOf(staging), await versionsOf(production)]).toEqual([[], []]);
    }));

  test("apply by hand takes one by name, and only the plan that was approved", () =>
    withStage(shop, async ({ repository, run, staging, production }) => {
      const unnamed = await run(dispatchEvent(), { inputs: { command: "apply" } });
      expect(unnamed).toMatchObject({ exitCode: 1 });
      expect(flat(unnamed.stdout)).toContain("apply needs an environment, because several are configured");
      const apply = { command: "apply", environment: "production" };
      const dry = await run(dispatchEvent(), { inputs: { ...apply, "dry-run": "true" } });
      const digest = dry.outputs["plan-digest"] ?? "";
      expect(digest).toMatch(/^[0-9a-f]{32}$/);
      await repository.commit("Change it", {
        "migrations/V1__users.sql": "CREATE TABLE users (id bigint PRIMARY KEY);\n",
      });
      const changed = await run(dispatchEvent(), { inputs: { ...apply, "expect-plan": digest } });
      expect(changed).toMatchObject({ exitCode: 1, outputs: { verdict: "blocked" } });
      expect(flat(changed.stdout)).toContain(`not the approved ${digest}`);
      expect(await versionsOf(production)).toEqual([]);
      const approved = changed.outputs["plan-digest"] ?? "";
      const applied = await run(dispatchEvent(), { inputs: { ...apply, "expect-plan": approved } });
      expect(applied).toMatchObject({ exitCode: 0 });
      expect([await versionsOf(staging), await versionsOf(production)]).toEqual([[], ["1"]]);
    }));

  test("a secret that was swapped is found out, and nothing is run", () =>
    withStage(shop, async ({ repository, run, staging, production }) => {
      expect(await run(pushEvent())).toMatchObject({ exitCode: 0 });
      await repository.commit("More", { "migrations/V2__more.sql": "CREATE TABLE more (i int);\n" });
      const env = { STAGING_URL: production.url, PRODUCTION_URL: staging.url };
      const swapped = await run(pushEvent(), { env });
      expect(swapped).toMatchObject({ exitCode: 1, outputs: { verdict: "blocked" } });
      expect(flat(swapped.stdout)).toContain(
        'this database is on record as the environment "production", not as "staging"',
      );
      expect([await versionsOf(staging), await versionsOf(production)]).toEqual([["1"], ["1"]]);
    }));
});
