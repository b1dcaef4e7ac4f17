import { expect, test } from "vitest";
import type { Retry } from "../../src/core/report.js";
import type { GivenUp } from "../../src/database/retry.js";
import { runOptions } from "../../src/environment/run/run-state.js";
import type { RunState } from "../../src/environment/run/run-state.js";

function optionsOf(kind: "server" | "embedded" = "server") {
  const [lines, retries]: [string[], Retry[]] = [[], []];
  const environment = { lockTimeoutMs: 1, statementTimeoutMs: 2, maxBlockMs: 3, database: { kind } };
  const world = { log: { line: (text: string) => void lines.push(text) }, config: { secrets: ["hunter22"] } };
  const run = { world, loaded: { environment }, longestWaitMs: null } as unknown as RunState;
  return { options: runOptions(run, retries), lines, retries, run };
}

const notice = { severity: "WARNING", message: "of hunter22", sqlstate: "01000" } as const;
const place = { file: "migrations/V1__a.sql", line: 3 };

test.each([
  { name: "of a file, with its place", sqlstate: "00000", place, line: "    migrations/V1__a.sql:3  WARNING: of ***" },
  {
    name: "of a file as a whole",
    sqlstate: "01000",
    place: { file: "a.sql" },
    line: "    a.sql:1  WARNING: of ***",
  },
  { name: "of a file, that something is there already", sqlstate: "42P07", place, line: null },
  { name: "of a COMMIT that no standby has confirmed", sqlstate: "01000", place: null, line: "    WARNING: of ***" },
  { name: "of a COMMIT while the server ends it", sqlstate: "57P01", place: null, line: "    WARNING: of ***" },
  { name: "of the tool's own statements", sqlstate: "42P07", place: null, line: null },
  { name: "of the tool's own statements, of a longer code", sqlstate: "010001", place: null, line: null },
])("a notice $name", ({ sqlstate, place: where, line }) => {
  const { options, lines } = optionsOf();
  options.onNotice({ ...notice, sqlstate } as never, where);
  expect(lines).toEqual(line === null ? [] : [line]);
});

const givenUp: GivenUp = {
  sqlstate: "55P03",
  attempt: 2,
  attempts: 6,
  blockedBy: null,
  longestWaitMs: null,
  waitedMs: 1500,
};

test.each([
  { about: {}, line: "attempt 2 of 6 gave up (55P03); next try in 1.5 s" },
  { about: { blockedBy: "pid 7" }, line: "attempt 2 of 6 gave up (55P03), blocked by pid 7; next try in 1.5 s" },
  {
    about: { sqlstate: "max-block", longestWaitMs: 512 },
    line: "attempt 2 of 6 gave way, another session had waited 512 ms for us (max-block); next try in 1.5 s",
  },
])("an attempt that was given up is told, and kept for the report: $line", ({ about, line }) => {
  const { options, lines, retries } = optionsOf();
  const whole = { ...givenUp, ...about };
  options.onRetry(whole);
  expect(lines).toEqual([`    ${line}`]);
  expect(retries).toEqual([{ sqlstate: whole.sqlstate, waitedMs: 1500, blockedBy: whole.blockedBy }]);
});

test("the longest wait that the run caused is kept, whichever came first; none is no wait of 0 ms", () => {
  const { options, run } = optionsOf();
  expect(run.longestWaitMs).toBeNull();
  for (const ms of [5, 9, 7]) options.onWait(ms);
  expect(run.longestWaitMs).toBe(9);
});

test("that nobody can look who waits is told, without a secret", () => {
  const { options, lines } = optionsOf();
  options.onUnwatched("hunter22 was refused");
  expect(lines).toEqual([
    "    max-block does not hold, since nobody can look who waits for this step: *** was refused",
  ]);
});

test("in an embedded database nobody waits, so that nobody looks", () => {
  expect([optionsOf().options.maxBlockMs, optionsOf("embedded").options.maxBlockMs]).toEqual([3, "off"]);
});
