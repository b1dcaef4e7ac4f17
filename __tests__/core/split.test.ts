import { describe, expect, test } from "vitest";
import { splitSql } from "../../src/core/split.js";

const pieces = (text: string): readonly string[] =>
  splitSql(text).pieces.map(({ start, end }) => text.slice(start, end));

const data = (text: string) => {
  const { pieces: found, problems } = splitSql(text);
  return { data: found.map((piece) => piece.data && text.slice(piece.data.start, piece.data.end)), problems };
};

describe("statements end at a semicolon that is not inside", () => {
  test.each([
    { name: "nothing", text: " \n\t ; ;; -- a comment; here\n", expected: [] },
    { name: "comments around a statement", text: "-- a;\nSELECT 1 /* b; */ ; -- c\n", expected: ["SELECT 1"] },
    { name: "no semicolon at the end", text: "SELECT 1; SELECT 2 -- tail", expected: ["SELECT 1", "SELECT 2"] },
    { name: "a nested comment", text: "/* a /* b; */ c; */ SELECT 1;", expected: ["SELECT 1"] },
    { name: "a string", text: "SELECT 'a;''b;'; SELECT 2", expected: ["SELECT 'a;''b;'", "SELECT 2"] },
    { name: "a backslash in a plain string", text: "SELECT 'a\\'; SELECT 2", expected: ["SELECT 'a\\'", "SELECT 2"] },
    {
      name: "an escape string",
      text: "SELECT e'a\\';b', E'\\\\'; SELECT 2",
      expected: ["SELECT e'a\\';b', E'\\\\'", "SELECT 2"],
    },
    {
      name: "a word that ends in e before a string",
      text: "SELECT me'\\'; SELECT 2",
      expected: ["SELECT me'\\'", "SELECT 2"],
    },
    {
      name: "an escape string that goes on in the next line",
      text: "SELECT E'a'\n  'b\\';c'; SELECT 2",
      expected: ["SELECT E'a'\n  'b\\';c'", "SELECT 2"],
    },
    {
      name: "bit and Unicode strings",
      text: "SELECT B'1;', x'f;', U&'\\0061;', U&\"a;\"; SELECT 2",
      expected: ["SELECT B'1;', x'f;', U&'\\0061;', U&\"a;\"", "SELECT 2"],
    },
    { name: "a quoted name", text: 'SELECT "a;""b;"; SELECT 2', expected: ['SELECT "a;""b;"', "SELECT 2"] },
    { name: "a dollar quote", text: "DO $$ a; 'b $$; SELECT 2", expected: ["DO $$ a; 'b $$", "SELECT 2"] },
    {
      name: "nested dollar quotes",
      text: "DO $a$ $b$ ; $$ ; $b$ $a; $a$; SELECT 2",
      expected: ["DO $a$ $b$ ; $$ ; $b$ $a; $a$", "SELECT 2"],
    },
    {
      name: "a dollar in a word",
      text: "SELECT foo$bar$; SELECT $bar$;$bar$",
      expected: ["SELECT foo$bar$", "SELECT $bar$;$bar$"],
    },
    {
      name: "a parameter",
      text: "PREPARE a AS SELECT $1; SELECT $2",
      expected: ["PREPARE a AS SELECT $1", "SELECT $2"],
    },
    {
      name: "a dollar quote with an umlaut",
      text: "SELECT $ü$;$ü$; SELECT 2",
      expected: ["SELECT $ü$;$ü$", "SELECT 2"],
    },
    {
      name: "parentheses",
      text: "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
      expected: ["CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "SELECT 3"],
    },
    { name: "a closing parenthesis too many", text: "SELECT 1); SELECT 2", expected: ["SELECT 1)", "SELECT 2"] },
    { name: "a quote that never closes", text: "SELECT 'a; SELECT 2;\n", expected: ["SELECT 'a; SELECT 2;\n"] },
    {
      name: "an operator that touches a comment",
      text: "SELECT 1 +--;\n2; SELECT 1*/*;*/2",
      expected: ["SELECT 1 +--;\n2", "SELECT 1*/*;*/2"],
    },
    { name: "a comment that ends at a carriage return", text: "-- a\rSELECT 1", expected: ["SELECT 1"] },
  ])("$name", ({ text, expected }) => {
    expect(pieces(text)).toEqual(expected);
  });
});

describe("the body of a routine holds semicolons", () => {
  const bodies = [
    "BEGIN ATOMIC SELECT 1; SELECT 2; END",
    "begin atomic select case when true then 1 else 2 end; select case 1 when 1 then case 2 when 2 then 3 end end; end",
    "BEGIN ATOMIC SELECT (CASE WHEN true THEN 1 END); END",
    "BEGIN ATOMIC SELECT 1 AS end; SELECT t.case FROM t; END",
    "RETURN CASE WHEN true THEN 1 END",
    "LANGUAGE sql AS $$ BEGIN ATOMIC; $$",
  ];
  test.each(
    bodies.flatMap((body) =>
      ["CREATE FUNCTION f() RETURNS int", "CREATE OR REPLACE FUNCTION f() RETURNS int", "create procedure p()"].map(
        (head) => `${head} ${body}`,
      ),
    ),
  )("%s", (routine) => {
    expect(pieces(`${routine}; SELECT 'next'`)).toEqual([routine, "SELECT 'next'"]);
  });

  test("BEGIN alone, or ATOMIC elsewhere, opens nothing", () => {
    expect(pieces("BEGIN; SELECT atomic; CREATE TABLE function (begin int); END")).toHaveLength(4);
  });
});

describe("inline data of COPY", () => {
  test.each([
    { name: "lines", text: "COPY t FROM stdin;\n1\ta\n2\tb\n\\.\nSELECT 1;", expected: ["1\ta\n2\tb\n", null] },
    { name: "no line", text: "COPY t FROM STDIN;\n\\.\n", expected: [""] },
    {
      name: "quotes, dollars and semicolons in it",
      text: "copy t (a, b) from stdin with (format text);\nit's; $$ -- /* \\\\.\n\\.\nSELECT 1",
      expected: ["it's; $$ -- /* \\\\.\n", null],
    },
    {
      name: "a line that only starts like the end",
      text: "COPY t FROM stdin;\n\\.x\n \\.\n\\.",
      expected: ["\\.x\n \\.\n"],
    },
    { name: "Windows line ends", text: "COPY t FROM stdin;\r\n1\r\n\\.\r\nSELECT 1;\r\n", expected: ["1\r\n", null] },
    { name: "a comment behind the semicolon", text: "COPY t FROM stdin; -- data\n1\n\\.\n", expected: ["1\n"] },
    {
      name: "comments inside the statement",
      text: "COPY /* x */ t -- y\nFROM /* z */ stdin;\n1\n\\.\n",
      expected: ["1\n"],
    },
    {
      name: "two blocks",
      text: "COPY a FROM stdin;\n1\n\\.\n\nCOPY b FROM stdin;\n2\n\\.\n",
      expected: ["1\n", "2\n"],
    },
    { name: "a column called from", text: 'COPY t ("from", a) FROM stdin;\n1\n\\.\n', expected: ["1\n"] },
    {
      name: "STDOUT where STDIN is meant, as PostgreSQL allows",
      text: "COPY t FROM stdout;\n1\n\\.\n",
      expected: ["1\n"],
    },
  ])("$name", ({ text, expected }) => {
    expect(data(text)).toEqual({ data: expected, problems: [] });
  });

  test.each([
    "COPY t FROM '/tmp/x';\nSELECT 1;",
    "COPY t FROM PROGRAM 'x';\nSELECT 1;",
    "COPY t FROM '/tmp/x' WHERE a IS DISTINCT FROM stdin;\nSELECT 1;",
    "COPY t TO stdout;\nSELECT 1;",
    "SELECT 'COPY t FROM stdin;\n\\.\n';\nSELECT 1;",
    "DO $$ COPY t FROM stdin;\n\\.\n $$;\nSELECT 1;",
    "SELECT copy FROM stdin;\nSELECT 1;",
  ])("is not looked for below %j", (text) => {
    const { pieces: found, cuts, problems } = splitSql(text);
    expect({ count: found.length, cuts, problems }).toEqual({ count: 2, cuts: [], problems: [] });
  });

  test.each([
    { text: "SELECT 1;\nCOPY t FROM stdin;\n1\n", kind: "copy-end" },
    { text: "SELECT 1;\nCOPY t FROM stdin;", kind: "copy-end" },
    { text: "SELECT 1;\nCOPY t FROM stdin", kind: "copy-end" },
    { text: "SELECT 1;\nCOPY t FROM stdin; SELECT 2;\n1\n\\.\n", kind: "copy-tail" },
  ])("is a problem in $text", ({ text, kind }) => {
    expect(splitSql(text).problems[0]).toEqual({ kind, at: 10, name: "" });
  });
});

describe("commands of psql", () => {
  test("of pg_dump are cut without a word", () => {
    const text = "\\restrict abc\nSELECT 1;\n\\unrestrict abc\n";
    const { cuts, problems } = splitSql(text);
    expect(cuts.map(({ start, end }) => text.slice(start, end))).toEqual(["\\restrict abc", "\\unrestrict abc"]);
    expect(problems).toEqual([]);
  });

  test.each([
    ["\\connect shop\nSELECT 1;", "\\connect", 2 - 1],
    ["SELECT 1 \\gset\nSELECT 2;", "\\gset", 2],
    ["\\i other.sql", "\\i", 0],
    ["\\.\nSELECT 1;", "\\.", 1],
    ["  \\set x 1\nSELECT :x;", "\\set", 1],
    ["SELECT 1\n\\restrict x\n+ 2;", "\\restrict", 1],
    ["\\!rm\nSELECT 1;", "\\!", 1],
    ["\\", "\\", 0],
  ])("%j is named, and the statements around it stand", (text, name, count) => {
    const { pieces: found, problems } = splitSql(text);
    expect(problems).toEqual([{ kind: "meta-command", at: text.indexOf("\\"), name }]);
    expect(found).toHaveLength(count);
  });

  test.each(["SELECT '\\d';", "SELECT $$\n\\d\n$$;", "-- \\d\n", "/*\n\\d\n*/", 'SELECT "\\d";'])(
    "are text in %j",
    (text) => {
      expect(splitSql(text).problems).toEqual([]);
    },
  );
});

test("comments know whether they stand between statements", () => {
  const text = "-- a\nSELECT -- b\n1; -- c\n/* -- d */ SELECT '-- e';";
  const shown = splitSql(text).comments.map(({ start, end, place }) => `${text.slice(start, end)} ${place}`);
  expect(shown).toEqual(["-- a between", "-- b inside", "-- c between"]);
});
