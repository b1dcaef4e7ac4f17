import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { logged, openHomes, row, type Homes } from "./homes.js";

let homes: Homes;

beforeAll(async () => {
  homes = await openHomes();
});

afterAll(() => homes.close());

const at = (hour: number): string => `2026-01-01T0${hour}:00:00.500Z`;

describe("the last change, its environment, and when a file last ran", () => {
  test.each([
    { name: "there is none", events: [], id: 0, environment: null, lastRunAt: null },
    { name: "a failure changes nothing", events: ["apply 1@a", "fail 2@b"], id: 1, environment: "a", lastRunAt: at(0) },
    { name: "a cancelled one neither", events: ["apply 1@a", "cancel 2@b"], id: 1, environment: "a", lastRunAt: at(0) },
    {
      name: "the environment default names none",
      events: ["start 1@a", "apply 1"],
      id: 2,
      environment: "a",
      lastRunAt: at(1),
    },
    {
      name: "the last environment counts",
      events: ["apply 1@a", "undo 1@b"],
      id: 2,
      environment: "b",
      lastRunAt: at(1),
    },
    { name: "an undo that began", events: ["apply 1@a", "undo-start 1@a"], id: 2, environment: "a", lastRunAt: at(1) },
    {
      name: "a baseline runs no file",
      events: ["apply 1@a", "baseline 2@b"],
      id: 2,
      environment: "b",
      lastRunAt: at(0),
    },
    { name: "a repair runs no file", events: ["apply 1@a", "repair 1@a"], id: 2, environment: "a", lastRunAt: at(0) },
    { name: "what Flyway ran counts", events: ["apply 1@a", "adopt 2@a"], id: 2, environment: "a", lastRunAt: at(1) },
    { name: "another adoption does not", events: ["apply 1@a", "adopt@a"], id: 2, environment: "a", lastRunAt: at(0) },
    { name: "a repeatable counts", events: ["apply 1@a", "apply@a"], id: 2, environment: "a", lastRunAt: at(1) },
  ] as const)("$name", async ({ events, id, environment, lastRunAt }) => {
    const { history, ...found } = await homes.read(
      await homes.make(`${events.length > 0 ? logged(...events) : ""}${row("1")}`),
    );
    expect({ id: history.lastChangeId, environment: history.lastEnvironment, lastRunAt: found.lastRunAt }).toEqual({
      id,
      environment,
      lastRunAt,
    });
    expect(history.lastChange).toEqual(id === 0 ? null : { at: at(id - 1), by: `by ${id}` });
    expect({ rows: found.rows, events: found.events }).toEqual({ rows: "kept", events: id === 0 ? "none" : "some" });
  });
});

describe("rows were lost where none is there, and the last word on some version is that it was applied", () => {
  test.each([
    { events: ["apply 1"], rows: "lost" },
    { events: ["baseline 1"], rows: "lost" },
    { events: ["adopt 1"], rows: "lost" },
    { events: ["apply 1", "fail 1"], rows: "lost" },
    { events: ["undo 1", "apply 1"], rows: "lost" },
    { events: ["apply 1", "apply 2", "undo 2"], rows: "lost" },
    { events: ["apply 1", "apply"], rows: "lost" },
    { events: ["apply"], rows: "kept" },
    { events: ["apply 1", "undo 1"], rows: "kept" },
    { events: ["apply 1", "undo-start 1"], rows: "kept" },
    { events: ["apply 1", "repair 1"], rows: "kept" },
    { events: ["start 1"], rows: "kept" },
    { events: ["fail 1"], rows: "kept" },
  ] as const)("$events: $rows", async ({ events, rows }) => {
    expect((await homes.read(await homes.make(logged(...events)))).rows).toBe(rows);
    expect((await homes.read(await homes.make(logged(...events), ["repeatables", "log"]))).rows).toBe(rows);
    expect((await homes.read(await homes.make(logged(...events) + row("9", false)))).rows).toBe("kept");
  });
});

test("of a row that is not finished the event is read which began it last, of any other none", async () => {
  const begun = [
    "start 1",
    "start 2",
    "undo-start 2",
    "fail 2",
    "start 3",
    "undo-start 3",
    "start 3",
    "start 4",
    "start",
  ];
  const rows = [row("1"), row("2", false), row("3", false), row("5", false)];
  const readEvents = async (...more: readonly string[]) =>
    (await homes.read(await homes.make(logged(...begun, ...more) + rows.join("")))).history.lastEvents;
  expect([...(await readEvents())]).toEqual([
    ["2", { id: 3, event: "undo-start", message: "message 3" }],
    ["3", { id: 7, event: "start", message: "message 7" }],
  ]);
  // However many there are, and in whatever order the server meets them.
  for (const times of [1, 5, 40]) {
    const both = Array.from({ length: times }, () => ["start 3", "start 2"]).flat();
    const last = begun.length + both.length;
    expect([...(await readEvents(...both))].map(([version, { id }]) => [version, id])).toEqual([
      ["2", last],
      ["3", last - 1],
    ]);
  }
});

test("of each version the event is read that put it on record last", async () => {
  const events = ["apply 1", "baseline 2", "adopt 3", "apply 1", "undo 1", "start 4", "apply", "repair 2"];
  const { applyEvents } = (await homes.read(await homes.make(logged(...events)))).history;
  expect([...applyEvents]).toEqual([
    ["1", { id: 4, runId: "run 4", runUrl: "url 4" }],
    ["2", { id: 2, runId: "run 2", runUrl: "url 2" }],
    ["3", { id: 3, runId: "run 3", runUrl: "url 3" }],
  ]);
});
