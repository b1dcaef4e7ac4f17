import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withWorld, type World } from "../engine/world.js";
import { runCli } from "../support/action.js";
import { describeFlyway, flyway, infoOf, objectionsOf, runFlyway } from "../support/flyway.js";

const files = {
  "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY);",
  "U1__users.sql": "DROP TABLE users;",
  "V2__orders.sql": "CREATE TABLE orders (id int);",
  "U2__orders.sql": "DROP TABLE orders;",
  "R__names.sql": "CREATE OR REPLACE VIEW names AS SELECT '${owner}'::text AS owner;",
};
const config = "flyway:\n  history: mirror\n";
const given = { placeholders: "owner=app" };
const settings = ["-placeholders.owner=app"];

const ours = (world: World, command: string, inputs = {}) => world.run(command, { ...given, ...inputs }, { config });

/** `version:state` by ours, after a run that must find nothing wrong. */
async function status(world: World): Promise<string> {
  const { environment, report } = await ours(world, "status");
  expect(report.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  const versions = environment.migrations.map(({ version, state }) => `${version}:${state}`);
  return [...versions, ...environment.repeatables.map(({ description, state }) => `${description}:${state}`)].join(" ");
}

const theirs = async ({ db, root }: World): Promise<string> =>
  (await infoOf(db, { root, settings }))
    .map(({ version, description, state }) => `${version || description}:${state}`)
    .join(" ");

const objections = ({ db, root }: World): Promise<readonly string[]> => objectionsOf(db, { root, settings });
const migrate = ({ db, root }: World): Promise<unknown> => flyway(db, "migrate", { root, settings });

describeFlyway("history: mirror", () => {
  test("ours first, Flyway next, ours again: each sees what the other did, and both are content", () =>
    withWorld({ files }, async (world) => {
      expect((await ours(world, "apply")).report.failure).toBeNull();
      expect(await objections(world)).toEqual([]);
      expect(await theirs(world)).toBe("1:Success 2:Success names:Success");
      world.write({ "V3__later.sql": "CREATE TABLE later (id int);\r\n" });
      await migrate(world);
      expect(await status(world)).toBe("1:applied 2:applied 3:applied names:current");
      const again = await ours(world, "apply");
      expect(again.environment.steps).toEqual([]);
      const events = await world.db.query<{ event: string }>(
        "SELECT event FROM schema_version_log WHERE version = '3'",
      );
      expect(events).toEqual([{ event: "adopt" }]);
      expect(await objections(world)).toEqual([]);
    }));

  test("a rollback of ours is Deleted to Flyway, which applies it again, which ours sees", () =>
    withWorld({ files }, async (world) => {
      await ours(world, "apply");
      expect((await ours(world, "rollback", { steps: "1", confirm: "default" })).report.failure).toBeNull();
      expect(await theirs(world)).toBe("1:Success 2:Deleted names:Deleted names:Success 2:Pending names:Pending");
      expect(await status(world)).toBe("1:applied 2:pending names:pending");
      await migrate(world);
      expect(await objections(world)).toEqual([]);
      expect(await status(world)).toBe("1:applied 2:applied names:current");
      // The cycle can repeat, from either side.
      expect((await ours(world, "rollback", { "target-version": "0", confirm: "default" })).report.failure).toBeNull();
      expect((await ours(world, "apply")).report.failure).toBeNull();
      expect(await objections(world)).toEqual([]);
      expect(await status(world)).toBe("1:applied 2:applied names:current");
    }));

  test("a history of Flyway's is seen before anything was adopted, and what only ours has is told to Flyway", () =>
    withWorld({ files }, async (world) => {
      await flyway(world.db, "migrate", { root: world.root, settings: [...settings, "-target=1"] });
      expect(await status(world)).toBe("1:applied 2:pending names:current");
      // Applied without the mirror: Flyway does not know of it yet.
      await world.run("adopt", given);
      await world.run("apply", given);
      expect(await objections(world)).toEqual(["2 orders: RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED"]);
      await ours(world, "apply");
      expect(await objections(world)).toEqual([]);
    }));

  test("a repair and a baseline of ours are known to Flyway, one of Flyway's to ours", () =>
    withWorld({ files }, async (world) => {
      await ours(world, "baseline", { "target-version": "1" });
      await ours(world, "apply");
      expect(await objections(world)).toEqual([]);
      world.write({ "V2__orders.sql": "CREATE TABLE orders (id int); -- edited" });
      await ours(world, "repair", { "target-version": "2", reason: "only a comment" });
      expect(await objections(world)).toEqual([]);
      world.remove("V2__orders.sql");
      await flyway(world.db, "repair", { root: world.root, settings: [...settings, "-ignoreMigrationPatterns="] });
      expect((await ours(world, "apply")).report.failure).toBeNull();
      expect(await status(world)).toBe("1:baseline names:current");
    }));

  test("ten processes of each at once apply every migration once", { timeout: 180_000 }, () =>
    withWorld({}, async (world) => {
      const { db, root, write } = world;
      await db.query("CREATE SCHEMA log; CREATE TABLE log.ran (version int)");
      const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
      for (const n of numbers)
        write({ [`V${n}__step.sql`]: `INSERT INTO log.ran VALUES (${n}); SELECT pg_sleep(0.1);` });
      writeFileSync(join(root, "mirror.yml"), config);
      const all = await Promise.all(
        numbers.slice(0, 10).flatMap(() => [
          runCli({
            args: ["apply", "--config", "mirror.yml", "--lock-wait", "5m"],
            cwd: root,
            env: { DATABASE_URL: db.url },
            limitMs: 170_000,
          }),
          runFlyway(db, "migrate", { root, settings: ["-lockRetryCount=-1"], limitMs: 170_000 }),
        ]),
      );
      expect(all.map(({ exitCode, stdout }) => (exitCode === 0 ? "" : stdout)).join("")).toBe("");
      const ran = await db.query<{ version: number }>("SELECT version FROM log.ran ORDER BY 1");
      expect(ran.map(({ version }) => version)).toEqual(numbers);
      expect(await objections(world)).toEqual([]);
      const applied = numbers.map((n) => `${n}:applied`).join(" ");
      expect(await status(world)).toBe(applied);
      const ranks = await db.query<{ count: string }>("SELECT count(*) FROM flyway_schema_history");
      expect(ranks[0]?.count).toBe("12");
    }),
  );

  test("a file without a transaction that failed stops both, and its second run both take", () =>
    withWorld({ files: { "V1__t.sql": "CREATE TABLE t (id int); INSERT INTO t VALUES (1), (1);" } }, async (world) => {
      await ours(world, "apply");
      world.write({ "V2__index.sql": "CREATE UNIQUE INDEX CONCURRENTLY t_id ON t (id);" });
      expect((await ours(world, "apply")).report.failure).toBe("database");
      expect(await theirs(world)).toBe("1:Success 2:Failed");
      await expect(migrate(world)).rejects.toThrow("Detected failed migration");
      await world.db.query("DELETE FROM t");
      expect((await ours(world, "apply")).report.failure).toBeNull();
      expect(await objections(world)).toEqual([]);
      expect(await theirs(world)).toBe("1:Success 2:Success");
    }));
});
