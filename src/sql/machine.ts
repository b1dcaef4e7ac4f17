import type { Compiled } from "libpg-query/wasm/libpg-query.js";

/** The parser's answer to SQL: its trees as JSON, or its error, whose place counts characters from 1, 0 for none. */
export type Answer =
  | { readonly kind: "trees"; readonly json: string }
  | { readonly kind: "error"; readonly message: string; readonly place: number };

/** PostgreSQL's parser, texts in and texts out. Throws where it gives up: a tree too deep, too little memory. */
export interface Machine {
  readonly parse: (sql: string) => Answer;
  /** Of a `DO` statement or a function the tree as JSON, else the message of an error. */
  readonly parsePlPgSql: (sql: string) => string;
  /** The fingerprint, else the message of an error. */
  readonly fingerprint: (sql: string) => string;
}

/**
 * Loads the parser; there while it is compiled. Not by the package's own entry, which makes objects of each tree at once:
 * most statements are only asked for their kind.
 */
export async function startMachine(): Promise<{ readonly machine: Promise<Machine> }> {
  const { default: start } = await import("libpg-query/wasm/libpg-query.js");
  return { machine: start().then(toMachine) };
}

function toMachine(compiled: Compiled): Machine {
  const { _malloc: allocate, _free: free, _wasm_free_string: freeText } = compiled;
  const { _wasm_parse_plpgsql: parsePlPgSql, _wasm_fingerprint: fingerprint } = compiled;
  const withText = <T>(text: string, work: (address: number) => T): T => {
    const bytes = Buffer.from(text);
    const address = allocate(bytes.length + 1);
    compiled.HEAPU8.set(bytes, address);
    compiled.HEAPU8[address + bytes.length] = 0;
    try {
      return work(address);
    } finally {
      free(address);
    }
  };
  const takeText = (address: number): string => {
    const text = readText(compiled, address);
    freeText(address);
    return text;
  };
  return {
    parse: (sql) => withText(sql, (address) => parse(compiled, address)),
    parsePlPgSql: (sql) => withText(sql, (address) => takeText(parsePlPgSql(address))),
    fingerprint: (sql) => withText(sql, (address) => takeText(fingerprint(address))),
  };
}

function parse(compiled: Compiled, address: number): Answer {
  const { _wasm_parse_query_raw: parseQuery, _wasm_free_parse_result: freeResult } = compiled;
  const result = parseQuery(address);
  if (result === 0) throw new Error("out of memory");
  try {
    // PgQueryParseResult: trees, what went to stderr, error. PgQueryError: message, function, file, line, place.
    const [trees = 0, , error = 0] = readWords(compiled, result, 3);
    if (error === 0) return { kind: "trees", json: readText(compiled, trees) };
    const [message = 0, , , , place = 0] = readWords(compiled, error, 5);
    return { kind: "error", message: readText(compiled, message), place };
  } finally {
    freeResult(result);
  }
}

function readText({ HEAPU8 }: Compiled, address: number): string {
  return Buffer.from(HEAPU8.buffer, address, HEAPU8.indexOf(0, address) - address).toString();
}

function readWords({ HEAPU32 }: Compiled, address: number, count: number): Uint32Array {
  return HEAPU32.subarray(address / 4, address / 4 + count);
}
