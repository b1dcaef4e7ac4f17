import { describe, expect, test } from "vitest";
import { describeSize } from "../../src/core/sizes.js";
import { readSizes } from "../../src/database/sizes.js";
import { withWorld } from "../engine/world.js";
import { withDatabase } from "../support/database.js";
import { sampledMajors } from "../support/servers.js";
import { withReadOnly } from "./sessions.js";

const schema = `
CREATE SCHEMA "Odd ""one";
CREATE TABLE "Odd ""one"."select" (id int);
CREATE TABLE never_analyzed (id int); INSERT INTO never_analyzed VALUES (1);
CREATE TABLE empty (id int);
CREATE TABLE analyzed (id int PRIMARY KEY, t text); INSERT INTO analyzed SELECT i, repeat('x', 100) FROM generate_series(1, 10000) i;
CREATE TABLE parent (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF parent FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY HASH (id);
CREATE TABLE p1a PARTITION OF p1 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE p1b PARTITION OF p1 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE p2 PARTITION OF parent FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO parent SELECT i, date '2025-01-01' + i % 700 FROM generate_series(1, 7000) i;
CREATE TABLE no_partition (id int) PARTITION BY RANGE (id);
CREATE TABLE ancestor (id int); CREATE TABLE heir () INHERITS (ancestor); INSERT INTO heir SELECT generate_series(1, 3000);
CREATE MATERIALIZED VIEW mv AS SELECT * FROM analyzed;
CREATE VIEW v AS SELECT 1; CREATE TEMP TABLE passing (id int);
ANALYZE analyzed; ANALYZE parent; ANALYZE p1a; ANALYZE p1b; ANALYZE p2; ANALYZE ancestor; ANALYZE heir; ANALYZE mv; ANALYZE empty;`;

describe.each(sampledMajors)("on PostgreSQL %i", (major) => {
  test("the tables of a database, partitions and children summed, the unknown said as unknown", async () => {
    await withDatabase({ major }, async (db) => {
      await db.query(schema);
      // What was counted since is forgotten, as after a crash or on a standby.
      await db.query("SELECT pg_stat_reset()");
      const sizes = await withReadOnly(db.url, readSizes);
      const rows = Object.fromEntries([...sizes].map(([table, size]) => [table, size.rows]));
      expect(rows).toEqual({
        '"Odd ""one"."select"': 0,
        "public.never_analyzed": null,
        "public.empty": 0,
        "public.analyzed": 10_000,
        "public.parent": 7000,
        "public.p1": expect.any(Number),
        "public.p1a": expect.any(Number),
        "public.p1b": expect.any(Number),
        "public.p2": expect.any(Number),
        "public.no_partition": 0,
        "public.ancestor": 3000,
        "public.heir": 3000,
        "public.mv": 10_000,
      });
      expect((rows["public.p1a"] ?? 0) + (rows["public.p1b"] ?? 0)).toBe(rows["public.p1"]);
      const [exact] = await db.query<{
        bytes: string;
        parts: string;
      }>(`SELECT pg_total_relation_size('analyzed') AS bytes,
        (SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('parent')) AS parts`);
      expect(sizes.get("public.analyzed")?.bytes).toBe(Number(exact?.bytes));
      expect(sizes.get("public.parent")?.bytes).toBe(Number(exact?.parts));
    });
  });

  test("a role without any privilege reads them too, and a table that is locked does not hold it up", async () => {
    await withDatabase({ major }, async (db) => {
      await db.query(schema);
      const role = await db.role();
      const holder = await db.connect();
      await holder.query("BEGIN; LOCK TABLE analyzed IN ACCESS EXCLUSIVE MODE");
      const started = performance.now();
      const sizes = await withReadOnly(role.url, readSizes);
      expect(performance.now() - started).toBeLessThan(4000);
      expect(sizes.get("public.analyzed")?.rows).toBe(10_000);
      expect(sizes.get("public.analyzed")?.bytes).toBeGreaterThan(1_000_000);
      expect(sizes.get("public.never_analyzed")?.bytes).toBe(null);
    });
  });

  test("check tells the sizes of the tables that the steps are about, DO blocks and drops included", async () => {
    const files = {
      "V1__x.sql": `ALTER TABLE analyzed ADD COLUMN IF NOT EXISTS n int;
        DO $$ BEGIN IF true THEN CREATE INDEX ON parent (id); END IF; END $$;
        CREATE TABLE other (id int REFERENCES "Odd ""one"."select"); DROP TABLE IF EXISTS public.heir;`,
    };
    await withWorld({ files, major }, async ({ db, run }) => {
      await db.query(schema);
      const { environment } = await run("check", { "existing-schema": "allow" });
      expect(environment.sizes.map(({ table, rows }) => [table, rows])).toEqual([
        ["public.analyzed", 10_000],
        ["public.parent", 7000],
        ["public.heir", 3000],
        ['"Odd ""one"."select"', 0],
      ]);
    });
  });
});

test.each([
  [{ rows: 1_100_000_000, bytes: 212 * 2 ** 30 }, "212 GB, 1.1 billion rows"],
  [{ rows: 0, bytes: 0 }, "0 bytes, 0 rows"],
  [{ rows: 1, bytes: 8192 }, "8 kB, 1 row"],
  [{ rows: 999_999, bytes: 1.5 * 2 ** 40 }, "1.5 TB, 999,999 rows"],
  [{ rows: 52_000_000, bytes: 1023 }, "1023 bytes, 52 million rows"],
  [{ rows: null, bytes: 16384 }, "16 kB, number of rows unknown"],
  [{ rows: 12, bytes: null }, "size unknown, 12 rows"],
  [{ rows: null, bytes: null }, "size unknown"],
])("the size %j is told as %s", (size, expected) => {
  expect(describeSize(size)).toBe(expected);
});
