import { expect, test } from "vitest";
import { createSnapshotTableSql, storeSnapshotSql } from "../../src/database/snapshot-store.js";
import { openSession, read, run } from "../drift/rich-database.js";
import { withWorld, type World } from "../engine/world.js";
import { describeEngines } from "../shadow/shadows.js";
import { shadowOf, type HistoryOptions } from "./histories.js";

const files = {
  "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);",
  "V2__add_email.sql": "ALTER TABLE users ADD email text; CREATE INDEX users_email_idx ON users (email);",
  "R__names.sql": "CREATE OR REPLACE VIEW names AS SELECT name FROM users;",
};

/** What the command drift says: its status, its objects, and what it does not know. */
async function drift(world: World, { inputs = {}, ...options }: HistoryOptions): Promise<readonly string[]> {
  const { environment, report } = await world.run("drift", inputs, options);
  const { status, objects } = environment.drift;
  const unknown = report.findings.filter(({ rule }) => rule !== "drift");
  return [
    status,
    ...objects.map(({ change, against, kind, identity }) => `${against}: ${change} ${kind} ${identity}`),
    ...unknown.map(({ rule, message, help }) => `${rule}: ${message} → ${help}`),
  ];
}

/** Takes the schema as it is for the one of the last deploy. */
async function storeSnapshot({ db }: World, major: number): Promise<void> {
  const session = await openSession(db.url);
  const snapshot = await read(session, major);
  await run(session, createSnapshotTableSql("public"));
  await run(session, storeSnapshotSql("public", { moment: "last", snapshot, toolVersion: "1" }));
  await session.close();
}

describeEngines([14, 18, "pglite"], (engine) => {
  const major = engine === "pglite" ? 18 : engine;

  test("what was done by hand is told against the files, also where the snapshot came later", async () => {
    const options = await shadowOf(engine);
    await withWorld({ files, major }, async (world) => {
      await world.run("apply");
      await storeSnapshot(world, major);
      await world.db.query("ALTER TABLE users ADD by_hand int; DROP INDEX users_email_idx");
      world.write({ "V3__pending.sql": "CREATE TABLE pending ();" });
      const both = ["both: unexpected column public.users.by_hand", "both: missing index public.users_email_idx"];
      expect(await drift(world, options)).toEqual(["drift", ...both]);
      await storeSnapshot(world, major);
      expect(await drift(world, options)).toEqual(["drift", ...both.map((one) => one.replace("both", "files"))]);
      await world.db.query("ALTER TABLE users DROP by_hand; CREATE INDEX users_email_idx ON users (email)");
      expect((await drift(world, options)).filter((line) => line.startsWith("files"))).toEqual([]);
    });
  });
});
