import { existsSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { withWorld, type World } from "../engine/world.js";
import { describeEngines, type Engine } from "../shadow/shadows.js";
import { shadowOf } from "./histories.js";

/** A database that people made by hand. */
const byHand = `
CREATE EXTENSION citext;
CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE DOMAIN short AS text NOT NULL CHECK (length(VALUE) < 20);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.name := lower(NEW.name); RETURN NEW; END';
CREATE TABLE owners (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email citext UNIQUE, mood mood DEFAULT 'good', city text COLLATE loose);
CREATE TABLE pets (id serial PRIMARY KEY, owner bigint NOT NULL REFERENCES owners, name short, born date CHECK (born > '1990-01-01'));
CREATE INDEX pets_name ON pets (lower(name)) WHERE born IS NOT NULL;
CREATE TRIGGER touch BEFORE INSERT ON pets FOR EACH ROW EXECUTE FUNCTION touch();
CREATE VIEW happy AS SELECT o.email, p.name FROM owners o JOIN pets p ON p.owner = o.id WHERE o.mood = 'good';
CREATE MATERIALIZED VIEW counts AS SELECT owner, count(*) FROM pets GROUP BY owner;
CREATE TABLE visits (at date NOT NULL, pet int REFERENCES pets) PARTITION BY RANGE (at);
CREATE TABLE visits_2026 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE pets ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON pets USING (owner > 0);
INSERT INTO owners (email) VALUES ('a@example.org');`;

const change = {
  "V6__weight.sql":
    "ALTER TABLE pets ADD COLUMN IF NOT EXISTS weight int CHECK (weight > 0);\nCREATE OR REPLACE VIEW heavy AS SELECT * FROM happy JOIN pets USING (name) WHERE weight > 50;\n",
  "U6__weight.sql": "DROP VIEW IF EXISTS heavy;\nALTER TABLE pets DROP COLUMN IF EXISTS weight;\n",
};

const inOrder = { runs: true, rerun: "unchanged", undo: "identical", redo: "identical" };

async function checked(engine: Engine, world: World): ReturnType<World["run"]> {
  const options = await shadowOf(engine);
  return await world.run("check", options.inputs, options);
}

async function adopt({ db, run }: World, sql: string): Promise<void> {
  await db.query(sql);
  await run("baseline", { "target-version": "5" });
}

describeEngines([14, 18, "pglite"], (engine) => {
  const major = engine === "pglite" ? 18 : engine;

  test("what is pending is rehearsed where no file says what was there before", { timeout: 120_000 }, async () => {
    await withWorld({ major, files: change }, async (world) => {
      await adopt(world, byHand);
      const { report, environment, findings } = await checked(engine, world);
      const pending = environment.migrations.find(({ version }) => version === "6");
      expect(pending?.proof).toMatchObject(inOrder);
      expect(findings.filter((line) => /^(?:does-not-run|not-rehearsed)/.test(line))).toEqual([]);
      expect(report.leftOut.filter((line) => line.startsWith("The schema of"))).toEqual([
        "The schema of default on the throw-away database was built from what the database says of itself, because it was adopted by a baseline at version 5: what was there before is in no file.",
      ]);
      expect(report.leftOut.filter((line) => line.startsWith("What could not be made there"))).toEqual([]);
      const made = "SELECT count(*) FROM information_schema.columns WHERE column_name = 'weight'";
      expect(await world.db.query(made)).toEqual([{ count: "0" }]);
    });
  });

  test.runIf(engine === 18)(
    "and where a file on record needs rows (tried on 18 only)",
    { timeout: 120_000 },
    async () => {
      const files = {
        "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY);",
        "V2__needs.sql": `DO $$BEGIN IF NOT EXISTS (SELECT FROM users) THEN RAISE 'nobody is there'; END IF; END$$;
        ALTER TABLE users ADD name text;`,
      };
      await withWorld({ major, files: { "V1__users.sql": files["V1__users.sql"] } }, async (world) => {
        await world.run("apply");
        await world.db.query("INSERT INTO users VALUES (1)");
        world.write(files);
        expect((await world.run("apply")).findings).toEqual([]);
        world.write({
          "V3__mail.sql": "ALTER TABLE users ADD COLUMN IF NOT EXISTS mail text;",
          "U3__mail.sql": "ALTER TABLE users DROP COLUMN IF EXISTS mail;",
        });
        const { report, environment } = await checked(engine, world);
        expect(environment.migrations.find(({ version }) => version === "3")?.proof).toMatchObject(inOrder);
        expect(report.leftOut.join("\n")).toContain("does not run on an empty database: nobody is there (P0001)");
      });
    },
  );

  test.skipIf(engine === 14)(
    "what could not be made is told, blames no migration, and ran nothing (not tried on 14)",
    { timeout: 120_000 },
    async () => {
      await withWorld(
        { major, files: { "V6__total.sql": "CREATE VIEW total AS SELECT counted() AS n;" } },
        async (world) => {
          const trace = `${world.root}-trace`;
          await adopt(
            world,
            `CREATE FUNCTION act(q text) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN EXECUTE q; RETURN true; END$$;
         CREATE FUNCTION constant(q text) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$BEGIN RETURN public.act(q); END$$;
         CREATE TABLE t (id int);
         CREATE INDEX hostile ON t (id) WHERE constant('COPY (SELECT 1) TO PROGRAM ''cat > ${trace}''');
         CREATE FUNCTION counted() RETURNS bigint LANGUAGE internal AS 'pg_backend_pid';`,
          );
          // The live server ran it; the throw-away one must not.
          expect(existsSync(trace)).toBe(true);
          rmSync(trace);
          const { report, environment, findings } = await checked(engine, world);
          expect(existsSync(trace)).toBe(false);
          expect(environment.migrations.find(({ version }) => version === "6")?.proof).toBeNull();
          expect(findings.filter((line) => line.startsWith("does-not-run"))).toEqual([]);
          const told = findings.filter((line) => line.startsWith("not-rehearsed"));
          expect(told).toEqual([
            expect.stringMatching(/function counted\(\) does not exist \(42883\), and .* could not be made there$/),
          ]);
          const lacking = report.leftOut.find((line) => line.startsWith("What could not be made there")) ?? "";
          expect(lacking).toContain("function public.counted()");
          // In the sandbox there is no machine that a program could be run on.
          if (engine !== "pglite") expect(lacking).toContain("index public.hostile");
        },
      );
    },
  );
});
