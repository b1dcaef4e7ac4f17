import type { Finding } from "../core/model.js";
import { nearest } from "../core/nearest.js";
import { finding } from "../core/problems.js";
import { redact, spellingsOf } from "../core/redact.js";
import { rawPasswordsOf } from "../core/url-parts.js";
import { flags } from "./flags.js";
import { inputs } from "./inputs.js";
import type { Input } from "./inputs.js";

/** A command line, taken apart. */
export interface Arguments {
  /** Inputs and flags, the command among them where one was named; empty ones are left out. */
  readonly given: ReadonlyMap<string, string>;
  readonly help: boolean;
  readonly version: boolean;
  readonly findings: readonly Finding[];
}

type Variables = Readonly<Record<string, string | undefined>>;

const all: readonly Input[] = [...inputs, ...flags];

/**
 * Reads `<command> [text] [--name value | --name=value]`. A boolean flag alone means true. `new` takes its description
 * as text. SCHEMA_VERSION_<INPUT> variables count below flags.
 */
export function parseArguments(args: readonly string[], variables: Variables): Arguments {
  const own = new Map<string, string>();
  const findings: Finding[] = nearMisses(variables);
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
  if (words[0] === "help") {
    help = true;
    words.shift();
  }
  const [command, ...rest] = words;
  if (command !== undefined) own.set("command", command);
  if (rest.length > 0 && command === "new") own.set("description", rest.join(" "));
  else if (rest.length > 0) findings.push(unexpected(rest));
  if (own.get("database-url") === "") findings.push(emptyUrl());
  const given = [...new Map([...fromVariables(variables), ...own])].filter(([, value]) => value !== "");
  return { given: new Map(given), help, version, findings };

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
    if (at >= 0) set(name, arg.slice(at + 1));
    else if (input.value === undefined) return readBooleanFlag(name, next);
    else if (next === undefined || next.startsWith("--")) {
      findings.push(finding("input", { message: `--${name} needs a value`, help: `--${name} <${input.value}>` }));
    } else {
      set(name, next);
      return 1;
    }
    return 0;
  }

  function readBooleanFlag(name: string, next: string | undefined): 0 | 1 {
    const stated = next === "true" || next === "false";
    set(name, stated ? next : "true");
    return stated ? 1 : 0;
  }

  /** Placeholders add up; of anything else one would be lost in silence. */
  function set(name: string, value: string): void {
    const before = own.get(name);
    if (before !== undefined && name !== "placeholders") {
      findings.push(finding("input", { message: `--${name} is given twice`, help: "leave one of them out" }));
    }
    own.set(name, before !== undefined && name === "placeholders" ? `${before}\n${value}` : value);
  }
}

function unexpected(words: readonly string[]): Finding {
  const help = "a flag begins with --, and a switch takes nothing, true or false";
  const secrets = words.flatMap(rawPasswordsOf).flatMap(spellingsOf);
  return finding("input", { message: redact(`unexpected "${words.join(" ")}"`, secrets), help });
}

/** Else a script whose variable is unset would change the embedded database, and look as if all were well. */
function emptyUrl(): Finding {
  const help = "is the variable set that it comes from?";
  return finding("input", { message: "--database-url is given, but empty", help });
}

function unknown(arg: string): Finding {
  const name = arg.replace(/^-+/, "").split("=")[0] ?? "";
  const near = nearest(
    name,
    all.map((one) => one.name),
  );
  return finding("input", {
    message: `unknown flag ${arg.startsWith("--") ? "--" : "-"}${name}`,
    help: near === null ? "--help lists them" : `did you mean --${near}?`,
  });
}

function toVariable(name: string): string {
  return `SCHEMA_VERSION_${name.toUpperCase().replaceAll("-", "_")}`;
}

function fromVariables(variables: Variables): readonly [string, string][] {
  return all.flatMap(({ name }): readonly [string, string][] => {
    const value = variables[toVariable(name)];
    return value === undefined ? [] : [[name, value]];
  });
}

/** Variables that look like one of ours, mistyped; others may belong to somebody else. */
function nearMisses(variables: Variables): Finding[] {
  const known = all.map(({ name }) => toVariable(name));
  return Object.keys(variables)
    .filter((name) => name.startsWith("SCHEMA_VERSION_") && !known.includes(name))
    .flatMap((name) => {
      const near = nearest(
        name.slice("SCHEMA_VERSION_".length),
        known.map((one) => one.slice("SCHEMA_VERSION_".length)),
      );
      if (near === null) return [];
      return finding("input", { message: `unknown variable ${name}`, help: `did you mean SCHEMA_VERSION_${near}?` });
    });
}
