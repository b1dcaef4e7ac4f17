import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Debian and Ubuntu always have it; elsewhere the tests that need a terminal are skipped. */
export const hasTerminal = ((): boolean => {
  const { status, stdout } = spawnSync("script", ["--version"], { encoding: "utf8" });
  return status === 0 && stdout.includes("util-linux");
})();

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

export interface Screen {
  readonly exitCode: number | null;
  /** What the terminal was sent, control sequences included; line ends are `\n`. */
  readonly raw: string;
  /** The same without control sequences. */
  readonly text: string;
}

export interface TerminalOptions {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What a person types once the text is shown: `\r` is Enter, `\u0003` Ctrl-C, `\u0004` Ctrl-D. */
  readonly type?: { readonly after: RegExp; readonly keys: string };
  /** Redirections behind the command, e.g. `2>/dev/null`. */
  readonly redirect?: string;
}

/** Runs the command line on a terminal of its own, 100 columns wide. */
export async function runOnTerminal({ args, cwd, env = {}, type, redirect = "" }: TerminalOptions): Promise<Screen> {
  const words = [process.execPath, cli, ...args].map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`);
  const command = `stty cols 100; exec ${words.join(" ")} ${redirect}`;
  const child = spawn("script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"], {
    cwd,
    env: { PATH: process.env.PATH ?? "", HOME: cwd, TERM: "xterm-256color", SHELL: "/bin/sh", ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let raw = "";
  let typed = type === undefined;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    raw += chunk;
    if (typed || type === undefined || !type.after.test(withoutControls(raw))) return;
    typed = true;
    child.stdin.write(type.keys);
  });
  const limit = setTimeout(() => child.kill("SIGKILL"), 20_000);
  const [exitCode] = (await once(child, "close")) as [number | null];
  clearTimeout(limit);
  raw = raw.replaceAll("\r\n", "\n");
  return { exitCode, raw, text: withoutControls(raw) };
}

function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, "").replaceAll("\r", "");
}
