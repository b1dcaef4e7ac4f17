import { existsSync, rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { withWorld } from "../engine/world.js";
import { describeEngines } from "../shadow/shadows.js";
import { shadowOf } from "./histories.js";
import { lacking } from "../support/servers.js";

const files = {
  "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);",
  "V2__names.sql": "CREATE VIEW names AS SELECT name FROM users; CREATE INDEX users_name ON users (name);",
};

describeEngines([14, "pglite"], (engine) => {
  test("SQL in the report settles the drift, and is told as proven", { timeout: 120_000 }, async () => {
    const major = engine === "pglite" ? 18 : engine;
    const options = await shadowOf(engine);
    await withWorld({ files, major }, async ({ run, db }) => {
      await run("apply");
      expect((await run("drift", options.inputs, options)).environment.drift).toMatchObject({
        toFix: null,
        because: [],
      });
      await db.query("DROP VIEW names; ALTER TABLE users ADD by_hand int; DROP INDEX users_name");
      const { drift } = (await run("drift", options.inputs, options)).environment;
      expect(drift).toMatchObject({ toFixProof: "verified", toCaptureProof: "verified", because: [], toFixLeft: [] });
      expect(drift.toFixDestroys).toEqual(['ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "by_hand"']);
      expect(drift.toFix).toContain("-- destroys data:\nALTER TABLE");
      await db.query(drift.toFix ?? "");
      const { objects } = (await run("drift", options.inputs, options)).environment.drift;
      expect(objects.filter(({ against }) => against !== "snapshot")).toEqual([]);
    });
  });
});

describe.skipIf(lacking(18) !== "")(`where the files need none${lacking(18)}`, { timeout: 120_000 }, () => {
  test("an owner that may make nothing in the schema and foreign keys that are off are verified, but not on a pull request", async () => {
    const options = await shadowOf(18);
    const more = { ...files, "V3__cards.sql": "CREATE TABLE cards (of_user int REFERENCES users)" };
    await withWorld({ files: more, major: 18 }, async ({ run, db }) => {
      await run("apply");
      const other = `other_${db.name}`;
      await db.query(
        `CREATE ROLE ${other}; ALTER TABLE users OWNER TO ${other}; ALTER TABLE cards DISABLE TRIGGER ALL`,
      );
      const { drift } = (await run("drift", options.inputs, options)).environment;
      expect(drift).toMatchObject({ toFixProof: "verified", toCaptureProof: "verified" });
      expect(drift.toCapture).toContain(`OWNER TO "${other}"`);
      const ofStranger = { ...options, eventName: "pull_request" };
      expect((await run("check", options.inputs, ofStranger)).environment.drift).toMatchObject({
        toCaptureProof: "partial",
        toCaptureLeft: ["table public.cards: constraints_checked", "table public.users: owner"],
      });
      await db.query(`ALTER TABLE users OWNER TO CURRENT_USER; DROP ROLE ${other}`);
    });
  });

  test("privileges that a plain role only gets a warning for are verified", async () => {
    const options = await shadowOf(18);
    const extended = { "V1__crypto.sql": "CREATE EXTENSION pgcrypto; CREATE TABLE users (id int)" };
    await withWorld({ files: extended, major: 18 }, async ({ run, db }) => {
      await run("apply");
      await db.query(`GRANT EXECUTE ON FUNCTION digest(text, text) TO pg_monitor; GRANT USAGE ON LANGUAGE plpgsql TO pg_monitor;
        REVOKE EXECUTE ON FUNCTION hmac(text, text, text) FROM PUBLIC`);
      const { drift } = (await run("drift", options.inputs, options)).environment;
      expect(drift).toMatchObject({ toFixProof: "verified", toCaptureProof: "verified", because: [] });
      await db.query(drift.toFix ?? "");
      expect((await run("drift", options.inputs, options)).environment.drift.status).toBe("none");
    });
  });

  test("a constraint that could only be dropped, and not be made again, is left to people", async () => {
    const options = await shadowOf(18);
    const forced = {
      "V1__users.sql": `CREATE TABLE users (id int PRIMARY KEY); ALTER TABLE users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY own ON users USING (id = current_setting('app.id')::int);
        CREATE TABLE cards (of_user int CONSTRAINT of_user REFERENCES users)`,
    };
    await withWorld({ files: forced, major: 18 }, async ({ run, db }) => {
      await run("apply");
      await db.query(`ALTER TABLE cards DROP CONSTRAINT of_user;
        ALTER TABLE cards ADD CONSTRAINT of_user FOREIGN KEY (of_user) REFERENCES users ON DELETE CASCADE`);
      const { drift } = (await run("drift", options.inputs, options)).environment;
      expect(drift).toMatchObject({ toCapture: null, toCaptureProof: "not-run" });
      expect(drift.toFix).not.toContain("ALTER TABLE");
    });
  });

  test("columns that stood without their parent are their table's own from then on, and that is told", async () => {
    const options = await shadowOf(18);
    const family = { "V1__family.sql": "CREATE TABLE base (a int); CREATE TABLE child (b int) INHERITS (base);" };
    await withWorld({ files: family, major: 18 }, async ({ run, db }) => {
      await run("apply");
      await db.query("ALTER TABLE child NO INHERIT base");
      const { drift } = (await run("drift", options.inputs, options)).environment;
      expect(drift).toMatchObject({ toCaptureProof: "verified", toFixProof: "partial" });
      expect(drift.toFixLeft).toEqual(["column public.child.a: inherited"]);
    });
  });
});

describe.skipIf(lacking(18) !== "")(`where the files need a superuser${lacking(18)}`, { timeout: 120_000 }, () => {
  const powerful = {
    ...files,
    "V3__watch.sql": `CREATE FUNCTION watching() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN END$$;
      CREATE EVENT TRIGGER watch ON sql_drop EXECUTE FUNCTION watching();`,
  };

  test("the drift is settled all the same, and functions of the database have no such rights", async () => {
    const options = await shadowOf(18);
    await withWorld({ files: powerful, major: 18 }, async ({ run, db, root }) => {
      await run("apply");
      // Where any user of the machine may write.
      const traces = `${root}-traces`;
      const reach = (name: string): string =>
        `IF current_database() ~ 'copy' THEN EXECUTE 'COPY (SELECT 1) TO PROGRAM ''touch ${traces}-${name}'''; END IF;`;
      await db.query(`CREATE FUNCTION eager() RETURNS int STABLE LANGUAGE plpgsql AS $$BEGIN ${reach("default")} RETURN 1; END$$;
        CREATE FUNCTION zealous() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN ${reach("event")} END$$;
        CREATE EVENT TRIGGER zealous ON ddl_command_end EXECUTE FUNCTION zealous();
        ALTER FUNCTION watching() COST 7`);
      const whole = (await run("drift", options.inputs, options)).environment.drift;
      expect(whole.toCapture).toContain("CREATE EVENT TRIGGER");
      await db.query("DROP EVENT TRIGGER zealous; ALTER TABLE users ADD eager int DEFAULT eager()");
      const { drift } = (await run("drift", options.inputs, options)).environment;
      // The copy refuses to run what would reach out, so this is left to people.
      expect(drift).toMatchObject({ toCaptureProof: "partial", toCaptureLeft: ["column public.users.eager"] });
      const found = ["default", "event"].filter((name) => existsSync(`${traces}-${name}`));
      for (const name of found) rmSync(`${traces}-${name}`);
      expect(found).toEqual([]);
    });
  });

  test("what only a superuser can alter is verified, and no wrapper with a validator is among it", async () => {
    const options = await shadowOf(18);
    const wrappers = `CREATE FOREIGN DATA WRAPPER plain; CREATE FUNCTION checking(text[], oid) RETURNS void LANGUAGE plpgsql AS $$BEGIN END$$;
      CREATE FOREIGN DATA WRAPPER checked VALIDATOR checking;`;
    await withWorld({ files: { ...powerful, "V4__far.sql": wrappers }, major: 18 }, async ({ run, db }) => {
      await run("apply");
      await db.query(`ALTER EVENT TRIGGER watch DISABLE; ALTER FUNCTION watching() LEAKPROOF; ALTER FUNCTION watching() SET my.own = 'x';
        CREATE FUNCTION alike(text) RETURNS boolean LANGUAGE sql IMMUTABLE SUPPORT textlike_support AS 'SELECT true';
        ALTER FOREIGN DATA WRAPPER plain OPTIONS (ADD a 'b'); CREATE SERVER far FOREIGN DATA WRAPPER plain OPTIONS (dsn 'x')`);
      const whole = (await run("drift", options.inputs, options)).environment.drift;
      expect(whole).toMatchObject({ toFixProof: "verified", toCaptureProof: "verified" });
      await db.query("ALTER FOREIGN DATA WRAPPER checked OPTIONS (ADD host 'x')");
      const { drift } = (await run("drift", options.inputs, options)).environment;
      expect(drift).toMatchObject({
        toCaptureProof: "partial",
        toCaptureLeft: ["foreign data wrapper checked: options"],
      });
    });
  });

  test("a user mapping, whose options its owner may not see, stands in nobody's way and is settled too", async () => {
    const options = await shadowOf(18);
    const far = {
      "V1__far.sql": `CREATE FOREIGN DATA WRAPPER plain; CREATE SERVER far FOREIGN DATA WRAPPER plain;
        CREATE USER MAPPING FOR pg_monitor SERVER far OPTIONS (account 'a', password 'p'); CREATE TABLE users (id int)`,
    };
    await withWorld({ files: far, major: 18 }, async ({ run, db }) => {
      await run("apply");
      await db.query(`ALTER USER MAPPING FOR pg_monitor SERVER far OPTIONS (SET account 'b');
        CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (account 'c'); CREATE VIEW ids AS SELECT id FROM users`);
      const { drift } = (await run("drift", options.inputs, options)).environment;
      expect(drift).toMatchObject({ toFixProof: "verified", toCaptureProof: "verified", because: [] });
      expect(drift.toFix).toContain("SET \"account\" E'a'");
      await db.query(drift.toFix ?? "");
      expect((await run("drift", options.inputs, options)).environment.drift.status).toBe("none");
    });
  });
});
