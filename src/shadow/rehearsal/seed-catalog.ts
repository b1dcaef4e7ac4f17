import { query } from "../../database/session.js";
import type { Session } from "../../database/session.js";
import { literalsOfBound } from "./seed-values.js";
import type { SeedColumn } from "./seed-values.js";

export interface SeedTable {
  readonly oid: string;
  /** Qualified and quoted. */
  readonly name: string;
  readonly columns: readonly SeedColumn[];
  /** The partitioned table that hands rows on, where only it knows which rows are the partition's; else null. */
  readonly through: string | null;
}

const ordinaryTables = `SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.relpersistence <> 't'
    AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relname !~ '^schema_version(_repeatable|_log|_snapshot)?$'
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e')`;

const columnsSql = `SELECT c.oid, c.name, pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod), b.typname, b.typcategory,
    CASE WHEN b.typtype = 'e' THEN (SELECT e.enumlabel FROM pg_catalog.pg_enum e WHERE e.enumtypid = b.oid ORDER BY e.enumsortorder LIMIT 1) END,
    (a.attnotnull OR t.typnotnull) AND NOT a.atthasdef AND a.attidentity = '', a.attnum
  FROM (${ordinaryTables}) c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    JOIN pg_catalog.pg_type b ON b.oid = (WITH RECURSIVE d AS (SELECT t.oid AS oid, t.typtype, t.typbasetype UNION ALL
      SELECT x.oid, x.typtype, x.typbasetype FROM d JOIN pg_catalog.pg_type x ON x.oid = d.typbasetype WHERE d.typtype = 'd') SELECT d.oid FROM d WHERE d.typtype <> 'd')
  ORDER BY c.oid, a.attnum`;

const constraintsSql = `SELECT k.conrelid, k.contype, pg_catalog.array_to_string(k.conkey, ' '), pg_catalog.pg_get_constraintdef(k.oid),
    pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(f.relname), k.conrelid = k.confrelid,
    (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), E'\\n' ORDER BY x.place) FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY x(attnum, place)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = x.attnum)
  FROM pg_catalog.pg_constraint k LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace
  WHERE k.contype IN ('c', 'f') AND k.conrelid >= 16384`;

const boundsSql = `SELECT c.oid, pg_catalog.pg_get_expr(p.relpartbound, p.oid), pg_catalog.format('%I.%I', n.nspname, r.relname),
    (SELECT pg_catalog.string_agg(coalesce(pg_catalog.quote_ident(a.attname), ''), E'\\n' ORDER BY x.place) FROM pg_catalog.unnest(q.partattrs::pg_catalog.int2[]) WITH ORDINALITY x(attnum, place)
      LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum = x.attnum)
  FROM (${ordinaryTables}) c, LATERAL pg_catalog.pg_partition_ancestors(c.oid) o(relid)
    JOIN pg_catalog.pg_class p ON p.oid = o.relid AND p.relispartition JOIN pg_catalog.pg_inherits h ON h.inhrelid = p.oid
    JOIN pg_catalog.pg_class r ON r.oid = h.inhparent JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    JOIN pg_catalog.pg_partitioned_table q ON q.partrelid = r.oid`;

type Rows = readonly (readonly (string | null)[])[];

/** Tables that can hold rows, those before that others refer to. Read-only. */
export async function readSeedTables(session: Session): Promise<readonly SeedTable[]> {
  const sql = [
    "BEGIN READ ONLY",
    "SET LOCAL search_path = pg_catalog, pg_temp",
    columnsSql,
    constraintsSql,
    boundsSql,
    "COMMIT",
  ];
  const results = await query(session, sql.join(";\n"), "reading the shadow's tables");
  const [columns = [], constraints = [], bounds = []] = results.slice(2, 5).map(({ rows }) => rows);
  const byTable = group(columns);
  const found = [...byTable].map(([oid, rows]): SeedTable & { readonly needs: readonly string[] } => {
    const own = constraints.filter(([of]) => of === oid);
    const ofBounds = bounds.filter(([of]) => of === oid);
    const hashed = ofBounds.find(([, bound]) => bound?.startsWith("FOR VALUES WITH") ?? false);
    return {
      oid,
      name: rows[0]?.[1] ?? "",
      columns: rows.map((row) => toColumn(row, own, ofBounds)),
      through: hashed?.[2] ?? null,
      needs: own.flatMap(([, kind, , , table]) => (kind === "f" ? (table ?? []) : [])),
    };
  });
  return inOrder(found);
}

function group(rows: Rows): ReadonlyMap<string, Rows> {
  const groups = new Map<string, Rows[number][]>();
  for (const row of rows) {
    const known = groups.get(row[0] ?? "");
    if (known === undefined) groups.set(row[0] ?? "", [row]);
    else known.push(row);
  }
  return groups;
}

function toColumn(row: Rows[number], constraints: Rows, bounds: Rows): SeedColumn {
  const [, , name = "", type = "", base = "", category = "", enumLabel = null, required, attnum = ""] = row;
  const naming = constraints.filter(([, , keys]) => keys?.split(" ").includes(attnum ?? "") ?? false);
  return {
    name: name ?? "",
    type: type ?? "",
    base: base ?? "",
    category: category ?? "",
    enumLabel,
    required: required === "t",
    checks: naming.flatMap(([, kind, , definition]) => (kind === "c" ? (definition ?? []) : [])),
    bound: boundFor(name ?? "", bounds),
    refersTo: referenceFor(attnum ?? "", naming),
  };
}

function boundFor(column: string, bounds: Rows): string | null {
  for (const [, bound, , keys] of bounds) {
    const place = keys?.split("\n").indexOf(column) ?? -1;
    const literal = place === -1 ? null : (literalsOfBound(bound ?? "")[place] ?? null);
    if (literal !== null) return literal;
  }
  return null;
}

function referenceFor(attnum: string, constraints: Rows): SeedColumn["refersTo"] {
  // A row may refer to itself.
  const [, , keys, , table, , columns] =
    constraints.find(([, kind, , , , itself]) => kind === "f" && itself !== "t") ?? [];
  const place = keys?.split(" ").indexOf(attnum) ?? -1;
  const column = columns?.split("\n")[place];
  return column === undefined || table === null || table === undefined ? null : { table, column };
}

function inOrder(tables: readonly (SeedTable & { readonly needs: readonly string[] })[]): readonly SeedTable[] {
  const ordered: SeedTable[] = [];
  const done = new Set<string>();
  let waiting = tables;
  while (waiting.length > 0) {
    const known = new Set(waiting.map(({ name }) => name));
    const ready = waiting.filter(({ name, needs }) => needs.every((one) => one === name || !known.has(one)));
    // In a circle nobody is first: the order is as good as any.
    const next = ready.length > 0 ? ready : waiting;
    ordered.push(...next);
    for (const { name } of next) done.add(name);
    waiting = waiting.filter(({ name }) => !done.has(name));
  }
  return ordered;
}
