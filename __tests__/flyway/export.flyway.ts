import { expect, test } from "vitest";
import { withWorld } from "../engine/world.js";
import { describeFlyway, flyway, infoOf, objectionsOf } from "../support/flyway.js";

const files = {
  "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY);\r\n",
  "sub/V1_1__email.sql": "ALTER TABLE users ADD COLUMN email text;",
  "V2__index.sql": "CREATE INDEX CONCURRENTLY users_email ON users (email);",
  "U2__index.sql": "DROP INDEX users_email;",
  "R__names.sql": "CREATE OR REPLACE VIEW names AS SELECT id FROM users;",
};

describeFlyway("export", () => {
  test("what was only ever run by ours, Flyway validates and goes on with", () =>
    withWorld({ files }, async ({ db, root, run, write }) => {
      await run("apply");
      await run("rollback", { steps: "1", confirm: "default" });
      await run("apply");
      const dry = await run("export", { to: "flyway", "dry-run": "true" });
      expect(dry.findings).toEqual(["exported: 4 rows would be written to flyway_schema_history"]);
      expect(await db.query("SELECT FROM pg_class WHERE relname = 'flyway_schema_history'")).toEqual([]);
      expect((await run("export", { to: "flyway" })).findings).toEqual([
        "exported: 4 rows written to flyway_schema_history",
      ]);
      expect(await objectionsOf(db, { root })).toEqual([]);
      write({ "V3__more.sql": "CREATE TABLE more ();" });
      await flyway(db, "migrate", { root });
      const states = (await infoOf(db, { root })).map(
        ({ version, description, state }) => `${version || description} ${state}`,
      );
      expect(states).toEqual(["1 Success", "1.1 Success", "2 Success", "names Success", "3 Success"]);
      expect((await run("export", { to: "flyway" })).findings).toEqual([
        "exported: 0 rows written to flyway_schema_history",
      ]);
    }));

  test("after a baseline, too", () =>
    withWorld({ files: { ...files, "V3__more.sql": "CREATE TABLE more ();" } }, async ({ db, root, run }) => {
      await db.query("CREATE TABLE users (id int PRIMARY KEY, email text)");
      await run("baseline", { "target-version": "2" });
      await run("apply");
      await run("export", { to: "flyway" });
      expect(await objectionsOf(db, { root })).toEqual([]);
    }));
});
