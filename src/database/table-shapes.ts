import type { Finding } from "../core/model.js";
import { finding } from "../core/problems.js";
import { logColumns, tableNames } from "./tables.js";
import type { TableName } from "./tables.js";

/** A column as the catalog shows it. */
interface Column {
  readonly name: string;
  /** As format_type writes it. */
  readonly type: string;
  readonly required: boolean;
  /** Whether it alone is a key. */
  readonly unique: boolean;
}

/** A relation as the catalog shows it. */
interface Shape {
  /** The catalog's letter: `r` for a table. */
  readonly kind: string;
  /** The catalog's letter: `p` for a table that survives a crash. */
  readonly persistence: string;
  readonly columns: readonly Column[];
}

/** Relations by their names. */
export type Shapes = ReadonlyMap<string, Shape>;

/** The answer to `columnsSql`. */
export function toShapes(rows: readonly (readonly (string | null)[])[]): Shapes {
  const shapes = new Map<string, Shape>();
  for (const [table, name, type, required, kind, unique, persistence] of rows) {
    const { columns } = shapes.get(table ?? "") ?? { columns: [] };
    const column = { name: name ?? "", type: type ?? "", required: required === "t", unique: unique === "t" };
    const shape = { kind: kind ?? "", persistence: persistence ?? "", columns: [...columns, column] };
    shapes.set(table ?? "", shape);
  }
  return shapes;
}

/** Relations that bear the names of the tool's tables and are not its own: none of them is ever touched. */
export function strangersAmong(shapes: Shapes, environment: string): readonly Finding[] {
  const versions = shapes.get(tableNames.versions);
  if (versions !== undefined && isFlywayTable(versions)) {
    const message = "the table schema_version is the history of an old Flyway (it has installed_rank or version_rank)";
    const help = "run adopt: it renames the table to flyway_schema_history and takes over what it has on record";
    return [finding("foreign-table", { message, help, environment })];
  }
  return Object.entries(tableNames).flatMap(([table, name]) => {
    const shape = shapes.get(name);
    const differences = shape === undefined ? [] : differencesOf(table as TableName, shape);
    if (differences.length === 0) return [];
    const message = `the table ${name} is not the tool's: ${differences.join("; ")}`;
    return [finding("foreign-table", { message, environment })];
  });
}

const versionColumns: readonly (readonly [string, string])[] = [
  ["version", "character varying(20)"],
  ["description", "text"],
  ["script_name", "character varying(255)"],
  ["checksum", "character varying(32)"],
  ["installed_by", "character varying(100)"],
  ["installed_on", "timestamp without time zone"],
  ["execution_time", "integer"],
  ["success", "boolean"],
];

/** How a table differs from the tool's own, in words; empty when it is ours. */
function differencesOf(table: TableName, shape: Shape): readonly string[] {
  const { kind, persistence, columns } = shape;
  if (kind !== "r" && kind !== "p") return [kind === "v" || kind === "m" ? "it is a view" : "it is no table"];
  if (persistence !== "p") return ["it is unlogged, so that a crash empties it (ALTER TABLE … SET LOGGED)"];
  if (table === "versions") return differencesOfVersions(shape);
  const present = new Set(columns.map(({ name }) => name));
  const names = (table === "log" ? logColumns : versionColumns.slice(1)).map(([name]) => name);
  return names.filter((name) => !present.has(name)).map((name) => `column ${name} is missing`);
}

/** Extra columns that are nullable or have a default are tolerated: `required` is false for them. */
function differencesOfVersions({ columns }: Shape): readonly string[] {
  const present = new Map(columns.map((column) => [column.name, column]));
  const wrong = versionColumns.flatMap(([name, type]) => {
    const column = present.get(name);
    if (column === undefined) return [`column ${name} is missing`];
    return fits(column.type, type) ? [] : [`column ${name} is ${column.type} instead of ${type}`];
  });
  const ours = new Set(versionColumns.map(([name]) => name));
  const extra = columns.filter((column) => column.required && !ours.has(column.name));
  const keyless = wrong.length === 0 && present.get("version")?.unique !== true;
  return [
    ...wrong,
    ...extra.map((column) => `column ${column.name} is unknown and required`),
    ...(keyless ? ["version is not its primary key"] : []),
  ];
}

/** A wider text type holds all that ours holds, and a coarser time enough of it. */
function fits(actual: string, wanted: string): boolean {
  if (actual === wanted) return true;
  if (wanted === "timestamp without time zone") return /^timestamp\(\d\) without time zone$/.test(actual);
  const width = /^character varying\((\d+)\)$/;
  const [have, need] = [width.exec(actual)?.[1], width.exec(wanted)?.[1]];
  if (need === undefined) return false;
  if (actual === "text" || actual === "character varying") return true;
  // Without a width it is another type: no number is greater.
  return Number(have) > Number(need);
}

/** Whether the columns are Flyway's: its own history of 4.x and later, or of 2.x and 3.x. */
function isFlywayTable({ columns }: Shape): boolean {
  return columns.some((column) => column.name === "installed_rank" || column.name === "version_rank");
}
