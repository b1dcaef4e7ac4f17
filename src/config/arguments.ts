import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import { flags } from "./flags.js";
import { inputs } from "./inputs.js";
import type { Input } from "./inputs.js";
import { nearest } from "./read-config.js";

/** A command line, taken apart. */
export interface Arguments {
  /** Inputs and flags, the command among them where one was named. */
  readonly given: ReadonlyMap<string, string>;
  readonly help: boolean;
  readonly version: boolean;
  readonly findings: readonly Finding[];
}

const all: readonly Input[] = [...inputs, ...flags];

/**
 * Reads `<command> [text] [--name value | --name=value]`. A boolean flag alone means true. `new` takes its description
 * as text. SCHEMA_VERSION_<INPUT> variables count below flags.
 */
export function parseArguments(
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): Arguments {
  const given = new Map(fromVariables(variables));
  const findings: Finding[] = [];
  const words: string[] = [];
  let [help, version] = [false, false];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if (arg === "--help" || arg === "-h") help = true;
    else if (arg === "--version") version = true;
    else if (arg.startsWith("--")) index += readFlag(arg, args[index + 1]);
    else if (arg.startsWith("-") && arg.length > 1) findings.push(unknown(arg));
    else words.push(arg);
  }
  const [command, text, ...rest] = words;
  if (command === "help") help = true;
  else if (command !== undefined) given.set("command", command);
  if (text !== undefined && command === "new") given.set("description", text);
  const extra = command === "new" || command === "help" ? rest : words.slice(1);
  if (extra.length > 0)
    findings.push(finding("input", { message: `unexpected "${extra.join(" ")}"`, help: "flags begin with --" }));
  return { given, help, version, findings };

  /** Answers how many arguments after the flag it took. */
  function readFlag(arg: string, next: string | undefined): 0 | 1 {
    const at = arg.indexOf("=");
    const name = arg.slice(2, at < 0 ? undefined : at);
    const input = all.find((one) => one.name === name);
    if (input === undefined) {
      findings.push(unknown(arg));
      // What follows is most likely its value, not a command.
      return at < 0 && next !== undefined && !next.startsWith("-") ? 1 : 0;
    }
    if (at >= 0) given.set(name, arg.slice(at + 1));
    else if (input.value === undefined) return readBooleanFlag(name, next);
    else if (next === undefined || next.startsWith("--")) {
      findings.push(finding("input", { message: `--${name} needs a value`, help: `--${name} <${input.value}>` }));
    } else {
      given.set(name, next);
      return 1;
    }
    return 0;
  }

  function readBooleanFlag(name: string, next: string | undefined): 0 | 1 {
    const stated = next === "true" || next === "false";
    given.set(name, stated ? next : "true");
    return stated ? 1 : 0;
  }
}

function unknown(arg: string): Finding {
  const name = arg.replace(/^-+/, "").split("=")[0] ?? "";
  const near = nearest(
    name,
    all.map((one) => one.name),
  );
  return finding("input", {
    message: `unknown flag --${name}`,
    help: near === null ? "--help lists them" : `did you mean --${near}?`,
  });
}

function fromVariables(variables: Readonly<Record<string, string | undefined>>): readonly [string, string][] {
  return all.flatMap(({ name }): readonly [string, string][] => {
    const value = variables[`SCHEMA_VERSION_${name.toUpperCase().replaceAll("-", "_")}`];
    return value === undefined || value === "" ? [] : [[name, value]];
  });
}
