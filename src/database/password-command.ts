import { execFile } from "node:child_process";
import type { ExecFileException } from "node:child_process";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";

export interface PasswordCommandOptions {
  /** How long it may take. */
  readonly patienceMs: number;
  /** Ends it when it is aborted, with its reason. */
  readonly signal: AbortSignal;
}

/** Far more than any token has. */
const longestBytes = 65_536;
/** What it leaves running may hold what it writes to open for ever. */
const afterwardsMs = 1000;

/**
 * What the command prints, which is a password of one line. It runs in `sh`, is asked nothing, and its output is never
 * shown, nor is what it says to stderr. Throws Failure where it gives none.
 */
export async function runPasswordCommand(command: string, options: PasswordCommandOptions): Promise<string> {
  const { error, stdout } = await execute(command, options);
  options.signal.throwIfAborted();
  const password = stdout.replace(/[\r\n]+$/, "");
  const reason = error === null ? reasonIn(password) : reasonOf(error, options.patienceMs);
  if (reason === null) return password;
  const message = `password-command gave no password: ${reason}`;
  const help = "run it by itself in sh: it has to print the password alone, and its messages are not shown here";
  throw new Failure("database", [finding("authentication", { message, help })]);
}

interface Ended {
  readonly error: ExecFileException | null;
  readonly stdout: string;
}

async function execute(command: string, { patienceMs, signal }: PasswordCommandOptions): Promise<Ended> {
  return await new Promise((resolve) => {
    const bounds = { timeout: patienceMs, maxBuffer: longestBytes, killSignal: "SIGKILL", signal } as const;
    const child = execFile("sh", ["-c", command], bounds, (error, stdout) => resolve({ error, stdout }));
    child.stdin?.end();
    const leave = (): void => [child.stdout, child.stderr].forEach((pipe) => pipe?.destroy());
    child.once("exit", () => setTimeout(leave, afterwardsMs).unref());
  });
}

/** Why a text is no password, or null. */
function reasonIn(text: string): string | null {
  if (text.trim() === "") return "it printed nothing";
  return /[\r\n\0]/.test(text) ? "it printed more than one line" : null;
}

function reasonOf({ code, killed, signal }: ExecFileException, patienceMs: number): string {
  if (String(code) === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return `it printed more than ${longestBytes / 1024} kB`;
  if (killed === true) return `it did not end within ${patienceMs / 1000} s`;
  if (typeof signal === "string") return `it was ended by ${signal}`;
  return typeof code === "number" ? `it ended with exit code ${code}` : `sh cannot be run (${code})`;
}
