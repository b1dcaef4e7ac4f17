import { describe, expect, test } from "vitest";
import { undoTemplate } from "../../src/core/template.js";
import { eventsOf, objectsOf, versionsOf } from "./observe.js";
import { withWorld, type Inputs, type World } from "./world.js";

const three = {
  "V1__a.sql": "CREATE TABLE a ();",
  "U1__a.sql": "DROP TABLE a;",
  "V2__b.sql": "CREATE TABLE b ();",
  "U2__b.sql": "DROP TABLE b;",
  "V3__c.sql": "CREATE TABLE c ();",
  "U3__c.sql": "DROP TABLE c;",
};

interface Case {
  readonly name: string;
  readonly story: (world: World) => Promise<unknown>;
  readonly inputs?: Inputs;
  readonly findings: readonly string[];
}

describe("what blocks a rollback, before anything runs", () => {
  const cases: readonly Case[] = [
    {
      name: "no undo script for one of them",
      story: async ({ run, remove }) => {
        await run("apply");
        remove("U2__b.sql");
      },
      findings: ["missing-undo: version 2 has no undo script"],
    },
    {
      name: "an undo script that nobody filled in: it would take the version off the record, and nothing back",
      story: async ({ run, write }) => {
        await run("apply");
        write({ "U2__b.sql": undoTemplate("V2__b.sql", "b") });
      },
      findings: ["template: the file is still as new wrote it, without any statement"],
    },
    {
      name: "an edited file",
      story: async ({ run, write }) => {
        await run("apply");
        write({ "V2__b.sql": "CREATE TABLE b (id int);" });
      },
      findings: ["rollback-blocked: version 2 was edited after it was applied: its undo script may not fit it"],
    },
    {
      name: "a missing file, and another without undo: both at once",
      story: async ({ run, remove }) => {
        await run("apply");
        remove("V2__b.sql", "U2__b.sql", "U3__c.sql");
      },
      findings: [
        "missing-undo: version 3 has no undo script",
        "rollback-blocked: version 2 (V2__b.sql) has no file, so there is no undo script for it",
      ],
    },
    {
      name: "a baseline in between",
      story: async ({ run }) => {
        await run("baseline", { "target-version": "2" });
        await run("apply");
      },
      findings: ["rollback-blocked: version 2 is a baseline: what was before it cannot be rolled back"],
    },
    {
      name: "a version that is not applied",
      story: ({ run }) => run("apply"),
      inputs: { "target-version": "7" },
      findings: ["unknown-version: version 7 is not applied, so nothing can be rolled back to it"],
    },
    {
      name: "another environment's database",
      story: ({ run }) => run("apply", { environment: "production" }),
      inputs: { "target-version": "0", environment: "staging", confirm: "staging" },
      findings: ['other-environment: this database is on record as the environment "production", not as "staging"'],
    },
    {
      name: "an undo script that is no SQL",
      story: async ({ run, write }) => {
        await run("apply");
        write({ "U2__b.sql": "DROP TABEL b;" });
      },
      findings: ['syntax: syntax error at or near "TABEL"'],
    },
    {
      name: "an unfinished file that was changed since",
      story: async ({ run, write }) => {
        write({ "V3__c.sql": "VACUUM nowhere;" });
        await run("apply");
        write({ "V3__c.sql": "VACUUM elsewhere;" });
      },
      findings: ["rollback-blocked: version 3 did not finish and was edited since: its undo script may not fit it"],
    },
  ];

  test.each(cases)("$name", ({ story, inputs = { "target-version": "0" }, findings }) =>
    withWorld({ files: three }, async (world) => {
      await story(world);
      const before = [await versionsOf(world.db), await eventsOf(world.db), await objectsOf(world.db)];
      for (const how of [{ "dry-run": "true" }, {}]) {
        const ran = await world.run("rollback", { confirm: "default", ...inputs, ...how });
        expect(ran.findings.toSorted()).toEqual(findings);
        expect({ failure: ran.report.failure, plan: ran.environment.plan }).toEqual({
          failure: "blocked",
          plan: "blocked",
        });
      }
      expect([await versionsOf(world.db), await eventsOf(world.db), await objectsOf(world.db)]).toEqual(before);
    }),
  );
});
