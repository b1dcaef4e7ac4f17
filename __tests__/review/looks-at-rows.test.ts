import { describe, expect, test } from "vitest";
import { withDatabase } from "../support/database.js";
import { hasServer } from "../support/postgres-binaries.js";
import { reviewFiles } from "./reviewing.js";

const schema = `CREATE DOMAIN amount AS numeric(8,2);
CREATE TABLE t (id int NOT NULL, n int, c char(8), d text, a varchar(40) CHECK (length(a) > 0), b varchar(40), e varchar(40), m amount);
ALTER TABLE t ADD CONSTRAINT both_set CHECK (b <> a), ADD CONSTRAINT later CHECK (e <> '') NOT VALID;
CREATE UNIQUE INDEX t_id ON t (id);
CREATE UNIQUE INDEX t_n ON t (n);
CREATE TABLE p (at int) PARTITION BY RANGE (at);
CREATE TABLE p_else PARTITION OF p DEFAULT;
CREATE TABLE q (at int NOT NULL, CHECK (at >= 0 AND at < 10));
CREATE TABLE r (at int) PARTITION BY RANGE (at);
CREATE TABLE w (n int, f varchar(40), g varchar(40), h varchar(40), i varchar(40), x varchar(40), y varchar(40));
CREATE INDEX w_f ON w (lower(f));
CREATE INDEX w_g ON w (n) WHERE g <> '';
CREATE INDEX w_h ON w (h);
CREATE INDEX w_i ON w (n) INCLUDE (i) WHERE n > 0;
ALTER TABLE w ADD CONSTRAINT w_x EXCLUDE (x WITH =) WHERE (n > 0), ADD CONSTRAINT w_y EXCLUDE (y WITH =);
CREATE TABLE owner (id int PRIMARY KEY);
CREATE TABLE s (at int NOT NULL, o int REFERENCES owner, PRIMARY KEY (at)) PARTITION BY RANGE (at);
CREATE INDEX s_o ON s (o);
CREATE TABLE bare (at int NOT NULL, o int, CHECK (at >= 0 AND at < 10));
CREATE TABLE same (LIKE bare INCLUDING ALL, PRIMARY KEY (at), FOREIGN KEY (o) REFERENCES owner);
CREATE INDEX same_o ON same (o);
CREATE TABLE half (LIKE same INCLUDING ALL);
ALTER TABLE half ADD FOREIGN KEY (o) REFERENCES owner NOT VALID;
CREATE TABLE alike (LIKE bare INCLUDING CONSTRAINTS INCLUDING INDEXES);
ALTER TABLE alike ADD PRIMARY KEY (at), ADD FOREIGN KEY (o) REFERENCES owner;`;

const virtual = "ALTER TABLE w ADD v int GENERATED ALWAYS AS (n + 1) VIRTUAL";

/** What is pending, the rule that tells of it, and what a server does to the rows. */
const cases: readonly (readonly [
  sql: string,
  rule: string | null,
  rows: "rewrites" | "looks" | "nothing",
  since?: number,
])[] = [
  ["ALTER TABLE t ADD PRIMARY KEY USING INDEX t_n", "set-not-null", "looks"],
  ["ALTER TABLE t ADD PRIMARY KEY USING INDEX t_id", null, "nothing"],
  ["ALTER TABLE t ADD UNIQUE USING INDEX t_n", null, "nothing"],
  ["ALTER TABLE t ADD CONSTRAINT n_set NOT NULL n", "set-not-null", "looks", 18],
  ["ALTER TABLE t ADD CONSTRAINT n_set NOT NULL n NOT VALID", null, "nothing", 18],
  ["ALTER TABLE t ADD CONSTRAINT t_id_not_null NOT NULL id", null, "nothing", 18],
  ["ALTER TABLE t ALTER COLUMN c TYPE char(10)", "change-column-type", "rewrites"],
  ["ALTER TABLE t ALTER COLUMN c TYPE char(4)", "narrow-column", "rewrites"],
  ["ALTER TABLE t ALTER COLUMN d TYPE char(4)", "narrow-column", "rewrites"],
  ["ALTER TABLE t ALTER COLUMN c TYPE varchar(8)", "change-column-type", "rewrites"],
  ["ALTER TABLE t ALTER COLUMN a TYPE varchar(80)", "type-recheck", "looks"],
  ["ALTER TABLE t ALTER COLUMN b TYPE text", "type-recheck", "looks"],
  ["ALTER TABLE t ALTER COLUMN e TYPE varchar(80)", null, "nothing"],
  ["ALTER TABLE t ALTER COLUMN d TYPE varchar", null, "nothing"],
  ["ALTER TABLE t ALTER COLUMN m TYPE numeric(8,2)", "change-column-type", "rewrites"],
  ["ALTER TABLE t ALTER COLUMN m TYPE numeric", null, "nothing"],
  ["ALTER TABLE p ATTACH PARTITION q FOR VALUES FROM (0) TO (10)", "attach-partition", "looks"],
  ["ALTER TABLE r ATTACH PARTITION q FOR VALUES FROM (0) TO (10)", null, "nothing"],
  ["ALTER TABLE s ATTACH PARTITION bare FOR VALUES FROM (0) TO (10)", "attach-partition", "looks"],
  ["ALTER TABLE s ATTACH PARTITION same FOR VALUES FROM (0) TO (10)", null, "nothing"],
  ["ALTER TABLE s ATTACH PARTITION half FOR VALUES FROM (0) TO (10)", "attach-partition", "looks"],
  ["ALTER TABLE s ATTACH PARTITION alike FOR VALUES FROM (0) TO (10)", "attach-partition", "looks"],
  ["ALTER TABLE w ALTER COLUMN f TYPE varchar(80)", "type-recheck", "looks"],
  ["ALTER TABLE w ALTER COLUMN f TYPE varchar(40)", "type-recheck", "looks"],
  ["ALTER TABLE w ALTER COLUMN g TYPE text", "type-recheck", "looks"],
  ["ALTER TABLE w ALTER COLUMN h TYPE text", null, "nothing"],
  ["ALTER TABLE w ALTER COLUMN i TYPE text", "type-recheck", "looks"],
  ["ALTER TABLE w ALTER COLUMN x TYPE text", "type-recheck", "looks"],
  ["ALTER TABLE w ALTER COLUMN y TYPE text", null, "nothing"],
  ["ALTER TABLE w RENAME f TO ff; ALTER TABLE w ALTER COLUMN ff TYPE text", "type-recheck", "looks"],
  ["ALTER TABLE w RENAME x TO xx; ALTER TABLE w ALTER COLUMN xx TYPE text", "type-recheck", "looks"],
  [`${virtual} NOT NULL`, "add-column-check", "looks", 18],
  [virtual, null, "nothing", 18],
  [`${virtual}; ALTER TABLE w ALTER COLUMN v SET EXPRESSION AS (n + 2)`, null, "nothing", 18],
  [
    `${virtual} NOT NULL; ALTER TABLE w ALTER COLUMN v SET EXPRESSION AS (n)`,
    "add-column-check type-recheck",
    "looks",
    18,
  ],
  [
    "ALTER TABLE w ADD v int GENERATED ALWAYS AS (n) STORED; ALTER TABLE w ALTER v SET EXPRESSION AS (1)",
    "set-expression",
    "rewrites",
    18,
  ],
  [`${virtual}; ALTER TABLE w ALTER COLUMN v SET NOT NULL`, "set-not-null", "looks", 18],
];

const rules = new Set([
  "set-not-null",
  "add-column-check",
  "set-expression",
  "change-column-type",
  "narrow-column",
  "type-recheck",
  "attach-partition",
]);

describe("what looks at every row, or writes it anew", () => {
  test.each(cases.map(([sql, rule]) => [sql, rule] as const))("%s: %s", async (sql, expected) => {
    const { findings } = await reviewFiles({ files: { "V2__x.sql": sql }, applied: { "V1__x.sql": schema } });
    expect(findings.flatMap(({ rule }) => (rules.has(rule) ? [rule] : []))).toEqual(expected?.split(" ") ?? []);
  });

  test.each([14, 18])("PostgreSQL %i does so", async (major) => {
    if (!hasServer(major)) return;
    await withDatabase({ major }, async (database) => {
      const said: string[] = [];
      const client = await database.connect();
      client.on("notice", ({ message }) => said.push(message ?? ""));
      await client.query(
        `${schema} INSERT INTO t VALUES (1, 1, 'c', 'd', 'a', 'b', 'e', 1); SET client_min_messages = debug1`,
      );
      const known = cases.filter(([, , , since = 14]) => major >= since);
      const seen: (readonly [string, string])[] = [];
      for (const [sql] of known) {
        said.length = 0;
        await client.query(`BEGIN; ${sql}; ROLLBACK`);
        const did = (what: RegExp): boolean => said.some((one) => what.test(one));
        const looks = /^(?:verifying table|building index "(?!pg_toast)|validating foreign key)/;
        seen.push([sql, did(/^rewriting table/) ? "rewrites" : did(looks) ? "looks" : "nothing"]);
      }
      expect(seen).toEqual(known.map(([sql, , what]) => [sql, what]));
    });
  });

  test("a primary key is proposed behind what makes its columns NOT NULL, and the proposal needs no scan", async () => {
    const pending = { "V2__key.sql": "ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (n);" };
    const { findings } = await reviewFiles({ files: pending, applied: { "V1__x.sql": schema } });
    const fixes = findings.flatMap(({ rule, fix }) => (rule === "add-primary-key" ? (fix ?? []) : []));
    const sql = fixes.filter(({ file }) => /V\d/.test(file)).map((one) => one.sql);
    expect(sql.map((text) => /NOT VALID|VALIDATE|SET NOT NULL|CONCURRENTLY|USING INDEX/.exec(text)?.[0])).toEqual([
      "NOT VALID",
      "VALIDATE",
      "SET NOT NULL",
      "CONCURRENTLY",
      "USING INDEX",
    ]);
  });

  test("a materialized view WITH NO DATA cannot be read, but in an undo script it is what was there", async () => {
    const applied = { "V1__x.sql": "CREATE MATERIALIZED VIEW mv AS SELECT 1 AS one;" };
    const refresh = "REFRESH MATERIALIZED VIEW mv WITH NO DATA;";
    const told = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
      (await reviewFiles({ files, applied })).findings.flatMap(({ rule, message }) =>
        rule === "refresh-materialized-view" ? [message] : [],
      );
    expect(await told({ "V2__x.sql": refresh })).toEqual([expect.stringContaining("(55000)")]);
    expect(await told({ "V2__x.sql": "REFRESH MATERIALIZED VIEW mv;", "U2__x.sql": refresh })).toHaveLength(1);
  });
});
