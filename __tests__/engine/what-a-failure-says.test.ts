import { describe, expect, test } from "vitest";
import { withWorld, type Files, type Inputs } from "./world.js";

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly inputs?: Inputs;
  /** The one that fails. */
  readonly file: string;
  readonly help: RegExp;
  readonly state: string;
}

const [one, two, broken] = ["CREATE TABLE a (id int);", "CREATE TABLE b (id int);", "SELECT nothing;"];
const alone = "CREATE INDEX CONCURRENTLY i ON nothing (id);";
const all = { transaction: "all" };
const [migration, callback] = [
  /^correct the migration .* run apply again$/,
  /^correct the callback, then run apply again$/,
];
const unfinished =
  "did not finish and cannot be rolled back: what its statements before did stays; otherwise default is at";
const [none, first] = ["default has no version and is consistent", "default is at version 1 and consistent"];

const applied: readonly Case[] = [
  {
    name: "a migration",
    files: { "V1__a.sql": one, "V2__b.sql": broken },
    ...{ file: "V2__b.sql", help: migration, state: `V2 is rolled back; ${first}` },
  },
  {
    name: "a migration without a transaction",
    files: { "V1__a.sql": one, "V2__b.sql": alone },
    ...{ file: "V2__b.sql", help: /^remove what hinders it and run apply again/, state: `V2 ${unfinished} version 1` },
  },
  {
    name: "a repeatable",
    files: { "V1__a.sql": one, "R__v.sql": broken },
    ...{ file: "R__v.sql", help: migration, state: `R v is rolled back; ${first}` },
  },
  {
    name: "a repeatable without a transaction, which runs again as it is then",
    files: { "V1__a.sql": one, "R__v.sql": alone },
    ...{ file: "R__v.sql", help: migration, state: `R v ${unfinished} version 1` },
  },
  {
    name: "a callback on its own",
    files: { "V1__a.sql": one, "afterMigrate.sql": broken },
    file: "afterMigrate.sql",
    help: callback,
    state: "the callback afterMigrate is rolled back; default is at version 1",
  },
  ...["beforeEachMigrate", "afterEachMigrate"].map((event) => ({
    name: `${event}, which shares the transaction of its migration`,
    files: { "V1__a.sql": one, [`${event}.sql`]: broken },
    ...{ file: `${event}.sql`, help: callback, state: `V1 is rolled back; ${none}` },
  })),
  {
    name: "a migration of one transaction for all",
    files: { "V1__a.sql": one, "V2__b.sql": broken },
    inputs: all,
    ...{ file: "V2__b.sql", help: migration, state: `all 2 files are rolled back; ${none}` },
  },
  {
    name: "the only one of them",
    files: { "V1__a.sql": broken },
    inputs: all,
    ...{ file: "V1__a.sql", help: migration, state: `V1 is rolled back; ${none}` },
  },
  {
    name: "a callback that has it to itself",
    files: { "beforeMigrate.sql": broken },
    inputs: all,
    file: "beforeMigrate.sql",
    help: callback,
    state: `beforeMigrate beforeMigrate.sql is rolled back; ${none}`,
  },
  {
    name: "a callback among them",
    files: { "V1__a.sql": one, "beforeMigrate.sql": broken },
    inputs: all,
    ...{ file: "beforeMigrate.sql", help: callback, state: `all 2 files are rolled back; ${none}` },
  },
];

describe("what fails is named, with where the database stands and the way out:", () => {
  test.each(applied)("$name", async ({ files, inputs, file, help, state }) => {
    await withWorld({ files }, async ({ run }) => {
      const { report } = await run("apply", inputs);
      expect(report.findings).toMatchObject([
        { rule: "statement", file: `migrations/${file}`, help: expect.stringMatching(help) as string, state },
      ]);
    });
  });

  test.each([
    {
      name: "an undo",
      sql: broken,
      state: "nothing of U2 stays, V2 is still applied; default is at version 2 and consistent",
    },
    { name: "an undo without a transaction", sql: alone, state: `U2 ${unfinished} version 2` },
  ])("$name", async ({ sql, state }) => {
    await withWorld({ files: { "V1__a.sql": one, "V2__b.sql": two, "U2__b.sql": sql } }, async ({ run }) => {
      await run("apply");
      const { report } = await run("rollback", { steps: "1", confirm: "default" });
      const help = "correct the undo script, then run rollback again";
      expect(report.findings).toMatchObject([{ rule: "statement", file: "migrations/U2__b.sql", help, state }]);
    });
  });
});
