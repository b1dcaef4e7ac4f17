import { expect, test } from "vitest";
import type { Finding, Severity } from "../../src/core/model.js";
import { finding, problems, type ProblemId } from "../../src/core/problems.js";
import { sortFindings } from "../../src/core/sort-findings.js";

const at = (severity: Severity, file: string | undefined, line: number, rule: ProblemId = "edited"): Finding =>
  finding(rule, { message: "", severity, ...(file === undefined ? {} : { file, line }) });

test("findings are sorted worst first, then by place, so that two runs print the same", () => {
  const sorted = [
    at("error", undefined, 0),
    at("error", "a.sql", 2, "edited"),
    at("error", "a.sql", 2, "failed"),
    at("error", "a.sql", 10),
    at("error", "b.sql", 1),
    at("error", "V9__b.sql", 1),
    at("error", "V10__a.sql", 1),
    at("warning", "a.sql", 1),
    at("note", "a.sql", 1),
  ];
  expect(sortFindings(sorted.toReversed())).toEqual(sorted);
  const [first, second] = ["staging", "production"].map((environment) =>
    finding("edited", { message: "", environment }),
  );
  expect(sortFindings([first, second].flatMap((one) => one ?? [])).map(({ environment }) => environment)).toEqual([
    "production",
    "staging",
  ]);
});

test.each<{ name: string; sorted: readonly ProblemId[] }>([
  { name: "a migration that fails stands before one that locks", sorted: ["does-not-run", "create-index"] },
  { name: "a row in the way stands before what locks", sorted: ["offending-row", "set-not-null"] },
  { name: "syntax that the server does not know stops the deploy", sorted: ["newer-syntax", "drop-column"] },
  { name: "an edited file stands before what loses data", sorted: ["edited", "drop-table"] },
  { name: "a broken statement stands before a second run that fails", sorted: ["query-broken", "rerun-fails"] },
  { name: "a lock stands before an undo script that fails", sorted: ["add-check", "undo-fails"] },
  { name: "a guard that lacks stands after a lock", sorted: ["reindex", "create-if-not-exists"] },
  { name: "drift that waits stands last", sorted: ["undo-twice", "drift"] },
  { name: "a comment that could not be written stands last", sorted: ["undo-missing", "github"] },
])("of equal severity, $name", ({ sorted }) => {
  const findings = sorted.map((rule, index) => at("error", `${sorted.length - index}.sql`, 1, rule));
  expect(sortFindings(findings.toReversed()).map(({ rule }) => rule)).toEqual(sorted);
});

test("what no rule of the review and no rehearsal says stops the deploy, but for a few that are named", () => {
  const first = at("error", "a.sql", 1, "connection");
  const before = (Object.keys(problems) as ProblemId[]).filter(
    (rule) => sortFindings([at("error", "b.sql", 1, rule), first])[0]?.rule !== rule,
  );
  const deploy = (Object.keys(problems) as ProblemId[]).filter(
    (rule) => sortFindings([at("error", "b.sql", 1, rule), at("error", "a.sql", 1, "create-index")])[0]?.rule === rule,
  );
  expect(before).toContain("create-index");
  expect(deploy).toEqual(expect.arrayContaining(["syntax", "template", "lock-held", "evidence", "fails-on-rows"]));
  expect(deploy).not.toEqual(expect.arrayContaining(["drift"]));
  expect(deploy).not.toEqual(expect.arrayContaining(["undo-differs"]));
});
