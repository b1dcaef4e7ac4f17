import { expect, test } from "vitest";
import { describeEachMajor } from "../support/servers.js";
import { eventsOf, objectsOf, statesOf, stepsOf, versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

const files = {
  "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY, email text); INSERT INTO users VALUES (1, 'a'), (2, 'a');",
  "U1__users.sql": "DROP TABLE users;",
  "V2__email.sql": "CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);",
  "U2__email.sql": "DROP INDEX CONCURRENTLY users_email;",
  "V3__orders.sql": "CREATE TABLE orders (id int, u int REFERENCES users DEFERRABLE INITIALLY DEFERRED);",
  "U3__orders.sql": "DROP TABLE orders;",
  "R__names.sql": "CREATE OR REPLACE VIEW names AS SELECT email FROM users;",
  "beforeEachMigrate.sql":
    "SET search_path = pg_catalog; SET default_transaction_read_only = on; CREATE TEMP TABLE scratch ();",
  "afterMigrate.sql": "VACUUM users;",
};

describeEachMajor((major) => {
  test("the whole story: an index that fails, the way on, a failure that leaves nothing, a rollback, another run", () =>
    withWorld({ files, major }, async ({ db, run, write }) => {
      const first = await run("apply");
      expect(first.findings).toEqual([expect.stringContaining("(23505)")]);
      expect(first.environment.server).toMatch(new RegExp(`^PostgreSQL ${major}\\.`));
      expect(statesOf(first.environment)).toBe("1:applied 2:failed 3:pending names:pending");

      await db.query("DELETE FROM users WHERE id = 2");
      const second = await run("apply");
      expect(second.findings).toEqual([]);
      expect(stepsOf(second.environment)).toEqual(["apply 2 done", "apply 3 done", "repeat names done"]);
      expect((await run("apply")).environment.steps).toEqual([]);

      write({ "V4__bad.sql": "INSERT INTO orders VALUES (1, 9);" });
      expect((await run("apply", { transaction: "all" })).findings).toEqual([
        expect.stringMatching(/^transaction-all: afterMigrate\.sql cannot/),
      ]);
      expect((await run("apply")).findings).toEqual([
        expect.stringMatching(
          /^statement: insert or update on table "orders" violates foreign key constraint .* \(23503\)$/,
        ),
      ]);
      expect(await versionsOf(db)).toEqual(["1", "2", "3"]);
      expect(await db.query("SELECT FROM orders")).toEqual([]);

      const rolled = await run("rollback", { "target-version": "1", confirm: "default" });
      expect(rolled.findings).toEqual([]);
      expect(stepsOf(rolled.environment)).toEqual(["undo 3 done", "undo 2 done"]);
      expect(await objectsOf(db)).toEqual(["names", "users", "users_pkey"]);

      write({ "V4__bad.sql": "SELECT 1;" });
      expect((await run("apply")).findings).toEqual([]);
      expect(await versionsOf(db)).toEqual(["1", "2", "3", "4"]);
      expect(await eventsOf(db)).toEqual([
        ...["apply 1", "start 2", "fail 2", "start 2", "apply 2", "apply 3", "apply R", "fail 4"],
        ...["undo 3", "undo-start 2", "undo 2", "start 2", "apply 2", "apply 3", "apply 4", "apply R"],
      ]);
    }));

  test("all files in one transaction, and a failure that takes all back", () =>
    withWorld({ major }, async ({ db, run, write }) => {
      write({
        "V1__a.sql": files["V1__users.sql"],
        "V2__b.sql": files["V3__orders.sql"],
        "R__n.sql": files["R__names.sql"],
        "V3__c.sql": "SELECT 1/0;",
      });
      expect((await run("apply", { transaction: "all" })).findings).toEqual(["statement: division by zero (22012)"]);
      expect(await objectsOf(db)).toEqual([]);
      write({ "V3__c.sql": "INSERT INTO orders VALUES (1, 1);" });
      expect((await run("apply", { transaction: "all" })).findings).toEqual([]);
      expect(await versionsOf(db)).toEqual(["1", "2", "3"]);
    }));

  test("a lock that is not to be had is waited for, and the log refuses to be changed", () =>
    withWorld({ major, files: { "V1__a.sql": "CREATE TABLE a (id int);" } }, async ({ db, run, write }) => {
      await run("apply");
      for (const sql of [
        "UPDATE schema_version_log SET reason = ''",
        "DELETE FROM schema_version_log",
        "TRUNCATE schema_version_log",
      ]) {
        await expect(db.query(`SET session_replication_role = replica; ${sql}`)).rejects.toThrow("append-only");
      }
      const reader = await db.connect({ applicationName: "reader" });
      await reader.query("BEGIN; SELECT FROM a");
      write({ "V2__b.sql": "ALTER TABLE a ADD b int;" });
      const onLog = (line: string): void => {
        if (line.includes("55P03")) void reader.query("COMMIT");
      };
      const { environment, findings } = await run("apply", { "lock-timeout": "1s" }, { onLog });
      expect(findings).toEqual([]);
      expect(environment.steps[0]?.retries[0]).toMatchObject({
        sqlstate: "55P03",
        blockedBy: expect.stringContaining("reader") as string,
      });
    }));
});

test("a server that ends long transactions ends no file, in a transaction or without one", () =>
  withWorld(
    {
      major: 18,
      files: {
        "V1__a.sql": "SELECT pg_sleep(0.9);",
        "V2__b.sql": "-- schema-version: transaction=false\nSELECT pg_sleep(0.9);",
      },
    },
    async ({ db, run }) => {
      await db.query(`ALTER DATABASE ${db.name} SET transaction_timeout = '700ms'`);
      expect((await run("apply")).findings).toEqual([]);
      expect(await versionsOf(db)).toEqual(["1", "2"]);
    },
  ));
