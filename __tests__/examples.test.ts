import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { diagnoseAction, diagnoseWorkflow } from "./documents/workflow-parser.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string): string => readFileSync(`${root}${file}`, "utf8");
const actionYml = read("action.yml");

const workflows = ["examples", ".github/workflows"].flatMap((folder) =>
  readdirSync(`${root}${folder}`)
    .filter((name) => name.endsWith(".yml") && name !== "schema-version.yml")
    .map((name) => `${folder}/${name}`),
);

describe("GitHub's own parser", () => {
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
