import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withWorld, type Inputs, type World } from "../engine/world.js";
import { insertRows } from "./rows.js";
import { applyBy, program } from "./standing-in.js";

interface Given {
  /** Those that do not say where things are. */
  readonly settings: Readonly<Record<string, string>>;
  readonly url: URL;
  /** The staged files, with what stands in their `.conf`. */
  readonly files: readonly string[];
  readonly authorities: string | null;
}

/** What a program in Flyway's place was given, which did nothing. */
async function givenIn(world: World, inputs: Inputs = {}): Promise<Given> {
  const keep = join(world.root, "kept");
  const spy = program(
    world,
    `printf '%s\\n' "$@" > args; echo "$FLYWAY_URL" > url; echo "$FLYWAY_JAVA_CMD" > java; rm -rf '${keep}'; cp -R . '${keep}'`,
  );
  await applyBy(world, { program: spy, manner: "kept", ...inputs });
  const read = (name: string): string => readFileSync(join(keep, name), "utf8");
  const args = read("args").split("\n");
  const own = args.slice(
    0,
    args.findIndex((one) => one.startsWith("-configFiles=")),
  );
  const settings = Object.fromEntries(own.map((one) => one.slice(1).split(/=(.*)/s))) as Record<string, string>;
  expect(read("java")).toBe("kept\n");
  const names = readdirSync(join(keep, "sql")).toSorted();
  const files = names.map((name) => (name.endsWith(".conf") ? `${name} ${read(join("sql", name)).trim()}` : name));
  const authorities = existsSync(join(keep, "authorities.pem")) ? read("authorities.pem") : null;
  return { settings, url: new URL(read("url").replace("jdbc:", "")), files, authorities };
}

test("Flyway is given the files of the plan and those on record, and no others", () =>
  withWorld(
    {
      files: {
        "V1__a.sql": "CREATE TABLE a (id int);",
        "V20__b.sql": "SELECT 1;",
        "R__v.sql": "SELECT 1;",
        "R__w.sql": "SELECT 2;",
        "R__gone.sql": "SELECT 2;",
      },
    },
    async (world) => {
      await applyBy(world);
      await insertRows(world.db, [{ rank: 9, version: "2", type: "SCRIPT", script: "V2__s.sh" }]);
      world.remove("V20__b.sql", "R__gone.sql");
      world.write({
        "V2__s.sh": "",
        "U1__a.sql": "SELECT 1;",
        "V8__x.sql": "SELECT 8;",
        "V9__i.sql": "CREATE INDEX CONCURRENTLY i ON a (id);",
        "R__v.sql": "SELECT 3;",
        "afterMigrate.sql": "SELECT 4;",
      });
      const { files, settings, url, authorities } = await givenIn(world, { "out-of-order": "allow" });
      expect(files).toEqual([
        "R__v.sql",
        "R__v.sql.conf executeInTransaction=true",
        "R__w.sql",
        "V1__a.sql",
        "V8__x.sql",
        "V8__x.sql.conf executeInTransaction=true",
        "V9__i.sql",
        "V9__i.sql.conf executeInTransaction=false",
        "afterMigrate.sql",
        "afterMigrate.sql.conf executeInTransaction=true",
      ]);
      expect(settings).toEqual({
        table: "flyway_schema_history",
        defaultSchema: "public",
        schemas: "public",
        encoding: "UTF-8",
        installedBy: "dana",
        outOfOrder: "true",
        ignoreMigrationPatterns: "*:missing,*:future,*:ignored",
        group: "false",
        "postgresql.transactional.lock": "false",
        lockRetryCount: "60",
        sqlMigrationPrefix: "V",
        sqlMigrationSeparator: "__",
        sqlMigrationSuffixes: ".sql",
        repeatableSqlMigrationPrefix: "R",
        baselineMigrationPrefix: "B",
        mixed: "false",
      });
      expect(Object.fromEntries(url.searchParams)).toEqual({
        sslmode: "prefer",
        ApplicationName: expect.stringMatching(/^schema-version flyway [0-9a-f]{12}$/) as string,
        connectTimeout: "10",
      });
      expect(authorities).toBeNull();
    },
  ));

test("and the settings that hold here", () =>
  withWorld({}, async (world) => {
    const { db, root } = world;
    const role = await db.role();
    await db.query(`CREATE SCHEMA shop AUTHORIZATION ${role.name}; CREATE SCHEMA more`);
    writeFileSync(
      join(root, "flyway.conf"),
      [
        "table=past",
        "installedBy=robot",
        "mixed=true",
        "placeholderPrefix=[[",
        "placeholderSuffix=]]",
        "sqlMigrationPrefix=M",
        "sqlMigrationSeparator=-",
        "sqlMigrationSuffixes=.pgsql,.sql",
        "repeatableSqlMigrationPrefix=Z",
        "baselineMigrationPrefix=Y",
        "locations=filesystem:migrations",
      ]
        .map((line) => `flyway.${line}`)
        .join("\n"),
    );
    world.write({ "M1-a.sql": "SELECT 1;" });
    const inputs = {
      schemas: "shop, more",
      role: role.name,
      transaction: "all",
      "lock-wait": "1500ms",
      "lock-timeout": "3s",
      "statement-timeout": "4s",
    };
    const { settings, url, authorities } = await givenIn(world, { ...inputs, "ssl-ca": "-----BEGIN CERTIFICATE-----" });
    expect(settings).toMatchObject({
      table: "past",
      defaultSchema: "shop",
      schemas: "shop,more",
      installedBy: "robot",
      group: "true",
      lockRetryCount: "2",
      sqlMigrationPrefix: "M",
      sqlMigrationSeparator: "-",
      sqlMigrationSuffixes: ".pgsql,.sql",
      repeatableSqlMigrationPrefix: "Z",
      baselineMigrationPrefix: "Y",
      mixed: "true",
      placeholderPrefix: "[[",
      placeholderSuffix: "]]",
    });
    expect(authorities).toBe("-----BEGIN CERTIFICATE-----");
    expect(url.searchParams.get("sslrootcert")).toMatch(/\/schema-version-flyway-\w+\/authorities\.pem$/);
    expect(url.searchParams.get("options")).toBe(`-c role=${role.name} -c lock_timeout=3000 -c statement_timeout=4000`);
  }));
