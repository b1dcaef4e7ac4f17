import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/model.js";
import { finding, problems } from "../../src/core/problems.js";
import { renderSarif } from "../../src/render/sarif.js";
import { toReport, toWaived } from "../golden/build.js";
import { report as failed } from "../golden/failed-apply/report.js";

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: {
      readonly driver: {
        readonly version: string;
        readonly rules: readonly { readonly id: string; readonly help: { readonly text: string } }[];
      };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: object };
      }[];
      readonly suppressions?: readonly object[];
      readonly fixes?: readonly object[];
    }[];
  }[];
}

function runOf(...findings: readonly Finding[]) {
  const text = renderSarif(toReport([], { findings }), { version: "1.0.0", defaultFile: "migrations" });
  const { version, runs } = JSON.parse(text) as Sarif;
  const [run] = runs;
  if (run === undefined) throw new Error("no run");
  return { version, ...run };
}

const edited = { message: "version 2 was edited", file: "migrations/a b/V2__ü#?%.sql", line: 3, column: 7 };

test("names the version of the format, the tool and what a column counts", () => {
  const { version, columnKind, tool } = runOf();
  expect({ version, columnKind, tool: tool.driver.version }).toEqual({
    version: "2.1.0",
    columnKind: "unicodeCodePoints",
    tool: "1.0.0",
  });
});

test("rules have the catalogue's help, and results point to theirs", () => {
  const run = runOf(finding("edited", edited), finding("ahead", { message: "x" }), finding("edited", { message: "y" }));
  expect(run.tool.driver.rules.map(({ id, help }) => [id, help.text])).toEqual([
    ["ahead", problems.ahead.help],
    ["edited", problems.edited.help],
  ]);
  expect(run.results.map(({ ruleId, ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id === ruleId)).toEqual([
    true,
    true,
    true,
  ]);
});

test("a rule of another version, as evidence may hold it, is named and no more", () => {
  const foreign = { ...finding("drift", { message: "x" }), rule: "of-another-version" };
  expect(runOf(foreign).tool.driver.rules).toEqual([{ id: "of-another-version" }]);
});

test("a place is a percent-encoded address below the repository's root", () => {
  const [result] = runOf(finding("edited", edited)).results;
  expect(result?.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: "migrations/a%20b/V2__%C3%BC%23%3F%25.sql" },
        region: { startLine: 3, startColumn: 7 },
      },
    },
  ]);
});

test("a finding without a file has the default place, because code scanning refuses one without", () => {
  const [result] = runOf(finding("missing", { message: "x" })).results;
  expect(result?.locations).toEqual([{ physicalLocation: { artifactLocation: { uri: "migrations" } } }]);
});

test("a line without a column is a region of that line", () => {
  const [result] = runOf(finding("edited", { message: "x", file: "./migrations/V2__x.sql", line: 3 })).results;
  expect(result?.locations).toEqual([
    { physicalLocation: { artifactLocation: { uri: "migrations/V2__x.sql" }, region: { startLine: 3 } } },
  ]);
});

describe("lines in place of others are a fix", () => {
  const suggest = (text: string, parts: Partial<Finding> = {}) => {
    const suggestion = { startLine: 3, endLine: 4, text };
    return runOf({ ...finding("edited", { ...edited, file: "./V2__x y.sql" }), suggestion, ...parts }).results[0];
  };
  const deletedRegion = { startLine: 3, startColumn: 1, endLine: 5, endColumn: 1 };
  const fixes = (replacement: object) => [
    {
      description: { text: problems.edited.help },
      artifactChanges: [{ artifactLocation: { uri: "V2__x%20y.sql" }, replacements: [replacement] }],
    },
  ];

  test("to the beginning of the line behind them", () =>
    expect(suggest("SELECT 1;")?.fixes).toEqual(fixes({ deletedRegion, insertedContent: { text: "SELECT 1;\n" } })));

  test("none in their place leaves no empty line", () => expect(suggest("")?.fixes).toEqual(fixes({ deletedRegion })));

  test("where it is of a file", () => {
    const { file: _, ...nowhere } = finding("edited", edited);
    const suggestion = { startLine: 3, endLine: 4, text: "" };
    expect(runOf({ ...nowhere, suggestion }).results[0]).not.toHaveProperty("fixes");
  });

  test("a finding without any has no fixes", () =>
    expect(runOf(finding("edited", edited)).results[0]).not.toHaveProperty("fixes"));
});

test("levels follow severity, worst first, and the way out is in the message", () => {
  const run = runOf(
    finding("empty-file", { message: "c" }),
    finding("ahead", { message: "b", environment: "staging" }),
    finding("edited", edited),
  );
  expect(run.results.map(({ level }) => level)).toEqual(["error", "warning", "note"]);
  expect(run.results[1]?.message.text).toBe(`staging: b\n${problems.ahead.help}`);
  expect(run.results[2]?.message.text).toBe(`c\n${problems["empty-file"].help}`);
});

test("a waived finding is suppressed with its reason, others are not", () => {
  const [waived, open] = runOf(
    toWaived("edited", edited, "agreed with the team"),
    finding("ahead", { message: "x" }),
  ).results;
  expect(waived?.suppressions).toEqual([{ kind: "inSource", justification: "agreed with the team" }]);
  expect(open?.suppressions).toBeUndefined();
});

test("a failed statement keeps its hint and the state of the database", () => {
  const [result] = runOf(...failed.findings).results;
  expect(result?.message.text).toMatch(/\(23505\)\nhint: .*\nstate: V14 is rolled back/);
});

test("a rule of the review brings why, the safe form and its group", () => {
  const run = runOf(finding("create-index", { message: "x", file: "migrations/V2__x.sql", line: 1 }));
  expect(run.tool.driver.rules).toEqual([
    {
      id: "create-index",
      shortDescription: { text: problems["create-index"].about },
      fullDescription: { text: problems["create-index"].why },
      help: {
        text: expect.stringContaining("CREATE INDEX CONCURRENTLY IF NOT EXISTS"),
        markdown: expect.stringMatching(/```sql\nCREATE INDEX CONCURRENTLY[^]*\n```$/),
      },
      defaultConfiguration: { level: "error" },
      properties: { tags: ["locking"] },
    },
  ]);
});

test("every rule and every kind of finding is valid by the schema of SARIF 2.1.0", () => {
  const path = new URL("../fixtures/sarif-2.1.0.schema.json", import.meta.url);
  const { id: _, ...rest } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  // It is written in draft 4, and uses nothing that draft 7 reads differently.
  const schema = { ...rest, $schema: "http://json-schema.org/draft-07/schema#" };
  const validate = formats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema);
  const all = Object.keys(problems).map((id) => finding(id as keyof typeof problems, { ...edited, message: id }));
  const kinds: readonly Finding[] = [
    toWaived("edited", edited, "on purpose"),
    finding("edited", { message: "no file" }),
    {
      ...finding("create-index", edited),
      fix: [{ file: "migrations/V2__x.sql", sql: "SELECT 1;\n" }],
      suggestion: { startLine: 3, endLine: 4, text: "SELECT 1;" },
    },
  ];
  const text = renderSarif(toReport([], { findings: [...all, ...kinds] }), {
    version: "1.0.0",
    defaultFile: "migrations",
  });
  validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
  const broken = JSON.parse(text.replace('"version": "2.1.0"', '"version": "3"')) as object;
  expect(validate(broken)).toBe(false);
});
