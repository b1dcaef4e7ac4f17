import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { reviewRules } from "../../src/core/catalogue/review.js";
import type { Finding } from "../../src/core/model.js";
import { problems } from "../../src/core/problems.js";
import { fileRules, newerSyntax, statementRules } from "../../src/review/rules/all.js";
import { listUnused } from "../../src/review/waive.js";
import { before, reviewFiles, reviewSql } from "./reviewing.js";

test("every rule has a judge, and every judge a rule", () => {
  const settled = ["contract-of", "contract-step", "expand-and-contract"];
  const judged = [newerSyntax, ...statementRules, ...fileRules].map(({ id }) => id);
  expect([...new Set(judged), ...settled].toSorted()).toEqual(Object.keys(reviewRules).toSorted());
});

test("no rule has the id of another problem", () => {
  expect(Object.keys(problems).length).toBe(new Set(Object.keys(problems)).size);
  for (const [id, rule] of Object.entries(reviewRules)) expect(problems[id as keyof typeof problems]).toBe(rule);
});

describe("the project's own sample", () => {
  const folder = fileURLToPath(new URL("../../migrations-sample", import.meta.url));
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")]),
  );
  const upTo = (version: number) =>
    Object.entries(files).filter(([name]) => Number(/^[VU](\d+)/.exec(name)?.[1] ?? 99) <= version);

  test.each([0, 1, 2, 3, 4, 5, 6])(
    "raises no warning with the versions up to %i applied and the next one pending",
    async (version) => {
      const next = Object.entries(files).filter(([name]) => name.match(/^[VU](\d+)/)?.[1] === String(version + 1));
      const { findings } = await reviewFiles({
        files: Object.fromEntries(next),
        applied: Object.fromEntries(upTo(version)),
      });
      expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
    },
  );

  test("raises none on an empty database, and names its contract step", async () => {
    const { findings } = await reviewFiles({ files });
    expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
    const last = await reviewFiles({
      files: { "V7__drop_order_total.sql": files["V7__drop_order_total.sql"] ?? "" },
      applied: Object.fromEntries(upTo(6)),
    });
    expect(last.findings.map(({ rule }) => rule)).toContain("contract-step");
  });
});

test.each([
  {
    rule: "prefer-timestamptz",
    sql: "CREATE TABLE t (a timestamp, b timestamptz, c timestamp(3), d timestamp);",
    message: "a is timestamp without time zone; likewise c, d",
  },
  {
    rule: "foreign-key-index",
    sql: "CREATE TABLE t (id int PRIMARY KEY, a int REFERENCES users, b int, c int, FOREIGN KEY (b, c) REFERENCES other (b, c), d int REFERENCES users, e int, UNIQUE (e));",
    message: "no index starts with a of t, which the foreign key needs; likewise d, (b, c)",
  },
])("$rule names every column of a statement", async ({ rule, sql, message }) => {
  const found = await reviewSql(sql, { context: { levels: new Map([[rule, "note"]]) } });
  expect(found.flatMap((one) => (one.rule === rule ? one.message : []))).toEqual([message]);
});

test.each([
  {
    about: "many parts of one table",
    atLeast: 9,
    sql: `ALTER TABLE users
  ALTER COLUMN nick SET NOT NULL, ALTER COLUMN region SET NOT NULL,
  ADD CONSTRAINT u1 UNIQUE (nick), ADD CONSTRAINT u2 UNIQUE (region, nick),
  ADD CONSTRAINT c1 CHECK (age > 0), ADD CONSTRAINT c2 CHECK (age < 200),
  ADD CONSTRAINT f1 FOREIGN KEY (age) REFERENCES orders, ADD CONSTRAINT f2 FOREIGN KEY (region) REFERENCES orders;`,
  },
  { about: "several tables", atLeast: 5, sql: "DROP TABLE orders, users, legacy CASCADE;" },
])("no two findings of one statement about $about read the same", async ({ sql, atLeast }) => {
  const messages = (await reviewSql(sql)).map(({ message }) => message);
  expect(messages.length).toBeGreaterThanOrEqual(atLeast);
  expect(new Set(messages).size).toBe(messages.length);
});

describe("size", () => {
  const sql = "CREATE INDEX IF NOT EXISTS i ON users (age);";
  const withRows = async (rows: number | null, more: object = {}): Promise<string> => {
    const sizes = new Map([["public.users", { rows, bytes: 212 * 2 ** 30 }]]);
    const [one] = await reviewSql(sql, { context: { sizes, ...more } });
    return `${one?.severity} ${one?.message}`;
  };

  test("decides how bad a lock is", async () => {
    expect(await withRows(9_999)).toMatch(/^note .*\(212 GB, 9,999 rows\)$/);
    expect(await withRows(10_000)).toMatch(/^warning /);
    expect(await withRows(1_000_000)).toMatch(/^error .*1 million rows/);
    expect(await withRows(null)).toMatch(/^error /);
    expect((await reviewSql(sql))[0]?.severity).toBe("error");
  });

  test("follows the thresholds, and what the configuration says of the rule beats it", async () => {
    expect(await withRows(500, { thresholds: { small: 10, large: 400 } })).toMatch(/^error /);
    expect(await withRows(5e9, { levels: new Map([["create-index", "note"]]) })).toMatch(/^note /);
    expect(await withRows(5e9, { levels: new Map([["create-index", "off"]]) })).toBe("undefined undefined");
  });

  test("is not told in public", async () => {
    expect(await withRows(5e9, { audience: "public" })).not.toContain("rows");
  });
});

describe("waivers", () => {
  const waiver = "-- schema-version: allow create-index because the table has forty rows\n";
  const index = (name: string): string => `CREATE INDEX IF NOT EXISTS ${name} ON users (age);\n`;
  const show = (findings: readonly Finding[]): readonly (string | null)[] =>
    findings.filter(({ rule }) => rule === "create-index").map(({ waived }) => waived);

  test("are about the statement below them", async () => {
    expect(show(await reviewSql(`${index("a")}${waiver}${index("b")}${index("c")}`))).toEqual([
      null,
      "the table has forty rows",
      null,
    ]);
  });

  test("are about the whole file in its head", async () => {
    expect(show(await reviewSql(`${waiver}\n${index("a")}${index("b")}`))).toEqual([
      "the table has forty rows",
      "the table has forty rows",
    ]);
  });

  test("that waive nothing are findings, unless they did in another environment", async () => {
    const files = {
      "V2__x.sql": "-- schema-version: allow drop-table, truncate because reasons\nDROP TABLE IF EXISTS legacy;\n",
    };
    const first = await reviewFiles({ files, applied: { "V1__before.sql": before } });
    const other = await reviewFiles({ files: { ...files, "V1__before.sql": before } });
    const unused = listUnused([first.waivers, other.waivers]);
    expect(unused.map(({ rule, severity, line, message }) => [rule, severity, line, message])).toEqual([
      ["waiver", "warning", 1, 'the waiver of "truncate" waives nothing: the rule finds nothing there'],
    ]);
    expect(listUnused([other.waivers, first.waivers])).toEqual(unused);
    expect(listUnused([other.waivers])).toHaveLength(2);
  });

  test("are told by their own places", async () => {
    const bad = "-- schema-version: allow truncate because reasons\nSELECT 1;\n";
    const good = `${waiver}${index("a")}`;
    const files = { "V2__x.sql": `${good}${bad}${good}`, "V3__y.sql": bad, "V4__z.sql": good };
    const { waivers } = await reviewFiles({ files, applied: { "V1__before.sql": before } });
    expect(listUnused([waivers]).map(({ file, line }) => `${file}:${line}`)).toEqual([
      "migrations/V2__x.sql:3",
      "migrations/V3__y.sql:1",
    ]);
  });

  test("accept no other rule than they name", async () => {
    const other = "-- schema-version: allow truncate because the table has forty rows\n";
    expect(show(await reviewSql(`${other}${index("a")}`))).toEqual([null]);
    expect(show(await reviewSql(`${other}\n${index("a")}`))).toEqual([null]);
  });

  test("above a statement accept nothing that is about the file", async () => {
    const missing = "-- schema-version: allow undo-missing because nobody goes back\n";
    const waived = async (sql: string): Promise<readonly (string | null)[]> => {
      const { findings } = await reviewFiles({ files: { "V2__x.sql": sql }, applied: { "V1__before.sql": before } });
      return findings.filter(({ rule }) => rule === "undo-missing").map((one) => one.waived);
    };
    const sql = "CREATE TABLE IF NOT EXISTS notes (id int PRIMARY KEY);\n";
    expect(await waived(`${missing}${sql}`)).toEqual([null]);
    expect(await waived(`${missing}\n${sql}`)).toEqual(["nobody goes back"]);
  });
});

test("a migration without an undo script is told its name", async () => {
  const files = { "V2__Very_new.sql": "CREATE TABLE IF NOT EXISTS notes (id int PRIMARY KEY);\n" };
  const { findings } = await reviewFiles({ files, applied: { "V1__before.sql": before } });
  expect(findings.find(({ rule }) => rule === "undo-missing")?.help).toMatch(/^add U2__Very_new\.sql, with /);
});

describe("contract steps", () => {
  const drop = (head: string): string => `${head}ALTER TABLE orders DROP COLUMN IF EXISTS total;\n`;
  const rulesOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const { findings } = await reviewFiles({
      files,
      applied: { "V1__before.sql": before },
      context: { levels: new Map([["undo-missing", "off"]]) },
    });
    return findings.map(({ rule, severity }) => `${severity} ${rule}`);
  };

  test.each([
    ["alone", { "V3__b.sql": drop("") }, ["error drop-column"]],
    [
      "with an expand step that is applied",
      { "V3__b.sql": drop("-- schema-version: contract-of=1\n") },
      ["note contract-step"],
    ],
    [
      "with a version that nobody knows",
      { "V3__b.sql": drop("-- schema-version: contract-of=2\n") },
      ["error contract-of"],
    ],
    [
      "beside its expand step",
      {
        "V2__a.sql": "ALTER TABLE orders ADD COLUMN IF NOT EXISTS cents bigint;\n",
        "V3__b.sql": drop("-- schema-version: contract-of=2\n"),
      },
      ["error expand-and-contract"],
    ],
    [
      "beside an expand step that it does not name",
      { "V2__a.sql": "ALTER TABLE orders ADD COLUMN IF NOT EXISTS cents bigint;\n", "V3__b.sql": drop("") },
      ["error expand-and-contract"],
    ],
    [
      "of another table than the one that is expanded",
      { "V2__a.sql": "ALTER TABLE users ADD COLUMN IF NOT EXISTS cents bigint;\n", "V3__b.sql": drop("") },
      ["error drop-column"],
    ],
  ])("%s", async (_, files, expected) => {
    expect(await rulesOf(files)).toEqual(expected);
  });
});
