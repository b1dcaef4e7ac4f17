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
CREATE TABLE r (at int) PARTITION BY RANGE (at);`;

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
];

const rules = new Set(["set-not-null", "change-column-type", "narrow-column", "type-recheck", "attach-partition"]);

describe("what looks at every row, or writes it anew", () => {
  test.each(cases.map(([sql, rule]) => [sql, rule] as const))("%s: %s", async (sql, expected) => {
    const { findings } = await reviewFiles({ files: { "V2__x.sql": sql }, applied: { "V1__x.sql": schema } });
    expect(findings.flatMap(({ rule }) => (rules.has(rule) ? [rule] : []))).toEqual(
      expected === null ? [] : [expected],
    );
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
        const did = (what: string): boolean => said.some((one) => one.startsWith(`${what} table`));
        seen.push([sql, did("rewriting") ? "rewrites" : did("verifying") ? "looks" : "nothing"]);
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
