import { readingSettings } from "./catalog/read-only-transactions.js";
import { loadPg } from "./load-pg.js";
import { serverFailure } from "./session.js";
import type { Result, Session } from "./session.js";

/** A row as `pg` hands it out. */
export type TypedRow = Readonly<Record<string, unknown>>;

interface Answer {
  readonly rows: readonly TypedRow[];
}

/** As much of a pool of `pg` as reads a catalog. */
export interface TypedPool {
  connect(): Promise<{ query(sql: string): Promise<Answer>; release(): void }>;
}

const begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/** What a library does around its queries, and what each of our messages does by itself. */
const around = /^\s*(?:BEGIN|COMMIT|ROLLBACK|SET LOCAL|SELECT set_config)\b/i;
const reads = /^\s*(?:SELECT|WITH)\b/i;

/**
 * Lets a library that knows `pg` alone read over a session of ours, without a second login: each query is a read-only
 * transaction and a message of its own, under the settings of a snapshot. `beforeEach` may throw. Throws Failure.
 */
export async function toTypedPool(session: Session, beforeEach: () => void): Promise<TypedPool> {
  const pg = await loadPg();
  const parserOf = (type: number): ((text: string) => unknown) =>
    pg.types.getTypeParser(type, "text") as (text: string) => unknown;
  const query = async (sql: string): Promise<Answer> => {
    beforeEach();
    if (around.test(sql)) return { rows: [] };
    if (!reads.test(sql)) throw new RangeError(`not a query: ${sql.slice(0, 80)}`);
    const text = sql.trim().replace(/;$/, "");
    const { results, error } = await session.send([begin, ...readingSettings, text, "COMMIT"].join(";\n"));
    if (error === null) return { rows: toRows(results.at(-2), parserOf) };
    await session.send("ROLLBACK");
    throw serverFailure(error, "reading the schema to write SQL");
  };
  return { connect: () => Promise.resolve({ query, release: () => {} }) };
}

function toRows(
  result: Result | undefined,
  parserOf: (type: number) => (text: string) => unknown,
): readonly TypedRow[] {
  const { columns = [], types = [], rows = [] } = result ?? {};
  const parsers = types.map(parserOf);
  return rows.map((row) =>
    Object.fromEntries(
      columns.map((name, index) => {
        const value = row[index] ?? null;
        return [name, value === null ? null : parsers[index]?.(value)];
      }),
    ),
  );
}
