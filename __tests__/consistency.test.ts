import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { flags, outputs } from "../src/config/flags.js";
import { commandHelp, renderHelp } from "../src/config/help.js";
import { inputs } from "../src/config/inputs.js";
import type { Input } from "../src/config/inputs.js";
import { readConfig } from "../src/config/read-config.js";
import { problems } from "../src/core/problems.js";
import { tool } from "../src/core/tool.js";
import { toOutputs } from "../src/render/outputs.js";
import { toActionYml } from "./documents/action-yml.js";
import { toConfigSchema } from "./documents/config-schema.js";
import { fillRegions } from "./documents/regions.js";
import { toRulesPage } from "./documents/rules-page.js";
import { tables } from "./documents/tables.js";
import { report as applied } from "./golden/applied/report.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const allInputs: readonly Input[] = inputs;

function listDocuments(folder: string): readonly string[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".md"));
  return names.map((name) => join(folder, name));
}

const fill = (file: string): string =>
  fillRegions(read(file), { tables, readExample: (name) => read(`examples/${name}`) });

/** What is written, whole or in part, from the code: `npm run docs` writes it, this test compares. */
const written: readonly (readonly [string, () => string])[] = [
  ["action.yml", toActionYml],
  ["docs/schema-version.schema.json", toConfigSchema],
  ["docs/rules.md", toRulesPage],
  ...[...listDocuments(""), ...listDocuments("docs").filter((file) => file !== join("docs", "rules.md"))].map(
    (file) => [file, (): string => fill(file)] as const,
  ),
];

describe("written from the code", () => {
  test.each(written)("%s says what the code says", async (file, write) => {
    const path = join(root, file);
    const text = await format(write(), { ...(await resolveConfig(path)), filepath: path });
    await expect(text).toMatchFileSnapshot(path);
  });

  test.each([
    ["inputs", "README.md"],
    ["outputs", "README.md"],
    ["flags", "docs/command-line.md"],
    ["rules", "docs/troubleshooting.md"],
  ])("the table of %s is in %s", (name, file) => {
    expect(read(file)).toContain(`<!-- table: ${name} -->`);
  });
});

test("the tool has one version", () => {
  const { version } = JSON.parse(read("package.json")) as { readonly version: string };
  expect(tool.version).toBe(version);
  expect(read("CHANGELOG.md")).toContain(`## [${version}]`);
});

test("the action sets the outputs that action.yml declares", () => {
  const set = toOutputs(applied, { reportFile: "r", sarifFile: "s", commentUrl: null });
  expect(set.map(([name]) => name)).toEqual(outputs.map(([name]) => name));
});

describe("--help", () => {
  /** Inputs that mean nothing on a command line, or are its first word. */
  const elsewhere = new Set(["command", "comment", "github-token", "publish", "suggestions"]);
  const named = new Set(Object.values(commandHelp).flatMap((command) => command.inputs));
  const everywhere = new Set(["config", "format", "output"]);

  test("every input and flag is an option of some command", () => {
    const names = [...allInputs, ...flags].map(({ name }) => name).filter((name) => !elsewhere.has(name));
    expect(names.filter((name) => !named.has(name) && !everywhere.has(name))).toEqual([]);
  });

  test.each(Object.keys(commandHelp))("%s tells its options as the inputs describe them", (command) => {
    const text = renderHelp(command, 10_000);
    for (const name of commandHelp[command]?.inputs ?? []) {
      const input = [...allInputs, ...flags].find((one) => one.name === name);
      expect(input?.name).toBe(name);
      const [, shown = ""] = new RegExp(`^ +--${name}(?: <[^>]*>)? +(\\S.*?)(?: Default: .*)?$`, "m").exec(text) ?? [];
      // A part of it may be for other commands only.
      const sentences = shown.split(/(?<=\.) /).map((sentence) => sentence.toLowerCase());
      for (const sentence of sentences) expect(input?.description.toLowerCase()).toContain(sentence);
      expect(shown).not.toBe("");
    }
  });

  test("every command of the overview is a command", async () => {
    for (const command of Object.keys(commandHelp)) {
      const findings = await problemsWith({ command });
      expect(findings.filter((message) => message.includes("unknown command"))).toEqual([]);
    }
  });
});

type Given = Readonly<Record<string, string>>;

async function readAs(entry: "action" | "cli", given: Given, file: string | null): ReturnType<typeof readConfig> {
  return readConfig({
    entry,
    given: new Map(Object.entries(given).filter(([, value]) => value !== "")),
    variables: {},
    eventName: entry === "action" ? "pull_request" : null,
    publicRepository: true,
    pushedBranch: null,
    readText: (path) => (path.endsWith(".yml") ? file : null),
  });
}

async function problemsWith(given: Given): Promise<readonly string[]> {
  const config = await readAs("cli", given, null);
  return "findings" in config ? config.findings.map(({ message }) => message) : [];
}

describe("defaults and words of inputs", () => {
  test("a default that is told is the value that holds", async () => {
    const told = allInputs.filter(({ name, default: value }) => !/\$\{\{/.test(value) && name !== "config");
    const given = Object.fromEntries(told.map(({ name, default: value }) => [name, value]));
    expect(await readAs("cli", { ...given, command: "check" }, null)).toEqual(
      await readAs("cli", { command: "check" }, null),
    );
  });

  test("a default in action.yml never beats the configuration file", async () => {
    const manifest = parse(read("action.yml")) as { readonly inputs: Record<string, { readonly default?: string }> };
    const given = Object.fromEntries(
      Object.entries(manifest.inputs).map(([name, input]) => [name, input.default ?? ""]),
    );
    const file = allInputs
      .filter(({ inputOnly, name }) => inputOnly !== true && name !== "database-url")
      .map(({ name, value = "", default: usual }) => `${name}: ${other(name, value, usual)}`)
      .join("\n");
    const config = await readAs("action", given, file);
    const wanted = Object.fromEntries(Object.entries(given).filter(([name]) => name === "command"));
    expect(config).toEqual(await readAs("action", { ...wanted, "github-token": given["github-token"] ?? "" }, file));
    expect(config).toMatchObject({
      ok: { migrations: "other", comment: "off", environments: [{ lockTimeoutMs: 7000, transaction: "all" }] },
    });
  });

  /** A value that is not the default. */
  function other(name: string, value: string, usual: string): string {
    if (value.includes("|")) return value.split("|").find((word) => word !== usual) ?? "";
    if (value === "duration") return "7s";
    if (name === "fail-on") return "warning";
    return name === "placeholders" ? "{ a: b }" : "other";
  }

  const modes = allInputs.filter(({ value = "" }) => value.includes("|"));

  test.each(modes.map(({ name, value = "" }) => ({ name, words: value.split("|") })))(
    "$name takes $words and nothing else",
    async ({ name, words }) => {
      for (const word of words) expect(await problemsWith({ command: "check", [name]: word })).toEqual([]);
      expect(await problemsWith({ command: "check", [name]: "maybe" })).toEqual([
        expect.stringContaining(`"maybe" is none of ${words.join(", ")}`),
      ]);
      expect(words[0]).toBe(allInputs.find((input) => input.name === name)?.default);
    },
  );
});

test("every rule of the catalogue is reported somewhere", () => {
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.startsWith(join("core", "catalogue")))
    .map((name) => read(join("src", name)))
    .join("\n");
  expect(Object.keys(problems).filter((id) => !sources.includes(`"${id}"`))).toEqual([]);
});

test.each(["bench", "scripts"])("what programs in %s import from the build has a source", (folder) => {
  const programs = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  const texts = programs.filter((name) => name.endsWith(".mjs")).map((name) => read(join(folder, name)));
  const paths = texts.flatMap((text) => [...text.matchAll(/"[./]*lib\/([\w/-]+)\.js"/g)].map(([, path = ""]) => path));
  expect(paths).not.toHaveLength(0);
  expect(paths.filter((path) => !existsSync(join(root, "src", `${path}.ts`)))).toEqual([]);
});
