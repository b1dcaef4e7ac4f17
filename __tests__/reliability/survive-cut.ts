import { expect } from "vitest";
import type { Report } from "../../src/core/report.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { perRunTable, readEndState, type EndState, type LoggedEvent } from "./end-state.js";
import { messagesOf, runHere, type Workplace } from "./in-process.js";
import { startProxy, type Proxy, type ProxyOptions, type WireMessage } from "./protocol-proxy.js";

/** What is cut, and what an undisturbed run of it makes of its database. */
export interface Scenario {
  readonly command: "apply" | "rollback";
  readonly workplace: Workplace;
  readonly inputs: Readonly<Record<string, string>>;
  /** The database that every run starts from; null for an empty one. */
  readonly template: string | null;
}

export interface Undisturbed {
  readonly end: EndState;
  /** Messages that went through the proxy. */
  readonly counted: { readonly client: number; readonly server: number };
  /** Which of the server's counted messages say that it is ready for the next one. */
  readonly ready: readonly number[];
  /** Which of the client's messages is the first with a script of the user. */
  readonly begins: number;
}

/** What a cut run left behind. */
export interface Survived {
  readonly cuts: readonly WireMessage[];
  readonly first: Report;
  readonly end: EndState;
}

/** Runs the work with a URL of the database that leads through a proxy. */
export async function throughProxy<T>(
  { name, server }: TestDatabase,
  options: Pick<ProxyOptions, "cut" | "admit">,
  work: (url: string, proxy: Proxy) => Promise<T>,
): Promise<T> {
  const proxy = await startProxy({ host: server.host, port: server.port, ...options });
  try {
    return await work(server.url(name).replace(`:${server.port}/`, `:${proxy.port}/`), proxy);
  } finally {
    await proxy.close();
  }
}

export function inOwnDatabase<T>({ template }: Scenario, work: (database: TestDatabase) => Promise<T>): Promise<T> {
  return withDatabase(template === null ? {} : { template }, work);
}

/** A rollback that destroys rows runs only the plan that somebody looked at. */
async function runScenario(
  { command, workplace, inputs }: Scenario,
  database: TestDatabase,
  url: string,
): Promise<Report> {
  if (command === "apply") return (await runHere({ workplace, command, url, inputs })).report;
  const shown = await runHere({ workplace, command, url: database.url, inputs: { ...inputs, "dry-run": "true" } });
  const digest = shown.report.environments[0]?.planDigest ?? "";
  const approved = { ...inputs, confirm: "default", "expect-plan": digest };
  return (await runHere({ workplace, command, url, inputs: approved })).report;
}

/** Runs a scenario without a cut: what every cut run must come to, and how many messages there are to cut at. */
export async function runUndisturbed(scenario: Scenario): Promise<Undisturbed> {
  const ready: number[] = [];
  const scripts: number[] = [];
  const look: ProxyOptions["cut"] = ({ from, kind, bytes, number }) => {
    if (from === "server" && kind === "Z") ready.push(number);
    if (from === "client" && bytes.includes(perRunTable)) scripts.push(number);
    return null;
  };
  return inOwnDatabase(scenario, (database) =>
    throughProxy(database, { cut: look }, async (url, { counted }) => {
      const report = await runScenario(scenario, database, url);
      expect(messagesOf(report)).toEqual([]);
      return { end: await readEndState(database), counted, ready, begins: scripts[0] ?? 1 };
    }),
  );
}

/** Cuts a run, then runs again without a cut, and expects the end state of an undisturbed run. */
export async function surviveCut(
  scenario: Scenario,
  undisturbed: Undisturbed,
  cut: ProxyOptions["cut"],
): Promise<Survived> {
  return inOwnDatabase(scenario, (database) =>
    throughProxy(database, { cut }, async (url, proxy) => {
      const first = await runScenario(scenario, database, url);
      expectClear(first);
      const left = await readEndState(database);
      expectTrue(first, left);
      if (proxy.cuts.length === 1) expectRecorded(first, left);
      const end = await finish(scenario, undisturbed, database, { disturbances: proxy.cuts.length });
      return { cuts: proxy.cuts, first, end };
    }),
  );
}

/** Runs the scenario to its end and expects of the database what an undisturbed run makes of it. */
export async function finish(
  scenario: Scenario,
  { end: wanted }: Undisturbed,
  database: TestDatabase,
  { disturbances }: { readonly disturbances: number },
): Promise<EndState> {
  const next = await runScenario(scenario, database, database.url);
  const said = messagesOf(next).filter(isNoResume);
  // A soak tells its problems in a line each, so they hold all that is known.
  if (!/^(ok|warning)$/.test(next.verdict) || next.failure !== null || said.length > 0)
    throw new Error(`the next run ended as ${JSON.stringify([next.verdict, next.failure, ...said])}`);
  const end = await readEndState(database);
  expect(end.schema, "schema").toEqual(wanted.schema);
  expect(end.rows, "rows").toEqual(wanted.rows);
  expect(end.finals, "events").toEqual(wanted.finals);
  expect(end.torn, "callbacks of migrations").toEqual([]);
  expectUnfinished(end.attempts, wanted.attempts, disturbances);
  return end;
}

/** The warning that a file without a transaction is run again is what the next run should say. */
function isNoResume(message: string): boolean {
  return !message.startsWith("failed: ");
}

/** A run that was cut succeeds or says that its connection was lost; it never says anything else. */
function expectClear(report: Report): void {
  if (report.failure === null) return expect(report.verdict).toMatch(/^(ok|warning)$/);
  expect(report.failure).toBe("database");
  const errors = report.findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
  expect(new Set(errors)).toEqual(new Set([errors.includes("connection") ? "connection" : "connection-lost"]));
}

/** What the report says was done is on record, and a success means that all of it is. */
function expectTrue(report: Report, { finals }: EndState): void {
  const steps = report.environments.flatMap((environment) => environment.steps);
  const done = steps.filter(({ result }) => result === "done").map(({ script }) => script);
  const recorded = finals.map(({ script }) => script);
  expect(recorded).toEqual(expect.arrayContaining(done));
  if (report.failure === null) expect(done).toHaveLength(steps.length);
}

/** A run that had begun and lost its connection comes back to put that on record. */
function expectRecorded(report: Report, { rows, attempts }: EndState): void {
  const begun = report.environments.some(({ reachable }) => reachable) && "schema_version" in rows;
  if (report.failure === null || !begun) return;
  expect(attempts.map(({ event }) => event)).toContain("fail");
}

/** Attempts beyond those of an undisturbed run are about the steps that were cut, or the run itself: one for each disturbance. */
function expectUnfinished(attempts: readonly LoggedEvent[], wanted: readonly LoggedEvent[], most: number): void {
  const left = [...attempts];
  for (const one of wanted) {
    const index = left.findIndex((other) => JSON.stringify(other) === JSON.stringify(one));
    expect(index, `no event ${one.event} of version ${one.version}`).toBeGreaterThanOrEqual(0);
    left.splice(index, 1);
  }
  expect(new Set(left.map(({ script }) => script)).size, "steps").toBeLessThanOrEqual(most);
  expect(left.filter(({ event }) => event === "fail" || event === "cancel").length, "ends").toBeLessThanOrEqual(most);
}

/** Runs the work for each item, a few at a time; the first failure ends it. */
export async function forEachOf<T>(
  items: readonly T[],
  { atOnce }: { readonly atOnce: number },
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
