import { diffSnapshots } from "../../core/schema/drift.js";
import type { Drift } from "../../core/schema/drift.js";
import { objectKey, objectsByKey } from "../../core/schema/snapshot.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import type { CatalogScope } from "../../database/catalog/catalog-query.js";
import { readSnapshot } from "../../database/catalog/read-snapshot.js";
import type { ReadingIn } from "../../database/catalog/read-only-transactions.js";
import { query } from "../../database/session.js";
import type { ShadowDatabase } from "../shadow.js";
import { readHoldings } from "./rows.js";
import type { Holdings } from "./rows.js";

/** A database between two runs: its schema, and what its tables hold. */
export interface DatabaseState {
  readonly snapshot: SchemaSnapshot;
  /** Null where it could not be read. */
  readonly holdings: Holdings | null;
}

/** Reads the schema alone, as a scope has it, whatever a script left of the session. Throws Failure. */
export async function readSchema(database: ShadowDatabase, scope: CatalogScope): Promise<SchemaSnapshot> {
  const { session, prepare } = database;
  await query(session, ["BEGIN", ...prepare, "COMMIT"].join(";\n"), "cleaning the shadow's session");
  return await readSnapshot(session, scope, { readingIn: "own" });
}

/**
 * Reads schema and rows, whatever a script left of the session; `open`: in its transaction. A schema that is known
 * already is not read again.
 */
export async function readState(
  database: ShadowDatabase,
  readingIn: ReadingIn,
  known: SchemaSnapshot | null = null,
): Promise<DatabaseState> {
  const { session, prepare, major, home } = database;
  const scope = { major, home, schemas: [] };
  const own = readingIn === "own";
  await query(session, [...(own ? ["BEGIN"] : []), ...prepare].join(";\n"), "cleaning the shadow's session");
  const holdings = await readHoldings(session);
  if (own) await query(session, "COMMIT", "cleaning the shadow's session");
  return { snapshot: known ?? (await readSnapshot(session, scope, { readingIn })), holdings };
}

/** How two schemas differ; the order of columns is told apart, since nothing but a rewrite brings it back. */
export interface Difference {
  readonly drifts: readonly Drift[];
  /** Tables whose columns stand in another order. */
  readonly reordered: readonly string[];
}

export function compareSchemas(expected: SchemaSnapshot, actual: SchemaSnapshot): Difference {
  const seen = diffSnapshots(expected, actual);
  const moved = seen.filter((drift) => "parents" in drift.expected || "parents" in drift.actual);
  const isTold = ({ identity }: Drift): boolean => moved.some((one) => identity.startsWith(`${one.identity}.`));
  const all = [...seen, ...listMadeOwn(expected, actual).filter((drift) => !isTold(drift))];
  const isOrder = ({ change, expected: was, actual: is }: Drift): boolean =>
    change === "changed" && [...Object.keys(was), ...Object.keys(is)].every((name) => name === "position");
  return {
    drifts: all.filter((drift) => !isOrder(drift)),
    reordered: [...new Set(all.filter(isOrder).map(({ identity }) => tableOf(identity)))],
  };
}

/**
 * Columns and constraints that are a child table's own on one side only. Drift leaves that out, because no statement
 * brings it back; after NO INHERIT and INHERIT they outlive their parents all the same.
 */
function listMadeOwn(expected: SchemaSnapshot, actual: SchemaSnapshot): readonly Drift[] {
  if (expected === actual) return [];
  const now = objectsByKey(actual);
  return expected.objects.flatMap((object): readonly Drift[] => {
    const { kind, identity, attributes } = object;
    const other = now.get(objectKey(object));
    const [was, is] = [attributes["inherited"], other?.attributes["inherited"]];
    if (!/^(?:column|constraint)$/.test(kind) || other === undefined || was === is) return [];
    const toFlag = (flag: string | undefined): Drift["expected"] => (flag === undefined ? {} : { inherited: flag });
    const change = { change: "changed", severity: "cosmetic", parts: [] } as const;
    return [{ ...change, kind, identity, expected: toFlag(was), actual: toFlag(is) }];
  });
}

function tableOf(column: string): string {
  return column.replace(/\.(?:"(?:[^"]|"")*"|[^".]+)$/, "");
}

export function isSame({ drifts }: Difference): boolean {
  return drifts.length === 0;
}

const mostNamed = 5;

/** The differences in words, the first few of them. */
export function describeDrifts(drifts: readonly Drift[]): string {
  const named = drifts.slice(0, mostNamed).map(describe);
  const more = drifts.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function describe({ change, kind, identity, expected, actual }: Drift): string {
  switch (change) {
    case "missing":
      return `${kind} ${identity} is missing`;
    case "unexpected":
      return `${kind} ${identity} is there too`;
    case "changed": {
      const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
      return `${kind} ${identity} has ${names.map(toOther).join(" and ")}`;
    }
  }
}

/** Attributes in the plural are labels, options, privileges and the like. */
function toOther(attribute: string): string {
  if (attribute === "inherited") return "another origin, own or inherited";
  return `${attribute.endsWith("s") ? "other" : "another"} ${attribute.replaceAll("_", " ")}`;
}
