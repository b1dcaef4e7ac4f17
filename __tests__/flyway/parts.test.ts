import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseDatabaseUrl } from "../../src/core/database-url.js";
import type { Script } from "../../src/core/model.js";
import { toJdbcUrl } from "../../src/flyway/jdbc-url.js";
import { flywayLockKey } from "../../src/flyway/lock-key.js";
import { withStage } from "../../src/flyway/stage.js";

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

  test.each(["sslcert=x", "sslkey=x"])("a client certificate is refused: %s", (parameter) => {
    expect(() => jdbc(`postgres://u@h/x?${parameter}`)).toThrow("engine: flyway sends no client certificate");
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
