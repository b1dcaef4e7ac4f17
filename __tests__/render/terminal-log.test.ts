import { describe, expect, test } from "vitest";
import { toTerminalLog } from "../../src/render/terminal-log.js";

const erase = "\r\u001b[2K";

function written(live: boolean, work: (log: ReturnType<typeof toTerminalLog>) => void): string {
  let text = "";
  work(toTerminalLog({ write: (more) => (text += more), live }));
  return text;
}

describe("on a terminal", () => {
  test("progress is one line that changes, and is gone before a line that stays", () =>
    expect(
      written(true, (log) => {
        log.line("first");
        log.progress("a");
        log.progress("b");
        log.line("last");
      }),
    ).toBe(`first\n… a${erase}… b${erase}last\n`));

  test("what is done takes the progress away and leaves nothing", () =>
    expect(
      written(true, (log) => {
        log.progress("a");
        log.done("V1 done");
        log.progress("");
      }),
    ).toBe(`… a${erase}`));
});

test("elsewhere there is no progress, and what is done stays", () =>
  expect(
    written(false, (log) => {
      log.progress("a");
      log.done("V1 done");
      log.line("a\nb");
      log.endGroup();
    }),
  ).toBe("V1 done\na\nb\n"));

test.each([true, false])("text of others moves no cursor (live: %s)", (live) =>
  expect(
    written(live, (log) => {
      log.line("a\u001b[31m\rb\u202e");
      log.progress("x\u001b[2J\ny");
    }).replaceAll(erase, ""),
  ).toBe(live ? "a␛[31m b⟨U+202E⟩\n… x␛[2J y" : "a␛[31m b⟨U+202E⟩\n"),
);
