/** How large a table is on the target, by its statistics, partitions and other children summed; null: unknown. */
export interface Size {
  /** The server's estimate, never a count. */
  readonly rows: number | null;
  /** With indexes and out-of-line values. */
  readonly bytes: number | null;
}

/** Sizes by the table's name, qualified and quoted as PostgreSQL does. */
export type Sizes = ReadonlyMap<string, Size>;

/** One table of a report. */
export interface TableSize extends Size {
  readonly table: string;
}

/** For example `212 GB, 1.1 billion rows`; what is unknown is said as unknown. */
export function describeSize({ rows, bytes }: Size): string {
  if (rows === null && bytes === null) return "size unknown";
  const [space, count] = [bytes === null ? "size unknown" : inBytes(bytes), rows === null ? null : inRows(rows)];
  return `${space}, ${count ?? "number of rows unknown"}`;
}

const units = ["bytes", "kB", "MB", "GB", "TB", "PB"] as const;

/** As pg_size_pretty counts: a kB is 1024 bytes. */
function inBytes(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${short(bytes / 1024 ** power)} ${units[power]}`;
}

const words: readonly (readonly [number, string])[] = [
  [1e12, " trillion"],
  [1e9, " billion"],
  [1e6, " million"],
];

function inRows(rows: number): string {
  const [unit, word] = words.find(([least]) => rows >= least) ?? [1, ""];
  if (unit > 1) return `${short(rows / unit)}${word} rows`;
  return `${Math.round(rows).toLocaleString("en-US")} ${Math.round(rows) === 1 ? "row" : "rows"}`;
}

function short(value: number): string {
  return value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value));
}
