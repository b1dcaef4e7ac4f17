import { describe, expect, test } from "vitest";
import { flags } from "../../src/config/flags.js";
import { commandHelp, renderHelp } from "../../src/config/help.js";
import { inputs } from "../../src/config/inputs.js";
import { resolveCommand } from "../../src/core/event.js";

const every = Object.keys(commandHelp);

describe("--help", () => {
  test("lists every command that runs, and no other", () => {
    const overview = renderHelp(null, 100);
    expect(every.filter((command) => !("ok" in resolveCommand(command, null)))).toEqual([]);
    const all = [
      "check",
      "apply",
      "rollback",
      "status",
      "history",
      "drift",
      "baseline",
      "repair",
      "adopt",
      "export",
      "observe",
      "new",
      "demo",
    ];
    expect(every.toSorted()).toEqual(all.toSorted());
    for (const command of all) expect(overview).toMatch(new RegExp(`^  ${command} {2,}\\S`, "m"));
  });

  test.each(every.filter((command) => command !== "demo"))(
    "of %s shows a line to copy and describes each option once",
    (command) => {
      const text = renderHelp(command, 80);
      expect(text.split("\n")[0]).toBe(`schema-version ${commandHelp[command]?.usage}`);
      const options = [...text.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name);
      expect(options).toEqual([...new Set(options)]);
      const known = new Set<string>([...inputs, ...flags].map(({ name }) => name));
      expect(options.filter((name) => !known.has(name ?? ""))).toEqual([]);
      expect(options).toEqual(
        expect.arrayContaining([...(commandHelp[command]?.inputs ?? []), "config", "format", "output"]),
      );
    },
  );

  test("every option is shown by some command", () => {
    const shown = new Set(
      every.flatMap((command) => [...renderHelp(command, 80).matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name)),
    );
    // Where the action alone uses it, or the name stands before the options.
    const elsewhere = new Set(["command", "github-token", "comment", "suggestions", "publish", "description"]);
    expect(
      [...inputs, ...flags].map(({ name }) => name).filter((name) => !shown.has(name) && !elsewhere.has(name)),
    ).toEqual([]);
  });

  test.each([80, 100, 110])("fits into %i columns", (columns) => {
    const lines = [null, ...every].flatMap((command) => renderHelp(command, columns).split("\n"));
    // One long word cannot be broken.
    const broken = lines.filter((line) => line.length > columns && / /.test(line.split(/ {2,}/).at(-1) ?? ""));
    expect(broken).toEqual([]);
  });

  test("of an unknown word is the overview", () => {
    expect(renderHelp("constructor", 80)).toBe(renderHelp(null, 80));
  });
});

test.each([
  ["baseline", "target-version", "The version that the database is at."],
  ["rollback", "target-version", "The version to go back to, which stays (0 undoes everything)."],
  ["adopt", "target-version", "The version whose file is right."],
  ["baseline", "description", "How the record describes that version."],
  ["apply", "dry-run", "Show what would run, change nothing."],
  [
    "apply",
    "transaction",
    "each: every migration in a transaction of its own; all: all pending ones in one, all or nothing. Default: each.",
  ],
])("the help of %s says of --%s what is for that command", (command, option, expected) => {
  const line = renderHelp(command, 10_000)
    .split("\n")
    .find((one) => one.startsWith(`  --${option}`));
  expect(line?.replace(/^ +--\S+(?: <[^>]*>)? +/, "")).toBe(expected);
});
