import fc from "fast-check";

/** Pieces that have broken renderers of other tools, to be mixed with anything else. */
const pieces = [
  "@everyone", "@octocat", "#1", "GH-12", "owner/repo#3", "https://evil.example/x", "www.evil.example", "a@b.example",
  "mailto:a@b.example", "ftp://evil.example", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</details>", "</summary>",
  "<!--", "-->", "]]>", "<![CDATA[", "&lt;", "&#64;", "[a](https://evil.example)", "![a](https://evil.example/i.png)", "[^1]",
  "[a]: https://evil.example", "`", "``", "```", "~~~", "````sql", "\\", "\\`", "|", "\\|", "||", "**", "__", "~~", "$x$", "$$", "---",
  "===", "# head", "- item", "+ item", "1. item", "1) item", "> quote", "> [!NOTE]", ":smile:", ":white_check_mark:", "\n", "\r", "\r\n",
  "\n\n", "\t", "    ", "\0", "\u001b[31m", "\u001b]8;;https://evil.example\u0007", "\u202e", "\u2066", "\u200b", "\ufeff", "\u00ad",
  "\ud800", "\u2028", "\u0085", "::add-mask::x", "##[error]", "::stop-commands::t", "=1+1", "%0A", "é", "表", "👩‍💻", " ",
];

/** Hostile text: the pieces above between arbitrary text. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: "binary", maxLength: 4 }), fc.string({ maxLength: 4 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));
