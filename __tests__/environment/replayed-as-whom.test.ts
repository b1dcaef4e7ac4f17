import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Failure } from "../../src/core/failure.js";
import { finding } from "../../src/core/problems.js";
import { withWorld } from "../engine/world.js";
import { withDatabase } from "../support/database.js";
import { shadowOf } from "./histories.js";
import { major, say, users } from "./not-compared.js";
import { lacking } from "../support/servers.js";

describe.skipIf(lacking(major) !== "")(`a URL that must not be used${lacking(major)}`, () => {
  test.each([
    {
      name: "leads to the target's server",
      other: null,
      expected: "the URL of shadow leads to the target's own server",
    },
    {
      name: "leads to a database that is not empty",
      other: "CREATE TABLE kept (id int)",
      expected: "the database at the URL of shadow is not empty: 1 relations, 0 routines",
    },
  ])("$name fails the run as bad input", async ({ other, expected }) => {
    await withWorld({ files: { "V1__users.sql": users }, major: 17 }, async (world) => {
      await world.run("apply");
      await withDatabase({ major: other === null ? 17 : major }, async (shadow) => {
        if (other !== null) await shadow.query(other);
        // Whoever is let in to be told so has the password: here of the password file, as its URL has none.
        const url = new URL(shadow.url);
        const passfile = join(world.root, "passwords");
        writeFileSync(passfile, `*:${url.port}:${shadow.name}:*:${decodeURIComponent(url.password)}\n`, {
          mode: 0o600,
        });
        url.password = "";
        const variables = { PGPASSFILE: passfile };
        const { report } = await world.run("drift", { shadow: url.href }, { variables });
        expect(report.failure).toBe("bad-input");
        expect(report.verdict).toBe("failed");
        expect(report.findings.filter(({ rule }) => rule === "shadow").map(({ message }) => message)).toEqual([
          expected,
        ]);
      });
    });
  });
});

test("a callback that changes the schema, and repeatables that a rollback forgot, are no drift", async () => {
  const files = {
    "V1__users.sql": users,
    "U1__users.sql": "DROP TABLE users;",
    "V2__x.sql": "CREATE TABLE x ();",
    "U2__x.sql": "DROP TABLE x;",
    "R__names.sql": "CREATE OR REPLACE VIEW names AS SELECT name FROM users;",
  };
  await withWorld({ files, major }, async (world) => {
    await world.run("apply");
    const { inputs = {}, ...options } = await shadowOf(major);
    const drift = async (): Promise<readonly string[]> => {
      const { environment, findings } = await world.run("drift", inputs, options);
      return [
        ...environment.drift.objects.map(({ identity, against }) => `${against} ${identity}`),
        ...findings.filter((one) => one.includes("because")),
      ];
    };
    await world.run("rollback", { steps: "1", confirm: "default" });
    expect(await drift()).toEqual([
      "drift-unknown: whether the database is what the files say is unknown, because repeatables have not run again since the rollback, and no record says what it left of them; it is compared with the stored snapshot only",
    ]);
    await world.run("apply");
    world.write({ "afterMigrate.sql": "GRANT SELECT ON users TO PUBLIC;" });
    expect(await drift()).toEqual([
      "drift-unknown: whether the database is what the files say is unknown, because the callback afterMigrate.sql changes it, and no record says what ran; it is compared with the stored snapshot only",
    ]);
  });
}, 60_000);

describe.skipIf(lacking(major) !== "")(`what only a superuser can run${lacking(major)}`, () => {
  test.each([
    { name: "is replayed where nobody else's SQL is near", options: {}, expected: "table public.users" },
    {
      name: "is not, on a pull request",
      options: { eventName: "pull_request" },
      expected: expect.stringMatching(/^not-replayable: migrations\/V2__x.sql:1 does not run .*\(42501\)$/),
    },
  ])("$name", async ({ options, expected }) => {
    const files = { "V1__users.sql": users, "V2__x.sql": "COPY (SELECT 1) TO PROGRAM 'cat > /dev/null';" };
    await withWorld({ files, major }, async (world) => {
      await world.run("apply");
      expect(await say(world, await shadowOf(major, options))).toEqual(expected);
    });
  });
});

test("a cancelled run ends with its reason, and leaves no shadow", async () => {
  await withWorld({ files: { "V1__users.sql": users }, major }, async (world) => {
    await world.run("apply");
    const controller = new AbortController();
    const reason = new Failure("cancelled", [finding("cancelled", { message: "by hand" })]);
    const seen: string[] = [];
    const options = await shadowOf(major, {
      signal: controller.signal,
      onLog: (text) => {
        seen.push(text);
        if (text.startsWith("replaying")) controller.abort(reason);
      },
    });
    const { inputs = {}, ...rest } = options;
    const { report } = await world.run("drift", inputs, rest);
    expect(seen).toContain("replaying 1 files of default on a throw-away database");
    expect(report.failure).toBe("cancelled");
  });
});
