import type { RelationName } from "../../sql/syntax.js";
import type { TypeName } from "../../sql/type-name.js";

/** When an object came to be: before the files under review, or by the one with this index. */
export type Birth = "before" | number;

export interface KnownColumn {
  readonly name: string;
  readonly type: TypeName | null;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
  readonly generated: "stored" | "virtual" | null;
  readonly identity: boolean;
  readonly born: Birth;
}

export interface KnownConstraint {
  readonly name: string;
  readonly kind: "primary key" | "unique" | "check" | "foreign key" | "exclude" | "not null";
  readonly columns: readonly string[];
  readonly valid: boolean;
  /** The column of a `CHECK (column IS NOT NULL)`. */
  readonly provesNotNull: string | null;
  /** Key of the table that a foreign key references. */
  readonly references: string | null;
  /** See `KnownIndex`: of an exclusion. */
  readonly rebuiltFor: readonly string[];
  readonly born: Birth;
}

export interface KnownIndex {
  readonly name: RelationName;
  /** Key of its table. */
  readonly table: string;
  readonly unique: boolean;
  /** Empty names stand for expressions. */
  readonly columns: readonly string[];
  /** Whether it has a WHERE. */
  readonly partial: boolean;
  /** Columns of which any other type builds it anew: all that it names, where it has an expression or a WHERE. */
  readonly rebuiltFor: readonly string[];
  readonly born: Birth;
}

export type RelationKind = "table" | "partitioned table" | "view" | "materialized view" | "foreign table" | "sequence";

export interface KnownRelation {
  readonly key: string;
  readonly schema: string;
  readonly name: string;
  readonly kind: RelationKind;
  readonly born: Birth;
  readonly temporary: boolean;
  /** Key of the partitioned table that it belongs to. */
  readonly parent: string | null;
  readonly hasDefaultPartition: boolean;
  readonly columns: Map<string, KnownColumn>;
  /** Whether it has no others. */
  readonly whole: boolean;
  /** Of a view: the names of its columns, in order; null where nobody knows. */
  readonly output: readonly string[] | null;
  readonly constraints: Map<string, KnownConstraint>;
  readonly policies: Set<string>;
}

export interface KnownType {
  readonly kind: "enum" | "composite" | "domain" | "range";
  /** Of a domain: what it is of, and whether it has a constraint. */
  readonly base: TypeName | null;
  readonly constrained: boolean;
  readonly labels: readonly string[];
  readonly born: Birth;
}

export interface KnownRoutine {
  readonly returns: TypeName | null;
  /** How many, those that it only gives back included. */
  readonly parameters: number;
  readonly volatility: "immutable" | "stable" | "volatile";
  readonly born: Birth;
}

/** Something whose columns cannot be changed under it: a view, a policy, a trigger, a generated column. */
export interface KnownUse {
  /** `view active_users`. */
  readonly what: string;
  /** Key of the relation that it is, or is on. */
  readonly of: string;
  /** See `readOf`. */
  readonly reads: ReadonlySet<string>;
}

/** What is known of a schema at one moment; statements move it on (`advance.ts`). Keys are `schema.name`. */
export interface Known {
  readonly relations: Map<string, KnownRelation>;
  readonly indexes: Map<string, KnownIndex>;
  readonly types: Map<string, KnownType>;
  readonly routines: Map<string, KnownRoutine>;
  readonly schemas: Set<string>;
  /** What reads columns, by kind and name. */
  readonly uses: Map<string, KnownUse>;
  /** Makes every view known that was there before. */
  readonly recallViews: () => void;
  /** Objects that were not asked for yet: makes one known, by key. */
  readonly recall: (key: string) => void;
  /** Whether all that was there before is known, so that what is not known is not there. */
  readonly complete: boolean;
  /** A database that was asked knows more than files: what blocks make by EXECUTE, what was there before the first file. */
  readonly from: "schema" | "files";
  /** Where names without a schema lie; the first one is where new objects go. */
  searchPath: readonly string[];
}

interface Opening {
  readonly complete: boolean;
  readonly from: Known["from"];
  readonly recall?: (key: string) => void;
  readonly recallViews?: () => void;
}

/** Nothing known yet. */
export function openKnown(
  searchPath: readonly string[],
  { complete, from, recall = () => {}, recallViews = () => {} }: Opening,
): Known {
  return {
    relations: new Map(),
    indexes: new Map(),
    types: new Map(),
    routines: new Map(),
    uses: new Map(),
    recallViews,
    schemas: new Set(["public"]),
    recall,
    complete,
    from,
    searchPath: searchPath.length === 0 ? ["public"] : searchPath,
  };
}

/** Key of an object with its schema. */
export function toKey(schema: string, name: string): string {
  return JSON.stringify([schema, name]);
}

/** Key of a new object. */
export function newKey(known: Known, { schema, name }: RelationName): string {
  return toKey(schema ?? known.searchPath[0] ?? "public", name);
}

/** The schema of temporary objects, which hide others of their name. */
export const tempSchema = "pg_temp";

/** Keys that a name can mean, first come first. */
export function keysFor(known: Known, { schema, name }: RelationName): readonly string[] {
  return schema === null ? [tempSchema, ...known.searchPath].map((one) => toKey(one, name)) : [toKey(schema, name)];
}

/** At the start of a file the path is the usual one, and what was temporary is gone. */
export function startFile(known: Known, searchPath: readonly string[]): void {
  known.searchPath = searchPath;
  for (const objects of [known.relations, known.indexes]) {
    for (const key of objects.keys()) if (key.startsWith(temporary)) objects.delete(key);
  }
}

const temporary = toKey(tempSchema, "").slice(0, -2);

/** The object of that name; null where nothing is known of it. */
export function find<T>(known: Known, objects: ReadonlyMap<string, T>, name: RelationName): T | null {
  for (const key of keysFor(known, name)) {
    known.recall(key);
    const found = objects.get(key);
    if (found !== undefined) return found;
  }
  return null;
}

export function findRelation(known: Known, name: RelationName | null): KnownRelation | null {
  return name === null ? null : find(known, known.relations, name);
}

/** The type of that name; null for built-in and unknown ones. */
export function findType(known: Known, type: TypeName | null): KnownType | null {
  return type === null ? null : find(known, known.types, type);
}

/** The table whose key or exclusion an index belongs to that has no statement of its own. */
export function findKeyOwner(known: Known, { schema, name }: RelationName): KnownRelation | null {
  const schemas = schema === null ? known.searchPath : [schema];
  const owners = [...known.relations.values()].filter((one) => schemas.includes(one.schema));
  return owners.find((one) => /^(?:primary key|unique|exclude)$/.test(one.constraints.get(name)?.kind ?? "")) ?? null;
}

export function findIndex(known: Known, name: RelationName): KnownIndex | null {
  return find(known, known.indexes, name);
}
