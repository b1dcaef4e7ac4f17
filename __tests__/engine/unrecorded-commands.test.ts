import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFlywayTable, insertRows } from "../flyway/rows.js";
import type { TestDatabase } from "../support/database.js";
import { versionsOf } from "./observe.js";
import { withWorld, type Inputs } from "./world.js";

/*
 * Triggers and rules of others can swallow or change what a command writes on the record only. It proves what it wrote
 * before it commits: all of it is there, or nothing.
 */

const files = {
  "V1__a.sql": "CREATE TABLE a (id int);\n",
  "V2__b.sql": "CREATE TABLE b (id int);\n",
  "V3__c.sql": "CREATE TABLE c (id int);\n",
  "V4__d.sql": "CREATE TABLE d (id int);\n",
  "U4__d.sql": "DROP TABLE d;\n",
  "R__v.sql": "CREATE OR REPLACE VIEW v AS SELECT 1;\n",
};

const tables = {
  versions: "schema_version",
  repeatables: "schema_version_repeatable",
  log: "schema_version_log",
  snapshots: "schema_version_snapshot",
};

interface Case {
  readonly name: string;
  readonly command: string;
  readonly inputs: Inputs;
  /** The table of ours on which another program's trigger sits, when it fires, and what it does. */
  readonly meddles: readonly (readonly [keyof typeof tables, when: string, does: string])[];
}

const drops = "RETURN NULL;";
const dropsEvent = ["log", "INSERT", drops] as const;
const reason = "so";
const production = { environment: "production" };

/** Of a database in which V1 is edited, V2 is missing, V3 has not finished, and neither has the undo of V4. */
const onRecord: readonly Case[] = [
  {
    name: "repair of an edited version",
    command: "repair",
    inputs: { "target-version": "1", reason },
    meddles: [
      ["versions", "UPDATE", drops],
      ["versions", "COMMIT of UPDATE", "DELETE FROM public.schema_version WHERE version = '1'; RETURN NULL;"],
      ["versions", "UPDATE", "NEW.checksum := OLD.checksum; RETURN NEW;"],
      ["versions", "UPDATE", "NEW.description := 'x'; RETURN NEW;"],
      ["versions", "UPDATE", "NEW.script_name := 'x'; RETURN NEW;"],
      ["versions", "UPDATE", "NEW.success := false; RETURN NEW;"],
      dropsEvent,
      ["log", "INSERT", "NEW.version := '9'; RETURN NEW;"],
      ["log", "INSERT", "NEW.checksum := 'x'; RETURN NEW;"],
      ["log", "INSERT", "NEW.script_name := 'x'; RETURN NEW;"],
      ["log", "INSERT", "NEW.event := 'adopt'; RETURN NEW;"],
    ],
  },
  {
    name: "repair of a missing version",
    command: "repair",
    inputs: { "target-version": "2", reason },
    meddles: [["versions", "DELETE", drops], dropsEvent],
  },
  {
    name: "repair of a version that did not finish",
    command: "repair",
    inputs: { "target-version": "3", reason },
    meddles: [["versions", "DELETE", drops], dropsEvent],
  },
  {
    name: "repair of an undo that did not finish",
    command: "repair",
    inputs: { "target-version": "4", reason },
    meddles: [
      ["versions", "UPDATE", drops],
      ["versions", "INSERT", drops],
      ["versions", "INSERT OR UPDATE", "NEW.success := false; RETURN NEW;"],
      dropsEvent,
    ],
  },
  {
    name: "repair that accepts drift",
    command: "repair",
    inputs: { "accept-drift": "true", reason },
    meddles: [dropsEvent, ["snapshots", "UPDATE", drops], ["snapshots", "UPDATE", "NEW.checksum := 'x'; RETURN NEW;"]],
  },
  {
    name: "adopt of a copy",
    command: "adopt",
    inputs: { environment: "staging", "copy-of": "production", reason },
    meddles: [dropsEvent],
  },
];

const ofFlyway: Case = {
  name: "adopt of Flyway's history",
  command: "adopt",
  inputs: { all: "true", reason },
  meddles: [
    ["versions", "INSERT", drops],
    ["versions", "INSERT", "NEW.success := true; RETURN NEW;"],
    ["versions", "DELETE", drops],
    ["repeatables", "INSERT", drops],
    ["repeatables", "INSERT", "NEW.checksum := 'x'; RETURN NEW;"],
    ["log", "INSERT", "IF NEW.version = '8' THEN RETURN NULL; END IF; RETURN NEW;"],
    ["log", "INSERT", "IF NEW.event = 'start' THEN RETURN NULL; END IF; RETURN NEW;"],
    ["log", "INSERT", "IF NEW.version IS NULL THEN RETURN NULL; END IF; RETURN NEW;"],
    ["log", "INSERT", "IF NEW.message LIKE 'forgotten%' THEN RETURN NULL; END IF; RETURN NEW;"],
  ],
};

const baseline: Case = {
  name: "baseline",
  command: "baseline",
  inputs: { "target-version": "1" },
  meddles: [["versions", "INSERT", drops], ["versions", "INSERT", "NEW.version := '9'; RETURN NEW;"], dropsEvent],
};

const all = Object.values(tables).map((table) => `(SELECT json_agg(t ORDER BY t::text) FROM ${table} t) AS ${table}`);

/** All that the tool's tables hold. */
const held = (db: TestDatabase): Promise<readonly object[]> => db.query(`SELECT ${all.join(", ")}`);

async function swallowing<T>(
  db: TestDatabase,
  [table, when, does]: Case["meddles"][number],
  work: () => Promise<T>,
): Promise<T> {
  const [event = "", waits] = when.split(" of ").toReversed();
  const [kind, at, until] = waits === "COMMIT" ? ["CONSTRAINT ", "AFTER", "INITIALLY DEFERRED "] : ["", "BEFORE", ""];
  await db.query(`CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN ${does} END$$; CREATE ${kind}TRIGGER swallow
    ${at} ${event} ON ${tables[table]} ${until}FOR EACH ROW EXECUTE FUNCTION swallow()`);
  const result = await work();
  await db.query("DROP FUNCTION swallow CASCADE");
  return result;
}

const told = (table: keyof typeof tables): string =>
  `statement: changing the record: a trigger or a rule on the tool's tables changes or drops what is written, so that nothing was changed (trigger swallow on ${tables[table]})`;

type World = Parameters<Parameters<typeof withWorld>[1]>[0];

async function refuses({ db, run }: World, { name, command, inputs, meddles }: Case): Promise<void> {
  const before = await held(db);
  for (const meddle of meddles) {
    const { report, log } = await swallowing(db, meddle, () => run(command, { ...production, ...inputs }));
    const errors = report.findings.filter(({ severity }) => severity === "error");
    expect({ name, meddle, failure: report.failure, errors }).toEqual({
      name,
      meddle,
      failure: "database",
      errors: [
        expect.objectContaining({
          rule: "statement",
          message: told(meddle[0]).slice("statement: ".length),
          help: "drop it, then run the command again",
        }),
      ],
    });
    expect(log.join("\n")).not.toMatch(/takes the file's|is forgotten: its row|counts as applied|is accepted/);
    expect(await held(db)).toEqual(before);
  }
}

test("what a command cannot put on record as it should be, it does not put there at all", () =>
  withWorld({ files }, async (world) => {
    const { db, run, write, remove } = world;
    await run("apply", production);
    write({ "V1__a.sql": "CREATE TABLE a (id bigint);\n" });
    remove("V2__b.sql");
    await db.query(`UPDATE schema_version SET success = false WHERE version IN ('3', '4');
      INSERT INTO schema_version_log (event, version, installed_by, database_role, logged_at, success, environment, tool_version)
      SELECT e, v, 'eve', 'eve', now(), false, 'production', '1' FROM (VALUES ('start', '3'), ('undo-start', '4')) s (e, v)`);
    const states = (await run("status", production)).environment.migrations.map(
      ({ version, state }) => `${version}:${state}`,
    );
    expect(states).toEqual(["1:edited", "2:missing", "3:failed", "4:undo-failed"]);
    // The event that a trigger drops is otherwise the same as the one before it.
    await run("repair", { ...production, "accept-drift": "true", reason });
    for (const one of onRecord) await refuses(world, one);
  }));

test("nor does adopt what Flyway has on record, and baseline its version", () =>
  withWorld({ files }, async (world) => {
    const { db, run } = world;
    await run("apply", production);
    await createFlywayTable(db);
    await insertRows(db, [
      { rank: 1, version: "1", description: "a" },
      { rank: 2, version: "1", description: "a", type: "DELETE", on: "2999-01-01" },
      { rank: 3, version: "8" },
      { rank: 4, version: "9", success: false },
      { rank: 5, version: null, description: "w", script: "R__w.sql" },
    ]);
    await refuses(world, ofFlyway);
    // Nothing else was in its way.
    expect((await run("adopt", { ...production, ...ofFlyway.inputs })).report.failure).toBeNull();
    await db.query("TRUNCATE schema_version");
    await refuses(world, baseline);
  }));

test("nor does apply the baseline that Flyway's settings ask for", () =>
  withWorld({ files: { "V2__b.sql": "CREATE TABLE b (id int);\n" } }, async ({ db, root, run }) => {
    writeFileSync(join(root, "flyway.conf"), "flyway.locations=filesystem:migrations\nflyway.baselineOnMigrate=true");
    await db.query(`CREATE TABLE users (id int); CREATE TABLE schema_version (version varchar(20) PRIMARY KEY,
      description text NOT NULL, script_name varchar(255) NOT NULL, checksum varchar(32) NOT NULL,
      installed_by varchar(100) NOT NULL, installed_on timestamp, execution_time integer NOT NULL, success boolean NOT NULL)`);
    const meddle = ["versions", "INSERT", "IF NEW.version = '1' THEN RETURN NULL; END IF; RETURN NEW;"] as const;
    const { findings, report } = await swallowing(db, meddle, () => run("apply"));
    expect({ said: findings[0], failure: report.failure }).toEqual({ said: told("versions"), failure: "database" });
    expect(await db.query("SELECT to_regclass('b') AS b, to_regclass('schema_version_log') AS log")).toEqual([
      { b: null, log: null },
    ]);
  }));

test("a snapshot that is not kept is told, and the run goes on; so is a failure", () =>
  withWorld({ files: { "V1__a.sql": "CREATE TABLE a (id int);\n" } }, async ({ db, write, run }) => {
    await run("apply");
    write({ "V2__b.sql": "CREATE TABLE b (id int);\n" });
    const why = "a trigger or a rule on the tool's tables changes or drops what is written (trigger swallow on";
    const { report, findings } = await swallowing(db, ["snapshots", "INSERT", drops], () => run("apply"));
    expect(findings[0]).toBe(`stored-snapshot: the snapshot could not be stored: ${why} ${tables.snapshots})`);
    expect(report.failure).toBeNull();
    expect(await versionsOf(db)).toEqual(["1", "2"]);
    write({ "V3__c.sql": "SELECT 1 / 0;\n" });
    const failed = await swallowing(db, dropsEvent, () => run("apply"));
    expect(failed.findings[0]).toMatch(/^statement: division by zero/);
    expect(failed.log).toContain(`the fail event could not be recorded: ${why} ${tables.log})`);
  }));
