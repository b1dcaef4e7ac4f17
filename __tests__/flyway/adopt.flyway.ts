import { expect, test } from "vitest";
import { withWorld } from "../engine/world.js";
import { describeFlyway, flyway, objectionsOf } from "../support/flyway.js";

const files = {
  "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY);",
  "V1_1__add_email.sql": "ALTER TABLE users ADD COLUMN email text;\r\n-- ${owner}\r\n",
  "sub/V2__orders.sql": "CREATE TABLE orders (id int); CREATE INDEX orders_id ON orders (id);",
  "R__names.sql": "CREATE OR REPLACE VIEW names AS SELECT id, '${owner}' AS owner FROM users;",
  "V3__later.sql": "CREATE TABLE later (id int);",
};
const given = { placeholders: "owner=app" };
const settings = ["-placeholders.owner=app"];

describeFlyway("adopt", () => {
  test("Flyway first, adopt, ours next, Flyway's rows as they were, and Flyway validates what it has", () =>
    withWorld({ files }, async ({ db, run, root }) => {
      await flyway(db, "migrate", { root, settings: [...settings, "-target=2"] });
      const before = await db.query("SELECT * FROM flyway_schema_history ORDER BY installed_rank");
      expect(before).toHaveLength(4);
      const { report, findings } = await run("adopt", given);
      expect(report.failure).toBeNull();
      expect(findings).toEqual(["adopted: 4 rows of Flyway's: 4 taken over, 0 on record already, 0 left"]);
      const { environment } = await run("apply", given);
      expect(environment.steps.map(({ script, result }) => `${script} ${result}`)).toEqual(["V3__later.sql done"]);
      expect(environment.repeatables.map(({ state }) => state)).toEqual(["current"]);
      expect(await db.query("SELECT * FROM flyway_schema_history ORDER BY installed_rank")).toEqual(before);
      // Without the mirror Flyway knows nothing of version 3.
      expect(await objectionsOf(db, { root, settings })).toEqual(["3 later: RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED"]);
      const drifted = { ...given, "fail-on": "error,drift" };
      expect((await run("drift", drifted)).environment.drift.objects).toEqual([]);
    }));
});
