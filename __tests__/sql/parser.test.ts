import { fingerprintSync, hasSqlDetails, loadModule, parsePlPgSQLSync, parseSync } from "libpg-query";
import { beforeAll, expect, test } from "vitest";
import { loadParser, type Parser } from "../../src/sql/parser.js";

let parser: Parser;
beforeAll(async () => {
  await loadModule();
  parser = await loadParser();
});

const legal = [
  "SELECT 1",
  "  \n-- ünïcode 𝄞\nSELECT 'größe 𝄞' AS \"é\" ; ",
  'CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text DEFAULT \'{"stmt":{"x":{\')',
  `SELECT '}]}', '"stmt_len":7}]}', '{"version":1,"stmts":[{"stmt":{"SelectStmt":{'`,
  "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; DELETE FROM u)",
  "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
  "SELECT 1; SELECT 2",
  "SELECT 1;; CREATE TABLE u (); -- the end",
  "CHECKPOINT",
  "BEGIN",
  ";",
  "-- nothing",
  `SELECT ${"1 + ".repeat(2000)}1`,
];

const named = legal.map((sql) => ({ name: sql.slice(0, 60), sql }));

test.each(named)("$name: kind, place and tree of each statement are those that the package reads", ({ sql }) => {
  const parsed = parser.parse(sql);
  const expected = (parseSync(sql).stmts ?? []).flatMap(({ stmt, stmt_location: start = 0, stmt_len: length = 0 }) =>
    Object.entries(stmt ?? {}).map(([kind, node]: [string, unknown]) => ({ kind, node, start, length })),
  );
  const statements = parsed.kind === "parsed" ? parsed.statements : null;
  expect(statements?.map(({ kind, node, start, length }) => ({ kind, node, start, length }))).toEqual(expected);
});

test.each(["SELEC 1", "SELECT 'größe 𝄞', FROM t", 'SELECT "x', "CREATE TABLE t (a int,)", ")"])(
  "%s is refused with the package's message and place",
  (sql) => {
    let error: unknown = null;
    try {
      parseSync(sql);
    } catch (thrown) {
      error = thrown;
    }
    const details = hasSqlDetails(error) ? error.sqlDetails : undefined;
    expect(details?.message).toMatch(/ at /);
    const position = details?.cursorPosition === 0 ? null : details?.cursorPosition;
    expect(parser.parse(sql)).toEqual({ kind: "refused", message: details?.message, position });
  },
);

test("what is no text for the machine is refused, and it works on", () => {
  const deep = `SELECT ${"(".repeat(100_000)}1${")".repeat(100_000)}`;
  expect([deep, "SELECT 1\0"].map((sql) => parser.parse(sql).kind)).toEqual(["refused", "refused"]);
  expect([parser.parse("SELECT 1").kind, parser.parse("")]).toEqual(["parsed", { kind: "parsed", statements: [] }]);
});

test("fingerprints and trees of PL/pgSQL are the package's; what it refuses has none", () => {
  const query = "SELECT a FROM t WHERE b = 'größe'";
  const block = "DO $$ BEGIN PERFORM 'größe'; END $$";
  expect(parser.fingerprint(query)).toBe(fingerprintSync(query));
  expect(parser.parsePlPgSql(block)).toEqual(parsePlPgSQLSync(block));
  expect([parser.fingerprint("SELEC 1"), parser.fingerprint("")]).toEqual([null, null]);
  expect([parser.parsePlPgSql("DO $$ BEGIN IF $$"), parser.parsePlPgSql("")]).toEqual([null, null]);
});
