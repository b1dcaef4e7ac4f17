import { assert, constantFrom, property } from "fast-check";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { toCommentMarker } from "../../src/core/comment-marker.js";
import { finding } from "../../src/core/problems.js";
import type { Report } from "../../src/core/report.js";
import { isWorthAComment, renderComment, sameComment, toCommentKey } from "../../src/render/comment.js";
import { renderSummary } from "../../src/render/summary.js";
import { readCases } from "../golden/all.js";
import { context, files, toEnvironment, toReport, toUnread } from "../golden/build.js";
import { report as fork } from "../golden/fork/report.js";
import { report as green } from "../golden/green/report.js";
import { report as huge } from "../golden/huge/report.js";
import { report as safe } from "../golden/safe/report.js";
import { hostileText } from "./hostile.js";
import { toHostileReport } from "./hostile-report.js";

const render = (report: Report): string => renderComment(report, { key: "5c1f" });

test("the first line is the marker by which the next run finds it", () => {
  expect(render(safe).split("\n")[0]).toBe("<!-- schema-version-action:v1 key=5c1f -->");
  expect(toCommentMarker("a-->b")).toBe("<!-- schema-version-action:v1 key=ab -->");
});

test("the key tells configurations apart and is the same in every run", () => {
  const parts = { config: "a", migrations: "b", environment: "" };
  expect(toCommentKey(parts)).toBe(toCommentKey({ ...parts }));
  expect(toCommentKey(parts)).toMatch(/^[0-9a-f]{12}$/);
  const others = [
    { ...parts, config: "x" },
    { ...parts, migrations: "x" },
    { ...parts, environment: "x" },
  ];
  expect(new Set([parts, ...others].map(toCommentKey)).size).toBe(4);
});

describe("two comments are the same", () => {
  const other = (parts: Partial<Report>): string => render({ ...safe, ...parts });
  const run = { ...context, runId: "9", runUrl: "https://github.com/octo/shop/actions/runs/9" };

  test.each([
    { name: "with another duration", body: other({ durationMs: 65_000 }) },
    { name: "in another run", body: other({ context: run }) },
    { name: "started at another time", body: other({ startedAt: "2027-01-01T00:00:00.000Z" }) },
    { name: "as GitHub may hand it out", body: `${render(safe).replaceAll("\n", "\r\n")}\r\n` },
  ])("$name", ({ body }) => expect(sameComment(render(safe), body)).toBe(true));

  test("when both were cut in different runs", () => {
    expect(sameComment(render(huge), render({ ...huge, durationMs: 1, context: run }))).toBe(true);
  });
});

describe("two comments differ", () => {
  const [staging, production] = safe.environments;
  const changed = (from: string, to: string): string => render(safe).replace(from, to);

  test.each([
    { name: "with another commit", body: render({ ...safe, context: { ...context, commit: "f".repeat(40) } }) },
    { name: "with another plan", body: changed("9f2c41aa…", "00000000…") },
    {
      name: "with one environment less",
      body: render({ ...safe, environments: staging === undefined ? [] : [staging] }),
    },
    {
      name: "with the environments in another order",
      body: render({ ...safe, environments: [production, staging].filter((one) => one !== undefined) }),
    },
    {
      name: "with SQL that differs by a time that looks like ours",
      body: changed("email text;", "email text; -- · 3.1 s · "),
    },
    {
      name: "with SQL that differs by a run's address",
      body: changed("email text;", "email text; -- ](https://github.com/a/b/actions/runs/7)"),
    },
  ])("$name", ({ body }) => {
    expect(body).not.toBe(render(safe));
    expect(sameComment(render(safe), body)).toBe(false);
  });
});

describe("a pull request gets its first comment", () => {
  test.each([
    { name: "when migrations are pending", report: safe, expected: true },
    { name: "when the base branch stands for the database and files are new", report: fork, expected: true },
    { name: "not when nothing is pending", report: green, expected: false },
    {
      name: "when something is wrong",
      report: { ...green, findings: [finding("ahead", { message: "x" })] },
      expected: true,
    },
    {
      name: "not for a note",
      report: { ...green, findings: [finding("empty-file", { message: "x" })] },
      expected: false,
    },
    { name: "when a database was not read", report: toReport([toUnread("production", "no URL")]), expected: true },
    { name: "when the check failed", report: { ...green, failure: "database" as const }, expected: true },
  ])("$name", ({ report, expected }) => expect(isWorthAComment(report)).toBe(expected));
});

/** The HTML elements that open and close, as GitHub would see them. */
function tagsOf(markdown: string): readonly string[] {
  const shown = marked.parse(markdown, { async: false }).replace(/^<!--.*?-->/, "");
  return [...shown.matchAll(/<(\/?[a-z]+\d?)[^>]*>/g)].map(([, tag = ""]) => tag);
}

const ours = new Set([
  "h3",
  "p",
  "strong",
  "em",
  "code",
  "pre",
  "a",
  "br",
  "ol",
  "ul",
  "li",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
  "details",
  "summary",
  "sub",
  "blockquote",
]);

describe("whole within the limit", () => {
  test("of a comment: the verdict stays, whole sections go, and it says which", () => {
    const text = render(huge);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toMatch(/^<!--.*-->\n### ⚠️ Look before you merge/);
    expect(text).toMatch(/\n> \*\*Left out here.*:\*\* .*the SQL.*\[The run's summary\]\(https:/);
    expect(text).toMatch(/<sub>.*<\/sub>$/);
  });

  test("of a summary, counted in bytes", () => {
    const wide = toReport([toEnvironment("production", [])], {
      findings: Array.from({ length: 900 }, (_, index) =>
        finding("ahead", { message: `${index} ${"表".repeat(900)}` }),
      ),
    });
    const text = renderSummary(wide);
    expect(text.length).toBeLessThan(1_048_576);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_048_576);
    expect(text).toContain("> **Left out here, because a summary holds 1 MiB:** more findings.");
  });

  test("a file that is too long is named, not cut", () => {
    const long = { ...files.email, sql: "SELECT 1;\n".repeat(5_000) };
    const text = render(toReport([toEnvironment("production", [files.countries, long])]));
    expect(text).toContain("CREATE TABLE IF NOT EXISTS countries");
    expect(text).toMatch(/`V13__add_email\.sql`\]\([^)]*\): 5,001 lines, too long to show here/);
  });

  test("sections close what they open, whatever is cut", () => {
    assert(
      property(hostileText, constantFrom(1, 40, 400, 4_000), (text, times) => {
        const file = { ...files.email, sql: text.repeat(times), description: text };
        const findings = Array.from({ length: Math.min(times, 60) }, (_, index) =>
          finding("syntax", { message: `${index}${text.repeat(9)}`, help: text }),
        );
        const body = render(toReport([toEnvironment(text, [file, files.index])], { findings, leftOut: [text] }));
        expect(body.length).toBeLessThanOrEqual(65_536);
        const tags = tagsOf(body);
        const amount = (tag: string): number => tags.filter((one) => one === tag).length;
        for (const tag of ["details", "summary", "pre", "table", "sub"])
          expect([tag, amount(tag)]).toEqual([tag, amount(`/${tag}`)]);
        expect(tags.filter((tag) => !ours.has(tag.replace("/", "")))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

test("proofs, drift, schema changes and fixes of hostile texts stay whole and link nowhere", () => {
  assert(
    property(
      hostileText,
      constantFrom(1, 3, 30),
      constantFrom("check" as const, "drift" as const),
      (text, times, command) => {
        const report = toHostileReport(text, times, command);
        for (const body of [render(report), renderSummary(report)]) {
          const tags = tagsOf(body);
          const amount = (tag: string): number => tags.filter((one) => one === tag).length;
          for (const tag of ["details", "summary", "pre", "table", "sub", "td"])
            expect([tag, amount(tag)]).toEqual([tag, amount(`/${tag}`)]);
          expect(tags.filter((tag) => !ours.has(tag.replace("/", "")))).toEqual([]);
          expect(linksOf(body).filter((address) => !address.startsWith("https://github.com/octo/shop/"))).toEqual([]);
        }
        expect(render(report).length).toBeLessThanOrEqual(65_536);
      },
    ),
    { numRuns: 60 },
  );
});

test("a large drift leaves the verdict, the environments and the migrations in the comment", () => {
  const body = render(toHostileReport("a long name of an object ".repeat(8), 400));
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body).toContain("Do not merge yet");
  expect(body).toContain("| Version now → after |");
  expect(body).toContain("| Migration | Proof | Locks on existing tables |");
  expect(body).toMatch(/> \*\*Left out here, .* the SQL for the drift in /);
});

function linksOf(markdown: string): readonly string[] {
  const shown = marked.parse(markdown, { async: false });
  return [...shown.matchAll(/<(?:a|img)[^>]+(?:href|src)="([^"]*)"/g)].map(([, address = ""]) => address);
}

test.each(await readCases())("$name links nowhere but to its own repository", ({ report }) => {
  const links = linksOf(renderSummary(report));
  expect(links.filter((address) => !address.startsWith("https://github.com/octo/shop/"))).toEqual([]);
});
