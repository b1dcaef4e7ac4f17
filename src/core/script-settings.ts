/** Flyway's script settings from `<file>.sql.conf`, over those of a Flyway configuration for all files. */
export interface ScriptSettings {
  readonly executeInTransaction?: boolean;
  readonly placeholderReplacement?: boolean;
  readonly encoding?: string;
  /** Whether a file may hold both statements that need a transaction's absence and others; then it runs without one. */
  readonly mixed?: "allow";
  /** How a placeholder begins; `${` unless a Flyway configuration says otherwise. */
  readonly placeholderPrefix?: string;
  /** How a placeholder ends; `}` unless a Flyway configuration says otherwise. */
  readonly placeholderSuffix?: string;
}

/** Who runs a migration that is no SQL: Flyway, as a Java class or as a script of a shell. */
export type ForeignRunner = "java" | "script";
