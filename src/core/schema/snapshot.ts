import { compareText } from "../compare-text.js";
/** One object of a schema in PostgreSQL's own words: what it is, which one, and its attributes. */
export interface SchemaObject {
  /** For example `table`, `column`, `index`. */
  readonly kind: string;
  /** Qualified and quoted as PostgreSQL does, for example `public.users.email`. */
  readonly identity: string;
  /** Attributes by name; absent ones are left out, so that equal objects have equal maps. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A schema at one moment: objects sorted by kind and identity, bound to no database name. */
export interface SchemaSnapshot {
  /** Of the server, for example 16: some attributes mean other things on other majors. */
  readonly major: number;
  readonly objects: readonly SchemaObject[];
}

/** An attribute that this role may not see: it equals whatever another role saw. */
export const notReadable = "(not readable by this role)";

/** What tells objects apart: two of the same key are the same object at two times. */
export function objectKey({ kind, identity }: Pick<SchemaObject, "kind" | "identity">): string {
  return `${kind} ${identity}`;
}

/** Objects by key. */
export function objectsByKey({ objects }: SchemaSnapshot): ReadonlyMap<string, SchemaObject> {
  return new Map(objects.map((object) => [objectKey(object), object]));
}

/** Whether two snapshots say the same of the same objects, in so many words. */
export function areSame(one: SchemaSnapshot, other: SchemaSnapshot): boolean {
  if (one === other) return true;
  if (one.major !== other.major || one.objects.length !== other.objects.length) return false;
  return one.objects.every((object, index) => {
    const twin = other.objects[index];
    return (
      twin !== undefined && object.kind === twin.kind && object.identity === twin.identity && haveSame(object, twin)
    );
  });
}

function haveSame({ attributes: one }: SchemaObject, { attributes: other }: SchemaObject): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** Objects in the order that snapshots keep: by kind, then identity, by code unit. */
export function sortObjects(objects: readonly SchemaObject[]): readonly SchemaObject[] {
  const keyed = objects.map((object) => ({ object, key: objectKey(object) }));
  return keyed.toSorted((a, b) => compareText(a.key, b.key)).map(({ object }) => object);
}
