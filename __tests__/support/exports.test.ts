import { expect, test } from "vitest";
import { findUnused } from "./exports.js";

test.each([
  { name: "a function", text: "export async function a() {}\na();", expected: ["x.ts a"] },
  { name: "a constant", text: "/** a */\nexport const a = 1;", expected: ["x.ts a"] },
  { name: "a type that nobody names", text: "export type A = 1;", expected: ["x.ts A"] },
  { name: "a name passed on", text: 'export { a } from "./y.js";', expected: ["x.ts a"] },
  { name: "one of several", text: "export const a = 1;\nexport const used = a;", expected: ["x.ts a"] },
])("$name that nobody imports is found", ({ text, expected }) => {
  const z = 'import { used } from "./x.js";\nused(); // a';
  expect(findUnused(new Map(Object.entries({ "x.ts": text, "z.ts": z })))).toEqual(expected);
});

test.each([
  { name: "imported", z: 'import { used } from "./x.js";' },
  { name: "loaded lazily", z: 'const b = (await import("./x.js")).used();' },
  { name: "taken with its file", z: 'import * as x from "./x.js";\nx.used();' },
  { name: "in a list with all of its file", z: 'import * as x from "./x.js";\nObject.values(x);' },
  { name: "passed on", z: 'export { used } from "./x.js";\n', y: 'import { used } from "./z.js";' },
])("what is $name is not found", ({ z, y = "" }) => {
  const x = "export function used(given: Given) {}\nexport interface Given {}";
  expect(findUnused(new Map(Object.entries({ "x.ts": x, "y.ts": y, "z.ts": z })))).toEqual([]);
});
