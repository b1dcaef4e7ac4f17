import { expect, test } from "vitest";
import { last, many, versions } from "./many-files.js";
import { versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

/*
 * Behind the last check of deferred constraints nothing should be left to run at COMMIT; a trigger that defers again what
 * it sets off has that last word all the same.
 */

const setting = (role: string): string => `
  GRANT ALL ON SCHEMA public TO ${role};
  CREATE TABLE again (id int);
  CREATE TABLE late (id int);
  CREATE FUNCTION again() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
    SET CONSTRAINTS ALL DEFERRED; INSERT INTO public.late VALUES (1); RETURN NULL; END$$;
  CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
    SET ROLE ${role}; SET search_path = nowhere; SET work_mem = '1MB'; SET default_transaction_read_only = on; RETURN NULL; END$$;
  CREATE CONSTRAINT TRIGGER again AFTER INSERT ON again INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION again();
  CREATE CONSTRAINT TRIGGER late AFTER INSERT ON late INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION late();\n`;

const looks = `SELECT concat_ws(' ', current_user = session_user, current_setting('search_path'), current_setting('work_mem'),
  current_setting('transaction_read_only')) AS text`;

test("what a trigger sets at COMMIT is gone for the next file, alone and where several share a message", () => {
  const files = versions.map((v) => [
    `V${v}__t.sql`,
    `CREATE TABLE t${v} AS ${looks};\nINSERT INTO again VALUES (1);\n`,
  ]);
  return withWorld({ files: many(Object.fromEntries(files)) }, async ({ db, run, write }) => {
    const { name } = await db.role({});
    write({ "V0__setting.sql": setting(name), "afterMigrate.sql": `CREATE TABLE t${last + 1} AS ${looks};\n` });
    expect((await run("apply")).findings).toEqual([]);
    const all = [...versions, last + 1].map((v) => `SELECT text FROM t${v}`).join(" UNION ALL ");
    const found = await db.query(
      `SELECT text, count(*)::int AS files, (SELECT count(*)::int FROM late) AS fired FROM (${all}) x GROUP BY 1`,
    );
    expect(found).toEqual([{ text: 't "$user", public 4MB off', files: last + 1, fired: last }]);
  });
});

test.each([
  { shared: "files share a transaction", inputs: { transaction: "all" } },
  { shared: "callbacks share that of a file", files: { "afterEachMigrate.sql": "SELECT 1;\n" } },
])("a trigger that waits for COMMIT keeps no row off the record, where $shared", ({ inputs, files = {} }) =>
  withWorld({ files: { "V1__a.sql": "CREATE TABLE a (id int);\n", ...files } }, async ({ db, run, write }) => {
    await run("apply");
    await db.query(`CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
        DELETE FROM public.schema_version WHERE version = '2'; RETURN NULL; END$$;
      CREATE CONSTRAINT TRIGGER late AFTER INSERT ON schema_version INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION late()`);
    write({ "V2__b.sql": "CREATE TABLE b (id int);\n", "V3__c.sql": "CREATE TABLE c (id int);\n" });
    const { findings, report } = await run("apply", inputs);
    expect(findings[0]).toMatch(
      /^statement: a trigger or a rule .* not done \(trigger late on schema_version\) \(55000\)$/,
    );
    expect({ failure: report.failure, versions: await versionsOf(db) }).toEqual({
      failure: "database",
      versions: ["1"],
    });
    expect(await db.query("SELECT to_regclass('b') AS b")).toEqual([{ b: null }]);
  }),
);
