/** One row of Flyway's history table. */
export interface FlywayRow {
  readonly rank: number;
  /** Null for repeatables and for the marker of a schema. */
  readonly version: string | null;
  readonly description: string;
  readonly type: string;
  /** Path below the location; the class for Java. */
  readonly script: string;
  readonly checksum: number | null;
  readonly installedBy: string;
  /** ISO 8601; the column has no zone, and is taken for UTC. */
  readonly installedOn: string;
  readonly executionMs: number;
  readonly success: boolean;
}

/** What the type of a row says that it is. */
export type FlywayKind =
  "sql" | "baseline" | "sql-baseline" | "java" | "script" | "schema" | "delete" | "undo" | "unknown";

const kinds: Readonly<Record<string, FlywayKind>> = {
  SQL: "sql",
  BASELINE: "baseline",
  // Flyway 2 and 3 wrote a baseline under this name.
  INIT: "baseline",
  SQL_BASELINE: "sql-baseline",
  JDBC_BASELINE: "java",
  SCRIPT_BASELINE: "script",
  JDBC: "java",
  SPRING_JDBC: "java",
  CUSTOM: "java",
  SCRIPT: "script",
  SCHEMA: "schema",
  DELETE: "delete",
  UNDO_SQL: "undo",
  UNDO_JDBC: "undo",
  UNDO_SCRIPT: "undo",
  UNDO_CUSTOM: "undo",
};

/** The kind of a row; `unknown` for a type that no Flyway wrote. */
export function kindOf({ type }: FlywayRow): FlywayKind {
  return Object.hasOwn(kinds, type) ? (kinds[type] ?? "unknown") : "unknown";
}

/** Whether a script on record is one that only Flyway runs: a Java class, or a script of a shell. */
export function isForeignScript(script: string): boolean {
  return /\.(?:ps1|bat|cmd|sh|bash|py)$/i.test(script) || /^(?:[\w$]+\.)*[VRB]\d[\w$]*$/.test(script);
}
