import { describe, expect, test } from "vitest";
import type { FixFile } from "../../src/core/fix.js";
import type { Finding } from "../../src/core/model.js";
import { finding } from "../../src/core/problems.js";
import type { MigrationReport } from "../../src/core/report.js";
import { writeFixes } from "../../src/environment/write-fixes.js";
import { files as known, toEnvironment, toMigration } from "../golden/build.js";

const [countries, email, index] = ["V12__add_countries.sql", "V13__add_email.sql", "V14__index_email.sql"] as const;
const texts = [countries, email, index].map((name) => [`db/${name}`, "one;\ntwo;\nthree;\n"] as const);

/** Files of a fix, by their names; those behind a `later` wait for something. */
function fixOf(...names: readonly string[]): Finding {
  const files = names.map((name): FixFile => {
    const file = name.replace("later ", "");
    return { file, sql: `of ${names.length};\n`, ...(name === file ? {} : { after: "all is written" }) };
  });
  return { ...finding("create-index", { message: "m" }), fix: files };
}

/** A line of a file that another one can replace. */
function lineOf(file: string, line: number): Finding {
  const lines = ["one;", "two;", "three;", ""].map((text, at) => (at === line - 1 ? `fixed ${line};` : text));
  const suggestion = { startLine: line, endLine: line, text: `fixed ${line};` };
  return { ...finding("create-index", { message: "m" }), fix: [{ file, sql: lines.join("\n") }], suggestion };
}

/** A folder in memory, and what was told; each environment has findings and the states of the migrations. */
function fix(
  ...environments: readonly { readonly findings: readonly Finding[]; readonly state?: MigrationReport["state"] }[]
) {
  const folder = new Map<string, string>();
  const told: string[] = [];
  const tell = (text: string): void => void told.push(text);
  const log = { group: tell, endGroup: () => undefined, line: tell, done: tell, progress: tell };
  const replaceFile = (file: string, text: string): void => void folder.set(file, text);
  const files = texts.map(([file, text]) => ({ file, name: file.slice("db/".length), text, settings: {} }));
  const result = writeFixes(
    { files, log, replaceFile },
    environments.map(({ findings, state = "pending" }) => {
      const migrations = [toMigration(known.countries), toMigration(known.email, { state }), toMigration(known.index)];
      return { findings, report: toEnvironment("production", [], { migrations }) };
    }),
  );
  return { ...result, told, folder: Object.fromEntries(folder) };
}

const [first, second, third] = [`db/${countries}`, `db/${email}`, `db/${index}`] as const;
const again = "this run has written: run check --fix again.";
const leaves = `--fix leaves ${second} as it is: an environment has it behind it already, where an edit comes too late.`;

describe("--fix writes", () => {
  test("files of a fix, new ones among them, and says so", () => {
    expect(fix({ findings: [fixOf(first, "db/U12__add_countries.sql")] })).toEqual({
      written: [first, "db/U12__add_countries.sql"],
      leftOut: [],
      told: [`  wrote ${first}`, "  wrote db/U12__add_countries.sql"],
      folder: { [first]: "of 2;\n", "db/U12__add_countries.sql": "of 2;\n" },
    });
  });

  test("what is for now, and shows what is for later", () => {
    expect(fix({ findings: [fixOf(first, "later db/V15__drop.sql")] })).toMatchObject({
      written: [first],
      told: [`  wrote ${first}`, "  for later, when all is written: db/V15__drop.sql", "    of 2;"],
      folder: { [first]: "of 2;\n" },
    });
  });

  test("lines of one file together, and each file", () => {
    const { folder, leftOut } = fix({ findings: [lineOf(first, 1), lineOf(second, 2), lineOf(first, 3)] });
    expect(folder).toEqual({ [first]: "fixed 1;\ntwo;\nfixed 3;\n", [second]: "one;\nfixed 2;\nthree;\n" });
    expect(leftOut).toEqual([]);
  });

  test("the fix of most files, whichever comes first, and leaves the others of these files for the next time", () => {
    const one = [lineOf(first, 1), fixOf(first), fixOf(first, "db/V15__x.sql")];
    expect(fix({ findings: one.slice(1) })).toMatchObject({ leftOut: [`1 more fix touches a file that ${again}`] });
    expect(fix({ findings: one })).toMatchObject({
      written: [first, "db/V15__x.sql"],
      leftOut: [`2 more fixes touch files that ${again}`],
      folder: { [first]: "of 2;\n" },
    });
  });

  test("none of a fix that shares one of its files with another", () => {
    expect(fix({ findings: [fixOf(first, "db/V15__x.sql"), fixOf("db/V16__y.sql", first)] })).toMatchObject({
      written: [first, "db/V15__x.sql"],
      leftOut: [`1 more fix touches a file that ${again}`],
    });
  });

  test("once what two environments find", () => {
    const findings = [fixOf(first, "db/V15__x.sql"), lineOf(second, 2)];
    expect(fix({ findings }, { findings })).toMatchObject({
      written: [first, "db/V15__x.sql", second],
      leftOut: [],
      folder: { [second]: "one;\nfixed 2;\nthree;\n" },
    });
  });
});

describe("--fix does not write", () => {
  test.each([
    ["what is waived", { ...fixOf(first), waived: "nobody writes at night" }],
    ["where there is no fix", finding("create-index", { message: "m" })],
    ["outside of the folders", fixOf("etc/V15__x.sql")],
    ["below one of the folders", fixOf("db/more/V15__x.sql")],
    ["a part of a fix that leaves the folders", fixOf(first, "../V15__x.sql")],
  ])("%s", (_, one) => {
    expect(fix({ findings: [one] })).toEqual({ written: [], leftOut: [], told: [], folder: {} });
  });

  test.each(["applied", "edited", "failed", "baseline", "below-baseline"] as const)(
    "what is %s in another environment, nor what goes with it, and says so",
    (state) => {
      const findings = [fixOf(second, "db/V15__x.sql"), fixOf(third)];
      expect(fix({ findings }, { findings: [], state })).toMatchObject({
        written: [third],
        leftOut: [leaves],
        folder: { [third]: "of 1;\n" },
      });
    },
  );

  test.each(["pending", "out-of-order"] as const)("but what is %s everywhere it does", (state) => {
    expect(fix({ findings: [fixOf(second)] }, { findings: [], state })).toMatchObject({
      written: [second],
      leftOut: [],
    });
  });
});
