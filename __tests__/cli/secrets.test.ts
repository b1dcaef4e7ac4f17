import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase, withDatabase, type TestDatabase } from "../support/database.js";
import type { Ended } from "../support/running.js";
import { withFolder, type Folder } from "./folder.js";

const password = String.raw`p@ss w/o:rd%?&#'"$\ü-Zq9x`;
const strict = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Every way in which it could show; the end of it alone would be enough to find a part. */
const spellings = [
  password,
  encodeURIComponent(password),
  strict(password),
  JSON.stringify(password).slice(1, -1),
  "Zq9x",
];

function expectNone(where: string, text: string): void {
  for (const spelling of spellings) expect(text, `${where} holds ${spelling}`).not.toContain(spelling);
}

/** A login with that password, and a database for it. */
async function withLogin(work: (own: TestDatabase, role: string) => Promise<void>): Promise<void> {
  const own = await createDatabase();
  const role = `odd_${own.name}`;
  try {
    await own.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password.replaceAll("'", "''")}'`);
    await own.query(`GRANT ALL ON SCHEMA public TO ${role}`);
    await work(own, role);
  } finally {
    await own.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await own.drop();
  }
}

const urlOf = ({ server, name }: TestDatabase, role: string, written: string): string =>
  `postgresql://${role}:${written}@${server.host}:${server.port}/${name}`;

/** Nobody gets into it. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

describe("a password with odd characters", () => {
  test("logs in, however it is given", () =>
    withLogin((own, role) =>
      withFolder({ "migrations/V1__x.sql": "SELECT 1;\n" }, async ({ run }) => {
        const bare = urlOf(own, role, "").replace(":@", "@");
        const quoted = `'${password.replaceAll("'", String.raw`'\''`)}'`;
        for (const [way, line, env] of [
          ["encoded", ["status"], { DATABASE_URL: urlOf(own, role, encodeURIComponent(password)) }],
          ["strictly encoded", ["status", "--database-url", urlOf(own, role, strict(password))], {}],
          ["as it is", ["status"], { DATABASE_URL: urlOf(own, role, password) }],
          ["as parameter", ["status", "--database-url", `${bare}?password=${encodeURIComponent(password)}`], {}],
          ["as PGPASSWORD", ["status", "--database-url", bare], { PGPASSWORD: password }],
          ["by a command", ["status", "--database-url", bare, "--password-command", `printf '%s\\n' ${quoted}`], {}],
        ] as const) {
          const ended = await run(line, { env });
          expect(ended, way).toMatchObject({ exitCode: 0, stderr: "" });
          expectNone(way, ended.stdout);
        }
      }),
    ));

  test.each<readonly [string, (database: TestDatabase) => Readonly<Record<string, string>>]>([
    ["a host that nobody knows", () => ({ DATABASE_URL: `postgres://u:${password}@nosuch.invalid/d` })],
    [
      "a port where nobody listens",
      () => ({ DATABASE_URL: `postgres://u:${encodeURIComponent(password)}@127.0.0.1:1/d` }),
    ],
    [
      "a login that is refused",
      ({ server, name }) => ({ DATABASE_URL: `postgres://nobody:${password}@${server.host}:${server.port}/${name}` }),
    ],
    [
      "a database that does not exist",
      ({ server }) => ({ DATABASE_URL: `postgres://postgres:${password}@${server.host}:${server.port}/nosuch` }),
    ],
    [
      "TLS that is refused",
      ({ server }) => ({ DATABASE_URL: `postgres://u:${password}@${server.host}:${server.port}/d?sslmode=require` }),
    ],
    ["a scheme that is none", () => ({ DATABASE_URL: `mysql://u:${password}@h/d` })],
    ["a port that is none", () => ({ DATABASE_URL: `postgres://u:${password}@h:x/d` })],
    [
      "a parameter that is none",
      () => ({ DATABASE_URL: `postgres://u:${encodeURIComponent(password)}@h/d?${encodeURIComponent(password)}=1` }),
    ],
    ["a host that was forgotten", () => ({ DATABASE_URL: `postgres://u:${password}` })],
    [
      "the URL in another variable",
      () => ({
        DATABASE_URL: `postgres://u:${password}@h/d`,
        SCHEMA_VERSION_LOCK_WAIT: `postgres://u:${password}@h/d`,
      }),
    ],
    [
      "PGPASSWORD",
      ({ server, name }) => ({
        DATABASE_URL: `postgres://nobody@${server.host}:${server.port}/${name}`,
        PGPASSWORD: password,
      }),
    ],
  ])("is never shown for %s", async (_, variables) =>
    withFolder({ "migrations/V1__x.sql": "SELECT 1;\n" }, async ({ run }) => {
      for (const format of ["text", "json"]) {
        const ended = await run(`apply --format ${format}`, { env: variables(database) });
        expect([2, 3]).toContain(ended.exitCode);
        expectNone("stdout", ended.stdout);
        expectNone("stderr", ended.stderr);
      }
    }),
  );
});

test("a placeholder's value is shown nowhere: not in errors, notices or hints of the server, nor on record", () =>
  withDatabase({}, (own) =>
    withFolder(
      {
        "migrations/V1__notice.sql": "DO $$ BEGIN RAISE NOTICE 'key is ${key}'; END $$;\n",
        "migrations/V2__raise.sql":
          "DO $$ BEGIN RAISE EXCEPTION 'key ${key} is bad' USING HINT = 'not ${key}', DETAIL = 'saw ${key}'; END $$;\n",
      },
      async ({ run }: Folder) => {
        const env = { DATABASE_URL: own.url, FLYWAY_PLACEHOLDERS_KEY: "sk-Zq9x-value" };
        const outputs: Ended[] = [];
        for (const line of [
          "check",
          "apply",
          "apply --format json",
          "apply --format sarif",
          "apply --format markdown",
          "history --format csv",
        ]) {
          outputs.push(await run(line, { env }));
        }
        const all = outputs.map(({ stdout, stderr }) => stdout + stderr).join("\n");
        expect(all).toContain("NOTICE: key is ***");
        expect(all).toContain("key *** is bad (P0001)");
        expect(all).not.toContain("Zq9x");
        const record = JSON.stringify(await own.query("SELECT * FROM schema_version_log"));
        expect(record).toContain("key *** is bad");
        expect(record).not.toContain("Zq9x");
      },
    ),
  ));
