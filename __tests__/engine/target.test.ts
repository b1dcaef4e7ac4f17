import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Failure } from "../../src/core/failure.js";
import { lockKeyOf, readTarget, type Target } from "../../src/database/target.js";
import { withSession } from "../live/sessions.js";
import { createDatabase, type Role, type TestDatabase } from "../support/database.js";
import { withOwnServer } from "../support/servers.js";

let db: TestDatabase;
let stranger: Role;

beforeAll(async () => {
  db = await createDatabase();
  stranger = await db.role();
  await db.query(`CREATE SCHEMA "a b"; CREATE SCHEMA c; CREATE SCHEMA "We""ird"; CREATE SCHEMA "${stranger.name}";
    REVOKE ALL ON SCHEMA public FROM PUBLIC`);
});

afterAll(() => db.drop());

interface Asked {
  readonly path?: string;
  readonly schemas?: readonly string[];
  readonly role?: string;
  readonly before?: string;
}

/** What a session with that search_path is about. */
const read = (url: string, { path, schemas = [], role, before = "" }: Asked): Promise<Target> =>
  withSession(url, async (session) => {
    const { error } = await session.send(`${before}${path === undefined ? "" : `SET search_path = ${path}`}`);
    expect(error).toBeNull();
    return await readTarget(session, { schemas, role: role ?? null, patienceMs: 10_000 });
  });

async function refusal(url: string, asked: Asked): Promise<string> {
  const error = await read(url, asked).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw new Error("it was not refused", { cause: error });
  expect(error.kind).toBe("database");
  return error.findings.map(({ rule, message, help }) => `${rule}: ${message} → ${help ?? ""}`).join("; ");
}

describe("the home, the search_path of files, and the schemas that they are about", () => {
  test.each([
    { path: 'nowhere, "a b", c', home: "a b", searchPath: 'nowhere, "a b", c', of: ["a b"] },
    { path: '"$user", c', home: "c", searchPath: '"$user", c', of: ["c"] },
    { path: "c", schemas: ["x", "Y z"], home: "x", searchPath: '"x", "Y z", c', of: ["x", "Y z"] },
    { path: "''", schemas: ["x"], home: "x", searchPath: '"x", ""', of: ["x"] },
    { path: "c", schemas: ["my_pg_home"], home: "my_pg_home", searchPath: '"my_pg_home", c', of: ["my_pg_home"] },
    { path: "c", schemas: ["information_schemas"], home: "information_schemas" },
  ])("$path $schemas: $home", async ({ path, schemas = [], home, searchPath, of }) => {
    const target = await read(db.url, { path, schemas });
    expect(target).toMatchObject({ home, identity: { schema: home }, lockKey: lockKeyOf(home), readOnly: null });
    if (searchPath !== undefined) expect(target).toMatchObject({ searchPath, schemas: of });
  });

  test("no search_path at all adds nothing", async () => {
    const before = "SELECT pg_catalog.set_config('search_path', '', false);";
    expect((await read(db.url, { before, schemas: ["x"] })).searchPath).toBe('"x"');
  });
});

test("who logged in where is told by the server, whoever the session acts as", async () => {
  const [row] = await db.query<{ system: string; oid: string; version: string }>(
    `SELECT (pg_control_system()).system_identifier::text AS system, oid::text,
       split_part(current_setting('server_version'), ' ', 1) AS version FROM pg_database WHERE datname = current_database()`,
  );
  const before = `SET ROLE "${stranger.name}";`;
  const target = await read(db.url, { before, schemas: ["x"], role: "owner" });
  expect(target).toMatchObject({
    identity: { systemIdentifier: row?.system, databaseOid: row?.oid, schema: "x" },
    server: `PostgreSQL ${row?.version}`,
    database: db.name,
    user: db.server.user,
    role: "owner",
  });
});

test("a server whose configuration makes all read-only says where to turn it off", async () => {
  const settings = { default_transaction_read_only: "on" };
  const target = await withOwnServer({ major: 16, settings }, (server) => read(server.url("postgres"), {}));
  expect(target.readOnly).toEqual({
    reason: expect.stringMatching(/^default_transaction_read_only is on \(set for it by: /) as string,
    help: "turn it off in the server's configuration, or use another URL",
  });
});

describe("what is no home", () => {
  const own = "is PostgreSQL's own → name another one first in schemas";

  test.each([
    { asked: { schemas: ["pg_catalog"] }, said: `input: the first schema, pg_catalog, ${own}` },
    { asked: { schemas: ["pg_mine", "c"] }, said: `input: the first schema, pg_mine, ${own}` },
    { asked: { schemas: ["information_schema"] }, said: `input: the first schema, information_schema, ${own}` },
    {
      asked: { path: "nowhere" },
      said: "input: the role's search_path names no schema that exists → name one with the input schemas",
    },
  ])("$said", async ({ asked, said }) => expect(await refusal(db.url, asked)).toBe(said));

  test("a temporary schema", async () => {
    const before = "CREATE TEMP TABLE t ();";
    expect(await refusal(db.url, { before, path: "pg_temp, c" })).toMatch(/^input: the first schema, pg_temp_\d+, is/);
  });

  test.each([
    { path: "nowhere, c, public", home: "c" },
    { path: 'nowhere, public, "We""ird"', home: "public" },
    { path: '"We""ird", c', home: 'We""ird' },
    { path: '"a b"', home: "a b" },
    { path: '"$user", c', home: "$user" },
  ])("a schema that the role may not use, the first of $path", async ({ path, home }) => {
    const name = home === "$user" ? stranger.name : home;
    expect(await refusal(stranger.url, { path })).toBe(
      `privilege: the role ${stranger.name} may use no schema of its search_path (${path}) → GRANT USAGE, CREATE ON SCHEMA "${name}" TO "${stranger.name}"`,
    );
  });

  test("the same of a role that the run changes to", async () => {
    expect(await refusal(stranger.url, { path: "c", role: "owner" })).toMatch(/ON SCHEMA "c" TO "owner"$/);
  });
});
