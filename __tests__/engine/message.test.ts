import { expect, test } from "vitest";
import { blame, countOf, isCommitted, placeOf, toMessage, type Chunk } from "../../src/database/message.js";
import type { Reply, Result, ServerMessage } from "../../src/database/session.js";
import { parse } from "../sql/scripts.js";

const own = (...statements: readonly string[]): Chunk => ({ kind: "own", statements });
const script = async (text: string): Promise<Chunk> => ({ kind: "script", script: await parse(text) });

const result = (command: string): Result => ({ command, columns: [], types: [], rows: [] });
const reply = (completed: number): Reply => ({
  results: Array.from({ length: completed }, () => result("SELECT 1")),
  notices: [],
  error: null,
});
const error: ServerMessage = {
  severity: "ERROR",
  sqlstate: "42703",
  message: "no",
  detail: null,
  hint: null,
  position: null,
  context: null,
};

/** Where the server would say that a word is: in code points, from 1. */
const positionOf = (sql: string, word: string): number => Array.from(sql.slice(0, sql.indexOf(word))).length + 1;

/** Two statements of ours, a script of two, the end of it, and one of ours. */
async function example() {
  const chunks = [
    own("BEGIN", "SELECT '😀'"),
    await script("SELECT '😀é', a;\n  SELECT b;"),
    { kind: "end", statements: ["SET CONSTRAINTS ALL IMMEDIATE"], file: "V1__x.sql" } as const,
    own("COMMIT"),
  ];
  return { chunks, message: toMessage(chunks) };
}

test("a message is all its statements one behind the other, with the data of its scripts", async () => {
  const copy = await script("CREATE TABLE c (a int);\nCOPY c FROM stdin;\n1\n\\.\n");
  const message = toMessage([own("BEGIN"), copy, copy, own("COMMIT", "SELECT 1")]);
  const text = copy.kind === "script" ? copy.script.sql : "";
  expect(message.sql).toBe(`BEGIN;\n${text}${text}COMMIT;\nSELECT 1;\n`);
  expect(message.copyData).toEqual(["1\n", "1\n"]);
  expect(message.chunks.map(countOf)).toEqual([1, 2, 2, 2]);
});

test("what fails is the statement behind those that completed", async () => {
  const { message } = await example();
  const places = [0, 1, 2, 3, 4, 5, 6].map((completed) => placeOf(message, completed));
  expect(places).toMatchObject([null, null, { line: 1, column: 1 }, { line: 2, column: 3 }, {}, null, null]);
  expect(places[4]).toEqual({ file: "V1__x.sql" });
  const blamed = [0, 2, 3, 4, 5].map((completed) => blame(message, reply(completed), error));
  expect(blamed.map((one) => [one.own, one.location?.line])).toEqual([
    [true, undefined],
    [false, 1],
    [false, 2],
    [false, undefined],
    [true, undefined],
  ]);
  expect(blamed[1]).toMatchObject(error);
});

test("a position counts characters of the whole message", async () => {
  const { message } = await example();
  const at = (word: string): number => positionOf(message.sql, word);
  const placed = (position: number, completed = 0) => blame(message, reply(completed), { ...error, position }).location;
  expect(placed(at("a;"))).toMatchObject({ line: 1, column: 14 });
  expect(placed(at("b;"))).toMatchObject({ line: 2, column: 10 });
  expect(placed(at("SELECT '😀é'"))).toMatchObject({ line: 1, column: 1 });
  // Statements of ours, and what is behind all.
  expect([
    placed(1),
    placed(at("SET CONSTRAINTS")),
    placed(at("COMMIT")),
    placed(positionOf(message.sql, "") + 9_999),
  ]).toEqual([null, null, null, null]);
  expect(placed(at("SELECT '😀é'") - 1)).toBeNull();
});

test("a position within a statement of ours that runs behind others belongs to a message that prepared it", async () => {
  const { message } = await example();
  const position = positionOf(message.sql, "a;");
  expect(blame(message, reply(1), { ...error, position })).toMatchObject({ own: true, location: null });
  // A message that cannot be parsed has no statement that completed: there the position alone tells the place.
  expect(blame(message, reply(0), { ...error, position })).toMatchObject({ own: false });
  expect(blame(message, reply(3), { ...error, position })).toMatchObject({
    own: false,
    location: { line: 1, column: 14 },
  });
});

test("only a COMMIT that was done is one", () => {
  expect(isCommitted({ ...reply(0), results: [result("BEGIN"), result("COMMIT")] })).toBe(true);
  expect(isCommitted({ ...reply(0), results: [result("BEGIN"), result("ROLLBACK")] })).toBe(false);
  expect(isCommitted(reply(0))).toBe(false);
});
