import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findUnused } from "./support/exports.js";
import { importsOf, readSources, withoutComments, type Sources } from "./support/sources.js";

/** The floors, from the top down: imports go down only, and parts of one floor do not know each other. */
const floors: readonly (readonly string[])[] = [
  ["action.ts", "cli.ts"],
  ["demo.ts"],
  ["run.ts", "publish.ts"],
  ["commands/"],
  ["environment/"],
  ["drift-sql/"],
  ["review/", "shadow/", "flyway/", "github/", "render/", "config.ts", "config/"],
  ["database/", "git/", "files/"],
  ["sql/"],
  ["core/"],
];
const entries = 0;
const core = floors.length - 1;

/** Packages that one part alone may import. */
const keepers: Readonly<Record<string, readonly string[]>> = {
  pg: ["database/"],
  "pg-protocol": ["database/"],
  "@supabase/pg-delta": ["drift-sql/"],
  "libpg-query": ["sql/"],
  "smol-toml": ["config/"],
  "@actions/core": ["action.ts"],
  "@actions/github": ["github/"],
  // The lock file of the embedded database names the process that holds it; git runs with one variable more; Flyway's
  // script does not pass signals on to Java.
  "node:process": ["action.ts", "cli.ts", "database/", "flyway/", "git/", "shadow/"],
  "node:console": [],
};

/** Exported although no other file of src imports them; each with the reason. */
const exportedAlone: Readonly<Record<string, string>> = {
  "config/flags.ts outputs": "the documents are made from it",
  "database/snapshot-store.ts decodeSnapshot":
    "a database cannot be made to hold all that is damaged; bench measures it",
  "database/snapshot-store.ts encodeSnapshot": "the other way of decodeSnapshot",
  "database/target.ts lockKeyOf": "tests hold the lock as another run does",
  "run.ts openWorld": "tests call one walk in a world of its own",
  "shadow/server-database.ts copyDatabase": "a copy for tests of a server that no mirror's owner works on",
};

const maximumLines = 250;
const vagueName = /^(utils?|helpers?|common|lib|misc)$/;
const testOnly = /NODE_ENV|vitest|__tests__/i;
const entryOnly = /(?<![\w."'`/-])(process|console)(?:\??\.\w|\[)/;

function placeOf(file: string): { readonly floor: number; readonly part: string } | null {
  for (const [floor, parts] of floors.entries()) {
    const part = parts.find((name) => (name.endsWith("/") ? file.startsWith(name) : file === name));
    // Each command is a part of its own: one never calls another.
    if (part !== undefined) return { floor, part: part === "commands/" ? file : part };
  }
  return null;
}

function checkEdge(from: string, to: string): string | null {
  const place = placeOf(from);
  const target = placeOf(to);
  if (place === null) return null;
  if (target === null) {
    if (place.floor === core && to !== "node:crypto") return "core imports only node:crypto";
    const name = isBuiltin(to) ? to : to.split("/", to.startsWith("@") ? 2 : 1).join("/");
    const keeper = keepers[name];
    return keeper === undefined || keeper.includes(place.part) ? null : `only ${keeper.join(" and ")} may import it`;
  }
  if (target.floor < place.floor) return "imports go down";
  return target.floor === place.floor && target.part !== place.part ? "siblings do not know each other" : null;
}

function findCircle(sources: Sources, path: readonly string[], done: Set<string>): readonly string[] | null {
  const last = path.at(-1) ?? "";
  if (path.indexOf(last) < path.length - 1) return path.slice(path.indexOf(last));
  if (done.has(last)) return null;
  for (const next of importsOf(last, sources.get(last) ?? "")) {
    const circle = sources.has(next) ? findCircle(sources, [...path, next], done) : null;
    if (circle !== null) return circle;
  }
  done.add(last);
  return null;
}

function checkFile(file: string, raw: string): readonly string[] {
  const text = withoutComments(raw);
  const place = placeOf(file);
  const lines = raw.split("\n").length - 1;
  const vague = file
    .replace(/\.ts$/, "")
    .split("/")
    .find((name) => vagueName.test(name));
  const entryWord = place?.floor === entries ? undefined : entryOnly.exec(text)?.[1];
  const edges = importsOf(file, text).map((to) => ({ name: `${file} -> ${to}`, problem: checkEdge(file, to) }));
  return [
    ...(place === null ? [`${file}: stands on no floor`] : []),
    ...(lines > maximumLines ? [`${file}: ${lines} lines, ${maximumLines} are allowed`] : []),
    ...(vague === undefined ? [] : [`${file}: "${vague}" says nothing`]),
    ...(testOnly.test(text) ? [`${file}: "${testOnly.exec(text)?.[0]}" is for tests only`] : []),
    ...(entryWord === undefined ? [] : [`${file}: only entries touch ${entryWord}`]),
    ...edges.flatMap(({ name, problem }) => (problem === null ? [] : [`${name}: ${problem}`])),
  ];
}

/** What breaks the house's rules, one sentence each, naming the file or the edge. */
function checkHouse(sources: Sources): readonly string[] {
  const done = new Set<string>();
  const circles = [...sources.keys()].flatMap((file) => {
    const circle = findCircle(sources, [file], done);
    circle?.forEach((member) => done.add(member));
    return circle === null ? [] : [`circle: ${circle.join(" -> ")}`];
  });
  return [...[...sources].flatMap(([file, text]) => checkFile(file, text)), ...circles];
}

test("every file and every import of src keeps the floors", () => {
  const sources = readSources();
  expect(sources.size).toBeGreaterThan(5);
  expect(checkHouse(sources)).toEqual([]);
});

test("no file of tests is longer than one of src may be", () => {
  const root = fileURLToPath(new URL(".", import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const lines = files.map((name) => ({ name, count: readFileSync(join(root, name), "utf8").split("\n").length - 1 }));
  expect(lines.filter(({ count }) => count > maximumLines)).toEqual([]);
});

test("what a file exports, another one imports", () => {
  expect(findUnused(readSources()).toSorted()).toEqual(Object.keys(exportedAlone));
});

test.each([
  {
    name: "an import upwards",
    files: { "sql/a.ts": 'import { b } from "../commands/b.js";', "commands/b.ts": "" },
    expected: "sql/a.ts -> commands/b.ts: imports go down",
  },
  {
    name: "a sibling",
    files: { "render/a.ts": 'import type { B } from "../github/b.js";', "github/b.ts": "" },
    expected: "render/a.ts -> github/b.ts: siblings do not know each other",
  },
  {
    name: "a command that calls another",
    files: { "commands/a.ts": 'export * from "./b.js";', "commands/b.ts": "" },
    expected: "commands/a.ts -> commands/b.ts: siblings do not know each other",
  },
  {
    name: "a lazy import upwards",
    files: { "git/a.ts": 'const b = await import("../run.js");', "run.ts": "" },
    expected: "git/a.ts -> run.ts: imports go down",
  },
  {
    name: "a circle",
    files: { "core/a.ts": 'import "./b.js";', "core/b.ts": 'import {\n  a,\n} from "./a.js";' },
    expected: "circle: core/a.ts -> core/b.ts -> core/a.ts",
  },
  {
    name: "a package in the core",
    files: { "core/a.ts": 'import { readFile } from "node:fs";' },
    expected: "core/a.ts -> node:fs: core imports only node:crypto",
  },
  {
    name: "pg above the database",
    files: { "commands/a.ts": 'import { Client } from "pg";' },
    expected: "commands/a.ts -> pg: only database/ may import it",
  },
  {
    name: "a part of a kept package",
    files: { "render/a.ts": 'import { x } from "@actions/core/lib/x";' },
    expected: "render/a.ts -> @actions/core/lib/x: only action.ts may import it",
  },
  {
    name: "a use of process",
    files: { "git/a.ts": "const home = process.env.HOME;" },
    expected: "git/a.ts: only entries touch process",
  },
  { name: "a long file", files: { "core/a.ts": "\n".repeat(251) }, expected: "core/a.ts: 251 lines, 250 are allowed" },
  { name: "a vague name", files: { "core/utils.ts": "" }, expected: 'core/utils.ts: "utils" says nothing' },
  {
    name: "code for tests",
    files: { "core/a.ts": "const x = env.VITEST;" },
    expected: 'core/a.ts: "VITEST" is for tests only',
  },
  { name: "a file on no floor", files: { "other/a.ts": "" }, expected: "other/a.ts: stands on no floor" },
])("$name is found and named", ({ files, expected }) => {
  expect(checkHouse(new Map(Object.entries(files)))).toEqual([expected]);
});

test("comments, types and words in text break nothing", () => {
  const text = '/** process.env, see "../run.js" */\n// import "pg"\nexport const help = "the process. ends";\n';
  expect(checkHouse(new Map([["core/a.ts", text]]))).toEqual([]);
});
