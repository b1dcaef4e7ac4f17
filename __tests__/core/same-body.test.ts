import { expect, test } from "vitest";
import { diffSnapshots } from "../../src/core/schema/drift.js";
import { isSameBody } from "../../src/core/schema/same-body.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";

test.each([
  { name: "Windows line ends", one: "BEGIN\n  x := 1;\nEND", other: "BEGIN\r\n  x := 1;\r\nEND", same: true },
  { name: "trailing blanks", one: "SELECT 1 -- one\n", other: "SELECT 1 -- one  \n\n", same: true },
  { name: "indentation", one: "BEGIN\n  x := 1;\nEND", other: "BEGIN x := 1; END", same: true },
  { name: "another value", one: "SELECT 1", other: "SELECT 2", same: false },
  { name: "blanks in a string", one: "SELECT 'a b'", other: "SELECT 'a  b'", same: false },
  { name: "blanks in a quoted name", one: 'SELECT "a b"', other: 'SELECT "a  b"', same: false },
  { name: "blanks in a body within", one: "EXECUTE $q$a b$q$", other: "EXECUTE $q$a  b$q$", same: false },
  { name: "Windows line ends in a string", one: "SELECT 'a\nb'", other: "SELECT 'a\r\nb'", same: true },
  { name: "an operator torn apart", one: "SELECT a <= b", other: "SELECT a < = b", same: false },
  { name: "a word torn apart", one: "SELECT ab", other: "SELECT a b", same: false },
  { name: "two strings that were one", one: "SELECT 'a'\n'b'", other: "SELECT 'a' 'b'", same: false },
  { name: "a comment that swallows what follows", one: "SELECT 1 -- a\n+ 1", other: "SELECT 1 -- a + 1", same: false },
  { name: "another case", one: "select 1", other: "SELECT 1", same: false },
  { name: "a comment more", one: "SELECT 1", other: "SELECT 1 -- one", same: false },
])("$name in a body of PL/pgSQL: same is $same", ({ one, other, same }) => {
  expect([isSameBody(one, other, "plpgsql"), isSameBody(other, one, "sql")]).toEqual([same, same]);
});

test.each([
  { name: "indentation counts", one: "if x:\n  y", other: "if x:\n    y", same: false },
  { name: "line ends do not", one: "if x:\n  y", other: "if x:\r\n  y", same: true },
])("in another language, $name", ({ one, other, same }) => {
  expect(isSameBody(one, other, "plpython3u")).toBe(same);
});

test.each([
  { name: "the layout alone is cosmetic", kind: "function", definition: "SELECT  1", more: {}, severity: "cosmetic" },
  { name: "another text is structural", kind: "function", definition: "SELECT 2", more: {}, severity: "structural" },
  { name: "a view's text is no body", kind: "view", definition: "SELECT  1", more: {}, severity: "structural" },
  {
    name: "with another language it is structural",
    kind: "procedure",
    definition: "SELECT  1",
    more: { language: "plpgsql" },
    severity: "structural",
  },
  {
    name: "with who runs it, it is security",
    kind: "procedure",
    definition: "SELECT  1",
    more: { security_definer: "yes" },
    severity: "security",
  },
])("of a body that changed, $name", ({ kind, definition, more, severity }) => {
  const snapshot = (attributes: Readonly<Record<string, string>>): SchemaSnapshot => ({
    major: 18,
    objects: [{ kind, identity: "public.f()", attributes: { language: "sql", ...attributes } }],
  });
  const drifts = diffSnapshots(snapshot({ definition: "SELECT 1" }), snapshot({ definition, ...more }));
  expect(drifts.map((drift) => drift.severity)).toEqual([severity]);
});
