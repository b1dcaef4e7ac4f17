import * as fc from "fast-check";
import { loadModule, parseSync } from "libpg-query";
import { beforeAll, expect, test } from "vitest";
import { parse } from "./scripts.js";

beforeAll(loadModule);

/** Statements that mislead a careless splitter; all are legal. */
const nasty = [
  "SELECT 1",
  "SELECT 'a;''b;\n-- c\n/* d', $$ ; ' $$, $x$ $$ ; $y$ $x$",
  "SELECT E'\\';', e'\\\\', E'a'\n  'b\\';', U&'\\0061;', B'1', x'f', N';'",
  'SELECT 1 AS "a;""b", U&"\\0061;" FROM "t;"',
  "SELECT 'é𝄞€', \"größe\", a.𝄞 FROM ünïcode",
  "SELECT 1 /* a; /* b; */ ' */ + -- c; '\n2",
  "SELECT foo$bar$, a$1 FROM t WHERE $1 > 2",
  "SELECT 1+-2, a<>-1, 5 - - 3, 1.e5, 0xFF, 1_000, a ->> 'x;'",
  "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT ';)'; SELECT 2)",
  "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 ELSE 2 END; SELECT ';'; END",
  "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (CASE 1 WHEN 1 THEN 2 END); END",
  "CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT 1 end; SELECT 2; END",
  "CREATE FUNCTION h() RETURNS int LANGUAGE sql RETURN CASE WHEN true THEN 1 END",
  "CREATE FUNCTION i() RETURNS int LANGUAGE plpgsql AS $f$ BEGIN IF a THEN RETURN 1; END IF; EXECUTE $$;$$; END $f$",
  "DO $$ BEGIN\n  PERFORM 'it''s;';\n  -- don't;\nEND $$",
  "INSERT INTO t VALUES ('\\.', '\n\\.\n', 'COPY a FROM stdin;\n1\n\\.\n')",
  "CREATE TABLE copy (stdin text, \"from\" text DEFAULT 'x;')",
  "SELECT copy FROM stdin",
  "COPY t FROM '/x' WHERE a IS DISTINCT FROM stdin",
  "CREATE TABLE ${schema}.t (a text DEFAULT '${long}')",
  "SELECT '${empty}', '${long}${empty}${schema}' AS \"${schema}\"",
] as const;

const placeholders = { schema: "shop", long: "several;\nlines 'ö𝄞'".replaceAll("'", "''"), empty: "" };

const filler = fc.constantFrom(
  ...[
    "",
    " ",
    "\n",
    ";",
    " ;\n;",
    "-- it's;\n",
    "/* $$ ; ' /* nested */ */",
    "\n-- ${long}\n".replace("${long}", "${schema}"),
  ],
  ...["\n\\restrict a'b;\n", "\n\\unrestrict $$\n", "\n-- ünïcode 𝄞\n", "\t\f\v"],
);

interface Part {
  readonly text: string;
  /** Null for what is no statement. */
  readonly statement: string | null;
  readonly data: string | null;
}

const statement = fc
  .tuple(fc.constantFrom(...nasty), fc.constantFrom("", " ", "\n", " -- tail ' ;\n", "/* ; */"))
  .map(([text, gap]): Part => ({ text: `${text}${gap};`, statement: text, data: null }));

const copy = fc
  .tuple(
    fc.constantFrom(
      "COPY t FROM stdin",
      "copy t (a, b) FROM STDIN WITH (FORMAT csv)",
      "COPY ${schema}.t\nFROM stdin -- x'\n",
    ),
    fc.array(
      fc.constantFrom("1\tit's", "$$;", "-- /*", "\\\\.", " \\.", "\\.x", "", "é𝄞", "COPY a FROM stdin;", "\\restrict"),
    ),
    fc.constantFrom("", " ", " -- data"),
  )
  .map(([text, lines, tail]): Part => {
    const data = lines.map((line) => `${line}\n`).join("");
    const name = text.includes("--") ? text.slice(0, text.indexOf(" --")) : text;
    return { text: `${text};${tail}\n${data}\\.\n`, statement: name, data };
  });

const parts = fc.array(
  fc.oneof(
    statement,
    copy,
    filler.map((text): Part => ({ text, statement: null, data: null })),
  ),
  {
    maxLength: 15,
  },
);

const replace = (text: string): string =>
  Object.entries(placeholders).reduce((all, [name, value]) => all.replaceAll(`\${${name}}`, value), text);

/** Line and column of a position, counted by hand. */
function placeOf(text: string, position: number): string {
  const lines = text.slice(0, position).split("\n");
  return `${lines.length}:${Array.from(lines.at(-1) ?? "").length + 1}`;
}

test.each(["\n", "\r\n"])("any order of nasty statements is split, located and sent right, with %j", async (end) => {
  await fc.assert(
    fc.asyncProperty(parts, async (some) => {
      const lines = (text: string): string => text.replaceAll("\n", end);
      const text = lines(some.map((part) => part.text).join(""));
      const found = await parse(text, { placeholders });
      const expected = some.flatMap((part, index) => {
        if (part.statement === null) return [];
        const at = lines(
          some
            .slice(0, index)
            .map((one) => one.text)
            .join(""),
        ).length;
        return [{ text: replace(lines(part.statement)), place: placeOf(text, at), data: part.data }];
      });
      expect(found.findings.filter(({ rule }) => rule !== "empty-file")).toEqual([]);
      expect(
        found.statements.map((one) => ({
          text: one.text,
          place: `${one.location.line}:${one.location.column}`,
          data: one.copyData,
        })),
      ).toEqual(expected);
      expect(found.copyData).toEqual(expected.flatMap(({ data }) => (data === null ? [] : [data])));

      // The server sees the same statements in the one message, at the places that locate() knows.
      const sql = Buffer.from(found.sql);
      const whole = (parseSync(found.sql).stmts ?? []).map((one) => {
        const start = one.stmt_location ?? 0;
        const characters = Array.from(sql.toString("utf8", 0, start)).length;
        const { line, column } = found.locate(characters);
        return { starts: sql.toString("utf8", start, start + 6), place: `${line}:${column}` };
      });
      expect(whole).toEqual(
        expected.map((one) => ({ starts: Buffer.from(one.text).toString("utf8", 0, 6), place: one.place })),
      );
    }),
    { numRuns: 300 },
  );
});

test.each(["\n", "\r\n"])(
  "a position behind a statement's last character is on the right line too, with %j",
  async (end) => {
    const text = [
      "SELECT 1;",
      "COPY t FROM stdin;",
      "1",
      "\\.",
      "-- ${schema}",
      "SELECT '𝄞${long}' AS a,",
      "  b;",
      "",
    ].join(end);
    const { sql, locate } = await parse(text, { placeholders });
    const at = Array.from(sql.slice(0, sql.indexOf("  b;") + 2)).length;
    expect(locate(at)).toEqual({ file: "migrations/V1__x.sql", line: 7, column: 3 });
    const inside = Array.from(sql.slice(0, sql.indexOf("lines"))).length;
    expect(locate(inside)).toMatchObject({ line: 6, column: 10 });
    expect(locate(1_000_000)).toMatchObject({ line: 8 });
  },
);

test("any text is read without a throw, and no statement is lost when it has no finding", async () => {
  const scrap = fc.constantFrom(
    ..."' \" $$ $a$ E' U&' ( ) ; -- /* */ \\ \\. \n COPY FROM stdin BEGIN ATOMIC END CASE CREATE FUNCTION SELECT a 1 , é 𝄞 ${ } ${schema}".split(
      " ",
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(scrap, { maxLength: 20 }), async (scraps) => {
      const { findings, statements, sql } = await parse(scraps.join(" "), { placeholders });
      const bad = findings.some(({ severity }) => severity === "error");
      expect(bad || (parseSync(sql).stmts ?? []).length === statements.length).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
