import { castTo } from "./cast-to.js";
import { diffSnapshots } from "./drift.js";
import type { Drift } from "./drift.js";
import { lastName, parentOf } from "./drift-parts.js";
import { commentLine, quoteLiteral } from "../quote.js";
import type { SchemaSnapshot } from "./snapshot.js";

export interface ProposeOptions {
  /** Whether the migration runs in a transaction; one that does not builds and drops indexes without blocking. */
  readonly transactional: boolean;
  /** Whether the migration gives other names, or may do so. */
  readonly renames: "some" | "none";
}

/** What came last goes first. */
const order = [
  ["policy", "trigger", "view", "materialized view", "constraint", "index", "statistics", "column", "table"],
  ["partitioned table", "sequence", "function", "procedure", "enum", "domain", "composite type", "range", "schema"],
  ["extension"],
].flat();

/**
 * Statements that take back what lies between two schemas, of the few changes that have a plain inverse; null where there
 * is another, where something may be there under another name, or where nothing changed. Names come quoted from the server.
 */
export function proposeUndo(
  before: SchemaSnapshot,
  after: SchemaSnapshot,
  { transactional, renames }: ProposeOptions,
): string | null {
  const drifts = diffSnapshots(before, after).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  if (drifts.length === 0 || (renames === "some" && mayBeRenamed(drifts))) return null;
  if (!transactional && drifts.some(({ kind }) => kind !== "index")) return null;
  const concurrently = transactional ? "" : "CONCURRENTLY ";
  const statements = [...drifts.map((drift) => invert(drift, concurrently)), ...drifts.flatMap(createView)];
  return statements.includes(null) ? null : statements.map((sql) => `${sql};\n`).join("");
}

/** Made again from their text, these lose nothing. */
const toldByText: ReadonlySet<string> = new Set(["view", "trigger", "policy"]);

/** To drop what is new and to make what is gone would lose what it holds, where one is the other. */
function mayBeRenamed(drifts: readonly Drift[]): boolean {
  const gone = new Set(drifts.flatMap(({ change, kind }) => (change === "missing" ? [kind] : [])));
  return drifts.some(({ change, kind }) => change === "unexpected" && gone.has(kind) && !toldByText.has(kind));
}

/** The text of an undo script: which version it undoes, what it cannot bring back, and its statements. */
export function toUndoText(version: string, losses: readonly string[], statements: string): string {
  return [`Undoes V${version}.`, ...losses].map(commentLine).join("") + statements;
}

function invert(drift: Drift, concurrently: string): string | null {
  switch (drift.change) {
    case "unexpected":
      return toDrop(drift, concurrently);
    case "missing":
      return toCreate(drift, concurrently);
    case "changed":
      return toChange(drift, concurrently);
  }
}

function toDrop({ kind, identity }: Drift, concurrently: string): string | null {
  const [table, name] = [parentOf(identity), lastName(identity)];
  switch (kind) {
    case "index":
      return `DROP INDEX ${concurrently}IF EXISTS ${identity}`;
    case "table":
    case "partitioned table":
      return `DROP TABLE IF EXISTS ${identity}`;
    case "column":
    case "constraint":
      return `ALTER TABLE IF EXISTS ${table} DROP ${kind.toUpperCase()} IF EXISTS ${name}`;
    case "policy":
    case "trigger":
      return `DROP ${kind.toUpperCase()} IF EXISTS ${name} ON ${table}`;
    case "enum":
    case "composite type":
    case "range":
      return `DROP TYPE IF EXISTS ${identity}`;
    default:
      return order.includes(kind) ? `DROP ${kind.toUpperCase()} IF EXISTS ${identity}` : null;
  }
}

function toCreate({ kind, identity, expected }: Drift, concurrently: string): string | null {
  const { definition, type, default: preset, not_null: required, ...rest } = expected;
  const [table, name] = [parentOf(identity), lastName(identity)];
  if (kind === "index" && definition !== undefined) {
    return definition.replace(/^CREATE (UNIQUE )?INDEX /, `CREATE $1INDEX ${concurrently}IF NOT EXISTS `);
  }
  if (kind === "constraint" && definition !== undefined) {
    return `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${name}, ADD CONSTRAINT ${name} ${definition}`;
  }
  // Nothing is in its way until the views come back, last of all.
  if (kind === "view" && definition !== undefined) return `DROP VIEW IF EXISTS ${identity}`;
  const others = Object.keys(rest).filter((key) => key !== "position");
  if (kind !== "column" || type === undefined || others.length > 0) return null;
  const more = [preset === undefined ? "" : ` DEFAULT ${preset}`, required === "yes" ? " NOT NULL" : ""].join("");
  return `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${name} ${type}${more}`;
}

/** Views come back when what they select is there again. */
function createView({ kind, identity, expected: { definition } }: Drift): readonly string[] {
  if (kind !== "view" || definition === undefined) return [];
  return [`CREATE OR REPLACE VIEW ${identity} AS ${definition.trim().replace(/;$/, "")}`];
}

/** Made again as it was: an index, a constraint or a view that is another one under its old name. */
function toRemake(drift: Drift, concurrently: string): string | null {
  const { kind, identity, expected } = drift;
  const { definition } = expected;
  if (definition === undefined || Object.keys({ ...expected, ...drift.actual }).length > 1) return null;
  if (kind === "constraint") return toCreate(drift, concurrently);
  if (kind === "index") return `${toDrop(drift, concurrently) ?? ""};\n${toCreate(drift, concurrently) ?? ""}`;
  return kind === "view" ? `DROP VIEW IF EXISTS ${identity}` : null;
}

function toChange(drift: Drift, concurrently: string): string | null {
  const { kind, identity, expected, actual } = drift;
  if (kind !== "column") return toRemake(drift, concurrently);
  const [table, name] = [parentOf(identity), lastName(identity)];
  const changes = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].map((attribute) => {
    const was = expected[attribute];
    switch (attribute) {
      case "type":
        return was === undefined ? null : `ALTER COLUMN ${name} TYPE ${was}${castTo(name, was)}`;
      case "not_null":
        return was === undefined ? `ALTER COLUMN ${name} DROP NOT NULL` : `ALTER COLUMN ${name} SET NOT NULL`;
      case "default":
        return `ALTER COLUMN ${name} ${was === undefined ? "DROP DEFAULT" : `SET DEFAULT ${was}`}`;
      case "comment":
        return "";
      default:
        return null;
    }
  });
  if (changes.includes(null)) return null;
  const altered = changes.filter((change) => change !== "");
  const alter = altered.length === 0 ? [] : [`ALTER TABLE ${table} ${altered.join(", ")}`];
  const commented = "comment" in expected || "comment" in actual;
  const text = expected["comment"] === undefined ? "NULL" : quoteLiteral(expected["comment"]);
  return [...alter, ...(commented ? [`COMMENT ON COLUMN ${identity} IS ${text}`] : [])].join(";\n");
}
