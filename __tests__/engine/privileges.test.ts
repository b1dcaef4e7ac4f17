import { describe, expect, test } from "vitest";
import { createGrants, memberGrant, readGrants, snapshotGrants, writeGrants } from "../../src/database/grants.js";
import { readEnvironment } from "../../src/environment/connect.js";
import { openWorld } from "../../src/run.js";
import { eventsOf, statesOf } from "./observe.js";
import { toSurroundings, withWorld } from "./world.js";

const files = {
  "V1__users.sql": "CREATE TABLE IF NOT EXISTS users (id int);",
  "U1__users.sql": "DROP TABLE IF EXISTS users;",
  "R__v.sql": "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;",
};
const reading = ["SELECT ON schema_version, schema_version_repeatable, schema_version_log, schema_version_snapshot"];

describe("check, status and history", () => {
  test.each(["check", "status", "history"])(
    "%s needs no more than to connect and to read the tool's tables",
    (command) =>
      withWorld({ files }, async ({ db, run, write }) => {
        await run("apply");
        write({ "V2__more.sql": "CREATE TABLE IF NOT EXISTS more ();", "U2__more.sql": "DROP TABLE IF EXISTS more;" });
        await db.query("REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO PUBLIC");
        const role = await db.role({ grants: reading });
        const { findings, environment, report } = await run(command, {}, { url: role.url });
        expect({ findings, verdict: report.verdict, states: statesOf(environment) }).toEqual({
          findings: [],
          verdict: "ok",
          states: "1:applied 2:pending v:current",
        });
        expect(environment.events.map(({ event }) => event)).toEqual(command === "history" ? ["apply", "apply"] : []);
      }),
  );

  test("check tells which GRANT the snapshot needs, and does without", () =>
    withWorld({ files }, async ({ db, run }) => {
      await run("apply");
      const role = await db.role({
        grants: ["SELECT ON schema_version, schema_version_repeatable, schema_version_log"],
      });
      const { report, environment } = await run("check", {}, { url: role.url });
      expect(environment.drift.status).toBe("unknown");
      expect(report.findings).toMatchObject([
        { rule: "stored-snapshot", severity: "warning", help: expect.stringContaining("GRANT SELECT ON") as string },
      ]);
    }));

  test.each(["check", "status", "history"])("%s works where the tool has never run, and makes nothing", (command) =>
    withWorld({ files }, async ({ db, run }) => {
      const { findings, report } = await run(command);
      expect({ findings, verdict: report.verdict }).toEqual({ findings: [], verdict: "ok" });
      expect(await db.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")).toEqual([]);
    }),
  );

  test.each(["check", "status", "history"])(
    "%s runs in a session that the server itself keeps from writing",
    (command) =>
      withWorld({ files }, async ({ db, run }) => {
        await run("apply");
        // Whatever it reads fires this: a view in the place of the table would show a write.
        await db.query(`CREATE FUNCTION write_it() RETURNS boolean LANGUAGE plpgsql AS $$BEGIN INSERT INTO public.users VALUES (1); RETURN true; END$$;
        ALTER TABLE schema_version ENABLE ROW LEVEL SECURITY; ALTER TABLE schema_version FORCE ROW LEVEL SECURITY;
        CREATE POLICY p ON schema_version USING (write_it())`);
        const role = await db.role({ grants: [...reading, "INSERT ON users"] });
        const { findings } = await run(command, {}, { url: role.url });
        expect(findings).toEqual([
          expect.stringMatching(
            /^read-only: reading what is on record: cannot execute INSERT in a read-only transaction/,
          ),
        ]);
        expect(await db.query("SELECT FROM users")).toEqual([]);
      }),
  );
});

describe("a missing privilege names its GRANT", () => {
  test("and is on record as far as there is a record", () =>
    withWorld({ files }, async ({ db, run, write }) => {
      await run("apply");
      write({ "V2__more.sql": "SELECT 1;" });
      await db.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC; DROP TABLE schema_version_repeatable");
      const left = "schema_version, schema_version_log, schema_version_snapshot";
      const role = await db.role({ grants: ["USAGE ON SCHEMA public", `SELECT, INSERT, UPDATE ON ${left}`] });
      await db.query(`GRANT USAGE ON SEQUENCE schema_version_log_id_seq TO ${role.name}`);
      const { report, log } = await run("apply", {}, { url: role.url });
      expect(report.findings).toMatchObject([{ help: expect.stringContaining("CREATE ON SCHEMA") as string }]);
      expect(log.filter((line) => line.includes("could not be recorded"))).toEqual([]);
      expect(await eventsOf(db)).toEqual(["apply 1", "apply R", "fail R"]);
    }));

  test.each([
    { name: "reading", command: "status", inputs: {}, applied: "before" },
    { name: "writing rows", command: "apply", inputs: {}, applied: "before" },
    { name: "making the tables in the schema", command: "apply", inputs: {}, applied: "never" },
    { name: "making a schema", command: "apply", inputs: { schemas: "shop" }, applied: "never" },
    { name: "changing the record", command: "repair", inputs: { all: "true", reason: "so" }, applied: "before" },
    { name: "making Flyway's table beside", command: "export", inputs: { to: "flyway" }, applied: "before" },
    { name: "a baseline's tables", command: "baseline", inputs: { "target-version": "1" }, applied: "never" },
  ])("for $name, and once all of them are granted it works", ({ command, inputs, applied }) =>
    withWorld({ files }, async ({ db, run, write }) => {
      if (applied === "before") await run("apply");
      write({ "V2__more.sql": "SELECT 1;", ...(command === "repair" ? { "V1__users.sql": "SELECT 1;" } : {}) });
      await db.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
      const role = await db.role();
      const told: string[] = [];
      for (;;) {
        const { report } = await run(command, inputs, { url: role.url });
        if (report.failure === null) {
          // The snapshot's table is among what was granted; that somebody granted by hand is drift of its own.
          const others = report.findings.filter(({ rule }) => rule !== "drift");
          expect(others.map(({ rule }) => rule)).toEqual({ repair: ["repaired"], export: ["exported"] }[command] ?? []);
          break;
        }
        expect(report.findings[0]).toMatchObject({ message: expect.stringContaining("(42501)") as string });
        // Nothing is tried without what was to be made first.
        const most = applied === "never" ? 1 : 2;
        expect(report.findings.filter(({ rule }) => rule !== "drift").length).toBeLessThanOrEqual(most);
        const help = report.findings[0]?.help ?? "";
        // The same advice twice would be no advice.
        expect(told).not.toContain(help);
        told.push(help);
        await db.query(help);
      }
      expect(told.length).toBeGreaterThan(0);
    }),
  );

  test("a role that the login may not change to is told before anything runs", () =>
    withWorld({ files }, async ({ db, run }) => {
      const [owner, login] = [await db.role(), await db.role({ grants: ["CREATE, USAGE ON SCHEMA public"] })];
      const { findings } = await run("apply", { role: owner.name }, { url: login.url });
      expect(findings).toEqual([
        `privilege: changing to the role: permission denied to set role "${owner.name}" (42501)`,
      ]);
      expect(await db.query("SELECT to_regclass('schema_version') AS t")).toEqual([{ t: null }]);
      // Who only reads need not be a member.
      expect((await run("check", { role: owner.name }, { url: login.url })).findings).toEqual([]);
    }));
});

test("a database that refuses writes is refused before anything runs", () =>
  withWorld({ files }, async ({ db, run }) => {
    await db.query(`ALTER DATABASE ${db.name} SET default_transaction_read_only = on`);
    expect((await run("apply")).findings).toEqual([
      expect.stringContaining(`read-only: the database ${db.name} refuses writes: default_transaction_read_only is on`),
    ]);
    expect((await run("check")).findings).toEqual([]);
  }));

test.each([
  {
    name: "a temporary schema, which the role's search_path begins with",
    path: "pg_temp, public",
    inputs: {},
    home: /pg_temp_\d+/,
  },
  { name: "the catalog", path: "public", inputs: { schemas: "pg_catalog, public" }, home: /pg_catalog/ },
  {
    name: "the information schema",
    path: "public",
    inputs: { schemas: "information_schema" },
    home: /information_schema/,
  },
])("the tool's tables are not made in $name", ({ path, inputs, home }) =>
  withWorld({ files }, async ({ db, run }) => {
    await db.query(`ALTER DATABASE ${db.name} SET search_path = ${path}`);
    const { findings } = await run("apply", { ...inputs, "existing-schema": "allow" });
    expect(findings).toEqual([expect.stringMatching(`^input: the first schema, ${home.source}, is PostgreSQL's own$`)]);
    expect(await db.query("SELECT FROM pg_class WHERE relname = 'schema_version'")).toEqual([]);
  }),
);

test("who only reads gets a session that takes no other message, whatever it is asked for", () =>
  withWorld({ files }, async ({ db, root }) => {
    const from = await toSurroundings(db, { root, log: [] }, { command: "status" }, {});
    const [environment] = from.config.environments;
    if (environment === undefined) throw new Error("no environment");
    await readEnvironment(await openWorld(from), environment, { applyEvents: false }, async (_, session) => {
      await expect(session.send("CREATE TABLE x ()")).rejects.toThrow("not a read-only transaction");
    });
  }));

const odd = { user: 'U"', role: 'R"', home: 'H"', database: 'D"' };
const all = "SELECT, INSERT, UPDATE, DELETE";

test.each([
  [
    readGrants(odd, { tables: ["log"], snapshots: "present" }),
    `GRANT USAGE ON SCHEMA "H""" TO "R"""; GRANT SELECT ON "H"""."schema_version_log", "H"""."schema_version_snapshot" TO "R"""`,
  ],
  [readGrants(odd, { tables: [], snapshots: "absent" }), `GRANT USAGE ON SCHEMA "H""" TO "R"""`],
  [
    writeGrants({ ...odd, role: null }, { snapshots: "present" }),
    `GRANT USAGE ON SCHEMA "H""" TO "U"""; GRANT ${all} ON "H"""."schema_version", "H"""."schema_version_repeatable", "H"""."schema_version_snapshot" TO "U"""; GRANT SELECT, INSERT ON "H"""."schema_version_log" TO "U"""`,
  ],
  [snapshotGrants(odd, { snapshots: "absent" }), `GRANT USAGE, CREATE ON SCHEMA "H""" TO "R"""`],
  [snapshotGrants(odd, { snapshots: "present" }), `GRANT ${all} ON "H"""."schema_version_snapshot" TO "R"""`],
  [createGrants(odd, { schemaExists: false }), `GRANT CREATE ON DATABASE "D""" TO "R"""`],
  [createGrants(odd, { schemaExists: true }), `GRANT USAGE, CREATE ON SCHEMA "H""" TO "R"""`],
  [memberGrant('R"', 'U"'), `GRANT "R""" TO "U"""`],
])("names of any kind are quoted in %s", (sql, expected) => expect(sql).toBe(expected));
