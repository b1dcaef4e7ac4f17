import { describe, expect, test } from "vitest";
import type { Step, StepResult } from "../../src/core/model.js";
import { scriptOf } from "../../src/core/plan.js";
import { committedIn, isAsLeft } from "../../src/environment/run/regain.js";
import { historyOf } from "../core/states.js";
import { stepOf } from "./steps.js";

describe("whether a step was committed is on record", () => {
  test.each([
    { step: "2", applied: "1 2", expected: true },
    { step: "2", applied: "1 2.0=2", expected: true },
    { step: "2", applied: "1", expected: false },
    { step: "2", applied: "1 2!", expected: false },
    // Somebody else's file of that version is not ours.
    { step: "2", applied: "1 2*", expected: false },
    { step: "view", repeated: "view", expected: true },
    { step: "view", repeated: "other", expected: false },
    { step: "view", repeated: "view!", expected: false },
    { step: "view", repeated: "view*", expected: false },
    { step: "u2", applied: "1", expected: true },
    { step: "u2", applied: "1 2", expected: false },
    { step: "u2", applied: "1 2!", expected: false },
  ])("$step, on record $applied$repeated: $expected", ({ step, expected, ...record }) => {
    expect(committedIn(historyOf(record))(stepOf(step))).toBe(expected);
  });
});

interface Case {
  readonly name: string;
  readonly before: string;
  /** Steps of the plan with what became of them. */
  readonly plan: Readonly<Record<string, StepResult>>;
  readonly open?: readonly string[];
  readonly found: string;
  readonly repeated?: string;
}

const asLeft: readonly Case[] = [
  { name: "nothing was done", before: "1", plan: { 2: "not-run", 3: "not-run" }, found: "1" },
  { name: "what was done is there", before: "1", plan: { 2: "done", 3: "not-run" }, found: "1 2" },
  { name: "what was under way did not", before: "1", plan: { 2: "not-run", 3: "not-run" }, open: ["2"], found: "1" },
  {
    name: "what was under way is unfinished",
    before: "1",
    plan: { 2: "not-run", 3: "not-run" },
    open: ["2"],
    found: "1 2!",
  },
  { name: "a version in another spelling is the same", before: "1.0=1", plan: { 2: "done" }, found: "1 2.0=2" },
  { name: "what was undone is gone", before: "1 2 3", plan: { u3: "done", u2: "not-run" }, found: "1 2" },
  {
    name: "all was undone",
    before: "1 2 3",
    plan: { u3: "done", u2: "done" },
    found: "1",
  },
  {
    name: "the undo under way did not",
    before: "1 2 3",
    plan: { u3: "done", u2: "not-run" },
    open: ["u2"],
    found: "1 2!",
  },
  {
    name: "a repeatable that waits is as it was",
    before: "1",
    plan: { 2: "done", view: "not-run" },
    found: "1 2",
    repeated: "view*",
  },
  {
    name: "a repeatable under way did run",
    before: "1",
    plan: { view: "not-run" },
    open: ["view"],
    found: "1",
    repeated: "view",
  },
];

const overtaken: readonly Case[] = [
  { name: "what waits is done", before: "1", plan: { 2: "not-run", 3: "not-run" }, open: ["2"], found: "1 3" },
  { name: "all of it is done", before: "1", plan: { 2: "done", 3: "not-run" }, found: "1 2 3" },
  { name: "what was done is gone", before: "1", plan: { 2: "done", 3: "not-run" }, open: ["3"], found: "1" },
  { name: "what was there is gone", before: "1", plan: { 2: "not-run", 3: "not-run" }, open: ["2"], found: "" },
  { name: "one has gone and another come", before: "1 2", plan: { 3: "not-run" }, open: ["3"], found: "1 7" },
  {
    name: "somebody has what no file has",
    before: "1",
    plan: { 2: "done", 3: "not-run" },
    open: ["3"],
    found: "1 2 7",
  },
  {
    name: "what was undone is back",
    before: "1 2 3",
    plan: { u3: "done", u2: "not-run" },
    open: ["u2"],
    found: "1 2 3",
  },
  {
    name: "what waits for its undo is gone",
    before: "1 2 3",
    plan: { u3: "not-run", u2: "not-run" },
    open: ["u3"],
    found: "1 3",
  },
  {
    name: "the repeatable that waits is done",
    before: "1",
    plan: { 2: "done", view: "not-run" },
    found: "1 2",
    repeated: "view",
  },
];

describe.each([
  { what: "goes on", cases: asLeft, expected: true },
  { what: "stops", cases: overtaken, expected: false },
])("a run that has its connection back $what", ({ cases, expected }) => {
  test.each(cases)("$name", ({ before, plan, open = [], found, repeated = "" }) => {
    const steps = new Map(Object.keys(plan).map((name) => [name, stepOf(name)]));
    const named = (names: readonly string[]): readonly Step[] =>
      [...steps].flatMap(([name, step]) => (names.includes(name) ? [step] : []));
    const run = {
      planned: { plan: { steps: [...steps.values()] } },
      loaded: { onRecord: { history: historyOf({ applied: before }) } },
      outcomes: new Map([...steps].map(([name, step]) => [scriptOf(step), { result: plan[name] ?? "not-run" }])),
    };
    const history = historyOf({ applied: found, repeated });
    expect(isAsLeft(run, history, named(open))).toBe(expected);
  });
});
