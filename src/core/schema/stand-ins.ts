import { namePartsOf } from "./drift-parts.js";
import type { SchemaObject } from "./snapshot.js";

/** A column that tells what statements know as an object of its own. */
export interface StandIn {
  /** What statements call that. */
  readonly kind: string;
  /** Its names with its schema, unquoted. */
  readonly names: readonly string[];
  /** Attributes of the column that tell what a statement sets of it; null where it makes, drops or renames the whole. */
  readonly told: (attributes: readonly string[] | null) => readonly string[];
}

/** What a column stands in for: the sequence of its identity and, since 18, the constraint that its NOT NULL is. */
export function standInsOf({ kind, identity, attributes }: SchemaObject, major: number): readonly StandIn[] {
  if (kind !== "column") return [];
  const { identity_sequence: sequence, not_null: notNull, not_null_name: given } = attributes;
  const [schema = "", table = "", column = ""] = namePartsOf(identity);
  const name = given === undefined ? `${table}_${column}_not_null` : (namePartsOf(given)[0] ?? "");
  return [
    ...(sequence === undefined
      ? []
      : [{ kind: "sequence", names: namePartsOf(sequence), told: translate(ofSequence, ["identity_sequence"]) }]),
    ...(notNull === undefined || major < 18
      ? []
      : [
          {
            kind: "constraint",
            names: [schema, table, name],
            told: translate(ofNotNull, ["not_null", "not_null_name"]),
          },
        ]),
  ];
}

const ofSequence: Readonly<Record<string, string>> = { comment: "sequence_comment", options: "identity_options" };
const ofNotNull: Readonly<Record<string, string>> = { comment: "not_null_comment", not_valid: "not_null" };

function translate(words: Readonly<Record<string, string>>, whole: readonly string[]): StandIn["told"] {
  return (attributes) => (attributes === null ? whole : attributes.flatMap((name) => words[name] ?? []));
}
