import { expect, test } from "vitest";
import { scriptOf } from "../../src/core/plan.js";
import { stateAfter, whereItRests, whereItStands } from "../../src/environment/run/failed-step.js";
import { runOf } from "./lost-run.js";
import { stepOf } from "./steps.js";

/** A run whose first steps are done. */
function runAt({ before, plan, done }: { readonly before: string; readonly plan: string; readonly done: number }) {
  const { run } = runOf({ before, plan });
  for (const step of run.planned.plan.steps.slice(0, done)) {
    run.outcomes.set(scriptOf(step), { result: "done", executionMs: 1, retries: [] });
  }
  return run;
}

test.each([
  { before: "1", plan: "2 3", done: 0, stands: "is at version 1" },
  { before: "1", plan: "2 3", done: 1, stands: "is at version 2" },
  { before: "1", plan: "2 3", done: 2, stands: "is at version 3" },
  { before: "", plan: "1", done: 0, stands: "has no version" },
  { before: "", plan: "view", done: 1, stands: "has no version" },
  { before: "3", plan: "2", done: 1, stands: "is at version 3" },
  // What an earlier run did not finish.
  { before: "1 2!", plan: "2", done: 0, stands: "is at version 1" },
  { before: "1!", plan: "1", done: 0, stands: "has no version" },
  { before: "1 2", plan: "u2 u1", done: 0, stands: "is at version 2" },
  { before: "1 2", plan: "u2 u1", done: 1, stands: "is at version 1" },
  { before: "1 2", plan: "u2 u1", done: 2, stands: "has no version" },
])("with $before on record and $done of $plan done it $stands", ({ stands, ...given }) => {
  const run = runAt(given);
  expect(whereItStands(run)).toBe(`production ${stands}`);
  const rests = stands === "has no version" ? `${stands} and is consistent` : `${stands} and consistent`;
  expect(whereItRests(run)).toBe(`production ${rests}`);
});

test.each([
  { step: "2", transactional: true, state: "V2 is rolled back; production is at version 1 and consistent" },
  {
    step: "u2",
    transactional: true,
    state: "nothing of U2 stays, V2 is still applied; production is at version 1 and consistent",
  },
  { step: "view", transactional: true, state: "R view is rolled back; production is at version 1 and consistent" },
  {
    step: "2",
    transactional: false,
    state:
      "V2 did not finish and cannot be rolled back: what its statements before did stays; otherwise production is at version 1",
  },
])("what is told of $step where it failed, in a transaction: $transactional", ({ step, transactional, state }) => {
  const run = runAt({ before: "1", plan: step, done: 0 });
  expect(stateAfter(run, stepOf(step), transactional)).toBe(state);
});
