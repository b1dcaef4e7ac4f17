import { expect, test } from "vitest";
import { readProperties } from "../../src/core/properties.js";

test.each([
  ["a=b", { a: "b" }],
  [" a = b c ", { a: "b c" }],
  ["a:b", { a: "b" }],
  ["a b=c", { a: "b=c" }],
  ["a\t=\tb", { a: "b" }],
  ["a==b", { a: "=b" }],
  ["a", { a: "" }],
  ["# x=y\n! x=y\n\na=b#c", { a: "b#c" }],
  ["a=1\r\nb=2\rc=3", { a: "1", b: "2", c: "3" }],
  ["a=x,\\\n   y,\\\n# z", { a: "x,y,# z" }],
  ["a=C:\\dir\\u00e9", { a: "C:\\dir\\u00e9" }],
  ["flyway.locations=C:\\x\\\nflyway.url=y", { "flyway.locations": "C:\\x\\", "flyway.url": "y" }],
  ["a=x\\\n\nb=y", { a: "x\\", b: "y" }],
  ["a=x\\", { a: "x\\" }],
])("%j is read as Flyway reads it", (text, expected) => {
  expect(Object.fromEntries(readProperties(text).map(({ key, value }) => [key, value]))).toEqual(expected);
});

test("an entry stands at the line where it begins", () => {
  expect(readProperties("\na=\\\n1\nb=2").map(({ line }) => line)).toEqual([2, 4]);
});
