import { describe, expect, test } from "vitest";
import { withDatabase, type Role, type TestDatabase } from "../support/database.js";
import { runCommand, type Migrations } from "./run-command.js";
import { whileLogging } from "./statement-log.js";

const marker = "c0ffee_marker";

/** A migration that runs, with the marker wherever text of a file can stand. */
const marked = (table: string): string => `-- ${marker} in a comment
/* ${marker} in another */ CREATE TABLE ${table} (id int DEFAULT 1, note text DEFAULT '${marker} in a string');
INSERT INTO ${table} (note) VALUES ($x$${marker} in dollars$x$), ('\${secret}');`;

const applied: Migrations = {
  "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY);",
  "U1__users.sql": `-- ${marker} in an undo script\nDELETE FROM users WHERE id::text = '${marker}'; DROP TABLE users;`,
};
const pending: Migrations = {
  ...applied,
  "V2__orders.sql": marked(`orders_${marker}`),
  "U2__orders.sql": `DROP TABLE orders_${marker};`,
  "R__report.sql": `CREATE OR REPLACE VIEW report AS SELECT '${marker}' AS text;`,
  "beforeMigrate.sql": `SELECT '${marker} in a callback';`,
  "beforeValidate.sql": `SELECT '${marker} in a callback';`,
  "V3__index.sql": `CREATE INDEX CONCURRENTLY index_${marker} ON orders_${marker} (id);`,
};
const flags = { placeholders: `secret=${marker} in a placeholder` };

/** What reads more than a state, tried where there is a record. */
const reading: ReadonlySet<string> = new Set(["drift", "observe"]);

interface Situation {
  readonly name: string;
  /** Brings the database there, as its owner. */
  readonly prepare: (database: TestDatabase) => Promise<unknown>;
  readonly version: string | null;
}

const situations: readonly Situation[] = [
  { name: "an empty database", prepare: async () => {}, version: null },
  {
    name: "a database with a record",
    prepare: ({ url }) => runCommand("apply", { url, files: applied }),
    version: "1",
  },
  {
    name: "a file that did not finish",
    prepare: async (database) => {
      const { url } = database;
      const unique = `CREATE UNIQUE INDEX CONCURRENTLY index_${marker} ON users ((1));`;
      await runCommand("apply", { url, files: applied });
      await database.query("INSERT INTO users VALUES (1), (2)");
      await runCommand("apply", { url, files: { ...applied, "V3__index.sql": unique } });
    },
    version: "3",
  },
];

/** A login that may do no more than the documentation asks for: CONNECT, USAGE, and SELECT on the record. */
async function reader(database: TestDatabase): Promise<Role> {
  await database.query(`REVOKE ALL ON DATABASE ${database.name} FROM PUBLIC; REVOKE ALL ON SCHEMA public FROM PUBLIC`);
  const role = await database.role({ grants: [`CONNECT ON DATABASE ${database.name}`, "USAGE ON SCHEMA public"] });
  const tables = await database.query<{ name: string }>(
    "SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relname ~ '^schema_version' AND c.relkind = 'r'",
  );
  for (const { name } of tables) await database.query(`GRANT SELECT ON ${name} TO ${role.name}`);
  return role;
}

/** What could have changed: relations (temporary ones too), the record row by row, and advisory locks. */
async function contentOf(database: TestDatabase): Promise<unknown> {
  const tables = await database.query<{ name: string }>(
    "SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relname ~ '^schema_version' AND c.relkind = 'r' ORDER BY 1",
  );
  const rows = [];
  for (const { name } of tables)
    rows.push(await database.query(`SELECT xmin, xmax, t.* FROM ${name} t ORDER BY t::text`));
  const rest = await database.query(
    `SELECT (SELECT json_agg(c.relname ORDER BY c.oid) FROM pg_class c) AS relations,
       (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = d.oid)::int AS locks
     FROM pg_database d WHERE d.datname = current_database()`,
  );
  return [...rows, rest];
}

const commands: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["check", {}],
  ["status", {}],
  ["history", {}],
  ["rollback", { "target-version": "0", "dry-run": "true" }],
  ["drift", {}],
  ["observe", {}],
];

describe.each(situations)("on $name", ({ prepare, version }) => {
  test.each(commands.filter(([command]) => version === "1" || !reading.has(command)))(
    "%s sends read-only transactions only, as a role that may read the record",
    async (command, more) => {
      await withDatabase({ log: "statements" }, async (database) => {
        await prepare(database);
        const role = await reader(database);
        const before = await contentOf(database);
        const { value, messages, statements, text } = await whileLogging(database, () =>
          runCommand(command, { url: role.url, files: pending, flags: { ...flags, ...more } }),
        );
        expect(value.environment.currentVersion).toBe(version);
        expect(value.report.failure === null || value.report.failure === "blocked").toBe(true);

        const verbs = new Set(statements.map((statement) => /^\w+(?: LOCAL)?/.exec(statement)?.[0]));
        for (const verb of ["ROLLBACK", "WITH"]) verbs.delete(verb);
        expect(verbs).toEqual(new Set(["SELECT", "BEGIN", "SET LOCAL", "COMMIT"]));
        const [first, ...transactions] = messages.filter((message) => message !== "ROLLBACK");
        expect(first).toBe("SELECT pg_catalog.version()");
        expect(transactions.length).toBeGreaterThanOrEqual(2);
        expect(transactions.filter((message) => !/^BEGIN (?:[A-Z ]+ )?READ ONLY;/.test(message))).toEqual([]);
        expect(statements.filter((one) => one.startsWith("BEGIN") && !one.includes("READ ONLY"))).toEqual([]);
        expect(text).not.toMatch(/advisory_(?:xact_)?lock|nextval|pg_notify|pg_(?:cancel|terminate)_backend|\bTEMP\b/i);
        expect(text).not.toContain(marker);
        expect(await contentOf(database)).toEqual(before);
      });
    },
  );
});

test("the marker is found where it does reach a server: the search works", async () => {
  await withDatabase({ log: "statements" }, async (database) => {
    const { value, text, statements } = await whileLogging(database, () =>
      runCommand("apply", { url: database.url, files: pending, flags }),
    );
    expect(value.report.failure).toBeNull();
    const places = ["a comment", "a string", "dollars", "a callback", "a placeholder"];
    expect(places.filter((place) => !text.includes(`${marker} in ${place}`))).toEqual([]);
    expect(statements.map((statement) => /^\w+/.exec(statement)?.[0])).toContain("INSERT");
    expect(text).toMatch(/pg_try_advisory_lock/);
  });
});

test("a check refuses to send anything else: a write among its messages is a bug that stops it", async () => {
  const { toReadOnly } = await import("../../src/database/read-only.js");
  const sent: string[] = [];
  const session = {
    announcedPid: null,
    send: async (sql: string) => {
      sent.push(sql);
      return { results: [], error: null, notices: [] };
    },
    cancel: async () => {},
    close: async () => {},
  };
  const guarded = toReadOnly(session, null);
  for (const sql of [
    "SELECT 1",
    "BEGIN; SELECT 1; COMMIT",
    "BEGIN READ WRITE; COMMIT",
    "DROP TABLE x; BEGIN READ ONLY; COMMIT",
    "SET default_transaction_read_only = on",
  ]) {
    await expect(guarded.send(sql)).rejects.toThrow(/not a read-only transaction/);
  }
  await guarded.send("BEGIN READ ONLY; SELECT 1; COMMIT");
  await guarded.send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1; COMMIT");
  expect(sent).toHaveLength(2);
});
