import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/read-config.js";
import type { ConnectionTarget } from "../../src/core/database-url.js";
import { passwordOf } from "../../src/database/password.js";

/* 10. The files that libpq reads in somebody's home folder. What psql does with the same lines was looked at. */

const home = mkdtempSync("/tmp/svhome-");
const file = join(home, ".pgpass");
afterAll(() => rmSync(home, { recursive: true, force: true }));

const never = { patienceMs: 0, signal: new AbortController().signal };

/** The target of a URL, as the command line reads it. */
async function targetOf(url: string, variables: Readonly<Record<string, string>> = {}): Promise<ConnectionTarget> {
  const read = await readConfig({
    entry: "cli",
    given: new Map(Object.entries({ command: "status", "database-url": url })),
    variables: { HOME: home, ...variables },
    eventName: null,
    publicRepository: false,
    pushedBranch: null,
    readText: () => null,
  });
  const database = "ok" in read ? read.ok.environments[0]?.database : undefined;
  if (database?.kind !== "server") throw new Error("no server");
  return database.target;
}

/** The password that a URL gets from a file of such lines. */
async function passwordFrom(text: string, url: string, mode = 0o600): Promise<string | null> {
  writeFileSync(file, text);
  chmodSync(file, mode);
  return await passwordOf(await targetOf(url), null, never);
}

describe("10. a password file gives the password of a URL that has none", () => {
  const usual = "postgres://u@h/d";
  test.each([
    { name: "the whole line", text: "h:5432:d:u:secret-1", expected: "secret-1" },
    { name: "any of them", text: "*:*:*:*:secret-1", expected: "secret-1" },
    { name: "the first that fits", text: "h:1:d:u:a\nh:5432:d:u:b\n*:*:*:*:c", expected: "b" },
    {
      name: "another host, port, database and user",
      text: "x:*:*:*:a\n*:1:*:*:a\n*:*:x:*:a\n*:*:*:x:a",
      expected: null,
    },
    { name: "a comment", text: "#*:*:*:*:a", expected: null },
    { name: "line ends of Windows", text: "*:*:*:*:a\r\n", expected: "a" },
    { name: "colons and backslashes in values", text: "h:5432:d:u:a\\:b\\\\c", expected: "a:b\\c" },
    { name: "what stands behind the password", text: "*:*:*:*:a:b", expected: "a" },
    { name: "an escaped colon in a name", text: "*:*:x\\:y:u:a", url: "postgres://u@h/x:y", expected: "a" },
    { name: "an empty password in the URL", text: "*:*:*:*:a", url: "postgres://u:@h/d", expected: "a" },
    { name: "a password in the URL", text: "*:*:*:*:a", url: "postgres://u:own@h/d", expected: "own" },
    { name: "the usual socket", text: "localhost:*:*:*:a", url: "postgres://u@/d?host=/tmp", expected: "a" },
    { name: "another socket", text: "/srv/pg:*:*:*:a", url: "postgres://u@/d?host=/srv/pg", expected: "a" },
    { name: "a file that others may read", text: "*:*:*:*:a", mode: 0o640, expected: null },
  ])("$name", async ({ text, url = usual, mode, expected }) => {
    expect(await passwordFrom(text, url, mode)).toBe(expected);
  });

  test("PGPASSFILE names another one, and PGPASSWORD goes before both", async () => {
    const other = join(home, "other");
    writeFileSync(other, "*:*:*:*:theirs", { mode: 0o600 });
    await passwordFrom("*:*:*:*:mine", usual);
    const found = async (variables: Readonly<Record<string, string>>): Promise<string | null> =>
      await passwordOf(await targetOf(usual, variables), null, never);
    expect(await found({ PGPASSFILE: other })).toBe("theirs");
    expect(await found({ PGPASSFILE: join(home, "none") })).toBe(null);
    expect(await found({ PGPASSFILE: "" })).toBe("mine");
    expect(await found({ PGPASSFILE: other, PGPASSWORD: "of-variable" })).toBe("of-variable");
    expect(await found({ PGPASSFILE: other, PGPASSWORD: "" })).toBe("theirs");
  });

  test("authorities that libpq trusts where none are named are looked for beside it", async () => {
    expect(await targetOf(usual)).toMatchObject({
      sslrootcert: null,
      usualRootcert: join(home, ".postgresql/root.crt"),
    });
    expect(await targetOf(usual, { HOME: "" })).not.toHaveProperty("usualRootcert");
    // On another system the variable is somebody else's.
    expect(await targetOf(usual, { APPDATA: "/data" })).toEqual(await targetOf(usual));
    expect(await targetOf(usual, { APPDATA: "/data", OS: "Windows_NT" })).toMatchObject({
      passfile: "/data/postgresql/pgpass.conf",
      usualRootcert: "/data/postgresql/root.crt",
    });
    expect(await targetOf(usual, { HOME: "", APPDATA: "/data", OS: "Windows_NT" })).toHaveProperty("passfile");
    expect(await targetOf(usual, { HOME: "" })).not.toHaveProperty("passfile");
  });
});
