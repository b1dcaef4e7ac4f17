import { expect, test } from "vitest";
import type { StatementError } from "../../src/database/message.js";
import { ofOurs } from "../../src/database/session.js";
import { toFailedFinding } from "../../src/environment/run/failed-step.js";

const script = { file: "migrations/V2__a.sql" } as never;

function tell(
  error: Partial<StatementError>,
  { gaveWay = false, showValues = false, wayOut = "migration", blockedBy = null as string | null } = {},
): Record<string, unknown> {
  const world = { config: { secrets: ["hunter22"], showValues } };
  const run = { world, loaded: { environment: { name: "production" } } } as never;
  const whole = {
    message: "it failed",
    sqlstate: "42P01",
    detail: null,
    context: null,
    hint: null,
    own: false,
    ...error,
  };
  const watched = { gaveWay, blockedBy, longestWaitMs: 512, vacuumed: null };
  const about = { state: "V2 is rolled back", wayOut } as never;
  return { ...toFailedFinding(run, script, { error: { location: null, ...whole } as never, watched }, about) };
}

test.each([
  { sqlstate: "42P01", help: /^correct the migration/ },
  { sqlstate: "55P03", help: /^a lock was not to be had in six tries: run apply .*raise lock-timeout$/ },
  { sqlstate: "40P01", help: /^the file met a deadlock in six tries: run apply / },
  { sqlstate: "57014", help: /raise statement-timeout/ },
  { sqlstate: "53100", help: /^give the server what it lacks/ },
  { sqlstate: "42501", help: /^grant what is missing/ },
  { sqlstate: "42P07", help: /^it was made by hand, by another tool, or an undo script left it: drift shows/ },
  { sqlstate: "42710", help: /an undo script left it.*or correct the migration/ },
])("what to do about $sqlstate", ({ sqlstate, help }) => {
  expect(tell({ sqlstate })["help"]).toMatch(help);
});

test("who gave way to others in every try is told to come again, whatever the server said", () => {
  expect(tell({ sqlstate: "57014" }, { gaveWay: true })["help"]).toMatch(
    /^another session waited longer than max-block/,
  );
});

test.each([
  { sqlstate: "55P03" },
  { sqlstate: "40P01" },
  { sqlstate: "57014", gaveWay: true },
  { sqlstate: "42P01" },
  { sqlstate: "42P07" },
])("an undo script that fails by $sqlstate is told to be run by rollback", ({ sqlstate, gaveWay = false }) => {
  const help = tell({ sqlstate }, { gaveWay, wayOut: "undo" })["help"];
  expect(help).toContain("run rollback");
  expect(help).not.toContain("apply");
});

test.each([
  { sqlstate: "55P03", gaveWay: false, message: "it failed (55P03); blocked by pid 7 (report)" },
  { sqlstate: "40P01", gaveWay: false, message: "it failed (40P01); blocked by pid 7 (report)" },
  {
    sqlstate: "57014",
    gaveWay: true,
    message: "it failed (57014); another session had waited 512 ms for us (max-block); blocked by pid 7 (report)",
  },
  // Whoever was in the way earlier is not to blame for it, nor is who waited when it failed by itself.
  { sqlstate: "42P01", gaveWay: false, message: "it failed (42P01)" },
  { sqlstate: "42P01", gaveWay: true, message: "it failed (42P01)" },
])(
  "$sqlstate says who was in the way of the last try where that is why it failed",
  ({ sqlstate, gaveWay, message }) => {
    expect(tell({ sqlstate }, { gaveWay, blockedBy: "pid 7 (report)" })["message"]).toBe(message);
  },
);

test("nobody is named where nobody is known", () => {
  expect(tell({ sqlstate: "55P03" })["message"]).toBe("it failed (55P03)");
});

const cast = { sqlstate: "22P02", message: 'invalid input syntax for type integer: "4711"', detail: "row 4711" };

test("no file is to blame for a statement of the tool's own, and nothing is hidden where nothing was told", () => {
  expect(tell({ own: true })["help"]).toBe(ofOurs);
  expect(tell({ own: true, ...cast })["message"]).toContain("4711");
  expect(tell({ sqlstate: "23505" })["hint"]).toBeUndefined();
});

test.each([
  {
    name: "details and context of what holds no values are told",
    error: { detail: "view v depends on it", context: "SQL statement" },
    message: "it failed (42P01); view v depends on it; SQL statement",
    hint: undefined,
  },
  {
    name: "values are masked, and that they are hidden is told",
    error: cast,
    message: 'invalid input syntax for type integer: "***" (22P02)',
    hint: expect.stringContaining("--show-values prints them") as unknown,
  },
  {
    name: "the server's own hint goes before that",
    error: { ...cast, hint: "look at hunter22" },
    message: 'invalid input syntax for type integer: "***" (22P02)',
    hint: "look at ***",
  },
  {
    name: "values are told to whom may see them, secrets are not",
    error: { ...cast, detail: "row hunter22" },
    showValues: true,
    message: 'invalid input syntax for type integer: "4711" (22P02); row ***',
    hint: undefined,
  },
])("$name", ({ error, message, hint, showValues = false }) => {
  const told = tell(error, { showValues });
  expect([told["message"], told["hint"]]).toEqual([message, hint]);
});
