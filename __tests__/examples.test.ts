import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { diagnoseAction, diagnoseWorkflow } from "./documents/workflow-parser.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string): string => readFileSync(`${root}${file}`, "utf8");
const actionYml = read("action.yml");

const workflows = ["examples", ".github/workflows"].flatMap((folder) =>
  readdirSync(`${root}${folder}`)
    .filter((name) => name.endsWith(".yml") && name !== "schema-version.yml")
    .map((name) => `${folder}/${name}`),
);

/** YAML of documents that are workflows: whole ones, or as much of one as a reader needs. */
const snippets = ["README.md", ...readdirSync(`${root}docs`).map((name) => `docs/${name}`)]
  .filter((file) => file.endsWith(".md"))
  .flatMap((file) =>
    [...read(file).matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = ""], index) => ({ file, index, text })),
  )
  .filter(({ text }) => /^jobs:/m.test(text));

describe("GitHub's own parser", () => {
  test.each(snippets)("finds nothing wrong with workflow $index of $file", async ({ text }) => {
    expect(await diagnoseWorkflow(text, actionYml)).toEqual([]);
  });

  test.each(workflows)("finds nothing wrong with %s", async (file) => {
    expect(await diagnoseWorkflow(read(file), actionYml)).toEqual([]);
  });

  test("finds nothing wrong with action.yml", async () => {
    expect(await diagnoseAction(actionYml)).toEqual([]);
  });

  const deploy = read("examples/deploy.yml");
  test.each([
    {
      name: "an input that the action has not",
      text: deploy.replace("expect-plan:", "expected-plan:"),
      expected: "expected-plan",
    },
    { name: "an unknown permission", text: deploy.replace("contents: read", "content: read"), expected: "content" },
    { name: "an unknown event", text: deploy.replace("  push:", "  pushed:"), expected: "pushed" },
    { name: "an unknown key of a job", text: deploy.replace("timeout-minutes", "timeout"), expected: "timeout" },
    { name: "an unknown queue", text: deploy.replace("queue: max", "queue: all"), expected: "all" },
    { name: "a job that is not there", text: deploy.replace("needs: plan", "needs: plans"), expected: "plans" },
    {
      name: "an output that the action has not",
      text: deploy.replace("outputs.plan-digest", "outputs.plan"),
      expected: "plan",
    },
  ])("finds $name", async ({ text, expected }) => {
    expect(text).not.toBe(deploy);
    expect((await diagnoseWorkflow(text, actionYml)).join("\n")).toContain(expected);
  });

  test.each([
    { name: "an old runtime", text: actionYml.replace("node24", "node26"), expected: "node26" },
    { name: "an unknown key", text: actionYml.replace("branding:", "brand:"), expected: "brand" },
  ])("finds $name in action.yml", async ({ text, expected }) => {
    expect((await diagnoseAction(text)).join("\n")).toContain(expected);
  });
});

test("the quick start has at most 15 lines", () => {
  const quickStart = snippets.find(({ file }) => file === "README.md");
  expect(quickStart?.text.trimEnd().split("\n").length).toBeLessThanOrEqual(15);
});

test("third-party actions are pinned by their commit, with the version beside it", () => {
  for (const file of workflows) {
    const uses = [...read(file).matchAll(/^ *(?:- )?uses: (.*)$/gm)].map(([, name = ""]) => name);
    const others = uses.filter((name) => !name.startsWith("./") && !name.startsWith("OWNER/schema-version-action@"));
    for (const name of others) expect(name).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

test("no expression stands in a script, where its value would become code", () => {
  for (const file of workflows) {
    const workflow = parse(read(file)) as {
      readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
    };
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
    expect(steps.filter(({ run = "" }) => run.includes("${{"))).toEqual([]);
  }
});
