import { chmod, readdir } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openShadow } from "../../src/shadow/open-shadow.js";
import { replay } from "../../src/shadow/replay.js";
import type { Shadow } from "../../src/shadow/shadow.js";
import { processesNaming } from "./processes.js";
import { ask, describeEngines, inShadow, optionsFor, toRunnable, withFolder } from "./shadows.js";

const secret = "SHADOW_TEST_SECRET";
beforeEach(() => {
  process.env[secret] = "hunter2";
});
afterEach(() => {
  delete process.env[secret];
});

/** A superuser of the server, whose name everybody may read. */
const aSuperuser = "(SELECT rolname FROM pg_roles WHERE rolsuper AND rolname !~ '^pg_' LIMIT 1)";
const run = (sql: string): string => `DO $x$ BEGIN EXECUTE ${sql}; END $x$`;
const denied = "42501";

/** What a pull request could try, and the SQLSTATE that it gets. */
const attempts: readonly { readonly name: string; readonly sql: string; readonly expected?: RegExp }[] = [
  { name: "run a program", sql: "COPY (SELECT 1) TO PROGRAM 'touch /tmp/pwned'" },
  { name: "read what a program says", sql: "CREATE TABLE e (l text); COPY e FROM PROGRAM 'env'" },
  { name: "read a file into a table", sql: "CREATE TABLE p (l text); COPY p FROM '/etc/passwd'" },
  { name: "write a file", sql: "COPY (SELECT 1) TO '/tmp/pwned'" },
  { name: "read a file", sql: "SELECT pg_read_file('/etc/passwd')" },
  { name: "read a binary file", sql: "SELECT pg_read_binary_file('/proc/self/environ')" },
  { name: "list a folder", sql: "SELECT pg_ls_dir('/')" },
  { name: "look at a file", sql: "SELECT pg_stat_file('/etc/passwd')" },
  { name: "import a file", sql: "SELECT lo_import('/etc/passwd')" },
  { name: "export a file", sql: "SELECT lo_export(lo_from_bytea(0, 'x'), '/tmp/pwned')" },
  { name: "grant itself programs", sql: "GRANT pg_execute_server_program TO CURRENT_USER" },
  { name: "grant itself reading of files", sql: "GRANT pg_read_server_files TO CURRENT_USER" },
  { name: "grant itself writing of files", sql: "GRANT pg_write_server_files TO CURRENT_USER" },
  { name: "make a role that runs programs", sql: "CREATE ROLE r1 IN ROLE pg_execute_server_program" },
  { name: "give programs to a role of its own", sql: "CREATE ROLE r2; GRANT pg_execute_server_program TO r2" },
  { name: "make itself a superuser", sql: "ALTER ROLE CURRENT_USER SUPERUSER" },
  { name: "make a superuser", sql: "CREATE ROLE r3 SUPERUSER" },
  { name: "make a role that replicates", sql: "CREATE ROLE r4 REPLICATION LOGIN" },
  { name: "make a role that bypasses row security", sql: "CREATE ROLE r5 BYPASSRLS" },
  { name: "become the superuser", sql: run(`format('SET ROLE %I', ${aSuperuser})`) },
  { name: "log in as the superuser", sql: run(`format('SET SESSION AUTHORIZATION %I', ${aSuperuser})`) },
  { name: "become a member of the superuser", sql: run(`format('GRANT %I TO CURRENT_USER', ${aSuperuser})`) },
  { name: "give the superuser a password", sql: run(`format('ALTER ROLE %I PASSWORD NULL', ${aSuperuser})`) },
  { name: "write the catalog of roles", sql: "UPDATE pg_authid SET rolsuper = true" },
  { name: "read passwords", sql: "SELECT rolpassword FROM pg_authid" },
  { name: "reach other servers by dblink", sql: "CREATE EXTENSION dblink" },
  { name: "reach other servers by postgres_fdw", sql: "CREATE EXTENSION postgres_fdw" },
  { name: "reach files by file_fdw", sql: "CREATE EXTENSION file_fdw" },
  { name: "make a wrapper of its own", sql: "CREATE FOREIGN DATA WRAPPER w" },
  { name: "subscribe", sql: "CREATE SUBSCRIPTION s CONNECTION 'host=localhost' PUBLICATION p WITH (connect = false)" },
  { name: "call the C library", sql: "CREATE FUNCTION c() RETURNS int LANGUAGE c AS 'libc.so.6', 'getpid'" },
  {
    name: "call an internal function",
    sql: "CREATE FUNCTION i(text) RETURNS text LANGUAGE internal AS 'pg_read_file_v2'",
  },
  { name: "load a library", sql: "LOAD '/lib/x86_64-linux-gnu/libc.so.6'" },
  { name: "use an untrusted language", sql: "CREATE EXTENSION plperlu", expected: /^(42501|0A000|58P01)$/ },
  { name: "change the server", sql: "ALTER SYSTEM SET archive_command = 'touch /tmp/pwned'" },
  { name: "reload the server", sql: "SELECT pg_reload_conf()" },
  {
    name: "watch every statement",
    sql: "CREATE EVENT TRIGGER t ON ddl_command_end EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    expected: /^(42501|42P17)$/,
  },
  { name: "make a tablespace", sql: "CREATE TABLESPACE t LOCATION '/tmp'" },
  { name: "make a database", sql: "CREATE DATABASE d" },
  { name: "see where the data is", sql: "SHOW data_directory" },
  { name: "turn off what bounds its files", sql: "SET temp_file_limit = -1" },
  { name: "change system tables", sql: "SET allow_system_table_mods = on" },
];

describeEngines([14, 15, 16, 18], (engine) => {
  describe("SQL of a pull request cannot", () => {
    let shadow: Shadow | null = null;
    beforeAll(async () => {
      shadow = await openShadow(await optionsFor(engine, { trust: "pull-request", mirror: { roles: ["app_reader"] } }));
    });
    afterAll(async () => {
      await shadow?.close();
    });

    test.each(attempts)("$name", async ({ sql, expected = /^42501$/ }) => {
      if (shadow === null) throw new Error("no shadow");
      // What cannot be in a transaction must not fail for that reason.
      if (!/^(ALTER SYSTEM|CREATE (DATABASE|TABLESPACE))/.test(sql)) await shadow.session.send("BEGIN");
      expect(await ask(shadow.session, sql)).toMatch(expected);
      await shadow.session.send("ROLLBACK");
    });

    test("stay a superuser by resetting its role", async () => {
      if (shadow === null) throw new Error("no shadow");
      for (const sql of ["RESET ROLE", "SET ROLE NONE", "RESET SESSION AUTHORIZATION", "RESET ALL", "DISCARD ALL"]) {
        await shadow.session.send(sql);
        const is = `SELECT rolname || ' ' || rolsuper FROM pg_roles WHERE rolname = current_user`;
        expect(await ask(shadow.session, is)).toBe("app false");
        expect(await ask(shadow.session, "SELECT session_user")).toBe("app");
      }
    });
  });

  test("what migrations need is there: schemas, roles, grants, owners, trusted extensions, policies, publications", async () => {
    const sql = `CREATE SCHEMA s; CREATE TABLE s.t (id int PRIMARY KEY, a text); GRANT CREATE ON SCHEMA s TO app_owner; ALTER TABLE s.t OWNER TO app_owner;
      ALTER TABLE s.t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON s.t TO app_reader USING (true);
      CREATE ROLE r; GRANT app_reader TO r; GRANT USAGE ON SCHEMA s TO r; REVOKE ALL ON SCHEMA public FROM PUBLIC;
      CREATE EXTENSION citext; CREATE TABLE u (id int PRIMARY KEY); CREATE PUBLICATION pub FOR TABLE u;
      ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app_reader; COMMENT ON DATABASE app IS 'x'; ALTER DATABASE app SET work_mem = '8MB';`;
    await inShadow(
      engine,
      { trust: "pull-request", mirror: { roles: ["app_reader", "app_owner"] } },
      async (shadow) => {
        expect((await shadow.session.send(sql)).error).toBeNull();
      },
    );
  });

  test("of a superuser's SQL no variable of ours is seen, and it ends with the shadow", async () => {
    await withFolder(async (folder) => {
      await chmod(folder, 0o1777);
      await inShadow(engine, { trust: "recorded", tempFolder: folder }, async (shadow) => {
        const sql = `CREATE TABLE e (l text); COPY e FROM PROGRAM 'env; tr "\\0" "\\n" < /proc/self/environ; tr "\\0" "\\n" < /proc/$PPID/environ';
          SELECT string_agg(l, chr(10)) FROM e`;
        const seen = await ask(shadow.session, sql);
        expect(seen).toContain("PATH=/usr/bin:/bin");
        expect(seen).not.toMatch(/hunter2|SHADOW_TEST/);
        // It leaves a process behind, as far as it can.
        await shadow.session.send("COPY (SELECT 1) TO PROGRAM 'sleep 1 >/dev/null 2>&1 &'");
      });
      expect(await readdir(folder)).toEqual([]);
      // One that was killed just now may still be listed.
      await expect.poll(() => processesNaming(folder), { timeout: 3000 }).toEqual([]);
    });
  });
});

describeEngines(["pglite"], (engine) => {
  const hosts = `SELECT coalesce(pg_read_file('/etc/passwd', true), '') || coalesce(pg_read_file('/proc/self/environ', true), '')`;
  test("SQL of a pull request sees no file of ours, even as the superuser that it can make itself there", async () => {
    await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
      expect(await ask(shadow.session, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).toBe("f");
      expect(await ask(shadow.session, "SELECT pg_read_file('/etc/passwd')")).toBe(denied);
      await shadow.session.send(run(`format('SET SESSION AUTHORIZATION %I', ${aSuperuser})`));
      expect(await ask(shadow.session, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).toBe("t");
      expect(await ask(shadow.session, hosts)).not.toMatch(/root:|hunter2|SHADOW_TEST/);
      const text = await ask(shadow.session, "SELECT string_agg(f, ',') FROM pg_ls_dir('/') f");
      expect(text).not.toContain("work");
    });
  });

  test("a program does not run, and the database is thrown away", async () => {
    await inShadow(engine, { trust: "recorded" }, async (shadow) => {
      const script = await toRunnable("V1__x.sql", "COPY (SELECT 1) TO PROGRAM 'touch /tmp/pwned'");
      const limits = { scriptMs: 30_000, totalMs: 30_000, signal: new AbortController().signal };
      const { outcomes, broken } = await replay(shadow, [script], limits);
      expect(outcomes).toMatchObject([{ kind: "failed", error: { location: { file: "migrations/V1__x.sql" } } }]);
      expect(broken).toContain("V1__x.sql");
      await expect(shadow.session.send("SELECT 1")).rejects.toThrow("connection was lost");
    });
  });
});
