import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { cancelledBy } from "../../src/core/cancel.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { messagesOf, runHere, withMigrations } from "./in-process.js";
import type { Cut, WireMessage } from "./protocol-proxy.js";
import { throughProxy } from "./survive-cut.js";

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
      const find = holding("pg_sleep", { when: "after", how: "end", sides: "client" });
      let [sent, noticed] = [0, false];
      const cut = (message: WireMessage): Cut | null => {
        const found = find(message);
        if (found !== null) sent = performance.now();
        return found;
      };
      await throughProxy(database, { cut }, async (url, { close }) => {
        // A run that still has its connection would cancel what its backend does.
        const onLine = (line: string): void => void (noticed ||= line.includes("the connection was lost"));
        const gone = runHere({ workplace, command: "apply", url, signal: killed.signal, onLine });
        await until(() => noticed);
        killed.abort(cancelledBy("SIGTERM"));
        const next = await runHere({ workplace, command: "apply", url: database.url, actor: "bob" });
        expect(messagesOf(next.report)).toEqual([]);
        expect(performance.now() - sent).toBeGreaterThan(1990);
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

test("a server that is gone ends the run with what is known, and with what is not; nothing more is tried there", () =>
  withMigrations({ ...slow, "afterMigrateError.sql": noted(9) }, (workplace) =>
    withDatabase({}, async (database) => {
      const cut = holding("pg_sleep", { when: "before", how: "end", sides: "both" });
      const { report } = await throughProxy(database, { cut }, async (url, { cuts, close }) => {
        const ran = runHere({ workplace, command: "apply", url, inputs: { "on-failure": "undo" } });
        await until(() => cuts.length > 0);
        await close();
        return ran;
      });
      expect(report.failure).toBe("database");
      const [lost, ...more] = report.findings;
      expect(more).toEqual([]);
      expect(lost?.rule).toBe("connection-lost");
      expect(lost?.state).toMatch(/^whether V2 was committed is not known: cannot connect to /);
      expect(report.environments[0]?.steps.map(({ result }) => result)).toEqual(["done", "failed", "not-run"]);
    }),
  ));
