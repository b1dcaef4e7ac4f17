import { describe, expect, test } from "vitest";
import { statesOf, versionsOf } from "./observe.js";
import { withWorld, type Files, type World } from "./world.js";

const users = { "V1__users.sql": "CREATE TABLE users (id int);", "U1__users.sql": "DROP TABLE users;" };
const email = { "V2__email.sql": "ALTER TABLE users ADD COLUMN email text;" };
const names = { "V3__names.sql": "CREATE TABLE names (id int);" };
const unfinished = { "V2__index.sql": "CREATE INDEX CONCURRENTLY users_email ON users (email);" };

interface Case {
  readonly name: string;
  readonly files: Files;
  /** What happens before the state is looked at. */
  readonly story?: (world: World) => Promise<unknown>;
  readonly states: string;
  /** Findings of `check`, as `rule severity`; the plan is blocked when one is an error. */
  readonly findings?: readonly string[];
}

const cases: readonly Case[] = [
  { name: "a file without a row is pending", files: { ...users, ...email }, states: "1:pending 2:pending" },
  {
    name: "a file with its row is applied",
    files: users,
    story: ({ run }) => run("apply"),
    states: "1:applied",
  },
  {
    name: "a file whose text differs from its row is edited",
    files: users,
    story: async ({ run, write }) => {
      await run("apply");
      write({ "V1__users.sql": "CREATE TABLE users (id bigint);" });
    },
    states: "1:edited",
    findings: ["edited error"],
  },
  {
    name: "a row below the highest file, without a file, is missing",
    files: { ...users, ...email, ...names },
    story: async ({ run, remove }) => {
      await run("apply");
      remove("V2__email.sql");
    },
    states: "1:applied 2:missing 3:applied",
    findings: ["missing error"],
  },
  {
    name: "a row above every file is ahead: another branch was deployed",
    files: { ...users, ...email },
    story: async ({ run, remove }) => {
      await run("apply");
      remove("V2__email.sql");
    },
    states: "1:applied 2:ahead",
    findings: ["ahead warning"],
  },
  {
    name: "a pending file below the highest row is out of order",
    files: { ...users, ...names },
    story: async ({ run, write }) => {
      await run("apply");
      write(email);
    },
    states: "1:applied 2:out-of-order 3:applied",
    findings: ["out-of-order error"],
  },
  {
    name: "a file without a transaction that did not finish is failed, and may run again",
    files: { ...users, ...unfinished },
    story: ({ run }) => run("apply"),
    states: "1:applied 2:failed",
    findings: ["failed warning"],
  },
  {
    name: "a failed file that was changed since blocks",
    files: { ...users, ...unfinished },
    story: async ({ run, write }) => {
      await run("apply");
      write({ "V2__index.sql": "CREATE INDEX CONCURRENTLY users_id ON users (id);" });
    },
    states: "1:applied 2:failed",
    findings: ["failed-changed error"],
  },
  {
    name: "a failed file that is gone blocks",
    files: { ...users, ...unfinished },
    story: async ({ run, remove }) => {
      await run("apply");
      remove("V2__index.sql");
    },
    states: "1:applied 2:failed",
    findings: ["failed-changed error"],
  },
  {
    name: "an undo without a transaction that did not finish is undo-failed",
    files: { ...users, ...email, "U2__email.sql": "DROP INDEX CONCURRENTLY nowhere;" },
    story: async ({ run }) => {
      await run("apply");
      await run("rollback", { steps: "1", confirm: "default" });
    },
    states: "1:applied 2:undo-failed",
    findings: ["undo-failed error"],
  },
  {
    name: "a baseline stands for the files up to it",
    files: { ...users, ...email, ...names },
    story: ({ run }) => run("baseline", { "target-version": "2" }),
    states: "1:below-baseline 2:baseline 3:pending",
  },
  {
    name: "a B file replaces what is below it in an empty database",
    files: { ...users, ...email, ...names, "B2__start.sql": "CREATE TABLE users (id int, email text);" },
    states: "1:below-baseline 2:below-baseline 2:pending 3:pending",
  },
  {
    name: "a B file is ignored where a history stands",
    files: users,
    story: async ({ run, write }) => {
      await run("apply");
      write({ ...email, "B2__start.sql": "CREATE TABLE users (id int, email text);" });
    },
    states: "1:applied 2:pending",
  },
  {
    name: "a repeatable without a row is pending, with its row current",
    files: { ...users, "R__a.sql": "SELECT 1;" },
    story: async ({ run, write }) => {
      await run("apply");
      write({ "R__b.sql": "SELECT 2;" });
    },
    states: "1:applied a:current b:pending",
  },
  {
    name: "a repeatable with another text is outdated, one without a file missing; neither blocks",
    files: { "R__a.sql": "SELECT 1;", "R__b.sql": "SELECT 2;" },
    story: async ({ run, write, remove }) => {
      await run("apply");
      write({ "R__a.sql": "SELECT 3;" });
      remove("R__b.sql");
    },
    states: "a:outdated b:missing",
  },
  {
    name: "a row matches a file by the value of the version, not by its spelling",
    files: users,
    story: async ({ run, write, remove }) => {
      await run("apply");
      remove("V1__users.sql", "U1__users.sql");
      write({ "V001_0__users.sql": users["V1__users.sql"] });
    },
    states: "1:applied",
  },
  {
    name: "rows that were lost, of which the log still tells, block",
    files: users,
    story: async ({ run, db }) => {
      await run("apply");
      await db.query("TRUNCATE schema_version");
    },
    states: "1:pending",
    findings: ["lost-history error"],
  },
  {
    name: "and so do those of a baseline, with their table",
    files: users,
    story: async ({ run, db }) => {
      await db.query("CREATE TABLE old ()");
      await run("baseline", { "target-version": "0.1" });
      await db.query("DROP TABLE schema_version");
    },
    states: "1:pending",
    findings: ["lost-history error"],
  },
  {
    name: "where nothing else is there either, all begins anew",
    files: users,
    story: async ({ run, db }) => {
      await run("apply");
      await db.query("TRUNCATE schema_version; DROP TABLE users");
    },
    states: "1:pending",
  },
  {
    name: "rows that a rollback and a repair removed are not lost",
    files: { ...users, ...email, "U2__email.sql": "SELECT 1;", "R__a.sql": "CREATE OR REPLACE VIEW a AS SELECT 1;" },
    story: async ({ run, db }) => {
      await run("apply");
      await run("rollback", { steps: "1", confirm: "default" });
      await db.query("UPDATE schema_version SET success = false");
      await run("repair", { "target-version": "1", reason: "test" });
    },
    states: "1:pending 2:pending a:pending",
  },
];

describe("states of a real database", () => {
  test.each(cases)("$name", ({ files, story, states, findings = [] }) =>
    withWorld({ files }, async (world) => {
      await story?.(world);
      const { environment, report } = await world.run("status");
      expect(statesOf(environment)).toBe(states);
      expect(report.findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(findings);
      expect(environment.plan).toBe(findings.some((one) => one.endsWith("error")) ? "blocked" : "ready");
    }),
  );

  test("allowed out-of-order files are applied in their place, with a note", () =>
    withWorld({ files: { ...users, ...names } }, async ({ db, run, write }) => {
      await run("apply");
      write(email);
      const { report, environment, findings } = await run("apply", { "out-of-order": "allow" });
      expect(findings).toEqual(["out-of-order: version 2 is pending below a version that is already applied"]);
      expect({ verdict: report.verdict, states: statesOf(environment) }).toEqual({
        verdict: "ok",
        states: "1:applied 2:applied 3:applied",
      });
      expect(await versionsOf(db)).toEqual(["1", "2", "3"]);
    }));

  test("a B file runs alone in place of what it stands for, under its own name", () =>
    withWorld(
      { files: { ...users, ...email, ...names, "B2__start.sql": "CREATE TABLE users (id int, email text);" } },
      async ({ db, run }) => {
        const { environment, findings } = await run("apply");
        expect(findings).toEqual([]);
        expect(statesOf(environment)).toBe("1:below-baseline 2:baseline 3:applied");
        expect(await db.query("SELECT version, script_name FROM schema_version ORDER BY 1")).toEqual([
          { version: "2", script_name: "B2__start.sql" },
          { version: "3", script_name: "V3__names.sql" },
        ]);
        expect((await run("apply")).environment.steps).toEqual([]);
      },
    ));
});
