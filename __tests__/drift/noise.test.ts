import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diffSnapshots } from "../../src/core/schema/drift.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { describeEachMajor } from "../support/servers.js";
import { openFilesSide, type FilesSide } from "./files-side.js";
import { richSchema } from "./rich-schema/index.js";
import { createRichDatabase, describeDrift, openSession, read, run } from "./rich-database.js";

/** What happens to databases every day, or leaves them as they were. Statements are sent one by one. */
const harmless: readonly { readonly name: string; readonly sql: string; readonly since?: number }[] = [
  { name: "VACUUM", sql: "VACUUM shop.users" },
  { name: "VACUUM FULL", sql: "VACUUM FULL shop.orders" },
  { name: "ANALYZE", sql: "ANALYZE" },
  { name: "CLUSTER by the index that it is clustered on", sql: "CLUSTER shop.users" },
  { name: "REINDEX", sql: "REINDEX TABLE shop.users;\nREINDEX TABLE CONCURRENTLY shop.orders" },
  {
    name: "REFRESH",
    sql: "REFRESH MATERIALIZED VIEW shop.report;\nREFRESH MATERIALIZED VIEW CONCURRENTLY shop.report;\nREFRESH MATERIALIZED VIEW shop.report_empty",
  },
  {
    name: "rows come and go",
    sql: "INSERT INTO shop.users (name) VALUES ('abc'), ('def');\nUPDATE shop.users SET name = 'ghi' WHERE name = 'abc';\nDELETE FROM shop.users WHERE name = 'def';\nINSERT INTO shop.events VALUES (1, '2024-05-05', 'a', NULL)",
  },
  { name: "TRUNCATE", sql: "TRUNCATE shop.users RESTART IDENTITY CASCADE" },
  {
    name: "nextval and setval",
    sql: "SELECT nextval('shop.ticket'), nextval('shop.orders_id_seq');\nSELECT setval('shop.users_id_seq', 400)",
  },
  { name: "a sequence restarts", sql: "ALTER SEQUENCE shop.ticket RESTART" },
  {
    name: "an index is dropped and created again",
    sql: "DROP INDEX shop.users_lower_idx;\nCREATE INDEX CONCURRENTLY users_lower_idx ON shop.users (lower(name), (age + 1));\nALTER INDEX shop.users_lower_idx ALTER COLUMN 2 SET STATISTICS 300",
  },
  {
    name: "an index of a partitioned table is dropped and created again",
    sql: "DROP INDEX shop.events_kind_idx;\nCREATE INDEX events_kind_idx ON shop.events (kind)",
  },
  {
    name: "a constraint is dropped and added again",
    sql: "ALTER TABLE shop.orders DROP CONSTRAINT orders_overlap;\nALTER TABLE shop.orders ADD CONSTRAINT orders_overlap EXCLUDE USING gist (place WITH =, during WITH &&)",
  },
  {
    name: "a foreign key is dropped, added NOT VALID and validated",
    sql: "ALTER TABLE shop.users DROP CONSTRAINT users_referrer_fkey;\nALTER TABLE shop.users ADD CONSTRAINT users_referrer_fkey FOREIGN KEY (referrer) REFERENCES shop.users ON DELETE SET NULL NOT VALID;\nALTER TABLE shop.users VALIDATE CONSTRAINT users_referrer_fkey",
  },
  {
    name: "a view is dropped and created again",
    sql: "BEGIN;\nDROP VIEW shop.numbers;\nCREATE RECURSIVE VIEW shop.numbers (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 5;\nCREATE RULE numbers_insert AS ON INSERT TO shop.numbers DO INSTEAD NOTHING;\nCOMMIT",
  },
  {
    name: "a function is replaced by itself",
    sql: "CREATE OR REPLACE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$",
  },
  {
    name: "a function is dropped and created again",
    sql: "DROP FUNCTION shop.tabled(int[]);\nCREATE FUNCTION shop.tabled(VARIADIC xs int[]) RETURNS TABLE (n int) LANGUAGE sql AS 'SELECT unnest(xs)'",
  },
  {
    name: "a trigger is dropped and created again",
    sql: "DROP TRIGGER users_log ON shop.users;\nCREATE TRIGGER users_log AFTER INSERT ON shop.users REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION shop.touch()",
  },
  {
    name: "a policy is dropped and created again",
    sql: "DROP POLICY no_debt ON shop.accounts;\nCREATE POLICY no_debt ON shop.accounts AS RESTRICTIVE FOR UPDATE USING (balance > 0) WITH CHECK (balance > 10)",
  },
  {
    name: "triggers are off and on again around a load",
    sql: "ALTER TABLE shop.event_notes DISABLE TRIGGER ALL;\nALTER TABLE shop.event_notes ENABLE TRIGGER ALL",
  },
  {
    name: "a column is added and dropped",
    sql: "ALTER TABLE shop.users ADD scratch int DEFAULT 5 NOT NULL;\nALTER TABLE shop.users DROP scratch",
  },
  {
    name: "a table is renamed and back, as pg_repack does",
    sql: "ALTER TABLE shop.users RENAME TO users_old;\nALTER TABLE shop.users_old RENAME TO users",
  },
  {
    name: "a table is swapped for a copy that takes all its names",
    sql: "BEGIN;\nCREATE TABLE shop.cats_new (LIKE shop.cats INCLUDING ALL);\nINSERT INTO shop.cats_new SELECT * FROM shop.cats;\nDROP TABLE shop.cats;\nALTER TABLE shop.cats_new RENAME TO cats;\nCOMMIT",
  },
  {
    name: "extended statistics are gathered",
    sql: "INSERT INTO shop.users (name, email) SELECT 'n' || i, 'e' || i FROM generate_series(10, 200) i;\nANALYZE shop.users",
  },
  {
    name: "what everybody may do by default is granted by name",
    sql: "GRANT EXECUTE ON FUNCTION shop.touch() TO PUBLIC;\nGRANT USAGE ON TYPE shop.address TO PUBLIC",
  },
  {
    name: "owners are granted what is theirs",
    sql: "GRANT ALL ON shop.cats TO postgres;\nGRANT ALL ON shop.scratch TO drift_owner WITH GRANT OPTION",
  },
  {
    name: "a grant is given and taken back",
    sql: "GRANT SELECT ON shop.cats TO drift_reader;\nREVOKE SELECT ON shop.cats FROM drift_reader",
  },
  {
    name: "a default privilege is granted that is there by default",
    sql: "ALTER DEFAULT PRIVILEGES FOR ROLE drift_writer GRANT EXECUTE ON FUNCTIONS TO PUBLIC",
  },
  {
    name: "attributes are set to what they are",
    sql: "ALTER TABLE shop.cats ALTER name TYPE text, ALTER legs SET DEFAULT 4, ALTER name SET NOT NULL;\nALTER TABLE shop.orders SET (fillfactor = 80);\nALTER FUNCTION shop.add(int, int) COST 7",
  },
  {
    name: "options are set in another order",
    sql: "ALTER TABLE shop.orders RESET (fillfactor, autovacuum_enabled);\nALTER TABLE shop.orders SET (autovacuum_enabled = false, fillfactor = 80)",
  },
  { name: "a cost is set to the default", sql: "ALTER FUNCTION shop.touch() COST 100" },
  {
    name: "temporary tables, views and functions",
    sql: "CREATE TEMP TABLE users (a int PRIMARY KEY);\nCREATE TEMP VIEW v AS SELECT 1;\nCREATE TEMP SEQUENCE s;\nCREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1';\nCREATE TEMP TABLE text (a int)",
  },
  {
    name: "a transaction is prepared and not yet committed",
    sql: "BEGIN;\nCREATE TABLE shop.prepared (a int);\nPREPARE TRANSACTION 'harmless_{db}'",
  },
  {
    name: "large objects and cursors",
    sql: "SELECT lo_create(0);\nBEGIN;\nDECLARE c CURSOR WITH HOLD FOR SELECT 1;\nCOMMIT",
  },
  {
    name: "the session has other settings",
    sql: "SET DateStyle = 'German, DMY';\nSET TimeZone = 'America/New_York';\nSET IntervalStyle = 'sql_standard';\nSET bytea_output = 'escape';\nSET search_path = shop, public;\nSET quote_all_identifiers = on;\nSET standard_conforming_strings = off;\nSET extra_float_digits = -10",
  },
  {
    name: "the session has other roles and limits",
    sql: "SET ROLE drift_reader;\nSET lock_timeout = '1ms';\nSET default_transaction_isolation = 'serializable';\nSET row_security = off",
  },
  { name: "a role comes that has nothing", sql: "CREATE ROLE harmless_{db};\nDROP ROLE harmless_{db}" },
  { name: "a comment is set to nothing where none was", sql: "COMMENT ON TABLE shop.orders IS ''" },
];

const styles = `CREATE TABLE shop.styles (a timestamptz DEFAULT '2020-02-03 04:05:06+00', b date DEFAULT '2020-02-03', c interval DEFAULT '1 day 2 hours',
  d bytea DEFAULT '\\x00ff', e text DEFAULT E'a\\\\b', f float8 DEFAULT 0.1, g money DEFAULT 1, CHECK (a > '2000-01-01'));
  CREATE TABLE shop.lists (state varchar(20) CHECK (state IN ('new', 'it''s')), kind varchar CHECK (kind NOT IN ('a', E'\\\\b')), low text GENERATED ALWAYS AS (CASE WHEN kind IN ('c', 'd') THEN kind END) STORED);
  CREATE INDEX lists_new ON shop.lists (state) WHERE state IN ('new', 'newer');
  CREATE VIEW shop.listed AS SELECT state, count(*) FILTER (WHERE kind IN ('x', 'y')) FROM shop.lists WHERE kind NOT IN ('p', 'q') GROUP BY state;
  ALTER TABLE shop.lists ENABLE ROW LEVEL SECURITY; CREATE POLICY lists_some ON shop.lists USING (state IN ('new', 'old'))`;

const dump = "/usr/lib/postgresql/15/bin/pg_dump";

test("at least twenty harmless actions are tried, each once", () => {
  expect(harmless.length).toBeGreaterThanOrEqual(20);
  expect(new Set(harmless.map(({ sql }) => sql)).size).toBe(harmless.length);
});

describeEachMajor((major) => {
  let db: TestDatabase;
  let before: SchemaSnapshot;
  let files: FilesSide | null = null;

  beforeAll(async () => {
    db = await createRichDatabase(major);
    // A value that only some settings show: how literals of types with styles are written.
    await db.query(styles);
    const session = await openSession(db.url);
    before = await read(session, major);
    await session.close();
    if (major === 14 || major === 18) files = await openFilesSide(db, major, [richSchema(major, db.name), styles]);
  });
  afterAll(async () => {
    await files?.close();
    const client = await db.connect();
    await client.query(`ROLLBACK PREPARED 'harmless_${db.name}'`).catch(() => {});
    await db.drop();
  });

  test.each(harmless.filter(({ since = 14 }) => since <= major))("nothing after: $name", async ({ sql }) => {
    const own = await openSession(db.url);
    try {
      for (const statement of sql.replaceAll("{db}", db.name).split(";\n")) await run(own, statement);
      const after = await read(own, major);
      expect(describeDrift(diffSnapshots(before, after))).toEqual([]);
      if (files !== null) expect(await files.listDrift(after)).toEqual([]);
    } finally {
      await own.close();
    }
  });

  const cannotDump = major > 15 ? " (its pg_dump reads up to 15)" : existsSync(dump) ? "" : ` (no ${dump})`;
  test.skipIf(cannotDump !== "")(`nothing after: dump and restore${cannotDump}`, async () => {
    const restored = await createDatabase({ major });
    const session = await openSession(restored.url);
    try {
      const { stdout } = await promisify(execFile)(dump, ["--schema-only", db.url], { maxBuffer: 1 << 26 });
      const sql = stdout.replace(/^\\(?:un)?restrict .*$/gm, "").replaceAll(`feed_${db.name}`, `feed_${restored.name}`);
      await restored.query(sql);
      const after = await read(session, major);
      const drifts = describeDrift(diffSnapshots(before, after)).filter((line) => !line.includes(`feed_`));
      // pg_dump leaves to pg_dumpall what is the database's own.
      expect(drifts.filter((line) => !/ (?:setting|database) /.test(line))).toEqual([]);
      expect(drifts.length).toBe(4);
    } finally {
      await session.close();
      await restored.query(`DROP SUBSCRIPTION IF EXISTS feed_${restored.name}`);
      await restored.drop();
    }
  });
});
