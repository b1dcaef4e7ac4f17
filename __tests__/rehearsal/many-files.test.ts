import { expect, test } from "vitest";
import { replay } from "../../src/shadow/replay.js";
import type { Shadow, ShadowDatabase } from "../../src/shadow/shadow.js";
import { describeEngines, inShadow, toRunnable } from "../shadow/shadows.js";
import type { Pace } from "../../src/shadow/rehearsal/pace.js";
import { rehearseAll, rehearseFiles } from "./rehearsing.js";

/** Each needs another copy of the database: it fails on rows of ours and runs without them. */
const required = (table: string): string => `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS needed int NOT NULL;`;

const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Array.from({ length: 11 }, (_, n) => [`V${n + 1}__x.sql`, `CREATE TABLE IF NOT EXISTS t${n + 1} (a int);`]),
  ),
  "V12__role.sql":
    "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'made_here') THEN CREATE ROLE made_here; END IF; END $$;",
  "V13__spoil.sql": required("old1"),
  "V14__grant.sql": "GRANT SELECT ON t2 TO made_here;",
  "V15__spoil.sql": required("old2"),
  "V16__spoil.sql": required("old3"),
};

/** Tables that the target has: only in those can rows be in the way. */
async function makeOld(shadow: Shadow): Promise<void> {
  const old = [1, 2, 3].map((n) => `CREATE TABLE old${n} (a int);`).join(" ");
  const limits = { scriptMs: 60_000, totalMs: 60_000, signal: new AbortController().signal };
  const { outcomes } = await replay(shadow, [await toRunnable("V0__old.sql", old)], limits);
  expect(outcomes).toEqual([{ kind: "done" }]);
}

describeEngines([18, "pglite"], (engine) => {
  test("many files are run again up to a checkpoint only, and leave nothing", { timeout: 240_000 }, async () => {
    await inShadow(engine, { trust: "pull-request" }, async (shadow) => {
      await makeOld(shadow);
      const databases = async (): Promise<unknown> =>
        (await shadow.session.send("SELECT datname FROM pg_database ORDER BY 1")).results[0]?.rows;
      const before = await databases();
      let clones = 0;
      const counted = {
        ...shadow,
        clone: async (): Promise<ShadowDatabase> => {
          clones += 1;
          return await shadow.clone();
        },
      };
      const rehearsed = await rehearseFiles(counted, files, { scriptMs: 60_000 });
      const told = rehearsed.map(({ proof, findings }) => {
        const rules = findings.flatMap(({ rule }) => (/^undo-(?:proposed|not-made)$/.test(rule) ? [] : [rule]));
        return [proof?.runs, proof?.rerun, ...rules].join(" ");
      });
      expect(told).toEqual([
        ...Array.from({ length: 12 }, () => "true unchanged"),
        "true unchanged fails-on-rows",
        "true unchanged",
        ...Array.from({ length: 2 }, () => "true unchanged fails-on-rows"),
      ]);
      // The first one, the one that became the checkpoint, one for the roles at the end; the others are copies of that.
      expect(clones).toBeLessThanOrEqual(3);
      expect(await databases()).toEqual(before);
      const roles = await shadow.session.send("SELECT rolname FROM pg_roles WHERE rolname = 'made_here'");
      expect(roles.results[0]?.rows).toEqual([]);
    });
  });

  test(
    "a file that is only run is met by those behind it, and what was not tried of it is said",
    { timeout: 120_000 },
    () =>
      inShadow(engine, { trust: "pull-request" }, async (shadow) => {
        await makeOld(shadow);
        const depths = ["full", "run", "run", "run", "run", "full"] as const;
        const pace: Pace = {
          keep: async (left, work) => {
            const depth = depths.at(-left) ?? "full";
            return { depth, done: await work(depth) };
          },
        };
        const { rehearsed, findings } = await rehearseAll(
          shadow,
          {
            "V1__a.sql": "CREATE TABLE IF NOT EXISTS a (id int);",
            "V2__b.sql": "CREATE TABLE b (id int);",
            "V3__none.sql": "ALTER TABLE nowhere ADD COLUMN x int;",
            "V4__y.sql": "ALTER TABLE b ADD COLUMN y int;",
            "V5__rows.sql": "ALTER TABLE old1 ADD COLUMN needed int NOT NULL;",
            "V6__c.sql": "ALTER TABLE b ADD COLUMN IF NOT EXISTS c int;",
          },
          { pace },
        );
        expect(
          rehearsed.map(({ proof, findings: own }) => [
            proof?.runs,
            proof?.rerun,
            proof?.statements.length,
            own.flatMap(({ rule }) => (/^undo-(?:proposed|not-made)$/.test(rule) ? [] : [rule])).join(" "),
          ]),
        ).toEqual([
          [true, "unchanged", 1, ""],
          [true, "not-run", 1, ""],
          [false, "not-run", 0, "does-not-run"],
          [true, "not-run", 1, ""],
          // Why it fails is looked into, as far as for the others.
          [true, "fails", 1, "fails-on-rows rerun-fails"],
          [true, "unchanged", 1, ""],
        ]);
        expect(findings.map(({ rule, file, message }) => [rule, file, message])).toEqual([
          [
            "not-rehearsed",
            "migrations/V2__b.sql",
            "V2__b.sql and 1 more up to V4__y.sql: run once, not again, and not undone, to keep the time for all rehearsals (120 s) for the newest files",
          ],
        ]);
      }),
  );
});
