import { flags } from "./flags.js";
import { inputs } from "./inputs.js";
import type { Input } from "./inputs.js";

interface CommandHelp {
  readonly usage: string;
  readonly about: string;
  /** Inputs that matter to it, besides those of every command. */
  readonly inputs: readonly string[];
}

const connection = ["database-url", "environment", "schemas", "password-command", "ssl-ca"];
const running = ["role", "lock-wait", "lock-timeout", "statement-timeout", "max-block", "placeholders", "show-values"];

/** What `--help` tells of each command, in the order in which a newcomer meets them. */
export const commandHelp: Readonly<Record<string, CommandHelp>> = {
  demo: {
    usage: "demo",
    about: "Shows the whole story on an embedded database, in a few seconds, and leaves nothing behind.",
    inputs: [],
  },
  new: {
    usage: 'new "add email to users"',
    about:
      "Writes the next free version: a V file, and a U file that undoes it; with --from-drift what has drifted. With --undo V12: the undo script of that version, made and tried on a throw-away database.",
    inputs: ["migrations", "undo", "from-drift", ...connection, "placeholders", "shadow", "drift-ignore"],
  },
  check: {
    usage: "check",
    about:
      "Reads files and databases and says what apply would do, and what is wrong. Writes nothing but what --fix asks for.",
    inputs: [
      ...connection,
      "migrations",
      "placeholders",
      "out-of-order",
      "existing-schema",
      "transaction",
      "shadow",
      "queries",
      "evidence",
      "drift-ignore",
      "fail-on",
      "fix",
    ],
  },
  status: {
    usage: "status",
    about: "Lists every migration with its state.",
    inputs: [...connection, "migrations", "fail-on"],
  },
  observe: {
    usage: "observe --environment production --evidence evidence.json",
    about: "Writes what the database knows into a file, which check reads where no database is at hand.",
    inputs: [...connection, "migrations", "evidence", "shadow", "drift-ignore"],
  },
  apply: {
    usage: "apply",
    about: "Runs the pending migrations, each with its row and its log event in one transaction.",
    inputs: [
      ...connection,
      "migrations",
      ...running,
      "transaction",
      "on-failure",
      "out-of-order",
      "existing-schema",
      "expect-plan",
      "engine",
      "flyway-path",
      "dry-run",
    ],
  },
  rollback: {
    usage: "rollback --target-version 12 --confirm production",
    about: "Undoes applied migrations with their U files, newest first. Shows the plan and asks, on a terminal.",
    inputs: [
      ...connection,
      "migrations",
      "target-version",
      "steps",
      "run-id",
      "confirm",
      "dry-run",
      "expect-plan",
      "reason",
      ...running,
    ],
  },
  history: {
    usage: "history",
    about: "Prints the audit log: what happened, when, by whom, from which run.",
    inputs: [...connection],
  },
  drift: {
    usage: "drift --fail-on error,drift",
    about: "Says what changed in the database since the last deploy. Writes nothing.",
    inputs: [...connection, "migrations", "placeholders", "shadow", "drift-ignore", "fail-on"],
  },
  baseline: {
    usage: "baseline --target-version 12",
    about: "Records that an existing database is at a version, so that files up to it never run there.",
    inputs: [...connection, "target-version", "description", "reason", "dry-run", "lock-wait"],
  },
  repair: {
    usage: 'repair --target-version 12 --reason "whitespace only"',
    about: "Puts the record right: an edited file's checksum is taken, a missing or failed version is forgotten.",
    inputs: [...connection, "migrations", "target-version", "all", "accept-drift", "reason", "dry-run", "lock-wait"],
  },
  adopt: {
    usage: "adopt --dry-run",
    about:
      "Takes over Flyway's history table, row by row; with --copy-of: accepts once that a restored copy of one environment lives on as another.",
    inputs: [
      ...connection,
      "migrations",
      "placeholders",
      "target-version",
      "all",
      "reason",
      "copy-of",
      "dry-run",
      "lock-wait",
    ],
  },
  export: {
    usage: "export --to flyway",
    about: "Writes what is on record into Flyway's history table, so that Flyway can take over.",
    inputs: [...connection, "migrations", "placeholders", "to", "dry-run", "lock-wait"],
  },
};

const everywhere = ["config", "format", "output"];

/** The help text: of one command, or of all. Plain text, at most `columns` wide. */
export function renderHelp(command: string | null, columns: number): string {
  const one = command !== null && Object.hasOwn(commandHelp, command) ? commandHelp[command] : undefined;
  if (one === undefined) return overview(columns);
  const head = [`schema-version ${one.usage}`, "", ...wrap(one.about, columns, ""), ""];
  if (command === "demo") return head.join("\n");
  const options = [...one.inputs, ...everywhere].map((name) => optionOf(name, command ?? ""));
  return [
    ...head,
    "Options",
    ...table(options, columns),
    "",
    ...wrap(
      "Every option can be set by a variable SCHEMA_VERSION_<OPTION>, and most of them in .github/schema-version.yml.",
      columns,
      "",
    ),
    "",
  ].join("\n");
}

function overview(columns: number): string {
  const commands = Object.entries(commandHelp).map(([name, { about }]): readonly [string, string] => [name, about]);
  return [
    "schema-version <command> [--option value]",
    "",
    ...wrap(
      "Versioned PostgreSQL migrations: V<version>__<description>.sql, recorded in a schema_version table.",
      columns,
      "",
    ),
    "",
    "Commands",
    ...table(commands, columns),
    "",
    "First steps (in a clone, schema-version is: node dist/cli.js)",
    "  schema-version demo                         see it work, nothing needed",
    '  schema-version new "create users"           make its files, for your SQL',
    "  schema-version apply                        run it on an embedded database",
    "  schema-version check --database-url URL     what would happen on yours",
    "",
    ...wrap("schema-version <command> --help tells the options of a command; --version the version.", columns, ""),
    ...wrap(
      "Exit codes: 0 ok, 1 findings or a blocked plan, 2 bad input, 3 the database or a migration failed.",
      columns,
      "",
    ),
    "",
  ].join("\n");
}

/** What a description says to one command: parts such as `rollback: how many` are for those that they name. */
function describeFor(command: string, description: string): string {
  const parts = description.split(/(?<=\.) (?=[a-z]+(?:, [a-z]+)*: )/).map((part) => {
    const [, names = "", text = ""] = /^([a-z]+(?:, [a-z]+)*): (.*)$/s.exec(part) ?? [];
    const commands = names.split(", ");
    const isForSome = commands.every((name) => Object.hasOwn(commandHelp, name));
    if (!isForSome) return part;
    return commands.includes(command) ? `${text.slice(0, 1).toUpperCase()}${text.slice(1)}` : "";
  });
  return parts.filter((part) => part !== "").join(" ") || description;
}

function optionOf(name: string, command: string): readonly [string, string] {
  const input: Input | undefined = [...inputs, ...flags].find((one) => one.name === name);
  const value = input?.value === undefined ? "" : ` <${input.value}>`;
  const fallback =
    input?.default === undefined || input.default === "" || input.default === "false"
      ? ""
      : ` Default: ${input.default}.`;
  return [`--${name}${value}`, `${describeFor(command, input?.description ?? "")}${fallback}`];
}

function table(rows: readonly (readonly [string, string])[], columns: number): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows.flatMap(([name, text]) => {
    const [first = "", ...rest] = wrap(text, Math.max(columns - width, 30), "");
    return [`  ${name.padEnd(width - 2)}${first}`, ...rest.map((line) => " ".repeat(width) + line)];
  });
}

function wrap(text: string, columns: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    if (line.length + word.length + 1 > columns && line.trim() !== "") {
      lines.push(line);
      line = indent;
    }
    line = line.trim() === "" ? indent + word : `${line} ${word}`;
  }
  return [...lines, line];
}
