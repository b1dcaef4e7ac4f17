import { describe, expect, test } from "vitest";
import { withWorld, type World } from "../engine/world.js";
import { shadowOf, type HistoryOptions } from "./histories.js";
import { commit, email, git, major, say, users } from "./not-compared.js";
import { lacking } from "../support/servers.js";

interface Case {
  readonly name: string;
  /** From a database with V1 applied, whose files are not in git. */
  readonly prepare: (world: World) => Promise<unknown>;
  readonly options?: HistoryOptions;
  readonly expected: string;
}

const withoutShadow: readonly Case[] = [
  {
    name: "a database that was adopted",
    prepare: async ({ db, run }) => {
      await db.query("DELETE FROM schema_version");
      await run("baseline", { "target-version": "5" });
    },
    expected: "adopted: it was adopted by a baseline at version 5: what was there before is in no file",
  },
  {
    name: "relations without a record",
    prepare: async ({ db }) => await db.query("DELETE FROM schema_version"),
    expected: "adopted: it holds relations but no migration is on record, so no file says where they come from",
  },
  {
    name: "an edited file without a repository",
    prepare: async ({ write }) => write({ "V1__users.sql": "CREATE TABLE other ();" }),
    expected:
      "not-found: V1__users.sql is on record with a text that is not checked out, and there is no history of git here → run it in a clone of the repository",
  },
  {
    name: "an edited file that was never committed as it ran",
    prepare: async (world) => {
      await git(world, "init", "--quiet");
      world.write({ "V1__users.sql": "CREATE TABLE other ();" });
      await commit(world);
    },
    expected:
      "not-found: V1__users.sql is on record with a text that is not checked out, nor in the history of git → restore the file as it ran, or run repair if the edit is intended",
  },
  {
    name: "an edited file in a shallow checkout",
    prepare: async (world) => {
      await git(world, "init", "--quiet", "--initial-branch=main", "whole");
      const whole = { ...world, root: `${world.root}/whole` };
      await commit(whole).catch(async () => await git(whole, "commit", "--quiet", "--allow-empty", "--message", "a"));
      await git(whole, "commit", "--quiet", "--allow-empty", "--message", "b");
      await git(world, "init", "--quiet");
      await git(world, "fetch", "--quiet", "--depth=1", `file://${whole.root}`, "main");
      await git(world, "checkout", "--quiet", "FETCH_HEAD");
      world.write({ "V1__users.sql": "CREATE TABLE other ();" });
    },
    expected:
      "not-found: V1__users.sql is on record with a text that is not checked out, nor in the history of git → check out with fetch-depth: 0",
  },
  {
    name: "a file that did not finish",
    prepare: async ({ db }) => await db.query("UPDATE schema_version SET success = false"),
    expected:
      "unfinished: version 1 did not finish, and how far it came is not on record → run apply or rollback, which goes on with it",
  },
  {
    name: "shadow: off",
    prepare: async () => {},
    options: { inputs: { shadow: "off" } },
    expected: "off: the input shadow is off",
  },
  {
    name: "local, and no programs of that major",
    prepare: async () => {},
    options: { inputs: { shadow: "local" }, variables: { PATH: "/nowhere" } },
    expected: "no-shadow: this machine has no PostgreSQL 18 that runs: neither where packages put it nor on PATH",
  },
];

describe.skipIf(lacking(major) !== "")(`what is on record is not replayed${lacking(major)}`, () => {
  test.each(withoutShadow)("$name", async ({ prepare, options = {}, expected }) => {
    await withWorld({ files: { "V1__users.sql": users }, major }, async (world) => {
      await world.run("apply");
      await prepare(world);
      expect(await say(world, { ...options, inputs: { shadow: "auto", ...options.inputs } })).toBe(expected);
    });
  });

  test.each([
    {
      name: "a file that needs rows",
      sql: "DO $$ BEGIN IF NOT EXISTS (SELECT FROM users) THEN RAISE EXCEPTION 'nobody is here'; END IF; END $$;",
      expected: "needs-rows: migrations/V2__x.sql:1 does not run on an empty database: nobody is here (P0001)",
      help: /without rows/,
    },
    {
      name: "a file whose rows break a constraint",
      sql: "CREATE TABLE visits (of bigint NOT NULL); INSERT INTO visits SELECT max(id) FROM users;",
      expected: expect.stringMatching(/^needs-rows: migrations\/V2__x\.sql:1 does not run .*\(23502\)$/),
      help: /without rows/,
    },
    {
      name: "a file that needs an extension",
      sql: "DO $$ BEGIN IF NOT EXISTS (SELECT FROM users) THEN CREATE EXTENSION no_such_extension; END IF; END $$;",
      expected: expect.stringMatching(/^not-replayable: /),
      help: /^pass as shadow the URL/,
    },
    {
      name: "a server that goes away in the middle",
      sql: "DO $$ BEGIN IF NOT EXISTS (SELECT FROM users) THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; END $$;",
      expected: expect.stringMatching(/^not-replayable: the throw-away database was lost: the connection was lost: /),
      help: /^pass as shadow the URL/,
    },
  ])("$name", async ({ sql, expected, help }) => {
    await withWorld({ files: { "V1__users.sql": users }, major }, async (world) => {
      await world.run("apply");
      await world.db.query("INSERT INTO users VALUES (1, 'a')");
      world.write({ "V2__x.sql": sql });
      expect((await world.run("apply")).findings).toEqual([]);
      const { run } = world;
      expect(await say(world, await shadowOf(major))).toEqual(expected);
      // The run goes on, and says what it did not compare.
      const { inputs = {}, ...options } = await shadowOf(major);
      const { report } = await run("drift", inputs, options);
      expect(report.failure).toBeNull();
      const said = report.findings.find(({ rule }) => rule === "drift-unknown");
      expect(said?.message).toMatch(
        /^whether the database is what the files say is unknown, because .*; it is compared/,
      );
      expect(said?.help).toMatch(help);
    });
  });
});

describe.skipIf(lacking(major) !== "")(`what is edited, moved or gone is found${lacking(major)}`, () => {
  test("in the history of git", async () => {
    const files = {
      "V1__users.sql": users,
      "V2__email.sql": email,
      "R__names.sql": "CREATE VIEW names AS SELECT ${what} FROM users;",
    };
    await withWorld({ files, major }, async (world) => {
      await git(world, "init", "--quiet");
      await commit(world);
      const inputs = { placeholders: "what=name" };
      expect((await world.run("apply", inputs)).findings).toEqual([]);
      world.write({
        "V1__users.sql": "CREATE TABLE edited ();",
        "deep/V2__mail.sql": "ALTER TABLE users ADD mail text;",
      });
      world.write({ "R__names.sql": "CREATE OR REPLACE VIEW names AS SELECT id FROM users;" });
      world.remove("V2__email.sql");
      await commit(world);
      expect(await say(world, await shadowOf(major, { inputs }))).toBe("table public.users, view public.names");
      const { inputs: all = {}, ...options } = await shadowOf(major, { inputs });
      const { environment } = await world.run("drift", all, options);
      expect(environment.drift.objects).toEqual([]);
    });
  });
});
