import { expect, test } from "vitest";
import { importsOf, readSources, withoutComments, type Sources } from "./support/sources.js";

/** Exported although no other file of src imports them; each with the reason. */
const exceptions: Readonly<Record<string, string>> = {
  "config/flags.ts outputs": "the documents are made from it",
  "database/snapshot-store.ts decodeSnapshot":
    "a database cannot be made to hold all that is damaged; bench measures it",
  "database/snapshot-store.ts encodeSnapshot": "the other way of decodeSnapshot",
  "database/target.ts lockKeyOf": "tests hold the lock as another run does",
  "environment/batches.ts filesAtOnce": "decides by time, which no test can set",
  "run.ts openWorld": "tests call one walk in a world of its own",
  "shadow/server-database.ts copyDatabase": "a copy for tests of a server that no mirror's owner works on",
};

const declaration = /^export (?:async )?(?:function\*?|const|let|class|(type|interface)) (\w+)/gm;
const passedOn = /^export (?:type )?\{([^}]*)\}/gm;

interface Exported {
  readonly name: string;
  readonly what: "value" | "type";
}

function exportsOf(text: string): readonly Exported[] {
  const declared = [...text.matchAll(declaration)].map(([, type, name = ""]): Exported => ({
    name,
    what: type === undefined ? "value" : "type",
  }));
  const lists = [...text.matchAll(passedOn)].flatMap(([, names = ""]) => names.split(","));
  const names = lists.map((name) => name.trim().replace(/^type |^\w+ as /, "")).filter((name) => name !== "");
  return [...declared, ...names.map((name): Exported => ({ name, what: "value" }))];
}

/** The files whose exports are taken as a list. */
function takenWhole(file: string, text: string): readonly string[] {
  const lists = [...text.matchAll(/import \* as (\w+) (from "[^"]+")/g)];
  return lists.flatMap(([, name = "", from = ""]) =>
    text.includes(`Object.values(${name})`) ? importsOf(file, from) : [],
  );
}

/** What is exported for nobody. A type may be there for the signature that it stands in. */
function findUnused(sources: Sources): readonly string[] {
  const importers = new Map<string, string[]>();
  const texts = [...sources].map(([file, text]): [string, string] => [file, withoutComments(text)]);
  const whole = new Set(texts.flatMap(([file, text]) => takenWhole(file, text)));
  for (const [file, text] of texts) {
    for (const to of importsOf(file, text)) importers.set(to, [...(importers.get(to) ?? []), text]);
  }
  const parts = texts.filter(([file]) => !whole.has(file));
  return parts.flatMap(([file, text]) =>
    exportsOf(text)
      .filter(({ name, what }) => {
        const word = new RegExp(String.raw`\b${name}\b`, "g");
        const isUsed = (importers.get(file) ?? []).some((importer) => importer.search(word) !== -1);
        return !isUsed && (what === "value" || (text.match(word)?.length ?? 0) < 2);
      })
      .map(({ name }) => `${file} ${name}`),
  );
}

test("what a file exports, another one imports", () => {
  expect(findUnused(readSources()).toSorted()).toEqual(Object.keys(exceptions));
});

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
