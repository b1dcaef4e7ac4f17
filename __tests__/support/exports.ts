import { importsOf, withoutComments, type Sources } from "./sources.js";

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

/** What is exported for nobody, file and name. A type may be there for the signature that it stands in. */
export function findUnused(sources: Sources): readonly string[] {
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
