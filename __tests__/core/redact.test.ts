import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsRowValues, maskCopiedLine, maskRowValues, redact, spellingsOf } from "../../src/core/redact.js";

const clean = (text: string, ...secrets: readonly string[]): string => redact(text, secrets.flatMap(spellingsOf));

describe("secrets in a text", () => {
  test.each([
    { name: "as it is written", secret: "s3cr3t!", text: "a s3cr3t! b", expected: "a *** b" },
    { name: "several times, glued together", secret: "abcd", text: "abcdabcd-abcd", expected: "******-***" },
    {
      name: "encoded for a URL",
      secret: "p@ss/w?rd",
      text: "postgres://u:p%40ss%2Fw%3Frd@h",
      expected: "postgres://u:***@h",
    },
    { name: "encoded in small letters", secret: "p@ss/w", text: "u:p%40ss%2fw@h", expected: "u:***@h" },
    {
      name: "decoded, when it was given encoded",
      secret: "p%40ssw",
      text: 'password "p@ssw"',
      expected: 'password "***"',
    },
    {
      name: "in capitals and small letters as it was given",
      secret: "p%4a%2Fw%2fx",
      text: "u:p%4a%2Fw%2fx@h",
      expected: "u:***@h",
    },
    { name: "decoded, with a quotation mark in it", secret: "p%22q r", text: 'said p"q r', expected: "said ***" },
    { name: "encoded strictly", secret: "it's(me)*!", text: "it%27s%28me%29%2A%21", expected: "***" },
    { name: "in JSON", secret: 'a"b\\c', text: String.raw`{"p":"a\"b\\c"}`, expected: '{"p":"***"}' },
    {
      name: "in a literal of SQL",
      secret: String.raw`it's\me`,
      text: String.raw`'it''s\me' E'it''s\\me'`,
      expected: "'***' E'***'",
    },
    { name: "with a stray percent sign", secret: "100%sure", text: "100%sure 100%25sure", expected: "*** ***" },
    {
      name: "of other scripts",
      secret: "пароль",
      text: "пароль %D0%BF%D0%B0%D1%80%D0%BE%D0%BB%D1%8C",
      expected: "*** ***",
    },
    { name: "over several lines", secret: "line1\nline2", text: "x line1\nline2 y", expected: "x *** y" },
    {
      name: "a line of several, as a server quotes it",
      secret: "-----BEGIN KEY-----\r\n  MIIEow,IBAAKC\nEND;\n",
      text: 'near "MIIEow,IBAAKC" END;',
      expected: 'near "***" END;',
    },
    { name: "with signs of patterns", secret: "a.*b$(c)", text: "a.*b$(c) axxb", expected: "*** axxb" },
    { name: "with signs of replacements", secret: "$&$1$`", text: "<$&$1$`>", expected: "<***>" },
  ])("$name", ({ secret, text, expected }) => {
    expect(clean(text, secret)).toBe(expected);
  });

  test("one inside another goes whole, whatever the order", () => {
    expect(redact("supersecret secret", ["secret", "supersecret"])).toBe("*** ***");
    expect(redact("supersecret secret", ["supersecret", "secret"])).toBe("*** ***");
  });

  const ordinary = "postgres Postgres password secret admin test root user localhost public true false".split(" ");
  test.each(["abc", "", ...ordinary])(
    'the word "%s" is ordinary: masking it would star out half of every report',
    (word) => {
      expect(spellingsOf(word)).toEqual([]);
      expect(clean(`role "${word}" of database ${word}`, word)).toBe(`role "${word}" of database ${word}`);
    },
  );

  test("a text without secrets stays the same text", () => {
    expect(clean('column "email" already exists', "hunter22")).toBe('column "email" already exists');
  });

  test("no spelling of any secret is left, wherever it stands", () => {
    const secret = fc.string({ unit: "grapheme", minLength: 4 }).filter((text) => spellingsOf(text).includes(text));
    const writings = [(text: string) => text, encodeURIComponent, (text: string) => JSON.stringify(text).slice(1, -1)];
    fc.assert(
      fc.property(secret, fc.constantFrom(...writings), fc.string(), fc.string(), (text, write, before, after) => {
        const written = write(decoded(text));
        fc.pre(written.length >= 4);
        expect(clean(`${before}|${written}|${after}`, text)).not.toContain(`|${written}|`);
      }),
      { numRuns: 300 },
    );
  });

  function decoded(text: string): string {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }
});

describe("row values in a server's message", () => {
  test.each([
    ["22P02", 'invalid input syntax for type integer: "4111 1111"', 'invalid input syntax for type integer: "***"'],
    ["22007", 'invalid input "a" for "b"', 'invalid input "***"'],
    ["22P02", 'bad "one\ntwo"', 'bad "***"'],
    ["22012", "division by zero", "division by zero"],
    // Servers whose lc_messages is another language.
    ["22P02", "ungültige Eingabesyntax für Typ integer: »ge»he«im«", "ungültige Eingabesyntax für Typ integer: »***«"],
    ["22003", "la valeur « 4111 » est en dehors des limites", "la valeur «***» est en dehors des limites"],
    ["22023", "el valor «a» no es válido para «b»", "el valor «***»"],
    ["22007", "型の構文が不正です: 「あ」", "型の構文が不正です: 「***」"],
    ["22007", "无效: “四”, „fünf“", "无效: “***“"],
    ["22008", "time field value out of range: 4111:13:-45", "time field value out of range: ***"],
    ["22003", 'value 4111 is out of bounds for "s" (1..5)', 'value *** is out of bounds for "***" (1..5)'],
    ["22001", "value too long for type character varying(5)", "value too long for type character varying(5)"],
    ["42601", 'syntax error in tsquery: "bob && &&"', 'syntax error in tsquery: "***"'],
    ["42601", "Syntaxfehler in tsvector: »:bob«", "Syntaxfehler in tsvector: »***«"],
    ["42601", 'syntax error in hstore, near "bob" at position 1', 'syntax error in hstore, near "***" at position 1'],
    ["54000", 'word is too long in tsquery: "bob"', 'word is too long in tsquery: "***"'],
    ["42601", 'syntax error at or near "tsquery"', 'syntax error at or near "tsquery"'],
    ["42704", 'type "tsquery" does not exist', 'type "tsquery" does not exist'],
    [
      "23505",
      'duplicate key value violates unique constraint "users_key"',
      'duplicate key value violates unique constraint "users_key"',
    ],
    ["42P01", 'relation "usrs" does not exist', 'relation "usrs" does not exist'],
    ["P0001", 'said "so"', 'said "so"'],
  ])("of %s: %s", (sqlstate, message, expected) => {
    expect(maskRowValues(message, sqlstate)).toBe(expected);
  });

  test.each([
    ["22000", true],
    ["23505", true],
    ["44000", true],
    ["42P01", false],
    ["2F005", false],
    ["P0001", false],
  ])("a DETAIL of %s may hold them: %s", (sqlstate, expected) => {
    expect(holdsRowValues(sqlstate)).toBe(expected);
  });

  test("a CONTEXT keeps where it was, and not the line that COPY was at", () => {
    const trigger = 'PL/pgSQL function "t"() line 1 at PERFORM';
    expect(maskCopiedLine(`${trigger}\nCOPY p, line 1: "5\tbob"`)).toBe(`${trigger}\nCOPY p, line 1: "***"`);
  });
});
