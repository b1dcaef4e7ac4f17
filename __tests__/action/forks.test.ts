import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseReport } from "../cli/report-schema.js";
import { mergeGroupEvent, pullRequestEvent } from "../support/events.js";
import { asked, shop, versionsOf, withStage, type Stage } from "./stage.js";

const flat = (text: string): string => text.replaceAll(/\s+/g, " ");

/** A pull request from a fork that adds a migration. */
async function openFork({ repository, api }: Stage) {
  const { number } = api.addPull();
  await repository.branch("fork");
  await repository.commit("Add email", {
    "migrations/V2__email.sql": "ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;\n",
    "migrations/U2__email.sql": "ALTER TABLE users DROP COLUMN IF EXISTS email;\n",
  });
  return { number, fork: "mallory/shop", ...(await repository.openPull({ number, head: "fork" })) };
}

describe("a pull request from a fork, whose job has no secrets", () => {
  test("is checked against the base branch, says what was left out, fails for nothing and writes nothing", () =>
    withStage(shop, async (stage) => {
      const { api, run, staging } = stage;
      const checked = await run(pullRequestEvent(await openFork(stage)), { secrets: "none", depth: 0 });
      expect(checked).toMatchObject({ exitCode: 0, stderr: "", outputs: { "pending-count": "2", "comment-url": "" } });
      const report = parseReport(checked.files.report ?? "");
      expect(
        report.environments.map(({ name, reachable, migrations }) => [
          name,
          reachable,
          migrations.map(({ version, state }) => `${version} ${state}`),
        ]),
      ).toEqual([
        ["staging", false, ["1 applied", "2 pending"]],
        ["production", false, ["1 applied", "2 pending"]],
      ]);
      for (const text of [flat(checked.stdout), flat(checked.summary)]) {
        expect(text).toContain("There is no comment: the token of a pull request from a fork only reads.");
      }
      expect(flat(checked.stdout)).toContain("Instead of its record, what the base branch holds counts as applied.");
      expect(asked(api)).toEqual([]);
      expect(api.store.comments).toEqual([]);
      expect(await versionsOf(staging)).toEqual([]);
    }));

  test("is still told what is wrong with its files", () =>
    withStage(shop, async (stage) => {
      const options = await openFork(stage);
      await stage.repository.switchTo("fork");
      await stage.repository.commit("Edit", { "migrations/V1__users.sql": "CREATE TABLE users (id text);\n" });
      const shas = await stage.repository.openPull({ number: options.number, head: "fork" });
      const checked = await stage.run(pullRequestEvent({ ...options, ...shas }), { secrets: "none", depth: 0 });
      expect(checked).toMatchObject({ exitCode: 1, outputs: { verdict: "blocked" } });
      expect(checked.annotations.filter(({ level }) => level === "error")).toMatchObject([
        { file: "migrations/V1__users.sql", line: 1 },
      ]);
      expect(flat(checked.stdout)).toContain("version 1 was edited after it was applied by the base branch (checksum");
    }));

  test("is compared with the base branch in a checkout with a path too", () =>
    withStage(shop, async (stage) => {
      const event = pullRequestEvent(await openFork(stage));
      const { directory } = await stage.repository.checkout({ ref: event.ref, depth: 0 });
      const workspace = await mkdtemp(join(tmpdir(), "schema-version-workspace-"));
      await rename(directory, join(workspace, "app"));
      const inputs = { migrations: "app/migrations", config: "app/.github/schema-version.yml" };
      const checked = await stage.run(event, { secrets: "none", workspace, inputs });
      await rm(workspace, { recursive: true });
      expect(checked).toMatchObject({ exitCode: 0, outputs: { "pending-count": "2" } });
      expect(flat(checked.stdout)).toContain("Instead of its record, what the base branch holds counts as applied.");
    }));

  test("is not compared with pointers of Git LFS, which are all that commits hold", () => {
    const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n";
    return withStage({ ...shop, "migrations/V1__users.sql": pointer }, async (stage) => {
      const event = pullRequestEvent(await openFork(stage));
      const tree = await stage.repository.checkout({ ref: event.ref, depth: 0 });
      const left = await stage.run(event, { secrets: "none", workspace: tree.directory });
      expect(left.stdout).toContain("the file is a pointer of Git LFS, not the SQL itself");
      await tree.write({ "migrations/V1__users.sql": "CREATE TABLE IF NOT EXISTS users (id int);\n" });
      const fetched = await stage.run(event, { secrets: "none", workspace: tree.directory });
      expect(fetched).toMatchObject({ exitCode: 0, outputs: { "pending-count": "4" } });
      expect(flat(fetched.stdout)).toContain("every migration counts as pending");
    });
  });

  test("in a shallow checkout says that the base branch is not there, and what to do", () =>
    withStage(shop, async (stage) => {
      const checked = await stage.run(pullRequestEvent(await openFork(stage)), { secrets: "none", depth: 1 });
      expect(checked).toMatchObject({ exitCode: 0, outputs: { "pending-count": "4" } });
      expect(flat(checked.stdout)).toContain("every migration counts as pending");
      expect(flat(checked.stdout)).toContain("fetch-depth: 0");
    }));

  test("has its comment where the workflow runs with the rights of the base branch", () =>
    withStage(shop, async (stage) => {
      const { number, headSha } = await openFork(stage);
      const event = pullRequestEvent({ number, headSha, fork: "mallory/shop", name: "pull_request_target" });
      const checked = await stage.run(event, { ref: "refs/heads/main", inputs: { command: "check" } });
      expect(checked.exitCode).toBe(0);
      expect(stage.api.store.comments).toHaveLength(1);
    }));

  test("whose fork is gone is one too", () =>
    withStage(shop, async (stage) => {
      const options = await openFork(stage);
      const checked = await stage.run(pullRequestEvent({ ...options, fork: null }), { secrets: "none", depth: 0 });
      expect(checked).toMatchObject({ exitCode: 0 });
      expect(asked(stage.api)).toEqual([]);
    }));
});

describe("a pull request of Dependabot, whose runs get less as well", () => {
  const refusal = { path: /^\/repos\//, status: 403 } as const;

  test("says that its token only reads, where GitHub refuses the comment", () =>
    withStage(shop, async ({ api, run }) => {
      const { number } = api.addPull();
      api.fail({ ...refusal, method: "POST" });
      const options = { ref: "refs/heads/main", actor: "dependabot[bot]", secrets: "none" } as const;
      const checked = await run(pullRequestEvent({ number }), options);
      expect(checked).toMatchObject({ exitCode: 0, outputs: { "comment-url": "" } });
      expect(checked.annotations.filter(({ level }) => level !== "notice")).toEqual([]);
      for (const text of [flat(checked.stdout), flat(checked.summary)])
        expect(text).toContain("There is no comment: the token of a run by Dependabot only reads.");
      // Where the job asks for more, there is one.
      const next = await run(pullRequestEvent({ number }), options);
      expect(api.store.comments).toHaveLength(1);
      expect(next.outputs["comment-url"]).not.toBe("");
    }));

  test("hides no other refusal, and no person's", () =>
    withStage(shop, async ({ api, run }) => {
      const { number } = api.addPull();
      const event = pullRequestEvent({ number });
      for (const [actor, fault] of [
        ["alice", refusal],
        ["dependabot[bot]", { ...refusal, status: 401 }],
        ["dependabot[bot]", { ...refusal, reason: "secondary-limit", times: 9 }],
      ] as const) {
        api.fail({ ...fault, method: "POST" });
        const checked = await run(event, { ref: "refs/heads/main", actor, limitMs: 60_000 });
        expect(checked.annotations).toMatchObject([{ level: "warning" }]);
        expect(flat(checked.summary)).not.toContain("run by Dependabot");
      }
    }));
});

describe("what is not merged yet", () => {
  test.each(["apply", "rollback", "baseline", "repair"])("never runs %s", (command) =>
    withStage(shop, async ({ api, run, staging, production }) => {
      const { number } = api.addPull();
      const more = {
        rollback: { "target-version": "0", confirm: "staging" },
        baseline: { "target-version": "1" },
        repair: { "target-version": "1", reason: "x" },
      };
      const inputs = { command, environment: "staging", ...(more as Record<string, Record<string, string>>)[command] };
      for (const event of [
        pullRequestEvent({ number }),
        pullRequestEvent({ number, name: "pull_request_target", fork: "mallory/shop" }),
        mergeGroupEvent(),
      ]) {
        const refused = await run(event, { ref: "refs/heads/main", inputs });
        expect(refused).toMatchObject({ exitCode: 1, outputs: { verdict: "failed" } });
        expect(flat(refused.stdout)).toContain(
          `"${command}" is refused on ${event.name}: a pull request never changes a database`,
        );
      }
      expect([await versionsOf(staging), await versionsOf(production)]).toEqual([[], []]);
      expect(api.store.comments).toEqual([]);
    }),
  );

  test("is not called ready where only the base branch is checked out", () =>
    withStage(shop, async (stage) => {
      const { number } = stage.api.addPull();
      await stage.repository.branch("feature");
      await stage.repository.commit("x", {
        "migrations/V2__x.sql": "SELECT 1;\n",
        "migrations/U2__x.sql": "SELECT 1;\n",
      });
      const shas = await stage.repository.openPull({ number, head: "feature" });
      const event = pullRequestEvent({ number, name: "pull_request_target", fork: "mallory/shop", ...shas });
      const inputs = { command: "check" };
      const target = await stage.run(event, { inputs, ref: "refs/heads/main" });
      expect(target).toMatchObject({ exitCode: 0, outputs: { verdict: "warning", "findings-count": "1" } });
      expect(flat(target.stdout)).toContain("nothing of what that changes was looked at");
      const merged = await stage.run(event, { inputs, ref: `refs/pull/${number}/merge` });
      expect(merged).toMatchObject({ exitCode: 0, outputs: { verdict: "ok", "findings-count": "0" } });
    }));

  test("is checked by the merge queue, without a comment", () =>
    withStage(shop, async ({ api, run }) => {
      const checked = await run(mergeGroupEvent(), { ref: "refs/heads/main" });
      expect(checked).toMatchObject({
        exitCode: 0,
        outputs: { verdict: "ok", "pending-count": "2", "comment-url": "" },
      });
      expect(asked(api)).toEqual([]);
    }));
});
