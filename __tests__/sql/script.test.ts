import { describe, expect, test } from "vitest";
import { migrationTemplate, undoTemplate } from "../../src/core/template.js";
import { parse, show } from "./scripts.js";

describe("a script", () => {
  test("knows its statements: kind, text, place", async () => {
    const text = "-- head\n\nCREATE TABLE a (id int) ; -- tail\n  /* b */ INSERT INTO a\nVALUES (1);;\nSELECT 'é'";
    const { statements, transactional, copyData, findings } = await parse(text);
    expect(statements.map((one) => [one.kind, one.text, one.location.line, one.location.column])).toEqual([
      ["CreateStmt", "CREATE TABLE a (id int)", 3, 1],
      ["InsertStmt", "INSERT INTO a\nVALUES (1)", 4, 11],
      ["SelectStmt", "SELECT 'é'", 6, 1],
    ]);
    expect(statements[0]).toMatchObject({
      node: { relation: { relname: "a" } },
      copyData: null,
      needsNoTransaction: false,
      role: "work",
      location: { file: "migrations/V1__x.sql" },
    });
    expect({ transactional, copyData, findings }).toEqual({ transactional: true, copyData: [], findings: [] });
  });

  test.each([
    { name: "a comment without a newline", text: "SELECT 1 -- tail" },
    { name: "a semicolon and a comment", text: "SELECT 1; -- tail" },
    { name: "nothing", text: "" },
    { name: "a comment only", text: "-- tail" },
    { name: "a semicolon", text: "SELECT 1;" },
    { name: "a block comment", text: "SELECT 1 /* tail */" },
  ])("that ends with $name lets more SQL follow", async ({ text }) => {
    const { sql } = await parse(text);
    const { statements, findings } = await parse(`${sql}SELECT 'more'`);
    expect(findings).toEqual([]);
    expect(statements.at(-1)?.text).toBe("SELECT 'more'");
  });

  test("keeps inline data apart, with the statement that it belongs to", async () => {
    const text = "COPY a FROM stdin;\n1\tx\n\\.\nSELECT 1;\nCOPY b FROM stdin;\n\\.\nCOPY c FROM stdin;\nit's\n\\.\n";
    const { statements, copyData, sql, findings } = await parse(text);
    expect(statements.map((one) => one.copyData)).toEqual(["1\tx\n", null, "", "it's\n"]);
    expect(copyData).toEqual(["1\tx\n", "", "it's\n"]);
    expect(sql).toBe("COPY a FROM stdin;\n\nSELECT 1;\nCOPY b FROM stdin;\n\nCOPY c FROM stdin;\n\n\n;\n");
    expect(findings).toEqual([]);
  });

  test("has data with plain line ends in a file with Windows ones", async () => {
    const { copyData } = await parse("COPY a FROM stdin;\r\n1\r\n2\r\n\\.\r\nSELECT 1;\r\n");
    expect(copyData).toEqual(["1\n2\n"]);
    expect((await parse("COPY a FROM stdin;\n1\r\n\\.\n")).copyData).toEqual(["1\r\n"]);
  });

  test("drops what pg_dump says to psql", async () => {
    const { sql, findings } = await parse("\\restrict abc\nSELECT 1;\n\\unrestrict abc\n");
    expect(findings).toEqual([]);
    expect(sql).toBe("\nSELECT 1;\n\n\n;\n");
  });

  test("has its placeholders replaced, its file name included", async () => {
    const placeholders = { schema: "shop" };
    const { statements, sql } = await parse("SELECT '${Schema}', '${flyway:filename}';", {
      placeholders,
      name: "a/V1__x.sql",
    });
    expect(statements[0]?.text).toBe("SELECT 'shop', 'V1__x.sql'");
    expect(sql).toContain("'shop'");
  });

  test("keeps its placeholders where its settings say so", async () => {
    const { statements, findings } = await parse("SELECT '${schema}';", {
      settings: { placeholderReplacement: false },
    });
    expect(statements[0]?.text).toBe("SELECT '${schema}'");
    expect(findings).toEqual([]);
  });

  test("gives its trees anew when it is long", async () => {
    const long = `SELECT '${"x".repeat(1_000_001)}'; CREATE TABLE a (id int); DROP TABLE b;`;
    const { statements } = await parse(long);
    expect(statements.map(({ kind }) => kind)).toEqual(["SelectStmt", "CreateStmt", "DropStmt"]);
    expect(statements[1]?.node).toMatchObject({ relation: { relname: "a" } });
    expect(statements[1]?.node).not.toBe(statements[1]?.node);
  });
});

describe("problems name their place in the original file", () => {
  test.each([
    {
      name: "a syntax error",
      text: "SELECT 1;\n\n  SELEC 2;",
      expected: ['syntax 3:3 syntax error at or near "SELEC"'],
    },
    {
      name: "one inside a statement",
      text: "SELECT 1;\nSELECT a\nFRM b;",
      expected: ['syntax 3:5 syntax error at or near "b"'],
    },
    {
      name: "one at the end",
      text: "SELECT 1;\nSELECT a FROM",
      expected: ["syntax 2:14 syntax error at end of input"],
    },
    {
      name: "one behind characters of several bytes",
      text: "SELECT 'é𝄞€', x y z;",
      expected: ['syntax 1:19 syntax error at or near "z"'],
    },
    {
      name: "one behind Windows line ends",
      text: "SELECT 1;\r\nSELEC 2;\r\n",
      expected: ['syntax 2:1 syntax error at or near "SELEC"'],
    },
    {
      name: "one behind data",
      text: "COPY a FROM stdin;\n1\n2\n\\.\nSELEC 2;",
      expected: ['syntax 5:1 syntax error at or near "SELEC"'],
    },
    {
      name: "several",
      text: "SELEC 1;\nSELECT 1;\nSELEC 2;",
      expected: ['syntax 1:1 syntax error at or near "SELEC"', 'syntax 3:1 syntax error at or near "SELEC"'],
    },
    {
      name: "an open string",
      text: "SELECT 1;\nSELECT 'a;\nSELECT 2;",
      expected: ['syntax 2:8 unterminated quoted string at or near "\'a;…"'],
    },
    {
      name: "an open string of one long line",
      text: `SELECT '${"a".repeat(500)}`,
      expected: [`syntax 1:8 unterminated quoted string at or near "'${"a".repeat(160)}…"`],
    },
    {
      name: "an open comment at the end",
      text: "SELECT 1;\n-- a\n/* b\nSELECT 2;",
      expected: ['syntax 3:1 unterminated /* comment at or near "/* b…"'],
    },
    {
      name: "an open comment behind a statement without semicolon",
      text: "SELECT 1 /* b",
      expected: ['syntax 1:10 unterminated /* comment at or near "/* b"'],
    },
    {
      name: "an open comment and nothing else",
      text: "\n/* b",
      expected: ['syntax 2:1 unterminated /* comment at or near "/* b"'],
    },
    {
      name: "an open parenthesis",
      text: "SELECT (1;\nSELECT 2;",
      expected: ['syntax 1:10 syntax error at or near ";"'],
    },
    {
      name: "a meta-command",
      text: "SELECT 1;\n  \\connect shop\nSELECT 2;",
      expected: ['meta-command 2:3 "\\connect" is a command of psql, which the server does not know'],
    },
    {
      name: "a meta-command inside a statement",
      text: "SELECT 1\n\\d\n+ 1;",
      expected: ['meta-command 2:1 "\\d" is a command of psql, which the server does not know'],
    },
    {
      name: "a meta-command that ends a statement",
      text: "SELECT 1 \\gset\nSELECT 2;",
      expected: ['meta-command 1:10 "\\gset" is a command of psql, which the server does not know'],
    },
    {
      name: "an end of data without data",
      text: "SELECT 1;\n\\.\n",
      expected: ["meta-command 2:1 a line \\. ends data, and no COPY … FROM stdin stands above it"],
    },
    {
      name: "an undefined placeholder",
      text: "SELECT 1;\nSELECT ${a} FROM ${b};",
      expected: [
        'placeholder 2:8 the placeholder "${a}" is not defined',
        'placeholder 2:18 the placeholder "${b}" is not defined',
      ],
    },
    {
      name: "an open placeholder",
      text: "SELECT 1;\nSELECT ${a\n",
      expected: ['placeholder 2:8 the placeholder "${a" is not closed'],
    },
    { name: "no statement", text: "-- later\n", expected: ["empty-file : the file holds no statement"] },
    {
      name: "the migration that new wrote",
      text: migrationTemplate("add email").replaceAll("\n", "\r\n"),
      expected: ["template : the file is still as new wrote it, without any statement"],
    },
    {
      name: "the undo script that new wrote",
      text: undoTemplate("V2__add_email.sql", "add email"),
      expected: ["template : the file is still as new wrote it, without any statement"],
    },
    { name: "what new wrote, with SQL below", text: `${migrationTemplate("one")}SELECT 1;\n`, expected: [] },
    { name: "a NUL, which whoever read the file has told", text: "SELECT 1;\nSELECT \0 2;", expected: [] },
  ])("$name", async ({ text, expected }) => {
    expect(show(await parse(text))).toEqual(expected);
  });

  test("one behind placeholders", async () => {
    const placeholders = { a: "long value\nwith a line", b: "" };
    const found = await parse("SELECT '${a}${b}';\nSELECT '${a}' FRM ${b} x;", { placeholders });
    expect(show(found)).toEqual(['syntax 2:24 syntax error at or near "x"']);
    const inside = await parse("SELECT 1; ${a} x", { placeholders });
    expect(show(inside)).toEqual(['syntax 1:11 syntax error at or near "long"']);
  });

  test("at most ten syntax errors of a file", async () => {
    expect((await parse("x;".repeat(50))).findings).toHaveLength(10);
  });

  test("a tree too deep for the parser", async () => {
    const { findings } = await parse(`SELECT 1;\nSELECT 1${"+1".repeat(50_000)};`);
    expect(findings).toMatchObject([{ rule: "syntax", line: 2, column: 1 }]);
    expect((await parse("SELECT 1")).findings).toEqual([]);
  });
});
