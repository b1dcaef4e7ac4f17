import { describe, expect, test } from "vitest";
import { readExtensionVersions } from "../../src/database/extension-versions.js";
import { refuseHiddenRows } from "../../src/database/hidden-rows.js";
import { listOtherHomes } from "../../src/database/other-homes.js";
import { readSizes } from "../../src/database/sizes.js";
import type { Session } from "../../src/database/session.js";
import { readTarget } from "../../src/database/target.js";
import { withReadOnly, withSession } from "../live/sessions.js";
import { waitUntil } from "./observe.js";
import { withWorld } from "./world.js";

const files = {
  "V1__a.sql": "CREATE TABLE a (id int PRIMARY KEY, t text DEFAULT 'a\\b');\n",
  "V2__i.sql": "CREATE INDEX CONCURRENTLY IF NOT EXISTS a_t ON a (t);\n",
  "U2__i.sql": "DROP INDEX CONCURRENTLY IF EXISTS a_t;\n",
  "R__v.sql": "CREATE OR REPLACE VIEW v AS SELECT t FROM a;\n",
};

/** Settings of a database or a role that change how PostgreSQL reads or writes text, or what a transaction is. */
const odd = [
  "standard_conforming_strings = off",
  "quote_all_identifiers = on",
  "backslash_quote = off",
  "bytea_output = 'escape'",
  "DateStyle = 'SQL, DMY'",
  "IntervalStyle = 'iso_8601'",
  "TimeZone = 'Asia/Kathmandu'",
  "client_min_messages = 'debug1'",
  "extra_float_digits = -15",
  "array_nulls = off",
  "transform_null_equals = on",
  "default_transaction_isolation = 'serializable'",
  "default_transaction_deferrable = on",
];

describe.each([14, 18])("on PostgreSQL %i", (major) => {
  const third = { "V3__u.sql": "ALTER TABLE a ADD u text DEFAULT 'c\\d';\n", "U3__u.sql": "ALTER TABLE a DROP u;\n" };

  test("whatever a database is set to, every command reads what was written", () =>
    withWorld({ files: { ...files, ...third }, major }, async ({ db, run }) => {
      for (const setting of odd) await db.query(`ALTER DATABASE ${db.name} SET ${setting}`);
      for (const [command, inputs, pending] of [
        ["apply", {}, 0],
        ["apply", {}, 0],
        ["rollback", { steps: "2", confirm: "default" }, 2],
        ["apply", {}, 0],
        ["drift", {}, 0],
        ["status", {}, 0],
      ] as const) {
        const { findings, environment } = await run(command, inputs);
        expect(findings).toEqual([]);
        expect(environment.migrations.filter(({ state }) => state === "pending")).toHaveLength(pending);
      }
      // A backslash is one, as the parser took it.
      expect(await db.query("INSERT INTO a VALUES (1) RETURNING t, u")).toEqual([{ t: "a\\b", u: "c\\d" }]);
    }));

  test("names are the same where a server quotes them all", () =>
    withWorld({ files, major }, async ({ db, run }) => {
      await run("apply", { schemas: "other" });
      await run("apply");
      const look = (): Promise<unknown> =>
        withReadOnly(db.url, async (session) => [
          [...(await readSizes(session)).keys()].toSorted(),
          [...(await readExtensionVersions(session)).keys()],
          await listOtherHomes(session, "public"),
        ]);
      const before = await look();
      expect(before).toEqual([expect.arrayContaining(["public.a", "other.a"]), ["plpgsql"], ["other"]]);
      await db.query(`ALTER DATABASE ${db.name} SET quote_all_identifiers = on`);
      expect(await look()).toEqual(before);
    }));
});

describe("rows of the record that row-level security hides", () => {
  test("a role that only reads is told which policy it needs, and works with it", () =>
    withWorld({ files }, async ({ db, run }) => {
      await run("apply");
      const grants = ["USAGE ON SCHEMA public", "SELECT ON ALL TABLES IN SCHEMA public"];
      const reader = await db.role({ grants });
      await db.query("ALTER TABLE schema_version ENABLE ROW LEVEL SECURITY");
      const { report, findings } = await run("status", {}, { url: reader.url });
      expect(findings).toEqual([
        `privilege: row-level security may hide rows of schema_version from the role ${reader.name}: what is on record cannot be known`,
      ]);
      await db.query(report.findings[0]?.help ?? "");
      const { environment } = await run("status", {}, { url: reader.url });
      expect(environment.migrations.map(({ state }) => state)).toEqual(["applied", "applied"]);
      // A policy that takes rows away counts as well.
      await db.query("CREATE POLICY fewer ON schema_version AS RESTRICTIVE FOR SELECT USING (version <> '1')");
      expect((await run("status", {}, { url: reader.url })).findings).toEqual(findings);
    }));

  test("a policy counts that lets this role have every row, and no other", () =>
    withWorld({ files }, async ({ db, run }) => {
      const inputs = { schemas: "My App" };
      await run("apply", inputs);
      const [owner, reader] = [
        await db.role(),
        await db.role({ grants: ['USAGE ON SCHEMA "My App"', 'SELECT ON ALL TABLES IN SCHEMA "My App"'] }),
      ];
      const look = async (): Promise<readonly string[]> => (await run("status", inputs, { url: reader.url })).findings;
      // Tables of others may hide what they like.
      await db.query(`ALTER TABLE "My App".a ENABLE ROW LEVEL SECURITY; GRANT SELECT ON "My App".a TO ${reader.name};
        CREATE TABLE public.schema_version (); ALTER TABLE public.schema_version ENABLE ROW LEVEL SECURITY`);
      expect(await look()).toEqual([]);
      await db.query(`ALTER TABLE "My App".schema_version ENABLE ROW LEVEL SECURITY;
        CREATE POLICY others ON "My App".schema_version FOR SELECT TO ${owner.name} USING (true);
        CREATE POLICY fewer ON "My App".schema_version FOR SELECT USING (version <> '1')`);
      expect(await look()).toEqual([expect.stringMatching(/^privilege: .* may hide rows of schema_version from/)]);
      await db.query(`CREATE POLICY mine ON "My App".schema_version FOR SELECT TO ${reader.name} USING (true)`);
      expect(await look()).toEqual([]);
    }));

  test("names are quoted in what is told, and who only reads is told no more than that", () => {
    const target = { home: 'My"App', user: "Reader", role: null } as never;
    expect(() => refuseHiddenRows('["schema_version"]', target, "read")).toThrow(
      expect.objectContaining({
        findings: [
          expect.objectContaining({
            help: `CREATE POLICY schema_version_read ON "My""App"."schema_version" FOR SELECT TO "Reader" USING (true)`,
          }),
        ],
      }) as Error,
    );
  });

  test("a role that writes needs more than to read, of each table, and its owner under FORCE too", () =>
    withWorld({ files }, async ({ db, run }) => {
      const owner = await db.role({ grants: ["CREATE, USAGE ON SCHEMA public"] });
      const as = { url: owner.url };
      expect((await run("apply", {}, as)).findings).toEqual([]);
      await db.query("ALTER TABLE schema_version_log ENABLE ROW LEVEL SECURITY");
      expect((await run("apply", {}, as)).findings).toEqual([]);
      await db.query(`ALTER TABLE schema_version_log FORCE ROW LEVEL SECURITY;
        CREATE POLICY readers ON schema_version_log FOR SELECT USING (true);
        CREATE POLICY writers ON schema_version_log USING (true) WITH CHECK (event <> 'undo')`);
      expect((await run("status", {}, as)).findings).toEqual([]);
      const { report, findings } = await run("rollback", { steps: "1", confirm: "default" }, as);
      expect(findings).toEqual([
        `privilege: row-level security may hide rows of schema_version_log from the role ${owner.name}: what is on record cannot be known`,
      ]);
      await db.query(report.findings[0]?.help ?? "");
      expect((await run("rollback", { steps: "1", confirm: "default" }, as)).report.failure).toBeNull();
    }));
});

test("a table that somebody has locked stops a run in time, with what to do", () =>
  withWorld({ files }, async ({ db, run }) => {
    await run("apply");
    const holder = await db.connect();
    await holder.query("BEGIN; LOCK TABLE schema_version");
    for (const command of ["status", "apply"]) {
      const { report, findings } = await run(command, { "lock-timeout": "200ms" });
      expect(findings).toEqual([
        "statement: reading what is on record: canceling statement due to lock timeout (55P03)",
      ]);
      expect(report.findings[0]?.help).toContain("another session has locked the tool's tables");
    }
  }));

describe("a session that is idle for long", () => {
  const options = { schemas: [], role: null, patienceMs: null };

  test("is not ended by the role's timeout, but a pooler's connection keeps that", () =>
    withWorld({}, async ({ db }) => {
      await db.query(`ALTER DATABASE ${db.name} SET idle_session_timeout = '77s'`);
      const timeoutOf = (differing: () => Partial<Session>): Promise<unknown> =>
        withSession(db.url, async (session) => {
          const { lent } = await readTarget({ ...session, ...differing() }, options);
          return [lent, (await session.send("SHOW idle_session_timeout")).results[0]?.rows[0]?.[0]];
        });
      expect(await timeoutOf(() => ({}))).toEqual([false, "0"]);
      expect(await timeoutOf(() => ({ announcedPid: 1 }))).toEqual([false, "77s"]);
      // A pooler of another make announces the backend, which was there before.
      expect(await timeoutOf(() => ({ openedAt: performance.now() + 1000 }))).toEqual([true, "77s"]);
    }));

  test("says why it was ended", () =>
    withWorld({}, async ({ db }) => {
      await withSession(db.url, async (session) => {
        await db.query(`SELECT pg_terminate_backend(${session.announcedPid}, 10000)`);
        await waitUntil(
          db,
          `SELECT WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = ${session.announcedPid})`,
        );
        await new Promise((resolve) => setTimeout(resolve, 200));
        await expect(session.send("SELECT 1")).rejects.toThrow("terminating connection due to administrator command");
      });
    }));
});

test("a limit of temporary files is named as what to raise, for a statement of the tool's own and for one of a file", () =>
  withWorld(
    { files: { "V1__a.sql": "SELECT count(*) FROM (SELECT FROM generate_series(1, 100000) g ORDER BY -g) x;\n" } },
    async ({ db, run }) => {
      const raise = "raise the limit that the message names, for the role, the database or the server";
      await db.query(`ALTER DATABASE ${db.name} SET temp_file_limit = 0`);
      await db.query(`ALTER DATABASE ${db.name} SET work_mem = '64kB'`);
      const limited = async (inputs: Readonly<Record<string, string>>): Promise<void> => {
        const { report } = await run("apply", inputs);
        expect(report.findings).toMatchObject([
          { message: expect.stringMatching(/temp_file_limit.* \(53400\)$/) as string, help: raise },
        ]);
      };
      // What all settings are, which the tool asks for, has no room.
      await limited({});
      await db.query(`ALTER DATABASE ${db.name} RESET work_mem`);
      await limited({});
    },
  ));

test("a server that is full or out of locks is at fault, and not the file", () =>
  withWorld(
    { files: { ...files, "V3__full.sql": "DO $$BEGIN RAISE 'no room' USING ERRCODE = '53100'; END$$;\n" } },
    async ({ run }) => {
      const { report, findings } = await run("apply");
      expect(findings[0]).toContain("no room (53100)");
      expect(report.findings[0]).toMatchObject({
        help: "give the server what it lacks, then run the command again",
        state: "V3 is rolled back; default is at version 2 and consistent",
      });
    },
  ));

test("a statement of the tool's own that the role's timeout ends says what to raise", () =>
  withWorld({ files }, async ({ db, run }) => {
    await run("apply");
    await db.query(`ALTER DATABASE ${db.name} SET statement_timeout = '300ms'`);
    const holder = await db.connect();
    await holder.query("BEGIN; LOCK TABLE schema_version");
    const { report, findings } = await run("status");
    expect(findings).toEqual([
      "statement: reading what is on record: canceling statement due to statement timeout (57014)",
    ]);
    expect(report.findings[0]?.help).toContain("raise the statement_timeout of the role or of the database");
  }));
