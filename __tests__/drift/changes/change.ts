/** Something that somebody did to a database out of band, and all that drift detection should say. */
export interface Change {
  /** A sentence. */
  readonly name: string;
  readonly sql: string;
  /** `structural changed column shop.users.name: type`, one for each finding. */
  readonly expected: string | readonly string[];
  /** The first major that knows it; 14 unless told. */
  readonly since?: number;
  /** The last major that knows it. */
  readonly until?: number;
  /** True for what cannot run in a transaction: statements are then sent one by one, to a database of their own. */
  readonly alone?: true;
}
