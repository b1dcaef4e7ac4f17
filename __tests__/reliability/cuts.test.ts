import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { cancelledBy } from "../../src/core/cancel.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { randomFrom, seed, soak, tell } from "./depth.js";
import { messagesOf, runHere, withMigrations } from "./in-process.js";
import { cutAt, type Cut, type WireMessage } from "./protocol-proxy.js";
import { many, mixed, together, undoable } from "./scenarios.js";
import { forEachOf, runUndisturbed, surviveCut, throughProxy, type Scenario, type Undisturbed } from "./survive-cut.js";

interface Place extends Cut {
  readonly from: WireMessage["from"];
  readonly number: number;
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index + 1);
/** Every kind of cut, those before a message first. */
const kinds: readonly Cut[] = (["before", "after"] as const).flatMap((when) =>
  (["reset", "end"] as const).flatMap((how) => (["both", "client"] as const).map((sides) => ({ when, how, sides }))),
);

/**
 * Before or after each message of the client and each ReadyForQuery of the server and some of the
 * CommandCompletes between; the four kinds of cut take turns. In a soak each of them, before and after each message.
 */
function placesOf({ counted, ready }: Undisturbed): readonly Place[] {
  const all = (from: WireMessage["from"], numbers: readonly number[]): readonly Place[] =>
    numbers.flatMap((number) => kinds.map((kind) => ({ from, number, ...kind })));
  if (soak) return [...all("client", range(counted.client)), ...all("server", range(counted.server))];
  const between = range(counted.server).filter((number) => number % 41 === 0);
  return [
    // One of the kinds, in turn.
    ...all("client", range(counted.client)).filter((_, index) => index % 8 === Math.floor(index / 8) % 8),
    ...all("server", [...new Set([...ready, ...between])]).filter(
      (_, index) => index % 8 === Math.floor(index / 8) % 8,
    ),
  ];
}

/** A second cut while the run comes back from the first, or later. */
function twiceOf({ counted }: Undisturbed): readonly (readonly Place[])[] {
  const random = randomFrom(seed);
  const upTo = (last: number): number => 1 + Math.floor(random() * last);
  const anyKind = (): readonly Cut[] => kinds.slice(upTo(kinds.length) - 1).slice(0, 1);
  return range(soak ? 500 : 10).map(() => {
    const number = upTo(counted.client);
    const again = number + upTo(12);
    return [number, again].flatMap((one) => anyKind().map((kind) => ({ from: "client", number: one, ...kind })));
  });
}

/** The next run understands each of the databases; what did not come out right is listed. */
async function surviveAll(scenario: Scenario): Promise<Survey> {
  const undisturbed = await runUndisturbed(scenario);
  const places = [...placesOf(undisturbed).map((place) => [place]), ...twiceOf(undisturbed)];
  const problems: string[] = [];
  const outcomes = new Set<string>();
  await forEachOf(places, { atOnce: 4 }, async (cutsOfOne) => {
    const cut = (message: WireMessage): Cut | null =>
      cutsOfOne.map((place) => cutAt(place.from, place.number, place)(message)).find((one) => one !== null) ?? null;
    try {
      const { cuts, first } = await surviveCut(scenario, undisturbed, cut);
      expect(cuts[0]?.number).toEqual(cutsOfOne[0]?.number);
      outcomes.add(first.failure ?? "recovered");
    } catch (error) {
      problems.push(`${JSON.stringify(cutsOfOne)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  tell(
    `${scenario.command} ${JSON.stringify(scenario.inputs)}: ${places.length} runs cut, ${problems.length} problems`,
  );
  expect(places.length).toBeGreaterThan(50);
  return { problems, outcomes };
}

interface Survey {
  readonly problems: readonly string[];
  /** How cut runs ended. */
  readonly outcomes: ReadonlySet<string>;
}

/** Without both the cuts missed what they are about: losing work, and losing only the answer to a COMMIT. */
const survived: Survey = { problems: [], outcomes: new Set(["database", "recovered"]) };

const limitMs = soak ? 3_600_000 : 120_000;

describe("after a cut before or after any message the next run understands the database and finishes", () => {
  test("of an apply: transactions, a file without one, COPY, a repeatable, callbacks", { timeout: limitMs }, () =>
    withMigrations(mixed, async (workplace) => {
      const scenario: Scenario = { command: "apply", workplace, inputs: {}, template: null };
      expect(await surviveAll(scenario)).toEqual(survived);
    }),
  );

  test("of an apply of many files, several in a message", { timeout: limitMs }, () =>
    withMigrations(many, async (workplace) => {
      const scenario: Scenario = { command: "apply", workplace, inputs: {}, template: null };
      expect(await surviveAll(scenario)).toEqual(survived);
    }),
  );

  test("of an apply in one transaction", { timeout: limitMs }, () =>
    withMigrations(together, async (workplace) => {
      const scenario: Scenario = { command: "apply", workplace, inputs: { transaction: "all" }, template: null };
      expect(await surviveAll(scenario)).toEqual(survived);
    }),
  );

  test("of a rollback of three versions, one of them undone without a transaction", { timeout: limitMs }, () =>
    withMigrations(undoable, (workplace) =>
      withDatabase({}, async ({ name, url }) => {
        const { report } = await runHere({ workplace, command: "apply", url });
        expect(messagesOf(report)).toEqual([]);
        const inputs = { "target-version": "2" };
        expect(await surviveAll({ command: "rollback", workplace, inputs, template: name })).toEqual(survived);
      }),
    ),
  );
});

/** Each version notes that it ran; a second row of one shows that it ran twice. */
const noted = (version: number, more = ""): string => `INSERT INTO ran VALUES (${version});\n${more}`;
const slow = {
  "V1__ran.sql": `CREATE TABLE ran (version integer);\n${noted(1)}`,
  "V2__slow.sql": noted(2, "SELECT pg_sleep(2);\n"),
  "V3__last.sql": noted(3),
};
const holding =
  (text: string, cut: Cut): ((message: WireMessage) => Cut | null) =>
  ({ from, bytes }) =>
    from === "client" && bytes.includes(text) ? cut : null;

async function readRan(database: TestDatabase): Promise<readonly number[]> {
  return (await database.query<{ version: number }>("SELECT version FROM ran ORDER BY 1")).map(
    ({ version }) => version,
  );
}

async function readWho(database: TestDatabase): Promise<readonly string[]> {
  const rows = await database.query<{ row: string }>(
    "SELECT format('%s %s by %s', event, version, installed_by) AS row FROM schema_version_log ORDER BY id",
  );
  return rows.map(({ row }) => row);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5);
}

test("a run that is gone leaves its backend at work: the next one waits for it and repeats nothing", () =>
  withMigrations(slow, (workplace) =>
    withDatabase({}, async (database) => {
      const killed = new AbortController();
      const cut = holding("pg_sleep", { when: "after", how: "end", sides: "client" });
      await throughProxy(database, { cut }, async (url, { cuts, close }) => {
        const gone = runHere({ workplace, command: "apply", url, signal: killed.signal });
        await until(() => cuts.length > 0);
        killed.abort(cancelledBy("SIGTERM"));
        const started = Date.now();
        const next = await runHere({ workplace, command: "apply", url: database.url, actor: "bob" });
        expect(messagesOf(next.report)).toEqual([]);
        expect(Date.now() - started).toBeGreaterThan(1500);
        expect((await gone).report.failure).toBe("cancelled");
        await close();
      });
      expect(await readRan(database)).toEqual([1, 2, 3]);
      expect(await readWho(database)).toEqual(["apply 1 by alice", "apply 2 by alice", "apply 3 by bob"]);
    }),
  ));

test.each([
  { name: "its backend still commits the step", when: "after" as const, second: "alice" },
  { name: "its backend never heard of the step", when: "before" as const, second: "bob" },
])("a run that comes back after another one has gone on stops, and repeats nothing: $name", ({ when, second }) =>
  withMigrations(slow, (workplace) =>
    withDatabase({}, async (database) => {
      const gate = { open: (): void => {}, closed: Promise.resolve() };
      const admit = (): Promise<void> => gate.closed;
      const find = holding("pg_sleep", { when, how: "end", sides: "client" });
      const cut = (message: WireMessage): Cut | null => {
        const found = find(message);
        if (found !== null) gate.closed = new Promise((resolve) => (gate.open = resolve));
        return found;
      };
      await throughProxy(database, { cut, admit }, async (url, { cuts }) => {
        const first = runHere({ workplace, command: "apply", url, inputs: { "on-failure": "undo" } });
        await until(() => cuts.length > 0);
        const other = await runHere({ workplace, command: "apply", url: database.url, actor: "bob" });
        expect(messagesOf(other.report)).toEqual([]);
        gate.open();
        const { report } = await first;
        expect(report.failure).toBe("blocked");
        expect(report.findings.map(({ rule }) => rule)).toContain("overtaken");
      });
      expect(await readRan(database)).toEqual([1, 2, 3]);
      expect((await readWho(database)).filter((row) => row.startsWith("apply"))).toEqual([
        "apply 1 by alice",
        `apply 2 by ${second}`,
        "apply 3 by bob",
      ]);
    }),
  ),
);

test("a cut after which nobody else came is no reason to stop: the run finds its row and goes on", () =>
  withMigrations(slow, (workplace) =>
    withDatabase({}, async (database) => {
      const cut = holding("pg_sleep", { when: "after", how: "reset", sides: "client" });
      const { report, lines } = await throughProxy(database, { cut }, (url) =>
        runHere({ workplace, command: "apply", url }),
      );
      expect(messagesOf(report)).toEqual([]);
      expect(lines).toContain("  V2 slow  done (found on record)");
      expect(await readRan(database)).toEqual([1, 2, 3]);
    }),
  ));

test("after a lost step on-failure: undo works on the new connection, and the next run starts over", () =>
  withMigrations(
    { ...slow, "V2__slow.sql": "CREATE TABLE empty (id integer);\n", "U2__slow.sql": "DROP TABLE empty;\n" },
    (workplace) =>
      withDatabase({}, async (database) => {
        const cut = holding("VALUES (3)", { when: "before", how: "reset", sides: "both" });
        const inputs = { "on-failure": "undo" };
        const { report } = await throughProxy(database, { cut }, (url) =>
          runHere({ workplace, command: "apply", url, inputs }),
        );
        expect(report.findings.map(({ rule }) => rule)).toEqual(["connection-lost", "undo-not-run"]);
        const next = await runHere({ workplace, command: "apply", url: database.url, actor: "bob" });
        expect(messagesOf(next.report)).toEqual([]);
        expect(await readRan(database)).toEqual([1, 3]);
        const by = (events: string, who: string): readonly string[] =>
          events.split(" ").map((one) => `${one.replace(/(?=\d)/, " ")} by ${who}`);
        expect(await readWho(database)).toEqual([
          ...by("apply1 apply2 fail3 undo2", "alice"),
          ...by("apply2 apply3", "bob"),
        ]);
      }),
  ));

test("a server that is gone ends the run with what is known, and with what is not", () =>
  withMigrations(slow, (workplace) =>
    withDatabase({}, async (database) => {
      const cut = holding("pg_sleep", { when: "before", how: "end", sides: "both" });
      const { report } = await throughProxy(database, { cut }, async (url, { cuts, close }) => {
        const ran = runHere({ workplace, command: "apply", url });
        await until(() => cuts.length > 0);
        await close();
        return ran;
      });
      expect(report.failure).toBe("database");
      const [lost] = report.findings;
      expect(lost?.rule).toBe("connection-lost");
      expect(lost?.state).toMatch(/^whether V2 was committed is not known: cannot connect to /);
      expect(report.environments[0]?.steps.map(({ result }) => result)).toEqual(["done", "failed", "not-run"]);
    }),
  ));
