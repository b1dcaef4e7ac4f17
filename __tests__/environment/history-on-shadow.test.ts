import { expect, test } from "vitest";
import { withWorld } from "../engine/world.js";
import { describeEngines } from "../shadow/shadows.js";
import { show, shadowOf, withHistory } from "./histories.js";

const files = {
  "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);",
  "V2__add_email.sql": "ALTER TABLE users ADD email text; CREATE INDEX users_email_idx ON users (email);",
  "R__names.sql": "CREATE OR REPLACE VIEW names AS SELECT name FROM users;",
};

describeEngines([14, 18, "pglite"], (engine) => {
  const major = engine === "pglite" ? 18 : engine;

  test("what is on record is there, pending files are not, and clones change nothing of it", async () => {
    await withWorld({ files, major }, async (world) => {
      await world.run("apply");
      world.write({ "V3__pending.sql": "CREATE TABLE pending ();" });
      await withHistory(world, await shadowOf(engine), async (open) => {
        const history = await open();
        expect(await open()).toBe(history);
        expect(show(history)).toBe("table public.users, view public.names");
        if (history.kind !== "replayed") return;
        const [one, two] = [await history.clone(), await history.clone()];
        expect((await one.session.send("DROP TABLE users CASCADE")).error).toBeNull();
        expect((await two.session.send("SELECT id, name, email FROM users")).error).toBeNull();
        expect((await history.shadow.session.send("TABLE names")).error).toBeNull();
      });
    });
  });
});
