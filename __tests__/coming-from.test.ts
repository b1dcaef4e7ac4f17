import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { histories } from "./fixtures/histories.js";
import { withWorld, type Files } from "./engine/world.js";

const page = await readFile(new URL("../docs/coming-from.md", import.meta.url), "utf8");

/** The lines that the page shows below a heading. */
function linesOf(tool: string): string {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${tool}\n`)) ?? "";
  return /```sh\n([\s\S]*?)```/.exec(section)?.[1] ?? "";
}

/** What the folder `migrations` holds after those lines ran in a repository with these files. */
async function convert(tool: string, files: Files): Promise<Readonly<Record<string, string>>> {
  const root = await mkdtemp(join(tmpdir(), "coming-from-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), text);
    }
    await promisify(execFile)("sh", ["-euc", linesOf(tool)], { cwd: root });
    const names = (await readdir(join(root, "migrations"))).toSorted();
    return Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await readFile(join(root, "migrations", name), "utf8")])),
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

describe("docs/coming-from.md", () => {
  test("has a history here for each tool that it shows lines for", () => {
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);
    expect(histories.map(({ tool }) => tool)).toEqual(headings.slice(1));
  });

  test.each(histories)("what $tool left is applied from nothing, and its ways back are taken", async (history) => {
    const { tool, files, expected, tables, steps } = history;
    const converted = await convert(tool, files);
    expect(Object.keys(converted)).toEqual(expected);
    await withWorld({ files: converted }, async ({ db, run }) => {
      const listTables = async (): Promise<readonly string[]> => {
        const rows = await db.query<{ name: string }>(
          `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
           AND relkind IN ('r', 'i') AND relname !~ '^schema_version' ORDER BY 1`,
        );
        return rows.map(({ name }) => name);
      };
      expect((await run("apply")).findings).toEqual([]);
      expect(await listTables()).toEqual(tables);
      if (steps === 0) return;
      const back = await run("rollback", { steps: String(steps), confirm: "default" });
      expect({ findings: back.findings, left: await listTables() }).toEqual({ findings: [], left: [] });
    });
  });

  test("a database that the old tool made goes on behind its newest version", async () => {
    const [dbmate] = histories;
    const files = await convert(dbmate.tool, dbmate.files);
    await withWorld({ files }, async ({ db, run, write }) => {
      await db.query("CREATE TABLE users (id bigint PRIMARY KEY); CREATE INDEX users_id ON users (id)");
      await db.query("CREATE TABLE schema_migrations (version text PRIMARY KEY)");
      await db.query("INSERT INTO schema_migrations VALUES ('20260101120000'), ('20260106120000')");
      const [{ newest } = { newest: "" }] = await db.query<{ newest: string }>(
        "SELECT max(version) AS newest FROM schema_migrations",
      );
      await run("baseline", { "target-version": newest });
      write({ "V20260201120000__name.sql": "ALTER TABLE users ADD COLUMN IF NOT EXISTS name text;" });
      const { report, environment } = await run("apply");
      expect(report.verdict).toBe("ok");
      expect(environment.migrations.filter(({ result }) => result === "done").map(({ script }) => script)).toEqual([
        "V20260201120000__name.sql",
      ]);
      expect((await run("drift")).findings).toEqual([]);
    });
  });
});
