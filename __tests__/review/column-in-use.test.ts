import { describe, expect, test } from "vitest";
import { reviewFiles } from "./reviewing.js";
import { withDatabase } from "../support/database.js";
import { hasServer } from "../support/postgres-binaries.js";

const schema = `CREATE TABLE t (id int PRIMARY KEY, a int, b text, c text, d text, e int);
CREATE TABLE o (id int PRIMARY KEY, a int, note text);
ALTER TABLE t ADD COLUMN g int GENERATED ALWAYS AS (a * 2) STORED;
CREATE VIEW v AS SELECT x.id, x.b AS label FROM t x JOIN o ON o.id = x.id WHERE o.note IS NOT NULL;
CREATE VIEW w (one, two) AS SELECT * FROM o;
CREATE MATERIALIZED VIEW m AS WITH t AS (SELECT id AS e FROM o) SELECT e FROM t;
CREATE POLICY p ON t USING (c = current_user);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE UPDATE OF d ON t FOR EACH ROW EXECUTE FUNCTION f();`;

/** What is pending, and the SQLSTATE by which PostgreSQL refuses it; null where it runs. */
const cases: readonly (readonly [string, string | null])[] = [
  ["ALTER TABLE t ALTER COLUMN b TYPE varchar", "0A000"],
  ["ALTER TABLE o ALTER COLUMN note TYPE varchar", "0A000"],
  ["ALTER TABLE o ALTER COLUMN a TYPE bigint", "0A000"],
  ["ALTER TABLE t ALTER COLUMN c TYPE varchar", "0A000"],
  ["ALTER TABLE t ALTER COLUMN d TYPE varchar", "0A000"],
  // The query of m names a table of its own t.
  ["ALTER TABLE t ALTER COLUMN e TYPE bigint", null],
  // A star means the tables of its own query, and so does a name: s reads id of t alone.
  [
    "CREATE VIEW s AS SELECT *, (SELECT id FROM t WHERE t.id = o.id) AS t_id FROM o;\nALTER TABLE t ALTER COLUMN e TYPE bigint",
    null,
  ],
  [
    "CREATE VIEW s AS SELECT id, e FROM t UNION SELECT id, a FROM o;\nALTER TABLE t ALTER COLUMN e TYPE bigint",
    "0A000",
  ],
  ["ALTER TABLE t DROP COLUMN b", "2BP01"],
  ["ALTER TABLE t DROP COLUMN a", "2BP01"],
  ["ALTER TABLE t DROP COLUMN b CASCADE", null],
  ["ALTER TABLE t DROP COLUMN g, DROP COLUMN a", null],
  ["DROP VIEW v;\nALTER TABLE t ALTER COLUMN b TYPE varchar", null],
  ["DROP POLICY p ON t;\nALTER TABLE t ALTER COLUMN c TYPE varchar", null],
  ["DROP TRIGGER tr ON t;\nALTER TABLE t ALTER COLUMN d TYPE varchar", null],
  ["ALTER TABLE t ALTER COLUMN g DROP EXPRESSION;\nALTER TABLE t DROP COLUMN a", null],
  ["ALTER TABLE t RENAME COLUMN b TO z;\nALTER TABLE t ALTER COLUMN z TYPE varchar", "0A000"],
  ["ALTER TABLE t RENAME TO s;\nALTER TABLE s ALTER COLUMN b TYPE varchar", "0A000"],
  ["CREATE OR REPLACE VIEW v AS SELECT id FROM t;\nALTER TABLE t ALTER COLUMN b TYPE varchar", "42P16"],
  ["CREATE OR REPLACE VIEW v AS SELECT id, c AS label FROM t;\nALTER TABLE t ALTER COLUMN b TYPE varchar", null],
  ["CREATE OR REPLACE VIEW v AS SELECT id, b FROM t", "42P16"],
  ["CREATE OR REPLACE VIEW v AS SELECT id, b AS label, c FROM t", null],
  ["CREATE OR REPLACE VIEW w AS SELECT id AS one, a AS two FROM o", "42P16"],
  ["CREATE OR REPLACE VIEW w AS SELECT id AS one, a AS two, note, 1 AS n FROM o", null],
  ["ALTER VIEW v RENAME COLUMN label TO b;\nCREATE OR REPLACE VIEW v AS SELECT id, b FROM t", null],
  ["DROP VIEW v;\nCREATE OR REPLACE VIEW v AS SELECT id FROM t", null],
];

const refusals = new Set(["column-in-use", "replace-view"]);

describe("what PostgreSQL refuses because something reads it", () => {
  test.each(cases)("%s: %s", async (sql, expected) => {
    const applied = { "V1__schema.sql": schema };
    const files = { "V2__change.sql": sql };
    const { findings } = await reviewFiles({ files, applied });
    const told = findings.filter(({ rule }) => refusals.has(rule));
    expect(told.map(({ message }) => /\((\w{5})\)$/.exec(message)?.[1])).toEqual(expected === null ? [] : [expected]);
  });

  test.each([14, 18])("PostgreSQL %i says so", async (major) => {
    if (!hasServer(major)) return;
    await withDatabase({ major }, async (database) => {
      await database.query(schema);
      const seen: (readonly [string, string | null])[] = [];
      for (const [sql] of cases) {
        const error = await database.query(`BEGIN; ${sql}; ROLLBACK`).then(
          () => null,
          (problem: unknown) => (problem as { readonly code: string }).code,
        );
        seen.push([sql, error]);
        await database.query("ROLLBACK");
      }
      // Until 14 what is generated from a column goes with it.
      const goesWithIt = "ALTER TABLE t DROP COLUMN a";
      expect(seen).toEqual(cases.map(([sql, code]) => [sql, major < 15 && sql === goesWithIt ? null : code]));
    });
  });

  test("what is generated from a column goes with it until 14", async () => {
    const files = { "V2__change.sql": "ALTER TABLE t DROP COLUMN a" };
    const { findings } = await reviewFiles({ files, applied: { "V1__schema.sql": schema }, context: { major: 14 } });
    expect(findings.map(({ rule }) => rule)).not.toContain("column-in-use");
  });

  test.each([
    ["the view as it was", "CREATE OR REPLACE VIEW v AS SELECT id, b AS label FROM t;", "42P16"],
    ["a view that it drops before", "DROP VIEW v; CREATE OR REPLACE VIEW v AS SELECT id, b AS label FROM t;", null],
    [
      "a view that goes with a column",
      "ALTER TABLE t DROP COLUMN c CASCADE; CREATE OR REPLACE VIEW v AS SELECT id, b AS label FROM t;",
      null,
    ],
    ["a view of as many columns", "CREATE OR REPLACE VIEW v AS SELECT id, b AS label, d AS c FROM t;", null],
  ])("an undo script with %s, after one that got a column", async (_, undo, expected) => {
    const files = {
      "V2__change.sql": "CREATE OR REPLACE VIEW v AS SELECT id, b AS label, c FROM t;",
      "U2__change.sql": undo,
    };
    const { findings } = await reviewFiles({ files, applied: { "V1__schema.sql": schema } });
    const told = findings.filter(({ rule }) => refusals.has(rule));
    expect(told.map(({ file, message }) => `${file} ${/\((\w{5})\)$/.exec(message)?.[1]}`)).toEqual(
      expected === null ? [] : [`migrations/U2__change.sql ${expected}`],
    );
  });

  test("a view that is known from the database itself counts as well", async () => {
    const snapshot = {
      major: 16,
      objects: [
        { kind: "column", identity: "public.t.id", attributes: { type: "integer", position: "1" } },
        { kind: "column", identity: "public.t.b", attributes: { type: "text", position: "2" } },
        { kind: "schema", identity: "public", attributes: {} },
        { kind: "table", identity: "public.t", attributes: {} },
        {
          kind: "view",
          identity: "public.v",
          attributes: { definition: " SELECT id,\n    b AS label\n   FROM public.t;" },
        },
      ],
    };
    const files = {
      "V2__type.sql": "ALTER TABLE t ALTER COLUMN b TYPE varchar;",
      "V3__view.sql": "CREATE OR REPLACE VIEW v AS SELECT b AS label, id FROM t;",
    };
    const { findings } = await reviewFiles({ files, schema: snapshot });
    expect(findings.filter(({ rule }) => refusals.has(rule)).map(({ message }) => message)).toEqual([
      "the view v reads t.b, so PostgreSQL refuses another type (0A000)",
      "OR REPLACE of v cannot make its column id label (42P16)",
    ]);
  });
});
