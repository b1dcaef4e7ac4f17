import { assert, constantFrom, property } from "fast-check";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/core/report.js";
import type { SchemaChange } from "../../src/core/schema/schema-change-model.js";
import { toAnnotations } from "../../src/render/annotations.js";
import { renderComment } from "../../src/render/comment.js";
import { renderCsv } from "../../src/render/csv.js";
import { renderDriftIssue, toIssueTitle } from "../../src/render/drift-issue.js";
import { colour, plain } from "../../src/render/paint.js";
import { renderSarif } from "../../src/render/sarif.js";
import { toLineSuggestions } from "../../src/render/suggestions.js";
import { renderSummary } from "../../src/render/summary.js";
import { renderText } from "../../src/render/text.js";
import { readCases } from "../golden/all.js";
import { hostileText } from "./hostile.js";

/** Fields whose values are words of ours, or of GitHub about itself. Every other text is of files, databases or people. */
const ours = new Set(
  `command verdict failure startedAt kind state result severity rule source plan change against status outcome rerun undo
  redo toFixProof toCaptureProof event at installedOn observedAt since version currentVersion targetVersion keys many
  required context planDigest checksum mode`.split(/\s+/),
);

/** The report with that text in place of every text that is not ours; messages differ, and begin with a clause. */
function replaceTexts(report: Report, text: string): Report {
  let messages = 0;
  const replace = (value: unknown, key: string): unknown => {
    if (ours.has(key)) return value;
    if (typeof value === "string" && value !== "" && key === "message") {
      messages += 1;
      return `${text} is number ${messages}: ${text}`;
    }
    if (typeof value === "string") return value === "" ? value : text;
    if (Array.isArray(value)) return value.map((one) => replace(one, key));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    // By their names attributes get their words.
    return Object.fromEntries(
      entries.map(([name, one]) => [name, key === "attributes" && name === "name" ? one : replace(one, name)]),
    );
  };
  const { context } = report;
  return { ...(replace(report, "") as Report), context: { ...context, ref: `refs/heads/${text}` } };
}

const cases = new Map(
  (await readCases()).flatMap(({ name, report }) => (name === "huge" ? [] : [[name, report] as const])),
);

const elements = new Set(
  "h1 h2 h3 h4 p strong em code pre a br ol ul li table thead tbody tr th td details summary sub blockquote".split(" "),
);
const unseen = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\u2028\ufeff]/u;

/** Nothing but elements of ours, all of them closed; no mention, and no address but the repository's own. */
function expectWhole(markdown: string): void {
  const html = marked.parse(markdown, { async: false, gfm: true }).replaceAll(/<!--[^]*?-->/g, "");
  const tags = [...html.matchAll(/<(\/?[a-z]+\d?)[^>]*>/gi)].map(([, tag = ""]) => tag);
  expect(tags.filter((tag) => !elements.has(tag.replace("/", "")))).toEqual([]);
  const amount = (tag: string): number => tags.filter((one) => one === tag).length;
  for (const tag of elements) if (tag !== "br") expect([tag, amount(tag)]).toEqual([tag, amount(`/${tag}`)]);
  const links = [...html.matchAll(/<(?:a|img)[^>]+(?:href|src)="([^"]*)"/g)].map(([, address = ""]) => address);
  expect(links.filter((address) => !address.startsWith("https://github.com/octo/shop/"))).toEqual([]);
  const prose = html.replaceAll(/<(code|pre)[^>]*>[^]*?<\/\1>/g, " ").replaceAll(/<[^>]*>/g, "");
  expect(prose.replaceAll(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))).not.toMatch(
    /@[\w-]|#\d|GH-\d|www\.|mailto:\w/i,
  );
  expect(markdown).not.toMatch(unseen);
}

interface Said {
  readonly message: { readonly text: string };
  readonly suppressions?: readonly { readonly justification: string }[];
  readonly fixes?: readonly { readonly description: { readonly text: string } }[];
}

function saidInSarif(report: Report): readonly string[] {
  const sarif = JSON.parse(renderSarif(report, { version: "1.0.0", defaultFile: "migrations" })) as {
    readonly runs: readonly { readonly results: readonly Said[] }[];
  };
  return sarif.runs.flatMap(({ results }) =>
    results.flatMap(({ message, suppressions = [], fixes = [] }) => [
      message.text,
      ...suppressions.map(({ justification }) => justification),
      ...fixes.map(({ description }) => description.text),
    ]),
  );
}

/** All that is wrong at once, so that each place of each report meets it in every run. */
const poisons: readonly string[] = [
  "@everyone <b>x</b> [a](https://evil.example) a|b \u202e",
  "`\n\n</details></summary></td>\n# x\n\n```\n<script>x</script> #1 \u001b[31m\n````",
  "@everyone <b>x</b> [a](https://evil.example) a|b `x ```",
  "=1+1 ![a](https://evil.example/i.png) \\| www.evil.example GH-12 <!-- \0",
];

function expectInPlace(name: string, text: string): void {
  const given = cases.get(name);
  if (given === undefined) throw new Error(`no case ${name}`);
  const report = replaceTexts(given, text);
  for (const body of [renderComment(report, { key: "5c1f" }), renderSummary(report)]) expectWhole(body);
  for (const environment of report.environments) {
    expectWhole(renderDriftIssue(report, environment, "5c1f"));
    expect(toIssueTitle(environment)).not.toMatch(unseen);
    expect(toIssueTitle(environment)).not.toContain("\n");
  }
  for (const { body } of toLineSuggestions(report, { root: "/" })) expectWhole(body);
  const colours = new RegExp(String.raw`\u001B\[\d+m`, "g");
  expect(renderText(report, { columns: 80, paint: colour }).replaceAll(colours, "")).not.toMatch(unseen);
  for (const { title, message } of toAnnotations(report, { root: "/" }))
    expect(`${title}${message}`).not.toMatch(unseen);
  for (const said of saidInSarif(report)) {
    expect(said).not.toMatch(unseen);
    // Code scanning makes links of `[text](address)`.
    expect(said).not.toContain("](");
  }
  for (const line of renderCsv(report).split("\r\n")) expect(line).not.toMatch(/[\n\t]|(?:^|,)"?[=+@-]/);
}

describe("every text of a report that is not ours stays in its place, in every format", () => {
  test.each([...cases.keys()])("of %s", (name) => {
    expect.hasAssertions();
    for (const text of poisons) expectInPlace(name, text);
  });

  test("whatever it is made of", () => {
    assert(property(constantFrom(...cases.keys()), hostileText, expectInPlace), { numRuns: 40 });
  });

  test("in what changes in the schema: the table of a constraint, definitions, what differs", () => {
    const given = cases.get("proven");
    if (given === undefined) throw new Error("no case");
    for (const text of poisons) {
      const made = (kind: string, known: Readonly<Record<string, string>>, change = "new"): unknown => ({
        change,
        kind,
        identity: `${text}.${text}`,
        table: text,
        attributes: Object.entries(known).map(([name, after]) => ({
          name,
          before: change === "new" ? null : text,
          after,
        })),
        parts: [],
      });
      const changes = [
        made("constraint", { definition: text }),
        made("index", { definition: `CREATE UNIQUE INDEX i ON ${text}` }),
        made("sequence", { owned_by: text }),
        made("table", { partition_bound: text, parents: text }),
        made("function", { definition: text }),
        made("column", { type: text, default: text }),
        made("constraint", { definition: `${text} after` }, "changed"),
      ];
      const schemaChange = { changes, tables: [], references: [] } as unknown as SchemaChange;
      const report = { ...given, environments: given.environments.map((one) => ({ ...one, schemaChange })) };
      for (const body of [renderComment(report, { key: "5c1f" }), renderSummary(report)]) {
        expect(body).toContain("What changes in the schema");
        expectWhole(body);
      }
      expect(renderText(report, { columns: 80, paint: plain })).not.toMatch(unseen);
    }
  });
});
