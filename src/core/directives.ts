import { parseDuration } from "./duration.js";
import type { Directives, Finding, Waiver } from "./model.js";
import { locator } from "./positions.js";
import { finding } from "./problems.js";
import { splitSql } from "./split.js";
import { parseVersion } from "./version.js";
import { readWaiver } from "./waivers.js";

/** What the `-- schema-version:` lines of a file say. */
export interface FileDirectives {
  readonly directives: Directives;
  readonly waivers: readonly Waiver[];
  readonly findings: readonly Finding[];
}

/** A `-- schema-version:` line. */
interface Line {
  readonly at: number;
  readonly end: number;
  readonly body: string;
  readonly place: "head" | "between" | "inside" | "behind code";
}

const none: FileDirectives = { directives: {}, waivers: [], findings: [] };

/** The values of one key: how a text is read (null when it is bad) and what it can be, in words. */
interface Key {
  readonly values: string;
  readonly read: (value: string) => Directives | null;
}

const durations = "a duration such as 500ms, 20s or 5m";

const keys: Readonly<Record<string, Key>> = {
  transaction: {
    values: "true or false",
    read: (value) => (/^(?:true|false)$/.test(value) ? { transaction: value === "true" } : null),
  },
  "lock-timeout": { values: durations, read: (value) => readMs(value, (ms) => ({ lockTimeoutMs: ms })) },
  "statement-timeout": { values: durations, read: (value) => readMs(value, (ms) => ({ statementTimeoutMs: ms })) },
  "max-block": {
    values: `${durations}, or off`,
    read: (value) => (value === "off" ? { maxBlockMs: "off" } : readMs(value, (ms) => ({ maxBlockMs: ms }))),
  },
  "contract-of": {
    values: "a version",
    read: (value) => (parseVersion(value) === null ? null : { contractOf: value }),
  },
};

function readMs(value: string, toDirective: (ms: number) => Directives): Directives | null {
  const ms = parseDuration(value);
  return ms === null ? null : toDirective(ms);
}

/** Reads the `-- schema-version:` lines of a file; cheap where there are none. */
export function readDirectives(file: string, text: string): FileDirectives {
  if (!/schema-version:/i.test(text)) return none;
  const locate = locator(file, text);
  const below = toBelow(text);
  const waivers: Waiver[] = [];
  const findings: Finding[] = [];
  let directives: Directives = {};
  for (const line of listLines(text)) {
    const location = locate(line.at);
    if (/^allow\b/i.test(line.body)) {
      const read = readWaiver({ body: line.body, location, below: below(line) });
      if (read.waiver !== null) waivers.push(read.waiver);
      findings.push(...read.findings);
      continue;
    }
    const read = readDirective(line, directives);
    if (typeof read === "string") findings.push(finding("directive", { message: read, ...location }));
    else directives = { ...directives, ...read };
  }
  return { directives, waivers, findings };
}

function listLines(text: string): readonly Line[] {
  const { pieces, comments } = splitSql(text);
  const head = pieces[0]?.start ?? text.length;
  return comments.flatMap(({ start, end, place }): readonly Line[] => {
    const body = /^--\s*schema-version:(.*)$/i.exec(text.slice(start, end))?.[1]?.trim();
    if (body === undefined) return [];
    const ownLine = text.slice(text.lastIndexOf("\n", start) + 1, start).trim() === "";
    return [{ at: start, end, body, place: ownLine ? (start < head ? "head" : place) : "behind code" }];
  });
}

/** The directive of a line, or what is wrong with it. */
function readDirective({ body, place }: Line, earlier: Directives): Directives | string {
  const [, name = "", value = ""] = /^([^=\s]*)\s*=\s*(.*)$/.exec(body) ?? [];
  const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (name === "") return `"${body}" is no directive: a directive is key=value or allow <rule> because <reason>`;
  if (key === undefined) return `there is no directive "${name}"`;
  if (place !== "head") return `the directive "${name}" stands below the first statement; directives belong above it`;
  const directive = key.read(value);
  if (directive === null) return `"${value}" is no value of "${name}": it takes ${key.values}`;
  const repeated = Object.keys(directive).some((field) => Object.hasOwn(earlier, field));
  return repeated ? `the directive "${name}" is given twice` : directive;
}

type Below = "statement" | "blank line" | "nothing" | "code around";

/** What stands below a line and the comments that follow it without a gap; asked from the first line to the last. */
function toBelow(text: string): (line: Line) => Below {
  const next = /(?:\r?\n[ \t]*--[^\r\n]*)*\r?(?:\n[ \t]*([^\s])?|$)/y;
  let [end, statement] = [-1, false];
  return (line) => {
    if (line.place === "inside" || line.place === "behind code") return "code around";
    // Of the comments that follow each other all have the same below them.
    if (line.end > end) {
      next.lastIndex = line.end;
      statement = next.exec(text)?.[1] !== undefined;
      end = next.lastIndex;
    }
    if (statement) return "statement";
    return line.place === "head" ? "blank line" : "nothing";
  };
}
