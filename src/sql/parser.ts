import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { countCharacters } from "../core/positions.js";
import { startMachine, type Answer } from "./machine.js";
import { asNode, listAt, nodeAt, type Node } from "./syntax.js";
import { compileWebAssemblyOnce } from "./webassembly.js";

/** A statement's syntax tree: the tag of its node and what is below it. */
export interface Tree {
  /** For example `CreateStmt`. */
  readonly kind: string;
  readonly node: Node;
}

type ParsedStatement = Tree & { readonly start: number; readonly length: number };

export type Parsed =
  | { readonly kind: "parsed"; readonly statements: readonly ParsedStatement[] }
  /** `position` counts characters (code points) from 0; null when the parser names none. */
  | { readonly kind: "refused"; readonly message: string; readonly position: number | null };

/** PostgreSQL's own parser, loaded. */
export interface Parser {
  /** Parses SQL; `start` and `length` of its statements are UTF-8 bytes, a length of 0 means up to the end. */
  readonly parse: (sql: string) => Parsed;
  /** Parses a `DO` statement or a function in PL/pgSQL; null when the parser refuses it. */
  readonly parsePlPgSql: (sql: string) => Node | null;
  /** What two texts of one query have in common, whatever their constants; null when the parser refuses it. */
  readonly fingerprint: (sql: string) => string | null;
}

// The library keeps its one machine in its own module, so a second load would be the same parser.
let started: ReturnType<typeof startMachine> | null = null;
let loading: Promise<Parser> | null = null;
let loaded: Parser | null = null;

/** Begins to load the parser, so far that it is compiled in the background: for those who have other work to do meanwhile. */
export async function beginParser(): Promise<void> {
  await (started ??= begin());
}

/** Loads the parser (1.7 MB of WebAssembly) once, when it is first needed. */
export async function loadParser(): Promise<Parser> {
  loading ??= load();
  loaded = await loading;
  return loaded;
}

/** The parser that a statement came from. Throws when none was loaded: then nothing can have been parsed. */
export function loadedParser(): Parser {
  if (loaded === null) throw new Error("the SQL parser is not loaded");
  return loaded;
}

async function begin(): ReturnType<typeof startMachine> {
  await compileWebAssemblyOnce();
  const leave = standIn();
  try {
    return await startMachine();
  } finally {
    leave();
  }
}

async function load(): Promise<Parser> {
  const { machine: starting } = await (started ??= begin());
  const machine = await starting;
  return {
    parse: (sql) =>
      attempt(
        () => refuseNul(sql) ?? toParsed(machine.parse(sql)),
        ({ message }) => refused(`the parser cannot read this statement (${message})`, null),
      ),
    fingerprint: (sql) =>
      attempt(
        () => toFingerprint(machine.fingerprint(sql)),
        () => null,
      ),
    parsePlPgSql: (sql) =>
      attempt(
        () => asNode(JSON.parse(machine.parsePlPgSql(sql))),
        () => null,
      ),
  };
}

/**
 * The library's loader looks for its .wasm beside `__dirname`, which a bundle of ES modules does not have: the build puts
 * the file next to the bundle, and this names that folder while the library loads. Elsewhere Node's own one wins.
 */
function standIn(): () => void {
  if (Reflect.has(globalThis, "__dirname")) return () => {};
  Reflect.set(globalThis, "__dirname", dirname(fileURLToPath(import.meta.url)));
  return () => {
    Reflect.deleteProperty(globalThis, "__dirname");
  };
}

function attempt<T, U>(read: () => T, refuse: (error: Error) => U): T | U {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error) return refuse(error);
    throw error;
  }
}

/** The parser would take the text to end there. */
function refuseNul(sql: string): Parsed | null {
  const at = sql.indexOf("\0");
  return at === -1 ? null : refused("there is a NUL character", countCharacters(sql.slice(0, at)));
}

function refused(message: string, position: number | null): Parsed {
  return { kind: "refused", message, position };
}

function toFingerprint(answer: string): string | null {
  return /^[0-9a-f]+$/.test(answer) ? answer : null;
}

function toParsed(answer: Answer): Parsed {
  // 1 stands for the first character and for no place at all.
  if (answer.kind === "error") return refused(firstLine(answer.message), answer.place > 1 ? answer.place - 1 : null);
  const single = toSingle(answer.json);
  return { kind: "parsed", statements: single === null ? toStatements(answer.json) : [single] };
}

/** Up to so many characters of JSON a tree is made anew whenever it is looked at: thousands of them are too many to keep. */
const shortLength = 20_000;

/** The one statement of a text; null where there may be several. Its tree is made when somebody looks at it. */
function toSingle(json: string): ParsedStatement | null {
  const [head, kind] = /^\{"version":\d+,"stmts":\[\{"stmt":\{"(\w+)":\{/.exec(json) ?? [];
  if (head === undefined || kind === undefined || json.includes('{"stmt":{"', head.length)) return null;
  const places = /\}(?:,"stmt_location":(\d+))?(?:,"stmt_len":(\d+))?\}\]\}$/.exec(json.slice(-100));
  if (places === null) return null;
  const [, start = 0, length = 0] = places;
  let known: Node | null = null;
  return {
    kind,
    start: Number(start),
    length: Number(length),
    get node() {
      const tree = known ?? toStatements(json)[0]?.node ?? {};
      if (json.length > shortLength) known = tree;
      return tree;
    },
  };
}

function toStatements(json: string): readonly ParsedStatement[] {
  return listAt(asNode(JSON.parse(json)), "stmts").flatMap((statement) => {
    const [tag] = Object.entries(nodeAt(statement, "stmt") ?? {});
    const [start, length] = [Number(statement["stmt_location"] ?? 0), Number(statement["stmt_len"] ?? 0)];
    return tag === undefined ? [] : [{ kind: tag[0], node: asNode(tag[1]), start, length }];
  });
}

/** Where a quote is not closed, PostgreSQL names all that follows as the place. */
function firstLine(message: string): string {
  const [first = ""] = message.split(/[\r\n]/, 1);
  return first === message && message.length <= 400 ? message : `${first.slice(0, 200).trimEnd()}…"`;
}
