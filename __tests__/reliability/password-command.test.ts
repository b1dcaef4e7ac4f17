import { describe, expect, test } from "vitest";
import { runPasswordCommand } from "../../src/database/password-command.js";

const signal = new AbortController().signal;

async function said(command: string, { patienceMs = 1000 } = {}): Promise<string> {
  return await runPasswordCommand(command, { patienceMs, signal }).then(
    (password) => `a password: ${password}`,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe.concurrent("10. password-command", () => {
  test.each([
    ["printf x1", "a password: x1"],
    ["printf 'x 1\\r\\n'", "a password: x 1"],
    ["printf ' x1\\n\\n'", "a password:  x1"],
    ["echo noise >&2; echo x1", "a password: x1"],
    // Whoever wants to be asked gets the end of the input.
    ["read x || echo nobody", "a password: nobody"],
    ["no-such-program-x", "it ended with exit code 127"],
    ["echo secret; exit 1", "it ended with exit code 1"],
    ["echo secret; kill -TERM $$", "it was ended by SIGTERM"],
    ["true", "it printed nothing"],
    ["printf ' \\n'", "it printed nothing"],
    ["printf 'secret\\nsecret\\n'", "it printed more than one line"],
    ["printf '\\nsecret\\n'", "it printed more than one line"],
    ["printf 'secret\\0'", "it printed more than one line"],
    ["yes secret", "it printed more than 64 kB"],
    ["echo secret; sleep 5", "it did not end within 1 s"],
  ])("%s", async (command, expected) => {
    const whole = expected.startsWith("it ") ? `password-command gave no password: ${expected}` : expected;
    expect(await said(command)).toBe(whole);
  });

  test("what it leaves running does not hold the run", async () => {
    const started = performance.now();
    expect(await said("sleep 5 & echo x1", { patienceMs: 5000 })).toBe("a password: x1");
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test("where there is no sh it is said", async () => {
    const usual = process.env["PATH"];
    process.env["PATH"] = "/nowhere";
    const asked = said("echo x1");
    // It is looked for at once; the tests beside this one have theirs.
    process.env["PATH"] = usual;
    expect(await asked).toBe("password-command gave no password: sh cannot be run (ENOENT)");
  });

  test("it ends with the run", async () => {
    const cancel = new AbortController();
    const running = runPasswordCommand("echo secret; sleep 5", { patienceMs: 10_000, signal: cancel.signal });
    setTimeout(() => cancel.abort(new Error("cancelled")), 50);
    await expect(running).rejects.toThrow(/^cancelled$/);
  });
});
