/**
 * Puts every mutant of some source files into a copy of the project, each behind a switch, so that one build holds all of
 * them. Which one is on is an entry of PATH, `/mutant-<id>`: that variable alone reaches every child that a test starts.
 * An entry `/cover-<name>` has the mutants that a process comes by written into the copy's `.cover/<name>`.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Instrumenter } from "@stryker-mutator/instrumenter";

const require = createRequire(import.meta.url);
const library = dirname(require.resolve("@stryker-mutator/instrumenter"));
const { allMutators } = await import(pathToFileURL(join(library, "mutators/index.js")).href);

/** What the library does not do: a guard that stands alone (`await prove(...)`) is left out. */
const leaveOut = {
  name: "StatementRemoval",
  *mutate(path) {
    if (!path.isExpressionStatement()) return;
    const { expression } = path.node;
    const called = expression.type === "AwaitExpression" ? expression.argument : expression;
    if (called.type === "CallExpression" || called.type === "AssignmentExpression") yield { type: "EmptyStatement" };
  },
};

/** What the library does with the test of an `if`: `isReady() ? ... : ...` goes one way, and the other. */
const decideTernary = {
  name: "TernaryTest",
  *mutate(path) {
    const decides = path.parentPath?.isConditionalExpression() && path.key === "test";
    if (!decides || path.isBinaryExpression() || path.isLogicalExpression()) return;
    for (const value of [true, false]) yield { type: "BooleanLiteral", value };
  },
};

/** Texts and lists of words break what they are compared with, which says little about a guard. */
const excludedMutations = ["StringLiteral", "ObjectLiteral", "ArrayDeclaration", "Regex", "ArrowFunction"];

/** In place of the library's own header, which knows one process. */
const header = (cover) => `// @ts-nocheck
import { appendFileSync as append__ } from "node:fs";
const mutants__ = globalThis.mutants__ ??= { path: null, active: null, cover: null, seen: new Set() };
function path__() {
  const path = process.env.PATH ?? "";
  if (path === mutants__.path) return;
  const cover = /:\\/cover-([^:]+)/.exec(path)?.[1] ?? null;
  if (cover !== mutants__.cover) mutants__.seen = new Set();
  Object.assign(mutants__, { path, cover, active: /:\\/mutant-(\\d+)/.exec(path)?.[1] ?? null });
}
function stryMutAct_9fa48(id) {
  path__();
  return mutants__.active === id;
}
function stryCov_9fa48(...ids) {
  path__();
  const fresh = mutants__.cover === null ? [] : ids.filter((id) => !mutants__.seen.has(id));
  if (fresh.length === 0) return;
  fresh.forEach((id) => mutants__.seen.add(id));
  append__(${JSON.stringify(cover)} + "/" + mutants__.cover, fresh.join("\\n") + "\\n");
}
`;

const itsHeader =
  /function stryNS_9fa48\(\) \{[^]*?\n\}\nstryNS_9fa48\(\);\n|function stry(?:Cov|MutAct)_9fa48\([^]*?\n\}\n/g;

const silent = () => {};
const tell = (...words) => process.stderr.write(`${words.join(" ")}\n`);
const logger = { isDebugEnabled: () => false, debug: silent, info: silent, warn: tell, error: tell };

/**
 * @param {string} copy a copy of the project, which is changed
 * @param {readonly string[]} files paths below it
 * @returns {Promise<readonly { id: string, file: string, place: string, mutator: string, replacement: string }[]>}
 */
export async function instrument(copy, files) {
  if (!allMutators.includes(leaveOut)) allMutators.push(leaveOut, decideTernary);
  const sources = await Promise.all(
    files.map(async (name) => ({ name, mutate: true, content: await readFile(join(copy, name), "utf8") })),
  );
  const made = await new Instrumenter(logger).instrument(sources, { excludedMutations, ignorers: [], plugins: [] });
  const cover = join(copy, ".cover");
  await mkdir(cover);
  for (const { name, content } of made.files) {
    // Not written over: it may be a link to the project's own.
    await rm(join(copy, name));
    const [, shebang = "", rest = ""] = /^(#!.*\n)?([^]*)$/.exec(content.replace(itsHeader, "")) ?? [];
    await writeFile(join(copy, name), shebang + header(cover) + rest);
  }
  const wanted = made.mutants.filter(({ status }) => status !== "Ignored");
  return wanted.map(({ id, fileName, mutatorName, replacement, location }) => ({
    id,
    file: fileName,
    place: `${fileName}:${location.start.line + 1}:${location.start.column + 1}`,
    mutator: mutatorName,
    replacement,
  }));
}
