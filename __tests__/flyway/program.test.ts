import { tmpdir } from "node:os";
import { afterEach, describe, expect, test, vi } from "vitest";
import { runProgram } from "../../src/flyway/program.js";

interface Given {
  readonly signal?: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
}

async function runScript(script: string, { signal = new AbortController().signal, env = {} }: Given = {}) {
  const lines: string[] = [];
  const variables = { PATH: process.env["PATH"] ?? "", ...env };
  const options = { env: variables, cwd: tmpdir(), signal, onLine: (line: string) => void lines.push(line) };
  return { ...(await runProgram("sh", ["-c", script], options)), lines };
}

describe("a program", () => {
  test("has what it writes, each line of stderr as it comes, and its exit code", async () => {
    expect(
      await runScript(
        `echo "$A"; echo one >&2; sleep 0.05; printf 'tw' >&2; sleep 0.05; printf 'o\\r\\nthree' >&2; exit 3`,
        { env: { A: "x" } },
      ),
    ).toEqual({
      stdout: "x\n",
      stderr: "one\ntwo\r\nthree",
      lines: ["one", "two", "three"],
      how: "exit code 3",
    });
  });

  test("that says nothing has no lines, and is asked nothing", async () =>
    expect(await runScript("read x || exit 4")).toEqual({ stdout: "", stderr: "", lines: [], how: "exit code 4" }));

  test("that is ended by a signal says by which", async () =>
    expect(await runScript("kill -TERM $$")).toMatchObject({ how: "ended by SIGTERM" }));

  test("that is not there says so as a shell does", async () => {
    const given = {
      env: { PATH: process.env["PATH"] ?? "" },
      cwd: tmpdir(),
      signal: new AbortController().signal,
      onLine: () => {},
    };
    expect(await runProgram("no-such-program-x", [], given)).toMatchObject({
      how: "exit code 127",
      stderr: expect.stringContaining("no-such-program-x") as string,
    });
    expect((await runProgram("sh", [], { ...given, cwd: "/nowhere" })).how).toContain("ENOENT");
  });

  test("that writes without end is kept in bounds", async () => {
    const { stdout, stderr, lines } = await runScript(
      "yes | head -c 70000000; yes | tr -d '\\n' | head -c 1000000 >&2; echo >&2; echo end >&2",
    );
    const mega = 1024 * 1024;
    expect([Math.floor(stdout.length / mega), stderr.length < 2 * 65_536, lines.at(-1)]).toEqual([64, true, "end"]);
    expect(lines[0]).toBe("y".repeat(4096));
    expect(lines).toHaveLength(2);
  });
});

describe("a program whose run is cancelled", () => {
  afterEach(() => void vi.useRealTimers());

  const begin = (script: string, signal: AbortSignal) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let ended = false;
    const running = runScript(script, { signal }).finally(() => (ended = true));
    return { running, hasEnded: () => ended };
  };
  /** Time for what happens outside. */
  const breathe = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const cancel = new AbortController();
  cancel.abort();

  test.each([
    { name: "meanwhile", early: false },
    { name: "before", early: true },
  ])("$name has two seconds to end by itself, and then all that it has started is ended", async ({ early }) => {
    const controller = early ? cancel : new AbortController();
    const { running, hasEnded } = begin("sleep 100 & trap '' TERM; sleep 100", controller.signal);
    controller.abort();
    await vi.advanceTimersByTimeAsync(1999);
    await breathe();
    expect(hasEnded()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect((await running).how).toBe("ended by SIGKILL");
  });

  test("and that ends by itself leaves nothing to end", async () => {
    const controller = new AbortController();
    const { running } = begin("exit 0", controller.signal);
    controller.abort();
    expect((await running).how).toBe("exit code 0");
    expect(vi.getTimerCount()).toBe(0);
  });
});
