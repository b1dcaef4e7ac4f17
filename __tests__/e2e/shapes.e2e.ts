import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pullRequestEvent, pushEvent } from "../support/events.js";
import { runWorkflow } from "./act.js";
import { versionsOf } from "../action/stage.js";
import { sampleFiles, withShop } from "./shop.js";

const page = readFileSync(new URL("../../docs/environments.md", import.meta.url), "utf8");

/** The first YAML after a heading, or the one whose first line names that file. */
function snippet(place: string): string {
  const from = page.slice(page.indexOf(place));
  const [, text = ""] =
    /^(?:```yaml\n)?((?:.*\n)*?)```$/m.exec(from.slice(from.search(/^(?:```yaml|# \.github)/m))) ?? [];
  expect(text, place).toMatch(/^jobs:/m);
  return text;
}

test("jobs of a matrix each keep their comment on the pull request", async () => {
  await withShop(async ({ repository, api, secrets }) => {
    const workflow = ".github/workflows/matrix.yml";
    await repository.commit("Matrix", { [workflow]: snippet("## Matrix jobs") });
    api.addPull({ number: 1 });
    await repository.branch("feature");
    await repository.commit("More", sampleFiles(/^[VU]4__/));
    const shas = await repository.openPull({ number: 1, head: "feature" });
    const tree = await repository.checkout({ ref: "refs/pull/1/merge", depth: 0 });
    const event = pullRequestEvent({ number: 1, ...shas });
    for (const runId of ["101", "102"]) {
      const result = await runWorkflow({ event, api, secrets, runId, workflow, workspace: tree.directory });
      expect(result.exitCode).toBe(0);
      const about = api.store.comments.map(({ body }) =>
        ["staging", "production"].filter((name) => body.includes(name)).join(" and "),
      );
      expect(about).toHaveLength(2);
      expect(new Set(about)).toEqual(new Set(["staging", "production"]));
    }
  });
});

test("a reusable workflow applies to the environment that its caller names", async () => {
  await withShop(async ({ repository, api, secrets, staging, production }) => {
    // The runner has no environments, so that the secret of each gets a name of its own.
    const called = snippet("# .github/workflows/schema-apply.yml").replace(
      "secrets.DATABASE_URL",
      "secrets[format('OF_{0}', inputs.environment)]",
    );
    expect(called).toContain("OF_");
    const workflow = ".github/workflows/deploy.yml";
    await repository.commit("Reuse", {
      ".github/workflows/schema-apply.yml": called,
      [workflow]: snippet("# .github/workflows/deploy.yml"),
    });
    const tree = await repository.checkout({ ref: "refs/heads/main" });
    const event = pushEvent({ after: await repository.git("rev-parse", "main") });
    const result = await runWorkflow({ event, api, secrets, workflow, workspace: tree.directory });
    expect(result.exitCode).toBe(0);
    expect(await versionsOf(staging)).toEqual(["1", "2", "3"]);
    expect(await versionsOf(production)).toEqual(["1", "2", "3"]);
  });
});
