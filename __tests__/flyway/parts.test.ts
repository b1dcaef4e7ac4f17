import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseDatabaseUrl } from "../../src/core/database-url.js";
import type { Script } from "../../src/core/model.js";
import { linesChecksum } from "../../src/flyway/checksum.js";
import { toJdbcUrl } from "../../src/flyway/jdbc-url.js";
import { flywayLockKey } from "../../src/flyway/lock-key.js";
import { withStage } from "../../src/flyway/stage.js";
import { withWorld } from "../engine/world.js";
import { createFlywayTable, insertRows } from "./rows.js";

describe("the URL that Java's driver takes", () => {
  const jdbc = (url: string, more: Partial<Parameters<typeof toJdbcUrl>[1]> = {}): string => {
    const parsed = parseDatabaseUrl(url);
    if (!("ok" in parsed)) throw new Error(parsed.problem);
    return toJdbcUrl(parsed.ok, { applicationName: "a b", settings: {}, authorities: null, ...more });
  };

  test.each([
    {
      name: "says where, how and who, never user or password",
      given: jdbc("postgres://u:secret@db:5433/shop?sslmode=require"),
      expected: "jdbc:postgresql://db:5433/shop?sslmode=require&ApplicationName=a%20b&connectTimeout=10",
    },
    {
      name: "asks for a login that is bound to TLS",
      given: jdbc("postgres://u@db/x?sslmode=require&channel_binding=require"),
      expected:
        "jdbc:postgresql://db:5432/x?sslmode=require&ApplicationName=a%20b&connectTimeout=10&channelBinding=require",
    },
    {
      name: "checks by the authorities that Java knows where it is given none",
      given: jdbc("postgres://u@db/x?sslmode=verify-ca"),
      expected:
        "jdbc:postgresql://db:5432/x?sslmode=verify-ca&ApplicationName=a%20b&connectTimeout=10&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
    },
    {
      name: "quotes a database's name and an address",
      given: jdbc("postgres://u@[::1]/a%20b%2Fc"),
      expected: "jdbc:postgresql://[::1]:5432/a%20b%2Fc?sslmode=prefer&ApplicationName=a%20b&connectTimeout=10",
    },
    {
      name: "trusts whom Java trusts where nobody is named",
      given: jdbc("postgres://u@db/x?sslmode=verify-full&connect_timeout=3"),
      expected:
        "jdbc:postgresql://db:5432/x?sslmode=verify-full&ApplicationName=a%20b&connectTimeout=3&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
    },
    {
      name: "names the authorities to trust, and the settings of the session",
      given: jdbc("postgres://u@db/x?sslmode=verify-ca", {
        authorities: "/ca.pem",
        settings: { role: "the owner", lock_timeout: "5000" },
      }),
      expected:
        "jdbc:postgresql://db:5432/x?sslmode=verify-ca&ApplicationName=a%20b&connectTimeout=10&sslrootcert=%2Fca.pem&options=-c%20role%3Dthe%5C%20owner%20-c%20lock_timeout%3D5000",
    },
  ])("$name", ({ given, expected }) => {
    expect(given).toBe(expected);
  });

  test("a socket is refused", () => {
    expect(() => jdbc("postgres://u@%2Ftmp/x")).toThrow("cannot use a socket");
  });
});

test("the lock's key is Flyway's, for its table of today and for the one before", () => {
  expect(flywayLockKey("public", "flyway_schema_history")).toEqual({
    key: "77433833903597",
    classid: 18_028,
    objid: 4_163_491_309,
  });
  expect(flywayLockKey("public", "schema_version").key).toBe("77430801598678");
});

test("the stage holds the files, their settings, and nothing else; it is gone afterwards", async () => {
  const script = (name: string, settings = {}): Script => ({
    file: name,
    name,
    text: "SELECT 1;",
    checksum: "",
    settings,
    directives: {},
    waivers: [],
  });
  const files = [
    { script: script("V1__a.sql"), transactional: null },
    { script: script("sub/V2__b.sql", { placeholderReplacement: false }), transactional: false },
  ];
  const folder = await withStage(files, async (stage) => {
    expect(readdirSync(stage.location, { recursive: true, encoding: "utf8" }).toSorted()).toEqual([
      "V1__a.sql",
      "sub",
      "sub/V2__b.sql",
      "sub/V2__b.sql.conf",
    ]);
    expect(readFileSync(join(stage.location, "sub/V2__b.sql.conf"), "utf8")).toBe(
      "executeInTransaction=false\nplaceholderReplacement=false\n",
    );
    expect(statSync(stage.write("secret", "x")).mode & 0o777).toBe(0o600);
    return Promise.resolve(stage.folder);
  });
  expect(existsSync(folder)).toBe(false);
});

describe("the mirror, without Flyway at hand", () => {
  const files = {
    "V1__a.sql": "CREATE TABLE a ();",
    "U1__a.sql": "DROP TABLE a;",
    "V2__b.sql": "CREATE TABLE b ();",
    "R__r.sql": "SELECT 1;",
  };
  const config = "flyway:\n  history: mirror\n";

  test("our rows are Flyway's too, in the same order, and a rollback is a mark", () =>
    withWorld({ files }, async ({ db, run }) => {
      await run("apply", {}, { config });
      const rows = (): Promise<readonly object[]> =>
        db.query(
          "SELECT installed_rank AS rank, version, description, type, script, checksum, installed_by AS by, success FROM flyway_schema_history ORDER BY 1",
        );
      const of = (rank: number, version: string | null, description: string, script: keyof typeof files) => ({
        rank,
        version,
        description,
        type: "SQL",
        script,
        checksum: linesChecksum(files[script]),
        by: "dana",
        success: true,
      });
      const applied = [of(1, "1", "a", "V1__a.sql"), of(2, "2", "b", "V2__b.sql"), of(3, null, "r", "R__r.sql")];
      expect(await rows()).toEqual(applied);
      const times = await db.query(
        "SELECT FROM schema_version v JOIN flyway_schema_history f USING (version, installed_on)",
      );
      expect(times).toHaveLength(2);
      // What ours has lost Flyway's still has.
      await db.query("TRUNCATE schema_version");
      expect((await run("apply", {}, { config })).report.failure).toBeNull();
      expect(await db.query("SELECT FROM schema_version")).toHaveLength(2);
      await db.query(
        "DELETE FROM schema_version WHERE version = '2'; DELETE FROM flyway_schema_history WHERE version = '2'",
      );
      expect((await run("rollback", { steps: "1", confirm: "default" }, { config })).report.failure).toBeNull();
      expect((await rows()).slice(2)).toEqual([
        { ...of(4, "1", "a", "V1__a.sql"), type: "DELETE" },
        { ...of(5, null, "r", "R__r.sql"), type: "DELETE" },
      ]);
    }));

  test("a dry run and a check write nothing, and the digest that was approved holds after Flyway's rows are recorded", () =>
    withWorld({ files }, async ({ db, run }) => {
      await createFlywayTable(db);
      await insertRows(db, [{ rank: 1, version: "1", description: "a", checksum: linesChecksum(files["V1__a.sql"]) }]);
      await db.query("CREATE TABLE a ()");
      const { environment } = await run("check", {}, { config });
      expect(environment.migrations.map(({ state }) => state)).toEqual(["applied", "pending"]);
      await run("apply", { "dry-run": "true" }, { config });
      expect(await db.query("SELECT FROM pg_class WHERE relname = 'schema_version'")).toEqual([]);
      const applied = await run("apply", { "expect-plan": environment.planDigest ?? "" }, { config });
      expect(applied.report.failure).toBeNull();
      const events = await db.query<{ event: string }>(
        "SELECT event FROM schema_version_log WHERE event IN ('adopt', 'apply') ORDER BY id",
      );
      expect(events.map(({ event }) => event)).toEqual(["adopt", "apply", "apply"]);
    }));

  test("a file that is not the one that Flyway recorded is edited, a table of Flyway 3 is refused", () =>
    withWorld({ files }, async ({ db, run }) => {
      await createFlywayTable(db);
      await insertRows(db, [{ rank: 1, version: "1", description: "a", checksum: 5 }]);
      expect((await run("apply", {}, { config })).environment.migrations[0]?.state).toBe("edited");
      await db.query("ALTER TABLE flyway_schema_history ADD COLUMN version_rank int");
      const { report, findings } = await run("apply", {}, { config });
      expect(report.failure).toBe("blocked");
      expect(findings.join()).toContain("the layout of Flyway 2 or 3");
    }));

  test("a file that runs without a transaction is unfinished there too until it is done, and so is its undo", () =>
    withWorld(
      {
        files: {
          "V1__a.sql": "CREATE TABLE a (id int);",
          "V2__i.sql":
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a (id);\nCREATE INDEX CONCURRENTLY IF NOT EXISTS j ON b (id);",
          "U2__i.sql": "DROP INDEX CONCURRENTLY IF EXISTS i;\nDROP INDEX CONCURRENTLY k;",
        },
      },
      async ({ db, run }) => {
        const rows = async (): Promise<string> => {
          const sql = "SELECT version, type, success FROM flyway_schema_history ORDER BY installed_rank";
          const found = await db.query<{ version: string; type: string; success: boolean }>(sql);
          return found.map(({ version, type, success }) => `${version} ${type} ${success}`).join(", ");
        };
        const rollback = { steps: "1", confirm: "default" };
        await run("apply", {}, { config });
        expect(await rows()).toBe("1 SQL true, 2 SQL false");
        await db.query("CREATE TABLE b (id int)");
        expect((await run("apply", {}, { config })).report.failure).toBeNull();
        expect(await rows()).toBe("1 SQL true, 2 SQL true");
        await run("rollback", rollback, { config });
        expect(await rows()).toBe("1 SQL true, 2 SQL false");
        await db.query("CREATE INDEX k ON b (id)");
        expect((await run("rollback", rollback, { config })).report.failure).toBeNull();
        expect(await rows()).toBe("1 SQL true, 2 SQL true, 2 DELETE true");
      },
    ));
});
