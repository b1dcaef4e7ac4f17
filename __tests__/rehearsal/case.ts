import type { Proof } from "../../src/core/model.js";

/** A migration on a table of its own, `$t`; `$t_x` and the like are free names. */
export interface Case {
  readonly migration: string;
  /** Beside `CREATE TABLE $t (id int PRIMARY KEY, a int, b text, c varchar(20))`. */
  readonly before?: string;
  readonly rerun: Proof["rerun"];
  readonly undo?: string;
  /** `identical` where an undo script is given and nothing is told. */
  readonly undone?: Proof["undo"];
  readonly redone?: Proof["redo"];
  /** Ids of findings beside those that the verdicts bring. */
  readonly also?: readonly string[];
  readonly since?: number;
}

export const guarded = (condition: string, sql: string): string =>
  `DO $$ BEGIN IF NOT EXISTS (${condition}) THEN ${sql}; END IF; END $$;`;
