import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import type { Unreadable } from "../files/read-text.js";

/** Where values come from; entries fill it from inputs, flags and the process. */
export interface ConfigSources {
  readonly entry: "action" | "cli";
  /** Inputs and flags as given, empty ones left out. */
  readonly given: ReadonlyMap<string, string>;
  /** The process's environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly eventName: string | null;
  /** Whether anyone can read what the run prints. */
  readonly publicRepository: boolean;
  /** The branch that a push updated. */
  readonly pushedBranch: string | null;
  /** `deletion`: the push removed a branch or a tag. */
  readonly push?: "update" | "deletion" | null;
  /** The text of a configuration file; null when it does not exist. */
  readonly readText: (file: string) => string | null | Unreadable;
}

/** The text of a configuration file; null where there is none, or none that can be read, which is a finding. */
export function readTextOf(
  file: string,
  { readText }: Pick<ConfigSources, "readText">,
  findings: Finding[],
): string | null {
  const text = readText(file);
  if (text === null || typeof text === "string") return text;
  const message =
    text.unreadable === "EISDIR" ? `${file} is a folder, not a file` : `${file} cannot be read (${text.unreadable})`;
  findings.push(finding("input", { message, help: "put a file there that this user may read, or remove it" }));
  return null;
}

/** Takes down one bad input: what is wrong with it, its name where the configuration file may hold it, the way out. */
export type Note = (message: string, more?: { readonly name?: string; readonly help?: string }) => void;

/** How a person writes an input: `--lock-wait` on the command line, `lock-wait` in a workflow. */
export function spell(name: string, { entry }: Pick<ConfigSources, "entry">): string {
  return entry === "cli" ? `--${name}` : name;
}
