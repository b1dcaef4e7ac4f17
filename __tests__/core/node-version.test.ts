import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refuseNode } from "../../src/core/node-version.js";

test.each([
  { version: "18.20.8", expected: "schema-version needs Node 20.12 or newer, and this is Node 18.20.8" },
  { version: "20.11.1", expected: "schema-version needs Node 20.12 or newer, and this is Node 20.11.1" },
  { version: "20.12.0", expected: null },
  { version: "22.0.0", expected: null },
  { version: "24.21.0", expected: null },
  { version: "100.1.0", expected: null },
])("Node $version", ({ version, expected }) => {
  expect(refuseNode(version)).toBe(expected);
});

test("the oldest one is that which package.json asks for", () => {
  const { engines } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    readonly engines: { readonly node: string };
  };
  expect(refuseNode("1.0.0")).toContain(`needs Node ${engines.node.replace(">=", "")} or newer`);
});
