import { expect, test } from "vitest";
import { configOf, problemsOf, type Given } from "./reading.js";

const url = "postgresql://u:hunter22@shadow.internal/d";

test.each<Given & { readonly name: string; readonly expected: readonly [kind: string, trust: string] }>([
  { name: "nobody says anything", expected: ["auto", "recorded"] },
  { name: "a URL", given: { shadow: url }, expected: ["url", "recorded"] },
  { name: "the file says it", file: "shadow: local", expected: ["local", "recorded"] },
  { name: "an input beats the file", file: "shadow: local", given: { shadow: "off" }, expected: ["off", "recorded"] },
  { name: "a pull request", event: "pull_request", expected: ["auto", "pull-request"] },
  { name: "a merge queue", event: "merge_group", expected: ["auto", "pull-request"] },
  { name: "a push", event: "push", expected: ["auto", "recorded"] },
  { name: "a schedule", event: "schedule", given: { shadow: "local" }, expected: ["local", "recorded"] },
  { name: "a target's pull request", event: "pull_request_target", expected: ["pglite", "pull-request"] },
  {
    name: "a workflow after another",
    event: "workflow_run",
    given: { shadow: "local" },
    expected: ["pglite", "pull-request"],
  },
  { name: "a comment", event: "issue_comment", given: { shadow: url }, expected: ["pglite", "pull-request"] },
  { name: "a comment, and off", event: "issue_comment", given: { shadow: "off" }, expected: ["off", "pull-request"] },
])("$name decides what runs and for whom", async ({ event, file, given, expected }) => {
  const from = {
    ...(event === undefined ? {} : { entry: "action" as const, event }),
    ...(file === undefined ? {} : { file }),
  };
  const { shadow } = await configOf({ ...from, given: { command: "check", ...given } });
  expect([shadow.choice.kind, shadow.trust]).toEqual(expected);
});

test("PostgreSQL's programs are looked for where PATH says", async () => {
  const { shadow } = await configOf({ given: { command: "check" }, variables: { PATH: "/a:/b" } });
  expect(shadow.path).toBe("/a:/b");
});

test("a URL of the shadow is a secret, words are none", async () => {
  expect((await configOf({ given: { command: "check", shadow: url } })).secrets).toContain("hunter22");
  expect((await configOf({ given: { command: "check", shadow: "auto" } })).secrets).toEqual([]);
});

test("bad ones are told without a password", async () => {
  expect(await problemsOf({ given: { command: "check", shadow: "postgres//u:hunter22@h/d" } })).toEqual([
    "shadow is none of auto, pglite, local, off or a postgresql:// URL → auto is the default",
  ]);
  expect(await problemsOf({ given: { command: "check" }, file: `migrations: x\nshadow: ${url}` })).toEqual([
    ".github/schema-version.yml:2 shadow is a URL, and the configuration file never holds one → pass the URL as the input shadow, from a secret",
  ]);
});
