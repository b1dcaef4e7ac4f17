import { expect, test } from "vitest";
import { parseReport } from "../cli/report-schema.js";
import { tool } from "../../src/core/tool.js";
import { dispatchEvent, pullRequestEvent, pushEvent } from "../support/events.js";
import { asked, shop, versionsOf, withStage } from "./stage.js";

const email = {
  "migrations/V2__email.sql": "ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;\n",
  "migrations/U2__email.sql": "ALTER TABLE users DROP COLUMN IF EXISTS email;\n",
};

test("a change goes from pull request to production and back, and all of it is on record", { timeout: 120_000 }, () =>
  withStage(shop, async ({ repository, api, run, staging, production }) => {
    const start = await repository.git("rev-parse", "HEAD");
    const first = await run(pushEvent({ after: start }), { triggeringActor: "alice", runId: "100" });
    expect(first).toMatchObject({ exitCode: 0, stderr: "" });

    // Somebody else's comments, one of them with our marker, are as many as three pages hold.
    const { number } = api.addPull();
    const marker = (text: string): string => text.split("\n")[0] ?? "";
    for (let count = 0; count < 250; count++)
      api.addComment({ issue: number, body: `comment ${count}`, user: { login: "carol", type: "User" } });
    const own = () => api.store.comments.filter(({ user }) => user.login === "github-actions[bot]");

    await repository.branch("feature");
    await repository.commit("Add email", email);
    const opened = pullRequestEvent({ number, ...(await repository.openPull({ number, head: "feature" })) });
    const checked = await run(opened);
    expect(checked).toMatchObject({ exitCode: 0, stderr: "", annotations: [] });
    expect(own()).toHaveLength(1);
    const [comment] = own();
    expect(comment?.body).toMatch(
      /^<!-- schema-version-action:v1 key=[0-9a-f]{12} -->\n### ✅ Ready to merge: 1 migration pending\n/,
    );
    expect(comment?.body).toContain("| Version now → after | 1 → **2** | 1 → **2** |");
    expect(comment?.body).toContain("```sql\nALTER TABLE users ADD COLUMN IF NOT EXISTS email text;\n```");
    expect(checked.summary).toMatch(/^### ✅ Ready to merge: 1 migration pending\n/);
    expect(checked.outputs).toMatchObject({
      verdict: "ok",
      environment: "",
      "current-version": "",
      "plan-digest": "",
      "pending-count": "2",
      "applied-count": "0",
      "findings-count": "0",
      drift: "false",
      "comment-url": `https://github.com/octo/shop/issues/${number}#issuecomment-${comment?.id}`,
    });
    const report = parseReport(checked.files.report ?? "");
    expect(report).toMatchObject({ command: "check", verdict: "ok" });
    expect(
      report.environments.map(({ name, currentVersion, targetVersion }) => [name, currentVersion, targetVersion]),
    ).toEqual([
      ["staging", "1", "2"],
      ["production", "1", "2"],
    ]);
    expect((JSON.parse(checked.files.sarif ?? "") as { version: string }).version).toBe("2.1.0");
    expect(await versionsOf(staging)).toEqual(["1"]);

    // The same once more: nothing is written.
    let before = api.requests.length;
    const unchanged = await run(opened, { runId: "102" });
    expect(unchanged).toMatchObject({ exitCode: 0 });
    expect(asked(api, before).filter((request) => !request.startsWith("GET "))).toEqual([]);
    expect(unchanged.outputs["comment-url"]).toBe(checked.outputs["comment-url"]);
    expect(own()).toEqual([comment]);

    // A comment with our marker that somebody else planted is left alone, also where it is the older one.
    api.store.comments.unshift({
      ...api.addComment({
        issue: number,
        body: `${marker(comment?.body ?? "")}\nplanted`,
        user: { login: "mallory", type: "User" },
      }),
      id: 1,
    });
    api.store.comments.splice(
      api.store.comments.findLastIndex(({ user }) => user.login === "mallory"),
      1,
    );

    await repository.switchTo("feature");
    await repository.commit("Break it", { "migrations/V3__bad.sql": "-- a mistake\nALTER TABEL users ADD age int;\n" });
    const broken = await run(
      pullRequestEvent({ action: "synchronize", number, ...(await repository.openPull({ number, head: "feature" })) }),
    );
    expect(broken).toMatchObject({ exitCode: 1 });
    expect(broken.annotations).toMatchObject([
      {
        level: "error",
        file: "migrations/V3__bad.sql",
        line: 2,
        col: 7,
        title: expect.stringContaining("syntax") as string,
      },
    ]);
    expect(broken.annotations[0]?.message).toContain('syntax error at or near "TABEL"');
    expect(own()).toMatchObject([
      { id: comment?.id, body: expect.stringMatching(/^<!-- [^\n]*\n### ⛔ Do not merge yet: 1 error\n/) as string },
    ]);
    expect(broken.outputs).toMatchObject({
      verdict: "blocked",
      "findings-count": "1",
      "comment-url": checked.outputs["comment-url"],
    });

    await repository.switchTo("feature");
    await repository.commit("Fix it", { "migrations/V3__bad.sql": null });
    const fixed = await run(
      pullRequestEvent({ action: "synchronize", number, ...(await repository.openPull({ number, head: "feature" })) }),
    );
    expect(fixed).toMatchObject({ exitCode: 0, annotations: [] });
    expect(own()).toMatchObject([
      { id: comment?.id, body: expect.stringContaining("### ✅ Ready to merge: 1 migration pending") as string },
    ]);
    expect(api.store.comments.find(({ id }) => id === 1)?.body).toMatch(/\nplanted$/);
    expect(api.store.comments).toHaveLength(252);

    // Merged: both environments of the branch, in the file's order, with who and from where.
    const merged = await repository.mergePull({ number, head: "feature" });
    before = api.requests.length;
    const applied = await run(pushEvent({ after: merged }), { actor: "alice", triggeringActor: "bob", runId: "200" });
    expect(applied).toMatchObject({ exitCode: 0, stderr: "", annotations: [] });
    expect(asked(api, before)).toEqual([]);
    expect(applied.stdout.indexOf("staging:")).toBeGreaterThan(-1);
    expect(applied.stdout.indexOf("staging:")).toBeLessThan(applied.stdout.indexOf("production:"));
    expect(applied.commands.filter(({ name }) => name === "group").map(({ data }) => data)).toEqual([
      "V2 email",
      "V2 email",
    ]);
    expect(applied.outputs).toMatchObject({
      verdict: "ok",
      "pending-count": "0",
      "applied-count": "2",
      "comment-url": "",
    });
    expect(applied.summary).toMatch(
      /^### ✅ Applied 2 migrations: staging is at version 2 and production is at version 2\n\nRun by \*\*bob\*\* from `main`\./,
    );
    for (const [name, database] of [
      ["staging", staging],
      ["production", production],
    ] as const) {
      expect(
        await database.query("SELECT version, installed_by, success FROM schema_version ORDER BY version"),
      ).toEqual([
        { version: "1", installed_by: "alice", success: true },
        { version: "2", installed_by: "bob", success: true },
      ]);
      const log =
        "SELECT event, version, environment, repository, ref, commit_sha, run_id, run_url, tool_version FROM schema_version_log ORDER BY id DESC LIMIT 1";
      expect(await database.query(log)).toEqual([
        {
          event: "apply",
          version: "2",
          environment: name,
          repository: "octo/shop",
          ref: "refs/heads/main",
          commit_sha: merged,
          run_id: "200",
          run_url: "https://github.com/octo/shop/actions/runs/200",
          tool_version: tool.version,
        },
      ]);
    }

    const everything = () =>
      production.query(
        "SELECT (SELECT json_agg(v) FROM schema_version v) AS rows, (SELECT json_agg(l) FROM schema_version_log l) AS log",
      );
    const was = await everything();
    const again = await run(pushEvent({ after: merged }));
    expect(again).toMatchObject({ exitCode: 0, outputs: { verdict: "ok", "applied-count": "0" } });
    expect(again.stdout).toContain("Nothing to apply: staging is at version 2 and production is at version 2");
    expect(await everything()).toEqual(was);

    // Dispatched by hand: shown, refused without the right name, rolled back as approved.
    await production.query("INSERT INTO users VALUES (1, 'a@b.example')");
    const rollback = { command: "rollback", environment: "production", "target-version": "1" };
    const planned = await run(dispatchEvent(), { inputs: { ...rollback, "dry-run": "true" } });
    const digest = planned.outputs["plan-digest"] ?? "";
    expect(planned).toMatchObject({
      exitCode: 0,
      outputs: { environment: "production", "current-version": "2", "target-version": "1", "rolled-back-count": "0" },
    });
    expect(digest).toMatch(/^[0-9a-f]{32}$/);
    expect(planned.summary).toContain("### ↩️ Rollback plan: production 2 → 1 (nothing has been run)");
    expect(planned.summary).toContain("**This destroys data**, which only a backup brings back.");
    expect(planned.summary).toContain("**column `public.users.email`: at least one value**");
    expect(planned.summary).toContain(`\`confirm: production\`, \`expect-plan: ${digest}\``);
    for (const [inputs, said] of [
      [{}, "the rollback of production was not confirmed"],
      [{ confirm: "staging", "expect-plan": digest }, 'confirm is "staging", but the environment is "production"'],
      [{ confirm: "production" }, "this rollback destroys data"],
      [{ confirm: "production", "expect-plan": "0".repeat(32) }, "not the approved 00000000000000000000000000000000"],
    ] as const) {
      const refused = await run(dispatchEvent(), { inputs: { ...rollback, ...inputs } });
      expect(refused).toMatchObject({ exitCode: 1, outputs: { verdict: "blocked", "rolled-back-count": "0" } });
      expect(refused.stdout.replaceAll(/\s+/g, " ")).toContain(said);
      expect(await versionsOf(production)).toEqual(["1", "2"]);
    }
    const rolledBack = await run(dispatchEvent(), {
      triggeringActor: "dora",
      inputs: { ...rollback, confirm: "production", "expect-plan": digest },
    });
    expect(rolledBack).toMatchObject({
      exitCode: 0,
      outputs: { verdict: "ok", "current-version": "1", "rolled-back-count": "1" },
    });
    expect(await versionsOf(production)).toEqual(["1"]);
    expect(await versionsOf(staging)).toEqual(["1", "2"]);
    expect(await production.query("SELECT event, version, installed_by FROM schema_version_log ORDER BY id")).toEqual([
      { event: "apply", version: "1", installed_by: "alice" },
      { event: "apply", version: "2", installed_by: "bob" },
      { event: "undo", version: "2", installed_by: "dora" },
    ]);

    // What was approved ran once.
    const twice = await run(dispatchEvent(), { inputs: { ...rollback, confirm: "production", "expect-plan": digest } });
    expect(twice).toMatchObject({ exitCode: 1, outputs: { "rolled-back-count": "0" } });
    const forward = await run(pushEvent({ after: merged }));
    expect(forward).toMatchObject({ exitCode: 0, outputs: { "applied-count": "1" } });
    expect(await versionsOf(production)).toEqual(["1", "2"]);
  }),
);
