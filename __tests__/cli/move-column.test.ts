import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withDatabase } from "../support/database.js";
import { withFolder } from "./folder.js";
import { parseReport } from "./report-schema.js";

const rows = 25_000;
const large = "sizes:\n  small: 0\n  large: 0\n";
const applied = {
  ".github/schema-version.yml": large,
  "migrations/V1__orders.sql":
    "CREATE TABLE IF NOT EXISTS orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, total integer NOT NULL, note text);\n",
  "migrations/U1__orders.sql": "DROP TABLE IF EXISTS orders;\n",
};
const contents = "SELECT id, total, note FROM orders ORDER BY id";

test("a change of type becomes files that follow each other over deploys, and lead back", () =>
  withDatabase({ major: 14 }, (database) =>
    withFolder(applied, async ({ run, write, path }) => {
      const env = { DATABASE_URL: database.url };
      const apply = async (): Promise<void> => {
        expect(await run("apply", { env })).toMatchObject({ exitCode: 0 });
      };
      await apply();
      await database.query(`INSERT INTO orders (total, note) SELECT i, 'n' || i FROM generate_series(1, ${rows}) AS i`);
      const before = await database.query(contents);
      await write({
        "migrations/V2__total_as_bigint.sql": "ALTER TABLE orders ALTER COLUMN total TYPE bigint;\n",
        "migrations/U2__total_as_bigint.sql": "ALTER TABLE orders ALTER COLUMN total TYPE integer;\n",
      });

      const { stdout, stderr } = await run("check --shadow off --format json --fix", { env });
      const fix = parseReport(stdout).findings.find(({ rule }) => rule === "change-column-type")?.fix ?? [];
      expect(fix.map(({ file, after }) => [file.replace("migrations/", ""), after ?? ""])).toEqual([
        ["V2__total_as_bigint.sql", ""],
        ["U2__total_as_bigint.sql", ""],
        ["V3__fill_total_new_of_orders.sql", "the application writes total_new too"],
        ["U3__fill_total_new_of_orders.sql", "the application writes total_new too"],
        ["V4__add_orders_total_new_not_null_not_valid.sql", "the application writes total_new too"],
        ["U4__add_orders_total_new_not_null_not_valid.sql", "the application writes total_new too"],
        ["V5__validate_orders_total_new_not_null.sql", "the application writes total_new too"],
        ["U5__validate_orders_total_new_not_null.sql", "the application writes total_new too"],
        ["V6__set_total_new_not_null.sql", "the application writes total_new too"],
        ["U6__set_total_new_not_null.sql", "the application writes total_new too"],
        ["V7__drop_total_of_orders.sql", "nobody uses total any more"],
        ["U7__drop_total_of_orders.sql", "nobody uses total any more"],
      ]);
      expect(await readFile(join(path, "migrations/V2__total_as_bigint.sql"), "utf8")).toBe(
        "ALTER TABLE orders ADD COLUMN IF NOT EXISTS total_new bigint;\n",
      );
      await expect(readFile(join(path, "migrations/V3__fill_total_new_of_orders.sql"))).rejects.toThrow("ENOENT");
      expect(stderr).toContain("for later, when nobody uses total any more: migrations/V7__drop_total_of_orders.sql");
      expect(stderr).toContain("    -- schema-version: contract-of=2\n");

      await apply();
      await write(Object.fromEntries(fix.slice(2, -2).map(({ file, sql }) => [file, sql])));
      await apply();
      const [filled] = await database.query(
        `SELECT count(*)::int AS n, count(DISTINCT xmin::text)::int AS transactions FROM orders WHERE total_new = total`,
      );
      expect(filled).toEqual({ n: rows, transactions: 3 });
      await write(Object.fromEntries(fix.slice(-2).map(({ file, sql }) => [file, sql])));
      await apply();
      const columns = `SELECT attname || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END AS is
        FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`;
      expect((await database.query(columns)).map(({ is }) => is)).toEqual([
        "id bigint NOT NULL",
        "note text",
        "total_new bigint NOT NULL",
      ]);

      const rollback = "rollback --target-version 1 --confirm default --format json";
      const plan = parseReport((await run(`${rollback} --dry-run`, { env })).stdout).environments[0]?.planDigest ?? "";
      expect(await run(`${rollback} --expect-plan ${plan}`, { env })).toMatchObject({ exitCode: 0 });
      expect(await database.query(contents)).toEqual(before);
      expect((await database.query(columns)).map(({ is }) => is)).toEqual([
        "id bigint NOT NULL",
        "note text",
        "total integer NOT NULL",
      ]);
    }),
  ));
