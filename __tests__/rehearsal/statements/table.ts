import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Client } from "pg";
import type { Proof } from "../../../src/core/model.js";

const folder = new URL(".", import.meta.url);

/** A statement, and the oldest major that knows it. */
export interface Listed {
  readonly sql: string;
  readonly since: number;
}

/** What a statement did, on one line: `relation mode, … | rewrites … | scans …`, or the SQLSTATE that it failed with. */
export type Effect = string;

export async function readFixture(): Promise<string> {
  return await readFile(new URL("fixture.sql", folder), "utf8");
}

/** The statements, each on a line; a comment `-- >= 17` is about the next one. */
export async function readStatements(): Promise<readonly Listed[]> {
  const lines = (await readFile(new URL("statements.sql", folder), "utf8")).split("\n");
  return lines.flatMap((sql, index): Listed[] => {
    if (sql === "" || sql.startsWith("--")) return [];
    return [{ sql, since: Number(/^-- >= (\d+)/.exec(lines[index - 1] ?? "")?.[1] ?? 14) }];
  });
}

export function toEffect({ locks, rewrites, scans }: Omit<Proof["statements"][number], "line">): Effect {
  const held = locks.map(({ relation, mode }) => `${relation} ${mode.replace(/Lock$/, "")}`);
  return [held, rewrites, scans].map((some) => some.toSorted().join(", ")).join(" | ");
}

/** What was measured, by statement and major. */
export type Measured = ReadonlyMap<string, ReadonlyMap<number, Effect>>;

const file = fileURLToPath(new URL("measured.txt", folder));

export async function readMeasured(): Promise<Measured> {
  const measured = new Map<string, Map<number, Effect>>();
  let last = new Map<number, Effect>();
  for (const line of (await readFile(file, "utf8")).replace(/\n$/, "").split("\n")) {
    const [, majors, effect] = /^ {2}([\d ]+): (.*)$/.exec(line) ?? [];
    if (majors === undefined) measured.set(line, (last = new Map()));
    else for (const major of majors.trim().split(" ")) last.set(Number(major), effect ?? "");
  }
  return measured;
}

export async function writeMeasured(measured: Measured): Promise<void> {
  const blocks = [...measured].map(([sql, byMajor]) => {
    const effects = [...new Set(byMajor.values())];
    const lines = effects.map((effect) => {
      const majors = [...byMajor].flatMap(([major, one]) => (one === effect ? [major] : []));
      return `  ${majors.join(" ")}: ${effect}`;
    });
    return [sql, ...lines].join("\n");
  });
  await writeFile(file, `${blocks.join("\n")}\n`);
}

const relationsSql = `SELECT c.oid, n.nspname || '.' || c.relname AS name, c.relkind AS kind, pg_relation_filenode(c.oid) AS file
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid >= 16384 AND n.nspname !~ '^pg_'`;
const locksSql = `SELECT relation, mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted AND relation >= 16384`;
const readsSql = `SELECT schemaname || '.' || relname AS name, seq_tup_read + CASE WHEN $1 THEN coalesce(idx_tup_fetch, 0) + coalesce(idx_scan, 0) ELSE 0 END AS read FROM pg_stat_xact_user_tables`;

interface Relation {
  readonly oid: number;
  readonly name: string;
  readonly kind: string;
  readonly file: number | null;
}

/** What a statement does on a real server, seen with plain queries around it, and taken back. */
export async function measure(client: Client, sql: string): Promise<Effect> {
  // In UTC, as on a shadow, where timestamps with and without time zone are the same.
  await client.query("BEGIN; SET LOCAL TimeZone = 'UTC'");
  try {
    // What a check of a foreign key reads through an index is read all the same.
    const checks = [/^(?:ALTER|CREATE) TABLE|^CLUSTER/.test(sql)];
    const ask = async <Row extends object>(text: string, values: unknown[] = []): Promise<readonly Row[]> =>
      (await client.query<Row>(text, values)).rows;
    const before = await ask<Relation>(relationsSql);
    const readBefore = new Map(
      (await ask<{ name: string; read: string }>(readsSql, checks)).map((row) => [row.name, row.read]),
    );
    await client.query(sql);
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    const locks = await ask<{ relation: number; mode: string }>(locksSql);
    const reads = await ask<{ name: string; read: string }>(readsSql, checks);
    const after = new Map((await ask<Relation>(relationsSql)).map((one) => [one.name, one]));
    const names = new Map(before.map(({ oid, name }) => [oid, name]));
    return toEffect({
      locks: locks.flatMap(({ relation, mode }) => {
        const name = names.get(relation);
        return name === undefined ? [] : [{ relation: name, mode }];
      }),
      rewrites: before.flatMap(({ name, kind, file: was }) => {
        const now = after.get(name);
        return /[rm]/.test(kind) && now !== undefined && now.file !== was ? [name] : [];
      }),
      scans: reads.flatMap(({ name, read }) =>
        before.some((one) => one.name === name) && Number(read) > Number(readBefore.get(name) ?? 0) ? [name] : [],
      ),
    });
  } catch (error) {
    return String((error as { readonly code?: string }).code);
  } finally {
    await client.query("ROLLBACK");
  }
}
