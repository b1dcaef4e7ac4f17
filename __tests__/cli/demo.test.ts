import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { startCli } from "../support/action.js";
import { withFolder } from "./folder.js";

const fromNpm = fileURLToPath(
  new URL(`../../node_modules/node-${process.platform}-${process.arch}/bin/node`, import.meta.url),
);
const nodes = [
  { name: `the running Node (${process.version})`, node: process.execPath },
  ...(existsSync(fromNpm) ? [{ name: "Node 24 from npm", node: fromNpm }] : []),
];

/** A temporary folder of its own, so that what is left in it is the demo's. */
async function withTemporary<T>(work: (path: string) => Promise<T>): Promise<T> {
  const path = await mkdtemp(join(tmpdir(), "schema-version-temporary-"));
  try {
    return await work(path);
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

describe("demo", () => {
  // It takes two seconds; a machine that does much else at once may need another try.
  test.each(nodes)("tells the whole story on $name and leaves nothing behind", { retry: 2 }, ({ node }) =>
    withTemporary((temporary) =>
      withFolder({}, async ({ run, list }) => {
        const started = Date.now();
        const ended = await run("demo", {
          node,
          env: { TMPDIR: temporary, DATABASE_URL: "postgres://u:p@127.0.0.1:1/d", CI: "true" },
        });
        expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
        expect(Date.now() - started).toBeLessThan(10_000);
        const scenes = [...ended.stdout.matchAll(/^\d\. (.*)$/gm)].map(([, title]) => title);
        expect(scenes).toEqual([
          "Apply the sample migrations",
          "Where every migration stands",
          "Somebody edits a file that is applied: refused",
          "A migration fails: rolled back, with the place and the way out",
          "What a rollback to version 5 would do",
          "The rollback",
          "All of it is on record",
        ]);
        expect(ended.stdout).toMatch(/version 3 was edited after it was applied/);
        expect(ended.stdout).toMatch(/migrations\/V8__add_order_note\.sql:3:1 error: column "note"/);
        expect(ended.stdout).toContain("2 rolled back; default is at version 5");
        expect(ended.stdout).toContain("That was the story. Next: schema-version --help");
        expect(ended.stdout).not.toContain("\u001b");
        expect(await list()).toEqual([]);
        expect(await readdir(temporary)).toEqual([]);
      }),
    ),
  );

  test("that is interrupted leaves nothing behind either", () =>
    withTemporary(async (temporary) => {
      const running = await startCli({ args: ["demo"], env: { TMPDIR: temporary } });
      await running.waitFor(/1\. Apply the sample/);
      running.kill("SIGINT");
      expect(await running.done).toMatchObject({ exitCode: 3 });
      expect(await readdir(temporary)).toEqual([]);
    }));
});
