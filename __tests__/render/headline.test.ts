import { expect, test } from "vitest";
import { finding, type ProblemId } from "../../src/core/problems.js";
import { toHeadline } from "../../src/render/headline.js";
import { splitHead } from "../../src/render/findings-list.js";
import { sayResult } from "../../src/render/outlook.js";
import { toOutlookSentence } from "../../src/render/outlook-sentence.js";
import { files, toEnvironment, toReport, toStep, toUnread } from "../golden/build.js";

const production = toEnvironment("production", [files.email]);
const stale = finding("ahead", { message: "x", environment: "production" });
const edited = finding("edited", { message: "x", environment: "production" });
const blocked = toEnvironment("production", [files.email], { plan: "blocked" });

const fails = (name: string, rule: ProblemId) => finding(rule, { message: "x", file: `migrations/${name}`, line: 1 });

test.each([
  { report: toReport([production]), expected: "✅ Ready to merge: 1 migration pending" },
  {
    report: toReport([production], { findings: [{ ...edited, waived: "it is so" }] }),
    expected: "✅ Ready to merge: 1 migration pending, 1 finding waived",
  },
  { report: toReport([production], { findings: [stale] }), expected: "⚠️ Look before you merge: 1 warning" },
  { report: toReport([blocked], { findings: [edited] }), expected: "⛔ Do not merge yet: 1 error" },
  {
    report: toReport([toUnread("production", "no URL")]),
    expected: "☑️ The files are in order: no schema change is pending. No database was read",
  },
  { report: toReport([production], { failure: "cancelled" }), expected: "❌ The check was cancelled" },
  {
    report: toReport([production], { command: "apply", failure: "cancelled", findings: [edited] }),
    expected: "❌ Apply was cancelled in production",
  },
  {
    report: toReport([blocked], { command: "apply", failure: "blocked", findings: [edited] }),
    expected: "⛔ Apply is blocked in production: 1 error",
  },
  {
    report: toReport([toEnvironment("production", [], { currentVersion: null })], { command: "apply" }),
    expected: "✅ Nothing to apply: production has no version",
  },
  {
    report: toReport([], { command: "apply" }),
    expected: "☑️ Nothing was applied: no environment is deployed from this push",
  },
  {
    report: toReport([production], { command: "apply", dryRun: true }),
    expected: "✅ Apply plan for production: 1 step (nothing has been run)",
  },
  {
    report: toReport([blocked], { command: "rollback", dryRun: true, failure: "blocked", findings: [edited] }),
    expected: "⛔ Rollback is blocked in production: 1 error",
  },
  {
    report: toReport([production, blocked], { command: "status", findings: [edited] }),
    expected: "⛔ Status of 2 environments: 1 error",
  },
  {
    report: toReport([toUnread("production", "no URL")], { command: "status" }),
    expected: "☑️ production was not read",
  },
  {
    report: toReport([toUnread("production", "no URL"), toUnread("staging", "no URL")], { command: "history" }),
    expected: "☑️ History of production and staging: not read",
  },
  {
    report: toReport([toEnvironment("production", [], { currentVersion: null })], { command: "drift" }),
    expected: "☑️ Nothing to compare with in production: no migration is on record",
  },
  {
    report: toReport([toUnread("production", "no URL")], { command: "drift" }),
    expected: "☑️ Drift is unknown in production",
  },
  {
    report: toReport([toEnvironment("production", [])], {
      command: "repair",
      findings: [finding("repaired", { message: "the live schema is accepted as it is: nothing had drifted" })],
    }),
    expected: "✅ Accepted the live schema: production is at version 11",
  },
])("$expected", ({ report, expected }) => {
  const { icon, text } = toHeadline(report);
  expect(`${icon} ${text}`).toBe(expected);
});

test.each([
  {
    name: "one that nobody named",
    environments: [toEnvironment("default", [files.email])],
    expected: "**1 migration** runs after merge, with the next apply.",
  },
  {
    name: "one without a branch",
    environments: [production],
    expected: "**1 migration** runs after merge, with the next apply on **production**.",
  },
  {
    name: "two that one branch deploys",
    environments: [
      { ...production, branch: "main" },
      { ...production, name: "eu", branch: "main" },
    ],
    expected: "**1 migration** runs after merge: on **production** and **eu** when `main` is pushed.",
  },
  {
    name: "a blocked one",
    environments: [blocked],
    expected: "**1 migration** is pending. Nothing runs until the errors are fixed.",
  },
  { name: "nothing pending", environments: [toEnvironment("production", [])], expected: "" },
  {
    name: "a file that fails",
    environments: [production, { ...production, name: "eu" }],
    findings: [fails("V13__add_email.sql", "does-not-run")],
    expected:
      "**1 migration** would run after merge, with the next apply on **production** and **eu**. **It would fail** at **`V13`**, and nothing after that would run.",
  },
  {
    name: "a file that fails in one of them",
    environments: [production, { ...production, name: "eu" }],
    findings: [{ ...fails("V13__add_email.sql", "offending-row"), environment: "eu" }],
    expected:
      "**1 migration** would run after merge, with the next apply on **production** and **eu**. **It would fail** at **`V13`** on **eu**, and nothing after that would run.",
  },
  {
    name: "an undo script and a rule that are in the way of no deploy",
    environments: [production],
    findings: [fails("U13__add_email.sql", "undo-fails"), fails("V13__add_email.sql", "create-index")],
    expected: "**1 migration** runs after merge, with the next apply on **production**.",
  },
  {
    name: "files that are compared with nothing",
    environments: [{ ...production, reachable: false, source: "files" as const }],
    expected:
      "**1 migration** runs after merge, with the next apply on **production**. Neither a database nor the base branch was read: every migration counts as pending.",
  },
  {
    name: "one of two that is compared with nothing",
    environments: [production, { ...production, name: "eu", reachable: false, source: "files" as const }],
    expected:
      "**1 migration** runs after merge, with the next apply on **production** and **eu**. **eu** was not read, nor was the base branch: every migration counts as pending there.",
  },
])("what will happen where: $name", ({ environments, expected, findings = [] }) => {
  expect(toOutlookSentence(toReport(environments, { findings }))).toBe(expected);
});

test.each([
  { name: "nothing to do", parts: {}, steps: [], expected: "nothing to do" },
  { name: "only planned", parts: {}, steps: [toStep(files.email)], expected: "nothing was run" },
  { name: "blocked", parts: { plan: "blocked" as const }, steps: [], expected: "nothing was run" },
  { name: "not begun", parts: { reachable: false }, steps: [], expected: "nothing was run" },
  {
    name: "stopped",
    parts: {},
    steps: [
      toStep(files.countries, { result: "done" }),
      toStep(files.email, { result: "failed" }),
      toStep(files.index, { result: "not-run" }),
    ],
    expected: "1 failed, 1 applied, 1 not run",
  },
  {
    name: "a failure that undid what the run applied",
    parts: {},
    steps: [
      toStep(files.countries, { result: "done" }),
      toStep(files.email, { result: "failed" }),
      toStep(files.countries, { kind: "undo", result: "done" }),
    ],
    expected: "1 failed, 1 applied, 1 rolled back",
  },
])("the result of a run: $name", ({ parts, steps, expected }) => {
  expect(sayResult(toEnvironment("production", [], { ...parts, steps }))).toBe(expected);
});

test.each([
  { message: "version 2 was edited (checksum a, b)", expected: ["version 2 was edited", " (checksum a, b)"] },
  { message: "the file is empty: say so", expected: ["the file is empty", ": say so"] },
  { message: 'near "a (b" it broke (42)', expected: ['near "a (b" it broke', " (42)"] },
  { message: "`SELECT 1; SELECT 2` is two", expected: ["`SELECT 1; SELECT 2` is two", ""] },
  { message: "short: x", expected: ["short: x", ""] },
])("the first clause of $message", ({ message, expected }) => {
  const { head, tail } = splitHead(message);
  expect([head, tail]).toEqual(expected);
});
