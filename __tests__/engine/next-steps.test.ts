import { describe, expect, test } from "vitest";
import type { Script, Step } from "../../src/core/model.js";
import { nextSteps } from "../../src/environment/run/batches.js";
import type { RunState } from "../../src/environment/run/run-state.js";
import { parseScript } from "../../src/sql/script.js";
import { scriptOf } from "../sql/scripts.js";

const plain = "CREATE TABLE t (id int);";
const pace = { done: 30, lastMs: null };

function apply(text: string, parts: Partial<Script> = {}, { resume = false } = {}): Step {
  return { kind: "apply", migration: { script: scriptOf(text, parts) }, resume } as unknown as Step;
}

interface Given {
  readonly database?: "server" | "embedded";
  readonly callback?: string;
}

/** How many of ten files share the next message, with one of them in the third place. */
async function share(one: Step, { database = "server", callback = "afterMigrate" }: Given = {}): Promise<number> {
  const run = {
    loaded: {
      environment: { database: { kind: database } },
      set: { callbacks: [{ event: callback }] },
      parse: (script: Script) => parseScript(script, new Map()),
    },
  } as unknown as RunState;
  const steps = Array.from({ length: 10 }, (_, place) => (place === 2 ? one : apply(plain)));
  const next = await nextSteps(run, steps, pace);
  expect(next).toEqual(steps.slice(0, next.length));
  return next.length;
}

describe("in a message with others goes", () => {
  test.each([
    { name: "a file like the others", text: plain },
    { name: "an empty one", text: "" },
    { name: "a search path of its own", text: "SET search_path = shop; CREATE TABLE t ();" },
    { name: "a timeout of its transaction", text: "SET LOCAL lock_timeout = '1s'; CREATE TABLE t ();" },
    { name: "a timeout of its session", text: "set session STATEMENT_TIMEOUT to 0;" },
    { name: "what a dump begins with", text: "SET client_min_messages = warning; SET check_function_bodies = false;" },
  ])("$name", async ({ text }) => expect(await share(apply(text))).toBe(10));
});

describe("a message ends before", () => {
  const repeatable = { kind: "repeat", repeatable: { script: scriptOf(plain) } } as unknown as Step;
  const undo = { kind: "undo", undo: scriptOf(plain) } as unknown as Step;
  test.each([
    { name: "a repeatable", one: repeatable },
    { name: "an undo", one: undo },
    { name: "one that did not finish before", one: apply(plain, {}, { resume: true }) },
    { name: "one without a transaction", one: apply("CREATE INDEX CONCURRENTLY i ON t (id);") },
    { name: "one with data", one: apply("COPY t FROM stdin;\n1\n\\.\n") },
    { name: "one that directs how long it may block", one: apply(plain, { directives: { maxBlockMs: 500 } }) },
    { name: "one that sets a role", one: apply("SET ROLE owner; CREATE TABLE t ();") },
    { name: "one that sets what others do not", one: apply("SET LOCAL work_mem = '1GB'; CREATE TABLE t ();") },
    { name: "one that sets a variable of such a beginning", one: apply("SET search_path_of_mine.x = 1;") },
    { name: "one that asks of rows", one: apply("ALTER TABLE t ALTER COLUMN id SET NOT NULL;") },
    { name: "one that is longer than a message may be", one: apply(`${plain} -- ${"x".repeat(256 * 1024)}`) },
  ])("$name", async ({ one }) => expect(await share(one)).toBe(2));
});

describe("each file goes alone", () => {
  test.each([
    { name: "between callbacks before each", given: { callback: "beforeEachMigrate" } },
    { name: "between callbacks after each", given: { callback: "afterEachMigrate" } },
    { name: "in the embedded database", given: { database: "embedded" } },
  ] as const)("$name", async ({ given }) => expect(await share(apply(plain), given)).toBe(1));
});
