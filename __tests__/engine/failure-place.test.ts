import { describe, expect, test } from "vitest";
import { withWorld, type Files, type Inputs } from "./world.js";

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly inputs?: Inputs;
  /** `file:line:column` */
  readonly place: string;
}

const cases: readonly Case[] = [
  {
    name: "the statement after others on the same line",
    files: { "V1__x.sql": "CREATE TABLE a (); SELECT 1; ALTER TABLE nowhere ADD x int;" },
    // PostgreSQL names no position for it, so it is the statement's.
    place: "migrations/V1__x.sql:1:30",
  },
  {
    name: "the very word, where PostgreSQL names it",
    files: { "V1__x.sql": "SELECT 1;\n\n  SELECT oid,\n    nothing\n  FROM pg_class;" },
    place: "migrations/V1__x.sql:4:5",
  },
  {
    name: "characters of several bytes before it, in lines and columns of characters",
    files: { "V1__x.sql": "-- Größe 😀\nSELECT 'äöü😀', 'ß'; SELECT 'é', nothing;" },
    place: "migrations/V1__x.sql:2:33",
  },
  {
    name: "Windows line ends",
    files: { "V1__x.sql": "SELECT 1;\r\n\r\nSELECT\r\n  nothing;\r\n" },
    place: "migrations/V1__x.sql:4:3",
  },
  {
    name: "old Macintosh line ends are no lines for PostgreSQL either",
    files: { "V1__x.sql": "SELECT 1;\n/* a\rb */ SELECT nothing;" },
    place: "migrations/V1__x.sql:2:18",
  },
  {
    name: "a byte order mark",
    files: { "V1__x.sql": "\uFEFFSELECT nothing;" },
    place: "migrations/V1__x.sql:1:8",
  },
  {
    name: "longer and shorter placeholders before it",
    files: { "V1__x.sql": "SELECT '${long}', '${long}', '${none}', nothing;" },
    inputs: { placeholders: `long=${"x\n".repeat(40).trim().replaceAll("\n", " ")}\nnone=` },
    place: "migrations/V1__x.sql:1:41",
  },
  {
    name: "an error inside a placeholder's value is at the placeholder",
    files: { "V1__x.sql": "SELECT\n  ${column};" },
    inputs: { placeholders: "column=1 + nothing" },
    place: "migrations/V1__x.sql:2:3",
  },
  {
    name: "COPY data before it",
    files: { "V1__x.sql": "CREATE TABLE a (t text);\nCOPY a FROM stdin;\nä\nb\n\\.\nSELECT nothing;" },
    place: "migrations/V1__x.sql:6:8",
  },
  {
    name: "the COPY whose data does not fit",
    files: { "V1__x.sql": "CREATE TABLE a (n int);\nSELECT 1;\nCOPY a FROM stdin;\n1\nb\n\\.\n" },
    place: "migrations/V1__x.sql:3:1",
  },
  {
    name: "a BEGIN and COMMIT around the file",
    files: { "V1__x.sql": "BEGIN;\nSELECT 1;\nSELECT nothing;\nCOMMIT;" },
    place: "migrations/V1__x.sql:3:8",
  },
  {
    name: "psql's harmless commands before it",
    files: { "V1__x.sql": "\\restrict abc\nSELECT 1;\n\\unrestrict abc\nSELECT nothing;" },
    place: "migrations/V1__x.sql:4:8",
  },
  {
    name: "callbacks of the same message before it",
    files: {
      "beforeEachMigrate.sql": "SELECT 'ä';\nSELECT 2;",
      "beforeEachMigrate__b.sql": "SELECT 3",
      "V1__x.sql": "SELECT 1;\nSELECT nothing;",
    },
    place: "migrations/V1__x.sql:2:8",
  },
  {
    name: "the callback after the file",
    files: { "V1__x.sql": "SELECT 1;\nSELECT 'ü';", "afterEachMigrate.sql": "SELECT 1,\n nothing;" },
    place: "migrations/afterEachMigrate.sql:2:2",
  },
  {
    name: "the callback that has no position",
    files: { "V1__x.sql": "SELECT 1;", "afterEachMigrate.sql": "SELECT 1;\nDROP TABLE nowhere;" },
    place: "migrations/afterEachMigrate.sql:2:1",
  },
  {
    name: "the second file of one transaction",
    files: { "V1__x.sql": "SELECT 1;", "V2__y.sql": "SELECT 1; SELECT 2;\nSELECT nothing;" },
    inputs: { transaction: "all" },
    place: "migrations/V2__y.sql:2:8",
  },
  {
    name: "what the server does not know although the parser does",
    files: { "V1__x.sql": "SELECT 1;\nSELECT 2;\nCREATE TABLE t (a int GENERATED ALWAYS AS (b) VIRTUAL, b int);" },
    place: "migrations/V1__x.sql:3:47",
  },
  {
    name: "deferred constraints are the file's, without a line",
    files: {
      "V1__x.sql":
        "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO b VALUES (1);",
      "afterEachMigrate.sql": "SELECT 1;",
    },
    place: "migrations/V1__x.sql",
  },
  {
    name: "a statement of a file without a transaction",
    files: { "V1__x.sql": "-- ä\nVACUUM pg_class;\nVACUUM pg_type; /* é */ VACUUM nowhere;" },
    place: "migrations/V1__x.sql:3:25",
  },
];

describe("a failed statement is named by its place in the file", () => {
  test.each(cases)("$name", ({ files, inputs = {}, place }) =>
    withWorld({ files }, async ({ run }) => {
      const { report } = await run("apply", inputs);
      const places = report.findings
        .filter(({ severity }) => severity === "error")
        .map(
          ({ rule, file, line, column }) =>
            `${rule} ${[file, line, column].filter((part) => part !== undefined).join(":")}`,
        );
      expect(places).toEqual([`statement ${place}`]);
    }),
  );
});

test("deferred constraints are for the migration to correct, not for the tool", () =>
  withWorld(
    {
      files: {
        "V1__x.sql":
          "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO b VALUES (1);",
      },
    },
    async ({ run }) => {
      const { report } = await run("apply");
      expect(report.findings).toMatchObject([{ help: expect.stringMatching(/^correct the migration/) as string }]);
    },
  ));

describe("a failure says", () => {
  test("the server's message, its state, its hint, what the database is now and what to do", () =>
    withWorld(
      {
        files: {
          "V1__a.sql": "CREATE TABLE a (id int);",
          "V2__b.sql": "CREATE VIEW v AS SELECT id FROM a;",
          "V3__c.sql": "DROP TABLE a;",
        },
      },
      async ({ db, run }) => {
        const { report } = await run("apply", { environment: "production" });
        expect(report.findings).toEqual([
          {
            rule: "statement",
            severity: "error",
            message: "cannot drop table a because other objects depend on it (2BP01); view v depends on table a",
            help: "correct the migration (it is not applied, so the file may change), then run apply again",
            hint: "Use DROP ... CASCADE to drop the dependent objects too.",
            state: "V3 is rolled back; production is at version 2 and consistent",
            file: "migrations/V3__c.sql",
            line: 1,
            column: 1,
            environment: "production",
            waived: null,
          },
        ]);
        expect(await db.query("SELECT sqlstate, message FROM schema_version_log WHERE event = 'fail'")).toEqual([
          {
            sqlstate: "2BP01",
            message: "cannot drop table a because other objects depend on it; view v depends on table a",
          },
        ]);
      },
    ));

  test.each([
    {
      name: "a missing privilege",
      sql: "CREATE TABLE other.t ();",
      help: /^grant what is missing to the role that logs in/,
    },
    {
      name: "a statement timeout",
      sql: "SELECT pg_sleep(5);",
      help: /^the statement took too long or was cancelled: raise statement-timeout/,
    },
  ])("what to do about $name", ({ sql, help }) =>
    withWorld({ files: { "V1__x.sql": `SELECT 1;\n${sql}` } }, async ({ db, run }) => {
      const role = await db.role({ grants: ["CREATE, USAGE ON SCHEMA public"] });
      await db.query("CREATE SCHEMA other");
      const { report } = await run("apply", { "statement-timeout": "200ms" }, { url: role.url });
      expect(report.findings).toMatchObject([
        { rule: "statement", line: 2, help: expect.stringMatching(help) as string },
      ]);
    }),
  );

  test("where in a function it happened", () =>
    withWorld({ files: { "V1__x.sql": "DO $$\nBEGIN\n  EXECUTE 'DROP TABLE nowhere';\nEND $$;" } }, async ({ run }) => {
      const { findings } = await run("apply");
      expect(findings).toEqual([
        expect.stringMatching(
          /^statement: table "nowhere" does not exist \(42P01\); .*PL\/pgSQL function inline_code_block line 3 at EXECUTE$/s,
        ),
      ]);
    }));
});
