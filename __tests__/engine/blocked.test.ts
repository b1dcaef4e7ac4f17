import { describe, expect, test } from "vitest";
import { eventsOf, objectsOf, versionsOf } from "./observe.js";
import { withWorld, type Files, type Inputs, type World } from "./world.js";

const users = { "V1__users.sql": "CREATE TABLE users (id int);" };
const email = { "V2__email.sql": "ALTER TABLE users ADD COLUMN email text;" };
const names = { "V3__names.sql": "CREATE TABLE names (id int);" };
const next = { "V9__next.sql": "CREATE TABLE next ();" };

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly story: (world: World) => Promise<unknown>;
  readonly inputs?: Inputs;
  /** What the findings say, in their order. */
  readonly findings: readonly (string | RegExp)[];
}

const day = String.raw`\d{4}-\d\d-\d\d`;

/** What a dump of the schema alone leaves of the tool's tables. */
const withoutData = `ALTER TABLE schema_version_log DISABLE TRIGGER USER; TRUNCATE schema_version,
  schema_version_repeatable, schema_version_log, schema_version_snapshot; ALTER TABLE schema_version_log ENABLE ALWAYS TRIGGER schema_version_log_append_only`;

const cases: readonly Case[] = [
  {
    name: "edited",
    files: users,
    story: async ({ run, write }) => {
      await run("apply");
      write({ "V1__users.sql": "CREATE TABLE users (id bigint);" });
    },
    findings: [
      new RegExp(
        String.raw`^edited: version 1 was edited after it was applied on ${day} by dana \(checksum [0-9a-f]{8}… on record, [0-9a-f]{8}… in the file\)$`,
      ),
    ],
  },
  {
    name: "missing",
    files: { ...users, ...email, ...names },
    story: async ({ run, remove }) => {
      await run("apply");
      remove("V2__email.sql");
    },
    findings: [
      new RegExp(String.raw`^missing: version 2 is applied \(V2__email\.sql, ${day}, dana\) but its file is gone$`),
    ],
  },
  {
    name: "out of order",
    files: { ...users, ...names },
    story: async ({ run, write }) => {
      await run("apply");
      write(email);
    },
    findings: ["out-of-order: version 2 is pending below a version that is already applied"],
  },
  {
    name: "a failed file that was changed",
    files: { ...users, "V2__index.sql": "VACUUM nowhere;" },
    story: async ({ run, write }) => {
      await run("apply");
      write({ "V2__index.sql": "VACUUM users;" });
    },
    findings: ["failed-changed: version 2 did not finish and its file was changed since"],
  },
  {
    name: "an undo that did not finish",
    files: { ...users, "U1__users.sql": "DROP INDEX CONCURRENTLY nowhere;" },
    story: async ({ run }) => {
      await run("apply");
      await run("rollback", { steps: "1", confirm: "default" });
    },
    findings: ["undo-failed: the undo script of version 1 did not finish"],
  },
  {
    name: "duplicates, each with both paths",
    files: {
      ...users,
      "a/V2__x.sql": "SELECT 1;",
      "b/V2_0__x.sql": "SELECT 1;",
      "R__r.sql": "SELECT 1;",
      "c/R__r.sql": "SELECT 1;",
    },
    story: async () => {},
    findings: [
      'duplicate-version: "migrations/a/V2__x.sql" and "migrations/b/V2_0__x.sql" have the same version 2',
      'duplicate-version: "migrations/R__r.sql" and "migrations/c/R__r.sql" have the same description "r"',
    ],
  },
  {
    name: "transaction: all with a file that cannot",
    files: { ...users, "V2__vacuum.sql": "VACUUM users;", "afterMigrate.sql": "VACUUM users;" },
    story: async () => {},
    inputs: { transaction: "all" },
    findings: [
      "transaction-all: afterMigrate.sql cannot run in a transaction, so transaction: all cannot run it with the others",
      "transaction-all: V2__vacuum.sql cannot run in a transaction, so transaction: all cannot run it with the others",
    ],
  },
  {
    name: "a callback around each file that cannot run in its transaction",
    files: { ...users, "beforeEachMigrate.sql": "VACUUM pg_class;" },
    story: async () => {},
    findings: [
      "needs-no-transaction: beforeEachMigrate.sql runs inside the transaction of each file, and holds a statement that cannot",
    ],
  },
  {
    name: "a database that is on record as another environment",
    files: users,
    story: ({ run }) => run("apply", { environment: "production" }),
    inputs: { environment: "staging" },
    findings: ['other-environment: this database is on record as the environment "production", not as "staging"'],
  },
  {
    name: "a schema that holds relations but no history",
    files: users,
    story: ({ db }) => db.query("CREATE VIEW old AS SELECT 1 AS one"),
    findings: [
      "existing-schema: the schema holds relations but no history, so nobody knows which migrations they came from",
    ],
  },
  {
    name: "a copy that was restored without its data",
    files: { ...users, ...email },
    story: async ({ db, run }) => {
      await run("apply");
      await db.query(withoutData);
    },
    findings: [
      "existing-schema: the schema holds relations, and the tool's tables without any row, as a restore without data leaves them, so nobody knows which migrations they came from",
    ],
  },
  {
    name: "a subscription that feeds the tool's tables",
    files: users,
    story: async ({ db, run }) => {
      await run("apply");
      await db.query(`CREATE SUBSCRIPTION feed CONNECTION 'host=127.0.0.1 dbname=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE);
        INSERT INTO pg_subscription_rel (srsubid, srrelid, srsubstate) SELECT oid, 'schema_version'::regclass, 'r' FROM pg_subscription WHERE subname = 'feed'`);
    },
    findings: [/^subscription: a subscription of this database writes into the tool's tables/],
  },
];

describe("what blocks apply", () => {
  test.each(cases)("$name", ({ files, story, inputs = {}, findings }) =>
    withWorld({ files }, async (world) => {
      await story(world);
      world.write(next);
      const made = (await world.db.query("SELECT to_regclass('schema_version') IS NOT NULL AS made"))[0]?.["made"];
      const before = made === true ? [await versionsOf(world.db), await eventsOf(world.db)] : [];
      const ran = await world.run("apply", inputs);
      expect(ran.findings).toEqual(findings.map((one) => (typeof one === "string" ? one : expect.stringMatching(one))));
      expect({ failure: ran.report.failure, verdict: ran.report.verdict, plan: ran.environment.plan }).toEqual({
        failure: "blocked",
        verdict: "blocked",
        plan: "blocked",
      });
      expect(ran.report.findings.every(({ help }) => help.length > 10)).toBe(true);
      expect(await objectsOf(world.db)).not.toContain("next");
      expect(made === true ? [await versionsOf(world.db), await eventsOf(world.db)] : []).toEqual(before);
      await world.db.query("DROP SUBSCRIPTION IF EXISTS feed");
    }),
  );

  test("everything is reported at once, files and history together", () =>
    withWorld({ files: { ...users, ...email, ...names } }, async ({ run, write, remove }) => {
      await run("apply", { environment: "production" });
      write({
        "V1__users.sql": "CREATE TABLE users (id bigint);",
        "V2_5__late.sql": "SELECT 1;",
        "V4__broken.sql": "SELECT 1;\nSELEC 2;\n",
        "V5__unknown.sql": "SELECT ${nobody};",
        "notes.sql": "SELECT 1;",
      });
      remove("V2__email.sql");
      const { findings } = await run("apply", { environment: "staging" });
      expect(new Set(findings.map((one) => one.split(":")[0]))).toEqual(
        new Set(["edited", "file-name", "missing", "other-environment", "out-of-order", "placeholder", "syntax"]),
      );
    }));
});

describe("ways out", () => {
  test("existing-schema: allow applies to a schema that holds relations, once", () =>
    withWorld({ files: users }, async ({ db, run, write }) => {
      await db.query("CREATE TABLE old ()");
      expect((await run("apply", { "existing-schema": "allow" })).findings).toEqual([]);
      write(email);
      // Now there is a history, so nobody asks again.
      expect((await run("apply")).findings).toEqual([]);
      expect(await versionsOf(db)).toEqual(["1", "2"]);
    }));

  test("a baseline stands for what a restore without data left", () =>
    withWorld({ files: { ...users, ...email } }, async ({ db, run, write }) => {
      await run("apply");
      await db.query(withoutData);
      expect((await run("baseline", { "target-version": "2" })).report.failure).toBeNull();
      write(names);
      expect((await run("apply")).findings).toEqual([]);
      expect(await versionsOf(db)).toEqual(["2", "3"]);
    }));

  test("relations of extensions, and those of other schemas, do not count", () =>
    withWorld({ files: users }, async ({ db, run }) => {
      await db.query("CREATE EXTENSION pg_stat_statements; CREATE SCHEMA other; CREATE TABLE other.things ()");
      expect((await run("apply")).findings).toEqual([]);
    }));

  test("adopt --copy-of accepts a restored copy once; another name does not", () =>
    withWorld({ files: users }, async ({ db, run, write }) => {
      await run("apply", { environment: "production" });
      write(email);
      const refused = await run("adopt", { environment: "staging", "copy-of": "demo" });
      expect(refused.findings).toEqual(["other-environment: the database is on record as production, not as demo"]);
      expect((await run("apply", { environment: "staging" })).report.failure).toBe("blocked");
      expect((await run("adopt", { environment: "staging", "copy-of": "production" })).report.failure).toBeNull();
      expect((await run("apply", { environment: "staging" })).findings).toEqual([]);
      expect(await eventsOf(db)).toEqual(["apply 1", "adopt R", "apply 2"]);
      // The original's name is the other one now.
      expect((await run("apply", { environment: "production" })).report.failure).toBe("blocked");
    }));

  test("a run that names no environment may go on where one is on record", () =>
    withWorld({ files: users }, async ({ run, write }) => {
      await run("apply", { environment: "production" });
      write(email);
      expect((await run("apply")).report.failure).toBeNull();
      write(names);
      expect((await run("apply", { environment: "staging" })).report.failure).toBe("blocked");
    }));

  test("a publication of all tables is a warning with the remedy", () =>
    withWorld({ files: users }, async ({ db, run }) => {
      await db.query("CREATE PUBLICATION everything FOR ALL TABLES");
      const { report } = await run("apply");
      expect(report.verdict).toBe("warning");
      expect(report.findings).toMatchObject([
        {
          rule: "publication",
          message: expect.stringContaining("everything") as string,
          help: expect.stringContaining("without the schema_version tables") as string,
        },
      ]);
    }));
});
