import { describe, expect, test } from "vitest";
import { toContext } from "../../src/config/context.js";
import { toBlobAddress, toTrustedRun } from "../../src/render/links.js";

const variables = {
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "octo/shop",
  GITHUB_SHA: "a".repeat(40),
};
const context = toContext(variables, null);
const blob = `https://github.com/octo/shop/blob/${"a".repeat(40)}`;

describe("the address of a file", () => {
  test.each([
    ["migrations/V1__a.sql", 3, `${blob}/migrations/V1__a.sql#L3`],
    ["./V1__a b.sql", undefined, `${blob}/V1__a%20b.sql`],
    ["a)](https://evil)/x.sql", 1, `${blob}/a%29%5D%28https%3A//evil%29/x.sql#L1`],
    ["/etc/passwd", 1, null],
    ["migrations/../../x.sql", 1, null],
  ])("%s", (file, line, expected) => expect(toBlobAddress(context, file, line)).toBe(expected));

  test.each(Object.keys(variables))("is not known without %s", (name) =>
    expect(toBlobAddress(toContext({ ...variables, [name]: "" }, null), "V1__a.sql")).toBe(null),
  );
});

describe("the address of a run that a database has on record", () => {
  const run = "https://github.com/octo/shop/actions/runs/4711";
  test("leads to the run where it is one of this server", () =>
    expect(toTrustedRun(context, run)).toEqual({ id: "4711", url: run }));

  // Anyone who can write the table can write anything there.
  test.each([
    null,
    "",
    "https://githubXcom/octo/shop/actions/runs/4711",
    "http://xgithub.com/octo/shop/actions/runs/4711",
    "https://github.com.evil/octo/shop/actions/runs/4711",
    "javascript:alert(1)//octo/shop/actions/runs/4711",
    `${run}?x`,
    `${run}/job/1`,
    "https://github.com/octo/shop/issues/1",
    "https://github.com/octo/../actions/runs/x",
  ])("is none for %s", (address) => expect(toTrustedRun(context, address)).toBe(null));

  test("is none outside of GitHub", () => expect(toTrustedRun(toContext({}, null), run)).toBe(null));
});
