import { expect, test } from "vitest";
import { withWorld } from "./world.js";

test.each([
  { table: "schema_version", when: "INSERT", command: "baseline", inputs: { "target-version": "1" } },
  { table: "schema_version_log", when: "INSERT", command: "baseline", inputs: { "target-version": "1" } },
  { table: "schema_version", when: "UPDATE", command: "repair", inputs: { all: "true", reason: "so" } },
])("$command does not tell of what $table does not keep as if it were on record", ({ table, when, command, inputs }) =>
  withWorld({ files: { "V1__a.sql": "CREATE TABLE a (id int);\n" } }, async ({ db, run, write }) => {
    await run("apply");
    if (command === "baseline") await db.query("DROP TABLE a; TRUNCATE schema_version");
    else write({ "V1__a.sql": "CREATE TABLE a (id bigint);\n" });
    await db.query(`CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
      CREATE TRIGGER swallow BEFORE ${when} ON ${table} FOR EACH ROW EXECUTE FUNCTION swallow()`);
    const { report, findings } = await run(command, inputs);
    expect({ findings, failure: report.failure }).toEqual({
      findings: [
        `statement: changing the record: a trigger or a rule on the tool's tables drops what is written (trigger swallow on ${table})`,
      ],
      failure: "database",
    });
  }),
);
