import { describe, expect, test } from "vitest";
import { withWorld } from "./world.js";

const table =
  "CREATE TABLE people (id int PRIMARY KEY, name varchar(5) NOT NULL, age int CHECK (age > 0)); INSERT INTO people VALUES (1, 'seven', 7);\n";

const cases = [
  {
    name: "a duplicate key",
    sql: "INSERT INTO people VALUES (9998887, 'x', 1), (9998887, 'y', 1)",
    sqlstate: "23505",
    shown: /^duplicate key value violates unique constraint "people_pkey" \(23505\)$/,
  },
  {
    name: "a view's check",
    sql: "CREATE VIEW young AS SELECT * FROM people WHERE id < 5 WITH CHECK OPTION; UPDATE young SET id = 9998887",
    sqlstate: "44000",
    shown: /^new row violates check option for view "young" \(44000\)$/,
  },
  {
    name: "COPY data, in an error of a trigger",
    sql: `CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN PERFORM nowhere(); END$$;
CREATE TRIGGER look BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION look();
COPY people FROM stdin;\n9998887\tx\t1\n\\.\n`,
    sqlstate: "42883",
    shown: /^function nowhere\(\) does not exist\b.* line 1 at PERFORM\nCOPY people, line 1: "\*\*\*"/s,
  },
  {
    name: "text that is searched",
    sql: "SELECT to_tsquery('9998887 && &&')",
    sqlstate: "42601",
    shown: /^syntax error in tsquery: "\*\*\*" \(42601\)$/,
  },
  {
    name: "a cast of what holds quotes",
    sql: "SELECT 'a \"9998887\" b'::int",
    sqlstate: "22P02",
    shown: /^invalid input syntax for type integer: "\*\*\*" \(22P02\)$/,
  },
  {
    name: "a range",
    sql: "SELECT '99988879998887'::int",
    sqlstate: "22003",
    shown: /^value "\*\*\*" \(22003\)$|^value "\*\*\*" is out of range for type integer \(22003\)$/,
  },
  {
    name: "a time",
    sql: "SELECT make_time(9998887, 0, 0)",
    sqlstate: "22008",
    shown: /^time field value out of range: \*\*\* \(22008\)$/,
  },
  {
    name: "COPY data",
    sql: "COPY people FROM stdin;\n3\t9998887\t1\n\\.\n",
    sqlstate: "22001",
    shown: /^value too long for type character varying\(5\) \(22001\)$/,
  },
  {
    name: "JSON",
    sql: "SELECT '{\"a\": 9998887 x}'::json",
    sqlstate: "22P02",
    shown: /^invalid input syntax for type json \(22P02\)$/,
  },
] as const;

describe("values of rows stay out of reports and the record", () => {
  test.each(cases)("$name", ({ sql, sqlstate, shown }) =>
    withWorld({ files: { "V1__x.sql": `${table}${sql};` } }, async ({ db, run }) => {
      const { report, log } = await run("apply");
      const [finding] = report.findings;
      expect(finding?.message).toMatch(shown);
      const { environments, ...rest } = report;
      const steps = environments.flatMap((environment) => environment.steps.map((step) => ({ ...step, sql: "" })));
      expect(JSON.stringify([rest, steps, log])).not.toContain("9998887");
      const events = await db.query<{ message: string; line: string }>(
        "SELECT message, l::text AS line FROM schema_version_log l",
      );
      expect(events.map(({ message }) => `${message} (${sqlstate})`)).toEqual([expect.stringMatching(shown)]);
      expect(events[0]?.line).not.toContain("9998887");
    }),
  );

  test.each(cases)("$name is shown where values may be, and still not recorded", ({ sql }) =>
    withWorld({ files: { "V1__x.sql": `${table}${sql};` } }, async ({ db, run }) => {
      const { report } = await run("apply", { "show-values": "true" });
      expect(report.findings[0]?.message).toContain("9998887");
      expect(JSON.stringify(await db.query("SELECT * FROM schema_version_log"))).not.toContain("9998887");
    }),
  );

  test.each([
    { name: "a file", head: "" },
    { name: "one without a transaction", head: "-- schema-version: transaction=false\n" },
  ])("a hint tells how to see those of $name", ({ head }) =>
    withWorld(
      { files: { "V1__t.sql": table, "V2__x.sql": `${head}INSERT INTO people VALUES (1, 'x', 3);` } },
      async ({ run }) => {
        const hint = "the server named row values, which are hidden; --show-values prints them";
        expect((await run("apply")).report.findings).toMatchObject([{ hint }]);
        expect((await run("apply", { "show-values": "true" })).report.findings[0]).not.toHaveProperty("hint");
      },
    ),
  );
});

describe("secrets", () => {
  test("values of placeholders are masked in findings, the log, notices and the record", () =>
    withWorld(
      {
        files: {
          "V1__x.sql":
            "DO $$BEGIN RAISE NOTICE 'using ${token}'; RAISE 'bad ${token}' USING DETAIL = '${token}', HINT = '${token}'; END$$;",
        },
      },
      async ({ db, run }) => {
        const { report, log } = await run("apply", { placeholders: "token=s3cr3t-value" });
        expect(report.findings).toMatchObject([
          { message: expect.stringContaining("bad *** (P0001); ***") as string, hint: "***" },
        ]);
        expect(log.some((line) => line.includes("NOTICE: using ***"))).toBe(true);
        expect(JSON.stringify([report, log, await db.query("SELECT * FROM schema_version_log")])).not.toContain(
          "s3cr3t",
        );
      },
    ));
});
