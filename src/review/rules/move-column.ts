import { showIdentifier } from "../../sql/names.js";
import { showType, type TypeName } from "../../sql/type-name.js";
import type { KnownColumn, KnownRelation } from "../known/known.js";
import { usersOf } from "../known/uses.js";
import type { Look, SafeStep } from "../rule.js";
import { notNullSteps } from "./constraints.js";
import { isAlone, tableOf } from "./words.js";

/** Where the values of a column go, so that applications can follow one after the other. */
export interface Move {
  readonly from: string;
  /** The name of the new column. */
  readonly to: string;
  readonly type: TypeName;
  /** How a value becomes one of the other type: `cast` where PostgreSQL does not do it by itself. */
  readonly by: "assignment" | "cast";
}

/** Rows that one transaction fills. */
const batch = 10_000;
/** Bytes of a name; PostgreSQL cuts what is behind them. */
const longestName = 63;

/**
 * Expand and contract as files: a column beside the old one, its values, its NOT NULL, and, once nobody uses the old one,
 * its end. None where more hangs on the column than files of ours would bring along: a default, a key, an index, a view.
 */
export function moveSteps(look: Look, move: Move): { readonly steps?: readonly SafeStep[] } {
  const column = look.relation?.columns.get(move.from);
  if (look.relation === null || column === undefined || !canMove(look, look.relation, column, move)) return {};
  const filled = { after: `the application writes ${showIdentifier(move.to)} too` };
  const dropped = { after: `nobody uses ${showIdentifier(move.from)} any more`, contracts: true } as const;
  const required = column.notNull ? notNullSteps(look, move.to) : [];
  return {
    steps: [
      addStep(look, move),
      { ...fillStep(look, look.relation, move), ...filled },
      ...required.map((step) => ({ ...step, ...filled })),
      { ...dropStep(look, column, move), ...dropped },
    ],
  };
}

function canMove(look: Look, relation: KnownRelation, column: KnownColumn, { from, to, type }: Move): boolean {
  const isPlain = column.type !== null && !column.hasDefault && column.generated === null;
  const hangsOn = [
    ...[...relation.constraints.values()].filter(({ kind }) => kind !== "not null"),
    ...[...look.known.indexes.values()].filter(({ table }) => table === relation.key),
  ].some((one) => one.columns.includes(from) || one.rebuiltFor.includes(from));
  return (
    (look.key.startsWith("RenameStmt") || isAlone(look)) &&
    relation.kind === "table" &&
    relation.parent === null &&
    isPlain &&
    !hangsOn &&
    !relation.columns.has(to) &&
    canWrite(type) &&
    column.type !== null &&
    canWrite(column.type) &&
    Buffer.byteLength(to) <= longestName &&
    usersOf(look.known, relation, from).length === 0
  );
}

/** Whether the words for a type are SQL: names that need quotes are not told with them. */
function canWrite(type: TypeName): boolean {
  return !(type.name === "interval" && type.modifiers.length > 0) && /^[a-z_][a-z0-9_ .(),[\]]*$/.test(showType(type));
}

function addStep(look: Look, { to, type }: Move): SafeStep {
  const [table, name] = [tableOf(look), showIdentifier(to)];
  return {
    title: `add ${to} to ${look.name?.name ?? "table"}`,
    sql: `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${name} ${showType(type)};`,
    undo: `ALTER TABLE ${table} DROP COLUMN IF EXISTS ${name};`,
  };
}

/** In batches along the key, each in a transaction of its own, where the key is one column. */
function fillStep(look: Look, relation: KnownRelation, { from, to, type, by }: Move): SafeStep {
  const [table, old, name] = [tableOf(look), showIdentifier(from), showIdentifier(to)];
  const update = `UPDATE ${table} SET ${name} = ${by === "cast" ? `${old}::${showType(type)}` : old}`;
  const missing = `${name} IS NULL AND ${old} IS NOT NULL`;
  const key = [table, old, name].some((one) => one.includes("$$")) ? null : keyOf(relation);
  const keys = (where: string): string =>
    `ARRAY(SELECT ${key?.name ?? ""} FROM ${table}${where} ORDER BY ${key?.name ?? ""} LIMIT ${batch})`;
  return {
    title: `fill ${to} of ${look.name?.name ?? "table"}`,
    sql:
      key === null
        ? `-- On a large table this belongs into a job that works in batches, outside the migration.\n${update} WHERE ${missing};`
        : [
            "-- schema-version: transaction=false",
            "DO $$",
            "DECLARE",
            `  next_keys ${key.type}[] := ${keys("")};`,
            "BEGIN",
            "  WHILE cardinality(next_keys) > 0 LOOP",
            `    ${update}`,
            `      WHERE ${key.name} = ANY (next_keys) AND ${missing};`,
            "    COMMIT;",
            `    next_keys := ${keys(` WHERE ${key.name} > next_keys[cardinality(next_keys)]`)};`,
            "  END LOOP;",
            "END $$;",
          ].join("\n"),
    undo: "-- The values harm nobody, and the undo script of the column drops them.\nSELECT 'nothing to undo' AS note;",
  };
}

function keyOf({ constraints, columns }: KnownRelation): { readonly name: string; readonly type: string } | null {
  const [column, ...more] = [...constraints.values()].find(({ kind }) => kind === "primary key")?.columns ?? [];
  const type = columns.get(column ?? "")?.type ?? null;
  if (column === undefined || more.length > 0 || type === null || type.array || !canWrite(type)) return null;
  return column.includes("$$") ? null : { name: showIdentifier(column), type: showType({ ...type, modifiers: [] }) };
}

function dropStep(look: Look, { type, notNull }: KnownColumn, { from, to, by }: Move): SafeStep {
  const [table, old, name] = [tableOf(look), showIdentifier(from), showIdentifier(to)];
  const before = type === null ? "" : showType(type);
  const value = by === "cast" ? `${name}::${before}` : name;
  return {
    title: `drop ${from} of ${look.name?.name ?? "table"}`,
    sql: `ALTER TABLE ${table} DROP COLUMN IF EXISTS ${old};`,
    undo: [
      `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${old} ${before};`,
      `UPDATE ${table} SET ${old} = ${value} WHERE ${old} IS NULL AND ${name} IS NOT NULL;`,
      ...(notNull ? [`ALTER TABLE ${table} ALTER COLUMN ${old} SET NOT NULL;`] : []),
    ].join("\n"),
  };
}
