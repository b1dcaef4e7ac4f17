/** One statement of a script that changes a schema, without its semicolon. */
export interface Statement {
  readonly sql: string;
  /** Whether rows or columns go with it. */
  readonly data: "kept" | "destroyed";
  /** `after`: what it made can be used in the next transaction only. `alone`: it runs in no transaction. */
  readonly boundary: "none" | "after" | "alone";
}

/** Statements that only make sense together: all of them run, or none. */
export type Unit = readonly Statement[];

/** A unit of plain statements. */
export function toUnit(...sqls: readonly string[]): Unit {
  return sqls.map((sql) => ({ sql, data: "kept", boundary: "none" }));
}

/** A unit after which rows or columns are gone. */
export function toDestroyingUnit(...sqls: readonly string[]): Unit {
  return sqls.map((sql) => ({ sql, data: "destroyed", boundary: "none" }));
}

/** A DO block of PL/pgSQL statements, each with its semicolon; nothing in them can end it. */
export function toBlock(statements: string, name: "drift" | "undo"): string {
  let tag = `$${name}$`;
  while (statements.includes(tag)) tag = `${tag.slice(0, -1)}_$`;
  return `DO ${tag}BEGIN\n${statements}END${tag}`;
}
