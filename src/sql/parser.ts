import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { countCharacters } from "../core/positions.js";
import { asNode, listAt, nodeAt, type Node } from "./syntax.js";
import { compileWebAssemblyOnce } from "./webassembly.js";

/** A statement's syntax tree: the tag of its node and what is below it. */
export interface Tree {
  /** For example `CreateStmt`. */
  readonly kind: string;
  readonly node: Node;
}

export type Parsed =
  | {
      readonly kind: "parsed";
      readonly statements: readonly (Tree & { readonly start: number; readonly length: number })[];
    }
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
let loading: Promise<Parser> | null = null;
let loaded: Parser | null = null;

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

async function load(): Promise<Parser> {
  await compileWebAssemblyOnce();
  const leave = standIn();
  try {
    const { loadModule, parseSync, parsePlPgSQLSync, fingerprintSync, hasSqlDetails } = await import("libpg-query");
    await loadModule();
    return {
      parse: (sql) =>
        attempt(
          () => refuseNul(sql) ?? toParsed(parseSync(sql)),
          (error) => toRefused(error, hasSqlDetails(error) ? error.sqlDetails : null),
        ),
      fingerprint: (sql) =>
        attempt(
          () => fingerprintSync(sql),
          () => null,
        ),
      parsePlPgSql: (sql) =>
        attempt(
          () => asNode(parsePlPgSQLSync(sql)),
          () => null,
        ),
    };
  } finally {
    leave();
  }
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
  if (at === -1) return null;
  return { kind: "refused", message: "there is a NUL character", position: countCharacters(sql.slice(0, at)) };
}

function toParsed(result: unknown): Parsed {
  const statements = listAt(asNode(result), "stmts").flatMap((statement) => {
    const [tag] = Object.entries(nodeAt(statement, "stmt") ?? {});
    const [start, length] = [Number(statement["stmt_location"] ?? 0), Number(statement["stmt_len"] ?? 0)];
    return tag === undefined ? [] : [{ kind: tag[0], node: asNode(tag[1]), start, length }];
  });
  return { kind: "parsed", statements };
}

function toRefused(error: Error, details: { readonly cursorPosition: number } | null | undefined): Parsed {
  if (details === null || details === undefined) {
    // The WebAssembly machine gave up: a tree too deep for its stack, or too large for its memory.
    return { kind: "refused", message: `the parser cannot read this statement (${error.message})`, position: null };
  }
  // 0 stands for the first character and for no place at all.
  return { kind: "refused", message: error.message, position: details.cursorPosition || null };
}
