import type { Proof } from "../../core/model.js";
import type { ShadowDatabase } from "../shadow.js";
import type { HeldLock, Observed, Relations } from "./observed.js";

/** What one statement did to relations that existed before it. */
export type StatementTrace = Proof["statements"][number];

/** What a transaction is known to hold and to have done, up to a statement. */
export interface Seen {
  readonly relations: Relations;
  /** `oid mode` of each lock that it holds. */
  readonly held: ReadonlySet<string>;
}

export function seenFirst(relations: Relations): Seen {
  return { relations, held: new Set() };
}

/** Which statement it was, and where it ran. */
export interface Step {
  readonly line: number;
  /** Tag of the statement's syntax tree. */
  readonly kind: string;
  readonly engine: ShadowDatabase["engine"];
}

/**
 * What a statement did, from the locks that its transaction holds after it: whatever it read, rewrote or changed, it
 * locked. Relations of PostgreSQL's own making (TOAST) and temporary ones are nobody else's business.
 */
export function traceStatement(
  before: Seen,
  locks: readonly HeldLock[],
  { line, kind, engine }: Step,
): { readonly trace: StatementTrace; readonly seen: Seen } {
  const fresh = locks.filter((lock) => !before.held.has(keyOf(lock)));
  const touched = new Map(locks.map((lock) => [lock.oid, lock.now]));
  const scans = listScanned(before, locks, kind);
  const altered = listAltered(locks);
  const isOfDependency = (oid: string, relation: Observed, mode: string): boolean =>
    engine === "embedded" &&
    mode === "AccessShareLock" &&
    !altered.has(relation.table ?? "") &&
    !locks.some((lock) => lock.oid === oid && lock.mode === "AccessExclusiveLock") &&
    isOnlyNamed(before.relations, relation, { kind, scans });
  const trace = {
    line,
    locks: sortLocks(
      fresh.flatMap(({ oid, mode }) => {
        const relation = before.relations.get(oid);
        if (relation === undefined || !isPublic(relation) || isOfDependency(oid, relation, mode)) return [];
        return [{ relation: relation.name, mode }];
      }),
    ),
    rewrites: listRewritten(before.relations, touched),
    scans,
  };
  return { trace, seen: { relations: withLater(before.relations, touched), held: new Set(locks.map(keyOf)) } };
}

/** A statement with what deferred constraints and triggers did for it when the transaction ended. */
export function withDeferred(trace: StatementTrace, later: StatementTrace): StatementTrace {
  return {
    ...trace,
    locks: sortLocks([...trace.locks, ...later.locks]),
    rewrites: sortNames([...trace.rewrites, ...later.rewrites]),
    scans: sortNames([...trace.scans, ...later.scans]),
  };
}

/** Tables that are worked on themselves; one that gets a foreign key to itself is referred to as well. */
function listAltered(locks: readonly HeldLock[]): ReadonlySet<string> {
  const having = (wanted: string): readonly string[] =>
    locks.flatMap(({ oid, mode }) => (mode === wanted ? [oid] : []));
  const referred = new Set(having("ShareRowExclusiveLock"));
  return new Set(having("AccessExclusiveLock").filter((oid) => !referred.has(oid)));
}

/**
 * The embedded PostgreSQL (18.6) locks indexes and sequences on which a new constraint or default depends; servers up to
 * 18.4 do not. Where an index was used, its table was read.
 */
function isOnlyNamed(
  before: Relations,
  { kind: relkind, table }: Observed,
  { kind, scans }: { readonly kind: string; readonly scans: readonly string[] },
): boolean {
  if (!depending.has(kind)) return false;
  // The index of a partitioned table is used where any partition is read.
  if (relkind === "I") return scans.length === 0;
  return relkind === "S" || (relkind === "i" && !scans.includes(before.get(table ?? "")?.name ?? ""));
}

const depending = new Set(["AlterTableStmt", "CreateStmt", "CreateSchemaStmt"]);

function keyOf({ oid, mode }: HeldLock): string {
  return `${oid} ${mode}`;
}

function isPublic({ schema }: Observed): boolean {
  return !/^pg_(?:toast|temp)/.test(schema);
}

export function sortLocks(locks: StatementTrace["locks"]): StatementTrace["locks"] {
  const unique = new Map(locks.map((lock) => [`${lock.relation} ${lock.mode}`, lock]));
  return [...unique].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, lock]) => lock);
}

/** By name: a table that is dropped and made again has other rows too. */
function listRewritten(before: Relations, touched: Relations): readonly string[] {
  const files = new Map([...touched.values()].map(({ name, file }) => [name, file]));
  return sortNames(
    [...touched.keys()].flatMap((oid) => {
      const was = before.get(oid);
      if (was === undefined || !/[rm]/.test(was.kind) || !isPublic(was)) return [];
      const file = touched.get(oid)?.name === "" ? files.get(was.name) : touched.get(oid)?.file;
      return file !== undefined && file !== null && file !== was.file ? [was.name] : [];
    }),
  );
}

/** One that finds no row counts where the table is empty, but not where the statement has just emptied it. */
function isRead(was: Observed, now: Observed, kind: string): boolean {
  return now.read > was.read || (now.scans > was.scans && (now.file === was.file || checking.has(kind)));
}

/** Statements that check foreign keys by a query of the server's own, which may read a table through an index. */
const checking = new Set(["AlterTableStmt", "CreateStmt", "ClusterStmt"]);

function listScanned({ relations, held }: Seen, locks: readonly HeldLock[], kind: string): readonly string[] {
  return sortNames(
    locks.flatMap((lock) => {
      const { oid, mode, now } = lock;
      const was = relations.get(oid);
      // That query locks so the table that is referred to; where the other one is empty, it ends before it reads this.
      const isLocked = mode === "RowShareLock" && kind === "AlterTableStmt" && was?.kind === "r";
      const isReferred = isLocked && !held.has(keyOf(lock));
      if (was === undefined || !(isReferred || isRead(was, now, kind))) return [];
      const table = was.kind === "i" ? (checking.has(kind) ? relations.get(was.table ?? "") : undefined) : was;
      // What reads a sequence reads a counter.
      return table === undefined || table.kind === "S" || !isPublic(table) ? [] : [table.name];
    }),
  );
}

function sortNames(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}

/** What exists for the next statement; what is gone must not lend its name to anything. */
function withLater(before: Relations, touched: Relations): Relations {
  const later = new Map(before);
  for (const [oid, now] of touched) {
    if (now.name === "") later.delete(oid);
    else later.set(oid, now);
  }
  return later;
}
