/** What the pending migrations of one environment change in its schema, as seen on a throw-away database. */
export interface SchemaChange {
  /** Tables first, each with what belongs to it, then what belongs to none; by kind and name. */
  readonly changes: readonly ObjectChange[];
  /** The tables that change, then those that a foreign key joins to them. */
  readonly tables: readonly DiagramTable[];
  readonly references: readonly DiagramReference[];
}

export type HowChanged = "new" | "changed" | "gone";

/** One object that comes, goes or becomes another. */
export interface ObjectChange {
  readonly change: HowChanged;
  readonly kind: string;
  /** Qualified and quoted as PostgreSQL does. */
  readonly identity: string;
  /** The table or view that it belongs to, null where there is none. */
  readonly table: string | null;
  /** Only what differs; null where the attribute is not there. */
  readonly attributes: readonly AttributeChange[];
  /** What comes or goes with it, for example a new table's columns. */
  readonly parts: readonly ObjectChange[];
}

export interface AttributeChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A table as the diagram shows it: with all its columns where it changes, else with its keys. */
export interface DiagramTable {
  readonly name: string;
  readonly change: HowChanged | "same";
  readonly columns: readonly DiagramColumn[];
}

export interface DiagramColumn {
  readonly name: string;
  readonly type: string;
  readonly change: HowChanged | "same";
  readonly keys: readonly ("PK" | "FK" | "UK")[];
}

/** A foreign key between two tables of the diagram. */
export interface DiagramReference {
  readonly from: string;
  readonly to: string;
  readonly columns: readonly string[];
  readonly change: "new" | "gone" | "same";
  /** How many rows may point to one row. */
  readonly many: "one" | "many";
  /** Whether a row may point to none. */
  readonly required: "required" | "optional";
}
