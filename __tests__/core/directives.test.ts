import { describe, expect, test } from "vitest";
import { readDirectives } from "../../src/core/directives.js";

const show = (text: string): readonly string[] =>
  readDirectives("V1.sql", text).findings.map(({ rule, line, message }) => `${rule} ${line}: ${message}`);

describe("directives in the head", () => {
  test.each([
    ["-- schema-version: transaction=false", { transaction: false }],
    ["-- schema-version: transaction=true", { transaction: true }],
    ["-- schema-version: lock-timeout=500ms", { lockTimeoutMs: 500 }],
    ["-- schema-version: statement-timeout=5m", { statementTimeoutMs: 300_000 }],
    ["-- schema-version: max-block=20s", { maxBlockMs: 20_000 }],
    ["-- schema-version: max-block=off", { maxBlockMs: "off" }],
    ["-- schema-version: contract-of=1_2", { contractOf: "1_2" }],
    ["--schema-version:transaction=false", { transaction: false }],
    ["-- Schema-Version: transaction = false ", { transaction: false }],
    ["  \t-- schema-version: transaction=false\r", { transaction: false }],
    ["/* a ' quote */\n\n-- why\n-- schema-version: transaction=false", { transaction: false }],
    ["\\restrict x\n-- schema-version: transaction=false", { transaction: false }],
  ])("%j", (head, directives) => {
    expect(readDirectives("V1.sql", `${head}\nSELECT 1;`)).toEqual({ directives, waivers: [], findings: [] });
  });

  test("several add up", () => {
    const text = "-- schema-version: lock-timeout=1s\n-- and\n-- schema-version: statement-timeout=2s\nSELECT 1;";
    expect(readDirectives("V1.sql", text).directives).toEqual({ lockTimeoutMs: 1_000, statementTimeoutMs: 2_000 });
  });

  test.each([
    "SELECT '-- schema-version: transaction=false';",
    "SELECT $$\n-- schema-version: x=y\n$$;",
    "/*\n-- schema-version: x=y\n*/",
  ])("text in %j is none", (text) => {
    expect(readDirectives("V1.sql", text)).toEqual({ directives: {}, waivers: [], findings: [] });
  });

  test("data of COPY is none, whatever quotes it holds", () => {
    const text = "COPY t FROM stdin;\n-- schema-version: x=y\nit's\n\\.\n-- schema-version: transaction=false\n";
    expect(show(text)).toEqual([
      'directive 5: the directive "transaction" stands below the first statement; directives belong above it',
    ]);
  });
});

describe("a directive that is wrong", () => {
  test.each([
    ["-- schema-version: transction=false", 'directive 1: there is no directive "transction"'],
    ["-- schema-version: toString=1", 'directive 1: there is no directive "toString"'],
    [
      "-- schema-version: transaction=fasle",
      'directive 1: "fasle" is no value of "transaction": it takes true or false',
    ],
    ["-- schema-version: transaction=", 'directive 1: "" is no value of "transaction": it takes true or false'],
    [
      "-- schema-version: lock-timeout=5h",
      'directive 1: "5h" is no value of "lock-timeout": it takes a duration such as 500ms, 20s or 5m',
    ],
    [
      "-- schema-version: lock-timeout=off",
      'directive 1: "off" is no value of "lock-timeout": it takes a duration such as 500ms, 20s or 5m',
    ],
    [
      "-- schema-version: max-block=never",
      'directive 1: "never" is no value of "max-block": it takes a duration such as 500ms, 20s or 5m, or off',
    ],
    ["-- schema-version: contract-of=latest", 'directive 1: "latest" is no value of "contract-of": it takes a version'],
    [
      "-- schema-version: no transaction",
      'directive 1: "no transaction" is no directive: a directive is key=value or allow <rule> because <reason>',
    ],
    [
      "-- schema-version:",
      'directive 1: "" is no directive: a directive is key=value or allow <rule> because <reason>',
    ],
    [
      "\n-- schema-version: transaction=true\n-- schema-version: transaction=true",
      'directive 3: the directive "transaction" is given twice',
    ],
    [
      "SELECT 1;\n-- schema-version: transaction=false",
      'directive 2: the directive "transaction" stands below the first statement; directives belong above it',
    ],
    [
      "SELECT\n-- schema-version: transaction=false\n1;",
      'directive 2: the directive "transaction" stands below the first statement; directives belong above it',
    ],
    [
      "SELECT 1; -- schema-version: transaction=false",
      'directive 1: the directive "transaction" stands below the first statement; directives belong above it',
    ],
  ])("%j", (text, expected) => {
    expect(show(`${text}\nSELECT 1;`)).toEqual([expected]);
  });

  test("all are listed, and the good ones count", () => {
    const text = "-- schema-version: a=1\n-- schema-version: transaction=false\n-- schema-version: b=2\n";
    expect(readDirectives("V1.sql", text)).toMatchObject({
      directives: { transaction: false },
      findings: [{ line: 1 }, { line: 3 }],
    });
  });
});

describe("waivers", () => {
  const waiver = { rules: ["unnamed-index"], reason: "it is tiny" };
  const line = "-- schema-version: allow unnamed-index because it is tiny";

  test.each([
    {
      name: "directly above a statement",
      text: `SELECT 1;\n\n${line}\nSELECT 2;`,
      expected: [{ ...waiver, line: 3, scope: "statement" }],
    },
    {
      name: "above the first statement",
      text: `${line}\nSELECT 2;`,
      expected: [{ ...waiver, line: 1, scope: "statement" }],
    },
    {
      name: "with a comment in between",
      text: `${line}\n-- more\n  SELECT 2;`,
      expected: [{ ...waiver, line: 1, scope: "statement" }],
    },
    {
      name: "two above one statement",
      text: `${line}\n${line}\nSELECT 2;`,
      expected: [
        { ...waiver, line: 1, scope: "statement" },
        { ...waiver, line: 2, scope: "statement" },
      ],
    },
    {
      name: "in the head, a blank line below",
      text: `${line}\n\nSELECT 2;`,
      expected: [{ ...waiver, line: 1, scope: "file" }],
    },
    {
      name: "in the head with Windows line ends",
      text: `${line}\r\n \r\nSELECT 2;`,
      expected: [{ ...waiver, line: 1, scope: "file" }],
    },
    { name: "in a file without statements", text: line, expected: [{ ...waiver, line: 1, scope: "file" }] },
  ])("$name", ({ text, expected }) => {
    expect(readDirectives("V1.sql", text)).toEqual({ directives: {}, waivers: expected, findings: [] });
  });

  test("may name several rules", () => {
    const text = "-- schema-version: allow unnamed-index ,  own-table because we must, because of x\nSELECT 1;";
    expect(readDirectives("V1.sql", text).waivers).toEqual([
      { rules: ["unnamed-index", "own-table"], reason: "we must, because of x", line: 1, scope: "statement" },
    ]);
  });

  test.each([
    [
      "-- schema-version: allow unnamed-index",
      ['waiver 1: the waiver gives no reason; it ends with "because <reason>"'],
    ],
    [
      "-- schema-version: allow unnamed-index because ",
      ['waiver 1: the waiver gives no reason; it ends with "because <reason>"'],
    ],
    ["-- schema-version: allow unamed-index because x", ['waiver 1: there is no rule "unamed-index"']],
    ["-- schema-version: allow unnamed-index, because x", ["waiver 1: the waiver names no rule"]],
    ["-- schema-version: allow because x", ["waiver 1: the waiver names no rule"]],
    [
      "-- schema-version: allow",
      ["waiver 1: the waiver names no rule", 'waiver 1: the waiver gives no reason; it ends with "because <reason>"'],
    ],
    ["-- schema-version: allow constructor because x", ['waiver 1: there is no rule "constructor"']],
    [
      `-- schema-version: allow ${"a, ".repeat(200_000)}because x`,
      ['waiver 1: there is no rule "a"', "waiver 1: the waiver names no rule"],
    ],
  ])("%j is wrong", (text, expected) => {
    expect(show(`${text}\nSELECT 1;`)).toEqual(expected);
    expect(readDirectives("V1.sql", `${text}\nSELECT 1;`).waivers).toEqual([]);
  });

  test.each([
    [`SELECT 1;\n${line}\n\nSELECT 2;`, "waiver 2: the waiver stands above no statement"],
    [`SELECT 1;\n${line}`, "waiver 2: the waiver stands above no statement"],
    [`SELECT\n${line}\n1;`, "waiver 2: the waiver stands inside a statement; it belongs on a line of its own above it"],
    [
      `SELECT 1; ${line}\nSELECT 2;`,
      "waiver 1: the waiver stands inside a statement; it belongs on a line of its own above it",
    ],
  ])("%j stands in the wrong place", (text, expected) => {
    expect(show(text)).toEqual([expected]);
  });
});
