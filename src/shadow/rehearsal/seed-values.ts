import { quoteLiteral } from "../../core/quote.js";

/** A column to find a value for. */
export interface SeedColumn {
  /** Quoted. */
  readonly name: string;
  /** As a cast writes it. */
  readonly type: string;
  /** Name of the type, of its base type for a domain. */
  readonly base: string;
  /** `pg_type.typcategory` of that. */
  readonly category: string;
  readonly enumLabel: string | null;
  readonly required: boolean;
  /** Definitions of the CHECK constraints that name it. */
  readonly checks: readonly string[];
  /** A literal of the partition's bound that it must fit; null where it is in none. */
  readonly bound: string | null;
  /** A column of another table that it refers to. */
  readonly refersTo: { readonly table: string; readonly column: string } | null;
}

/** No number that migrations insert themselves, and small enough for every integer. */
const number = "30001";
const moment = "2020-01-02 03:04:05+00";

/** Values by type name: the first that fits. */
const byName: Readonly<Record<string, readonly string[]>> = {
  bool: ["true", "false"],
  uuid: ["5eed5eed-5eed-45ed-85ed-5eed5eed5eed"],
  json: ["{}", "[]"],
  jsonb: ["{}", "[]"],
  xml: ["<seed/>"],
  bytea: ["\\x5eed"],
  interval: ["1 day", "1 second"],
  time: ["03:04:05"],
  timetz: ["03:04:05+00"],
  date: ["2020-01-02", "2999-01-01", "1970-01-01"],
  timestamp: ["2020-01-02 03:04:05", "2999-01-01", "1970-01-01"],
  timestamptz: [moment, "2999-01-01+00", "1970-01-01+00"],
  inet: ["192.0.2.1"],
  cidr: ["192.0.2.0/24"],
  macaddr: ["08:00:2b:01:02:03"],
  macaddr8: ["08:00:2b:01:02:03:04:05"],
  point: ["(1,1)"],
  line: ["{1,1,1}"],
  lseg: ["[(0,0),(1,1)]"],
  box: ["(1,1),(0,0)"],
  path: ["[(0,0),(1,1)]"],
  polygon: ["((0,0),(0,1),(1,1))"],
  circle: ["<(0,0),1>"],
  tsvector: ["seed"],
  tsquery: ["seed"],
  pg_lsn: ["0/1"],
  int4range: ["[1,2)"],
  int8range: ["[1,2)"],
  numrange: ["[1,2)"],
  daterange: ["[2020-01-01,2020-01-02)"],
  tsrange: ["[2020-01-01,2020-01-02)"],
  tstzrange: ["[2020-01-01,2020-01-02)"],
};

/** Values by `pg_type.typcategory`. */
const byCategory: Readonly<Record<string, readonly string[]>> = {
  N: [number, "1", "0", "100", "-1"],
  S: ["seed", "seed@example.com", "SEED", "S", "1"],
  A: ["{}"],
  R: ["empty"],
  V: ["1", "101"],
};

/** Values to try, in order, as SQL. */
export function candidatesOf(column: SeedColumn): readonly string[] {
  const { type, base, category, enumLabel, checks, bound, refersTo } = column;
  if (refersTo !== null) return [`(SELECT r.${refersTo.column} FROM ${refersTo.table} r LIMIT 1)`];
  const cast = (literal: string): string => `CAST(${quoteLiteral(literal)} AS ${type})`;
  if (bound !== null) return [cast(bound)];
  if (enumLabel !== null) return [cast(enumLabel)];
  const usual = byName[base] ?? byCategory[category] ?? ["seed", "1", "{}", "()"];
  return [...new Set([...(category === "S" ? literalsIn(checks) : []), ...usual])].map(cast);
}

/** Texts that a CHECK names are mostly those that it allows. */
function literalsIn(checks: readonly string[]): readonly string[] {
  return checks
    .flatMap((check) => [...check.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = ""]) => text.replaceAll("''", "'")))
    .slice(0, 4);
}

/** The literals of a partition's bound: of the first value of a list, or the lower end of a range. */
export function literalsOfBound(bound: string): readonly (string | null)[] {
  const [, inside = ""] = /^FOR VALUES (?:IN|FROM) \((.*?)\)(?: TO |$)/.exec(bound) ?? [];
  return [...inside.matchAll(/'((?:[^']|'')*)'|([^,\s()]+)/g)].map(([, text, word = ""]) => {
    if (text !== undefined) return text.replaceAll("''", "'");
    return /^-?\d/.test(word) || word === "true" || word === "false" ? word : null;
  });
}
