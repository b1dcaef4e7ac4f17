import { readFileSync } from "node:fs";

export interface Fixture {
  readonly files: Readonly<Record<string, string>>;
  /** Other rules that are right to speak too. */
  readonly also: readonly string[];
  readonly major: number | null;
  readonly undo: boolean;
}

/** `-- file: <name>` starts a file, `-- also: <rules>` names other rules, `-- major: 17` is the target's version. */
export function readFixture(path: string): Fixture {
  const files: Record<string, string> = {};
  const also: string[] = [];
  let [name, major, undo]: [string, number | null, boolean] = ["V2__change.sql", null, false];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const [, key, value = ""] = /^-- (file|also|major|undo): (.*)$/.exec(line) ?? [];
    if (key === "file") name = value;
    else if (key === "also") also.push(...value.split(", "));
    else if (key === "major") major = Number(value);
    else if (key !== "undo") files[name] = `${files[name] ?? ""}${line}\n`;
    undo ||= key === "undo" || (key === "file" && value.startsWith("U"));
  }
  return { files, also, major, undo };
}
