import type { PlainCondition } from "./plain-condition.js";
import type { TypeName } from "./type-name.js";
import type { RelationName } from "./syntax.js";

/** What a statement asks of the rows that are there already: it fails when one of them is otherwise. */
export type RowDemand = {
  readonly table: RelationName;
  /** Nothing happens where this constraint or index is there already; null where it has no name. */
  readonly unless: string | null;
  /** Whose rows: of the table alone, or of those that inherit from it too. */
  readonly rows: Rows;
} & Demanded;

export type Rows = "own" | "inherited too";

export type Demanded =
  | { readonly kind: "not-null"; readonly columns: readonly string[] }
  /** A new column that is required and gets no value: any row is one too many. `type` is the column's, without schema. */
  | { readonly kind: "no-rows"; readonly column: string; readonly type: string }
  | Unique
  /** Without columns of the referenced table: its primary key. */
  | {
      readonly kind: "references";
      readonly columns: readonly string[];
      readonly referenced: RelationName;
      readonly referencedColumns: readonly string[];
      readonly match: "simple" | "full";
    }
  | { readonly kind: "condition"; readonly condition: PlainCondition }
  /** A condition in the target's own words; never a file's. */
  | { readonly kind: "own-condition"; readonly sql: string; readonly columns: readonly string[] }
  | { readonly kind: "length"; readonly column: string; readonly length: number }
  /** Each value of the column is to become one of another type, by PostgreSQL's own cast. */
  | { readonly kind: "convert"; readonly column: string; readonly type: TypeName; readonly cast: "written" | "implied" }
  /** A constraint or an index that is on the target, not valid, or was made by a file. */
  | { readonly kind: "validate"; readonly constraint: string; readonly of: "constraint" | "index" }
  /** Something that no question of identifiers alone can find out; `why` is half a sentence. */
  | { readonly kind: "unreadable"; readonly why: string };

export interface Unique {
  readonly kind: "unique";
  readonly keys: readonly UniqueKey[];
  readonly nulls: "distinct" | "not distinct";
  /** Of a partial index: which rows it holds; null for all. */
  readonly where: PlainCondition | null;
}

/** A column, as it is or in one case. */
export interface UniqueKey {
  readonly column: string;
  readonly as: "it is" | "lower" | "upper";
}

/** What can be asked of rows. */
export type Askable = Exclude<Demanded, { readonly kind: "validate" | "unreadable" }>;
