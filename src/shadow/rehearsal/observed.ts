import type { Result } from "../../database/session.js";

/** What the catalog and the counters of the running transaction say of one relation. */
export interface Observed {
  /** Qualified, and quoted where PostgreSQL would. */
  readonly name: string;
  readonly schema: string;
  /** `pg_class.relkind`. */
  readonly kind: string;
  /** The file that holds its rows; null where it has none. */
  readonly file: string | null;
  /** The table of an index; null for all else. */
  readonly table: string | null;
  /** Sequential scans of a table, scans of an index, counted in this session. */
  readonly scans: number;
  /** Rows that those found. */
  readonly read: number;
  /** Rows inserted, updated and deleted, counted in this session. */
  readonly moved: number;
}

/** Relations by oid. */
export type Relations = ReadonlyMap<string, Observed>;

const counters = (oid: string): string =>
  ["numscans", "tuples_returned", "tuples_inserted", "tuples_updated", "tuples_deleted"]
    .map((name) => `pg_catalog.pg_stat_get_xact_${name}(${oid})`)
    .join(", ");

const described =
  "pg_catalog.quote_ident(n.nspname) OPERATOR(pg_catalog.||) '.' OPERATOR(pg_catalog.||) pg_catalog.quote_ident(c.relname), n.nspname, c.relkind, pg_catalog.pg_relation_filenode(c.oid), i.indrelid";

const joins = `LEFT JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
  LEFT JOIN pg_catalog.pg_index i ON i.indexrelid OPERATOR(pg_catalog.=) c.oid`;

/** The first oid that is not PostgreSQL's own. */
const firstOid = 16_384;

/** All relations but PostgreSQL's own; what the session has counted before is the base that later readings start from. */
export const relationsSql = `SELECT c.oid, ${described}, ${counters("c.oid")}
  FROM pg_catalog.pg_class c ${joins} WHERE c.oid OPERATOR(pg_catalog.>=) ${firstOid}`;

/** Each lock of the running transaction, with its relation as it is now, if it still is: a dropped one keeps its lock. */
export const locksSql = `SELECT l.relation, l.mode, ${described}, ${counters("l.relation")}
  FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) l.relation ${joins}
  WHERE l.locktype OPERATOR(pg_catalog.=) 'relation' AND l.granted
    AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND l.relation OPERATOR(pg_catalog.>=) ${firstOid}`;

/** How many rows this session has written into any table; whatever changes the schema writes into the catalog. */
export const writtenSql = `SELECT pg_catalog.sum(pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) OPERATOR(pg_catalog.+)
  pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) OPERATOR(pg_catalog.+) pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid))
  FROM pg_catalog.pg_class c WHERE c.relkind OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'm', 't']::pg_catalog."char"[])`;

type Row = readonly (string | null)[];

function toObserved([name, schema, kind, file, table, scans, read, ...moved]: Row): Observed {
  return {
    name: name ?? "",
    schema: schema ?? "",
    kind: kind ?? "",
    file: file ?? null,
    table: table ?? null,
    scans: Number(scans),
    read: Number(read),
    moved: moved.reduce((sum, count) => sum + Number(count), 0),
  };
}

export function toRelations({ rows }: Result): Relations {
  return new Map(rows.map(([oid, ...row]) => [oid ?? "", toObserved(row)]));
}

/** A lock that the transaction holds, with its relation as it is now: one without a name is gone. */
export interface HeldLock {
  readonly oid: string;
  readonly mode: string;
  readonly now: Observed;
}

export function toHeldLocks({ rows }: Result): readonly HeldLock[] {
  return rows.map(([oid, mode, ...row]) => ({ oid: oid ?? "", mode: mode ?? "", now: toObserved(row) }));
}
