/** A line of output that the runner takes for a command. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly col?: number;
  readonly endColumn?: number;
}

/** The commands that a runner knows; other words between colons are plain text. */
const known = new Set(
  `add-mask add-matcher remove-matcher debug notice warning error group endgroup echo set-output save-state set-env
  add-path stop-commands internal-set-repo-path`.split(/\s+/),
);

function unescape(text: string, marks: Readonly<Record<string, string>>): string {
  const decoded = Object.entries(marks).reduce((value, [code, mark]) => value.replaceAll(code, mark), text);
  return decoded.replaceAll("%25", "%");
}

function toCommand(head: string, data: string, style: "::" | "##["): WorkflowCommand | null {
  const [name = "", rest = ""] = head.split(/ (.*)/s);
  if (!known.has(name.toLowerCase())) return null;
  const marks = style === "::" ? { "%0D": "\r", "%0A": "\n" } : { "%0D": "\r", "%0A": "\n", "%5D": "]", "%3B": ";" };
  const more: Record<string, string> = style === "::" ? { "%3A": ":", "%2C": "," } : {};
  const pairs = rest.split(style === "::" ? "," : ";").flatMap((pair): [string, string][] => {
    const [key = "", value] = pair.trim().split(/=(.*)/s);
    return value === undefined ? [] : [[key, unescape(value, { ...marks, ...more })]];
  });
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: unescape(data, marks) };
}

/** Reads one line as the runner does: `::name key=value::data` at its start, or the old `##[name]data` anywhere. */
function parseLine(line: string): WorkflowCommand | null {
  const modern = /^\s*::(.*?)::(.*)$/s.exec(line);
  const command = modern ? toCommand(modern[1] ?? "", modern[2] ?? "", "::") : null;
  if (command) return command;
  const old = /##\[(.*?)\](.*)$/s.exec(line);
  return old ? toCommand(old[1] ?? "", old[2] ?? "", "##[") : null;
}

/** All commands in an output, in order; between `stop-commands` and its token there are none. */
export function parseCommands(output: string): readonly WorkflowCommand[] {
  let token: string | null = null;
  return output.split(/\r\n|\n|\r/).flatMap((line) => {
    if (token !== null) {
      if (line.trim() === `::${token}::`) token = null;
      return [];
    }
    const command = parseLine(line);
    if (command?.name === "stop-commands") token = command.data;
    return command ? [command] : [];
  });
}

/** Errors, warnings and notices among the commands. */
export function toAnnotations(commands: readonly WorkflowCommand[]): readonly Annotation[] {
  return commands.flatMap(({ name, properties, data }) => {
    if (name !== "error" && name !== "warning" && name !== "notice") return [];
    const numbers = ["line", "endLine", "col", "endColumn"].filter((key) => key in properties);
    const places = Object.fromEntries(numbers.map((key) => [key, Number(properties[key])]));
    return [{ ...properties, ...places, level: name, message: data }];
  });
}

/** Reads a file of `GITHUB_OUTPUT`'s kind: `name=value` lines, and values between delimiters. */
export function parseFileCommands(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const [, name = "", mark = "", rest = ""] = /^([^=<]+)(<<|=)(.*)$/s.exec(line) ?? [];
    if (line === "") continue;
    if (name === "") throw new Error(`the runner does not understand "${line}"`);
    if (mark === "=") {
      values[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest, index + 1);
    if (end === -1) throw new Error(`the value of "${name}" has no end: ${rest} is missing`);
    values[name] = lines.slice(index + 1, end).join("\n");
    index = end;
  }
  return values;
}
