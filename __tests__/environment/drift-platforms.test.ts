import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DriftReport } from "../../src/core/report.js";
import { withWorld, type Inputs, type World } from "../engine/world.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { lacking } from "../support/servers.js";
import { shadowOf } from "./histories.js";

/** What a new database of Supabase holds, in small: schemas of its services, and things in the name of `postgres`. */
const platform = `
  CREATE SCHEMA extensions; CREATE EXTENSION pgcrypto SCHEMA extensions; CREATE EXTENSION "uuid-ossp" SCHEMA extensions;
  GRANT USAGE ON SCHEMA extensions TO anon; GRANT ALL ON ALL ROUTINES IN SCHEMA extensions TO anon;
  CREATE PUBLICATION supabase_realtime;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON FUNCTIONS TO anon;
  ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA public GRANT ALL ON TABLES TO anon;
  CREATE SCHEMA auth AUTHORIZATION supabase_admin; CREATE SCHEMA storage AUTHORIZATION supabase_admin;
  SET ROLE supabase_admin;
  CREATE TABLE auth.users (id uuid PRIMARY KEY, email varchar(255) UNIQUE, phone text);
  CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid';
  CREATE TABLE storage.objects (id uuid PRIMARY KEY, owner uuid);
  CREATE FUNCTION extensions.watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
  CREATE EVENT TRIGGER pgrst_watch ON ddl_command_end EXECUTE FUNCTION extensions.watch(); RESET ROLE`;

const files = {
  "V1__what_supabase_has.sql": `DO $$ BEGIN
    IF to_regclass('auth.users') IS NULL THEN
      CREATE SCHEMA auth; CREATE SCHEMA storage; CREATE SCHEMA extensions;
      CREATE EXTENSION pgcrypto SCHEMA extensions;
      CREATE TABLE auth.users (id uuid PRIMARY KEY, email text);
      CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid';
      CREATE TABLE storage.objects (id uuid PRIMARY KEY);
      CREATE PUBLICATION supabase_realtime;
    END IF;
  END $$;`,
  "V2__profiles.sql": `CREATE TABLE profiles (id uuid PRIMARY KEY REFERENCES auth.users, secret bytea DEFAULT extensions.gen_random_bytes(8));
    ALTER TABLE profiles ENABLE ROW LEVEL SECURITY;
    CREATE POLICY mine ON profiles USING (auth.uid() = id);
    CREATE FUNCTION greet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER greets AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION greet();
    ALTER PUBLICATION supabase_realtime ADD TABLE profiles;`,
};

const changesOf = ({ objects }: DriftReport): readonly string[] =>
  objects.map(({ change, kind, identity, against }) => `${change} ${kind} ${identity} (${against})`).toSorted();

async function drift(world: World, given: Inputs = {}): Promise<DriftReport> {
  const { inputs = {}, ...options } = await shadowOf(16, { inputs: given });
  const { environment, findings } = await world.run("drift", inputs, options);
  expect(findings.filter((one) => one.startsWith("drift-unknown"))).toEqual([]);
  return environment.drift;
}

describe.skipIf(lacking(16) !== "")(`a platform's database${lacking(16)}`, () => {
  let roles: TestDatabase;
  beforeAll(async () => {
    roles = await createDatabase({ major: 16 });
    await roles.query("CREATE ROLE supabase_admin SUPERUSER; CREATE ROLE anon");
  });
  afterAll(async () => {
    await roles.query("DROP ROLE supabase_admin; DROP ROLE anon");
    await roles.drop();
  });

  const withPlatform = (own: typeof files | Readonly<Record<string, string>>, work: (world: World) => Promise<void>) =>
    withWorld({ files: own, major: 16 }, async (world) => {
      await world.db.query(platform);
      await world.run("apply", { "existing-schema": "allow" });
      await work(world);
    });

  test("has nothing that files would have to say", () =>
    withPlatform({ "V1__a.sql": "CREATE TABLE a (id int)" }, async (world) => {
      expect(changesOf(await drift(world))).toEqual([]);
      // Since the last deploy, all of it counts.
      await world.db
        .query(`DROP EXTENSION "uuid-ossp"; ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM anon;
        ALTER PUBLICATION supabase_realtime ADD TABLE a`);
      expect(changesOf(await drift(world))).toEqual([
        "changed publication supabase_realtime (snapshot)",
        "missing default privileges tables of postgres in public (snapshot)",
        'missing extension "uuid-ossp" (snapshot)',
      ]);
    }));

  test("changes by itself beside what the team has, whose SQL leaves it alone", () =>
    withPlatform(files, async (world) => {
      expect(changesOf(await drift(world))).toEqual([]);
      await world.db.query(`SET ROLE supabase_admin; ALTER TABLE auth.users ADD banned bool, DROP phone;
        CREATE OR REPLACE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT gen_random_uuid()';
        CREATE TABLE auth.sessions (id uuid PRIMARY KEY REFERENCES auth.users); CREATE TYPE auth.level AS ENUM ('a');
        CREATE FUNCTION storage.protect() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        CREATE TRIGGER protects BEFORE DELETE ON storage.objects FOR EACH STATEMENT EXECUTE FUNCTION storage.protect();
        ALTER DEFAULT PRIVILEGES IN SCHEMA auth GRANT SELECT ON TABLES TO anon; CREATE SCHEMA realtime;
        CREATE TABLE realtime.messages (at date) PARTITION BY RANGE (at);
        CREATE TABLE realtime.monday PARTITION OF realtime.messages FOR VALUES FROM ('2026-11-23') TO ('2026-11-24')`);
      expect(changesOf(await drift(world))).toEqual([]);

      await world.db
        .query(`ALTER TABLE profiles ADD nick text, ADD legacy text; CREATE TABLE users (id int); CREATE POLICY ours ON storage.objects USING (true);
        CREATE TRIGGER leaves AFTER DELETE ON auth.users FOR EACH ROW EXECUTE FUNCTION greet(); ALTER TABLE auth.users DISABLE TRIGGER greets`);
      const found = await drift(world, { "drift-ignore": "column:public.profiles.legacy" });
      expect(changesOf(found)).toEqual([
        "changed trigger auth.users.greets (both)",
        "unexpected column public.profiles.nick (both)",
        "unexpected policy storage.objects.ours (both)",
        "unexpected table public.users (both)",
        "unexpected trigger auth.users.leaves (both)",
      ]);
      expect(found).toMatchObject({ toFixProof: "verified", toCaptureProof: "verified", toCaptureDestroys: [] });
      expect(found.toCapture).toContain("nick");
      expect(`${found.toFix ?? ""} ${found.toCapture ?? ""}`).not.toMatch(
        /banned|legacy|email|phone|uid|protect|sessions|realtime/,
      );
    }));
});
