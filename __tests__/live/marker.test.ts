import { expect, test } from "vitest";
import { shadowOf } from "../environment/histories.js";
import { withWorld } from "../engine/world.js";
import { sampledMajors } from "../support/servers.js";

/** In every place of a file where text can stand; names are the only thing that a question may take from it. */
const pending = `-- m4rk3r comment
/* m4rk3r block */
ALTER TABLE users ALTER email SET NOT NULL;
ALTER TABLE users ADD CHECK (name <> 'm4rk3r' AND email IS NOT NULL);
ALTER TABLE users ADD COLUMN x text NOT NULL DEFAULT 'm4rk3r';
ALTER TABLE users ALTER name TYPE varchar(3) USING left(name || 'm4rk3r', 3);
CREATE UNIQUE INDEX ON users (email) WHERE name = 'm4rk3r';
ALTER TABLE users ADD UNIQUE (email);
DO $$ BEGIN EXECUTE 'SELECT ''m4rk3r'''; END $$;
UPDATE users SET name = 'm4rk3r';
DELETE FROM users WHERE name = 'm4rk3r';
CREATE FUNCTION m4rk3r() RETURNS text LANGUAGE sql AS 'SELECT ''m4rk3r''';
SELECT m4rk3r();
COPY users (name) FROM stdin;
m4rk3r
\\.
`;

test.each(sampledMajors)(
  "on PostgreSQL %i a check sends nothing of a pending file but names, and writes nothing",
  async (major) => {
    const files = { "V1__users.sql": "CREATE TABLE users (id int, email text, name varchar(50));" };
    await withWorld({ files, major }, async ({ db, run, write }) => {
      await db.query("CREATE EXTENSION pg_stat_statements");
      await run("apply");
      await db.query("INSERT INTO users VALUES (1, NULL, 'a')");
      await db.query(`ALTER DATABASE ${db.name} SET log_statement = 'all'`);
      await db.query("SELECT count(*) FROM users WHERE name = $1", ["x"]);
      write({
        "V2__m.sql": pending,
        "U2__m.sql": "SELECT 'm4rk3r';",
        "R__m.sql": "SELECT 'm4rk3r';",
        "beforeMigrate.sql": "SELECT 'm4rk3r';",
        "../q/a.sql": "SELECT 'm4rk3r' FROM users;",
      });
      const { inputs = {}, ...options } = await shadowOf(major);
      const { environment } = await run("check", { ...inputs, queries: "q/*.sql" }, options);
      expect(environment.probes.map(({ demand, outcome }) => `${demand} ${outcome}`)).toContain(
        "public.users: email has a value offending",
      );
      const lines = await db.logLines();
      const sent = lines.filter((line) => /statement: |execute /.test(line));
      expect(sent.length).toBeGreaterThan(10);
      expect(lines.filter((line) => line.includes("m4rk3r"))).toEqual([]);
      const probed = sent.filter((line) => line.includes('FROM "public"."users"'));
      expect(probed.length).toBeGreaterThan(0);
      // Each message is a transaction that reads, or asks who the server is.
      const messages = sent.filter((line) => /statement: /.test(line));
      const own = messages.filter(
        (line) =>
          !/statement: (?:BEGIN (?:ISOLATION LEVEL REPEATABLE READ )?READ ONLY|ROLLBACK|SELECT pg_catalog.version\(\))/.test(
            line,
          ),
      );
      expect(own.filter((line) => !/advisory|statement: $/.test(line))).toEqual([]);
    });
  },
  60_000,
);
