import { describe, expect, test } from "vitest";
import { createSnapshotTableSql, storeSnapshotSql } from "../../src/database/snapshot-store.js";
import { openSession, read, run } from "../drift/rich-database.js";
import { withWorld, type World } from "../engine/world.js";
import { withDatabase } from "../support/database.js";
import { describeEngines } from "../shadow/shadows.js";
import { shadowOf, type HistoryOptions } from "./histories.js";
import { lacking } from "../support/servers.js";

const files = {
  "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);",
  "V2__add_email.sql": "ALTER TABLE users ADD email text; CREATE INDEX users_email_idx ON users (email);",
  "R__names.sql": "CREATE OR REPLACE VIEW names AS SELECT name FROM users;",
};

/** What the command drift says: its status, its objects, and what it does not know. */
async function drift(world: World, { inputs = {}, ...options }: HistoryOptions): Promise<readonly string[]> {
  const { environment, report } = await world.run("drift", inputs, options);
  const { status, objects } = environment.drift;
  const unknown = report.findings.filter(({ rule }) => rule !== "drift");
  return [
    status,
    ...objects.map(({ change, against, kind, identity }) => `${against}: ${change} ${kind} ${identity}`),
    ...unknown.map(({ rule, message, help }) => `${rule}: ${message} → ${help}`),
  ];
}

/** Takes the schema as it is for the one of the last deploy. */
async function storeSnapshot({ db }: World, major: number): Promise<void> {
  const session = await openSession(db.url);
  const snapshot = await read(session, major);
  await run(session, createSnapshotTableSql("public"));
  await run(session, storeSnapshotSql("public", { moment: "last", snapshot, toolVersion: "1" }).join(";\n"));
  await session.close();
}

describeEngines([14, 18, "pglite"], (engine) => {
  const major = engine === "pglite" ? 18 : engine;

  test("what was done by hand is told against the files, also where the snapshot came later", async () => {
    const options = await shadowOf(engine);
    await withWorld({ files, major }, async (world) => {
      await world.run("apply");
      await storeSnapshot(world, major);
      await world.db.query("ALTER TABLE users ADD by_hand int; DROP INDEX users_email_idx");
      world.write({ "V3__pending.sql": "CREATE TABLE pending ();" });
      const both = ["both: unexpected column public.users.by_hand", "both: missing index public.users_email_idx"];
      expect(await drift(world, options)).toEqual(["drift", ...both]);
      await storeSnapshot(world, major);
      expect(await drift(world, options)).toEqual(["drift", ...both.map((one) => one.replace("both", "files"))]);
      await world.db.query("ALTER TABLE users DROP by_hand; CREATE INDEX users_email_idx ON users (email)");
      expect((await drift(world, options)).filter((line) => line.startsWith("files"))).toEqual([]);
    });
  });
});

const shop = {
  "V1__shop.sql":
    "CREATE TABLE things (id serial PRIMARY KEY, at timestamptz CHECK (at > '2020-01-01'), mine name DEFAULT current_user);",
  "V2__audit.sql":
    "CREATE SCHEMA IF NOT EXISTS audit; CREATE TABLE audit.log (id bigint GENERATED ALWAYS AS IDENTITY);",
  "V3__grant.sql":
    "GRANT SELECT ON things TO PUBLIC; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC; CREATE TABLE late ();",
  "V4__index.sql": "CREATE INDEX CONCURRENTLY things_at ON things (at);",
  "R__view.sql": "CREATE OR REPLACE VIEW seen AS SELECT count(*) AS n FROM things;",
};

interface Surrounding {
  readonly name: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Run on the target before anything else, with the name of the login that applies. */
  readonly before?: (login: string, database: string) => string;
  readonly shadow?: "url" | "local";
}

const surroundings: readonly Surrounding[] = [
  { name: "a login of its own, which somebody else looks at" },
  { name: "a configured schema that the tool makes", inputs: { schemas: "app" } },
  { name: "several schemas", inputs: { schemas: "app,audit" } },
  {
    name: "a role that owns, and a login in another time zone",
    inputs: { role: "shop_owner" },
    before: (login, database) =>
      `DO $$BEGIN CREATE ROLE shop_owner; EXCEPTION WHEN duplicate_object THEN NULL; END$$; GRANT shop_owner TO ${login}; GRANT ALL ON SCHEMA public TO shop_owner; GRANT CREATE ON DATABASE ${database} TO shop_owner; ALTER ROLE ${login} SET TimeZone = 'Asia/Tokyo'`,
  },
  {
    name: "a database with settings",
    before: (_, database) =>
      `ALTER DATABASE ${database} SET DateStyle = 'German'; ALTER DATABASE ${database} SET timezone = 'America/New_York'`,
  },
  { name: "a shadow at a URL", shadow: "url" },
];

describe.skipIf(lacking(16, 17) !== "")(`nothing is drift against the files${lacking(16, 17)}`, () => {
  test.each(surroundings)("with $name", async ({ inputs: more = {}, before, shadow = "local" }) => {
    await withWorld({ files: shop, major: 16 }, async (world) => {
      const login = await world.db.role({ grants: [`ALL ON DATABASE ${world.db.name}`, "ALL ON SCHEMA public"] });
      const looking = await world.db.role({ grants: ["pg_read_all_data"] });
      if (before !== undefined) await world.db.query(before(login.name, world.db.name));
      const { inputs = {}, ...options } = await shadowOf(16, { inputs: more });
      const applied = await world.run("apply", more, { url: login.url });
      expect(applied.findings).toEqual([]);
      await withDatabase({ major: 17 }, async (other) => {
        const all = shadow === "url" ? { ...inputs, shadow: other.url } : inputs;
        const { environment, findings } = await world.run("drift", all, { ...options, url: looking.url });
        expect(environment.drift.objects).toEqual([]);
        expect(findings.filter((one) => one.includes("because"))).toEqual([]);
      });
    });
  });
});

test.skipIf(lacking(18) !== "")(
  `a search_path that hides the history is told, and nothing is called known${lacking(18)}`,
  async () => {
    await withWorld({ files, major: 18 }, async (world) => {
      await world.run("apply");
      await world.db.query(
        `CREATE SCHEMA away; ALTER DATABASE ${world.db.name} SET search_path = away, public; ALTER TABLE users ADD by_hand int`,
      );
      const [status, ...told] = await drift(world, { inputs: { shadow: "off" } });
      expect(status).toBe("unknown");
      expect(told.filter((line) => line.startsWith("drift-unknown"))).toEqual([
        'drift-unknown: current_schema() is "away" here and the history stands in public, so what drifted is unknown → set `schemas` to the schemas of the history, public first, or set the search_path of the database and the role back',
      ]);
      const named = await drift(world, { inputs: { shadow: "off", schemas: "public" } });
      expect(named[0]).toBe("drift");
      await world.db.query("DROP TABLE schema_version_log");
      expect(await drift(world, { inputs: { shadow: "off" } })).not.toContainEqual(
        expect.stringContaining("stands in"),
      );
    });
  },
);
