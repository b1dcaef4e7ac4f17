import { assert, property } from "fast-check";
import { marked, type MarkedToken, type Token } from "marked";
import { describe, expect, test } from "vitest";
import { bold, code, codeLink, details, fence, inline, link, prose, table } from "../../src/render/markdown.js";
import { hostileText } from "./hostile.js";

/** Every token of the text and what is inside it, tables and lists included. */
function tokensOf(markdown: string): readonly Token[] {
  const all: Token[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token) => void all.push(token));
  return all;
}

/** The only token of that kind. */
function theOnly<T extends MarkedToken["type"]>(type: T, tokens: readonly Token[]): Extract<MarkedToken, { type: T }> {
  const isOfKind = (token: Token): token is Extract<MarkedToken, { type: T }> => token.type === type;
  const [found, ...others] = tokens.filter(isOfKind);
  if (found === undefined || others.length > 0)
    throw new Error(`not one ${type} but ${tokens.map((token) => token.type).join(" ")}`);
  return found;
}

/** The tokens that are more than text, a paragraph or one of the kinds that we meant to write. */
function unexpected(markdown: string, ours: readonly string[]): readonly string[] {
  const plain = new Set(["paragraph", "text", "escape", "space", ...ours]);
  return tokensOf(markdown)
    .filter((token) => !plain.has(token.type))
    .map((token) => `${token.type}: ${token.raw}`);
}

/** What GitHub's filters look for in the text that Markdown leaves behind. */
const autolinks = /@[\w-]|#\d|GH-\d|:[\w+-]+:|:\/\/|www\.|mailto:\w/i;

function textOf(markdown: string): string {
  const shown = marked.parse(markdown, { async: false });
  return decode(shown.replaceAll(/<code>[^]*?<\/code>/g, " ").replaceAll(/<[^>]*>/g, ""));
}

function decode(text: string): string {
  return text
    .replaceAll("&#8203;", "\u200b")
    .replaceAll(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

describe("inline text", () => {
  test.each([
    { name: "a mention is broken", given: "@everyone", expected: "@&#8203;everyone" },
    { name: "an issue number is broken", given: "see #12", expected: "see #&#8203;12" },
    { name: "HTML is escaped", given: "<b> & </b>", expected: "&lt;b&gt; &amp; &lt;/b&gt;" },
    { name: "underscores of a file name stay text", given: "V1__a.sql", expected: String.raw`V1\_\_a.sql` },
    { name: "an address is no link", given: "https://x.example", expected: "https:&#8203;//x.example" },
    { name: "a line end is a blank", given: "a\r\nb", expected: "a b" },
    { name: "NUL is shown", given: "a\0b", expected: "a␀b" },
    { name: "a bidi override is shown", given: "a\u202eb", expected: "a⟨U+202E⟩b" },
    { name: "a pipe cannot end a cell", given: "a|b", expected: "a&#124;b" },
    { name: "an ordered list cannot start", given: "1. a", expected: "1&#8203;. a" },
    { name: "an emoji name with underscores stays text", given: ":a_b:", expected: String.raw`\:&#8203;a\_b:` },
  ])("$name", ({ given, expected }) => expect(inline(given)).toBe(expected));

  test("is cut with an ellipsis and never inside a character", () => {
    expect(inline("😀".repeat(10), { limit: 6 })).toBe("😀😀…");
  });

  test("of hostile text is nothing but text, at the start of a line and inside one", () => {
    assert(
      property(hostileText, (text) => {
        expect(unexpected(inline(text), [])).toEqual([]);
        expect(unexpected(`we say ${inline(text)} here`, [])).toEqual([]);
        expect(textOf(`- ${inline(text)}`)).not.toMatch(autolinks);
      }),
      { numRuns: 1_000 },
    );
  });

  test("in bold is nothing where there is none", () => expect(bold("")).toBe(""));

  test("in bold is one bold text", () => {
    assert(
      property(hostileText, (text) => {
        const shown = bold(inline(text));
        const kinds = tokensOf(`- ${shown} — more`).filter((token) => token.type === "strong");
        expect(kinds).toHaveLength(shown === "" ? 0 : 1);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a code span", () => {
  test.each([
    { name: "plain", given: "a", expected: "`a`" },
    { name: "with backticks inside", given: "a``b`c", expected: "```a``b`c```" },
    { name: "with a backtick at the end", given: "a`", expected: "`` a` ``" },
    { name: "empty", given: "", expected: "` `" },
    { name: "blanks alone", given: "   ", expected: "` `" },
  ])("$name", ({ given, expected }) => expect(code(given)).toBe(expected));

  test("of hostile text is one code span", () => {
    assert(
      property(hostileText, (text) => {
        const found = tokensOf(`say ${code(text)} here`).filter((token) => token.type === "codespan");
        expect(found).toHaveLength(1);
        expect(unexpected(`say ${code(text)} here`, ["codespan"])).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("prose", () => {
  test("shows quoted SQL as code and the rest as text", () => {
    expect(prose("`a_b` of *x*")).toBe(String.raw`${"`a_b`"} of \*x\*`);
  });

  test("keeps spans apart that touch, and blanks around it out", () => {
    expect(prose(" `a``b` c ")).toBe("`a`\u200b`b` c");
    expect(prose("`a`")).toBe("`a`\u200b");
    expect(prose("")).toBe("");
  });

  test("of hostile text has code and text only", () => {
    assert(
      property(hostileText, hostileText, (a, b) => {
        const shown = `say ${prose(`${a}\`${b}\`${a}`)} here`;
        expect(unexpected(shown, ["codespan"])).toEqual([]);
        expect(textOf(shown)).not.toMatch(autolinks);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a table", () => {
  test("keeps its number of cells for hostile text and code", () => {
    assert(
      property(hostileText, hostileText, (a, b) => {
        const shown = table(
          ["one", "two", "three"],
          [
            [inline(a), code(b), prose(`\`${a}\` ${b}`)],
            [code(a), "", inline(b)],
          ],
        );
        const tokens = marked.lexer(shown);
        expect(tokens).toHaveLength(1);
        const found = theOnly("table", tokens);
        expect(found.rows.map((cells) => cells.length)).toEqual([3, 3]);
        expect(found.rows[1]?.[1]?.text).toBe("");
        expect(unexpected(shown, ["table", "codespan"])).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test("a backslash before a pipe in code does not end the cell", () => {
    const found = theOnly("table", marked.lexer(table(["a", "b"], [[code("x\\|y"), "z"]])));
    expect(found.rows[0]?.map((cell) => cell.text)).toEqual(["`x\\\u200b|y`", "z"]);
  });
});

describe("a fence", () => {
  test("of hostile text closes where we close it", () => {
    assert(
      property(hostileText, (text) => {
        const tokens = marked.lexer(`${fence(text, "sql")}\n\nafter`);
        expect(tokens.map((token) => token.type)).toEqual(["code", "space", "paragraph"]);
        expect(theOnly("code", tokens).lang).toBe("sql");
      }),
      { numRuns: 1_000 },
    );
  });

  test("keeps lines and tabs and shows escape sequences", () => {
    expect(fence("a\r\n\tb\u001b[0m\r\n\r\n", "sql")).toBe("```sql\na\n\tb␛[0m\n```");
  });
});

describe("a folded section", () => {
  test("of hostile title and text opens and closes once", () => {
    assert(
      property(hostileText, (text) => {
        const shown = marked.parse(`${details(text, fence(text, "sql"))}\n\nafter`, { async: false });
        expect(shown.match(/<(?!p>|\/p>)\/?[a-z][^>]*>/g)?.map((tag) => tag.replace(/ .*/, ">"))).toEqual([
          "<details>",
          "<summary>",
          "</summary>",
          "<pre>",
          "<code>",
          "</code>",
          "</pre>",
          "</details>",
        ]);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    { name: "mentions are broken in its title too", title: '@a "<b>"', shown: "@&#8203;a &quot;&lt;b&gt;&quot;" },
    { name: "blanks around it are not shown", title: " a ", shown: "a" },
    { name: "what looks like an entity is shown as it is written", title: "a &lt; b", shown: "a &amp;lt; b" },
  ])("$name", ({ title, shown }) => expect(details(title, "x")).toContain(`<summary>${shown}</summary>`));
});

describe("a link", () => {
  test.each([
    { name: "https is linked", given: "https://github.com/o/r", expected: "[a](https://github.com/o/r)" },
    { name: "javascript is not", given: "javascript:alert(1)", expected: "a" },
    { name: "http is not", given: "http://github.com", expected: "a" },
    { name: "a password is not", given: "https://u:p@github.com", expected: "a" },
    { name: "a name to sign in is not", given: "https://u@github.com", expected: "a" },
    { name: "a password alone is not", given: "https://:p@github.com", expected: "a" },
    { name: "no address", given: null, expected: "a" },
    { name: "what is no address", given: "github.com", expected: "a" },
    {
      name: "brackets are encoded",
      given: "https://github.com/a(b)[c]<d>",
      expected: "[a](https://github.com/a%28b%29%5Bc%5D%3Cd%3E)",
    },
  ])("$name", ({ given, expected }) => expect(link("a", given)).toBe(expected));

  test("a name with brackets is code where nothing is linked, text in a link", () => {
    expect(codeLink("a[b]", null)).toBe("`a[b]`");
    expect(codeLink("a[b]", "https://github.com")).toBe(String.raw`[a\[b\]](https://github.com/)`);
  });

  test("of hostile parts is one link to that host", () => {
    assert(
      property(hostileText, (text) => {
        const found = theOnly("link", tokensOf(`see ${codeLink(text, `https://github.com/${text}`)} there`));
        expect(new URL(found.href).host).toBe("github.com");
      }),
      { numRuns: 500 },
    );
  });
});
