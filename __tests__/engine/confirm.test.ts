import { describe, expect, test } from "vitest";
import { eventsOf, stepsOf, versionsOf } from "./observe.js";
import { withWorld, type World } from "./world.js";

const files = {
  "V1__users.sql": "CREATE TABLE users (id int); INSERT INTO users VALUES (1);",
  "U1__users.sql": "DROP TABLE users;",
  "V2__names.sql": "ALTER TABLE users ADD COLUMN name text;",
  "U2__names.sql": "ALTER TABLE users DROP COLUMN name;",
};

async function reader({ db }: World): Promise<string> {
  const role = await db.role({ grants: ["SELECT ON ALL TABLES IN SCHEMA public"] });
  return role.url;
}

describe("without its confirmation a rollback", () => {
  test.each([
    { name: "in a dry run", inputs: { "dry-run": "true" }, findings: [], failure: null },
    {
      name: "in a dry run that is confirmed",
      inputs: { "dry-run": "true", confirm: "default" },
      findings: [],
      failure: null,
    },
    {
      name: "unconfirmed",
      inputs: {},
      findings: ["confirm: the rollback of default was not confirmed; this is its plan"],
      failure: "blocked",
    },
    {
      name: "confirmed as another environment",
      inputs: { confirm: "production" },
      findings: ['confirm: confirm is "production", but the environment is "default"'],
      failure: "blocked",
    },
    {
      name: "confirmed in another spelling",
      inputs: { confirm: "Default" },
      findings: ['confirm: confirm is "Default", but the environment is "default"'],
      failure: "blocked",
    },
  ])("only shows its plan: $name", ({ inputs, findings, failure }) =>
    withWorld({ files }, async (world) => {
      const { db, run } = world;
      await run("apply");
      // A role that can only read proves that nothing is written.
      const ran = await run("rollback", { steps: "1", ...inputs }, { url: await reader(world) });
      expect(ran.findings).toEqual(findings);
      expect(ran.report.failure).toBe(failure);
      expect(stepsOf(ran.environment)).toEqual(["undo 2 null"]);
      expect(ran.environment.planDigest).toMatch(/^[0-9a-f]{32}$/);
      expect(await versionsOf(db)).toEqual(["1", "2"]);
      expect(await eventsOf(db)).toEqual(["apply 1", "apply 2"]);
    }),
  );
});

describe("data that a rollback destroys", () => {
  test("is named in the plan, with what was seen of it", () =>
    withWorld({ files }, async ({ db, run }) => {
      await run("apply");
      await db.query("ANALYZE users");
      const { environment } = await run("rollback", { "target-version": "0", "dry-run": "true" });
      expect(environment.steps.map(({ destroys }) => destroys)).toEqual([
        [{ kind: "column", name: "public.users.name", rows: 1, seen: false }],
        [{ kind: "table", name: "public.users", rows: 1, seen: true }],
      ]);
    }));

  test("needs the plan's digest, which the refusal and the dry run print", () =>
    withWorld({ files }, async ({ db, run }) => {
      await run("apply");
      const all = { "target-version": "0", confirm: "default" };
      const { planDigest } = (await run("rollback", { ...all, "dry-run": "true" })).environment;
      const refused = await run("rollback", all);
      expect(refused.findings).toEqual([
        "destroys-data: this rollback destroys data (public.users), so it needs the digest of its plan",
      ]);
      expect(refused.report.findings[0]?.help).toContain(`expect-plan: ${planDigest ?? "?"}`);
      expect(await versionsOf(db)).toEqual(["1", "2"]);
      const wrong = await run("rollback", { ...all, "expect-plan": "0".repeat(32) });
      expect(wrong.findings).toEqual([
        `plan-changed: the plan of default is ${planDigest ?? "?"}, not the approved ${"0".repeat(32)}`,
      ]);
      expect(await versionsOf(db)).toEqual(["1", "2"]);
      expect((await run("rollback", { ...all, "expect-plan": planDigest ?? "" })).findings).toEqual([]);
      expect(await versionsOf(db)).toEqual([]);
    }));

  test("that is not there needs none: an empty column, an empty table", () =>
    withWorld({ files }, async ({ db, run }) => {
      await run("apply");
      await db.query("DELETE FROM users");
      expect((await run("rollback", { "target-version": "0", confirm: "default" })).findings).toEqual([]);
      expect(await versionsOf(db)).toEqual([]);
    }));

  test.each([
    {
      name: "rows of a partition",
      make: "CREATE TABLE p (a int) PARTITION BY RANGE (a); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (9); INSERT INTO p VALUES (1);",
      undo: "DROP TABLE p;",
      named: "public.p",
    },
    {
      name: "a whole schema",
      make: "CREATE SCHEMA other; CREATE TABLE other.t AS SELECT 1 AS a;",
      undo: "DROP SCHEMA other CASCADE;",
      named: "other.t",
    },
    {
      name: "rows that are deleted",
      make: "CREATE TABLE d AS SELECT 1 AS a;",
      undo: "DELETE FROM d; DROP TABLE IF EXISTS nowhere;",
      named: "public.d",
    },
    {
      name: "what a DO block does",
      make: "CREATE TABLE d AS SELECT 1 AS a;",
      undo: "DO $$BEGIN DROP TABLE d; END$$;",
      named: "public.d",
    },
    {
      name: "what nobody can know",
      make: "SELECT 1;",
      undo: "DO $$BEGIN EXECUTE 'DROP ' || 'TABLE users'; END$$;",
      named: "EXECUTE 'DROP ' || 'TABLE users'",
    },
    {
      name: "a name that the search path finds elsewhere",
      make: "CREATE TABLE shop.d AS SELECT 1 AS a;",
      undo: "DROP TABLE d;",
      named: "shop.d",
    },
  ])("is found: $name", ({ make, undo, named }) =>
    withWorld({ files: { "V1__x.sql": make, "U1__x.sql": undo } }, async ({ db, run }) => {
      await db.query("CREATE SCHEMA shop");
      const schemas = { schemas: "public,shop" };
      expect((await run("apply", schemas)).findings).toEqual([]);
      const { findings } = await run("rollback", { ...schemas, steps: "1", confirm: "default" });
      expect(findings).toEqual([
        `destroys-data: this rollback destroys data (${named}), so it needs the digest of its plan`,
      ]);
      expect(await versionsOf(db)).toEqual(["1"]);
    }),
  );

  test("that cannot be looked at counts as there", () =>
    withWorld({ files }, async ({ db, run }) => {
      await run("apply");
      await db.query("DELETE FROM users");
      const holder = await db.connect();
      await holder.query("BEGIN; LOCK TABLE users");
      const { environment } = await run("rollback", { "target-version": "0", "dry-run": "true" });
      expect(environment.steps.flatMap(({ destroys }) => destroys.map(({ seen }) => seen))).toEqual([null, null]);
    }));
});

test("a schema that the role may not look into counts as full", () =>
  withWorld(
    {
      files: {
        "V1__x.sql": "CREATE SCHEMA hidden; CREATE TABLE hidden.t (a int);",
        "U1__x.sql": "DROP TABLE hidden.t;",
      },
    },
    async (world) => {
      await world.run("apply");
      const { environment } = await world.run(
        "rollback",
        { steps: "1", "dry-run": "true" },
        { url: await reader(world) },
      );
      expect(environment.steps[0]?.destroys).toContainEqual({
        kind: "table",
        name: "hidden.t",
        rows: null,
        seen: null,
      });
    },
  ));

describe("expect-plan for apply", () => {
  test("runs what was approved, once", () =>
    withWorld({ files }, async ({ db, run, write }) => {
      const digest = (await run("check")).environment.planDigest ?? "";
      write({ "V3__more.sql": "CREATE TABLE more ();" });
      const changed = await run("apply", { "expect-plan": digest });
      expect(changed.findings).toEqual([
        expect.stringMatching(
          new RegExp(`^plan-changed: the plan of default is [0-9a-f]{32}, not the approved ${digest}$`),
        ),
      ]);
      expect(await db.query("SELECT to_regclass('users') AS t")).toEqual([{ t: null }]);
      const approved = (await run("check")).environment.planDigest ?? "";
      expect((await run("apply", { "expect-plan": approved })).findings).toEqual([]);
      expect((await run("apply", { "expect-plan": approved })).findings).toEqual([
        expect.stringMatching(/^plan-changed/),
      ]);
      expect(await versionsOf(db)).toEqual(["1", "2", "3"]);
    }));

  test("dry-run of apply writes nothing", () =>
    withWorld({ files }, async ({ db, run }) => {
      const { environment, findings } = await run("apply", { "dry-run": "true" });
      expect({ findings, steps: stepsOf(environment) }).toEqual({
        findings: [],
        steps: ["apply 1 null", "apply 2 null"],
      });
      expect(await db.query("SELECT to_regclass('schema_version') AS t")).toEqual([{ t: null }]);
    }));
});

test("what else is to be told of the plan is told with a refusal", () =>
  withWorld({ files: { ...files, "beforeClean.sql": "SELECT 1;" } }, async ({ run }) => {
    await run("apply");
    for (const [given, refusal] of [
      [{}, "destroys-data"],
      [{ "expect-plan": "0".repeat(32) }, "plan-changed"],
    ] as const) {
      const { report } = await run("rollback", { steps: "2", confirm: "default", ...given });
      expect(report.findings.map(({ rule }) => rule)).toEqual([refusal, "callback-not-run"]);
    }
    const { report } = await run("apply", { "expect-plan": "0".repeat(32) });
    expect(report.findings.map(({ rule }) => rule)).toEqual(["plan-changed", "callback-not-run"]);
  }));
