import { describe, expect, test } from "vitest";
import { statesOf, versionsOf } from "../engine/observe.js";
import { withWorld, type Inputs, type World } from "../engine/world.js";
import { checkedDrift, driftOf, momentsOf, reason, users } from "./living.js";

const accepted = "the live schema is accepted as it is";

async function keepFromStoring({ db }: World, work: () => Promise<void>): Promise<void> {
  await db.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'cut'; END$$;
    CREATE TRIGGER cut BEFORE INSERT OR UPDATE ON schema_version_snapshot FOR EACH ROW WHEN (NEW.moment = 'last') EXECUTE FUNCTION refuse()`);
  await work();
  await db.query("DROP TRIGGER cut ON schema_version_snapshot; DROP FUNCTION refuse");
}

async function cutRun(world: World, inputs: Inputs = {}): Promise<void> {
  await keepFromStoring(world, async () => {
    const { report, findings } = await world.run("apply", inputs);
    expect(report.failure).toBeNull();
    expect(
      findings.filter((one) => one.startsWith("stored-snapshot: the snapshot could not be stored: cut")),
    ).toHaveLength(1);
  });
}

describe.concurrent("a run that was cut before its end", () => {
  test("is settled by the next one, also with nothing pending, and drift is told from what it changed", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run, write } = world;
      await run("apply");
      write({ "V2__names.sql": "CREATE TABLE names (); CREATE TABLE IF NOT EXISTS users (id int);" });
      await cutRun(world);
      expect(await momentsOf(db)).toEqual(["before", "last"]);
      // What the run did is no drift before it is settled, either.
      expect(await checkedDrift(world)).toBe("none");
      const next = await run("apply");
      expect(next.log).toContain("the snapshot of an earlier run that did not get to its end is settled");
      expect(next.findings).toEqual([]);
      expect(await momentsOf(db)).toEqual(["last"]);
      expect(await checkedDrift(world)).toBe("none");
    }));

  test("takes live only the names in files that the log says were run", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run, write } = world;
      await run("apply");
      await db.query("CREATE TABLE audit (id int); CREATE TABLE other (id int)");
      write({ "V2__audit.sql": "CREATE TABLE IF NOT EXISTS audit (id int);" });
      await cutRun(world);
      write({ "V3__other.sql": "CREATE TABLE IF NOT EXISTS other (id int);" });
      expect(await checkedDrift(world)).toBe("drift; unexpected table public.other");
      // Nothing of V3 ran; now it does, and adopts the table.
      const next = await run("apply");
      expect(next.log).toContain(
        "before the first step: 1 object is not as the last deploy left it: table public.other is unexpected",
      );
      expect(driftOf(next.environment)).toBe("none");
    }));

  test("is settled by accept-drift too, which takes nothing for drift that the run itself made", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run, write } = world;
      await run("apply");
      await db.query("CREATE TABLE audit ()");
      write({ "V2__names.sql": "CREATE TABLE names ();" });
      await cutRun(world);
      const accept = { "accept-drift": "true", reason };
      const told = [`${accepted}; 1 object is not as the last deploy left it: table public.audit is unexpected`];
      expect((await run("repair", { ...accept, "dry-run": "true" })).log).toEqual(told);
      expect((await run("repair", accept)).log).toEqual(told);
      expect(await momentsOf(db)).toEqual(["last"]);
      expect(await checkedDrift(world)).toBe("none");
    }));

  test("is settled by a repair, which tells what of it could not be stored, and not by its dry run", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run, write } = world;
      await run("apply");
      write({ "V2__names.sql": "CREATE TABLE names ();" });
      await cutRun(world);
      await run("repair", { all: "true", reason, "dry-run": "true" });
      expect(await momentsOf(db)).toEqual(["before", "last"]);
      const stored = db.query("SELECT * FROM schema_version_snapshot");
      await keepFromStoring(world, async () => {
        const { findings } = await run("repair", { all: "true", reason });
        expect(findings).toEqual([expect.stringMatching(/^stored-snapshot: /)]);
      });
      expect(await db.query("SELECT * FROM schema_version_snapshot")).toEqual(await stored);
      expect((await run("repair", { all: "true", reason })).findings).toEqual([]);
      expect(await momentsOf(db)).toEqual(["last"]);
    }));

  test("is settled by adopt --copy-of, and not by its dry run", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run, write } = world;
      const inputs = { environment: "production" };
      await run("apply", inputs);
      write({ "V2__names.sql": "CREATE TABLE names ();" });
      await cutRun(world, inputs);
      const adopt = { environment: "staging", "copy-of": "production", reason };
      expect((await run("adopt", { ...adopt, "dry-run": "true" })).findings).toEqual([]);
      expect(await momentsOf(db)).toEqual(["before", "last"]);
      expect((await run("adopt", adopt)).findings).toEqual([]);
      expect(await momentsOf(db)).toEqual(["last"]);
    }));

  test("is left alone by a dry run", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run, write } = world;
      await run("apply");
      write({ "V2__names.sql": "CREATE TABLE names ();" });
      await cutRun(world);
      await run("apply", { "dry-run": "true" });
      expect(await momentsOf(db)).toEqual(["before", "last"]);
    }));
});

test("a baseline whose schema could not be stored is on record, and says so", () =>
  withWorld({ files: users }, async (world) => {
    const { db, run } = world;
    await run("apply");
    await db.query("TRUNCATE schema_version");
    await keepFromStoring(world, async () => {
      const { findings } = await run("baseline", { "target-version": "1" });
      expect(findings).toEqual([expect.stringMatching(/^stored-snapshot: /)]);
    });
    expect(await versionsOf(db)).toEqual(["1"]);
  }));

test("accept-drift repairs no version unless it is told to, and stores the schema where none was stored", () =>
  withWorld({ files: users }, async (world) => {
    const { db, run, write } = world;
    await run("apply");
    await db.query("DROP TABLE schema_version_snapshot");
    write({ "V1__users.sql": `${users["V1__users.sql"]} -- edited` });
    const accept = { "accept-drift": "true", reason };
    expect((await run("repair", accept)).log).toEqual(["the live schema is stored as the snapshot"]);
    expect(statesOf((await run("status")).environment)).toBe("1:edited");
    for (const more of [{ "target-version": "1" }, { all: "true" }, { all: "true", "target-version": "7" }]) {
      const { log } = await run("repair", { ...accept, ...more });
      expect(log).toEqual([expect.stringMatching(/^version 1 takes/), `${accepted}: nothing had drifted`]);
      write({ "V1__users.sql": `${users["V1__users.sql"]} -- edited, not for ${Object.keys(more).join()}` });
    }
  }));
