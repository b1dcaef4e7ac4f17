import { beforeAll, expect, test } from "vitest";
import { loadParser, type Parser } from "../../src/sql/parser.js";
import { demandsOf } from "../../src/sql/row-demands.js";

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

/** What a CHECK demands of rows: its condition as JSON, or why it is not asked for. */
function demandOf(check: string): string {
  const parsed = parser.parse(`ALTER TABLE t ADD CHECK (${check})`);
  if (parsed.kind === "refused") throw new Error(check);
  const [demand] = parsed.statements.flatMap((tree) => demandsOf(tree));
  return demand?.kind === "condition" ? JSON.stringify(demand.condition) : (demand?.kind ?? "nothing");
}

test.each(["=", "<>", "<", ">", "<=", ">="])("columns are compared by %s", (operator) => {
  expect(demandOf(`a ${operator} t.b`)).toBe(JSON.stringify({ kind: "compare", left: "a", operator, right: "b" }));
});

test.each([
  { check: "a", condition: { kind: "column", column: "a" } },
  { check: "a IS NULL", condition: { kind: "null", column: "a", is: "null" } },
  { check: "a IS NOT NULL", condition: { kind: "null", column: "a", is: "not null" } },
  { check: "NOT a", condition: { kind: "not", parts: [{ kind: "column", column: "a" }] } },
  {
    check: "a AND b",
    condition: {
      kind: "and",
      parts: [
        { kind: "column", column: "a" },
        { kind: "column", column: "b" },
      ],
    },
  },
  {
    check: "a OR b",
    condition: {
      kind: "or",
      parts: [
        { kind: "column", column: "a" },
        { kind: "column", column: "b" },
      ],
    },
  },
])("$check is read", ({ check, condition }) => expect(demandOf(check)).toBe(JSON.stringify(condition)));

// A constant in a question to a target would tell whoever wrote it what rows hold.
test.each([
  "a = 1",
  "1 = a",
  "a <> 'x' AND b IS NOT NULL",
  "a OR b = 'x'",
  "lower(a) = b",
  "(a + b) IS NULL",
  "lower(a) IS NOT NULL",
  "a % b = c",
  "a OPERATOR(app.=) b",
  "a LIKE b",
  "a IN (b, c)",
  "a IS TRUE",
  "a = ANY (b)",
  "a IS DISTINCT FROM b",
  "s.t.a = b",
  "(t).* IS NULL",
  `${"NOT (".repeat(30)}a${")".repeat(30)}`,
])("%s is not asked for", (check) => expect(demandOf(check)).toBe("unreadable"));
