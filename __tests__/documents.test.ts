import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseConfigFile } from "../src/config/config-file.js";
import { createSnapshotTableSql } from "../src/database/snapshot-store.js";
import { createTablesSql } from "../src/database/tables.js";
import { withDatabase } from "./support/database.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");

const documents = ["", "docs"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

/** Headings as GitHub names them in links. */
function anchorsOf(file: string): ReadonlySet<string> {
  const headings = [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, text = ""]) => text);
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

describe("links", () => {
  test.each(documents)("all links of %s lead somewhere", (file) => {
    const links = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
    const broken = links
      .filter((link) => !link.startsWith("https:"))
      .filter((link) => {
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? file : join(dirname(file), path);
        if (!existsSync(join(root, target))) return true;
        return anchor !== undefined && !anchorsOf(target).has(anchor);
      });
    expect(broken).toEqual([]);
  });
});

test("CONTRIBUTING shows every part of the house", () => {
  const parts = readdirSync(join(root, "src"), { withFileTypes: true }).map(
    (entry) => `src/${entry.name}${entry.isDirectory() ? "/" : ""}`,
  );
  const shown = read("CONTRIBUTING.md");
  expect(parts.filter((part) => !shown.includes(`\`${part}\``))).toEqual([]);
});

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** The columns that docs/tables.md tells, below each heading that names a table. */
function toldColumns(): readonly Column[] {
  const parts = read("docs/tables.md").split(/^## /m).slice(1);
  return parts.flatMap((part) => {
    const table = /^`(\w+)`/.exec(part)?.[1];
    if (table === undefined) return [];
    const rows = part.matchAll(/^\| `(\w+)` +\| `([\w()]+)` +\|/gm);
    return [...rows].map(([, column = "", type = ""]) => ({ table, column, type }));
  });
}

const shortNames = `CASE WHEN data_type = 'character varying' THEN 'varchar(' || character_maximum_length || ')'
  ELSE replace(replace(data_type, 'timestamp without time zone', 'timestamp'), 'timestamp with time zone', 'timestamptz') END`;

describe("docs/tables.md", () => {
  const tablesSql = `${createTablesSql("public", ["versions", "repeatables", "log"], true)}${createSnapshotTableSql("public")};`;

  test("tells the tables column for column", async () => {
    await withDatabase({ major: 16 }, async (database) => {
      await database.query(tablesSql);
      const columns = await database.query<Column>(
        `SELECT table_name AS table, column_name AS column, ${shortNames} AS type FROM information_schema.columns
         WHERE table_schema = 'public' ORDER BY length(table_name) = 18, table_name = 'schema_version_log', ordinal_position`,
      );
      const order = ["schema_version", "schema_version_repeatable", "schema_version_log", "schema_version_snapshot"];
      expect(toldColumns()).toEqual(columns.toSorted((a, b) => order.indexOf(a.table) - order.indexOf(b.table)));
    });
  });

  test("every statement in it runs", async () => {
    const blocks = [...read("docs/tables.md").matchAll(/^```sql\n([^]*?)^```$/gm)].map(([, sql = ""]) => sql);
    expect(blocks.length).toBeGreaterThan(6);
    await withDatabase({ major: 16 }, async (database) => {
      await database.query(tablesSql);
      // The roles are the cluster's, so they get names of this test, and go with it.
      const own = (sql: string): string =>
        sql
          .replaceAll("DATABASE shop", `DATABASE ${database.name}`)
          .replaceAll(/\b(shop_owner|schema_apply|schema_check)\b/g, `${database.name}_$1`);
      try {
        for (const sql of blocks) await database.query(own(sql));
      } finally {
        const roles = ["schema_apply", "schema_check", "shop_owner"].map((role) => `${database.name}_${role}`);
        for (const role of roles) await database.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
      }
    });
  });
});

describe("the configuration file's JSON schema", () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(
    JSON.parse(read("docs/schema-version.schema.json")) as object,
  );
  const inEnvironment = (line: string): string => `environments:\n  production:\n    ${line}\n`;

  test.each([
    { name: "the example", yaml: read("examples/schema-version.yml"), expected: "fine" },
    { name: "a list as a list", yaml: "schemas: [app, shared]", expected: "fine" },
    { name: "a list as text", yaml: "fail-on: error, drift", expected: "fine" },
    { name: "placeholders as a mapping", yaml: "placeholders: { owner: app, days: 30 }", expected: "fine" },
    { name: "a number of seconds", yaml: "lock-timeout: 5", expected: "fine" },
    { name: "a setting of an environment", yaml: inEnvironment("max-block: off"), expected: "fine" },
    { name: "an unknown key", yaml: "migration: sql", expected: "bad" },
    { name: "a key of a later version", yaml: "require: {}", expected: "bad" },
    { name: "an input that only counts as one", yaml: "password-command: rm -rf /", expected: "bad" },
    { name: "a URL at the top", yaml: "database-url: ${URL}", expected: "bad" },
    {
      name: "a URL instead of a variable",
      yaml: inEnvironment("database-url: postgresql://me@here/db"),
      expected: "bad",
    },
    { name: "a setting that environments do not have", yaml: inEnvironment("migrations: sql"), expected: "bad" },
    { name: "a bad name of an environment", yaml: 'environments:\n  "a/b": {}\n', expected: "bad" },
    { name: "a mapping where text belongs", yaml: "role: { a: b }", expected: "bad" },
  ])("$name is $expected for editors as for the tool", async ({ yaml, expected }) => {
    expect(validate(parse(yaml)) ? "fine" : "bad").toBe(expected);
    expect("ok" in (await parseConfigFile(yaml, "schema-version.yml")) ? "fine" : "bad").toBe(expected);
  });
});
