import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DriftSql } from "../../src/drift-sql/plan-drift-sql.js";
import { toScriptText } from "../../src/drift-sql/script-text.js";
import { changes, openRichShadow, planChange, type RichShadow } from "./measure.js";
import { lacking } from "../support/servers.js";

interface Sample {
  /** Of the drift tests. */
  readonly name: string;
  /** What one of the two scripts must say. */
  readonly says?: RegExp;
}

/** One of each way in which SQL comes about; `npm run drift-sql` runs all changes. */
const samples: readonly Sample[] = [
  { name: "a table is created with columns, constraints, indexes, a serial and a trigger" },
  { name: "a partition is created", says: /DETACH PARTITION [^]*\n.*DROP TABLE IF EXISTS/ },
  { name: "a grant loses its grant option", says: /REVOKE GRANT OPTION FOR SELECT/ },
  { name: "foreign keys are silently off where they point to", says: /ENABLE TRIGGER ALL/ },
  {
    name: "an index of a partitioned table is dropped",
    says: /CREATE INDEX IF NOT EXISTS events_kind_idx ON shop\.events/,
  },
  {
    name: "an index of a partitioned table is made for one partition alone",
    says: /ALTER INDEX shop\.half ATTACH PARTITION shop\.half_2024/,
  },
  { name: "a wrapper comes with a server, a mapping and a table whose options nobody knows", says: /ADD "c" E'd'/ },
  { name: "an enum gets a value", says: /ADD VALUE IF NOT EXISTS/ },
  { name: "a setting of a role in the database goes", says: /ALTER ROLE drift_reader IN DATABASE %I RESET/ },
  { name: "a column is renamed", says: /ALTER TABLE shop\.\w+ RENAME COLUMN/ },
  { name: "a table with indexes is renamed", says: /ALTER TABLE shop\.\w+ RENAME TO/ },
  { name: "an operator class is created with its family", says: /CREATE OPERATOR CLASS shop\.extra/ },
  { name: "an operator class goes, and its family stays", says: /shop\.forwards [^]* FAMILY shop\.lone AS FUNCTION 1/ },
  {
    name: "an index that a partition has from its parent gets an option",
    says: /ALTER INDEX shop\.events_2024_kind_idx SET \(fillfactor = E'60'\)/,
  },
  { name: "a partition that is a foreign table is created", says: /ATTACH PARTITION shop\.cold_colours FOR VALUES IN/ },
];

const verifiedOf = ({ toCapture, toFix }: DriftSql): string => `${toCapture.proof} ${toFix.proof}`;

const textOf = (sql: DriftSql): string =>
  `${toScriptText("capture", sql.toCapture)}\n${toScriptText("fix", sql.toFix)}`;

describe.each([14, 18])("on PostgreSQL %i", (major) => {
  describe.skipIf(lacking(major) !== "")(`SQL both ways${lacking(major)}`, () => {
    let rich: RichShadow;
    beforeAll(async () => {
      rich = await openRichShadow(major);
    });
    afterAll(() => rich.close());

    const plan = async (name: string): Promise<DriftSql> => {
      const change = changes.find((one) => one.name === name);
      const sql = change === undefined ? null : await planChange(rich, change);
      if (sql === null) throw new Error(`no drift: ${name}`);
      return sql;
    };

    // The majors share them: what differs between them is tested by all changes.
    const own = samples.filter((_, index) => major === 18 || index % 5 === 1);
    test.each(own)("$name: verified", async ({ name, says = /./ }) => {
      const sql = await plan(name);
      expect(sql).toMatchObject({ reason: null });
      expect(verifiedOf(sql)).toBe("verified verified");
      expect(textOf(sql)).toMatch(says);
    });
  });
});

describe.skipIf(lacking(18) !== "")(`what is not proven is never told as if it were${lacking(18)}`, () => {
  let rich: RichShadow;
  beforeAll(async () => {
    rich = await openRichShadow(18);
  });
  afterAll(() => rich.close());

  /** Puts objects into what is expected. */
  const prepare = async (sql: string): Promise<void> => {
    expect((await rich.shadow.session.send(sql)).error).toBeNull();
  };

  test("a secret that nobody may read stays out of what can be run", async () => {
    const sql = await planChange(rich, { sql: "DROP USER MAPPING FOR PUBLIC SERVER far" });
    expect(sql).toMatchObject({ toCapture: { proof: "verified" }, toFix: { proof: "partial", transactions: [] } });
    expect(sql?.toFix.left).toEqual(["user mapping PUBLIC on far"]);
    const text = toScriptText("fix", sql?.toFix ?? never()) ?? "";
    expect(text).toContain("PARTIAL");
    expect(text.split("\n").filter((line) => !line.startsWith("-- ") && line !== "")).toEqual([]);
  });

  test("columns that stand in another order are left, and named", async () => {
    const sql = await planChange(rich, { sql: "ALTER TABLE shop.scratch DROP a, ADD a int" });
    expect(sql).toMatchObject({
      toCapture: { proof: "partial", left: ["column shop.scratch.a: position"] },
      toFix: { proof: "partial", left: ["column shop.scratch.a: position"] },
    });
  });

  test("what another than the owner granted is left to that one, and what an extension took in to people", async () => {
    const granted = await planChange(rich, {
      sql: `GRANT SELECT ON shop.scratch TO drift_reader WITH GRANT OPTION; SET ROLE drift_reader;
        GRANT SELECT ON shop.scratch TO PUBLIC; RESET ROLE`,
    });
    const left = ["table shop.scratch: grantors"];
    expect(granted).toMatchObject({ toCapture: { proof: "partial", left }, toFix: { proof: "partial", left } });
    const taken = await planChange(rich, { sql: "ALTER EXTENSION hstore ADD FUNCTION shop.add(text)" });
    expect(taken).toMatchObject({
      toCapture: { proof: "partial", left: ["extension hstore: members"] },
      toFix: { proof: "partial", left: ["extension hstore: members"] },
    });
  });

  test("an INVALID index is repaired, and never captured", async () => {
    const sql = await planChange(rich, {
      sql: "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'shop.users_recent_idx'::regclass",
    });
    expect(sql).toMatchObject({
      toCapture: { proof: "partial", transactions: [], left: ["index shop.users_recent_idx: state"] },
      toFix: { proof: "verified", left: [] },
    });
    expect(textOf(sql ?? never())).toContain("REINDEX INDEX shop.users_recent_idx;");
  });

  test("what is destroyed is marked above the statement and in the data", async () => {
    const sql = await planChange(rich, { sql: "CREATE TABLE shop.extra (a int)" });
    expect(sql?.toFix.transactions.flat()).toEqual([
      { sql: 'DROP TABLE IF EXISTS "shop"."extra"', data: "destroyed", boundary: "none" },
    ]);
    expect(toScriptText("fix", sql?.toFix ?? never())).toContain(
      '-- destroys data:\nDROP TABLE IF EXISTS "shop"."extra";',
    );
  });

  test("a new value of an enum that nothing uses stands beside all else in one transaction", async () => {
    const sql = await planChange(rich, {
      sql: "ALTER TYPE shop.mood ADD VALUE 'great'; CREATE TABLE shop.extra (a int)",
    });
    expect(verifiedOf(sql ?? never())).toBe("verified verified");
    expect(sql?.toCapture.transactions).toHaveLength(1);
  });

  test("a hostile name stays a name", async () => {
    const name = `"a"";\nDROP TABLE shop.users CASCADE; --"`;
    const sql = await planChange(rich, {
      sql: `CREATE TABLE shop.${name} (a int, b int); ALTER TABLE shop.${name} ALTER a SET STATISTICS 7; GRANT SELECT ON shop.${name} TO drift_reader; COMMENT ON TABLE shop.${name} IS '''; DROP TABLE shop.users; --'`,
    });
    expect(verifiedOf(sql ?? never())).toBe("verified verified");
  });

  test("nothing is planned where nothing drifted, or where there is no time", async () => {
    expect(await planChange(rich, { sql: "ANALYZE" })).toBeNull();
    const late = await planChange(rich, { sql: "CREATE TABLE shop.extra (a int)" }, { until: Date.now() - 1 });
    expect(late).toMatchObject({
      reason: "the time for planning it was over",
      toFix: { proof: "not-run", transactions: [] },
      toCapture: { proof: "not-run", transactions: [] },
    });
  });

  test("half of a rebuild, which would take away what nobody asked for, is not offered", async () => {
    // The planner rebuilds an enum to take a value away, and does not see that a partition key keeps its column as it is.
    await prepare(`
      CREATE TYPE shop.job_state AS ENUM ('todo', 'doing');
      CREATE TABLE shop.jobs (state shop.job_state NOT NULL DEFAULT 'todo') PARTITION BY LIST (state);
      CREATE INDEX jobs_todo_idx ON shop.jobs (state) WHERE state = 'todo'`);
    const sql = await planChange(rich, { sql: "ALTER TYPE shop.job_state ADD VALUE 'done'" });
    expect(sql).toMatchObject({
      toCapture: { proof: "verified" },
      toFix: { proof: "not-run", transactions: [], left: [] },
    });
    expect(sql?.reason).not.toBeNull();
  });

  test("an enum loses a value although triggers and composite types use it", async () => {
    await prepare(`
      CREATE TYPE shop.step AS ENUM ('todo', 'doing');
      CREATE TYPE shop.state AS (n int, step shop.step, more shop.step[]);
      CREATE TABLE shop.steps (id int, step shop.step DEFAULT 'todo', state shop.state, states shop.state[], note text);
      CREATE FUNCTION shop.tell() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER steps_of AFTER UPDATE OF step ON shop.steps FOR EACH ROW EXECUTE FUNCTION shop.tell();
      CREATE TRIGGER steps_when BEFORE UPDATE ON shop.steps FOR EACH ROW WHEN (NEW.step = 'doing') EXECUTE FUNCTION shop.tell();
      COMMENT ON TRIGGER steps_when ON shop.steps IS 'when'`);
    const sql = await planChange(rich, { sql: "ALTER TYPE shop.step ADD VALUE 'done'" });
    expect(verifiedOf(sql ?? never())).toBe("verified verified");
  });

  test("parents that changed places cost no table", async () => {
    await prepare(`CREATE TABLE shop.above (a int); CREATE TABLE shop.beside (b int);
      CREATE TABLE shop.below (c int) INHERITS (shop.above, shop.beside)`);
    const sql = await planChange(rich, {
      sql: "ALTER TABLE shop.below NO INHERIT shop.above; ALTER TABLE shop.below INHERIT shop.above",
    });
    expect(sql?.toCapture.proof).toBe("verified");
    expect(sql?.toFix.left).toEqual(["column shop.below.a: inherited", "column shop.below.b: inherited"]);
    expect(textOf(sql ?? never())).not.toContain("DROP TABLE");
  });

  test("what got another name or schema keeps its rows", async () => {
    await prepare(`
      CREATE SCHEMA cellar; CREATE SCHEMA office; CREATE TABLE office.desks (id serial PRIMARY KEY, legs int); CREATE VIEW office.low AS SELECT id FROM office.desks;
      CREATE TABLE shop.lamps (id int, watts int, note text); CREATE TABLE shop.chairs (id int PRIMARY KEY);
      CREATE TYPE shop.span AS RANGE (subtype = date, multirange_type_name = shop.spans); CREATE TABLE shop.spanned (s shop.span);
      CREATE PROCEDURE shop.go() LANGUAGE sql AS ''; CREATE STATISTICS shop.lamp_st ON id, watts FROM shop.lamps`);
    const sql = await planChange(rich, {
      sql: `ALTER SCHEMA office RENAME TO "Home; office"; ALTER TABLE shop.lamps SET SCHEMA cellar; ALTER STATISTICS shop.lamp_st RENAME TO st;
        ALTER TABLE shop.chairs RENAME TO seats; CREATE VIEW shop.chairs AS SELECT * FROM shop.seats;
        ALTER TYPE shop.span RENAME TO days; ALTER PROCEDURE shop.go() RENAME TO gone;
        ALTER TABLE shop.orders RENAME COLUMN amount TO total; ALTER TABLE shop.orders ALTER total SET DEFAULT 7;
        CREATE TEXT SEARCH CONFIGURATION shop.plain (PARSER = "default"); CREATE TEXT SEARCH DICTIONARY shop.bare (TEMPLATE = simple)`,
    });
    expect(sql?.toCapture.rerun).toBe("unchanged");
    expect(verifiedOf(sql ?? never())).toBe("verified verified");
    expect(textOf(sql ?? never())).not.toContain("destroys");
  });

  test("columns of new tables stand where they stood, and are whose they were", async () => {
    await prepare(`
      CREATE FUNCTION shop.twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2 * $1';
      CREATE COLLATION shop.c (provider = icu, locale = 'de');
      CREATE TABLE shop.made (id serial, b int GENERATED ALWAYS AS (shop.twice(2)) STORED, c text COLLATE shop.c NOT NULL, kind varchar(9) CHECK (kind IN ('x', 'it''s')));
      CREATE TABLE shop.parts (id bigint GENERATED ALWAYS AS IDENTITY, at date NOT NULL, note text DEFAULT 'n', CONSTRAINT noted CHECK (note <> '')) PARTITION BY RANGE (at)`);
    const sql = await planChange(rich, {
      sql: `DROP TABLE shop.made; DROP COLLATION shop.c;
        CREATE TABLE shop.parts_1 (note text DEFAULT 'own', at date NOT NULL, id bigint NOT NULL, CONSTRAINT noted CHECK (note <> ''));
        ALTER TABLE shop.parts ATTACH PARTITION shop.parts_1 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
        CREATE TABLE shop.parts_2 (id bigint NOT NULL, at date NOT NULL, note text, CONSTRAINT noted CHECK (note <> ''));
        ALTER TABLE shop.parts ATTACH PARTITION shop.parts_2 FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
        CREATE TABLE shop.parts_3 PARTITION OF shop.parts FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
        CREATE UNLOGGED TABLE shop.joined (extra int, at date NOT NULL, LIKE shop.scratch INCLUDING ALL); ALTER TABLE shop.joined INHERIT shop.scratch`,
    });
    expect(sql).toMatchObject({ reason: null });
    expect(verifiedOf(sql ?? never())).toBe("verified verified");
    // Its NOT NULL has a name of its own, which PARTITION OF would not give.
    expect(textOf(sql ?? never())).toContain("ALTER TABLE shop.parts ATTACH PARTITION shop.parts_2");
    expect(textOf(sql ?? never())).not.toContain("ATTACH PARTITION shop.parts_3");
    expect(textOf(sql ?? never())).toContain("(kind) IN ('x'::character varying, 'it''s'::character varying)");
  });

  test("no copy of the shadow is left behind", async () => {
    expect(await rich.listCopies()).toEqual([]);
  });
});

function never(): never {
  throw new Error("no drift");
}
