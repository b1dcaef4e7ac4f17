import fc from "fast-check";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toContext } from "../../src/config/context.js";
import { readConfig } from "../../src/config/read-config.js";
import { Failure } from "../../src/core/failure.js";
import type { Report } from "../../src/core/report.js";
import { toFailedReport } from "../../src/environment/finish.js";
import { toAnnotations } from "../../src/render/annotations.js";
import { renderComment } from "../../src/render/comment.js";
import { render } from "../../src/render/format.js";
import { toOutputs } from "../../src/render/outputs.js";
import { plain } from "../../src/render/paint.js";
import { run } from "../../src/run.js";
import { createDatabase, type TestDatabase } from "../support/database.js";
import { withStub } from "./protocol-stub.js";
import { runCommand } from "./run-command.js";

/** Odd signs of every kind, short ones, ones that equal common words, and what a generator finds. */
const written = [
  ...["a", "ab", "1", "%", "'", "\\", "@", "x:y", "p@ss/w:rd", "#frag?query&more=1", "with spaces in it", "tab\there"],
  ...[`quote"d`, "it's", "$HOME", "$(id)", "`id`", "%41%42", "100%", "back\\slash", "new\nline", "ümläut-größe"],
  ...[
    "пароль-секрет",
    "密码密码密码",
    "🔑🔓🔑🔓",
    "e\u0301e\u0301",
    "<b>bold</b>",
    "::add-mask::x",
    "[link](http://x)",
    "*** ***",
  ],
  ...[
    "postgres",
    "password",
    "secret",
    "admin",
    "localhost",
    "true",
    "database",
    "schema",
    "V1__x",
    "null",
    "undefined",
  ],
];
const found = fc
  .sample(fc.string({ unit: "binary", minLength: 1, maxLength: 30 }), { numRuns: 12, seed: 20_261_122 })
  // A surrogate without its other half cannot be written in a URL.
  .map((text) => text.replaceAll("\0", "-").replaceAll(/\p{Surrogate}/gu, "-"));
const passwords = [...new Set([...written, ...found])];
/** Those that can be told from ordinary text wherever they stand. */
const distinct = passwords.filter((text) => text.length >= 8 && !/^[a-z]+$/.test(text));

/** A password that no text holds. */
const reference = "Zq9xZq9xZq9xZq9x";
const strict = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const inUrl = encodeURIComponent;

interface Way {
  readonly url: (password: string) => string;
  readonly inputs?: (password: string) => Readonly<Record<string, string>>;
  readonly variables?: (password: string) => Readonly<Record<string, string>>;
}

let root: string;
let database: TestDatabase;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "secrets-"));
  writeFileSync(join(root, "V1__x.sql"), "SELECT 1;\n");
  database = await createDatabase();
});
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await database.drop();
});

const there = (): string => `${database.server.host}:${database.server.port}`;

const ways: Readonly<Record<string, Way>> = {
  "a port where nobody listens": { url: (word) => `postgres://u:${inUrl(word)}@127.0.0.1:1/d` },
  "a login that is refused": { url: (word) => `postgres://nobody:${inUrl(word)}@${there()}/${database.name}` },
  "a database that does not exist": { url: (word) => `postgres://postgres:${inUrl(word)}@${there()}/nosuch` },
  "TLS that is refused": { url: (word) => `postgres://u:${inUrl(word)}@${there()}/d?sslmode=require` },
  "a scheme that is none": { url: (word) => `mysql://u:${inUrl(word)}@h/d` },
  "a port that is none": { url: (word) => `postgres://u:${inUrl(word)}@h:x/d` },
  "a parameter that is none": { url: (word) => `postgres://u:${inUrl(word)}@h/d?nosuch=1` },
  "a password as parameter": { url: (word) => `postgres://nobody@${there()}/d?password=${inUrl(word)}` },
  "the variable PGPASSWORD": {
    url: () => `postgres://nobody@${there()}/${database.name}`,
    variables: (word) => ({ PGPASSWORD: word }),
  },
  "a URL in the wrong input": {
    url: (word) => `postgres://u:${inUrl(word)}@127.0.0.1:1/d`,
    inputs: (word) => ({ "lock-wait": `postgres://u:${inUrl(word)}@127.0.0.1:1/d` }),
  },
  "a command that prints it": {
    url: () => `postgres://nobody@${there()}/${database.name}`,
    inputs: (word) => {
      writeFileSync(join(root, "printed"), word);
      return { "password-command": `cat ${join(root, "printed")}` };
    },
  },
};

/** All that a run with such a password lets out, times left aside. */
async function everythingOf(way: Way, password: string, url = way.url(password)): Promise<string> {
  const lines: string[] = [];
  const tell = (text: string): void => void lines.push(text);
  const given = { command: "apply", migrations: root, "database-url": url, ...way.inputs?.(password) };
  const read = await readConfig({
    entry: "cli",
    given: new Map(Object.entries(given)),
    variables: way.variables?.(password) ?? {},
    eventName: null,
    publicRepository: false,
    pushedBranch: null,
    readText: () => null,
  });
  const context = toContext({}, null);
  const startedAt = new Date(0);
  const report: Report =
    "ok" in read
      ? await run({
          config: read.ok,
          root,
          confined: false,
          event: null,
          log: { group: tell, endGroup: () => {}, line: tell, done: tell, progress: tell },
          signal: new AbortController().signal,
          context,
          recorder: { ...context, installedBy: "dana", toolVersion: "1.0.0" },
          assets: "",
          startedAt,
        })
      : toFailedReport({ startedAt, now: () => startedAt, context }, new Failure("bad-input", read.findings), "apply");
  const timeless = { ...report, durationMs: 0 };
  const options = { columns: 100, paint: plain, configFile: "" };
  const formats = ["text", "markdown", "json", "sarif"] as const;
  return [
    ...lines,
    ...(await Promise.all(formats.map((format) => render(timeless, format, options)))),
    renderComment(timeless, { key: "k" }),
    JSON.stringify(toAnnotations(timeless, { root })),
    JSON.stringify(toOutputs(timeless, { reportFile: "r", sarifFile: "s", commentUrl: "" })),
  ].join("\n");
}

const spellings = (password: string): readonly string[] => [
  ...new Set([password, inUrl(password), strict(password), JSON.stringify(password).slice(1, -1)]),
];

const countOf = (text: string, part: string): number => text.split(part).length - 1;

describe("8. no password is ever shown", () => {
  // What a run says must not depend on the password at all: then nothing of it shows, however short or common it is.
  test.each(Object.entries(ways))("%s", async (_, way) => {
    // A command that prints several lines gives no password, and is told as that.
    const ofOneLine = await everythingOf(way, reference);
    const ofSeveral = await everythingOf(way, `${reference}\n${reference}`);
    for (const usual of [ofOneLine, ofSeveral]) {
      expect(usual).not.toContain("Zq9x");
      expect(usual.length).toBeGreaterThan(1000);
    }
    for (const password of passwords) {
      const usual = password.includes("\n") ? ofSeveral : ofOneLine;
      const all = await everythingOf(way, password);
      const name = `with ${JSON.stringify(password)}`;
      // One that equals words of the text is masked there too; it may not stand anywhere else.
      if (!spellings(password).some((text) => usual.includes(text))) expect(all, name).toBe(usual);
      for (const text of spellings(password))
        expect(countOf(all, text), name).toBeLessThanOrEqual(countOf(usual, text));
    }
  });

  test("a URL that is written without encoding, whatever it is then taken for", async () => {
    const way: Way = { url: (word) => `postgres://nobody:${word}@127.0.0.1:1/d` };
    for (const password of distinct) {
      const all = await everythingOf(way, password);
      for (const text of spellings(password)) expect(all, JSON.stringify(password)).not.toContain(text);
    }
  });

  test("a URL in the place of a folder", async () => {
    const inputs = { migrations: `postgres://u:${reference}@127.0.0.1:1/d` };
    const all = await everythingOf({ url: () => "postgres://u@127.0.0.1:1/d", inputs: () => inputs }, "");
    expect(all).toContain("is no folder");
    expect(all).not.toContain("Zq9x");
  });

  test("a server that repeats it in its refusal", async () => {
    for (const password of distinct) {
      const refuse = { error: `no entry for "${password.replaceAll("\0", "")}"`, sqlstate: "28P01" };
      await withStub({ answer: () => [], refuse }, async ({ url }) => {
        const all = await everythingOf({ url: () => "" }, "", url.replace("u:p@", `u:${inUrl(password)}@`));
        expect(all).toContain("no entry for");
        for (const text of spellings(password)) expect(all, JSON.stringify(password)).not.toContain(text);
      });
    }
  });

  test("the stack of a bug, whose message nobody knows beforehand", async () => {
    const { name, password } = await database.role();
    await database.query(`GRANT ALL ON SCHEMA public TO ${name}`);
    const [files, bare] = [{ "V1__a.sql": "SELECT 1;" }, `postgres://${name}@${there()}/${database.name}`];
    const onLine = (): void => {
      throw new Error(`a bug at ${password}`);
    };
    for (const [url, flags] of [
      [bare.replace("@", `:${password}@`), {}],
      [bare, { "password-command": `echo ${password}` }],
    ] as const) {
      const thrown: unknown = await runCommand("apply", { url, files, flags, onLine }).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(Error);
      const { message, stack } = thrown as Error;
      expect(message).toBe("a bug at ***");
      expect(stack).not.toContain(password);
    }
  });

  test("the command lines of programs that the tool starts", async () => {
    const seen = join(root, "seen");
    const inputs = { "password-command": `cat /proc/[0-9]*/cmdline > ${seen}; echo xxx` };
    const url = `postgres://nobody:${reference}@${there()}/${database.name}`;
    await everythingOf({ url: () => url, inputs: () => inputs }, reference);
    const lines = readFileSync(seen, "latin1");
    expect(lines).toContain("cat /proc/");
    expect(lines).not.toContain("Zq9x");
  });
});
