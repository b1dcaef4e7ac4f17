import { expect, test } from "vitest";
import { listWrittenRows } from "../../src/sql/written-rows.js";
import { parse } from "./scripts.js";

test.each([
  ["INSERT INTO shop.a VALUES (1)", [["a", null]]],
  ["UPDATE a SET b = 1, c = 2 WHERE d", [["a", ["b", "c"]]]],
  [
    "DELETE FROM a; DELETE FROM b",
    [
      ["a", null],
      ["b", null],
    ],
  ],
  ["MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE", [["a", null]]],
  ["COPY a FROM stdin;\n1\n\\.\n", [["a", null]]],
  [
    "TRUNCATE a, shop.b",
    [
      ["a", null],
      ["b", null],
    ],
  ],
  ["SELECT 1; DROP TABLE a; ALTER TABLE b ADD c int", []],
])("%s", async (sql, expected) => {
  const found = listWrittenRows((await parse(sql)).statements);
  expect(found.map(({ table, columns }) => [table, columns])).toEqual(expected);
});
