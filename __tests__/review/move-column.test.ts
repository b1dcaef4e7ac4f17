import { describe, expect, test } from "vitest";
import type { FixFile } from "../../src/core/fix.js";
import { reviewFiles } from "./reviewing.js";

const plain = "CREATE TABLE t (id bigint PRIMARY KEY, a integer, b text);";
const toBigint = "ALTER TABLE t ALTER COLUMN a TYPE bigint;";

const rules: ReadonlySet<string> = new Set(["change-column-type", "narrow-column", "rename-column"]);

/** The files proposed for one statement on that schema. */
async function filesFor(statement: string, schema = plain): Promise<readonly FixFile[]> {
  const { findings } = await reviewFiles({ files: { "V2__a.sql": statement }, applied: { "V1__t.sql": schema } });
  return findings.find(({ rule }) => rules.has(rule))?.fix ?? [];
}

const sqlOf = (files: readonly FixFile[], name: string): string =>
  files.find(({ file }) => file.startsWith(`migrations/${name}`))?.sql ?? "";

describe("expand and contract", () => {
  test.each([
    ["a default hangs on the column", toBigint, plain.replace("integer", "integer DEFAULT 0")],
    ["a key holds it", toBigint, plain.replace("integer", "integer UNIQUE")],
    ["a CHECK names it", toBigint, plain.replace("b text", "b text, CHECK (a > 0)")],
    ["an index holds it", toBigint, `${plain} CREATE INDEX i ON t (b, a);`],
    ["an index computes from it", toBigint, `${plain} CREATE INDEX i ON t ((a + 1));`],
    ["a view reads it", "ALTER TABLE t RENAME COLUMN a TO c;", `${plain} CREATE VIEW v AS SELECT a FROM t;`],
    ["it numbers the rows", toBigint, plain.replace("integer", "integer GENERATED ALWAYS AS IDENTITY")],
    ["it is generated", toBigint, plain.replace("a integer", "a integer GENERATED ALWAYS AS (id::integer) STORED")],
    ["the table is partitioned", toBigint, "CREATE TABLE t (id bigint, a integer) PARTITION BY RANGE (id);"],
    [
      "the table is a partition",
      toBigint,
      "CREATE TABLE p (id bigint, a integer) PARTITION BY RANGE (id); CREATE TABLE t PARTITION OF p DEFAULT;",
    ],
    ["the new name is taken", toBigint, plain.replace("b text", "a_new text")],
    [
      "the new name would be cut",
      toBigint.replace("COLUMN a", `COLUMN ${"a".repeat(60)}`),
      plain.replace("a integer", `${"a".repeat(60)} integer`),
    ],
    ["the statement does more", `${toBigint.slice(0, -1)}, ALTER COLUMN b SET NOT NULL;`, plain],
    ["USING computes something else", "ALTER TABLE t ALTER COLUMN b TYPE integer USING length(b);", plain],
    ["a collation comes along", 'ALTER TABLE t ALTER COLUMN a TYPE text COLLATE "C";', plain],
    [
      "the type's name needs quotes",
      'ALTER TABLE t ALTER COLUMN a TYPE "My;Type";',
      `${plain} CREATE TYPE "My;Type" AS ENUM ();`,
    ],
    [
      "the old type's name needs quotes",
      "ALTER TABLE t ALTER COLUMN a TYPE text;",
      `CREATE TYPE "My;Type" AS ENUM (); ${plain.replace("integer", '"My;Type"')}`,
    ],
    ["nobody knows the column", "ALTER TABLE t RENAME COLUMN a TO c;", "CREATE TABLE t ();"],
  ])("is not written out where %s", async (_, statement, schema) => {
    expect(await filesFor(statement, schema)).toEqual([]);
  });

  test.each([
    [
      "an index of another table holds a column of that name",
      `${plain} CREATE TABLE u (a integer); CREATE INDEX i ON u (a);`,
    ],
    ["it has a NOT NULL with a name", plain.replace("b text", "b text, CONSTRAINT a_there NOT NULL a")],
  ])("is written out where %s", async (_, schema) => {
    expect(sqlOf(await filesFor(toBigint, schema), "V2")).toContain("ADD COLUMN IF NOT EXISTS a_new bigint");
  });

  test("fills by an assignment, or by the cast that USING names, which leads back too", async () => {
    expect(sqlOf(await filesFor(toBigint), "V3")).toContain("UPDATE t SET a_new = a\n");
    const cast = await filesFor("ALTER TABLE t ALTER COLUMN b TYPE jsonb USING b::jsonb;");
    expect(sqlOf(cast, "V3")).toContain("UPDATE t SET b_new = b::jsonb\n");
    expect(sqlOf(cast, "U4")).toBe(
      "-- Undoes V4.\nALTER TABLE t ADD COLUMN IF NOT EXISTS b text;\nUPDATE t SET b = b_new::text WHERE b IS NULL AND b_new IS NOT NULL;\n",
    );
  });

  test("fills all rows at once, and says so, where no single column is the key", async () => {
    const notice = "-- On a large table this belongs into a job that works in batches, outside the migration.";
    const update = "UPDATE t SET a_new = a WHERE a_new IS NULL AND a IS NOT NULL;";
    for (const schema of [
      plain.replace(" PRIMARY KEY", ""),
      plain.replace("b text", "b text, PRIMARY KEY (id, b)").replace("bigint PRIMARY KEY", "bigint"),
      plain.replace("bigint", "bigint[]"),
      plain.replace("id bigint", () => '"a$$b" bigint'),
    ]) {
      expect(sqlOf(await filesFor(toBigint, schema), "V3")).toBe(`-- Fill a_new of t.\n${notice}\n${update}\n`);
    }
    const hostile = 'CREATE TABLE "$$; DROP TABLE u; $$" (id bigint PRIMARY KEY, a integer);';
    const files = await filesFor('ALTER TABLE "$$; DROP TABLE u; $$" ALTER COLUMN a TYPE bigint;', hostile);
    expect(sqlOf(files, "V3")).toContain(`${notice}\nUPDATE "$$; DROP TABLE u; $$" SET`);
  });

  test("walks along the key in batches, with its type", async () => {
    const schema = 'CREATE TABLE t ("Id" varchar(20) PRIMARY KEY, a integer);';
    expect(sqlOf(await filesFor(toBigint, schema), "V3")).toBe(
      `-- Fill a_new of t.
-- schema-version: transaction=false
DO $$
DECLARE
  next_keys varchar[] := ARRAY(SELECT "Id" FROM t ORDER BY "Id" LIMIT 10000);
BEGIN
  WHILE cardinality(next_keys) > 0 LOOP
    UPDATE t SET a_new = a
      WHERE "Id" = ANY (next_keys) AND a_new IS NULL AND a IS NOT NULL;
    COMMIT;
    next_keys := ARRAY(SELECT "Id" FROM t WHERE "Id" > next_keys[cardinality(next_keys)] ORDER BY "Id" LIMIT 10000);
  END LOOP;
END $$;
`,
    );
  });

  test("names the version that its contract step follows, whether the file stays or is parted", async () => {
    expect(sqlOf(await filesFor(toBigint), "V4")).toBe(
      "-- Drop a of t.\n-- schema-version: contract-of=2\nALTER TABLE t DROP COLUMN IF EXISTS a;\n",
    );
    const parted = await filesFor(`CREATE TABLE IF NOT EXISTS other (id int);\n${toBigint}`);
    expect(
      parted.map(({ file, after }) => `${file.slice("migrations/".length)}${after === undefined ? "" : " later"}`),
    ).toEqual([
      "V2__a.sql",
      "V3__add_a_new_to_t.sql",
      "U3__add_a_new_to_t.sql",
      "V4__fill_a_new_of_t.sql later",
      "U4__fill_a_new_of_t.sql later",
      "V5__drop_a_of_t.sql later",
      "U5__drop_a_of_t.sql later",
    ]);
    expect(sqlOf(parted, "V5")).toContain("-- schema-version: contract-of=3\n");
  });

  test("is not needed for a shorter text: a CHECK holds it", async () => {
    const files = await filesFor("ALTER TABLE t ALTER COLUMN b TYPE varchar(20);");
    expect(sqlOf(files, "V2")).toContain("ADD CONSTRAINT t_b_length CHECK (length(b) <= 20) NOT VALID;");
    expect(sqlOf(files, "V3")).toContain("ALTER TABLE t VALIDATE CONSTRAINT t_b_length;");
    expect(await filesFor("ALTER TABLE t ALTER COLUMN a TYPE smallint;")).toEqual([]);
    expect(await filesFor("ALTER TABLE t ALTER COLUMN b TYPE varchar(20), ALTER COLUMN a SET NOT NULL;")).toEqual([]);
  });

  test("of a new name keeps the type", async () => {
    const files = await filesFor("ALTER TABLE t RENAME COLUMN b TO c;");
    expect(sqlOf(files, "V2")).toBe("ALTER TABLE t ADD COLUMN IF NOT EXISTS c text;\n");
    expect(sqlOf(files, "U2")).toBe("-- Undoes V2.\nALTER TABLE t DROP COLUMN IF EXISTS c;\n");
    expect(files.map(({ after }) => after)).toContain("the application writes c too");
  });
});
