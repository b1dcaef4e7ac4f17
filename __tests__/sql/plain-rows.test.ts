import { describe, expect, test } from "vitest";
import { namedRelations } from "../../src/sql/named-relations.js";
import { rowSteps } from "../../src/sql/row-steps.js";
import { parseScript, type Statement } from "../../src/sql/script.js";
import { scriptOf } from "./scripts.js";

/** Longer than what keeps its syntax trees. */
const long = `\n-- ${"x".repeat(1_000_000)}\n`;

async function statementsOf(sql: string): Promise<readonly Statement[]> {
  return (await parseScript(scriptOf(sql, {}), new Map())).statements;
}

const rows = [
  "INSERT INTO s.t (a, b) VALUES (1, 'x'::text), (-2, DEFAULT) ON CONFLICT (a) DO NOTHING",
  "INSERT INTO t VALUES (ARRAY[1, 2], '{}'::int[], true, NULL, date '2020-01-01')",
  "INSERT INTO t OVERRIDING SYSTEM VALUE VALUES (1)",
];

const others = [
  "INSERT INTO t VALUES (nextval('s'))",
  "INSERT INTO t SELECT a FROM other",
  "INSERT INTO t VALUES ((SELECT max(a) FROM other))",
  "INSERT INTO t VALUES (1) RETURNING a",
  "WITH gone AS (DELETE FROM other RETURNING a) INSERT INTO t VALUES (1)",
  "INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET a = (SELECT max(a) FROM other)",
  "UPDATE t SET a = 1",
];

describe("in a long file", () => {
  test.each(rows)("%s is kept without its rows, once for all that are alike", async (sql) => {
    const [first, second, short] = [...(await statementsOf(`${sql};${sql};${long}`)), ...(await statementsOf(sql))];
    if (first === undefined || short === undefined) throw new Error("no statement");
    expect(first.node).toBe(second?.node);
    expect(JSON.stringify(first.node)).not.toContain("valuesLists");
    expect(rowSteps(first)).toEqual(rowSteps(short));
    expect(namedRelations([first])).toEqual(namedRelations([short]));
  });

  test.each(others)("%s has its whole tree", async (sql) => {
    const [[inLong], [short]] = await Promise.all([statementsOf(`${sql};${long}`), statementsOf(sql)]);
    expect(inLong?.node).toEqual(short?.node);
  });

  test("tables and columns are told apart", async () => {
    const sqls = ["INSERT INTO t (a) VALUES (1)", "INSERT INTO t (b) VALUES (1)", "INSERT INTO u (a) VALUES (1)"];
    const statements = await statementsOf(`${sqls.join(";")};${long}`);
    expect(new Set(statements.map(({ node }) => node)).size).toBe(3);
    expect(namedRelations(statements).map(({ name }) => name)).toEqual(["t", "u"]);
  });
});
