import { beforeAll, expect, test } from "vitest";
import { readApplicationStatement } from "../../src/sql/application-statement.js";
import { loadParser, type Parser } from "../../src/sql/parser.js";

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

const textOf = (raw: string, from: "server" | "file" = "server"): string => {
  const read = readApplicationStatement(parser, raw, { from });
  return read.kind === "read" ? read.statement.text : read.kind === "catalog" ? "catalog" : read.why;
};

test.each([
  ["SELECT a FROM t WHERE b = $1", "SELECT a FROM t WHERE b = $1"],
  ["select a /* dana@example.com */ from t -- 42\n;", "select a   from t"],
  ["SELECT a FROM t WHERE at > now() - interval $1", "SELECT a FROM t WHERE at > now() - interval '0'"],
  [
    "SELECT date $1, timestamp with time zone $2, time $3 FROM t",
    "SELECT date '2000-01-01', timestamp with time zone '2000-01-01', time '00:00' FROM t",
  ],
  [
    "SELECT extract($1 FROM at), x FROM t WHERE y = $2 AND z = $3 AND u = $2",
    "SELECT extract('epoch' FROM at), x FROM t WHERE y = $1 AND z = $2 AND u = $1",
  ],
  [
    "SELECT a FROM t WHERE d > date $1 AND i < interval $2 day",
    "SELECT a FROM t WHERE d > date '2000-01-01' AND i < interval '0' day",
  ],
  ["SELECT count(*) FROM t GROUP BY a, 'dana@example.com'", "SELECT count(*) FROM t GROUP BY a, $1"],
  [
    "SELECT a, 4711 FROM t WHERE b = 'é' AND c = $1 AND d = -12.5 ORDER BY 1, 2",
    "SELECT a, $2 FROM t WHERE b = $3 AND c = $1 AND d = $4 ORDER BY 1, 2",
  ],
  [
    "SELECT a::numeric(10,2), b::varchar(5) FROM t WHERE x IS NULL AND y = true",
    "SELECT a::numeric(10,2), b::varchar(5) FROM t WHERE x IS NULL AND y = true",
  ],
  ["SELECT E'it''s', $$x$$, U&'y', B'101' FROM t", "SELECT $1, $2, $3, $4 FROM t"],
  ["SELECT interval '3 days', date '1999-12-31' FROM t", "SELECT interval '0', date '2000-01-01' FROM t"],
  ["INSERT INTO t VALUES ($1 /*, ... */)", "INSERT INTO t VALUES ($1  )"],
  ["SELECT a FROM t WHERE", "its text does not parse"],
  ["SELECT 1; DROP TABLE t", "its text does not parse"],
  ["ALTER ROLE x PASSWORD 'secret'", "it is no query"],
  ["SELECT a INTO b FROM t", "it makes a table"],
  ["COPY t FROM stdin", "it is no query"],
  ["SELECT oid FROM pg_catalog.pg_class JOIN pg_roles ON true", "catalog"],
  ["SELECT version FROM public.schema_version", "catalog"],
  ["SELECT pg_catalog.set_config($1, $2, $3)", "catalog"],
  ["WITH RECURSIVE x AS (SELECT 1 FROM pg_class) SELECT * FROM x", "catalog"],
  ["SELECT total($1)", "SELECT total($1)"],
  ["SELECT 1", "SELECT $1"],
  ["SELECT app.total($1)", "SELECT app.total($1)"],
  ["SELECT pg_catalog.now(), total()", "SELECT pg_catalog.now(), total()"],
  ["SELECT a FROM users JOIN pg_class ON true", "SELECT a FROM users JOIN pg_class ON true"],
  ["SELECT column_name FROM information_schema.columns", "catalog"],
  ["SELECT a FROM pg_catalog.any_name", "catalog"],
  [`SELECT EXISTS (SELECT FROM "public"."users" r WHERE r."a" IS NULL)`, "catalog"],
])("%s becomes %s", (raw, expected) => {
  expect(textOf(raw)).toBe(expected);
});

test.each([
  ["SELECT a FROM t WHERE b = 'x' -- why\n", "SELECT a FROM t WHERE b = 'x'"],
  ["SELECT a FROM t WHERE b = $2", "SELECT a FROM t WHERE b = $2"],
  ["SELECT a FROM t WHERE b > now() - interval $1", "SELECT a FROM t WHERE b > now() - interval $1"],
])("a file keeps its literals and numbers, and loses its comments: %s", (raw, expected) => {
  expect(textOf(raw, "file")).toBe(expected);
});

test.each([
  { raw: "SELECT a FROM t", reads: true, parameters: 0, relations: ["t"] },
  {
    raw: "SELECT a FROM s.t, u WHERE b = $1 AND c = $3 FOR UPDATE",
    reads: true,
    parameters: 3,
    relations: ["s.t", "u"],
  },
  { raw: "WITH t AS (SELECT $2) SELECT * FROM s.t, t", reads: true, parameters: 2, relations: ["s.t"] },
  { raw: "WITH x AS (DELETE FROM t RETURNING a) SELECT a FROM x", reads: false, parameters: 0, relations: ["t"] },
  { raw: "UPDATE t SET a = $1 FROM u", reads: false, parameters: 1, relations: ["t", "u"] },
  { raw: "DELETE FROM t", reads: false, parameters: 0, relations: ["t"] },
])("$raw is understood", ({ raw, reads, parameters, relations }) => {
  const read = readApplicationStatement(parser, raw, { from: "file" });
  if (read.kind !== "read") throw new Error(read.kind);
  const names = read.statement.relations.map(({ schema, name }) => (schema === null ? name : `${schema}.${name}`));
  const { statement } = read;
  expect({ reads: statement.reads, parameters: statement.parameters, relations: names.toSorted() }).toEqual({
    reads,
    parameters,
    relations,
  });
});

test.each([
  ['INSERT INTO s.t (a, "B") VALUES ($1, $2)', { table: { schema: "s", name: "t" }, columns: ["a", "B"], count: null }],
  ["INSERT INTO t VALUES ($1, $2), ($3, $4)", { table: { schema: null, name: "t" }, columns: null, count: 2 }],
  ["INSERT INTO t SELECT * FROM u", { table: { schema: null, name: "t" }, columns: null, count: null }],
  ["INSERT INTO t SELECT a, b, $1 FROM u", { table: { schema: null, name: "t" }, columns: null, count: 3 }],
  [
    "INSERT INTO t SELECT a FROM u UNION SELECT b FROM v",
    { table: { schema: null, name: "t" }, columns: null, count: null },
  ],
  [
    "INSERT INTO t SELECT a FROM u UNION ALL SELECT b FROM v",
    { table: { schema: null, name: "t" }, columns: null, count: null },
  ],
  ["INSERT INTO t DEFAULT VALUES", { table: { schema: null, name: "t" }, columns: [], count: null }],
  ["UPDATE t SET a = $1", null],
])("%s gives values to %j", (raw, expected) => {
  const read = readApplicationStatement(parser, raw, { from: "server" });
  expect(read).toMatchObject({ kind: "read", statement: { insert: expected } });
});

test("no literal of a statement is left, whatever it holds", () => {
  const marker = "m4rk3r";
  for (const quoted of [`'${marker}'`, `E'\\'${marker}'`, `$a$${marker}$a$`, `U&'${marker}'`, `N'${marker}'`]) {
    const raw = `/* ${marker} */ SELECT ${quoted} AS x, a -- ${marker}\n FROM t WHERE b IN (${quoted}, lower(${quoted})) GROUP BY a, ${quoted} LIMIT 5`;
    expect(textOf(raw)).not.toContain(marker);
    expect(textOf(raw)).toContain("FROM t");
  }
});
