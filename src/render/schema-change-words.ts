import type { AttributeChange, ObjectChange } from "../core/schema/schema-change-model.js";
import { toSideBySide, cutMiddle } from "./difference.js";
import { attributeWords, describeObject, shownName, tallyObjects } from "./object-words.js";

/** `1 new column, 1 new index`; empty where nothing changes. Plain text. */
export function sayChanges(changes: readonly ObjectChange[]): string {
  return tallyObjects(changes);
}

/** What a line says of an object, in pieces: each renderer marks the names its own way. */
export interface ChangeLine {
  readonly change: ObjectChange["change"];
  readonly kind: string;
  readonly name: string;
  /** The table of a constraint; null where the name tells, or the line above. */
  readonly on: string | null;
  /** SQL-like words of an object that came or went; empty where its name says all. */
  readonly about: string;
  /** Attributes that differ, for one that changed. */
  readonly differences: readonly { readonly attribute: string; readonly before: string; readonly after: string }[];
  readonly parts: readonly ChangeLine[];
}

const limit = 120;
/** An object's line; parts of a new table are lines below it, those of one that is gone are not told. */
export function toChangeLine(object: ObjectChange): ChangeLine {
  const { change, kind, attributes, parts } = object;
  const known = Object.fromEntries(
    attributes.map(({ name, before, after }) => [name, change === "gone" ? before : after]),
  );
  return {
    change,
    kind,
    ...nameOf(object),
    about: change === "changed" ? "" : cutMiddle(describeObject(kind, known), { limit }),
    differences: change === "changed" ? attributes.map(toDifference) : [],
    parts:
      change === "gone" ? [] : parts.map((part) => ({ ...toChangeLine(part), name: withoutTable(part), on: null })),
  };
}

/** Below its table, a part needs its own name only. */
function withoutTable({ identity, table }: ObjectChange): string {
  return table !== null && identity.startsWith(`${table}.`) ? identity.slice(table.length + 1) : shownName(identity);
}

/** A constraint is known by its own name and its table. */
function nameOf({ kind, identity, table }: ObjectChange): Pick<ChangeLine, "name" | "on"> {
  const ofTable = kind === "constraint" && table !== null && identity.startsWith(`${table}.`);
  return ofTable
    ? { name: identity.slice(table.length + 1), on: shownName(table) }
    : { name: shownName(identity), on: null };
}

function toDifference({ name, before, after }: AttributeChange): ChangeLine["differences"][number] {
  const shown = toSideBySide(before ?? "none", after ?? "none", { limit });
  return { attribute: attributeWords(name), ...shown };
}
