import { describe, expect, test } from "vitest";
import { eventsOf, objectsOf, statesOf, versionsOf } from "./observe.js";
import { withWorld, type World } from "./world.js";

const users = { "V1__users.sql": "CREATE TABLE users (id int);", "U1__users.sql": "DROP INDEX CONCURRENTLY nowhere;" };
const email = { "V2__email.sql": "ALTER TABLE users ADD COLUMN email text;" };
const names = { "V3__names.sql": "CREATE TABLE names (id int);" };
const reason = "agreed in the review of 3 March";

/** Version 1 edited, 2 missing, 4 unfinished. */
async function breakAll({ run, write, remove }: World): Promise<void> {
  write({ "V4__alone.sql": "VACUUM nowhere;" });
  await run("apply");
  write({ "V1__users.sql": "CREATE TABLE users (id bigint);" });
  remove("V2__email.sql");
}

describe("repair", () => {
  test("gives an edited file's row its checksum and description, with the reason on record", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run, write, remove } = world;
      await run("apply");
      remove("V1__users.sql");
      write({ "V1__people.sql": "CREATE TABLE users (id bigint);" });
      const { findings, report, log } = await run("repair", { "target-version": "1.0", reason });
      expect(log).toEqual([expect.stringMatching(/^version 1 takes the file's checksum/)]);
      expect(findings).toEqual([
        expect.stringMatching(/^repaired: version 1 takes the file's checksum [0-9a-f]{8}… \(it was [0-9a-f]{8}…\)$/),
      ]);
      expect(report.verdict).toBe("ok");
      expect(statesOf((await run("status")).environment)).toBe("1:applied");
      expect(await db.query("SELECT description FROM schema_version")).toEqual([{ description: "people" }]);
      const logged = await db.query(
        "SELECT event, version, reason, l.success, l.installed_by, l.checksum = v.checksum AS new FROM schema_version_log l JOIN schema_version v USING (version) ORDER BY id DESC LIMIT 1",
      );
      expect(logged).toEqual([
        { event: "repair", version: "1", reason, success: true, installed_by: "dana", new: true },
      ]);
      // The schema is not touched.
      expect(await db.query("SELECT data_type FROM information_schema.columns WHERE table_name = 'users'")).toEqual([
        { data_type: "integer" },
      ]);
    }));

  test("with all puts everything right at once: edited, missing, unfinished", () =>
    withWorld({ files: { ...users, ...email, ...names } }, async (world) => {
      const { db, run, remove } = world;
      await breakAll(world);
      expect(statesOf((await run("status")).environment)).toBe("1:edited 2:missing 3:applied 4:failed");
      expect((await run("repair", { all: "true", reason })).findings).toEqual([
        expect.stringMatching(/^repaired: version 1 takes the file's checksum/),
        "repaired: version 2 (V2__email.sql) is forgotten: its row was removed",
        "repaired: version 4 (V4__alone.sql) is forgotten: its row was removed",
      ]);
      expect(await versionsOf(db)).toEqual(["1", "3"]);
      expect((await eventsOf(db)).slice(-3)).toEqual(["repair 1", "repair 2", "repair 4"]);
      remove("V4__alone.sql");
      expect((await run("apply")).findings).toEqual([]);
    }));

  test("of one version leaves the others", () =>
    withWorld({ files: { ...users, ...email, ...names } }, async (world) => {
      await breakAll(world);
      expect((await world.run("repair", { "target-version": "2", reason })).report.failure).toBeNull();
      expect(statesOf((await world.run("status")).environment)).toBe("1:edited 3:applied 4:failed");
    }));

  test("of an undo that did not finish lets a rollback be planned anew", () =>
    withWorld({ files: users }, async ({ db, run }) => {
      await run("apply");
      await run("rollback", { steps: "1", confirm: "default" });
      expect((await run("repair", { "target-version": "1", reason })).findings).toEqual([
        "repaired: version 1 counts as applied again (its undo had not finished)",
      ]);
      expect(await versionsOf(db)).toEqual(["1"]);
      expect((await eventsOf(db)).at(-1)).toBe("repair 1");
      expect((await run("apply")).findings).toEqual([]);
      const { report } = await run("repair", { "target-version": "1", reason });
      expect(report.findings).toMatchObject([
        { message: "version 1 needs no repair", help: "no version needs repair" },
      ]);
    }));

  test("of what needs none says so, and which do", () =>
    withWorld({ files: { ...users, ...email, ...names } }, async (world) => {
      await breakAll(world);
      const { report } = await world.run("repair", { "target-version": "3", reason });
      expect(report.findings).toMatchObject([
        { message: "version 3 needs no repair", help: "versions that need it: 1, 2, 4" },
      ]);
      expect(report.failure).toBe("blocked");
    }));

  test("of a database that has nothing to repair makes nothing, the tool's tables neither", () =>
    withWorld({ files: users }, async ({ db, run }) => {
      expect((await run("repair", { all: "true", reason })).findings).toEqual([]);
      expect(await db.query("SELECT to_regclass('schema_version') AS made")).toEqual([{ made: null }]);
    }));

  test("with dry-run only tells", () =>
    withWorld({ files: { ...users, ...email, ...names } }, async (world) => {
      await breakAll(world);
      const before = await eventsOf(world.db);
      expect((await world.run("repair", { all: "true", reason, "dry-run": "true" })).findings).toHaveLength(3);
      expect(await eventsOf(world.db)).toEqual(before);
      expect(statesOf((await world.run("status")).environment)).toBe("1:edited 2:missing 3:applied 4:failed");
    }));
});

describe("baseline", () => {
  test("starts a history on a database that is already there", () =>
    withWorld({ files: { ...users, ...email, ...names } }, async ({ db, run }) => {
      await db.query("CREATE TABLE users (id int, email text)");
      const { environment, findings } = await run("baseline", { "target-version": "2", reason });
      expect(findings).toEqual([]);
      expect(statesOf(environment)).toBe("1:below-baseline 2:baseline 3:pending");
      expect(
        await db.query("SELECT version, description, script_name, checksum, installed_by, success FROM schema_version"),
      ).toEqual([
        {
          version: "2",
          description: "<< baseline >>",
          script_name: "<< baseline >>",
          checksum: "",
          installed_by: "dana",
          success: true,
        },
      ]);
      expect(await db.query("SELECT event, version, reason, success FROM schema_version_log")).toEqual([
        { event: "baseline", version: "2", reason, success: true },
      ]);
      expect((await run("apply")).findings).toEqual([]);
      expect(await objectsOf(db)).toEqual(["names", "users"]);
    }));

  test("repeated changes nothing; at another version, or over a history, it is refused", () =>
    withWorld({ files: users }, async ({ db, run, write, remove }) => {
      await run("baseline", { "target-version": "1" });
      write({ "beforeClean.sql": "SELECT 1;" });
      const again = await run("baseline", { "target-version": "1" });
      expect({ rules: again.report.findings.map(({ rule }) => rule), failure: again.report.failure }).toEqual({
        rules: ["callback-not-run"],
        failure: null,
      });
      remove("beforeClean.sql");
      expect(await eventsOf(db)).toEqual(["baseline 1"]);
      const refused = await run("baseline", { "target-version": "2" });
      expect(refused.findings).toEqual([
        expect.stringContaining("default has 1 versions on record: a baseline starts a history, it cannot enter one"),
      ]);
      expect(refused.report.failure).toBe("blocked");
      expect(await versionsOf(db)).toEqual(["1"]);
      write({ "V3__c.sql": "SELECT 1;" });
      await run("apply");
      expect((await run("baseline", { "target-version": "1" })).findings).toEqual([
        expect.stringContaining("default has 2 versions on record"),
      ]);
    }));

  test("works in a schema that does not exist yet, and with dry-run writes nothing", () =>
    withWorld({ files: users }, async ({ db, run }) => {
      const inputs = { "target-version": "1", schemas: "shop", description: "before us" };
      expect((await run("baseline", { ...inputs, "dry-run": "true" })).findings).toEqual([]);
      expect(await db.query("SELECT to_regnamespace('shop') AS shop")).toEqual([{ shop: null }]);
      expect((await run("baseline", inputs)).findings).toEqual([]);
      expect(await db.query("SELECT version, description FROM shop.schema_version")).toEqual([
        { version: "1", description: "before us" },
      ]);
    }));
});
