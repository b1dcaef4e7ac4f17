import { lastName } from "../../core/schema/drift-parts.js";
import { quoteIdentifier, quoteLiteral } from "../../core/quote.js";
import { toUnit } from "../statement.js";
import type { Unit } from "../statement.js";
import { foreignOptionsClause } from "./options.js";
import { grantedPhrase, phraseOf } from "./phrase.js";
import { grantStatements } from "./privileges.js";
import { ownerOf } from "./step.js";
import type { AttributeTemplate, Step } from "./step.js";

/** Templates for attributes that mean the same on every kind. */
export const anyKind: Readonly<Record<string, AttributeTemplate>> = {
  comment: ({ kind, identity }, _from, to) => comment(phraseOf(kind, identity), to),
  owner: ({ kind, identity }, _from, to) => {
    const phrase = phraseOf(kind, identity);
    return phrase === null || to === undefined ? [] : [toUnit(`ALTER ${phrase} OWNER TO ${quoteIdentifier(to)}`)];
  },
  privileges: (step, from, to) => {
    const { kind, identity } = step;
    const on = grantedPhrase(kind, identity);
    if (on === null) return [];
    const column = kind === "column" ? { column: lastName(identity) } : {};
    return toUnits(grantStatements(from, to, { on, ...column, owner: ownerOf(step) }));
  },
  server_options: ({ kind, identity }, from, to) => {
    const clause = foreignOptionsClause(from, to);
    const phrase = phraseOf(kind, identity);
    return clause === null || phrase === null ? [] : [toUnit(`ALTER ${phrase} ${clause}`)];
  },
};

/** COMMENT ON, or nothing where the kind has no name. */
export function comment(phrase: string | null, text: string | undefined): readonly Unit[] {
  if (phrase === null) return [];
  return [toUnit(`COMMENT ON ${phrase} IS ${text === undefined ? "NULL" : quoteLiteral(text)}`)];
}

/** Each statement as a unit of its own. */
export function toUnits(statements: readonly string[]): readonly Unit[] {
  return statements.map((sql) => toUnit(sql));
}

/** A template that alters the object with one clause. */
export function altering(
  clause: (from: string | undefined, to: string | undefined, step: Step) => string | null,
): AttributeTemplate {
  return (step, from, to) => {
    const [phrase, text] = [phraseOf(step.kind, step.identity), clause(from, to, step)];
    return phrase === null || text === null ? [] : [toUnit(`ALTER ${phrase} ${text}`)];
  };
}
