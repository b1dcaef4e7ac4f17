import { quoteLiteral } from "../../core/quote.js";
import { query } from "../../database/session.js";
import { sendBounded } from "../bounded.js";
import type { Limits } from "../bounded.js";
import type { ShadowDatabase } from "../shadow.js";
import { readSeedTables } from "./seed-catalog.js";
import type { SeedTable } from "./seed-catalog.js";
import { candidatesOf } from "./seed-values.js";
import type { SeedColumn } from "./seed-values.js";

/** How many values are tried for each column. */
const tries = 6;
/** Rows of a partition by hash come through its parent, which decides where they go. */
const hashTries = 16;

interface Attempt {
  readonly table: string;
  readonly sql: string;
}

/**
 * Puts a row into each table that has none, as far as its constraints allow, so that reading a table shows, and so do
 * checks. What cannot be filled stays empty. `only`: the oids of those that may get one; null for all.
 */
export async function seedEmptyTables(
  database: ShadowDatabase,
  limits: Limits,
  only: ReadonlySet<string> | null = null,
): Promise<void> {
  const tables = (await readSeedTables(database.session)).filter(({ oid }) => only === null || only.has(oid));
  if (tables.length === 0) return;
  const attempts = tables.map((table) => attemptsFor(table).map((sql) => ({ table: table.name, sql })));
  // Most tables take the first row; only the others are worth a long message.
  const first = await send(
    database,
    attempts.flatMap((some) => some.slice(0, 1)),
    limits,
  );
  const later = attempts.filter(([one]) => one !== undefined && first.has(one.table)).flat();
  // Twice: tables may refer to each other in a circle.
  if (later.length > 0) await send(database, [...later, ...later], limits);
}

function attemptsFor({ name, columns, through }: SeedTable): readonly string[] {
  const required = columns.filter((column) => column.required);
  // A value that others refer to is best the usual one: first only those vary that a CHECK may refuse.
  const isChecked = ({ checks }: SeedColumn): boolean => checks.length > 0;
  const direct = [columns, required].flatMap((some) =>
    [isChecked, (): boolean => true].flatMap((varies) =>
      Array.from({ length: tries }, (_, index) =>
        toInsert(name, some, (column) => pick(candidatesOf(column), varies(column) ? index : 0)),
      ),
    ),
  );
  const handed =
    through === null
      ? []
      : Array.from({ length: hashTries }, (_, index) =>
          toInsert(through, columns, (column) => toNumbered(column, index + 1)),
        );
  return [...new Set([...direct, ...handed])];
}

function pick(candidates: readonly string[], index: number): string {
  return candidates[Math.min(index, candidates.length - 1)] ?? "NULL";
}

function toNumbered(column: SeedColumn, number: number): string {
  if (column.refersTo === null && /[NS]/.test(column.category)) return `CAST('${number}' AS ${column.type})`;
  return pick(candidatesOf(column), 0);
}

function toInsert(table: string, columns: readonly SeedColumn[], value: (column: SeedColumn) => string): string {
  if (columns.length === 0) return `INSERT INTO ${table} DEFAULT VALUES`;
  const names = columns.map(({ name }) => name).join(", ");
  return `INSERT INTO ${table} (${names}) OVERRIDING SYSTEM VALUE VALUES (${columns.map(value).join(", ")})`;
}

/** Runs attempts in order, each unless its table has a row by then. Answers with the tables that have none after it. */
async function send(
  database: ShadowDatabase,
  attempts: readonly Attempt[],
  limits: Limits,
): Promise<ReadonlySet<string>> {
  await query(database.session, ["BEGIN", ...database.prepare].join(";\n"), "preparing the shadow");
  const reply = await sendBounded(database, [0], limits, () => database.session.send(toBlock(attempts)));
  if ("stuck" in reply) return new Set();
  await database.session.send(reply.error === null ? "COMMIT" : "ROLLBACK");
  const names = reply.results.at(-1)?.rows[0]?.[0] ?? "";
  return new Set(reply.error === null ? names.split("\n") : []);
}

function toBlock(attempts: readonly Attempt[]): string {
  const rows = attempts.map(({ table, sql }, place) => `(${place}, ${quoteLiteral(table)}, ${quoteLiteral(sql)})`);
  const body = `DECLARE attempt record; filled boolean; failed text := ''; BEGIN
    SET CONSTRAINTS ALL IMMEDIATE;
    FOR attempt IN SELECT * FROM (VALUES ${rows.join(",\n")}) v(place, tab, sql) ORDER BY place LOOP
      EXECUTE 'SELECT EXISTS (SELECT FROM ONLY ' || attempt.tab || ')' INTO filled;
      CONTINUE WHEN filled;
      BEGIN EXECUTE attempt.sql; EXCEPTION WHEN OTHERS THEN failed := failed || attempt.tab || E'\\n'; END;
    END LOOP;
    PERFORM pg_catalog.set_config('schema_version.not_seeded', failed, true); END`;
  return `DO ${quoteLiteral(body)};\nSELECT pg_catalog.current_setting('schema_version.not_seeded')`;
}
