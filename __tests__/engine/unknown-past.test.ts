import { expect, test } from "vitest";
import { versionsOf } from "./observe.js";
import { withWorld, type Files } from "./world.js";

/** What a dump of the schema alone leaves of the tool's tables. */
const withoutData = `ALTER TABLE schema_version_log DISABLE TRIGGER USER; TRUNCATE schema_version,
  schema_version_repeatable, schema_version_log, schema_version_snapshot; ALTER TABLE schema_version_log ENABLE ALWAYS TRIGGER schema_version_log_append_only`;

const file = { "V1__a.sql": "CREATE TABLE IF NOT EXISTS a ();" };
const callback = { "beforeMigrate__audit.sql": "CREATE TABLE IF NOT EXISTS audit ();" };

test("a schema that holds relations is nobody's business where there is no file", () =>
  withWorld({ files: {} }, async ({ db, run }) => {
    await db.query("CREATE TABLE theirs ()");
    const { findings, report } = await run("apply");
    expect(findings.filter((one) => one.startsWith("existing-schema"))).toEqual([]);
    expect(report.failure).toBeNull();
  }));

const left: readonly { readonly name: string; readonly files: Files; readonly sql: string }[] = [
  {
    name: "the tool's tables without rows are those of a run that was cut, where a callback may have made the rest",
    files: { ...file, ...callback },
    sql: withoutData,
  },
  {
    name: "the tool's tables without rows alone are a schema to begin with",
    files: file,
    sql: `DROP TABLE a; ${withoutData}`,
  },
];

test.each(left)("$name", ({ files, sql }) =>
  withWorld({ files }, async ({ db, run }) => {
    await run("apply");
    await db.query(sql);
    expect((await run("apply")).findings).toEqual([]);
    expect(await versionsOf(db)).toEqual(["1"]);
  }),
);
