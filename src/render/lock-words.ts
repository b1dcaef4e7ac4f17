import type { Proof } from "../core/model.js";
import type { EnvironmentReport } from "../core/report.js";
import { describeSize } from "../core/sizes.js";
import type { Size } from "../core/sizes.js";

/** Lock modes of tables, weakest first, with what waits while one is held. */
const modes = [
  ["AccessShareLock", "nothing"],
  ["RowShareLock", "nothing"],
  ["RowExclusiveLock", "nothing"],
  ["ShareUpdateExclusiveLock", "nothing"],
  ["ShareLock", "writes"],
  ["ShareRowExclusiveLock", "writes"],
  ["ExclusiveLock", "writes"],
  ["AccessExclusiveLock", "reads and writes"],
] as const;

export type Blocks = (typeof modes)[number][1];

/** What a file does to one table that exists before it: the strongest lock, and what it reads or writes whole under it. */
export interface TableLock {
  readonly relation: string;
  /** `ACCESS EXCLUSIVE`. */
  readonly mode: string;
  readonly blocks: Blocks;
  readonly work: "rewrite" | "scan" | "none";
  /** Whether another statement of the same transaction rewrites or scans while the lock is held. */
  readonly held: "at once" | "while others work";
  readonly size: Size | null;
}

interface Doing {
  readonly transactional: boolean;
  readonly environments: readonly EnvironmentReport[];
}

/** The tables that a file locks so that anyone could notice, worst first. */
export function listTableLocks({ statements }: Proof, { transactional, environments }: Doing): readonly TableLock[] {
  const relations = [
    ...new Set(
      statements.flatMap(({ locks }) => locks.filter(({ on }) => on !== "other").map(({ relation }) => relation)),
    ),
  ];
  const working = statements.findLastIndex(({ rewrites, scans }) => rewrites.length + scans.length > 0);
  const locks = relations.map((relation): TableLock => {
    const touching = statements.map(({ locks: all }) => strongestOn(relation, all));
    const strongest = Math.max(...touching);
    const first = touching.findIndex((rank) => rank >= blockingRank);
    const [mode, blocks] = modes[strongest] ?? ["", "nothing" as const];
    const work = workOn(relation, statements);
    const others = transactional && first !== -1 && first < working && work === "none";
    return {
      relation,
      mode: toModeWords(mode),
      blocks,
      work,
      held: others ? "while others work" : "at once",
      size: sizeOf(relation, environments),
    };
  });
  return locks.filter(isNoticed).toSorted((a, b) => rankOf(b) - rankOf(a) || (a.relation < b.relation ? -1 : 1));
}

const blockingRank = modes.findIndex(([, blocks]) => blocks !== "nothing");
const noticedRank = modes.findIndex(([mode]) => mode === "ShareUpdateExclusiveLock");

function strongestOn(relation: string, locks: Proof["statements"][number]["locks"]): number {
  return Math.max(
    -1,
    ...locks.filter((lock) => lock.relation === relation).map(({ mode }) => modes.findIndex(([name]) => name === mode)),
  );
}

function workOn(relation: string, statements: Proof["statements"]): TableLock["work"] {
  if (statements.some(({ rewrites }) => rewrites.includes(relation))) return "rewrite";
  return statements.some(({ scans }) => scans.includes(relation)) ? "scan" : "none";
}

/** Reading and writing rows is what everybody does. */
function isNoticed({ mode, work }: TableLock): boolean {
  return work === "rewrite" || modes.findIndex(([name]) => toModeWords(name) === mode) >= noticedRank;
}

function rankOf({ blocks, work, held }: TableLock): number {
  const blocking = { nothing: 0, writes: 1, "reads and writes": 2 }[blocks];
  const working = { none: held === "at once" ? 0 : 1, scan: 2, rewrite: 3 }[work];
  return blocking === 0 ? working / 10 : blocking + working * 10;
}

/** The largest of the targets that are about to run it. */
function sizeOf(relation: string, environments: readonly EnvironmentReport[]): Size | null {
  const sizes = environments.flatMap((one) => one.sizes.filter(({ table }) => table === relation));
  return sizes.toSorted((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))[0] ?? null;
}

/** `ACCESS EXCLUSIVE` of `AccessExclusiveLock`; a name that is none of PostgreSQL's stays as it is. */
export function toModeWords(mode: string): string {
  return mode
    .replace(/Lock$/, "")
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toUpperCase();
}

/** Read or written whole in a moment; what is not known to be small counts as large. */
const smallBytes = 64 * 1024 ** 2;

/** Worth a bold word: everybody waits while a table that is not small is read or written whole. */
export function isHeavy({ blocks, work, size }: TableLock): boolean {
  return blocks !== "nothing" && work !== "none" && (size?.bytes ?? Number.POSITIVE_INFINITY) >= smallBytes;
}

/** What follows the mode: `an instant: writes wait`, `rewrite of 212 GB, 1.1 billion rows: reads and writes wait meanwhile`. */
export function sayHowLong(lock: TableLock): string {
  const { blocks, work, held, size } = lock;
  const amount = size === null ? "the table" : describeSize(size);
  if (work !== "none") {
    const rest = blocks === "nothing" ? "reads and writes go on" : `${blocks} wait meanwhile`;
    return `${work} of ${amount}: ${rest}`;
  }
  if (blocks === "nothing") return "reads and writes go on";
  return held === "at once" ? `an instant: ${blocks} wait` : `until the transaction ends: ${blocks} wait`;
}
