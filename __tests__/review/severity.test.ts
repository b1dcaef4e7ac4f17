import { expect, test } from "vitest";
import { problems } from "../../src/core/problems.js";
import { before, reviewFiles, reviewSql } from "./reviewing.js";

test.each([
  { sql: "CREATE INDEX i ON users (age);", expected: "create-index error" },
  { sql: "CLUSTER users;", expected: "cluster-table error" },
  { sql: "ALTER TABLE users SET UNLOGGED;", expected: "set-logged note" },
  { sql: "ALTER TABLE users ADD COLUMN c timestamptz DEFAULT clock_timestamp();", expected: "volatile-default note" },
  { sql: "ALTER TABLE users ADD CONSTRAINT e EXCLUDE USING gist (age WITH =);", expected: "add-exclusion note" },
  { sql: "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id);", expected: "add-foreign-key note" },
])("in an undo script, which is one file, $expected: $sql", async ({ sql, expected }) => {
  const [rule] = expected.split(" ");
  const { findings } = await reviewFiles({
    files: { "V2__a.sql": sql, "U2__a.sql": sql },
    applied: { "V1__b.sql": before },
  });
  const told = findings.filter((one) => one.rule === rule).map((one) => `${one.file} ${one.rule} ${one.severity}`);
  expect(told).toEqual([`migrations/V2__a.sql ${rule} error`, `migrations/U2__a.sql ${expected}`]);
});

test("a finding without a way out of its own has that of its rule, also where sizes are known", async () => {
  const sizes = new Map([["public.users", { rows: 5, bytes: 5 }]]);
  const findings = await reviewSql("CREATE TABLE t (a timestamp);", { context: { sizes } });
  const one = findings.find(({ rule }) => rule === "create-if-not-exists");
  expect(one?.help).toBe(problems["create-if-not-exists"].help);
  expect(one?.message).not.toContain("size unknown");
});

test.each([
  { sql: "CREATE INDEX i ON app.users (age);", told: "4 rows" },
  { sql: "CREATE INDEX i ON users (age);", told: "5 rows" },
  { sql: "SET search_path = nowhere, app, public;\nCREATE INDEX i ON users (age);", told: "4 rows" },
  { sql: "CREATE INDEX i ON other.users (age);", told: null },
])("the size that is told is that of the table that is meant: $sql", async ({ sql, told }) => {
  const applied = { "V1__b.sql": `CREATE SCHEMA app; CREATE TABLE app.users (age int); ${before}` };
  const sizes = new Map([
    ["app.users", { rows: 4, bytes: 8192 }],
    ["public.users", { rows: 5, bytes: 8192 }],
  ]);
  const { findings } = await reviewFiles({ files: { "V2__a.sql": sql }, applied, context: { sizes } });
  const message = findings.find(({ rule }) => rule === "create-index")?.message;
  expect(/\d+ rows/.exec(message ?? "")?.[0] ?? null).toBe(told);
});

test("a table that an undo script makes itself is new there, and one that nobody knows is not", async () => {
  const undo =
    "CREATE TABLE IF NOT EXISTS made (a int);\nCREATE INDEX i ON made (a);\nCREATE INDEX j ON elsewhere (a);";
  const { findings } = await reviewFiles({ files: { "V2__a.sql": "DROP TABLE IF EXISTS made;", "U2__a.sql": undo } });
  const lines = findings.flatMap(({ rule, file, line }) =>
    rule === "create-index" && file?.endsWith("U2__a.sql") === true ? [line] : [],
  );
  expect(lines).toEqual([3]);
});
