import { describe, expect, test } from "vitest";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { shop, withFolder } from "./folder.js";
import { parseReport } from "./report-schema.js";
import { hasTerminal, runOnTerminal, type Screen, type TerminalOptions } from "./terminal.js";

type Run = (line: string, options?: Partial<TerminalOptions>) => Promise<Screen>;

/** A database where all three versions are applied, and a terminal. */
function withTerminal(work: (run: Run, database: TestDatabase) => Promise<void>): Promise<void> {
  return withDatabase({}, (database) =>
    withFolder(shop, async (folder) => {
      expect(await folder.run("apply", { env: { DATABASE_URL: database.url } })).toMatchObject({ exitCode: 0 });
      const run: Run = (line, { env = {}, ...more } = {}) =>
        runOnTerminal({
          args: line.split(" "),
          cwd: folder.path,
          env: { DATABASE_URL: database.url, ...env },
          ...more,
        });
      await work(run, database);
    }),
  );
}

const versions = async (database: TestDatabase): Promise<readonly string[]> =>
  (await database.query<{ version: string }>("SELECT version FROM schema_version ORDER BY version")).map(
    ({ version }) => version,
  );

const question = /Type default to run exactly this: $/;

describe.skipIf(!hasTerminal)(
  `on a terminal${hasTerminal ? "" : " (no util-linux script on this machine)"}`,
  { timeout: 60_000 },
  () => {
    test("a rollback shows its plan and asks for the environment's name; only the name runs it", () =>
      withTerminal(async (run, database) => {
        await database.query("INSERT INTO users VALUES (1, 'a@b.example')");
        for (const { keys, said, exitCode } of [
          { keys: "no\r", said: '"no" is not the name: nothing was run', exitCode: 1 },
          { keys: "Default\r", said: '"Default" is not the name: nothing was run', exitCode: 1 },
          { keys: "\r", said: "nothing was run", exitCode: 1 },
          { keys: "\u0004", said: "\nnothing was run", exitCode: 1 },
          { keys: "\u0003", said: "nothing was run", exitCode: 3 },
        ]) {
          const asked = await run("rollback --target-version 1", { type: { after: question, keys } });
          expect(asked.text).toContain("destroys column public.users.email: at least one value");
          expect(asked.text).toContain("| DROP VIEW IF EXISTS names;");
          expect(asked.text.trimEnd().endsWith(said.trim())).toBe(true);
          expect(asked).toMatchObject({ exitCode });
          expect(await versions(database)).toEqual(["1", "2", "3"]);
        }
        // Typed by hand after the plan was shown, the name stands for its digest too: rows may go.
        const confirmed = await run("rollback --target-version 1", { type: { after: question, keys: "default\r" } });
        expect(confirmed).toMatchObject({ exitCode: 0 });
        expect(confirmed.text).toContain("2 rolled back; default is at version 1");
        expect(await versions(database)).toEqual(["1"]);
        const log = await database.query(
          "SELECT event, version FROM schema_version_log WHERE event = 'undo' ORDER BY id",
        );
        expect(log).toEqual([
          { event: "undo", version: "3" },
          { event: "undo", version: "2" },
        ]);
      }));

    test("a rollback that has nothing to ask does not ask", () =>
      withTerminal(async (run) => {
        const nothing = await run("rollback --target-version 3");
        expect(nothing.exitCode).toBe(0);
        expect(nothing.text).not.toContain("Type default");
        const unknown = await run("rollback --target-version 9");
        expect(unknown.exitCode).toBe(1);
        expect(unknown.text).toContain("version 9 is not applied");
        const dry = await run("rollback --target-version 2 --dry-run");
        expect(dry.exitCode).toBe(0);
        expect(dry.text).not.toContain("Type default");
        const confirmed = await run("rollback --target-version 2 --confirm default");
        expect(confirmed.exitCode).toBe(0);
        expect(confirmed.text).not.toContain("Type default");
      }));

    test("the dialogue is not part of the report", () =>
      withTerminal(async (run, { url }) => {
        await withFolder({}, async ({ path }) => {
          const file = `${path}/report.json`;
          const asked = await run(`rollback --steps 1 --format json --output ${file}`, {
            type: { after: question, keys: "default\r" },
            env: { DATABASE_URL: url },
          });
          expect(asked.exitCode).toBe(0);
          const { readFile } = await import("node:fs/promises");
          expect(parseReport(await readFile(file, "utf8"))).toMatchObject({ command: "rollback", verdict: "ok" });
        });
      }));

    test("colour is for a terminal that wants it", () =>
      withTerminal(async (run) => {
        // eslint-disable-next-line no-control-regex
        const colour = /\u001b\[\d+m/;
        expect((await run("status")).raw).toMatch(colour);
        expect((await run("status", { env: { NO_COLOR: "1" } })).raw).not.toMatch(colour);
        expect((await run("status", { env: { TERM: "dumb" } })).raw).not.toMatch(colour);
        expect((await run("status", { redirect: "| cat" })).raw).not.toMatch(colour);
        expect((await run("status --format json")).raw).not.toMatch(colour);
        expect((await run("aply", { redirect: "2>&1 >/dev/null" })).raw).toMatch(colour);
        expect((await run("aply", { redirect: "2>/dev/null" })).raw).toBe("");
      }));

    test("what is told while it goes on is gone when it is done", () =>
      withTerminal(async (run) => {
        const { raw, text } = await run("rollback --target-version 2 --confirm default");
        expect(raw).toContain("… U3 names\r\u001b[2K");
        // The report has that line; stderr on the same terminal does not repeat it.
        expect(text.match(/U3 names {2}done/g)).toHaveLength(1);
      }));
  },
);
