import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

// 11. What we depend on, and who may make the tool do what.

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), "utf8");

const workflows = [join(".github", "workflows"), "examples"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".yml"))
    .map((name) => join(folder, name)),
);

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly permissions?: unknown;
  readonly jobs?: Readonly<Record<string, { readonly steps?: readonly Step[] }>>;
}

describe.each(workflows.filter((file) => !file.endsWith("schema-version.yml")))("%s", (file) => {
  const { jobs = {}, permissions } = parse(read(file)) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

  test("uses every action by its full commit, with the version beside it", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []).filter((uses) => uses !== "./" && !uses.startsWith("OWNER/"));
    expect(used.filter((uses) => !/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/.test(uses))).toEqual([]);
    for (const uses of used) expect(read(file)).toMatch(new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+\\n`));
  });

  test("gives the token no more than it says, and leaves it in no checkout", () => {
    expect(permissions).toBeDefined();
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
  });
});

interface Locked {
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly integrity?: string;
  readonly link?: boolean;
}
const locked = Object.entries(
  (JSON.parse(read("package-lock.json")) as { readonly packages: Readonly<Record<string, Locked>> }).packages,
).filter(([path]) => path !== "");

test("every package is fixed by its digest", () => {
  expect(locked.length).toBeGreaterThan(100);
  expect(locked.filter(([, { integrity, link }]) => integrity === undefined && link !== true)).toEqual([]);
});

test("no package needs to run anything at its installation: those that would are PostgreSQL for the tests", () => {
  const run = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  expect(run.filter((path) => !/^node_modules\/pg\d\d-/.test(path))).toEqual([]);
});

test("every package that the action and the command line hold has its licence in dist", () => {
  const { dependencies } = JSON.parse(read("package.json")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const licences = `\n${read("dist", "licenses.txt")}`;
  for (const [name, version] of Object.entries(dependencies)) {
    expect(version).toMatch(/^\d/); // an exact one
    expect(licences).toContain(`\n${name} ${version} (`);
  }
  const strict = [...licences.matchAll(/^\S+ \d\S* \((.*)\)$/gm)].map(([, licence]) => licence);
  expect(strict.length).toBeGreaterThan(30);
  expect(
    [...new Set(strict)].filter(
      (licence) =>
        !/^\(?(?:MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|PostgreSQL|BlueOak-1\.0\.0|Unlicense)/.test(licence ?? ""),
    ),
  ).toEqual([]);
});

test("every row of the threat model names tests that are there", () => {
  const rows = read("SECURITY.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (?:who |-)/.test(line));
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const [who = "", , , shown = ""] = row
      .split("|")
      .slice(1)
      .map((cell) => cell.trim());
    const tests = [...shown.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, name = ""]) => name);
    expect(tests.length, who).toBeGreaterThan(0);
    expect(
      tests.filter((name) => !existsSync(join(root, "__tests__", name))),
      who,
    ).toEqual([]);
  }
});

/** What must hold whatever breaks, one after the other. */
const promises = [
  ["cuts", "kills"],
  ["exactly-once"],
  ["blocking"],
  ["poolers", "strange-servers"],
  ["cancel"],
  ["invalid-indexes"],
  ["check-writes-nothing"],
  ["secrets"],
  ["hostile-text"],
  ["urls-and-tls"],
  ["supply-chain"],
].flat();

test("every command of docs/reliability.md names tests that are there, and each test of reliability is named", () => {
  const named = [...read("docs/reliability.md").matchAll(/`npx vitest run ([^`]+)`/g)].flatMap(([, paths = ""]) =>
    paths.split(/\s+/),
  );
  const there = readdirSync(join(root, "__tests__"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `__tests__/${name}`);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !there.some((name) => name.startsWith(path)))).toEqual([]);
  const ofReliability = there.filter((name) => name.startsWith("__tests__/reliability/"));
  expect(ofReliability.filter((name) => !named.some((path) => name.startsWith(path)))).toEqual([]);
  expect(there).toEqual(expect.arrayContaining(promises.map((name) => `__tests__/reliability/${name}.test.ts`)));
});
