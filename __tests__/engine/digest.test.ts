import { describe, expect, test } from "vitest";
import { withDatabase } from "../support/database.js";
import { withWorld, type Inputs, type RunOptions, type World } from "./world.js";

const files = {
  "V1__users.sql": "CREATE TABLE users (id int, owner text DEFAULT '${team}');",
  "U1__users.sql": "DROP TABLE users;",
  "R__v.sql": "SELECT 1;",
  "beforeMigrate.sql": "SELECT 1;",
};
const usual: Inputs = { placeholders: "team=blue" };

async function digestOf(world: World, inputs: Inputs = {}, options: RunOptions = {}): Promise<string> {
  const { environment } = await world.run("check", { ...usual, ...inputs }, options);
  expect(environment.planDigest).toMatch(/^[0-9a-f]{32}$/);
  return environment.planDigest ?? "";
}

describe("the digest of a plan", () => {
  test("is the same for the same plan, whoever asks, whenever, and by whichever command", () =>
    withWorld({ files }, async (world) => {
      const digest = await digestOf(world);
      const role = await world.db.role();
      expect(await digestOf(world, {}, { url: role.url })).toBe(digest);
      expect(await digestOf(world, {}, { startedAt: new Date(0), recorder: { runId: "1", installedBy: "eve" } })).toBe(
        digest,
      );
      expect((await world.run("apply", { ...usual, "dry-run": "true" })).environment.planDigest).toBe(digest);
      expect((await world.run("status", usual)).environment.planDigest).toBe(digest);
    }));

  test("is the same for a text with other line ends", () =>
    withWorld({ files }, async (world) => {
      world.write({ "V1__users.sql": `${files["V1__users.sql"]}\n-- end\n` });
      const digest = await digestOf(world);
      world.write({ "V1__users.sql": `\uFEFF${files["V1__users.sql"]}\r\n-- end\r\n\r\n` });
      expect(await digestOf(world)).toBe(digest);
    }));

  test.each<{ readonly name: string; readonly change: (world: World) => Promise<Inputs> | Inputs }>([
    { name: "the environment's name", change: () => ({ environment: "production" }) },
    { name: "a placeholder's value", change: () => ({ placeholders: "team=red" }) },
    {
      name: "the text of a migration",
      change: ({ write }) => (write({ "V1__users.sql": "CREATE TABLE users ();" }), {}),
    },
    { name: "the text of a repeatable", change: ({ write }) => (write({ "R__v.sql": "SELECT 2;" }), {}) },
    { name: "the text of a callback", change: ({ write }) => (write({ "beforeMigrate.sql": "SELECT 2;" }), {}) },
    { name: "a further callback", change: ({ write }) => (write({ "afterMigrate.sql": "SELECT 2;" }), {}) },
    { name: "a further migration", change: ({ write }) => (write({ "V2__more.sql": "SELECT 2;" }), {}) },
    { name: "another home schema", change: () => ({ schemas: "shop" }) },
    {
      name: "an event that changed state",
      change: async ({ run, write }) => {
        // Applied and taken back: the same files are pending again.
        await run("apply", usual);
        await run("rollback", { ...usual, "target-version": "0", confirm: "default" });
        write({});
        return {};
      },
    },
  ])("changes with $name", ({ change }) =>
    withWorld({ files }, async (world) => {
      const digest = await digestOf(world);
      expect(await digestOf(world, await change(world))).not.toBe(digest);
    }),
  );

  test("covers undo scripts where a failure would run them, and only there", () =>
    withWorld({ files }, async (world) => {
      const [stop, undo] = [await digestOf(world), await digestOf(world, { "on-failure": "undo" })];
      world.write({ "U1__users.sql": "DROP TABLE IF EXISTS users;" });
      expect(await digestOf(world)).toBe(stop);
      expect(await digestOf(world, { "on-failure": "undo" })).not.toBe(undo);
    }));

  test("changes with the database", () =>
    withWorld({ files }, async (world) => {
      const digest = await digestOf(world);
      await withDatabase({}, async (other) => expect(await digestOf(world, {}, { url: other.url })).not.toBe(digest));
    }));

  test("does not change with a failure, nor with values that differ from run to run", () =>
    withWorld({ files }, async (world) => {
      world.write({ "V1__users.sql": "SELECT '${flyway:timestamp} ${flyway:workingDirectory}', 1/0;" });
      const digest = await digestOf(world, {}, { startedAt: new Date(0) });
      expect(await digestOf(world, {}, { startedAt: new Date(1e12) })).toBe(digest);
      await world.run("apply", usual);
      expect(await digestOf(world)).toBe(digest);
    }));

  test("of a rollback covers what it undoes", () =>
    withWorld({ files }, async ({ run, write }) => {
      await run("apply", usual);
      const digest = async (): Promise<string | null> =>
        (await run("rollback", { ...usual, steps: "1", "dry-run": "true" })).environment.planDigest;
      const before = await digest();
      expect(before).toMatch(/^[0-9a-f]{32}$/);
      expect(await digest()).toBe(before);
      write({ "U1__users.sql": "DROP TABLE IF EXISTS users;" });
      expect(await digest()).not.toBe(before);
    }));

  test("a blocked plan has none", () =>
    withWorld({ files: { ...files, "x.sql": "" } }, async ({ run }) => {
      expect((await run("check", usual)).environment.planDigest).toBeNull();
    }));
});
