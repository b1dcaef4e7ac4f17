import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DriftSql } from "../../src/drift-sql/plan-drift-sql.js";
import { toScriptText } from "../../src/drift-sql/script-text.js";
import { hasServer } from "../support/postgres-binaries.js";
import { changes, openRichShadow, planChange, type RichShadow } from "./measure.js";

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
  { name: "an enum gets a value", says: /ADD VALUE IF NOT EXISTS/ },
  { name: "a setting of a role in the database goes", says: /ALTER ROLE drift_reader IN DATABASE %I RESET/ },
  { name: "a column is renamed", says: /ALTER TABLE shop\.\w+ RENAME COLUMN/ },
  { name: "a table with indexes is renamed", says: /ALTER TABLE shop\.\w+ RENAME TO/ },
  { name: "an operator class is created with its family", says: /CREATE OPERATOR CLASS shop\.extra/ },
];

const verifiedOf = ({ toCapture, toFix }: DriftSql): string => `${toCapture.proof} ${toFix.proof}`;

const textOf = (sql: DriftSql): string =>
  `${toScriptText("capture", sql.toCapture)}\n${toScriptText("fix", sql.toFix)}`;

describe.each([14, 18])("on PostgreSQL %i", (major) => {
  describe.skipIf(!hasServer(major))("SQL both ways", () => {
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
    const own = samples.filter((_, index) => major === 18 || index % 3 === 1);
    test.each(own)("$name: verified", async ({ name, says = /./ }) => {
      const sql = await plan(name);
      expect(sql).toMatchObject({ reason: null });
      expect(verifiedOf(sql)).toBe("verified verified");
      expect(textOf(sql)).toMatch(says);
    });
  });
});

describe.skipIf(!hasServer(18))("what is not proven is never told as if it were", () => {
  let rich: RichShadow;
  beforeAll(async () => {
    rich = await openRichShadow(18);
  });
  afterAll(() => rich.close());

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
    // The planner rebuilds an enum to take a value away, and does not see that a trigger keeps its column as it is.
    const { error } = await rich.shadow.session.send(`
      CREATE TYPE shop.job_state AS ENUM ('todo', 'doing');
      CREATE TABLE shop.jobs (state shop.job_state NOT NULL DEFAULT 'todo');
      CREATE INDEX jobs_todo_idx ON shop.jobs (state) WHERE state = 'todo';
      CREATE FUNCTION shop.tell_job() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER jobs_tell AFTER UPDATE OF state ON shop.jobs FOR EACH ROW EXECUTE FUNCTION shop.tell_job()`);
    expect(error).toBeNull();
    const sql = await planChange(rich, { sql: "ALTER TYPE shop.job_state ADD VALUE 'done'" });
    expect(sql).toMatchObject({
      toCapture: { proof: "verified" },
      toFix: { proof: "not-run", transactions: [], left: [] },
    });
    expect(sql?.reason).not.toBeNull();
  });

  test("no copy of the shadow is left behind", async () => {
    expect(await rich.listCopies()).toEqual([]);
  });
});

function never(): never {
  throw new Error("no drift");
}
